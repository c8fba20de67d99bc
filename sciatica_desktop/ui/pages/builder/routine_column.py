"""The routine as a list: cards to order, a place to drop the next one, and what comes between."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sciatica_desktop.domain.drafting import SHORT
from sciatica_desktop.domain.plan import Pace, Plan
from sciatica_desktop.domain.prescription import Line
from sciatica_desktop.services.library import LibraryService
from sciatica_desktop.ui.pages.builder.dragging import new_of, place_of
from sciatica_desktop.ui.pages.builder.item_card import DOWN, ItemCard
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import CONTROL_EDGE, RADIUS_CARD
from sciatica_desktop.ui.widgets.focus import FocusMark, ShowsFocus
from sciatica_desktop.ui.widgets.key_hint import KeyHint
from sciatica_desktop.ui.widgets.keycap import keycap_width, paint_keycap
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.tab_order import follow

_DROP_HEIGHT = 56
MANY = "Shorter routines get done more often: four stretches are plenty."

FIRST = "Pick stretches from the list, or paste what your therapist wrote as text."


class RoutineColumn(QWidget):
    """Shows the stretches in order.

    Signals:
        added: id of an exercise that was dropped, and the place for it, from 0.
        moved: a stretch goes from one place to another.
        removed: the place of a stretch that is to go.
        doubled: the place of a stretch that is wanted twice.
        looked_at: id of an exercise whose page is wanted.
        item_changed: the place of a stretch that has another dose, and the item (Item).
        asked_for_more: the next stretch is to be found.
        reached: a widget that has to be in view.
    """

    added = Signal(str, int)
    moved = Signal(int, int)
    removed = Signal(int)
    doubled = Signal(int)
    looked_at = Signal(str)
    item_changed = Signal(int, object)
    asked_for_more = Signal()
    reached = Signal(QWidget)

    def __init__(self, studio: Studio, *, theme: Theme, undo_keys: QObject) -> None:
        """Make an empty list."""
        super().__init__()
        self._theme = theme
        self._studio = studio
        self._undo_keys = undo_keys
        self._entries: tuple[Line, ...] = ()
        self._pace = Pace()
        self.cards: list[ItemCard] = []
        self._mark = _Mark(self, theme)
        self.drop = _DropHere(theme)
        self.drop.clicked.connect(self.asked_for_more)
        self._between = label("", theme=theme, role="small", tone="ink2", wrap=True)
        self._keys = KeyHint("[Alt \u2191\u2193]", theme=theme)
        self.many = label(MANY, theme=theme, role="small", tone="ink2", wrap=True)
        foot = QHBoxLayout()
        foot.setSpacing(theme.space(8))
        foot.addWidget(self._between, 1)
        foot.addWidget(self._keys, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space(12))
        self._column.addWidget(self.drop)
        self._column.addLayout(foot)
        self._column.addWidget(self.many)
        self._column.addStretch(1)
        self.setAcceptDrops(True)
        self.setAccessibleName("The routine")

    def show_entries(
        self,
        entries: tuple[Line, ...],
        library: LibraryService,
        plan: Plan | None,
        pace: Pace,
    ) -> None:
        """Show what is true now.

        Args:
            entries: the lines that are stretches.
            library: its exercises.
            plan: the routine as the clock will have it.
            pace: the person's settings.
        """
        self._entries, self._pace = entries, pace
        while len(self.cards) > len(entries):
            self._drop_card()
        while len(self.cards) < len(entries):
            self._make_card()
        for place, (card, line) in enumerate(zip(self.cards, entries, strict=True)):
            if line.item is not None and plan is not None:
                card.show_item(
                    line.item,
                    library.exercises[line.item.exercise],
                    plan.seconds_of_item(place),
                    pace.affected,
                    (place, len(entries)),
                )
        self.drop.set_first(not entries)
        self._keys.setVisible(len(entries) > 1)
        self._between.setText(_between_words(pace) if entries else FIRST)
        self.many.setVisible(len(entries) > SHORT)

    def go_to(self, place: int) -> None:
        """Bring the keyboard to a card; past the last one, to where the next is added."""
        if not 0 <= place < len(self.cards):
            self.drop.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        card = self.cards[place]
        card.setFocus(Qt.FocusReason.TabFocusReason)
        self.reached.emit(card)

    def open_dose(self, place: int, key: str = "") -> None:
        """Open the dose of one stretch, and close the others."""
        for card in self.cards:
            if card.place != place:
                card.close_dose()
        item = self._entries[place].item
        if item is not None:
            self.cards[place].open_dose(item, self._pace.affected, key)
            self.reached.emit(self.cards[place])

    def _make_card(self) -> None:
        card = ItemCard(self._studio, theme=self._theme, undo_keys=self._undo_keys)
        card.place = len(self.cards)
        card.asked.connect(self._on_asked)
        card.stepped.connect(self._on_stepped)
        card.opened.connect(self._on_opened)
        card.closed.connect(self._on_closed)
        card.item_changed.connect(self._on_item)
        self._column.insertWidget(len(self.cards), card)
        # At once, not with the next event: the keyboard may go to it before.
        card.show()
        self.cards.append(card)
        before = self.drop.previousInFocusChain()
        if before is not None:
            follow(before, (card,))

    def _drop_card(self) -> None:
        card = self.cards.pop()
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _card(self) -> ItemCard:
        card = self.sender()
        assert isinstance(card, ItemCard)
        return card

    def _on_asked(self, wanted: str) -> None:
        card = self._card()
        place = card.place
        match wanted:
            case "up" | "down":
                self._carry(place, place + (1 if wanted == DOWN else -1))
            case "remove":
                self._for_all(ItemCard.close_dose)
                self.removed.emit(place)
                self.go_to(min(place, len(self.cards) - 1))
            case "double":
                self.doubled.emit(place)
                self.go_to(place + 1)
            case "look" if card.exercise is not None:
                self.looked_at.emit(card.exercise.id)

    def _carry(self, place: int, to: int) -> None:
        if 0 <= to < len(self.cards):
            self._for_all(ItemCard.close_dose)
            self.moved.emit(place, to)
            self.go_to(to)

    def _for_all(self, do: Callable[[ItemCard], None]) -> None:
        for card in self.cards:
            do(card)

    def _on_stepped(self, by: int) -> None:
        place = self._card().place + by
        if place >= 0:
            self.go_to(place)

    def _on_opened(self, key: str) -> None:
        self.open_dose(self._card().place, key)

    def _on_closed(self) -> None:
        card = self._card()
        card.close_dose()
        card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_item(self, item: object) -> None:
        self.item_changed.emit(self._card().place, item)

    # --- dragging -------------------------------------------------------------------------------

    def place_at(self, y: float) -> int:
        """The place, from 0, of what would be dropped at this height."""
        return sum(card.geometry().center().y() < y for card in self.cards)

    def _carries(self, data: QMimeData) -> bool:
        return bool(new_of(data)) or place_of(data) is not None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take stretches and nothing else."""
        if self._carries(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Mark where it would go."""
        place = self.place_at(event.position().y())
        half = self._theme.space(12) // 2
        if place < len(self.cards):
            y = self.cards[place].geometry().top() - half
        else:
            y = self.drop.geometry().top() - half
        self._mark.put(y, self.width())
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went away."""
        self._mark.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add it here, or bring it here."""
        self._mark.hide()
        to = self.place_at(event.position().y())
        new, place = new_of(event.mimeData()), place_of(event.mimeData())
        event.acceptProposedAction()
        if new:
            self.added.emit(new, to)
        elif place is not None and place < len(self.cards):
            self._carry(place, to - 1 if to > place else to)


class _Mark(QWidget):
    """The line where something would be dropped."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def put(self, y: int, width: int) -> None:
        """Show it at a height."""
        self.setGeometry(QRect(0, max(0, y - 1), width, 3))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("action"))
        painter.end()


