"""The dose of one stretch of the routine, opened under its card."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from sciatica_desktop.domain.anatomy import AffectedSide, Side
from sciatica_desktop.domain.dose import Dose
from sciatica_desktop.domain.doses import hold_seconds, move_seconds, past_seen
from sciatica_desktop.domain.drafting import spelled_out
from sciatica_desktop.domain.exercise import Exercise, Kind, Laterality, PhaseKind
from sciatica_desktop.domain.routine import Item
from sciatica_desktop.ui.pages.builder.chips import DAY, HOLD, PACE, SETS, SIDES, TIMES_KEY
from sciatica_desktop.ui.pages.exercise.sides import laterality_of, sides_of
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button, IconButton
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.notice import Notice
from sciatica_desktop.ui.widgets.rule import Rule
from sciatica_desktop.ui.widgets.segmented import Segmented
from sciatica_desktop.ui.widgets.stepper import Stepper

BACK, REST = "back", "rest"
BOTH = (Side.LEFT, Side.RIGHT)


class DoseEditor(QWidget):
    """Changes at once; there is nothing to confirm.

    Signals:
        changed: another item, by the person's hand (Item).
        closed: it is not needed any more.
        removed: the stretch is to go.
    """

    changed = Signal(object)
    closed = Signal()
    removed = Signal()

    def __init__(
        self,
        exercise: Exercise,
        affected: AffectedSide,
        *,
        theme: Theme,
        undo_keys: QObject,
    ) -> None:
        """Make an editor for one exercise; :meth:`show_item` fills it."""
        super().__init__()
        self._theme = theme
        self._exercise = exercise
        self._affected = affected
        self._item = Item(exercise.id)
        self.controls: dict[str, Stepper | Segmented] = {}
        self._names: dict[str, QWidget] = {}
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(theme.space(8))
        self._grid.setHorizontalSpacing(theme.space(8))
        self._grid.setColumnStretch(0, 1)
        self._add_controls()
        for number in self.findChildren(QSpinBox):
            number.installEventFilter(undo_keys)
        self._past = Notice(icon="info", ground="flare", tone="flare_line", theme=theme)
        self.reset = Button("As on its card", theme=theme, role="text", icon="undo")
        self.reset.clicked.connect(self._on_reset)
        self.remove = IconButton("trash", "Remove", theme=theme, shortcut="Del")
        self.remove.clicked.connect(self.removed)
        self.done = Button("Done", theme=theme, role="secondary")
        self.done.clicked.connect(self.closed)
        self._lay_out()

    def _lay_out(self) -> None:
        space = self._theme.space
        buttons = QHBoxLayout()
        buttons.setSpacing(space(4))
        buttons.addWidget(self.remove)
        buttons.addWidget(self.reset)
        buttons.addStretch(1)
        buttons.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(16), 0, space(16), space(12))
        column.setSpacing(space(12))
        column.addWidget(Rule(theme=self._theme))
        column.addLayout(self._grid)
        column.addWidget(self._past)
        column.addLayout(buttons)

    def _add_controls(self) -> None:
        exercise = self._exercise
        held = hold_seconds(exercise, exercise.dose) is not None
        if held:
            self._number(HOLD, "Hold", 1, 600, "s", 5)
        self._number(TIMES_KEY, "Holds" if exercise.kind is Kind.HOLD else "Times", 1, 50)
        if exercise.kind is Kind.REPETITIONS:
            kinds = {phase.kind for phase in exercise.phases}
            if PhaseKind.MOVE_OUT in kinds:
                self._number(PACE, "Out", 1, 60, "s")
            if PhaseKind.MOVE_BACK in kinds:
                self._number(BACK, "In", 1, 60, "s")
        self._number(SETS, "Sets", 1, 10)
        self._number(REST, "Rest between sets", 0, 600, "s", 10)
        if exercise.laterality is not Laterality.NONE:
            options = ((BOTH, "L, R"), ((Side.LEFT,), "L"), ((Side.RIGHT,), "R"))
            sides = Segmented("Sides", options, theme=self._theme)
            sides.value_changed.connect(self._on_sides)
            self._put(SIDES, "Sides", sides)
        self._number(DAY, "Times a day", 1, 10)

    def _number(
        self, key: str, name: str, low: int, high: int, unit: str = "", step: int = 1
    ) -> None:
        stepper = Stepper(
            name, theme=self._theme, low=low, high=high, unit=unit, step=step, parent=self
        )
        stepper.value_changed.connect(self._on_number)
        self._put(key, name, stepper)

    def _put(self, key: str, name: str, control: Stepper | Segmented) -> None:
        row = self._grid.rowCount()
        words = label(name, theme=self._theme, role="small", wrap=True)
        self._grid.addWidget(words, row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(control, row, 1, Qt.AlignmentFlag.AlignRight)
        self.controls[key] = control
        self._names[key] = words

    @property
    def exercise(self) -> Exercise:
        """The exercise it was made for."""
        return self._exercise

    @property
    def _dose(self) -> Dose:
        return self._item.dose or self._exercise.dose

    def show_item(self, item: Item) -> None:
        """Show the dose in force."""
        self._item = item
        for key, value in self._values(self._dose).items():
            control = self.controls.get(key)
            if isinstance(control, Stepper) and value is not None:
                control.set_value(round(value))
        sides = self.controls.get(SIDES)
        if isinstance(sides, Segmented):
            sides.set_value(sides_of(item.sides or self._exercise.laterality, self._affected))
        several = self._dose.sets > 1
        for part in (self.controls[REST], self._names[REST]):
            part.setVisible(several)
        self.reset.setVisible(self._is_changed())
        self._past.set_lines(past_seen(self._exercise, self._dose))

    def go_to(self, key: str) -> None:
        """Bring the keyboard to one part of the dose."""
        control = self.controls.get(key) or next(iter(self.controls.values()))
        control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _values(self, dose: Dose) -> dict[str, float | None]:
        exercise = self._exercise
        return {
            HOLD: hold_seconds(exercise, dose),
            TIMES_KEY: dose.repetitions,
            SETS: dose.sets,
            REST: dose.rest_between_sets_s,
            PACE: move_seconds(exercise, PhaseKind.MOVE_OUT, dose.out_s),
            BACK: move_seconds(exercise, PhaseKind.MOVE_BACK, dose.back_s),
            DAY: dose.times_per_day,
        }

    def _is_changed(self) -> bool:
        card = self._exercise
        sides = self._item.sides or card.laterality
        return self._values(self._dose) != self._values(card.dose) or sides is not card.laterality

    def _on_number(self, _value: int) -> None:
        """Take over the one number that is another now; half seconds elsewhere stay."""
        shown = self._values(self._dose)
        new: dict[str, float | None] = {}
        for key, control in self.controls.items():
            if isinstance(control, Stepper):
                before = shown[key]
                same = before is not None and control.value == round(before)
                new[key] = before if same else float(control.value)
        dose = replace(
            self._dose,
            hold_s=new.get(HOLD),
            repetitions=round(new[TIMES_KEY] or 1),
            sets=round(new[SETS] or 1),
            rest_between_sets_s=new[REST] or 0.0,
            out_s=new.get(PACE, self._dose.out_s),
            back_s=new.get(BACK, self._dose.back_s),
            times_per_day=round(new[DAY] or 1),
        )
        self._take(replace(self._item, dose=dose))

    def _on_sides(self, sides: object) -> None:
        if isinstance(sides, tuple):
            wanted = laterality_of(sides, self._exercise.laterality, self._affected)
            self._take(replace(self._item, sides=wanted))

    def _on_reset(self) -> None:
        self._take(spelled_out(self._exercise))
        self.done.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, item: Item) -> None:
        self._item = item
        self.changed.emit(item)
