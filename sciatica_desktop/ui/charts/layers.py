"""What is painted inside the plot areas, each layer as one item, sized in screen pixels.

One item a layer, not one a bar: a long diary pans as smoothly as a short one, since a layer
paints only the days in view (an item each made ten years of days take half a second a frame).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from sciatica_desktop.domain.anatomy import Reach
from sciatica_desktop.domain.trends import Span
from sciatica_desktop.domain.wording import NO_ENTRIES, count
from sciatica_desktop.ui.charts.timeline import Bar, Steps, Timeline, x_of
from sciatica_desktop.ui.theme.manager import Theme

RULE_WIDTH = 1.5
_HATCH_STEP = 7.0
_NARROW_BAR = 2.5
"""Bars narrower than this, in px, are plain lines: more would not be seen."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From days and points to screen pixels, for the part in view."""

    transform: QTransform
    view: QRectF

    def x(self, at: float) -> float:
        """Pixel column of a moment."""
        return self.transform.m11() * at + self.transform.dx()

    def y(self, value: float) -> float:
        """Pixel row of a value."""
        return self.transform.m22() * value + self.transform.dy()

    @property
    def day(self) -> float:
        """Width of a day in px."""
        return self.transform.m11()

    @property
    def pixels(self) -> QRectF:
        """The part in view, in px."""
        return self.transform.mapRect(self.view)

    def shows(self, first: float, last: float) -> bool:
        """Whether any of a stretch of time is in view."""
        return last >= self.view.left() and first <= self.view.right()


