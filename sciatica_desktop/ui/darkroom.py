"""Where pictures are made, on the studio's worker: from a figure, or from somebody's own file."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QImageIOHandler, QImageReader, QPainter

from sciatica_desktop.ui.shot import Layer, Shot

if TYPE_CHECKING:
    from sciatica_desktop.domain.pose import Figure
    from sciatica_desktop.figure.painter import FigurePainter

_PAINTERS = 10
"""Painters kept: what is on one page, in one theme."""
_MOST_PIXELS = 60_000_000
"""A larger picture is not opened; no camera of today makes one."""
_MOST_SVG_BYTES = 4 * 1024 * 1024
_FORMAT = QImage.Format.Format_ARGB32_Premultiplied


class Darkroom:
    """Draws what is ordered; used from one thread."""

    def __init__(
        self,
        figure_of: Callable[[str], Figure],
        picture_of: Callable[[str], Path | None],
    ) -> None:
        """Take where figures and own pictures come from, by the id of an exercise."""
        self._figure_of = figure_of
        self._picture_of = picture_of
        self._painters: OrderedDict[tuple[str, str, str], FigurePainter] = OrderedDict()

    def draw(self, shot: Shot) -> QImage:
        """The picture of an order.

        Raises:
            KeyError: if the exercise, its pose or the person is not known.
            ValueError: if an own picture cannot be shown.
        """
        width, height = round(shot.width * shot.ratio), round(shot.height * shot.ratio)
        path = self._picture_of(shot.exercise)
        if path is not None:
            image = own_picture(path, width, height)
            image.setDevicePixelRatio(shot.ratio)
            return image
        return self._drawn(shot, width, height)

    def forget(self, exercise: str) -> None:
        """Take the figure of an exercise anew."""
        for key in [key for key in self._painters if key[0] == exercise]:
            del self._painters[key]

    def _drawn(self, shot: Shot, width: int, height: int) -> QImage:
        # Imported here, on the worker: numpy and the rig cost more than a whole start otherwise.
        from sciatica_desktop.figure.frames import render, render_arrows
        from sciatica_desktop.figure.motion import Moment

        painter = self._painter_of(shot)
        if shot.layer is Layer.ROOM:
            return painter.room(width, height, arrows=shot.arrows)
        moment = Moment(shot.start, shot.end, shot.progress, shot.breath)
        if shot.layer is Layer.ARROWS:
            return render_arrows(painter, moment, width, height, shot.ratio)
        image = render(
            painter,
            moment,
            width,
            height,
            shot.ratio,
            arrows=shot.arrows and shot.layer is Layer.ALL,
            room=shot.arrows,
            ghost=shot.ghost or None,
        )
        return grounded(image, shot.ground) if shot.ground else image

    def _painter_of(self, shot: Shot) -> FigurePainter:
        # As above.
        from sciatica_desktop.figure.look import Look
        from sciatica_desktop.figure.painter import FigurePainter
        from sciatica_desktop.figure.people import PEOPLE

        key = (shot.exercise, shot.theme, shot.person)
        if key not in self._painters:
            figure, look = self._figure_of(shot.exercise), Look.for_theme(shot.theme)
            self._painters[key] = FigurePainter(figure, look, PEOPLE[shot.person])
        self._painters.move_to_end(key)
        while len(self._painters) > _PAINTERS:
            self._painters.popitem(last=False)
        return self._painters[key]


def grounded(image: QImage, colour: str) -> QImage:
    """A picture on a ground of one colour, "#rrggbb": opaque, with the words that it carries."""
    flat = QImage(image.size(), QImage.Format.Format_RGB32)
    flat.setDevicePixelRatio(image.devicePixelRatio())
    flat.fill(QColor(colour))
    painter = QPainter(flat)
    painter.drawImage(0, 0, image)
    painter.end()
    for key in image.textKeys():
        flat.setText(key, image.text(key))
    return flat


def own_picture(path: Path, width: int, height: int) -> QImage:
    """A picture file in the middle of a transparent picture, as large as it fits.

    Args:
        path: a PNG, JPEG or SVG file.
        width: width in device pixels.
        height: height in device pixels.

    Raises:
        ValueError: if it cannot be read or is too large to be opened.
    """
    image = QImage(width, height, _FORMAT)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    try:
        if path.suffix.lower() == ".svg":
            _paint_svg(painter, path, QSize(width, height))
        else:
            _paint_pixels(painter, path, QSize(width, height))
    finally:
        painter.end()
    return image


def _paint_pixels(painter: QPainter, path: Path, room: QSize) -> None:
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
        raise ValueError(f"{path.name} is not a picture that can be opened")
    turned = reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90
    fitted = size.transposed() if turned else size
    fitted = fitted.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    # Read at its size on the page: a JPEG of a camera is then never unpacked whole.
    reader.setScaledSize(fitted.transposed() if turned else fitted)
    picture = reader.read()
    if picture.isNull():
        raise ValueError(f"{path.name} cannot be read: {reader.errorString()}")
    painter.drawImage(_middle(QSizeF(picture.size()), room), picture)


def _paint_svg(painter: QPainter, path: Path, room: QSize) -> None:
    # Only for somebody's own drawing.
    from PySide6.QtSvg import QSvgRenderer

    content = path.read_bytes()
    if len(content) > _MOST_SVG_BYTES:
        raise ValueError(f"{path.name} is too large")
    drawing = QSvgRenderer(content)
    if not drawing.isValid():
        raise ValueError(f"{path.name} cannot be read")
    size = QSizeF(drawing.defaultSize())
    size.scale(QSizeF(room), Qt.AspectRatioMode.KeepAspectRatio)
    drawing.render(painter, _middle(size, room))


def _middle(size: QSizeF, room: QSize) -> QRectF:
    left, top = (room.width() - size.width()) / 2, (room.height() - size.height()) / 2
    return QRectF(left, top, size.width(), size.height())
