"""What differs between two frames of a movement: the rest of a view need not be painted again."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

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
        one, other = before.cacheKey(), after.cacheKey()
        key = (one, other) if one < other else (other, one)
        known = self._known.get(key)
        if known is None:
            # Whoever has frames of a movement has loaded numpy to draw them.
            from sciatica_desktop.figure.differences import differing

            known = differing(before, after)
            if known is None:
                return None
            self._known[key] = known
            if len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return known

    def drawn_part(self, image: QImage) -> QRect:
        """The smallest rectangle, in device px, outside of which a picture is empty."""
        if self._drawn[0] != image.cacheKey():
            # As above.
            from sciatica_desktop.figure.differences import drawn

            self._drawn = image.cacheKey(), drawn(image)
        return self._drawn[1]