class Layer(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """Base of the layers: knows the part in view and hands over a pixel scale."""

    def __init__(self, theme: Theme) -> None:
        """Make an empty layer."""
        super().__init__()
        self._theme = theme
        self._timeline: Timeline | None = None
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def show_timeline(self, timeline: Timeline) -> None:
        """Paint another picture."""
        self._timeline = timeline
        self.update()

    def paint_on(self, painter: QPainter, scale: Scale, timeline: Timeline) -> None:
        """Paint in screen pixels; layers override this."""
        raise NotImplementedError

    def viewRangeChanged(self) -> None:  # noqa: N802  # pyqtgraph's name
        """Another part of time is in view."""
        self.prepareGeometryChange()
        self.update()

    def boundingRect(self) -> QRectF:
        """The part in view: nothing else is ever painted."""
        rect = self.viewRect()
        return QRectF() if rect is None else QRectF(rect)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Hand over to :meth:`paint_on` in pixels."""
        if self._timeline is None:
            return
        scale = Scale(painter.worldTransform(), self.boundingRect().normalized())
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_on(painter, scale, self._timeline)
        painter.restore()


class Flares(Layer):
    """Flares as shaded and hatched columns, so that they do not rest on a colour."""

    def paint_on(self, painter: QPainter, scale: Scale, timeline: Timeline) -> None:
        """Paint the flares in view."""
        for flare in visible(timeline.flares, scale):
            left, right = scale.x(x_of(flare.first)), scale.x(x_of(flare.last) + 1)
            area = scale.pixels
            column = QRectF(left, area.top(), max(2.0, right - left), area.height())
            painter.fillRect(column, self._theme.colour("flare"))
            paint_hatch(painter, column, faded(self._theme.colour("flare_line"), 0.45))


class Ground(Layer):
    """Behind pain: the band around the first week, the grid, treatments, words in gaps."""

    def paint_on(self, painter: QPainter, scale: Scale, timeline: Timeline) -> None:
        """Paint band, grid, treatment lines and gap words."""
        area = scale.pixels
        first = timeline.first_week
        if first is not None:
            mean, band = float(first.value), float(first.band)
            top, bottom = scale.y(mean + band), scale.y(mean - band)
            colour = self._theme.colour("band")
            painter.fillRect(QRectF(area.left(), top, area.width(), bottom - top), colour)
        for value in range(0, 11, 2):
            pen = QPen(self._theme.colour("line"), 1.5 if value == 0 else 1.0)
            painter.setPen(pen)
            row = scale.y(value)
            painter.drawLine(QLineF(area.left(), row, area.right(), row))
        paint_treatments(painter, scale, timeline, self._theme)
        for gap in visible(timeline.gaps, scale):
            self._paint_gap(painter, scale, gap)

    def _paint_gap(self, painter: QPainter, scale: Scale, gap: Span) -> None:
        left, right = scale.x(x_of(gap.first)), scale.x(x_of(gap.last) + 1)
        font = self._theme.font("small")
        painter.setFont(font)
        painter.setPen(self._theme.colour("ink2"))
        words = f"{NO_ENTRIES}\n{count(gap.length, 'day')}"
        metrics = painter.fontMetrics()
        needed = metrics.horizontalAdvance(NO_ENTRIES)
        if needed > right - left + metrics.averageCharWidth():
            return
        middle = (left + right) / 2
        box = QRectF(middle - needed, scale.y(5.4), 2 * needed, metrics.lineSpacing() * 2.2)
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, words)


class Bars(Layer):
    """Each day, or each week, from its mean to its worst."""

    def __init__(self, theme: Theme) -> None:
        """Make an empty layer."""
        super().__init__(theme)
        self._chosen: object = None

    def choose(self, first_day: object) -> None:
        """Enlarge the dot of the bar that begins on a day."""
        self._chosen = first_day
        self.update()

    def paint_on(self, painter: QPainter, scale: Scale, timeline: Timeline) -> None:
        """Paint the bars in view."""
        slot = scale.day * timeline.bar_days
        width = min(8.0 * self._theme.scale, slot * 0.48)
        seen = [bar for bar in timeline.bars if scale.shows(bar.x - timeline.bar_days, bar.x + 7.0)]
        if width < _NARROW_BAR:
            self._paint_lines(painter, scale, seen)
            return
        for bar in seen:
            self._paint_range(painter, scale, bar, width, hollow=timeline.by_week and bar.hollow)
        for bar in seen:
            if bar.mean is not None:
                centre = QPointF(scale.x(bar.x), scale.y(bar.mean))
                self._paint_dot(painter, centre, bar, width)

    def _paint_lines(self, painter: QPainter, scale: Scale, bars: list[Bar]) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QPen(faded(self._theme.colour("leg"), 0.36), 1))
        painter.drawLines(
            [
                QLineF(scale.x(bar.x), scale.y(bar.mean), scale.x(bar.x), scale.y(bar.worst))
                for bar in bars
                if bar.mean is not None and bar.worst is not None
            ]
        )

    def _paint_range(
        self, painter: QPainter, scale: Scale, bar: Bar, width: float, *, hollow: bool
    ) -> None:
        if bar.worst is None:
            return
        leg = self._theme.colour("leg")
        left, top = scale.x(bar.x) - width / 2, scale.y(bar.worst)
        if bar.mean is not None and bar.worst != bar.mean:
            bottom = scale.y(bar.mean)
            column = QRectF(left, top, width, bottom - top).normalized()
            painter.setPen(QPen(leg, 1) if hollow and width > 4 else Qt.PenStyle.NoPen)
            painter.setBrush(Qt.BrushStyle.NoBrush if hollow else faded(leg, 0.36))
            painter.drawRoundedRect(column, min(2.0, width / 2), min(2.0, width / 2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(leg)
        painter.drawRoundedRect(QRectF(left, top - 1.5, width, 3.0), 1.0, 1.0)

    def _paint_dot(self, painter: QPainter, centre: QPointF, bar: Bar, width: float) -> None:
        leg = self._theme.colour("leg")
        radius = max(1.5, width * 3 / 8)
        chosen = bar.first == self._chosen
        if chosen:
            painter.setPen(QPen(self._theme.colour("surface"), 2))
            painter.setBrush(leg)
            painter.drawEllipse(centre, radius + 3, radius + 3)
        if bar.hollow:
            painter.setPen(QPen(leg, 1.75))
            painter.setBrush(self._theme.colour("surface"))
            painter.drawEllipse(centre, radius + 0.75, radius + 0.75)
        elif not chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(leg)
            painter.drawEllipse(centre, radius, radius)


class WeekMeans(Layer):
    """The mean of each week that has one, as a dotted line over its days."""

    def paint_on(self, painter: QPainter, scale: Scale, timeline: Timeline) -> None:
        """Paint the means in view; in a long range the line itself is made of them."""
        if timeline.by_week:
            return
        pen = QPen(self._theme.colour("ink"), 1.5)
        pen.setDashPattern([1.33, 2.67])
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for week in timeline.weeks:
            first, last = x_of(week.first), x_of(week.last) + 1
            if week.is_valid and week.leg and scale.shows(first, last):
                row = scale.y(float(week.leg.value))
                painter.drawLine(QLineF(scale.x(first) + 4, row, scale.x(last) - 4, row))


class ReachSteps(Layer):
    """How far down the leg, as steps: there is nothing between two places."""

    def paint_on(self, painter: QPainter, scale: Scale, timeline: Timeline) -> None:
        """Paint grid and steps."""
        area = scale.pixels
        for level in (Reach.NONE, Reach.BUTTOCK, Reach.KNEE, Reach.FOOT):
            painter.setPen(QPen(self._theme.colour("line"), 1))
            row = scale.y(level)
            painter.drawLine(QLineF(area.left(), row, area.right(), row))
        paint_treatments(painter, scale, timeline, self._theme)
        for number, steps in enumerate(timeline.steps):
            self._paint_steps(painter, scale, steps, first=number == 0)

    def _paint_steps(self, painter: QPainter, scale: Scale, steps: Steps, *, first: bool) -> None:
        pen = QPen(self._theme.colour("leg" if first else "ink2"), 2.25 if first else 1.5)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if not first:
            pen.setDashPattern([3.0, 2.0])
        # Two sides at one level stay two lines.
        lower = 0.0 if first else 2.5
        for piece in steps.pieces:
            inside = [step for step in piece if scale.shows(step[0], step[1])]
            corners: list[QPointF] = []
            for start, end, level in inside:
                row = scale.y(level) + lower
                corners += [QPointF(scale.x(start), row), QPointF(scale.x(end), row)]
            if not corners:
                continue
            if first:
                ground = scale.y(0)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(faded(self._theme.colour("leg"), 0.12))
                floor = [QPointF(corners[-1].x(), ground), QPointF(corners[0].x(), ground)]
                painter.drawPolygon([*corners, *floor])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(corners)


class MinuteBars(Layer):
    """Minutes of movement."""

    def paint_on(self, painter: QPainter, scale: Scale, timeline: Timeline) -> None:
        """Paint the bars in view; the tallest of all that is loaded fills the row."""
        area = scale.pixels
        painter.setPen(QPen(self._theme.colour("line"), 1.5))
        ground = scale.y(0)
        painter.drawLine(QLineF(area.left(), ground, area.right(), ground))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("done"))
        slot = scale.day * timeline.bar_days
        width = max(1.0, min(8.0 * self._theme.scale, slot * 0.48))
        for first, spent in timeline.minutes.items():
            start = x_of(first)
            if scale.shows(start, start + timeline.bar_days):
                middle = scale.x(start + timeline.bar_days / 2)
                top = scale.y(spent / timeline.most_minutes)
                bar = QRectF(middle - width / 2, top, width, ground - top)
                painter.drawRoundedRect(bar, min(2.0, width / 2), min(2.0, width / 2))


class Rule(Layer):
    """The line through the chosen day."""

    def __init__(self, theme: Theme) -> None:
        """Make a rule that is nowhere."""
        super().__init__(theme)
        self._at: float | None = None

    def put_at(self, at: float | None) -> None:
        """Stand at a moment, or nowhere."""
        self._at = at
        self.update()

    def paint_on(self, painter: QPainter, scale: Scale, timeline: Timeline) -> None:
        """Paint the line."""
        if self._at is not None:
            area = scale.pixels
            column = scale.x(self._at)
            painter.setPen(QPen(self._theme.colour("ink"), RULE_WIDTH))
            painter.drawLine(QLineF(column, area.top(), column, area.bottom()))


def visible(spans: tuple[Span, ...], scale: Scale) -> Iterator[Span]:
    """The spans that are at least partly in view."""
    return (span for span in spans if scale.shows(x_of(span.first), x_of(span.last) + 1))


def faded(colour: QColor, share: float) -> QColor:
    """A colour that lets a share of itself through."""
    lighter = QColor(colour)
    lighter.setAlphaF(share)
    return lighter


def paint_hatch(painter: QPainter, area: QRectF, colour: QColor) -> None:
    """Lines at 45 degrees across a rectangle."""
    painter.save()
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(colour, 1.5))
    at = area.left() - area.height()
    while at < area.right():
        painter.drawLine(QLineF(at, area.bottom(), at + area.height(), area.top()))
        at += _HATCH_STEP * 2**0.5
    painter.restore()


def paint_treatments(painter: QPainter, scale: Scale, timeline: Timeline, theme: Theme) -> None:
    """The dotted lines under the letters of treatments."""
    pen = QPen(theme.colour("ink2"), 1)
    pen.setDashPattern([1, 4])
    painter.setPen(pen)
    area = scale.pixels
    for mark in timeline.marks:
        at = x_of(mark.date) + 0.5
        if scale.shows(at, at):
            column = scale.x(at)
            painter.drawLine(QLineF(column, area.top(), column, area.bottom()))
