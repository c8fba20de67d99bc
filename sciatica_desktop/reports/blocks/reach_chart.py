"""How far the pain reached on each side, on the same days as the pain chart."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from sciatica_desktop.domain.anatomy import Reach
from sciatica_desktop.reports import strokes
from sciatica_desktop.reports.blocks.axis import KEY_GAP, DayAxis, day_axis
from sciatica_desktop.reports.blocks.block import Block
from sciatica_desktop.reports.level import Level
from sciatica_desktop.reports.model import Charts, Step
from sciatica_desktop.reports.paper import Paper
from sciatica_desktop.reports.typeset import (
    BODY,
    PITCH,
    QUIET,
    STRONG,
    Align,
    baseline,
    draw,
    plain,
)

_RUNGS = len(Reach) - 1
_EDGE = 1.0
"""Room for half a line of words above the first and below the last place."""
_SPARE = 4.0
_APART = 0.25
"""The right side is drawn this much lower, so that equal levels stay two lines."""
_KEY_HEIGHT = 22.5


class ReachChartBlock(Block):
    """Two step lines; further down the page is further down the leg."""

    def __init__(self, charts: Charts, paper: Paper) -> None:
        """Show charts on a paper."""
        self._charts = charts
        self._paper = paper

    def height(self, width: float, level: Level) -> float:
        """Seven rungs, never less than the key beside them."""
        if level >= Level.NO_REACH:
            return 0.0
        return max(_RUNGS * self._paper.grid(level).rung + 2 * _EDGE, _KEY_HEIGHT)

    def spare(self, level: Level) -> float:
        """Rungs further apart are easier to read."""
        return _SPARE if level < Level.LOW_CHARTS else 0.0

    def paint(self, painter: QPainter, rect: QRectF, level: Level) -> None:
        """Paint places, lines and key."""
        axis = day_axis(rect.left(), rect.width(), self._charts.days)
        plot = QRectF(axis.left, rect.top() + _EDGE, axis.width, rect.height() - 2 * _EDGE)
        for reach in Reach:
            y = _y(plot, reach)
            strokes.line(painter, plot.left(), y, plot.right(), y, strokes.pen(0.4, strokes.GRID))
            draw(painter, plot.left() - 1.8, y + BODY.cap / 2, reach.place, BODY, Align.RIGHT)
        for day in (*self._charts.edges, self._charts.days):
            x = axis.edge(day)
            strokes.line(painter, x, plot.top(), x, plot.bottom(), strokes.pen(0.4, strokes.GRID))
        lone = self._charts.single is not None
        for pieces, stroke, lower in (
            (self._charts.right, strokes.REACH_RIGHT, _APART),
            (self._charts.left, strokes.REACH_LEFT, 0.0),
        ):
            if not lone:
                for piece in pieces:
                    _steps(painter, axis, plot, piece, stroke, lower)
        if lone:
            self._label_single(painter, axis, plot)
        self._key(painter, axis.right + KEY_GAP, rect.top(), rect.right() - axis.right - KEY_GAP)

    def _label_single(self, painter: QPainter, axis: DayAxis, plot: QRectF) -> None:
        for pieces, word, face, filled in (
            (self._charts.right, "right", BODY, False),
            (self._charts.left, "left", STRONG, True),
        ):
            if not pieces:
                continue
            step = pieces[0][0]
            x, y = axis.centre(step.first), _y(plot, step.reach)
            painter.setPen(strokes.pen(0.9, strokes.LEG if filled else strokes.BACK))
            painter.setBrush(strokes.LEG if filled else strokes.WHITE)
            painter.drawEllipse(QPointF(x, y), 0.9, 0.9)
            near_end = x > axis.right - 26
            align = Align.RIGHT if near_end else Align.LEFT
            same = _first_reach(self._charts.left) == _first_reach(self._charts.right)
            if same and not filled:
                continue
            words = f"{'left and right' if same else word}: {Reach(step.reach).place}"
            draw(painter, x - 2.2 if near_end else x + 2.2, y + face.cap / 2, words, face, align)

    def _key(self, painter: QPainter, x: float, top: float, width: float) -> None:
        draw(painter, x, baseline(top, PITCH, STRONG), "How far the pain reached", STRONG)
        y = top + PITCH
        words = "further down the page = further down the leg"
        y = plain(words, width, QUIET).draw(painter, x, y) + 1.0
        middle = y + PITCH / 2
        strokes.line(painter, x, middle, x + 6.5, middle, strokes.REACH_LEFT)
        end = draw(painter, x + 7.8, baseline(y, PITCH, STRONG), "left", STRONG)
        strokes.line(painter, end + 3, middle, end + 9.5, middle, strokes.REACH_RIGHT)
        draw(painter, end + 10.8, baseline(y, PITCH, BODY), "right", BODY)
        if self._charts.reach_note is not None:
            label, value = self._charts.reach_note
            y = plain(label, width, QUIET).draw(painter, x, y + PITCH + 0.8)
            plain(value, width, STRONG).draw(painter, x, y)


def _first_reach(pieces: tuple[tuple[Step, ...], ...]) -> int | None:
    return pieces[0][0].reach if pieces else None


def _steps(
    painter: QPainter,
    axis: DayAxis,
    plot: QRectF,
    piece: tuple[Step, ...],
    stroke: QPen,
    lower: float,
) -> None:
    path = QPainterPath()
    for number, step in enumerate(piece):
        y = _y(plot, step.reach) + lower
        if number:
            path.lineTo(axis.edge(step.first), y)
        else:
            path.moveTo(axis.edge(step.first), y)
        path.lineTo(axis.edge(step.last + 1), y)
    painter.setPen(stroke)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _y(plot: QRectF, reach: int) -> float:
    return plot.top() + reach / _RUNGS * plot.height()
