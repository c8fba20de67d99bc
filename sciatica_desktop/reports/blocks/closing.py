"""Treatment, sleep and sitting, and the safety check: three columns at the foot."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from sciatica_desktop.reports import strokes
from sciatica_desktop.reports.blocks.block import Block
from sciatica_desktop.reports.level import Level
from sciatica_desktop.reports.model import Closing
from sciatica_desktop.reports.typeset import (
    BODY,
    SECTION,
    STRONG,
    Lines,
    Type,
    baseline,
    draw,
    plain,
)

_PAD = 0.8
_TITLE = 4.7
_MOST_LINES = 5
_COLUMNS = (0.0, 78.0, 134.0)
"""Left edges at a width of 186 mm."""


class ClosingBlock(Block):
    """Short columns of plain lines."""

    def __init__(self, columns: tuple[Closing, ...]) -> None:
        """Show three columns; the last is the safety check."""
        self._columns = columns

    def height(self, width: float, level: Level) -> float:
        """As high as the tallest column."""
        tallest = max(
            sum(lines.height for lines in self._lines(index, width)) for index in self._shown(level)
        )
        return _PAD + _TITLE + tallest + 0.3

    def paint(self, painter: QPainter, rect: QRectF, level: Level) -> None:
        """Paint the columns below one rule."""
        strokes.rule(painter, rect.left(), rect.top(), rect.width())
        top = rect.top() + _PAD
        for index in self._shown(level):
            x = rect.left() + _COLUMNS[index] * rect.width() / 186.0
            if level >= Level.NO_TREATMENT:
                x = rect.left()
            title = self._columns[index].title
            draw(painter, x, baseline(top, _TITLE, SECTION), title, SECTION)
            y = top + _TITLE
            for lines in self._lines(index, rect.width()):
                y = lines.draw(painter, x, y)

    def _shown(self, level: Level) -> list[int]:
        last = len(self._columns) - 1
        return [last] if level >= Level.NO_TREATMENT else list(range(last + 1))

    def _lines(self, index: int, width: float) -> list[Lines]:
        ends = (*_COLUMNS[1:], 186.0)
        room = (ends[index] - _COLUMNS[index]) * width / 186.0 - 3
        face: Type = STRONG if self._columns[index].strong else BODY
        made: list[Lines] = []
        left = _MOST_LINES
        for text in self._columns[index].lines:
            if left <= 0:
                break
            lines = plain(text, room, face, min(2, left))
            left -= lines.count
            made.append(lines)
        return made
