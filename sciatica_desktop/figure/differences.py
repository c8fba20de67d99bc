"""Where two pictures differ, and where one is not empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from numpy.typing import NDArray

_DEPTH = 32
"""Bits a pixel of all pictures of figures."""


def differing(one: QImage, other: QImage) -> QRect | None:
    """The smallest rectangle, in device px, outside of which two pictures are the same.

    Returns:
        An empty one where nothing differs; None if the two cannot be compared.
    """
    if one.size() != other.size() or one.format() != other.format() or one.depth() != _DEPTH:
        return None
    return _bounds(_pixels(one) != _pixels(other))


def drawn(image: QImage) -> QRect:
    """The smallest rectangle, in device px, outside of which a picture is empty."""
    return _bounds(_pixels(image) != 0)


def _bounds(marked: NDArray[np.bool_]) -> QRect:
    rows = np.flatnonzero(marked.any(axis=1))
    if not rows.size:
        return QRect()
    top, bottom = int(rows[0]), int(rows[-1])
    columns = np.flatnonzero(marked[top : bottom + 1].any(axis=0))
    left, right = int(columns[0]), int(columns[-1])
    return QRect(left, top, right - left + 1, bottom - top + 1)


def _pixels(image: QImage) -> NDArray[np.uint32]:
    content = np.frombuffer(image.constBits(), np.uint32)
    return content.reshape(image.height(), image.bytesPerLine() // 4)[:, : image.width()]
