"""What differs between two frames of a movement: the rest of a view need not be painted again."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from numpy import bool_, uint32
    from numpy.typing import NDArray

_KEPT = 1024
"""Pairs of frames that are remembered: a routine has no more in sight."""


class FigureChanges:
    """Remembers which part of the picture changes from one frame to another.

    A repetition shows the same frames in the same order again and again; each pair of them is
    compared once.
    """

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._drawn: tuple[int, QRect] = (0, QRect())
        self._known: OrderedDict[tuple[int, int], QRect] = OrderedDict()

    def between(self, before: QImage, after: QImage) -> QRect | None:
        """The smallest rectangle, in device px, outside of which two frames are the same.

        Returns:
            An empty one where nothing differs; None if the two cannot be compared.
        """
        if before.size() != after.size() or before.format() != after.format():
            return None
        if before.depth() != 32:
            return None
        one, other = before.cacheKey(), after.cacheKey()
        key = (one, other) if one < other else (other, one)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = _compared(before, after)
            if len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return known

    def drawn_part(self, image: QImage) -> QRect:
        """The smallest rectangle, in device px, outside of which a picture is empty."""
        if self._drawn[0] != image.cacheKey():
            self._drawn = image.cacheKey(), _bounds(_pixels(image) != 0)
        return self._drawn[1]


def _compared(before: QImage, after: QImage) -> QRect:
    return _bounds(_pixels(before) != _pixels(after))


def _bounds(differs: NDArray[bool_]) -> QRect:
    rows = differs.any(axis=1).nonzero()[0]
    if not rows.size:
        return QRect()
    top, bottom = int(rows[0]), int(rows[-1])
    columns = differs[top : bottom + 1].any(axis=0).nonzero()[0]
    left, right = int(columns[0]), int(columns[-1])
    return QRect(left, top, right - left + 1, bottom - top + 1)


def _pixels(image: QImage) -> NDArray[uint32]:
    # Whoever has frames of a movement has loaded numpy to draw them.
    import numpy

    content = numpy.frombuffer(image.constBits(), numpy.uint32)
    return content.reshape(image.height(), image.bytesPerLine() // 4)[:, : image.width()]
