"""How it is done: where, with what, how often, how long and on which side."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSpinBox, QWidget

from sciatica_desktop.domain import own_exercise as own
from sciatica_desktop.domain.exercise import Area, Exercise, Family, Kind, Laterality
from sciatica_desktop.domain.own_exercise import OwnDraft
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.chips import ChipGroup
from sciatica_desktop.ui.widgets.choice import Choice
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.segmented import Segmented
from sciatica_desktop.ui.widgets.stepper import Stepper
from sciatica_desktop.ui.widgets.tags import PLACE_ICONS, PLACE_WORDS

_KINDS = (
    (Kind.HOLD, "Hold"),
    (Kind.REPETITIONS, "Repeat"),
    (Kind.REPEATED_HOLD, "Repeat and hold"),
)
_FAMILIES = (
    (Family.STRETCH, "Stretch"),
    (Family.FLOSS, "Nerve floss"),
    (Family.STRENGTH, "Strength"),
    (Family.MOBILITY, "Mobility"),
)
_AREAS = (
    (Area.HIP, "Hip"),
    (Area.GROIN, "Groin"),
    (Area.BUTTOCK, "Buttock"),
    (Area.NERVE, "Nerve"),
    (Area.BACK, "Back"),
    (Area.TRUNK, "Trunk"),
    (Area.WHOLE_BODY, "Whole body"),
)
_SIDES = (
    (Laterality.NONE, "Both together"),
    (Laterality.EACH, "Each side"),
    (Laterality.LEFT_FIRST, "Left, then right"),
    (Laterality.AFFECTED_ONLY, "The side that hurts"),
    (Laterality.OTHER_ONLY, "The other side"),
    (Laterality.LEFT_ONLY, "Left only"),
    (Laterality.RIGHT_ONLY, "Right only"),
)
_HOLD_LIMITS = (1, 600)
_MOVE_LIMITS = (1, 60)


class FactsForm(QWidget):
    """Controls that change at once.

    Signals:
        changed: another draft, by the person's hand (OwnDraft).
    """

    changed = Signal(object)

    def __init__(self, *, theme: Theme, undo_keys: QObject) -> None:
        """Make a form; :meth:`show_draft` fills it."""
        super().__init__()
        self._theme = theme
        self._draft = own.blank()
        self.kind = Segmented("How", _KINDS, theme=theme)
        self.family = Choice("What for", _FAMILIES, theme=theme)
        self.area = Choice("Part of the body", _AREAS, theme=theme)
        self.sides = Choice("Sides", _SIDES, theme=theme)
        icons = {PLACE_WORDS[place]: icon for place, icon in PLACE_ICONS.items()}
        self.places = ChipGroup("Where", tuple(PLACE_WORDS.values()), theme=theme, icons=icons)
        self.needs = QLineEdit()
        self.needs.setAccessibleName("You need")
        self.needs.setPlaceholderText("mat, small pillow")
        self.out = self._stepper("Out", _MOVE_LIMITS, "s")
        self.hold = self._stepper("Hold", _HOLD_LIMITS, "s", 5)
        self.back = self._stepper("In", _MOVE_LIMITS, "s")
        self.times = self._stepper("Times", (1, 50))
        self.sets = self._stepper("Sets", (1, 10))
        self.per_day = self._stepper("Times a day", (1, 10))
        self._lay_out()
        for widget in (self.needs, *self.findChildren(QSpinBox)):
            widget.installEventFilter(undo_keys)
        self.kind.value_changed.connect(self._on_kind)
        self.family.value_changed.connect(self._on_family)
        self.area.value_changed.connect(self._on_area)
        self.sides.value_changed.connect(self._on_sides)
        self.places.selection_changed.connect(self._on_places)
        self.needs.editingFinished.connect(self._on_needs)

    def _stepper(
        self, name: str, limits: tuple[int, int], unit: str = "", step: int = 1
    ) -> Stepper:
        low, high = limits
        made = Stepper(
            name, theme=self._theme, low=low, high=high, unit=unit, step=step, parent=self
        )
        timed = name in ("Out", "Hold", "In")
        made.value_changed.connect(self._on_seconds if timed else self._on_dose)
        return made

    def _lay_out(self) -> None:
        space = self._theme.space
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space(16))
        grid.setVerticalSpacing(space(8))
        grid.setColumnStretch(1, 1)
        self._names: dict[QWidget, QWidget] = {}
        for row, (words, control) in enumerate(
            (
                ("How", self.kind),
                ("Out", self.out),
                ("Hold", self.hold),
                ("In", self.back),
                ("Times", self.times),
                ("Sets", self.sets),
                ("Times a day", self.per_day),
                ("Sides", self.sides),
                ("What for", self.family),
                ("Part of the body", self.area),
                ("You need", self.needs),
                ("Where", self.places),
            )
        ):
            name = label(words, theme=self._theme)
            middle = Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(name, row, 0, middle | Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(control, row, 1)
            self._names[control] = name

    def show_draft(self, draft: OwnDraft) -> None:
        """Show what is true now."""
        self._draft = draft
        card = draft.exercise
        self.kind.set_value(card.kind)
        self.family.set_value(card.family)
        self.area.set_value(card.area)
        self.sides.set_value(card.laterality)
        self.places.set_selected(tuple(PLACE_WORDS[place] for place in card.places))
        if not self.needs.hasFocus():
            self.needs.setText(", ".join(card.equipment))
        out, hold, back = own.seconds(card)
        for stepper, value in ((self.out, out), (self.hold, hold), (self.back, back)):
            if value is not None:
                stepper.set_value(round(value))
            stepper.setVisible(value is not None)
            self._names[stepper].setVisible(value is not None)
        self.times.set_value(card.dose.repetitions)
        self.sets.set_value(card.dose.sets)
        self.per_day.set_value(card.dose.times_per_day)

    def _take(self, card: Exercise) -> None:
        self.changed.emit(replace(self._draft, exercise=card))

    def _on_kind(self, kind: object) -> None:
        if isinstance(kind, Kind):
            self.changed.emit(own.with_kind(self._draft, kind))

    def _on_family(self, family: object) -> None:
        if isinstance(family, Family):
            self.changed.emit(own.with_family(self._draft, family))

    def _on_area(self, area: object) -> None:
        if isinstance(area, Area):
            self._take(replace(self._draft.exercise, area=area))

    def _on_sides(self, sides: object) -> None:
        if isinstance(sides, Laterality):
            self._take(replace(self._draft.exercise, laterality=sides))

    def _on_places(self) -> None:
        on = self.places.selected
        places = tuple(place for place, words in PLACE_WORDS.items() if words in on)
        if places:
            self._take(replace(self._draft.exercise, places=places))
        else:
            # It is done somewhere: the last place stays.
            self.show_draft(self._draft)

    def _on_needs(self) -> None:
        things = (part.strip() for part in self.needs.text().split(","))
        self._take(replace(self._draft.exercise, equipment=tuple(part for part in things if part)))

    def _on_seconds(self, _value: int) -> None:
        shown = own.seconds(self._draft.exercise)
        new = [
            value if value is None or stepper.value == round(value) else float(stepper.value)
            for stepper, value in zip((self.out, self.hold, self.back), shown, strict=True)
        ]
        out, hold, back = new
        self.changed.emit(own.with_seconds(self._draft, out or 1.0, hold, back or 1.0))

    def _on_dose(self, _value: int) -> None:
        dose = replace(
            self._draft.exercise.dose,
            repetitions=self.times.value,
            sets=self.sets.value,
            times_per_day=self.per_day.value,
        )
        self._take(replace(self._draft.exercise, dose=dose))
