"""What the marks of the pain chart mean, beside it; it lists only marks that can be there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from sciatica_desktop.reports import strokes
from sciatica_desktop.reports.model import Charts
from sciatica_desktop.reports.typeset import BODY, PITCH, STRONG, Type, draw, plain, text_width

_SAMPLE = 6.5
_TEXT = 7.8
_ROW = PITCH
_LINE = 3.5
_EVENT_WORDS = {"M": "massage", "P": "physio", "C": "chiropractic", "": "other routine"}
_EVENT_ROW = 4.5

Sample = Callable[[QPainter, float, float], None]


def _leg(painter: QPainter, x: float, y: float) -> None:
    strokes.line(painter, x, y, x + _SAMPLE, y, strokes.LEG_MEAN)


def _back(painter: QPainter, x: float, y: float) -> None:
    strokes.line(painter, x, y, x + _SAMPLE, y, strokes.BACK_MEAN)


def _day(painter: QPainter, x: float, y: float) -> None:
    middle = x + _SAMPLE / 2
    strokes.line(painter, middle, y + 0.8, middle, y - 1.7, strokes.pen(2.3, strokes.BAR))
    strokes.dot(painter, middle, y + 0.8, hollow=False)


def _late(painter: QPainter, x: float, y: float) -> None:
    strokes.dot(painter, x + _SAMPLE / 2, y, hollow=True)


def _few(painter: QPainter, x: float, y: float) -> None:
    strokes.hollow_bar(painter, x, x + _SAMPLE, y)


def _flare(painter: QPainter, x: float, y: float) -> None:
    strokes.flare(painter, QRectF(x, y - 1.4, _SAMPLE, 2.9))


def _band(painter: QPainter, x: float, y: float) -> None:
    strokes.box(
        painter,
        QRectF(x, y - 1.4, _SAMPLE, 2.8),
        strokes.BAND,
        strokes.pen(0.3, strokes.TABLE_RULE),
    )


def _worst(painter: QPainter, x: float, y: float) -> None:
    middle = x + _SAMPLE / 2
    strokes.line(painter, middle, y + 1.5, middle, y - 1.5, strokes.pen(2.3, strokes.BAR))


def _rows(charts: Charts) -> list[tuple[Sample, str, Type]]:
    period = "week" if charts.column_word == "week of" or charts.column_word == "" else "month"
    if charts.marks or not charts.bars or not any(bar.worst is not None for bar in charts.bars):
        days: list[tuple[Sample, str, Type]] = [
            (_day, "one day; bar to worst", BODY),
            (_late, "typed on a later day", BODY),
        ]
    else:
        period = "month" if charts.days > 728 else "week"
        days = [(_worst, "up to the highest worst", BODY)]
    return [
        (_leg, f"{charts.leg_name}, {period} mean", STRONG),
        (_back, f"low back, {period} mean", BODY),
        *days,
        (_few, "under 3 days rated", BODY),
        (_flare, "flare, own rating", BODY),
        (_band, "change smaller than 2 points and 30 %", BODY),
    ]


def height(charts: Charts) -> float:
    """The height the key takes beside the plot."""
    return sum(_row_height(plain(text, _width(), face).count) for _, text, face in _rows(charts))


def _width() -> float:
    return 32.0


def _row_height(lines: int) -> float:
    return _ROW + (lines - 1) * _LINE


def paint(painter: QPainter, rect: QRectF, charts: Charts, lane_top: float) -> None:
    """Paint the key.

    Args:
        painter: paints in mm.
        rect: upper left corner and width of the key.
        charts: what is charted.
        lane_top: where the lane of treatments begins; its key stands beside it.
    """
    y = rect.top() - 0.5
    for sample, text, face in _rows(charts):
        lines = plain(text, _width(), face)
        lines.pitch = _LINE
        sample(painter, rect.left(), y + _ROW / 2)
        lines.draw(painter, rect.left() + _TEXT, y + (_ROW - _LINE) / 2)
        y += _row_height(lines.count)
    _events(painter, rect, charts, lane_top)


def _events(painter: QPainter, rect: QRectF, charts: Charts, top: float) -> None:
    letters = list(dict.fromkeys(sorted((e.letter for e in charts.events), key=_order)))
    x, y = rect.left(), top + 3.1
    for letter in letters:
        word = _EVENT_WORDS[letter]
        width = 4.6 + text_width(word, BODY) + 3.4
        if x > rect.left() and x + width - 3.4 > rect.right() + 0.5:
            x, y = rect.left(), y + _EVENT_ROW
        strokes.event_mark(painter, QPointF(x + 1.9, y), letter)
        draw(painter, x + 4.6, y + BODY.cap / 2, word, BODY)
        x += width


def _order(letter: str) -> int:
    return list(_EVENT_WORDS).index(letter)
