"""Pain day by day, with the means of weeks in bars and in a table below."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from sciatica_desktop.reports import strokes
from sciatica_desktop.reports.blocks import pain_key
from sciatica_desktop.reports.blocks.axis import KEY_GAP, DayAxis, day_axis, spread
from sciatica_desktop.reports.blocks.block import Block
from sciatica_desktop.reports.fonts import MM_PER_POINT
from sciatica_desktop.reports.level import Level
from sciatica_desktop.reports.model import Charts, Column, DayMark, Event, MeanBar
from sciatica_desktop.reports.paper import Paper
from sciatica_desktop.reports.typeset import (
    BODY,
    PITCH,
    QUIET,
    SECTION,
    STRONG,
    Align,
    Tone,
    Type,
    baseline,
    draw,
    text_width,
)

_TITLE = 6.9
_LANE = 6.2
_NO_LANE = 1.6
_AXIS_ROOM = 1.0
_EVENT_PITCH = 4.4
_SPARE = 9.0
_INSET = 0.5
_HIGHEST = 10
_LEG = Type(9, 600, Tone.LEG)


class PainChartBlock(Block):
    """The plot, the lane of treatments and four rows of numbers."""

    def __init__(self, charts: Charts, paper: Paper) -> None:
        """Show charts on a paper."""
        self._charts = charts
        self._paper = paper

    def height(self, width: float, level: Level) -> float:
        """Title, plot, lane and table; never less than the key beside them."""
        return _TITLE + self._plot(level) + self._below()

    def spare(self, level: Level) -> float:
        """A taller plot shows more."""
        return _SPARE if level < Level.LOW_CHARTS else 0.0

    def paint(self, painter: QPainter, rect: QRectF, level: Level) -> None:
        """Paint everything from the back to the front."""
        strokes.rule(painter, rect.left(), rect.top(), rect.width())
        y = baseline(rect.top() + 0.8, 4.6, SECTION)
        end = draw(painter, rect.left(), y, "Pain, day by day", SECTION)
        draw(painter, end + 2, y, "0 no pain, 10 the worst pain you can imagine", QUIET)
        axis = day_axis(rect.left(), rect.width(), self._charts.days)
        top = rect.top() + _TITLE
        plot = QRectF(axis.left, top, axis.width, rect.height() - _TITLE - self._below())
        self._frame(painter, axis, plot)
        for span in self._charts.flares:
            left, right = axis.edge(span.first), axis.edge(span.last + 1)
            strokes.flare(painter, QRectF(left, plot.top(), right - left, plot.height()))
        self._gaps(painter, axis, plot)
        for mark in self._charts.marks:
            self._worst(painter, axis.centre(mark.day), mark, plot)
        for bar in self._charts.bars:
            self._bar(painter, axis, bar, plot)
        for mark in self._charts.marks:
            if mark.leg is not None:
                at = axis.centre(mark.day)
                strokes.dot(painter, at, _y(plot, mark.leg), hollow=mark.late)
        if self._charts.note:
            self._note(painter, axis, plot)
        if self._charts.single is not None:
            self._label_single(painter, axis, plot, self._charts.single)
        lane = _LANE if self._charts.events else _NO_LANE
        self._events(painter, axis, plot.bottom() + _AXIS_ROOM + lane / 2)
        self._table(painter, axis, plot.bottom() + _AXIS_ROOM + lane)
        key = QRectF(axis.right + KEY_GAP, plot.top(), rect.right() - axis.right - KEY_GAP, 0)
        pain_key.paint(painter, key, self._charts, plot.bottom() + _AXIS_ROOM)

    def _plot(self, level: Level) -> float:
        return max(self._paper.grid(level).plot, pain_key.height(self._charts) - _AXIS_ROOM)

    def _below(self) -> float:
        lane = _LANE if self._charts.events else _NO_LANE
        return _AXIS_ROOM + lane + 4 * PITCH + 0.3

    def _frame(self, painter: QPainter, axis: DayAxis, plot: QRectF) -> None:
        if self._charts.band is not None:
            upper, lower = self._charts.band
            band = QRectF(plot.left(), _y(plot, upper), plot.width(), 0)
            band.setBottom(_y(plot, lower))
            strokes.box(painter, band, strokes.BAND)
        for value in range(0, _HIGHEST + 1, 2):
            y = _y(plot, value)
            if value:
                strokes.line(
                    painter, plot.left(), y, plot.right(), y, strokes.pen(0.4, strokes.GRID)
                )
            draw(painter, plot.left() - 1.8, y + BODY.cap / 2, str(value), BODY, Align.RIGHT)
        empty = not self._charts.marks and not any(b.leg is not None for b in self._charts.bars)
        for day in self._charts.edges:
            x = axis.edge(day)
            strokes.line(painter, x, plot.bottom(), x, plot.bottom() + _AXIS_ROOM, strokes.pen(0.6))
            if empty or self._charts.single is not None:
                grid = strokes.pen(0.4, strokes.GRID)
                strokes.line(painter, x, plot.top(), x, plot.bottom(), grid)
        if empty:
            # Short ticks for filling in the dots by hand.
            for day in range(self._charts.days):
                x = axis.centre(day)
                strokes.line(painter, x, plot.bottom(), x, plot.bottom() + 0.5, strokes.pen(0.4))
        strokes.line(
            painter, plot.left(), plot.bottom(), plot.right(), plot.bottom(), strokes.pen(0.8)
        )
        end = axis.edge(axis.days)
        strokes.line(painter, end, plot.bottom(), end, plot.bottom() + _AXIS_ROOM, strokes.pen(0.6))

    @staticmethod
    def _worst(painter: QPainter, x: float, mark: DayMark, plot: QRectF) -> None:
        if mark.worst is None:
            return
        low = mark.leg if mark.leg is not None else mark.worst - 0.4
        if mark.worst > low:
            strokes.line(
                painter,
                x,
                _y(plot, low),
                x,
                _y(plot, mark.worst),
                strokes.pen(2.3, strokes.BAR),
            )

    @staticmethod
    def _bar(painter: QPainter, axis: DayAxis, bar: MeanBar, plot: QRectF) -> None:
        left, right = axis.edge(bar.first), axis.edge(bar.last + 1)
        inset = min(_INSET, (right - left) / 4)
        left, right = left + inset, right - inset
        if bar.worst is not None and bar.leg is not None and bar.worst > bar.leg:
            middle = (left + right) / 2
            width = min(0.8, (right - left) * 0.6) / MM_PER_POINT
            strokes.line(
                painter,
                middle,
                _y(plot, bar.leg),
                middle,
                _y(plot, bar.worst),
                strokes.pen(width, strokes.BAR),
            )
        if bar.back is not None and bar.valid:
            strokes.mean_line(painter, left, right, _y(plot, bar.back), strokes.BACK_MEAN)
        if bar.leg is None:
            return
        if bar.valid:
            strokes.mean_line(painter, left, right, _y(plot, bar.leg), strokes.LEG_MEAN)
        else:
            strokes.hollow_bar(painter, left, right, _y(plot, bar.leg))

    def _gaps(self, painter: QPainter, axis: DayAxis, plot: QRectF) -> None:
        free = plot.left()
        for span in self._charts.gaps:
            width = text_width(span.text, QUIET)
            centre = (axis.edge(span.first) + axis.edge(span.last + 1)) / 2
            centre = min(max(centre, plot.left() + width / 2), plot.right() - width / 2)
            if centre - width / 2 < free:
                continue
            free = centre + width / 2 + 2
            near = [
                mark.leg
                for mark in self._charts.marks
                if mark.leg is not None and abs(axis.centre(mark.day) - centre) < width / 2 + 1
            ]
            # Just above the axis, or at the top where a low rating stands in the way.
            y = plot.bottom() - 1.1 if min(near, default=9) > 1 else plot.top() + 3.2
            paper = QRectF(centre - width / 2 - 0.6, y - 2.9, width + 1.2, 3.7)
            strokes.box(painter, paper, strokes.WHITE)
            draw(painter, centre, y, span.text, QUIET, Align.CENTRE)

    def _note(self, painter: QPainter, axis: DayAxis, plot: QRectF) -> None:
        single = self._charts.single
        y = _y(plot, 5) if single is None else _y(plot, 9)
        width = text_width(self._charts.note, QUIET)
        middle = (axis.left + axis.right) / 2
        box = QRectF(middle - width / 2 - 1.2, y - 2.2, width + 2.4, 4.4)
        strokes.box(painter, box, strokes.WHITE)
        draw(painter, middle, y + QUIET.cap / 2, self._charts.note, QUIET, Align.CENTRE)

    def _label_single(self, painter: QPainter, axis: DayAxis, plot: QRectF, mark: DayMark) -> None:
        x = axis.centre(mark.day)
        near_end = x > axis.right - 22
        align = Align.RIGHT if near_end else Align.LEFT
        at = x - 2 if near_end else x + 2
        if mark.leg is not None:
            y = _y(plot, mark.leg)
            draw(painter, at, y + STRONG.cap / 2, f"leg {mark.leg}", STRONG, align)
        if mark.back is not None and mark.back != mark.leg:
            y = _y(plot, mark.back)
            strokes.dot(painter, x, y, hollow=True, colour=strokes.BACK)
            draw(painter, at, y + BODY.cap / 2, f"back {mark.back}", BODY, align)

    def _events(self, painter: QPainter, axis: DayAxis, y: float) -> None:
        events = self._charts.events
        widths = [_EVENT_PITCH + _count_width(event) for event in events]
        centres = spread(
            [axis.centre(event.day) for event in events], widths, axis.left, axis.right
        )
        for event, width, centre in zip(events, widths, centres or (), strict=False):
            x = centre - width / 2 + _EVENT_PITCH / 2
            strokes.event_mark(painter, QPointF(x, y), event.letter)
            if event.count > 1:
                draw(painter, x + 2.3, y + BODY.cap / 2, str(event.count), BODY)

    def _table(self, painter: QPainter, axis: DayAxis, top: float) -> None:
        charts = self._charts
        words = (charts.column_word, "leg", "back", "days rated")
        faces = (QUIET, _LEG, BODY, QUIET)
        for row, (word, face) in enumerate(zip(words, faces, strict=True)):
            y = baseline(top + row * PITCH, PITCH, face)
            draw(painter, axis.left - 1.6, y, word, face, Align.RIGHT)
        shown = _fitting(charts.columns, axis)
        for column, centre in shown:
            cells = (column.label, column.leg, column.back, column.days)
            for row, (text, face) in enumerate(zip(cells, faces, strict=True)):
                y = baseline(top + row * PITCH, PITCH, face)
                draw(painter, centre, y, text, face, Align.CENTRE)


def _fitting(columns: tuple[Column, ...], axis: DayAxis) -> list[tuple[Column, float]]:
    """The columns and where they stand; every second, third... where all are too wide."""
    for step in range(1, len(columns) + 1):
        chosen = columns[::step]
        wanted = [(axis.edge(c.first) + axis.edge(c.last + 1)) / 2 for c in chosen]
        widths = [_column_width(column) for column in chosen]
        centres = spread(wanted, widths, axis.left - 0.8, axis.right + 1.6)
        if centres is not None:
            return list(zip(chosen, centres, strict=True))
    return []


def _column_width(column: Column) -> float:
    texts = ((column.label, QUIET), (column.leg, _LEG), (column.back, BODY), (column.days, QUIET))
    return max(text_width(text, face) for text, face in texts) + 1.4


def _count_width(event: Event) -> float:
    return text_width(str(event.count), BODY) + 0.6 if event.count > 1 else 0.0


def _y(plot: QRectF, value: float) -> float:
    return plot.bottom() - value / _HIGHEST * plot.height()
