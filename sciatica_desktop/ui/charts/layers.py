"""What is painted inside the plot areas: ground, flares, bars, means, steps, minutes, the rule."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from sciatica_desktop.domain.anatomy import Reach
from sciatica_desktop.domain.trends import Span
from sciatica_desktop.domain.wording import NO_ENTRIES, count
from sciatica_desktop.ui.charts.layer import (
    RULE_WIDTH,
    Layer,
    Scale,
    faded,
    hairline,
    paint_hatch,
    paint_treatments,
    rounded_pen,
    visible,
)
from sciatica_desktop.ui.charts.timeline import Bar, Piece, Steps, Timeline, x_of
from sciatica_desktop.ui.theme.manager import Theme

NARROW_SLOT = 5.0
"""Px for a day or week under which its bar is a plain line: more would not be seen."""
_LEAST_HOLLOW = 4.0
_NARROW_FLARE = 4.0


class Flares(Layer):
    """Flares as shaded and hatched columns, so that they do not rest on a colour."""

    def paint_on(self, painter: QPainter, scale: Scale, timeline: Timeline) -> None:
        """Paint the flares in view."""
        for flare in visible(timeline.flares, scale):
            left, right = scale.x(x_of(flare.first)), scale.x(x_of(flare.last) + 1)
            area = scale.pixels
            column = QRectF(left, area.top(), max(2.0, right - left), area.height())
            if column.width() < _NARROW_FLARE:
                # A hatch would be a smear; the column is as dark as a hatch looks.
                painter.fillRect(column, faded(self._theme.colour("flare_line"), 0.35))
                continue
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
        self._plain: list[QLineF] = []

    def choose(self, first_day: object) -> None:
        """Enlarge the dot of the bar that begins on a day."""
        self._chosen = first_day
        self.update()

    def paint_on(self, painter: QPainter, scale: Scale, timeline: Timeline) -> None:
        """Paint the bars in view."""
        slot = scale.day * timeline.bar_days
        width = min(8.0 * self._theme.scale, slot * 0.48)
        if slot < NARROW_SLOT:
            self._paint_plain(painter, scale)
            return
        seen = [bar for bar in timeline.bars if scale.shows(bar.x - 4, bar.x + 4)]
        for bar in seen:
            self._paint_range(painter, scale, bar, width, hollow=timeline.by_week and bar.hollow)
        for bar in seen:
            if bar.mean is not None:
                centre = QPointF(scale.x(bar.x), scale.y(bar.mean))
                self._paint_dot(painter, centre, bar, width)

    def show_timeline(self, timeline: Timeline) -> None:
        """Paint another picture."""
        self._plain = [
            QLineF(bar.x, bar.mean, bar.x, bar.worst)
            for bar in timeline.bars
            if bar.mean is not None and bar.worst is not None
        ]
        super().show_timeline(timeline)

    def _paint_plain(self, painter: QPainter, scale: Scale) -> None:
        """All bars at once, as lines: years of them, each thinner than could be seen."""
        painter.setTransform(scale.transform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(hairline(faded(self._theme.colour("leg"), 0.36)))
        painter.drawLines(self._plain)

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
            if hollow and width > _LEAST_HOLLOW:
                painter.setPen(QPen(leg, 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(column)
            elif not hollow:
                painter.fillRect(column, faded(leg, 0.36))
        painter.fillRect(QRectF(left, top - 1.5, width, 3.0), leg)

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


class Lines(Layer):
    """The lines of leg and back, the leg with a casing; never across a long gap."""

    def paint_on(self, painter: QPainter, scale: Scale, timeline: Timeline) -> None:
        """Paint what is in view."""
        plain = scale.day * timeline.bar_days < NARROW_SLOT
        # Smooth wide lines of thousands of points take half a second, plain thin ones do not.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=not plain)
        back = rounded_pen(self._theme.colour("back"), 1.0 if plain else 2.5)
        if not plain:
            back.setDashPattern([2.8, 2.0])
            back.setCapStyle(Qt.PenCapStyle.FlatCap)
        leg = self._pieces(timeline.leg, scale)
        for pen, lines in (
            (back, self._pieces(timeline.back, scale)),
            (None if plain else rounded_pen(self._theme.colour("surface"), 6.0), leg),
            (rounded_pen(self._theme.colour("leg"), 1.0 if plain else 3.0), leg),
        ):
            if pen is not None:
                painter.setPen(pen)
                for line in lines:
                    painter.drawPolyline(line)

    def _pieces(self, pieces: tuple[Piece, ...], scale: Scale) -> list[list[QPointF]]:
        """The pieces in view in px, with one point beyond each edge."""
        seen = []
        for piece in pieces:
            if not scale.shows(piece[0][0] - 1, piece[-1][0] + 1):
                continue
            first = max(0, bisect_left(piece, (scale.view.left(), 0.0)) - 1)
            last = bisect_right(piece, (scale.view.right(), 99.0)) + 1
            points = [QPointF(scale.x(x), scale.y(y)) for x, y in piece[first:last]]
            if len(points) == 1:
                # One mean alone is a short dash: a dot would look like a day.
                reach = QPointF(scale.day * 0.3, 0)
                points = [points[0] - reach, points[0] + reach]
            seen.append(points)
        return seen


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
        rated = [x_of(day.date) for day in timeline.days if day.leg_average is not None]
        for week in timeline.weeks:
            # From the first to the last day it is the mean of: a week cut by a gap ends there.
            within = rated[
                bisect_left(rated, x_of(week.first)) : bisect_right(rated, x_of(week.last))
            ]
            if not (week.is_valid and week.leg and within):
                continue
            first, last = within[0] + 0.5, within[-1] + 0.5
            if scale.shows(first, last):
                row = scale.y(float(week.leg.value))
                painter.drawLine(QLineF(scale.x(first), row, scale.x(last), row))


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
            fine = scale.day * timeline.bar_days < NARROW_SLOT
            self._paint_steps(painter, scale, steps, first=number == 0, fine=fine)

    def _paint_steps(
        self, painter: QPainter, scale: Scale, steps: Steps, *, first: bool, fine: bool
    ) -> None:
        wide = 2.25 if first else 1.5
        pen = QPen(self._theme.colour("leg" if first else "ink2"), 1.0 if fine else wide)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if not first:
            pen.setDashPattern([3.0, 2.0])
        # Two sides at one level stay two lines.
        lower = 0.0 if first else 2.5
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=not fine)
        for piece in steps.pieces:
            inside = [step for step in piece if scale.shows(step[0], step[1])]
            corners: list[QPointF] = []
            for start, end, level in inside:
                row = scale.y(level) + lower
                corners += [QPointF(scale.x(start), row), QPointF(scale.x(end), row)]
            if not corners:
                continue
            if first:
                self._fill_below(painter, corners, scale.y(0))
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=not fine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(corners)

    def _fill_below(self, painter: QPainter, corners: list[QPointF], ground: float) -> None:
        """Shade down to the ground: as columns, since a polygon of fifty years is slow."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(faded(self._theme.colour("leg"), 0.12))
        starts, ends = corners[::2], corners[1::2]
        painter.drawRects(
            [
                QRectF(start, QPointF(end.x(), ground))
                for start, end in zip(starts, ends, strict=True)
            ]
        )


