"""Soft shadows: a shape painted small, blurred by halving and doubling, and drawn large again."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPainterPath

_SMOOTH = Qt.TransformationMode.SmoothTransformation
_FREE = Qt.AspectRatioMode.IgnoreAspectRatio


def blurred(path: QPainterPath, box: QRectF, brush: QBrush, radius: float) -> tuple[QImage, QRectF]:
    """A blurred fill of a path.

    Args:
        path: the shape.
        box: the rectangle round it.
        brush: colour or gradient of the fill.
        radius: how far it is blurred, in picture units.

    Returns:
        A small picture and the rectangle it belongs in.
    """
    step = max(1.0, radius / 3.2)
    reach = radius * 2.4
    box = box.adjusted(-reach, -reach, reach, reach)
    width, height = max(4, int(box.width() / step) + 1), max(4, int(box.height() / step) + 1)
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(1 / step, 1 / step)
    painter.translate(-box.x(), -box.y())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    painter.drawPath(path)
    painter.end()
    for share in (2, 4, 2, 1):
        image = image.scaled(max(2, width // share), max(2, height // share), _FREE, _SMOOTH)
    return image, QRectF(box.x(), box.y(), width * step, height * step)
