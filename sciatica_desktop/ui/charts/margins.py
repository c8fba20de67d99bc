"""What stands around the plot areas: names and numbers left and right, weeks and dates below."""

from __future__ import annotations

from calendar import MONDAY
from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QLineF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsWidget, QStyleOptionGraphicsItem, QWidget

from sciatica_desktop.domain.anatomy import Reach
from sciatica_desktop.domain.rounding import one_decimal
from sciatica_desktop.domain.weeks import Week
from sciatica_desktop.domain.wording import MONTHS, count, short_day
from sciatica_desktop.ui.charts.time_box import TimeBox
from sciatica_desktop.ui.charts.timeline import Timeline, day_at, x_of
from sciatica_desktop.ui.theme.manager import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_ANY_SIZE = QSizeF()
_NO_LIMIT = QSizeF(100_000, 100_000)


class Margin(QGraphicsWidget):
    """Base: painted in its own pixels, repainted when time moves."""

    def __init__(self, box: TimeBox, *, theme: Theme) -> None:
        """Stand beside a plot area."""
        super().__init__()
        self._box = box
        self._theme = theme
        self._timeline: Timeline | None = None
        box.sigRangeChanged.connect(self._on_range)

    def show_timeline(self, timeline: Timeline) -> None:
        """Paint another picture."""
        self._timeline = timeline
        self.update()

    def column(self, at: float) -> float:
        """Pixel column of a moment, for margins as wide as the plot area."""
        (first, last), _ = self._box.viewRange()
        return float((at - first) / (last - first) * self.size().width())

    def row(self, value: float) -> float:
        """Pixel row of a value, for margins as tall as the plot area."""
        _, (low, high) = self._box.viewRange()
        return float((high - value) / (high - low) * self.size().height())

    def paint_on(self, painter: QPainter, timeline: Timeline) -> None:
        """Paint; margins override this."""
        raise NotImplementedError

    def _on_range(self, *_: object) -> None:
        self.update()

    def sizeHint(self, which: Qt.SizeHint, constraint: QSizeF | QSize = _ANY_SIZE) -> QSizeF:
        """No wish of its own: the layout sets rows and columns."""
        return _NO_LIMIT if which == Qt.SizeHint.MaximumSize else QSizeF(0, 0)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Hand over to :meth:`paint_on`."""
        if self._timeline is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_on(painter, self._timeline)


class Ticks(Margin):
    """Left of a row: its name, a second line, and the names of values."""

    def __init__(
        self,
        box: TimeBox,
        *,
        theme: Theme,
        title: str,
        ticks: tuple[tuple[float, str], ...] = (),
    ) -> None:
        """Name a row; ``ticks`` are values and their words."""
        super().__init__(box, theme=theme)
        self._title = title
        self._detail = ""
        self._ticks = ticks

    def set_detail(self, text: str) -> None:
        """The line under the name."""
        self._detail = text
        self.update()

    def paint_on(self, painter: QPainter, timeline: Timeline) -> None:
        """Paint name and ticks, leaving out ticks that would touch."""
        theme, width = self._theme, self.size().width()
        line = QFontMetricsF(theme.font("small")).lineSpacing()
        top = self.row(self._ticks[-1][0]) if self._ticks else line / 2
        painter.setFont(theme.font("small", 600))
        painter.setPen(theme.colour("ink"))
        painter.drawText(QRectF(0, top - line / 2, width, line), _LEFT, self._title)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink2"))
        painter.drawText(QRectF(0, top + line / 2, width, line), _LEFT, self._detail)
        previous = float("inf")
        for value, words in self._ticks:
            at = self.row(value)
            if previous - at >= line * 0.9:
                box = QRectF(0, at - line / 2, width - theme.space(12), line)
                painter.drawText(box, _RIGHT, words)
                previous = at


class RowName(Margin):
    """Left of a row that has no scale: its name."""

    def __init__(self, box: TimeBox, *, theme: Theme, name: str) -> None:
        """Name a row."""
        super().__init__(box, theme=theme)
        self._name = name

    def paint_on(self, painter: QPainter, timeline: Timeline) -> None:
        """Paint the name."""
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.colour("ink2"))
        painter.drawText(self.rect(), _LEFT, self._name)


class PainEnds(Margin):
    """Right of pain: where the lines end, and what the band lies around."""

    def paint_on(self, painter: QPainter, timeline: Timeline) -> None:
        """Paint the labels beside their values, moved apart where they would touch."""
        theme = self._theme
        line = QFontMetricsF(theme.font("small")).lineSpacing()
        labels: list[tuple[float, str, str, int]] = []
        for name, pieces, tone in (("Leg", timeline.leg, "leg"), ("Back", timeline.back, "back")):
            value = self._last_in_view(pieces)
            if value is not None:
                labels.append((self.row(value) - line / 2, name, tone, 600))
        first = timeline.first_week
        if first is not None:
            middle = self.row(float(first.value))
            labels.append((middle - line, "First week", "ink2", 400))
            words = f"{one_decimal(first.value)} ± {one_decimal(first.band)}"
            labels.append((middle, words, "ink2", 400))
        labels.sort(key=_top)
        bottom = self.size().height() + line / 2
        for (_, words, tone, weight), top in zip(
            labels, apart([top for top, *_ in labels], line, bottom), strict=True
        ):
            painter.setFont(theme.font("small", weight))
            painter.setPen(theme.colour(tone))
            painter.drawText(QRectF(theme.space(8), top, self.size().width(), line), _LEFT, words)

    def _last_in_view(self, pieces: tuple[tuple[tuple[float, float], ...], ...]) -> float | None:
        (first, last), _ = self._box.viewRange()
        seen = [y for piece in pieces for x, y in piece if first <= x <= last]
        return seen[-1] if seen else None


def _top(label: tuple[float, str, str, int]) -> float:
    return label[0]


def apart(tops: list[float], line: float, bottom: float) -> list[float]:
    """Rows of text that would touch, moved apart as little as their order allows.

    Args:
        tops: wished tops in order.
        line: height of a row.
        bottom: where the last row must end.
    """
    placed: list[float] = []
    for top in tops:
        placed.append(max(top, placed[-1] + line) if placed else top)
    limit = bottom
    for place in range(len(placed) - 1, -1, -1):
        placed[place] = min(placed[place], limit - line)
        limit = placed[place]
    return placed


class ReachEnds(Margin):
    """Right of reach: where it is now."""

    def paint_on(self, painter: QPainter, timeline: Timeline) -> None:
        """Paint the latest place of each side."""
        theme = self._theme
        line = QFontMetricsF(theme.font("small")).lineSpacing()
        many = len(timeline.steps) > 1
        ends = sorted(timeline.steps, key=_level, reverse=True)
        wished = [self.row(steps.latest) - line / 2 for steps in ends]
        for steps, top in zip(
            ends, apart(wished, line, self.size().height() + line / 2), strict=True
        ):
            words = f"{steps.side.letter} {steps.latest.place}" if many else steps.latest.place
            main = steps is timeline.steps[0]
            painter.setFont(theme.font("small", 600 if main else 400))
            painter.setPen(theme.colour("ink" if main else "ink2"))
            painter.drawText(QRectF(theme.space(8), top, self.size().width(), line), _LEFT, words)


def _level(steps: object) -> Reach:
    return getattr(steps, "latest", Reach.NONE)


class MinuteEnds(Margin):
    """Right of movement: minutes and days in view."""

    def paint_on(self, painter: QPainter, timeline: Timeline) -> None:
        """Paint both sums."""
        theme = self._theme
        line = QFontMetricsF(theme.font("small")).lineSpacing()
        (first, last), _ = self._box.viewRange()
        seen = [spent for day, spent in timeline.minutes.items() if first <= x_of(day) < last]
        unit = "week" if timeline.by_week else "day"
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink2"))
        words = (f"{sum(seen)} min", count(len(seen), unit))
        bottom = self.size().height() + line * 0.3
        for number, text in enumerate(words):
            top = bottom - line * (2 - number)
            painter.drawText(QRectF(theme.space(8), top, self.size().width(), line), _LEFT, text)


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
            start = x_of(week.first) - (week.first.weekday() - MONDAY)
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
        marks = [(today, "Today", True), *((at, words, False) for at, words in self._marks())]
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

    def _marks(self) -> list[tuple[float, str]]:
        """The evenly spaced dates that fit: weeks first, then months, then years."""
        (first, last), _ = self._box.viewRange()
        day = self.column(first + 1)
        week_room = QFontMetricsF(self._theme.font("small")).horizontalAdvance("30 Sep") * 1.5
        start, end = day_at(first), day_at(last)
        if 7 * day >= week_room or last - first <= 130:
            step = 7 if 7 * day >= week_room else 14 if 14 * day >= week_room else 28
            monday = start - timedelta(days=start.weekday())
            # Counted from a fixed Monday, so that dates stay with their days while time moves.
            monday -= timedelta(days=(monday.toordinal() - 1) % step)
            at = [monday + timedelta(days=n) for n in range(0, (end - monday).days + 1, step)]
            return [(x_of(each) + 0.5, short_day(each)) for each in at if each >= start]
        months = [
            each
            for each in (
                start.replace(day=1) + timedelta(days=n) for n in range((end - start).days + 31)
            )
            if each.day == 1 and start <= each <= end
        ]
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
