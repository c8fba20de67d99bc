"""Four measures then and now, and four counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from sciatica_desktop.reports import strokes
from sciatica_desktop.reports.blocks.block import Block
from sciatica_desktop.reports.level import Level
from sciatica_desktop.reports.model import Count, Measure, Summary
from sciatica_desktop.reports.typeset import (
    BODY,
    QUIET,
    STRONG,
    Lines,
    Run,
    Tone,
    Type,
    baseline,
    draw,
    plain,
    text_width,
)

_COLUMNS = 4
_INSET = 1.6
_BIG_LINE = 7.0
_BETWEEN = 2.2
_NOW = Type(17, 700)
_ARROW = 5.2
_NOW_SIZES = (17.0, 15.0, 13.0, 11.0)


class NumbersBlock(Block):
    """Eight small cells in two rows."""

    def __init__(self, summary: Summary) -> None:
        """Show the measures and counts of a summary."""
        self._measures = summary.measures
        self._counts = summary.counts

    def height(self, width: float, level: Level) -> float:
        """The two rows, each as high as its tallest cell."""
        return self._first_row(width) + _BETWEEN + self._second_row(width)

    def paint(self, painter: QPainter, rect: QRectF, level: Level) -> None:
        """Paint the cells with a fine line between two columns."""
        column = rect.width() / _COLUMNS
        room = _room(rect.width())
        first, second = self._first_row(rect.width()), self._second_row(rect.width())
        for index, measure in enumerate(self._measures):
            x = rect.left() + index * column + (_INSET if index else 0)
            self._measure(painter, x, rect.top(), room, measure)
        top = rect.top() + first + _BETWEEN
        for index, count in enumerate(self._counts):
            x = rect.left() + index * column + (_INSET if index else 0)
            y = _label(count, room).draw(painter, x, top)
            plain(count.detail, room, QUIET).draw(painter, x, y)
        for index in range(1, _COLUMNS):
            x = rect.left() + index * column
            for y, height in ((rect.top(), first), (top, second)):
                strokes.line(painter, x, y, x, y + height, strokes.pen(0.5, strokes.TABLE_RULE))

    def _measure(
        self, painter: QPainter, x: float, top: float, room: float, measure: Measure
    ) -> None:
        top = plain(measure.label, room, STRONG).draw(painter, x, top)
        now, before = _sizes(measure, room)
        y = baseline(top, _BIG_LINE, _NOW)
        if measure.before:
            x_now = draw(painter, x, y, measure.before, before) + 1.4
            strokes.arrow(painter, x_now, y - now.cap * 0.46, _ARROW - 0.6)
            draw(painter, x_now + _ARROW + 0.6, y, measure.now, now)
        else:
            draw(painter, x, y, measure.now, now)
        _change(measure, room).draw(painter, x, top + _BIG_LINE)

    def _first_row(self, width: float) -> float:
        room = _room(width)
        label = _tallest([plain(m.label, room, STRONG) for m in self._measures])
        return label + _BIG_LINE + _tallest([_change(m, room) for m in self._measures])

    def _second_row(self, width: float) -> float:
        room = _room(width)
        label = _tallest([_label(count, room) for count in self._counts])
        return label + _tallest([plain(count.detail, room, QUIET) for count in self._counts])


def _room(width: float) -> float:
    return width / _COLUMNS - _INSET - 1.6


def _label(count: Count, room: float) -> Lines:
    return plain(f"{count.label}: {count.value}", room, STRONG)


def _change(measure: Measure, room: float) -> Lines:
    return Lines([Run(measure.change, BODY), Run(measure.days, QUIET)], room)


def _tallest(cells: Sequence[Lines]) -> float:
    return max(cell.height for cell in cells)


def _sizes(measure: Measure, room: float) -> tuple[Type, Type]:
    """The largest faces in which then and now fit beside each other."""
    for size in _NOW_SIZES:
        now = Type(size, 700)
        before = Type(size * 0.8, 500, Tone.SECOND)
        taken = text_width(measure.now, now)
        if measure.before:
            taken += text_width(measure.before, before) + 1.4 + _ARROW + 0.6
        if taken <= room:
            break
    return now, before
