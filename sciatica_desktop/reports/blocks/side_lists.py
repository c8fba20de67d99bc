"""Times of day and the words chosen most often, as short lists with bars."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from sciatica_desktop.reports import strokes
from sciatica_desktop.reports.model import TallyList, TimeSlot
from sciatica_desktop.reports.typeset import (
    BODY,
    PITCH,
    QUIET,
    SECTION,
    STRONG,
    Align,
    baseline,
    draw,
    elide,
    text_width,
)

_TITLE = 4.6
_ITEM = 3.6
_BETWEEN = 1.2
_SLOT = 4.1
_BAR_HEIGHT = 2.5
_WORDS = 17.5
"""Width of the words of a time of day."""
_BAR = 13.0
"""Length of a bar of 10 points."""
_TALLY_BAR = 12.0


def times_height(times: tuple[TimeSlot, ...]) -> float:
    """The least height of the times of day."""
    return _TITLE + PITCH + len(times) * _SLOT


def paint_times(painter: QPainter, rect: QRectF, times: tuple[TimeSlot, ...]) -> None:
    """Paint mean leg pain by time of day, spread over the height."""
    draw(painter, rect.left(), baseline(rect.top(), _TITLE, SECTION), "Time of day", SECTION)
    top = rect.top() + _TITLE
    draw(painter, rect.left(), baseline(top, PITCH, QUIET), "mean leg pain (ratings)", QUIET)
    top += PITCH + 0.4
    pitch = min((rect.bottom() - 4.0 - top) / max(1, len(times)), 6.4)
    for index, slot in enumerate(times):
        y = top + (index + 0.5) * pitch
        base = y + BODY.cap / 2
        draw(painter, rect.left(), base, elide(slot.name, BODY, _WORDS - 1), BODY)
        x = rect.left() + _WORDS
        strokes.line(painter, x, y - 1.7, x, y + 1.7, strokes.pen(0.5, strokes.HAIR))
        if slot.mean is not None:
            length = slot.mean / 10 * _BAR
            strokes.box(painter, QRectF(x, y - _BAR_HEIGHT / 2, length, _BAR_HEIGHT), strokes.BAR)
            x += length
        face = STRONG if slot.mean is not None else BODY
        end = draw(painter, x + 1.1, base, slot.text, face)
        if slot.days:
            draw(painter, end + 0.9, base, slot.days, QUIET)


def height(tallies: tuple[TallyList, ...], items: int) -> float:
    """The least height of the lists, with room for a number of rows in each."""
    lists = len(tallies)
    return lists * (_TITLE + items * _ITEM) + (lists - 1) * _BETWEEN


def paint(
    painter: QPainter,
    rect: QRectF,
    tallies: tuple[TallyList, ...],
    items: int,
) -> None:
    """Paint the lists below each other."""
    each = rect.height() / max(1, len(tallies))
    for index, tally in enumerate(tallies):
        _list(
            painter,
            QRectF(rect.left(), rect.top() + index * each, rect.width(), each),
            tally,
            items,
        )


def _list(painter: QPainter, rect: QRectF, tally: TallyList, items: int) -> None:
    y = baseline(rect.top(), _TITLE, SECTION)
    end = draw(painter, rect.left(), y, tally.title, SECTION)
    if tally.of:
        of = f"days of {tally.of}"
        if end + 2 + text_width(of, QUIET) <= rect.right() + 0.2:
            draw(painter, end + 2, y, of, QUIET)
    top = rect.top() + _TITLE
    if not tally.items:
        draw(painter, rect.left(), baseline(top, PITCH, QUIET), "none noted", QUIET)
        return
    numbers = rect.right() - _TALLY_BAR - 1.4
    pitch = min((rect.height() - _TITLE) / items, 4.1)
    for index, item in enumerate(tally.items[:items]):
        y = top + (index + 0.5) * pitch
        base = y + BODY.cap / 2
        number = str(item.days)
        draw(painter, numbers, base, number, STRONG, Align.RIGHT)
        room = numbers - text_width(number, STRONG) - 1.2 - rect.left()
        draw(painter, rect.left(), base, elide(item.word, BODY, room), BODY)
        length = item.days / max(1, tally.of) * _TALLY_BAR
        strokes.box(
            painter,
            QRectF(numbers + 1.4, y - _BAR_HEIGHT / 2, length, _BAR_HEIGHT),
            strokes.BAR,
        )
