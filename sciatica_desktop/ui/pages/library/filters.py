"""What is looked for: words, a place, and chips that add up."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop.domain.exercise import Area, Exercise, Family, Place
from sciatica_desktop.domain.finding import Wish, words_of
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.chips import ChipGroup
from sciatica_desktop.ui.widgets.keycap import keycap_width, paint_keycap
from sciatica_desktop.ui.widgets.search_field import SearchField
from sciatica_desktop.ui.widgets.tags import PLACE_ICONS, PLACE_WORDS

ALL_PLACES = "All places"

AREAS = {
    "Hip": Area.HIP,
    "Groin": Area.GROIN,
    "Buttock": Area.BUTTOCK,
    "Back": Area.BACK,
    "Trunk": Area.TRUNK,
}
FAMILIES = {
    "Nerve floss": Family.FLOSS,
    "Strength": Family.STRENGTH,
}
NOTHING_NEEDED = "Nothing needed"
MINUTES = {"Up to 2 min": 2.4999, "Up to 3 min": 3.4999}
"""As the cards say it, in whole minutes: what says "3 min" is among the second."""
FLARE_DAY = "Flare day"

_OF_THE_PLACE = {
    Place.CHAIR: "chair",
    Place.DESK: "desk",
    Place.FLOOR: "mat",
    Place.BED: "bed",
}
"""What is there anyway where an exercise is done: nobody has to fetch it."""

_IN_A_ROW = 920
"""Width in px at 100 % text from which search and places stand side by side."""


class FilterBar(QWidget):
    """The search field and the chips.

    Signals:
        changed: the wish is another one.
        left_below: an arrow key leads from the search field down to what was found.
    """

    changed = Signal()
    left_below = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Make a bar that asks for everything."""
        super().__init__(parent)
        self._theme = theme
        self.search = _Search(theme)
        self.search.setMaximumWidth(theme.px(320))
        self.search.textChanged.connect(self.changed)
        self.search.left_below.connect(self.left_below)
        self.places = ChipGroup(
            "Place",
            (ALL_PLACES, *PLACE_WORDS.values()),
            theme=theme,
            exclusive=True,
            icons={PLACE_WORDS[place]: icon for place, icon in PLACE_ICONS.items()},
        )
        self.places.set_selected((ALL_PLACES,))
        self.places.selection_changed.connect(self._on_place)
        self.more = ChipGroup(
            "Filters",
            (*AREAS, *FAMILIES, *MINUTES, FLARE_DAY),
            theme=theme,
        )
        self.more.selection_changed.connect(self._on_more)
        # Beside the places, with which it goes; the other chips then keep to one line when some
        # are on.
        self.at_hand = ChipGroup("Equipment", (NOTHING_NEEDED,), theme=theme)
        self.at_hand.selection_changed.connect(self.changed)
        self._minutes: tuple[str, ...] = ()
        self._there: frozenset[str] = frozenset()
        self._lay_out()

    def _lay_out(self) -> None:
        space = self._theme.space
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(space(16))
        self._row.addWidget(self.search)
        beside = QHBoxLayout()
        beside.setSpacing(space(8))
        beside.addWidget(self.places, 1)
        beside.addWidget(self.at_hand, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(beside, 1)
        self._row.setAlignment(beside, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(12))
        column.addLayout(self._row)
        column.addWidget(self.more)

    @property
    def wish(self) -> Wish:
        """What is looked for."""
        on = set(self.more.selected)
        minutes = [MINUTES[word] for word in on & MINUTES.keys()]
        return Wish(
            text=self.search.text(),
            place=self._place(),
            equipment=self._there if self.at_hand.selected else None,
            areas=frozenset(AREAS[word] for word in on & AREAS.keys()),
            families=frozenset(FAMILIES[word] for word in on & FAMILIES.keys()),
            most_minutes=min(minutes) if minutes else None,
            flare_only=FLARE_DAY in on,
        )

    def set_exercises(self, exercises: Iterable[Exercise]) -> None:
        """Learn which things belong to the places, from what the exercises ask for."""
        self._there = frozenset(
            thing
            for exercise in exercises
            for thing in exercise.equipment
            if any(_OF_THE_PLACE[place] in words_of(thing) for place in exercise.places)
        )

    def clear(self) -> None:
        """Ask for everything again."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.places.set_selected((ALL_PLACES,))
        self.more.set_selected(())
        self.at_hand.set_selected(())
        self._minutes = ()
        self.changed.emit()

    def _place(self) -> Place | None:
        on = self.places.selected
        return next((place for place, words in PLACE_WORDS.items() if words in on), None)

    def _on_place(self) -> None:
        if not self.places.selected:
            self.places.set_selected((ALL_PLACES,))
        self.changed.emit()

    def _on_more(self) -> None:
        """Of the two lengths one can be on: the one that was switched on last."""
        on = self.more.selected
        minutes = tuple(word for word in on if word in MINUTES)
        if len(minutes) > 1:
            minutes = tuple(word for word in minutes if word not in self._minutes)
            self.more.set_selected([w for w in on if w not in MINUTES or w in minutes])
        self._minutes = minutes
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Search and places side by side, or one above the other."""
        super().resizeEvent(event)
        wide = self.width() >= _IN_A_ROW * self._theme.scale
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != way:
            self._row.setDirection(way)


class _Search(SearchField):
    """The field, from which Down leads to the cards."""

    left_below = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("Search: hip, floss, chair", theme=theme)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the key that leads here, while the field waits."""
        super().paintEvent(event)
        if self.text() or self.hasFocus():
            return
        width = keycap_width("/", self._theme)
        painter = QPainter(self)
        edge = self.width() - self._theme.px(12)
        room = QRectF(edge - width, 0, width, self.height())
        paint_keycap(painter, room, "/", self._theme, self._theme.colour("ink2"))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter go on to what was found."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_below.emit()
            return
        super().keyPressEvent(event)
