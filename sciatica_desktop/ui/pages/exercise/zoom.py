"""Which part of some pictures is worth a closer look: the part in which they differ most."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage

_SIDE = 48
"""Of the small copies that are compared, across and down."""
_SAME = 16
"""Up to this far apart two values of a channel, 0 to 255, count as the same."""
_ENOUGH = 0.97
"""Share of all that differs which has to be inside the part."""
_SHARES = (0.5, 0.6, 0.7, 0.8, 0.9)
"""Sizes of the part as shares of the picture; closer up nobody knows what it is."""


def moving_part(pictures: Sequence[QImage]) -> QRectF:
    """The part of the pictures that shows what moves.

    Args:
        pictures: of one size, with the same camera.

    Returns:
        The part in device pixels, with the proportions of the pictures and inside of them.
    """
    width, height = pictures[0].width(), pictures[0].height()
    sums = _sums(_differences(pictures))
    for share in _SHARES:
        found = _best(sums, round(share * _SIDE))
        if found is not None:
            left, top = found
            x, y = left / _SIDE * width, top / _SIDE * height
            return QRectF(x, y, share * width, share * height)
    return QRectF(0, 0, width, height)


def _differences(pictures: Sequence[QImage]) -> list[int]:
    """How much the pictures differ in each cell of the small copies, row after row."""
    small = sorted({bytes(_small(picture).constBits()) for picture in pictures})
    cells = [0] * (_SIDE * _SIDE)
    for one, other in combinations(small, 2):
        for cell in range(_SIDE * _SIDE):
            at = cell * 4
            apart = max(abs(one[at + i] - other[at + i]) for i in range(4))
            if apart > _SAME:
                cells[cell] += apart
    return cells


def _sums(cells: Sequence[int]) -> list[list[int]]:
    """Sums of all cells above and left of a corner, so that any part is four look-ups."""
    sums = [[0] * (_SIDE + 1)]
    for row in range(_SIDE):
        line, so_far = [0], 0
        for column in range(_SIDE):
            so_far += cells[row * _SIDE + column]
            line.append(sums[row][column + 1] + so_far)
        sums.append(line)
    return sums


def _best(sums: Sequence[Sequence[int]], size: int) -> tuple[float, float] | None:
    """The corner of the part of that size that holds most, in cells; None if it is not enough.

    Where several hold the same, the one in the middle of them.
    """
    inside = {
        (left, top): sums[top + size][left + size]
        - sums[top][left + size]
        - sums[top + size][left]
        + sums[top][left]
        for left in range(_SIDE - size + 1)
        for top in range(_SIDE - size + 1)
    }
    most = max(inside.values())
    if not most or most < _ENOUGH * sums[_SIDE][_SIDE]:
        return None
    corners = [corner for corner, value in inside.items() if value == most]
    middle = [sum(part) / len(corners) for part in zip(*corners, strict=True)]
    return middle[0], middle[1]


def _small(picture: QImage) -> QImage:
    small = picture.scaled(
        _SIDE,
        _SIDE,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    return small.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
