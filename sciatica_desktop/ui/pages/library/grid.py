"""The grid of stretches: one Tab stop, arrows between the cards, one figure that moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from sciatica_desktop.domain.clock import Clock
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.plan import Pace
from sciatica_desktop.services.library import LibraryService
from sciatica_desktop.services.settings import Settings
from sciatica_desktop.ui.motion import is_reduced
from sciatica_desktop.ui.pages.library.card import LEAST_WIDTH, ExerciseCard
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.columns_layout import ColumnsLayout
from sciatica_desktop.ui.widgets.demonstration import Demonstration

_DWELL_MS = 120
"""A pointer that only crosses a card sets nothing in motion."""


class CardGrid(QWidget):
    """Shows the stretches it is given, in their order.

    Signals:
        opened: the id of a stretch to look at.
        add_requested: the id of a stretch to add to a routine, and its button.
        left_above: an arrow key leads out of the first row.
        reached: the card the keyboard went to.
    """

    opened = Signal(str)
    add_requested = Signal(str, QWidget)
    left_above = Signal()
    reached = Signal(QWidget)

    def __init__(
        self,
        studio: Studio,
        *,
        settings: Settings,
        theme: Theme,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty grid."""
        super().__init__(parent)
        self._studio = studio
        self._settings = settings
        self._theme = theme
        self._cards: dict[str, ExerciseCard] = {}
        self._shown: list[ExerciseCard] = []
        self._current: ExerciseCard | None = None
        self._moving: ExerciseCard | None = None
        self._wanted: ExerciseCard | None = None
        self._demonstration = Demonstration(clock, self)
        self._dwell = QTimer(self)
        self._dwell.setObjectName("card dwell")
        self._dwell.setSingleShot(True)
        self._dwell.setInterval(_DWELL_MS)
        self._dwell.timeout.connect(self._set_in_motion)
        self._columns = ColumnsLayout(self, least=theme.px(LEAST_WIDTH), spacing=theme.space(24))
        self.setAccessibleName("Stretches")

    @property
    def cards(self) -> tuple[ExerciseCard, ...]:
        """The cards in sight, in order."""
        return tuple(self._shown)

    @property
    def current(self) -> ExerciseCard | None:
        """The card that Tab comes to."""
        return self._current

    @property
    def moving(self) -> ExerciseCard | None:
        """The card whose figure moves."""
        return self._moving

    def set_exercises(
        self,
        exercises: Mapping[str, Exercise],
        pace: Pace,
        library: LibraryService,
    ) -> None:
        """Have one card for each of these, with what is true now."""
        for gone in [name for name in self._cards if name not in exercises]:
            self._drop(gone)
        # By name alone: asking for a figure reads it.
        drawn = {*library.figures, *library.pictures}
        for name, exercise in exercises.items():
            card = self._cards.get(name) or self._add(exercise)
            own = library.is_own_exercise(name)
            card.show_exercise(exercise, pace, drawn=name in drawn, own=own)

    def show_only(self, names: Sequence[str]) -> None:
        """Show these cards in this order and no others."""
        self._shown = [self._cards[name] for name in names]
        self._columns.put_in_order(list[QWidget](self._shown))
        others = [card for card in self._cards.values() if card.isHidden() is (card in self._shown)]
        if others:
            # Each card that came or went in sight would have the whole page laid out anew.
            had_keyboard = self._current is not None and self._current.hasFocus()
            self.hide()
            for card in others:
                card.setVisible(card in self._shown)
            self.show()
            if had_keyboard and self._shown:
                card = self._current if self._current in self._shown else self._shown[0]
                self._rove(card)
                card.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._current not in self._shown:
            self._rove(self._shown[0] if self._shown else None)
        self.updateGeometry()

    def begin_at_first(self) -> None:
        """Have Tab and the arrow keys come to the best of what was found."""
        if self._shown and not (self._current is not None and self._current.hasFocus()):
            self._rove(self._shown[0])

    def go_to(self, card: ExerciseCard) -> None:
        """Bring the keyboard to a card."""
        self._rove(card)
        card.setFocus(Qt.FocusReason.TabFocusReason)
        self.reached.emit(card)

    def _add(self, exercise: Exercise) -> ExerciseCard:
        card = ExerciseCard(exercise, self._studio, theme=self._theme)
        card.clicked.connect(self._on_clicked)
        card.add_requested.connect(self._on_add)
        card.stepped.connect(self._on_stepped)
        card.attended.connect(self._on_attended)
        card.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._columns.addWidget(card)
        self._cards[exercise.id] = card
        return card

    def _drop(self, name: str) -> None:
        card = self._cards.pop(name)
        if card is self._moving:
            self._come_to_rest()
        if card is self._current:
            self._current = None
        self._shown = [other for other in self._shown if other is not card]
        self._columns.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _sender(self) -> ExerciseCard:
        card = self.sender()
        assert isinstance(card, ExerciseCard)
        return card

    def _on_clicked(self) -> None:
        card = self._sender()
        self._rove(card)
        self.opened.emit(card.exercise.id)

    def _on_add(self) -> None:
        card = self._sender()
        self._rove(card)
        self.add_requested.emit(card.exercise.id, card.plus)

    def _rove(self, card: ExerciseCard | None) -> None:
        """Make one card the stop for Tab."""
        if self._current is not None:
            self._current.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._current = card
        if card is not None:
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _on_stepped(self, key: int) -> None:
        place, columns = self._shown.index(self._sender()), self._columns.columns(self.width())
        last = len(self._shown) - 1
        match key:
            case Qt.Key.Key_Left:
                place = max(0, place - 1)
            case Qt.Key.Key_Right:
                place = min(last, place + 1)
            case Qt.Key.Key_Home:
                place = 0
            case Qt.Key.Key_End:
                place = last
            case Qt.Key.Key_Up if place < columns:
                self.left_above.emit()
                return
            case Qt.Key.Key_Up:
                place -= columns
            case _:
                # From a row that is full into a last one that is not: to its end.
                below = place // columns < last // columns
                place = min(last, place + columns) if below else place
        self.go_to(self._shown[place])

    def _on_attended(self, came: bool) -> None:
        card = self._sender()
        if came:
            self._wanted = card
            self._dwell.start()
        elif not (card.underMouse() or card.has_keyboard):
            self._dwell.stop()
            if card is self._moving:
                self._come_to_rest()

    def _set_in_motion(self) -> None:
        card = self._wanted
        if card is None or not card.figure.isVisible() or is_reduced(self._settings, self._theme):
            return
        if card is self._moving:
            return
        self._come_to_rest()
        self._moving = card
        self._demonstration.play(card.figure, card.exercise, card.side, again=True)

    def _come_to_rest(self) -> None:
        self._demonstration.stop()
        card, self._moving = self._moving, None
        if card is not None:
            card.rest()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing moves for nobody."""
        super().hideEvent(event)
        self._dwell.stop()
        self._come_to_rest()
