"""How much of an exercise: the card's dose, made one's own, and the way to start."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from sciatica_desktop.domain.anatomy import AffectedSide, Side
from sciatica_desktop.domain.dose import Dose
from sciatica_desktop.domain.doses import hold_seconds, move_seconds, past_seen, span_words
from sciatica_desktop.domain.exercise import Exercise, Kind, Laterality, PhaseKind
from sciatica_desktop.ui.pages.builder.undo_keys import UndoKeys
from sciatica_desktop.ui.pages.exercise.sides import laterality_of, sides_of
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.card import Card
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.notice import Notice
from sciatica_desktop.ui.widgets.segmented import Segmented
from sciatica_desktop.ui.widgets.stepper import Stepper

BOTH = (Side.LEFT, Side.RIGHT)


class DoseCard(Card):
    """Shows and changes one dose.

    Signals:
        dose_changed: by the person's hand; read :attr:`dose` and :attr:`sides`.
        reset_requested: back to the dose of the card.
        start_requested: do it now.
    """

    dose_changed = Signal()
    reset_requested = Signal()
    start_requested = Signal()

    def __init__(self, *, theme: Theme) -> None:
        """Make an empty card."""
        super().__init__(theme=theme)
        self._theme = theme
        self._card: Exercise | None = None
        self._dose = Dose()
        self._laterality = Laterality.NONE
        self._affected = AffectedSide.NEITHER
        self.hold = Stepper("Hold", theme=theme, low=1, high=600, unit="s", step=5)
        self.repetitions = Stepper("Times", theme=theme, low=1, high=50)
        self.out = Stepper("Out", theme=theme, low=1, high=60, unit="s")
        self.into = Stepper("In", theme=theme, low=1, high=60, unit="s")
        self.sets = Stepper("Sets", theme=theme, low=1, high=10)
        self.per_day = Stepper("Times a day", theme=theme, low=1, high=10)
        numbers = (self.hold, self.repetitions, self.out, self.into, self.sets, self.per_day)
        keys = UndoKeys(self)
        for stepper in numbers:
            stepper.value_changed.connect(self._on_number)
            for field in stepper.findChildren(QSpinBox):
                field.installEventFilter(keys)
        self.sides = Segmented(
            "Sides", ((BOTH, "L, R"), ((Side.LEFT,), "L"), ((Side.RIGHT,), "R")), theme=theme
        )
        self.sides.value_changed.connect(self._on_sides)
        self.start = Button("Start", theme=theme, icon="play")
        self.start.clicked.connect(self.start_requested)
        self.reset = Button("Back to the card's dose", theme=theme, role="text", icon="undo")
        self.reset.clicked.connect(self.reset_requested)
        self.past = Notice(icon="info", ground="flare", tone="flare_line", theme=theme)
        self._rows: dict[QWidget, _Row] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        space = self._theme.space
        self.setAccessibleName("Your dose")
        head = QHBoxLayout()
        head.addWidget(label("Your dose", theme=self._theme, weight=600))
        head.addStretch(1)
        self._changed = label("changed", theme=self._theme, role="small", tone="ink2")
        head.addWidget(self._changed)
        grid = QGridLayout()
        grid.setVerticalSpacing(space(8))
        grid.setColumnStretch(0, 1)
        for words, control in (
            ("Hold", self.hold),
            ("Times", self.repetitions),
            ("Out", self.out),
            ("In", self.into),
            ("Sets", self.sets),
            ("Times a day", self.per_day),
            ("Sides", self.sides),
        ):
            row = _Row(words, control, theme=self._theme)
            at = grid.rowCount()
            grid.addLayout(row.words, at, 0)
            grid.addWidget(control, at, 1, Qt.AlignmentFlag.AlignRight)
            self._rows[control] = row
        self.body.setSpacing(space(12))
        self.body.addLayout(head)
        self.body.addLayout(grid)
        self.body.addWidget(self.past)
        self.body.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.start)

    @property
    def dose(self) -> Dose:
        """What is set."""
        return self._dose

    @property
    def laterality(self) -> Laterality:
        """Which sides are set."""
        return self._laterality

    def show_dose(self, exercise: Exercise, card: Exercise, affected: AffectedSide) -> None:
        """Show the dose in force.

        Args:
            exercise: the exercise, with the person's own dose.
            card: the same as its card says.
            affected: the side that hurts.
        """
        self._card, self._affected = card, affected
        self._dose, self._laterality = exercise.dose, exercise.laterality
        held = hold_seconds(exercise, exercise.dose)
        self._rows[self.hold].show(held is not None)
        if held is not None:
            self.hold.set_value(round(held))
        for control, seconds in _pace(exercise, exercise.dose, self.out, self.into):
            self._rows[control].show(seconds is not None)
            control.set_value(round(seconds or 1))
        self.repetitions.set_value(exercise.dose.repetitions)
        self.sets.set_value(exercise.dose.sets)
        self.per_day.set_value(exercise.dose.times_per_day)
        self._rows[self.sides].show(card.laterality is not Laterality.NONE)
        if card.laterality is not Laterality.NONE:
            self.sides.set_value(sides_of(exercise.laterality, affected))
        self._say_usual(card)
        self._say_changes()

    def set_total(self, words: str) -> None:
        """Say on the button how long it takes."""
        self.start.set_words(f"Start · {words}" if words else "Start")

    def _say_usual(self, card: Exercise) -> None:
        seen = card.seen
        each = " each side" if len(sides_of(self._laterality, self._affected)) > 1 else ""
        counted = "Holds" if card.kind is Kind.HOLD else "Times"
        self._rows[self.repetitions].name.setText(f"{counted}{each}")
        for control, span, unit in (
            (self.hold, seen.hold_s, " s"),
            (self.repetitions, seen.repetitions, ""),
            (self.sets, seen.sets, ""),
            (self.per_day, seen.times_per_day, ""),
        ):
            words = f"usual {span_words(span)}{unit}" if span is not None else ""
            self._rows[control].say(words)

    def _say_changes(self) -> None:
        if self._card is None:
            return
        changed = (self._dose, self._laterality) != (self._card.dose, self._card.laterality)
        self._changed.setVisible(changed)
        self.reset.setVisible(changed)
        self.past.set_lines(past_seen(self._card, self._dose))

    def _on_number(self, _number: int) -> None:
        card = self._card
        if card is None:
            return
        wanted = replace(
            self._dose,
            repetitions=self.repetitions.value,
            sets=self.sets.value,
            times_per_day=self.per_day.value,
        )
        held = hold_seconds(card, self._dose)
        if held is not None and self.hold.value != round(held):
            wanted = replace(wanted, hold_s=float(self.hold.value))
        if hold_seconds(card, wanted) == hold_seconds(card, card.dose):
            wanted = replace(wanted, hold_s=card.dose.hold_s)
        self._dose = self._paced(card, wanted)
        self._say_changes()
        self.dose_changed.emit()

    def _paced(self, card: Exercise, wanted: Dose) -> Dose:
        """The dose with the pace that is set; half seconds that nobody touched stay."""
        now = _pace(card, self._dose, self.out, self.into)
        usual = _pace(card, card.dose, self.out, self.into)
        pace: list[float | None] = [wanted.out_s, wanted.back_s]
        for place, (control, seconds) in enumerate(now):
            if seconds is not None and control.value != round(seconds):
                pace[place] = float(control.value)
            if pace[place] == usual[place][1]:
                pace[place] = card.dose.out_s if control is self.out else card.dose.back_s
        return replace(wanted, out_s=pace[0], back_s=pace[1])

    def _on_sides(self, sides: object) -> None:
        if self._card is None or not isinstance(sides, tuple):
            return
        self._laterality = laterality_of(sides, self._card.laterality, self._affected)
        self._say_usual(self._card)
        self._say_changes()
        self.dose_changed.emit()


def _pace(
    exercise: Exercise, dose: Dose, out: Stepper, into: Stepper
) -> tuple[tuple[Stepper, float | None], tuple[Stepper, float | None]]:
    """The seconds of a move out and of one in, by what sets them; None where nothing does."""
    if exercise.kind is not Kind.REPETITIONS:
        return (out, None), (into, None)
    return (
        (out, move_seconds(exercise, PhaseKind.MOVE_OUT, dose.out_s)),
        (into, move_seconds(exercise, PhaseKind.MOVE_BACK, dose.back_s)),
    )


class _Row:
    """The words of one line of the card."""

    def __init__(self, name: str, control: QWidget, *, theme: Theme) -> None:
        self.name = label(name, theme=theme)
        self._usual = label("", theme=theme, role="small", tone="ink2")
        self._control = control
        self._says = False
        self.words = QVBoxLayout()
        self.words.setSpacing(0)
        self.words.addStretch(1)
        self.words.addWidget(self.name)
        self.words.addWidget(self._usual)
        self.words.addStretch(1)
        self._usual.hide()

    def show(self, shown: bool) -> None:
        """Show or hide the line."""
        for part in (self.name, self._control):
            part.setVisible(shown)
        self._usual.setVisible(shown and self._says)

    def say(self, usual: str) -> None:
        """Say what is usual, or nothing."""
        self._says = bool(usual)
        self._usual.setText(usual)
        self._usual.setVisible(self._says and not self.name.isHidden())
