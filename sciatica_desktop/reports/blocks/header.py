"""The head of the page: what it is, which days, for whom."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from sciatica_desktop.reports import strokes
from sciatica_desktop.reports.blocks.block import Block
from sciatica_desktop.reports.level import Level
from sciatica_desktop.reports.model import Summary
from sciatica_desktop.reports.typeset import (
    BODY,
    QUIET,
    Align,
    Lines,
    Type,
    baseline,
    draw,
    elide,
    plain,
    text_width,
)

_TITLE = Type(16, 700)
_DATES = Type(12, 500)
_TITLE_LINE = 7.0
_SECOND_LINE = 4.3
_NAME_WIDTH = 62.0
_READER_WIDTH = 58.0
_BLANK = 19.5
"""The line to write a name on, in mm."""


class HeaderBlock(Block):
    """Title and dates, name, days rated, addressee."""

    def __init__(self, summary: Summary) -> None:
        """Show the head of a summary."""
        self._summary = summary

    def height(self, width: float, level: Level) -> float:
        """Two lines, more where the second is long."""
        return _TITLE_LINE + self._second(width).height + 1.1

    def paint(self, painter: QPainter, rect: QRectF, level: Level) -> None:
        """Paint the lines and the heavy rule below them."""
        summary = self._summary
        y = baseline(rect.top(), _TITLE_LINE, _TITLE) - 0.3
        end = draw(painter, rect.left(), y, summary.title, _TITLE)
        draw(painter, end + 2.6, y, summary.dates, _DATES)
        if summary.name:
            name = elide(summary.name, BODY, _NAME_WIDTH)
            draw(painter, rect.right(), y, name, BODY, Align.RIGHT)
        else:
            blank = rect.right() - _BLANK
            draw(painter, blank - 1, y, "Name or initials:", BODY, Align.RIGHT)
            strokes.line(painter, blank, y + 0.4, rect.right(), y + 0.4, strokes.pen(0.6))
        top = rect.top() + _TITLE_LINE
        bottom = self._second(rect.width()).draw(painter, rect.left(), top)
        reader = elide(summary.reader, QUIET, _READER_WIDTH)
        draw(
            painter,
            rect.right(),
            baseline(top, _SECOND_LINE, QUIET),
            reader,
            QUIET,
            Align.RIGHT,
        )
        strokes.line(
            painter, rect.left(), bottom + 0.9, rect.right(), bottom + 0.9, strokes.pen(1.2)
        )

    def _second(self, width: float) -> Lines:
        reader = elide(self._summary.reader, QUIET, _READER_WIDTH)
        room = width - text_width(reader, QUIET) - 4
        lines = plain(self._summary.subtitle, room, QUIET)
        lines.pitch = _SECOND_LINE
        return lines
