"""The L or R badge: filled for the side that hurts or moves, outlined for the other."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciatica_desktop.domain.anatomy import Side
from sciatica_desktop.ui.theme.manager import Theme

_LETTER = 0.56
_CORNER = 0.22
_EDGE = 0.068


def paint_badge(
    painter: QPainter,
    rect: QRectF,
    side: Side,
    filled: bool,
    theme: Theme,
) -> None:
    """Paint a badge into a square; never call it inside a mirrored painter."""
    length = min(rect.width(), rect.height())
    edge = max(1.5, min(3.0, length * _EDGE))
    radius = length * _CORNER
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink, paper = theme.colour("ink"), theme.colour("surface")
    if filled:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(rect, radius, radius)
    else:
        half = edge / 2
        painter.setPen(QPen(ink, edge))
        painter.setBrush(paper)
        painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)
    font = QFont(theme.font("small", 700))
    font.setPixelSize(max(8, round(length * _LETTER)))
    painter.setFont(font)
    painter.setPen(paper if filled else ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, side.letter)
    painter.restore()


class SideBadge(QWidget):
    """A badge as a widget of its own."""

    def __init__(self, *, theme: Theme, px: int = 24, parent: QWidget | None = None) -> None:
        """Make a badge without a side, ``px`` wide at 100 % text size."""
        super().__init__(parent)
        self._theme = theme
        self._px = px
        self._side: Side | None = None
        self._filled = True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    @property
    def side(self) -> Side | None:
        """The side shown."""
        return self._side

    def set_side(self, side: Side | None, filled: bool = True) -> None:
        """Show a side, or nothing."""
        self._side, self._filled = side, filled
        self.setAccessibleName(f"{side.value} side" if side else "")
        self.update()

    def set_px(self, px: int) -> None:
        """Show it in another size, in px at 100 % text size."""
        self._px = px
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        side = self._theme.px(self._px)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the badge."""
        if self._side is None:
            return
        painter = QPainter(self)
        paint_badge(painter, QRectF(self.rect()), self._side, self._filled, self._theme)
        painter.end()
