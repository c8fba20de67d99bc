"""What the rows of numbered cells have in common: one key an answer, one stop for Tab."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import FOCUS_DISTANCE_IN_ROWS, RADIUS_CELL, SELECTED_EDGE
from sciatica_desktop.ui.widgets.focus import FocusMark

GAP = 4
"""Between two cells, in px at 100 % text size."""

_TONES = {
    "leg": ("leg", "leg_soft", "on_leg"),
    "back": ("back", "back_soft", "on_back"),
    "neutral": ("action", "action_soft", "on_action"),
}
_EMPTY = -1
"""The slider's value for no answer; to a person it is a word, never a number."""

_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Up)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Down)
_CLEAR = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class ScaleRow(QAbstractSlider):
    """Cells 0 to a maximum, of which one or none is chosen.

    It is a slider to a screen reader, which reads name, number and the words of the number.

    Signals:
        value_changed: the new value or None, by the person's hand.
        answered: a digit or a click gave the answer; the next question can be asked.
    """

    value_changed = Signal(object)
    answered = Signal()

    def __init__(
        self,
        name: str,
        *,
        theme: Theme,
        tone: str,
        maximum: int,
        compact: bool,
        parent: QWidget | None = None,
    ) -> None:
        """Make an unanswered row.

        Args:
            name: the question, as a screen reader says it.
            theme: gives colours and sizes.
            tone: "leg", "back" or "neutral".
            maximum: the last cell.
            compact: cells of 40 px with body text; otherwise 56 px with larger digits.
            parent: the parent widget.
        """
        super().__init__(parent)
        if tone not in _TONES:
            raise ValueError(f"a tone is one of {', '.join(_TONES)}, not {tone!r}")
        self._theme = theme
        self._tone = tone
        self._compact = compact
        self._earlier: int | None = None
        self._over: int | None = None
        self._focus = FocusMark(
            self, theme=theme, radius=RADIUS_CELL, distance=FOCUS_DISTANCE_IN_ROWS
        )
        self.setRange(_EMPTY, maximum)
        self.setPageStep(1)
        self.setSliderPosition(_EMPTY)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self._describe()
        theme.changed.connect(self._on_theme)

    @property
    def value(self) -> int | None:  # type: ignore[override]  # an answer may be missing; Qt's may not
        """The answer, or None."""
        value = super().value()
        return None if value == _EMPTY else value

    def set_value(self, value: int | None) -> None:
        """Show an answer, or none, without telling anybody.

        Raises:
            ValueError: if there is no such cell.
        """
        if value is not None and not 0 <= value <= self.maximum():
            raise ValueError(f"a value is 0 to {self.maximum()} or None, not {value}")
        self.setValue(_EMPTY if value is None else int(value))
        self._describe()
        self._follow_focus()
        self.update()

    def set_earlier(self, value: int | None) -> None:
        """Outline what was answered at an earlier time, or nothing."""
        self._earlier = value
        self._describe()
        self._follow_focus()
        self.update()

    def words_of(self, value: int) -> str:
        """A value in words, for the screen reader."""
        return f"{value} of {self.maximum()}"

    def cell_rects(self) -> list[QRectF]:
        """Where the cells are."""
        raise NotImplementedError

    def paint_words(self, painter: QPainter, rect: QRectF, cell: int, chosen: bool) -> None:
        """Write what a cell says; the pen has the colour already."""
        raise NotImplementedError

    def cell_font(self, chosen: bool) -> QFont:
        """The font of the digits."""
        role = "body" if self._compact else "heading"
        return self._theme.font(role, 700 if chosen else 500)

    @property
    def cell_height(self) -> int:
        """Height of a cell in px; it grows with the text."""
        return self._theme.px(40 if self._compact else 56)

    def cell_at(self, point: QPoint) -> int | None:
        """The cell at a point, its share of the gap included."""
        reach = self._theme.px(GAP) / 2
        for cell, rect in enumerate(self.cell_rects()):
            if rect.adjusted(-reach, -reach, reach, reach).contains(point):
                return cell
        return None

    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()

    def _cursor(self) -> int:
        """The cell the arrow keys start from."""
        if self.value is not None:
            return self.value
        return self._earlier if self._earlier is not None else 0

    def _follow_focus(self) -> None:
        rect = self.cell_rects()[self._cursor()]
        self._focus.put_around(rect.toAlignedRect())

    def _describe(self) -> None:
        value = self.value
        words = "Not answered" if value is None else self.words_of(value)
        if self._earlier is not None:
            words = f"{words}, before {self.words_of(self._earlier)}"
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)

    def _answer(self, value: int | None) -> None:
        if value == self.value:
            return
        self.set_value(value)
        # Its table of roles takes as long to load as a small page; it is wanted from the first
        # answer on.
        from PySide6.QtGui import QAccessible, QAccessibleValueChangeEvent

        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, super().value()))
        self.value_changed.emit(value)

    def _step(self, key: int) -> int | None:
        """Where an arrow key leads, or None for any other key."""
        last = self.maximum()
        if key == Qt.Key.Key_Home:
            return 0
        if key == Qt.Key.Key_End:
            return last
        if key in _FORWARD or key in _BACK:
            if self.value is None:
                return self._cursor()
            return min(last, max(0, self.value + (1 if key in _FORWARD else -1)))
        return None

    def _digit(self, event: QKeyEvent) -> int | None:
        """The answer typed as one key, or None."""
        text = event.text().lower()
        if text == "t" and self.maximum() >= 10:
            return 10
        if len(text) == 1 and text in "0123456789" and int(text) <= self.maximum():
            return int(text)
        return None

    def hasHeightForWidth(self) -> bool:
        """Whether the height follows from the width; it does in rows that wrap."""
        return self.sizePolicy().hasHeightForWidth()

    def sizeHint(self) -> QSize:
        """Cells of the drawn size."""
        cells = self.maximum() + 1
        width = self._theme.px(32 if self._compact else 60)
        return QSize(cells * width + (cells - 1) * self._theme.px(GAP), self.cell_height)

    def minimumSizeHint(self) -> QSize:
        """Cells that still hold their digits."""
        cells = self.maximum() + 1
        return QSize(
            cells * self._theme.px(24) + (cells - 1) * self._theme.px(GAP), self.cell_height
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong, soft, on_strong = (self._theme.colour(token) for token in _TONES[self._tone])
        sunken, track = self._theme.colour("sunken"), self._theme.colour("track")
        ink = self._theme.colour("ink" if self.isEnabled() else "ink2")
        radius = RADIUS_CELL * self._theme.scale
        value = self.value
        for cell, rect in enumerate(self.cell_rects()):
            chosen = cell == value
            below = value is not None and cell < value
            fill = strong if chosen else soft if below else sunken
            if cell == self._over and not chosen and not below and self.isEnabled():
                fill = track
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(rect, radius, radius)
            if cell == self._earlier and not chosen:
                inset = SELECTED_EDGE / 2
                painter.setPen(QPen(strong, SELECTED_EDGE))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(
                    rect.adjusted(inset, inset, -inset, -inset), radius - 1, radius - 1
                )
            painter.setPen(on_strong if chosen else ink)
            self.paint_words(painter, rect, cell, chosen)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits answer and move on; arrows move; Backspace clears."""
        if event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            event.ignore()
            return
        key = event.key()
        typed, stepped = self._digit(event), self._step(key)
        if typed is not None and event.isAutoRepeat():
            # Held a moment too long, a digit would answer the questions after this one as well.
            return
        if typed is not None:
            self._answer(typed)
            self.answered.emit()
        elif stepped is not None:
            self._answer(stepped)
        elif key in _CLEAR and self.value is not None:
            self._answer(None)
        else:
            event.ignore()
            return
        if self.hasFocus():
            self._focus.show()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click answers; on the chosen cell it takes the answer back."""
        cell = self.cell_at(event.position().toPoint())
        if cell is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._focus.went()
        if cell == self.value:
            self._answer(None)
            return
        self._answer(cell)
        self.answered.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing is dragged here."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would choose."""
        over = self.cell_at(event.position().toPoint())
        if over != self._over:
            self._over = over
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is elsewhere."""
        super().leaveEvent(event)
        self._over = None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page over a row never changes an answer."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring around the cell the keys start from.

        A page that opens with a row shows it as well: the next digit goes there.
        """
        super().focusInEvent(event)
        self._follow_focus()
        if event.reason() == Qt.FocusReason.OtherFocusReason:
            self._focus.show()
        else:
            self._focus.came(event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._focus.went()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The ring goes with its cell."""
        super().resizeEvent(event)
        self._follow_focus()


def equal_cells(area: QRect, count: int, gap: float) -> list[QRectF]:
    """Cells of one width that fill an area from left to right."""
    width = (area.width() - gap * (count - 1)) / count
    return [
        QRectF(area.x() + cell * (width + gap), area.y(), width, area.height())
        for cell in range(count)
    ]
