"""Finds places for words beside a figure: on free ground, near what they name.

No numpy: a page that shows a kept picture lays its words out without loading the rig.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

COLUMNS = 96
"""Cells across a room; its rows follow from the picture's shape."""
BODY, PROP = 255, 110
"""How a room marks what the person covers at any moment of the exercise, and what props do."""
_PROP_COST = 0.10
_STEP = 2
_KEY = "labels"
"""Under this name a picture carries its labels, also through a mirror and to disk."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words, and the point they name, as shares of the picture's width and height."""

    text: str
    x: float
    y: float

    def mirrored(self) -> Label:
        """The same for the left side; words are never mirrored, only where they point."""
        return Label(self.text, 1.0 - self.x, self.y)


@dataclass(frozen=True, slots=True)
class Room:
    """What is taken in a picture, in coarse cells.

    Attributes:
        columns: cells across.
        rows: cells down.
        taken: row by row, ``BODY``, ``PROP`` or 0 for free ground.
    """

    columns: int
    rows: int
    taken: bytes


@dataclass(frozen=True, slots=True)
class Box:
    """Where words stand, in picture units."""

    x: float
    y: float
    width: float
    height: float

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """The point of its edge, or inside, that is nearest to a point."""
        return (
            min(max(x, self.x), self.x + self.width),
            min(max(y, self.y), self.y + self.height),
        )

    def touches(self, other: Box) -> bool:
        """Whether two boxes overlap."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


def write_labels(image: QImage, labels: Sequence[Label]) -> None:
    """Let a picture carry labels; where they point does not change when it is mirrored."""
    image.setText(_KEY, "\n".join(f"{label.text}|{label.x:.4f}|{label.y:.4f}" for label in labels))


def read_labels(image: QImage) -> list[Label]:
    """The labels a picture carries, as they were before any mirroring."""
    lines = [line.split("|") for line in image.text(_KEY).splitlines()]
    return [Label(text, float(x), float(y)) for text, x, y in lines]


def room_of(image: QImage) -> Room:
    """A room from its picture."""
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    line, columns = alpha.bytesPerLine(), alpha.width()
    content = bytes(alpha.constBits())
    taken = b"".join(content[row * line : row * line + columns] for row in range(alpha.height()))
    return Room(columns, alpha.height(), taken)


def paint_leader(
    painter: QPainter, box: Box, at: QPointF, colour: QColor, case: QColor, width: float
) -> None:
    """A thin line from words to the point they name, with a dot at its end, in a light case."""
    start = QPointF(*box.nearest(at.x(), at.y()))
    for ink, thick, dot in ((case, width * 3.2, width * 3.6), (colour, width, width * 2.4)):
        pen = QPen(ink, thick)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(start, at)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(at, dot, dot)


def places(
    labels: Sequence[Label],
    sizes: Sequence[tuple[float, float]],
    room: Room,
    width: float,
    height: float,
) -> list[Box | None]:
    """A place for each label, or None where there is no free ground left for it.

    Args:
        labels: the labels, the most important first.
        sizes: width and height of the words of each, margin included, in picture units.
        room: what is taken.
        width: width of the picture.
        height: its height.
    """
    sums = _Sums(room)
    found: list[Box | None] = []
    for label, size in zip(labels, sizes, strict=True):
        others = [box for box in found if box is not None]
        found.append(_place(label, size, sums, others, (width, height)))
    return found


def _place(
    label: Label,
    size: tuple[float, float],
    sums: _Sums,
    others: list[Box],
    picture: tuple[float, float],
) -> Box | None:
    cell_wide, cell_high = picture[0] / sums.columns, picture[1] / sums.rows
    across, down = int(size[0] / cell_wide) + 2, int(size[1] / cell_high) + 2
    at_x, at_y = label.x * picture[0], label.y * picture[1]
    best, least = None, float("inf")
    for row in range(0, sums.rows - down + 1, _STEP):
        for column in range(0, sums.columns - across + 1, _STEP):
            body, prop = sums.taken(column, row, across, down)
            if body:
                continue
            box = Box(
                (column + across / 2) * cell_wide - size[0] / 2,
                (row + down / 2) * cell_high - size[1] / 2,
                *size,
            )
            x, y = box.nearest(at_x, at_y)
            cost = hypot(x - at_x, y - at_y) / hypot(*picture)
            cost += _PROP_COST * prop / (across * down)
            if cost < least and not any(box.touches(other) for other in others):
                best, least = box, cost
    return best


class _Sums:
    """Counts of taken cells above and to the left of each cell, for quick counts in any box."""

    def __init__(self, room: Room) -> None:
        self.columns, self.rows = room.columns, room.rows
        self._body = _summed(room, BODY, 255)
        self._prop = _summed(room, 1, BODY - 1)

    def taken(self, column: int, row: int, across: int, down: int) -> tuple[int, int]:
        """Cells taken by the body, and by props, in a box of cells."""
        return (
            _count(self._body, column, row, across, down),
            _count(self._prop, column, row, across, down),
        )


def _summed(room: Room, low: int, high: int) -> list[list[int]]:
    sums = [[0] * (room.columns + 1)]
    for row in range(room.rows):
        line, total = [0], 0
        above = sums[-1]
        for column in range(room.columns):
            total += low <= room.taken[row * room.columns + column] <= high
            line.append(above[column + 1] + total)
        sums.append(line)
    return sums


def _count(sums: list[list[int]], column: int, row: int, across: int, down: int) -> int:
    low, high = sums[row], sums[row + down]
    return high[column + across] - high[column] - low[column + across] + low[column]