class _DropHere(ShowsFocus, QAbstractButton):
    """Dashed: room for the next stretch."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._focus = FocusMark(self, theme=theme, radius=RADIUS_CARD)
        self._first = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_first(True)
        theme.changed.connect(self.update)

    def set_first(self, first: bool) -> None:
        """Ask for the first stretch, or for another one."""
        self._first = first
        self.setText("Drop a stretch here, or press")
        self.setAccessibleName("Add the first stretch" if first else "Add another stretch")
        self.setAccessibleDescription("Key A")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Higher while the list is empty."""
        return QSize(self._theme.px(240), self._theme.px(_DROP_HEIGHT * (2 if self._first else 1)))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the list."""
        return QSize(self._theme.px(120), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dashes and the words."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour("control"), CONTROL_EDGE)
        pen.setDashPattern([4, 4])
        painter.setPen(pen)
        over = self.underMouse() or self.isDown()
        painter.setBrush(theme.colour("sunken") if over else Qt.BrushStyle.NoBrush)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = RADIUS_CARD * theme.scale
        painter.drawRoundedRect(rect, radius, radius)
        key = keycap_width("A", theme)
        words = theme.text_width(self.text(), "body")
        whole = px(20) + px(12) + words + px(12) + key
        x = max(px(8), (self.width() - whole) / 2)
        plus = QRectF(x, (self.height() - px(20)) / 2, px(20), px(20))
        theme.paint_icon(painter, plus, "plus", "ink2")
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("ink2"))
        room = QRectF(plus.right() + px(12), 0, words + 2, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        box = QRectF(room.right() + px(12), 0, key, self.height())
        if box.right() < self.width():
            paint_keycap(painter, box, "A", theme, theme.colour("ink2"))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it; Up goes back to the cards."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        elif event.key() == Qt.Key.Key_Up:
            self.focusNextPrevChild(False)
        else:
            super().keyPressEvent(event)


def _between_words(pace: Pace) -> str:
    if pace.wait_between:
        return f"The next stretch waits for you; other side after {pace.change_side_s:g} s"
    return f"Next stretch after {pace.get_ready_s:g} s, other side after {pace.change_side_s:g} s"
