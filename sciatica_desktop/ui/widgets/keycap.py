"""The small box with the name of a key."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from sciatica_desktop.ui.theme.manager import Theme

_HEIGHT = 20
_PADDING = 6
_RADIUS = 4.0


def keycap_width(words: str, theme: Theme) -> float:
    """How wide the box is, in px."""
    return max(
        theme.text_width(words, "small", 500) + 2 * theme.px(_PADDING), float(theme.px(_HEIGHT))
    )


def paint_keycap(painter: QPainter, rect: QRectF, words: str, theme: Theme, ink: QColor) -> None:
    """Paint the box into the vertical middle of a rectangle, as wide as the rectangle."""
    height = theme.px(_HEIGHT)
    box = QRectF(rect.x(), round(rect.center().y() - height / 2), rect.width(), height)
    edge = QColor(ink)
    edge.setAlphaF(0.7)
    painter.setPen(QPen(edge, 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = _RADIUS * theme.scale
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setFont(theme.font("small", 500))
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
