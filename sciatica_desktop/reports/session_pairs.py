"""Pain and reach before and after a session: hollow rings become filled discs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from sciatica_desktop.domain.anatomy import Reach
from sciatica_desktop.reports import strokes
from sciatica_desktop.reports.session_summary import Pair
from sciatica_desktop.reports.typeset import QUIET, Align, Type, draw, text_width

RING = 1.45
"""Radius of the ring, in mm."""
_DISC = 1.5
_OUTER = 1.95
_LABEL = Type(10, 600)
_TICK = Type(9)
_SCALE = 5.0
_FIRST = 3.4
_PITCH = 7.4
_CAPTION = 5.0
_NUMBERS = tuple(str(number) for number in range(11))
_PLACES = ("none", "back", *(place.place for place in Reach if place > Reach.LOW_BACK))
PAIN_WORDS = "pain: 0 none, 10 the worst you can imagine"
REACH_WORDS = "how far the pain reached"


def height_of(rows: int) -> float:
    """The height of a panel with so many rows."""
    return _SCALE + 2 * _FIRST + (rows - 1) * _PITCH + _CAPTION


def pain_panel(painter: QPainter, rect: QRectF, pairs: Sequence[Pair]) -> None:
    """Pain on the scale from 0 to 10."""
    _panel(painter, rect, pairs, _NUMBERS, PAIN_WORDS)


def reach_panel(painter: QPainter, rect: QRectF, pairs: Sequence[Pair]) -> None:
    """Reach from none to the toes."""
    _panel(painter, rect, pairs, _PLACES, REACH_WORDS)


def key(painter: QPainter, x: float, y: float) -> None:
    """What the marks mean, on a line whose baseline is ``y``."""
    middle = y - _TICK.cap / 2
    for words, has_ring, has_disc in (
        ("before", True, False),
        ("after", False, True),
        ("no change", True, True),
    ):
        x += _OUTER
        if has_ring:
            ring(painter, x, middle, outer=has_disc)
        if has_disc:
            disc(painter, x, middle, inner=has_ring)
        x = draw(painter, x + _OUTER + 0.9, y, words, _TICK) + 4.0


def ring(painter: QPainter, x: float, y: float, *, outer: bool = False) -> None:
    """Before; ``outer`` leaves room for a disc inside."""
    radius = _OUTER if outer else RING
    painter.setPen(strokes.pen(1.1))
    painter.setBrush(strokes.WHITE)
    painter.drawEllipse(QPointF(x, y), radius, radius)


def disc(painter: QPainter, x: float, y: float, *, inner: bool = False) -> None:
    """After; ``inner`` fits inside a ring."""
    radius = 1.15 if inner else _DISC
    painter.setPen(strokes.pen(0.1, strokes.LEG))
    painter.setBrush(strokes.LEG)
    painter.drawEllipse(QPointF(x, y), radius, radius)


def _panel(
    painter: QPainter,
    rect: QRectF,
    pairs: Sequence[Pair],
    scale: Sequence[str],
    caption: str,
) -> None:
    label = max(text_width(pair.label, _LABEL) for pair in pairs) + 3.0
    half = text_width(scale[-1], _TICK) / 2
    left = rect.left() + label + text_width(scale[0], _TICK) / 2
    step = (rect.right() - half - left) / (len(scale) - 1)
    top = rect.top() + _SCALE
    bottom = top + 2 * _FIRST + (len(pairs) - 1) * _PITCH
    for number, words in enumerate(scale):
        x = left + number * step
        draw(painter, x, rect.top() + 3.6, words, _TICK, Align.CENTRE)
        strokes.line(painter, x, top, x, bottom, strokes.pen(0.5, strokes.GRID))
    for row, pair in enumerate(pairs):
        y = top + _FIRST + row * _PITCH
        draw(painter, rect.left(), y + _LABEL.cap / 2, pair.label, _LABEL)
        if pair.is_rated:
            _pair(painter, pair, left, step, y)
        else:
            _not_rated(painter, left + step / 2, y)
    draw(painter, rect.left() + label, bottom + 4.4, caption, QUIET)


def _pair(painter: QPainter, pair: Pair, left: float, step: float, y: float) -> None:
    before = None if pair.before is None else left + pair.before * step
    after = None if pair.after is None else left + pair.after * step
    if before is None or after is None or before == after:
        both = before is not None and after is not None
        if before is not None:
            ring(painter, before, y, outer=both)
        if after is not None:
            disc(painter, after, y, inner=both)
        return
    ring(painter, before, y)
    disc(painter, after, y)
    _shaft(painter, before, after, y)


def _shaft(painter: QPainter, before: float, after: float, y: float) -> None:
    """The arrow from the ring to the disc, between their edges."""
    way = 1.0 if after > before else -1.0
    start, end = before + way * RING, after - way * (_DISC + 0.3)
    head = min(1.7, abs(end - start))
    strokes.line(painter, start, y, end - way * head / 2, y, strokes.pen(1.2))
    path = QPainterPath(QPointF(end, y))
    path.lineTo(end - way * head, y - 1.0)
    path.lineTo(end - way * head, y + 1.0)
    path.closeSubpath()
    painter.setPen(strokes.pen(0.1))
    painter.setBrush(strokes.INK)
    painter.drawPath(path)


def _not_rated(painter: QPainter, x: float, y: float) -> None:
    words = "not rated"
    room = QRectF(x - 0.8, y - 2.2, text_width(words, QUIET) + 1.6, 4.4)
    strokes.box(painter, room, strokes.WHITE)
    draw(painter, x, y + QUIET.cap / 2, words, QUIET)
