"""Pens, dashes, hatches and small marks of the printed pages. Lengths are in mm.

Only opaque colours: anything see-through makes the PDF an image. Hatches are lines inside a clip,
never brush patterns, which some printers draw in their own pixels.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from sciatica_desktop.domain.diary import RegionKind
from sciatica_desktop.reports.fonts import MM_PER_POINT
from sciatica_desktop.reports.typeset import Align, Tone, Type, draw

INK = QColor("#111111")
HAIR = QColor("#9A9A9A")
TABLE_RULE = QColor("#C8C8C8")
GRID = QColor("#DCDCDC")
BAND = QColor("#EFEFEF")
LEG = QColor("#0B3C5D")
BACK = QColor("#222222")
BAR = QColor("#87939C")
DOSE = QColor("#56697A")
FLARE = QColor("#8A8A8A")
REGION = QColor("#F4F4F4")
WHITE = QColor("#FFFFFF")


def pen(
    points: float,
    colour: QColor = INK,
    dash: tuple[float, float] | None = None,
    *,
    round_cap: bool = False,
) -> QPen:
    """A pen of a width in pt; ``dash`` is a stroke and a gap in mm."""
    width = points * MM_PER_POINT
    cap = Qt.PenCapStyle.RoundCap if round_cap else Qt.PenCapStyle.FlatCap
    made = QPen(colour, width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.RoundJoin)
    if dash is not None:
        made.setDashPattern([length / width for length in dash])
    return made


LEG_MEAN = pen(2.4, LEG)
BACK_MEAN = pen(1.5, BACK, (1.5, 0.95))
CASING = pen(4.0, WHITE)
REACH_LEFT = pen(2.0, LEG)
REACH_RIGHT = pen(1.2, BACK, (1.2, 0.8))


def line(painter: QPainter, x1: float, y1: float, x2: float, y2: float, stroke: QPen) -> None:
    """One straight line."""
    painter.setPen(stroke)
    painter.drawLine(QLineF(x1, y1, x2, y2))


def rule(painter: QPainter, x: float, y: float, width: float) -> None:
    """The horizontal line above a section."""
    line(painter, x, y, x + width, y, pen(0.6, HAIR))


def box(
    painter: QPainter,
    rect: QRectF,
    fill: QColor | None,
    stroke: QPen | None = None,
    radius: float = 0.0,
) -> None:
    """A rectangle."""
    painter.setPen(stroke if stroke is not None else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    if radius:
        painter.drawRoundedRect(rect, radius, radius)
    else:
        painter.drawRect(rect)


def mean_line(painter: QPainter, x1: float, x2: float, y: float, stroke: QPen) -> None:
    """The mean of a week over a wider white line, so that it stays clear of what it crosses."""
    line(painter, x1, y, x2, y, CASING)
    line(painter, x1, y, x2, y, stroke)


def hollow_bar(painter: QPainter, x1: float, x2: float, y: float, colour: QColor = LEG) -> None:
    """The mean of a week with too few days."""
    box(painter, QRectF(x1, y - 0.5, x2 - x1, 1.0), WHITE, pen(0.6, colour))


def dot(painter: QPainter, x: float, y: float, *, hollow: bool, colour: QColor = LEG) -> None:
    """One day; hollow when it was typed on a later day."""
    painter.setPen(pen(0.75, colour) if hollow else pen(0.6, WHITE))
    painter.setBrush(WHITE if hollow else colour)
    painter.drawEllipse(QPointF(x, y), 0.66, 0.66)


def slanted(painter: QPainter, rect: QRectF, step: float, stroke: QPen, *, rising: bool) -> None:
    """Lines at 45 degrees across a rectangle, ``step`` apart along the base."""
    painter.setPen(stroke)
    height = rect.height()
    # Multiples of the step, so that the hatches of neighbours meet.
    x = math.floor((rect.left() - height) / step) * step
    lines = []
    while x < rect.right() + height:
        ends = (rect.bottom(), rect.top()) if rising else (rect.top(), rect.bottom())
        lines.append(QLineF(x, ends[0], x + height, ends[1]))
        x += step
    painter.drawLines(lines)


def flare(painter: QPainter, rect: QRectF) -> None:
    """The hatch of flare days with its black cap."""
    painter.save()
    painter.setClipRect(rect)
    slanted(painter, rect, 1.95, pen(0.3, FLARE), rising=True)
    painter.restore()
    line(painter, rect.left(), rect.top(), rect.right(), rect.top(), pen(1.6, INK))


def _aching(painter: QPainter, rect: QRectF) -> None:
    painter.setPen(pen(0.4))
    y = math.ceil(rect.top() / 0.95) * 0.95
    while y < rect.bottom():
        painter.drawLine(QLineF(rect.left(), y, rect.right(), y))
        y += 0.95


def _tingling(painter: QPainter, rect: QRectF) -> None:
    painter.setPen(QPen(Qt.PenStyle.NoPen))
    painter.setBrush(INK)
    row = math.floor(rect.top() / 0.76)
    while row * 0.76 < rect.bottom() + 0.3:
        x = math.floor(rect.left() / 0.95) * 0.95 + (0.475 if row % 2 else 0.0)
        while x < rect.right() + 0.3:
            painter.drawEllipse(QPointF(x, row * 0.76), 0.26, 0.26)
            x += 0.95
        row += 1


def _numb(painter: QPainter, rect: QRectF) -> None:
    for rising in (True, False):
        slanted(painter, rect, 1.24, pen(0.4), rising=rising)


_HATCHES: dict[RegionKind, Callable[[QPainter, QRectF], None]] = {
    RegionKind.PAIN: _aching,
    RegionKind.TINGLING: _tingling,
    RegionKind.NUMB: _numb,
}


def hatch(painter: QPainter, path: QPainterPath, kinds: tuple[RegionKind, ...]) -> None:
    """Fill an outline with the hatch of what is felt there, and draw its edge."""
    painter.setPen(QPen(Qt.PenStyle.NoPen))
    painter.setBrush(REGION)
    painter.drawPath(path)
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    for kind in kinds:
        _HATCHES[kind](painter, path.boundingRect())
    painter.restore()
    painter.setPen(pen(0.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


_EVENT_LETTER = Type(9, 600)


def event_mark(painter: QPainter, centre: QPointF, letter: str) -> None:
    """The mark of a treatment, or a triangle where another routine began.

    Massage is a ring, physiotherapy a black square, any other an open square.
    """
    x, y = centre.x(), centre.y()
    if not letter:
        half = 2.0
        path = QPainterPath(QPointF(x - half, y + 1.6))
        path.lineTo(x, y - 1.8)
        path.lineTo(x + half, y + 1.6)
        path.closeSubpath()
        painter.setPen(pen(0.9))
        painter.setBrush(WHITE)
        painter.drawPath(path)
        return
    face = _EVENT_LETTER
    if letter == "M":
        painter.setPen(pen(0.8))
        painter.setBrush(WHITE)
        painter.drawEllipse(centre, 1.75, 1.75)
    elif letter == "P":
        box(painter, QRectF(x - 1.75, y - 1.75, 3.5, 3.5), INK)
        face = Type(face.size, 700, Tone.WHITE)
    else:
        box(painter, QRectF(x - 1.7, y - 1.7, 3.4, 3.4), WHITE, pen(0.8))
    draw(painter, x, y + face.cap / 2, letter, face, Align.CENTRE)


def tick(painter: QPainter, square: QRectF, points: float) -> None:
    """A check mark inside a square, ``points`` heavy."""
    side = square.width()
    path = QPainterPath(QPointF(square.left() + 0.22 * side, square.center().y()))
    path.lineTo(square.left() + 0.43 * side, square.bottom() - 0.26 * side)
    path.lineTo(square.right() - 0.19 * side, square.top() + 0.26 * side)
    painter.setPen(pen(points))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def arrow(painter: QPainter, x: float, y: float, length: float) -> None:
    """A short arrow to the right, its shaft at ``y``."""
    line(painter, x, y, x + length - 0.8, y, pen(1.5))
    head = QPainterPath(QPointF(x + length, y))
    head.lineTo(x + length - 1.6, y - 0.95)
    head.lineTo(x + length - 1.6, y + 0.95)
    head.closeSubpath()
    painter.setPen(QPen(Qt.PenStyle.NoPen))
    painter.setBrush(INK)
    painter.drawPath(head)
