"""Below the rows: the mean of each week, and the dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from sciatica_desktop.domain.rounding import one_decimal
from sciatica_desktop.domain.weeks import Week
from sciatica_desktop.domain.wording import MONTHS, count, short_day
from sciatica_desktop.ui.charts.margins import Margin
from sciatica_desktop.ui.charts.timeline import Timeline, day_at, x_of

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


class WeekRow(Margin):
    """Below pain: each week's mean with its days."""

    def paint_on(self, painter: QPainter, timeline: Timeline) -> None:
        """Paint the longest wording that fits every full week."""
        theme, height = self._theme, self.size().height()
        painter.setClipRect(QRectF(0, 0, self.size().width(), height))
        (first, last), _ = self._box.viewRange()
        width = self.column(first + 7)
        write = self._wording(width)
        for week in timeline.weeks:
            start = x_of(timeline.week_start(week.first))
            if start + 7 < first or start > last:
                continue
            left = self.column(start)
            if start > first:
                painter.setPen(QPen(theme.colour("line"), 1))
                painter.drawLine(QLineF(left, 0, left, height))
            if week.n:
                mean, rest = write(week)
                self._paint_pair(painter, QRectF(left, 0, width, height), mean, rest)

    def _wording(self, width: float) -> Callable[[Week], tuple[str, str]]:
        metrics = QFontMetricsF(self._theme.font("small", 600))
        for words, longest in (
            (_long, "too few · 2 days"),
            (_short, "10.0 · 7 d"),
            (_bare, "10.0"),
        ):
            if metrics.horizontalAdvance(longest) + self._theme.space(8) <= width:
                return words
        return _nothing

    def _paint_pair(self, painter: QPainter, box: QRectF, mean: str, rest: str) -> None:
        theme = self._theme
        bold, plain = theme.font("small", 600), theme.font("small")
        mean_width = QFontMetricsF(bold).horizontalAdvance(mean)
        width = mean_width + QFontMetricsF(plain).horizontalAdvance(rest)
        left = box.center().x() - width / 2
        painter.setFont(bold)
        painter.setPen(theme.colour("ink"))
        painter.drawText(QRectF(left, 0, width, box.height()), _LEFT, mean)
        painter.setFont(plain)
        painter.setPen(theme.colour("ink2"))
        painter.drawText(QRectF(left + mean_width, 0, width, box.height()), _LEFT, rest)


def _long(week: Week) -> tuple[str, str]:
    if not (week.is_valid and week.leg):
        return "", f"too few · {count(week.n, 'day')}"
    return one_decimal(week.leg.value), f" · {count(week.n, 'day')}"


def _short(week: Week) -> tuple[str, str]:
    if not (week.is_valid and week.leg):
        return "", f"– · {week.n} d"
    return one_decimal(week.leg.value), f" · {week.n} d"


def _bare(week: Week) -> tuple[str, str]:
    return (one_decimal(week.leg.value), "") if week.is_valid and week.leg else ("", "–")


def _nothing(_week: Week) -> tuple[str, str]:
    return "", ""


class Dates(Margin):
    """Below everything: the first day of weeks, months or years, and today."""

    def paint_on(self, painter: QPainter, timeline: Timeline) -> None:
        """Paint as many dates as there is room for."""
        theme, height = self._theme, self.size().height()
        bold, plain = theme.font("small", 600), theme.font("small")
        today = x_of(timeline.today) + 0.5
        taken: list[tuple[float, float]] = []
        room = theme.space(12)
        dates = self._marks(timeline)
        marks = [(today, "Today", True), *((at, words, False) for at, words in dates)]
        for at, words, is_today in marks:
            font = bold if is_today else plain
            width = QFontMetricsF(font).horizontalAdvance(words)
            middle = self.column(at)
            left = min(max(0.0, middle - width / 2), self.size().width() - width)
            if not 0 <= middle <= self.size().width():
                continue
            if any(left < end + room and left + width + room > start for start, end in taken):
                continue
            taken.append((left, left + width))
            painter.setFont(font)
            painter.setPen(theme.colour("ink" if is_today else "ink2"))
            painter.drawText(QRectF(left, 0, width + 1, height), _CENTRE, words)

    def _marks(self, timeline: Timeline) -> list[tuple[float, str]]:
        """The evenly spaced dates that fit: weeks first, then months, then years."""
        (first, last), _ = self._box.viewRange()
        day = self.column(first + 1)
        week_room = QFontMetricsF(self._theme.font("small")).horizontalAdvance("30 Sep") * 1.5
        start, end = day_at(first), day_at(last)
        if 7 * day >= week_room or last - first <= 130:
            step = 7 if 7 * day >= week_room else 14 if 14 * day >= week_room else 28
            week = timeline.week_start(start)
            # Counted from a fixed week, so that dates stay with their days while time moves.
            week -= timedelta(days=7 * (week.toordinal() // 7 % (step // 7)))
            at = [week + timedelta(days=n) for n in range(0, (end - week).days + 1, step)]
            return [(x_of(each) + 0.5, short_day(each)) for each in at if each >= start]
        months = _months(start, end)
        for every in (1, 3, 6):
            if 30 * every * day >= week_room:
                chosen = [each for each in months if (each.month - 1) % every == 0]
                return [(x_of(each), _month(each.year, each.month)) for each in chosen]
        years = [each for each in months if each.month == 1]
        step = 1 + int(week_room / max(1.0, 365 * day))
        return [(x_of(each), str(each.year)) for each in years if each.year % step == 0]


def _month(year: int, month: int) -> str:
    name = MONTHS[month - 1][:3]
    return f"{name} {year}" if month == 1 else name


def _months(start: date, end: date) -> list[date]:
    """The first days of the months from ``start`` to ``end``."""
    number = range(start.year * 12 + start.month - 1, end.year * 12 + end.month)
    firsts = (date(at // 12, at % 12 + 1, 1) for at in number)
    return [each for each in firsts if each >= start]
