"""One stretch of the routine: figure, name, minutes, dose, and the dose opened below."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.doses import dose_words
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.routine import Item
from sciatica_desktop.ui.pages.builder.chips import DoseChip, chips_of
from sciatica_desktop.ui.pages.builder.dose_editor import DoseEditor
from sciatica_desktop.ui.pages.builder.dragging import carry_place, drag, is_far
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import RADIUS_CARD, SELECTED_EDGE
from sciatica_desktop.ui.widgets.demonstration import telling_pose
from sciatica_desktop.ui.widgets.figure_view import FigureView
from sciatica_desktop.ui.widgets.flow_layout import FlowLayout
from sciatica_desktop.ui.widgets.focus import FocusMark, ShowsFocus
from sciatica_desktop.ui.widgets.labels import Label, label
from sciatica_desktop.ui.widgets.tab_order import follow, stops_in

UP, DOWN, REMOVE, DOUBLE, LOOK = "up", "down", "remove", "double", "look"
_FIGURE = QSize(96, 84)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_MENU = (
    (UP, "Move up", "Alt+Up"),
    (DOWN, "Move down", "Alt+Down"),
    (DOUBLE, "Have it twice", "Ctrl+D"),
    (LOOK, "Look at this stretch", ""),
    (REMOVE, "Remove", "Del"),
)


class ItemCard(ShowsFocus, QFrame):
    """Tab stops at it; Enter opens its dose.

    Signals:
        asked: what is to be done with it: up, down, remove, double or look.
        stepped: the keyboard goes so many cards on.
        opened: its dose is to be opened, at one part of it.
        closed: its dose is to be closed.
        item_changed: it has another dose (Item).
    """

    asked = Signal(str)
    stepped = Signal(int)
    opened = Signal(str)
    closed = Signal()
    item_changed = Signal(object)

    def __init__(self, studio: Studio, *, theme: Theme, undo_keys: QObject) -> None:
        """Make an empty card."""
        super().__init__()
        self._theme = theme
        self._undo_keys = undo_keys
        self.place = 0
        self.exercise: Exercise | None = None
        self.editor: DoseEditor | None = None
        self._chips: list[DoseChip] = []
        self._pressed: QPoint | None = None
        self._focus = FocusMark(self, theme=theme, radius=RADIUS_CARD)
        self._figure = FigureView(studio, theme=theme, size_hint=_FIGURE, arrows=True)
        self._figure.setFixedSize(theme.px(_FIGURE.width()), theme.px(_FIGURE.height()))
        self._name = Label("", theme=theme, weight=600, wrap=True)
        self._time = label("", theme=theme, tone="ink2")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._lay_out()
        theme.changed.connect(self.update)

    def _lay_out(self) -> None:
        space = self._theme.space
        head = QHBoxLayout()
        head.setSpacing(space(8))
        head.addWidget(self._name, 1)
        head.addWidget(self._time, 0, Qt.AlignmentFlag.AlignTop)
        holder = QWidget()
        holder.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        self._flow = FlowLayout(holder, spacing=space(8))
        words = QVBoxLayout()
        words.setSpacing(space(8))
        words.addStretch(1)
        words.addLayout(head)
        words.addWidget(holder)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(space(8), space(12), space(16), space(12))
        row.setSpacing(space(8))
        row.addWidget(_Handle(self._theme))
        row.addWidget(self._figure)
        row.addLayout(words, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(row)

    @property
    def chips(self) -> tuple[str, ...]:
        """The words of its dose."""
        return tuple(chip.text() for chip in self._chips)

    @property
    def words(self) -> str:
        """Its length, as shown."""
        return self._time.text()

    def show_item(
        self,
        item: Item,
        exercise: Exercise,
        seconds: float,
        affected: AffectedSide,
        of: tuple[int, int],
    ) -> None:
        """Show what is true now.

        Args:
            item: the exercise in this routine.
            exercise: its card.
            seconds: how long it takes here.
            affected: the side that hurts.
            of: its place in the routine, from 0, and how many there are.
        """
        if self.editor is not None and self.editor.exercise != exercise:
            self.close_dose()
        self.exercise, self.place = exercise, of[0]
        dose, sides = item.dose or exercise.dose, item.sides or exercise.laterality
        self._name.setText(exercise.short_name)
        self._time.setText(clock_words(seconds))
        self._figure.show_pose(exercise.id, telling_pose(exercise), affected.first)
        self._show_chips(chips_of(exercise, dose, sides, affected))
        said = dose_words(exercise, dose, sides, affected)
        self.setAccessibleName(f"{of[0] + 1} of {of[1]}: {exercise.name}")
        self.setAccessibleDescription(f"{said}, {clock_words(seconds)}")
        if self.editor is not None:
            self.editor.show_item(item)

    def _show_chips(self, parts: tuple[tuple[str, str], ...]) -> None:
        while len(self._chips) < len(parts):
            chip = DoseChip("", theme=self._theme)
            chip.clicked.connect(self._on_chip)
            self._flow.addWidget(chip)
            self._chips.append(chip)
        while len(self._chips) > len(parts):
            gone = self._chips.pop()
            self._flow.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for chip, (key, words) in zip(self._chips, parts, strict=True):
            chip.say(key, words, ("change",))

    def open_dose(self, item: Item, affected: AffectedSide, key: str = "") -> None:
        """Open its dose, with the keyboard at one part of it."""
        if self.exercise is None:
            return
        if self.editor is None:
            editor = DoseEditor(
                self.exercise, affected, theme=self._theme, undo_keys=self._undo_keys
            )
            editor.changed.connect(self.item_changed)
            editor.closed.connect(self.closed)
            editor.removed.connect(self._on_removed)
            self.editor = editor
            editor.show_item(item)
            self._column.addWidget(editor)
            editor.show()
            follow(self, stops_in(editor))
        self.editor.go_to(key)
        self.update()

    def close_dose(self) -> None:
        """Close its dose."""
        editor, self.editor = self.editor, None
        if editor is not None:
            self._column.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
            self.update()

    def _on_chip(self) -> None:
        chip = self.sender()
        if isinstance(chip, DoseChip):
            self.opened.emit(chip.key)

    def _on_removed(self) -> None:
        self.asked.emit(REMOVE)

    def _toggle(self) -> None:
        if self.editor is None:
            self.opened.emit("")
        else:
            self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground; an indigo edge while its dose is open."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_open = self.editor is not None
        edge = "action" if is_open else "control" if self.underMouse() else "line"
        width = SELECTED_EDGE if is_open else 1.0
        painter.setPen(QPen(theme.colour(edge), width))
        painter.setBrush(theme.colour("surface"))
        half = width / 2
        rect = QRectF(self.rect()).adjusted(half, half, -half, -half)
        radius = RADIUS_CARD * theme.scale
        painter.drawRoundedRect(rect, radius, radius)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go, with Alt they carry it along; Enter opens, Delete removes."""
        key, modifiers = event.key(), event.modifiers()
        alt = modifiers == Qt.KeyboardModifier.AltModifier
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            is_up = key == Qt.Key.Key_Up
            if alt:
                self.asked.emit(UP if is_up else DOWN)
            elif not self._is_inside():
                self.stepped.emit(-1 if is_up else 1)
            return
        if key == Qt.Key.Key_Escape and self.editor is not None:
            self.closed.emit()
        elif self._is_inside():
            super().keyPressEvent(event)
        elif key in _ENTER and not event.isAutoRepeat():
            self._toggle()
        elif key in _DELETE:
            self.asked.emit(REMOVE)
        elif key == Qt.Key.Key_D and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.asked.emit(DOUBLE)
        else:
            super().keyPressEvent(event)

    def _is_inside(self) -> bool:
        """Whether the keyboard is in its dose, not on the card."""
        return not self.hasFocus()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the keyboard; perhaps the beginning of a drag."""
        if self.editor is not None and self.editor.geometry().contains(event.position().toPoint()):
            return
        self._pressed = event.position().toPoint()
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it to another place."""
        if is_far(event, self._pressed):
            grip, self._pressed = self._pressed or QPoint(), None
            drag(self, carry_place(self.place), grip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press that went nowhere opens the dose, or closes it."""
        pressed, self._pressed = self._pressed, None
        if pressed is not None and event.button() == Qt.MouseButton.LeftButton:
            self._toggle()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Everything that can be done with it, with its keys."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for wanted, words, keys in _MENU:
            action = menu.addAction(f"{words}\t{keys}" if keys else words)
            action.setData(wanted)
        menu.triggered.connect(self._on_menu)
        menu.popup(event.globalPos())

    def _on_menu(self, action: QAction) -> None:
        self.asked.emit(str(action.data()))


class _Handle(QWidget):
    """Six dots to hold it by."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedWidth(theme.px(16))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip("Drag to another place")
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dots."""
        px = self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("ink2"))
        middle = self.rect().center()
        for column in (-1, 1):
            for row in (-1, 0, 1):
                dot = QRectF(0, 0, px(3), px(3))
                dot.moveCenter(
                    QRectF(middle, middle).center() + QPoint(column * px(3), row * px(5))
                )
                painter.drawEllipse(dot)
        painter.end()


def clock_words(seconds: float) -> str:
    """A length as on a clock, such as "2:24"."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"
