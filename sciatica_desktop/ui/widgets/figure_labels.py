"""The words beside a figure: what is marked, told without colour."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QRegion

from sciatica_desktop.ui.theme.manager import Theme

if TYPE_CHECKING:
    from sciatica_desktop.figure.label_places import Box, Label

_FONT = "small"
_SIDE, _ABOVE = 6.0, 3.0
"""Space round the words, in px at 100 % text."""
_LINE = 1.2
_CASE = 4.0
"""Reach of the light case round the dot at a line's end, in widths of the line."""
_FRAMES = 256
"""Pictures whose labels are remembered: all of one repetition."""


class FigureLabels:
    """Finds places for the words of one view, and paints them.

    A place is kept as long as the exercise, the side and the size stay, so that words stand still
    while the figure moves; only the thin line follows.
    """

    def __init__(self, theme: Theme, ground: str) -> None:
        """Take the theme and the token of what lies behind the words."""
        self._theme = theme
        self._ground = ground
        self._key: object = None
        self._boxes: dict[str, Box | None] = {}
        self._read: OrderedDict[tuple[int, bool], tuple[Label, ...]] = OrderedDict()
        self._painted: tuple[Label, ...] = ()

    def moved(
        self, picture: QImage, room: QImage, place: QRectF, *, mirrored: bool
    ) -> QRegion | None:
        """What has to be painted again so that the words fit the next picture.

        Args:
            picture: what is shown next; it carries its labels.
            room: what is taken, turned as the picture is.
            place: where the picture is painted.
            mirrored: whether both are turned for the left side.

        Returns:
            An empty region where nothing has moved; None where all the words stand elsewhere.
        """
        labels = self._labels_of(picture, mirrored)
        stale = QRegion()
        if labels == self._painted:
            return stale
        if self._lay_out(labels, room, place, mirrored):
            return None
        for label in {*labels} ^ {*self._painted}:
            stale += self._bounds(label, place)
        return stale

    def paint(
        self,
        painter: QPainter,
        part: QRegion,
        picture: QImage,
        room: QImage,
        place: QRectF,
        *,
        mirrored: bool,
    ) -> None:
        """Paint the words of a picture.

        Args:
            painter: of the widget.
            part: what is painted at all.
            picture: what is shown; it carries its labels.
            room: what is taken, turned as the picture is.
            place: where the picture is painted.
            mirrored: whether both are turned for the left side.
        """
        # Only once a picture is there, and with it what has drawn it.
        from sciatica_desktop.figure.label_places import paint_leader

        labels = self._painted = self._labels_of(picture, mirrored)
        self._lay_out(labels, room, place, mirrored)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(_FONT))
        ink, case = self._theme.colour("ink"), self._theme.colour(self._ground)
        width = _LINE * self._theme.scale
        for label in labels:
            box = self._boxes.get(label.text)
            if box is None or not part.intersects(self._bounds(label, place)):
                continue
            at = QPointF(place.x() + label.x * place.width(), place.y() + label.y * place.height())
            paint_leader(painter, box, at, ink, case, width)
            painter.setPen(ink)
            words = QRectF(box.x, box.y, box.width, box.height)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, label.text)

    def _labels_of(self, picture: QImage, mirrored: bool) -> tuple[Label, ...]:
        """What a picture carries, read once for each frame of a movement."""
        # Only once a picture is there, and with it what has drawn it.
        from sciatica_desktop.figure.label_places import read_labels

        key = (picture.cacheKey(), mirrored)
        labels = self._read.get(key)
        if labels is None:
            found = read_labels(picture)
            labels = tuple(label.mirrored() for label in found) if mirrored else tuple(found)
            self._read[key] = labels
            if len(self._read) > _FRAMES:
                self._read.popitem(last=False)
        return labels

    def _bounds(self, label: Label, place: QRectF) -> QRect:
        """Where the words, the line and its dot are, with the case round them."""
        box = self._boxes.get(label.text)
        if box is None:
            return QRect()
        at = QRectF(place.x() + label.x * place.width(), place.y() + label.y * place.height(), 1, 1)
        edge = _LINE * self._theme.scale * _CASE
        around = QRectF(box.x, box.y, box.width, box.height).united(at)
        return around.adjusted(-edge, -edge, edge, edge).toAlignedRect()

    def _lay_out(
        self, labels: Sequence[Label], room: QImage, place: QRectF, mirrored: bool
    ) -> bool:
        """Find places where that has to be done anew; whether it had to be."""
        # As above.
        from sciatica_desktop.figure.label_places import Box, places, room_of

        names = tuple(label.text for label in labels)
        key = names, room.cacheKey(), place.getRect(), mirrored, self._theme.scale
        if key == self._key:
            return False
        metrics = QFontMetricsF(self._theme.font(_FONT))
        side, above = (2 * size * self._theme.scale for size in (_SIDE, _ABOVE))
        sizes = [
            (metrics.horizontalAdvance(name) + side, metrics.height() + above) for name in names
        ]
        found = places(labels, sizes, room_of(room), place.width(), place.height())
        self._key = key
        self._boxes = {
            name: Box(box.x + place.x(), box.y + place.y(), box.width, box.height) if box else None
            for name, box in zip(names, found, strict=True)
        }
        return True
