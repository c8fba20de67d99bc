"""Single frames as pictures, made on whatever thread asks for them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from sciatica_desktop.figure.motion import Moment
from sciatica_desktop.figure.painter import FigurePainter


def render(
    painter: FigurePainter,
    moment: Moment,
    width_px: int,
    height_px: int,
    ratio: float = 1.0,
    mirrored: bool = False,
    background: QColor | None = None,
    *,
    arrows: bool = True,
    room: bool = False,
    ghost: str | None = None,
) -> QImage:
    """One frame.

    Args:
        painter: the figure to draw.
        moment: what to show.
        width_px: width in device pixels.
        height_px: height in device pixels.
        ratio: device pixels to a logical one; the picture carries it.
        mirrored: the left side works instead of the right.
        background: colour of the page, or None for a transparent picture.
        arrows: show the paths of movement.
        room: leave room for them although they are not shown; not in the print style.
        ghost: name of a pose to show behind as a dashed outline.
    """
    if painter.look.printed:
        image = QImage(width_px, height_px, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(background if background is not None else QColor(0, 0, 0, 0))
        brush = QPainter(image)
        rect = QRectF(0, 0, width_px, height_px)
        painter.paint(brush, rect, moment, mirrored=mirrored, arrows=arrows, ghost=ghost)
        brush.end()
    else:
        image = painter.image(
            width_px,
            height_px,
            moment,
            arrows=arrows,
            room=room,
            ghost=ghost,
            background=background,
        )
        if mirrored:
            image = image.flipped(Qt.Orientation.Horizontal)
    image.setDevicePixelRatio(ratio)
    return image


def render_arrows(
    painter: FigurePainter,
    moment: Moment,
    width_px: int,
    height_px: int,
    ratio: float = 1.0,
) -> QImage:
    """The arrows of a moment alone, to lie over a frame with room for them.

    Args:
        painter: the figure, in a soft style.
        moment: the movement; how far it has come makes no difference.
        width_px: width in device pixels.
        height_px: height in device pixels.
        ratio: device pixels to a logical one; the picture carries it.
    """
    image = painter.arrows_image(width_px, height_px, moment)
    image.setDevicePixelRatio(ratio)
    return image
