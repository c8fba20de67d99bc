"""Days with a tag beside days without it: every day a dot, a mean for each group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from sciatica_desktop.domain.chart_words import side_by_side_words
from sciatica_desktop.domain.rounding import one_decimal
from sciatica_desktop.domain.side_by_side import Dot, SideBySide
from sciatica_desktop.domain.weeks import Mean
from sciatica_desktop.domain.wording import count
from sciatica_desktop.ui.charts.small_chart import CENTRE, SmallChart, Spot, line_height, write
from sciatica_desktop.ui.theme.manager import Theme

_STRIP = 52
"""Height of the dots of one group in px at 100 % text size."""
_LARGEST, _LEAST = 8.0, 1.0
_VALUES = 11


class PairChart(SmallChart):
    """Two strips of dots over one scale from 0 to 10."""

    _groups: tuple[tuple[str, tuple[Dot, ...], Mean | None], ...] = ()

    def show_pair(self, pair: SideBySide) -> None:
        """Show another pair; one with enough days."""
        self._groups = (
            ("With it", pair.having, pair.with_it),
            ("Without it", pair.lacking, pair.without_it),
        )
        self.set_words(side_by_side_words(pair))

    def _strip_height(self, theme: Theme) -> float:
        return line_height(theme) + theme.px(_STRIP) + theme.space(16)

    def spots(self, area: QRectF, theme: Theme) -> Sequence[Spot]:
        """Each group, with its mean and how many days it has."""
        height = self._strip_height(theme)
        return [
            Spot(
                QRectF(area.left(), area.top() + place * height, area.width(), height),
                f"{_head(name, mean)}.",
            )
            for place, (name, _, mean) in enumerate(self._groups)
        ]

    def height_at(self, width: float, theme: Theme) -> float:
        """Both groups and the scale."""
        return 2 * self._strip_height(theme) + line_height(theme)

    def paint_on(self, painter: QPainter, area: QRectF, theme: Theme, chosen: int | None) -> None:
        """Paint both groups over the scale."""
        line = line_height(theme)
        slot = area.width() / _VALUES
        spots = self.spots(area, theme)
        for place, ((name, dots, mean), spot) in enumerate(zip(self._groups, spots, strict=True)):
            box = spot.area
            if place == chosen:
                painter.fillRect(box, theme.colour("action_soft"))
            head = QRectF(box.left(), box.top(), box.width(), line)
            write(painter, head, _head(name, mean), theme, tone="ink", weight=600)
            top = box.top() + line + theme.space(4)
            strip = QRectF(box.left(), top, box.width(), theme.px(_STRIP))
            _paint_dots(painter, strip, dots, theme, hollow=place == 1)
            if mean is not None:
                column = strip.left() + slot * (float(mean.value) + 0.5)
                painter.setPen(QPen(theme.colour("ink"), 2))
                painter.drawLine(QLineF(column, strip.top(), column, strip.bottom()))
        bottom = area.top() + 2 * self._strip_height(theme)
        for value in range(_VALUES):
            box = QRectF(area.left() + value * slot, bottom, slot, line)
            if value % 2 == 0:
                write(painter, box, str(value), theme, align=CENTRE)


def _head(name: str, mean: Mean | None) -> str:
    if mean is None:
        return name
    return f"{name}: mean {one_decimal(mean.value)}, {count(mean.n, 'day')}"


def _paint_dots(
    painter: QPainter, strip: QRectF, dots: tuple[Dot, ...], theme: Theme, *, hollow: bool
) -> None:
    """Every day of a group as a dot over its value, as large as they fit."""
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(strip.bottomLeft(), strip.bottomRight())
    counts = Counter(dot.value for dot in dots)
    slot = strip.width() / _VALUES
    size = _LARGEST * theme.scale
    while size > _LEAST and any(
        _rows(k, slot, size) * size > strip.height() for k in counts.values()
    ):
        size -= 0.5
    across = max(1, int(slot * 0.8 // size))
    leg = theme.colour("leg")
    radius = size * 0.42
    painter.setPen(QPen(leg, max(0.75, size / 6)) if hollow else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("surface") if hollow else leg)
    for value, number in counts.items():
        middle = strip.left() + slot * (value + 0.5)
        for place in range(number):
            row, column = divmod(place, across)
            width = min(across, number - row * across)
            x = middle + (column - (width - 1) / 2) * size
            painter.drawEllipse(QPointF(x, strip.bottom() - (row + 0.55) * size), radius, radius)


def _rows(number: int, slot: float, size: float) -> int:
    across = max(1, int(slot * 0.8 // size))
    return -(-number // across)
