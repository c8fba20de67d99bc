"""A line to tick: the whole row is the target, and its words may take several lines."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import FOCUS_EDGE, RADIUS_BOX, RADIUS_TAG
from sciatica_desktop.ui.widgets.focus import FocusMark, ShowsFocus

_BOX = 20
_GAP = 12
_SIDE_ROOM = 12
_ABOVE = 10
_LEAST = 48
_WIDE = 480
_NARROW = 200
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_NEXT = {
    Qt.Key.Key_Down: True,
    Qt.Key.Key_Return: True,
    Qt.Key.Key_Enter: True,
    Qt.Key.Key_Up: False,
}


class CheckRow(ShowsFocus, QCheckBox):
    """At least 48 px high; Up and Down go to the neighbouring rows."""

    def __init__(self, text: str, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Make a row that is not ticked."""
        super().__init__(text, parent)
        self._theme = theme
        self._focus = FocusMark(self, theme=theme, radius=RADIUS_BOX, distance=-FOCUS_EDGE)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def _text_left(self) -> int:
        px = self._theme.px
        return px(_SIDE_ROOM) + px(_BOX) + px(_GAP)

    def _text_height(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - self._text_left() - self._theme.px(_SIDE_ROOM)), 10000)
        metrics = QFontMetrics(self._theme.font("body"))
        return metrics.boundingRect(room, int(_WRAP), self.text()).height()

    def hitButton(self, pos: QPoint) -> bool:
        """All of the row is the target."""
        return self.rect().contains(pos)

    def hasHeightForWidth(self) -> bool:
        """The words may take several lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for all lines."""
        px = self._theme.px
        return max(px(_LEAST), self._text_height(width) + 2 * px(_ABOVE))

    def sizeHint(self) -> QSize:
        """A comfortable line."""
        width = self._theme.px(_WIDE)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow, with more lines."""
        return QSize(self._theme.px(_NARROW), self._theme.px(_LEAST))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box and words."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.isEnabled():
            radius = RADIUS_BOX * theme.scale
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sunken"))
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        metrics = QFontMetrics(theme.font("body"))
        line, height = metrics.lineSpacing(), self._text_height(self.width())
        top = (self.height() - height) / 2 if height <= line else px(_ABOVE)
        box = QRectF(px(_SIDE_ROOM), top + (line - px(_BOX)) / 2, px(_BOX), px(_BOX))
        self._paint_box(painter, box)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("ink" if self.isEnabled() else "ink2"))
        left = self._text_left()
        room = QRectF(left, top, self.width() - left - px(_SIDE_ROOM), height + line)
        painter.drawText(room, int(_WRAP), self.text())
        painter.end()

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        theme = self._theme
        radius = RADIUS_TAG * theme.scale
        inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
        if not self.isChecked():
            painter.setPen(QPen(theme.colour("control"), 1.5))
            painter.setBrush(theme.colour("surface"))
            painter.drawRoundedRect(inner, radius, radius)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("action"))
        painter.drawRoundedRect(box, radius, radius)
        small = box.width() * 0.12
        theme.paint_icon(painter, box.adjusted(small, small, -small, -small), "check", "on_action")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks; Enter and the arrows go from row to row.

        Enter never ticks: it is the key for going on, and a sign must not be ticked in passing.
        """
        key = event.key()
        if key in _NEXT:
            self.focusNextPrevChild(_NEXT[Qt.Key(key)])
        else:
            super().keyPressEvent(event)
