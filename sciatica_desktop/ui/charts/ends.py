"""Right of the rows: where lines end, where reach is, what was moved."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from sciatica_desktop.domain.anatomy import Reach
from sciatica_desktop.domain.rounding import one_decimal
from sciatica_desktop.domain.wording import count, short_day
from sciatica_desktop.ui.charts.margins import Margin
from sciatica_desktop.ui.charts.timeline import Piece, Steps, Timeline, x_of
from sciatica_desktop.ui.widgets.apart import apart

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class PainEnds(Margin):
    """Right of pain: where the lines end, and what the band lies around."""

    def paint_on(self, painter: QPainter, timeline: Timeline) -> None:
        """Paint the labels beside their values, moved apart where they would touch."""
        theme = self._theme
        line = QFontMetricsF(theme.font("small")).lineSpacing()
        labels: list[_Label] = []
        for name, pieces, tone in (("Leg", timeline.leg, "leg"), ("Back", timeline.back, "back")):
            value = self._last_in_view(pieces)
            if value is not None:
                labels.append(_Label(self.row(value) - line / 2, (name,), tone, 600))
        first = timeline.first_week
        if first is not None:
            since = timeline.since
            name = "First week" if since is None else f"From {short_day(since)}"
            words = (name, f"{one_decimal(first.value)} ± {one_decimal(first.band)}")
            labels.append(_Label(self.row(float(first.value)) - line, words, "ink2", 400))
        labels.sort(key=_top)
        # Two lines of one label stand closer together than two labels.
        heights = [line * len(label.lines) + theme.space(4) for label in labels]
        bottom = self.size().height() + line / 2
        tops = apart([label.top for label in labels], heights, bottom)
        for label, top in zip(labels, tops, strict=True):
            painter.setFont(theme.font("small", label.weight))
            painter.setPen(theme.colour(label.tone))
            for number, text in enumerate(label.lines):
                box = QRectF(theme.space(8), top + number * line, self.size().width(), line)
                painter.drawText(box, _LEFT, text)

    def _last_in_view(self, pieces: tuple[Piece, ...]) -> float | None:
        (first, last), _ = self._box.viewRange()
        seen = [y for piece in pieces for x, y in piece if first <= x <= last]
        return seen[-1] if seen else None


@dataclass(frozen=True, slots=True)
class _Label:
    """Words at the right of pain: wished top in px, lines, colour and weight."""

    top: float
    lines: tuple[str, ...]
    tone: str
    weight: int


def _top(label: _Label) -> float:
    return label.top


class ReachEnds(Margin):
    """Right of reach: where it is now."""

    def paint_on(self, painter: QPainter, timeline: Timeline) -> None:
        """Paint the latest place of each side."""
        theme = self._theme
        line = QFontMetricsF(theme.font("small")).lineSpacing()
        many = len(timeline.steps) > 1
        ends = sorted(timeline.steps, key=_level, reverse=True)
        wished = [self.row(steps.latest) - line / 2 for steps in ends]
        tops = apart(wished, [line] * len(ends), self.size().height() + line / 2)
        for steps, top in zip(ends, tops, strict=True):
            words = f"{steps.side.letter} {steps.latest.place}" if many else steps.latest.place
            main = steps is timeline.steps[0]
            painter.setFont(theme.font("small", 600 if main else 400))
            painter.setPen(theme.colour("ink" if main else "ink2"))
            painter.drawText(QRectF(theme.space(8), top, self.size().width(), line), _LEFT, words)


def _level(steps: Steps) -> Reach:
    return steps.latest


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
