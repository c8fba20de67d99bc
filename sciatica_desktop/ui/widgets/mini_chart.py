"""Leg pain of the last days, small, on Today. Painted here: pyqtgraph would slow the first page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciatica_desktop.domain.rounding import one_decimal
from sciatica_desktop.domain.trends import Day, rolling_means, runs
from sciatica_desktop.domain.weeks import Week, week_start, weeks
from sciatica_desktop.domain.wording import count, short_day
from sciatica_desktop.ui.theme.manager import Theme

_GRID = (0, 5, 10)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class MiniChart(QWidget):
    """Each day from its average to its worst, and the 7-day line; the words are its text twin."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty chart."""
        super().__init__(parent)
        self._theme = theme
        self._days: tuple[Day, ...] = ()
        self._first: date | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Leg pain")
        theme.changed.connect(self._on_theme)

    @property
    def words(self) -> str:
        """This week and the last one, such as "Mean 3.5 this week, 4 days rated."."""
        if not self._days:
            return "No day rated yet."
        found = {week_start(week.first): week for week in weeks(self._days)}
        this = week_start(self._days[-1].date)
        said = [
            _week_words(found.get(this), "this week"),
            _week_words(found.get(this - timedelta(days=7)), "last week"),
        ]
        return " ".join(words for words in said if words) or "No day rated yet."

    def set_days(self, days: Sequence[Day], first: date) -> None:
        """Show the days from ``first`` on; those before it only feed the line and the words."""
        self._days = tuple(days)
        self._first = first
        self.setAccessibleDescription(self.words)
        self.update()

    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()

    def _plot(self) -> QRectF:
        metrics = QFontMetricsF(self._theme.font("small"))
        line = metrics.lineSpacing()
        left = metrics.horizontalAdvance("10") + self._theme.space(8)
        return QRectF(self.rect()).adjusted(left, line / 2, -1, -line - self._theme.space(4))

    def _paint_axes(self, painter: QPainter, plot: QRectF) -> None:
        theme = self._theme
        painter.setFont(theme.font("small"))
        line = painter.fontMetrics().lineSpacing()
        for value in _GRID:
            row = plot.bottom() - plot.height() * value / 10
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QLineF(plot.left(), row, plot.right(), row))
            painter.setPen(theme.colour("ink2"))
            words = QRectF(0, row - line / 2, plot.left() - theme.space(8), line)
            painter.drawText(words, _RIGHT, str(value))
        below = QRectF(plot.left(), plot.bottom() + theme.space(4), plot.width(), line)
        if self._first is not None:
            painter.drawText(below, _LEFT, short_day(self._first))
        painter.setFont(theme.font("small", 600))
        painter.setPen(theme.colour("ink"))
        painter.drawText(below, _RIGHT, "Today")

    def _paint_days(self, painter: QPainter, plot: QRectF, first: date) -> None:
        leg = self._theme.colour("leg")
        soft = QColor(leg)
        soft.setAlphaF(0.36)
        shown = [day for day in self._days if day.date >= first]
        slot = plot.width() / max(1, len(shown))
        width = min(8.0 * self._theme.scale, slot * 0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        for place, day in enumerate(shown):
            middle = plot.left() + slot * (place + 0.5)
            if day.leg_worst is not None:
                top = self._row(plot, day.leg_worst)
                if day.leg_average is not None:
                    bottom = self._row(plot, day.leg_average)
                    painter.setBrush(soft)
                    column = QRectF(middle - width / 2, top, width, bottom - top)
                    painter.drawRect(column.normalized())
                painter.setBrush(leg)
                painter.drawRect(QRectF(middle - width / 2, top - 1.25, width, 2.5))
            if day.leg_average is not None:
                at = QPointF(middle, self._row(plot, day.leg_average))
                painter.setPen(QPen(leg, 1.5) if day.late else Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.colour("surface") if day.late else leg)
                painter.drawEllipse(at, 2.75, 2.75)
                painter.setPen(Qt.PenStyle.NoPen)

    def _paint_line(self, painter: QPainter, plot: QRectF, first: date) -> None:
        means = rolling_means([day.leg_average for day in self._days])
        before = sum(day.date < first for day in self._days)
        slot = plot.width() / max(1, len(self._days) - before)
        for piece in runs([*[None] * before, *means[before:]]):
            points = [
                QPointF(
                    plot.left() + slot * (place - before + 0.5),
                    self._row(plot, float(means[place] or 0)),
                )
                for place in piece
            ]
            if len(points) == 1:
                points = [points[0] - QPointF(slot / 3, 0), points[0] + QPointF(slot / 3, 0)]
            for tone, width in (("surface", 4.5), ("leg", 2.0)):
                pen = QPen(self._theme.colour(tone), width)
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
                painter.setPen(pen)
                painter.drawPolyline(points)

    def _row(self, plot: QRectF, value: float) -> float:
        return plot.bottom() - plot.height() * value / 10

    def sizeHint(self) -> QSize:
        """Room for the dates and a plot that can be read."""
        return QSize(self._theme.px(224), self._theme.px(136))

    def minimumSizeHint(self) -> QSize:
        """The least that still shows a day."""
        return QSize(self._theme.px(160), self._theme.px(96))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint axes, days and line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = self._plot()
        self._paint_axes(painter, plot)
        if self._first is not None:
            self._paint_days(painter, plot, self._first)
            self._paint_line(painter, plot, self._first)
        painter.end()


def _week_words(week: Week | None, when: str) -> str:
    if week is None or week.leg is None:
        return ""
    rated = f"{count(week.n, 'day')} rated"
    if week.is_valid:
        mean = one_decimal(week.leg.value)
        head = f"Mean {mean} {when}" if when == "this week" else f"{when.capitalize()} {mean}"
        return f"{head}, {rated}."
    return f"{when.capitalize()}: {rated}."