class MinuteBars(Layer):
    """Minutes of movement, over the outline of what those sessions had planned."""

    def paint_on(self, painter: QPainter, scale: Scale, timeline: Timeline) -> None:
        """Paint the bars in view; the tallest of all that is loaded fills the row."""
        area = scale.pixels
        painter.setPen(QPen(self._theme.colour("line"), 1.5))
        ground = scale.y(0)
        painter.drawLine(QLineF(area.left(), ground, area.right(), ground))
        slot = scale.day * timeline.bar_days
        width = max(1.0, min(8.0 * self._theme.scale, slot * 0.48))
        done = self._theme.colour("done")
        if slot >= NARROW_SLOT:
            painter.setPen(QPen(done, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            self._paint_bars(painter, scale, timeline, timeline.planned, width, ground)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(done)
        self._paint_bars(painter, scale, timeline, timeline.minutes, width, ground)

    def _paint_bars(
        self,
        painter: QPainter,
        scale: Scale,
        timeline: Timeline,
        minutes: Mapping[date, int],
        width: float,
        ground: float,
    ) -> None:
        most = timeline.most_minutes
        for first, spent in minutes.items():
            start = x_of(first)
            if scale.shows(start, start + timeline.bar_days):
                middle = scale.x(start + timeline.bar_days / 2)
                top = scale.y(spent / most)
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
