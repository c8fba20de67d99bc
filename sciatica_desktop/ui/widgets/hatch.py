"""The hatches that tell pain, tingling and numbness apart without colour."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from sciatica_desktop.domain.diary import RegionKind

_PAIN_ANGLE, _PAIN_STEP, _PAIN_WIDTH = 38.0, 5.0, 1.3
_NUMB_STEP, _NUMB_WIDTH = 6.0, 1.0
_DOT_STEP, _DOT_RADIUS = 5.4, 1.15


def paint_hatch(
    painter: QPainter,
    path: QPainterPath,
    kinds: tuple[RegionKind, ...],
    colour: QColor,
    scale: float = 1.0,
) -> None:
    """Hatch a closed path: lines for pain, dots for tingling, a cross for numbness.

    Several kinds lie over one another. Drawn in lines rather than tiles, so that it is crisp at
    every device ratio.

    Args:
        painter: painter in logical pixels.
        path: the area.
        kinds: what is felt there.
        colour: colour of the lines.
        scale: size of the pattern; 1 is the size at 100 % text.
    """
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    area = path.boundingRect()
    for kind in kinds:
        if kind is RegionKind.PAIN:
            _lines(
                painter, area, colour, -_PAIN_ANGLE - 20, _PAIN_STEP * scale, _PAIN_WIDTH * scale
            )
        elif kind is RegionKind.NUMB:
            for angle in (45.0, -45.0):
                _lines(painter, area, colour, angle, _NUMB_STEP * scale, _NUMB_WIDTH * scale)
        else:
            _dots(painter, area, colour, scale)
    painter.restore()


def _lines(
    painter: QPainter, area: QRectF, colour: QColor, angle: float, step: float, width: float
) -> None:
    painter.setPen(QPen(colour, width))
    along = QPointF(math.cos(math.radians(angle)), math.sin(math.radians(angle)))
    across = QPointF(-along.y(), along.x())
    reach = math.hypot(area.width(), area.height()) / 2 + step
    centre = area.center()
    count = math.ceil(reach / step)
    painter.drawLines(
        [
            QLineF(
                centre + across * (i * step) - along * reach,
                centre + across * (i * step) + along * reach,
            )
            for i in range(-count, count + 1)
        ]
    )


def _dots(painter: QPainter, area: QRectF, colour: QColor, scale: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    step, radius = _DOT_STEP * scale, _DOT_RADIUS * scale
    row, y = 0, area.top() + radius
    while y < area.bottom() + radius:
        x = area.left() + radius + (step / 2 if row % 2 else 0)
        while x < area.right() + radius:
            painter.drawEllipse(QPointF(x, y), radius, radius)
            x += step
        y += step * 0.8
        row += 1
