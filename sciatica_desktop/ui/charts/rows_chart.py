"""Rows one below the other: words by count, and exercises with pain before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from sciatica_desktop.ui.charts.layer import faded
from sciatica_desktop.ui.charts.small_chart import (
    CENTRE,
    RIGHT,
    SmallChart,
    Spot,
    advance,
    line_height,
    write,
)
from sciatica_desktop.ui.theme.manager import Theme

_ROW, _BAR, _DOT = 28, 12, 5.0
_MOST_NAME = 0.42
"""The share of the width that names may take."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        name: what stands at its left.
        text: what stands at its right, such as "12".
        words: what it says when it is read.
        end: where its bar ends, or its second dot lies; None for no mark.
        start: where its first dot lies; None for a bar.
    """

    name: str
    text: str
    words: str
    end: float | None
    start: float | None = None


class RowsChart(SmallChart):
    """A bar a row, or two dots on a scale from 0 to 10."""

    _rows: tuple[Row, ...] = ()
    _top = 1.0
    _tone = "leg"
    _has_scale = False

    def show_rows(
        self,
        rows: Sequence[Row],
        twin: Sequence[str],
        *,
        top: float,
        tone: str = "leg",
        scale: bool = False,
    ) -> None:
        """Show other rows.

        Args:
            rows: the rows.
            twin: the text twin.
            top: the value at the right end.
            tone: colour token of bars and dots.
            scale: whether the values stand below, 0 to 10.
        """
        self._rows, self._top, self._tone, self._has_scale = tuple(rows), top, tone, scale
        self.set_words(twin)

    def _track(self, area: QRectF, theme: Theme) -> tuple[float, float]:
        gap = theme.space(12)
        names = max((advance(theme, row.name) for row in self._rows), default=0.0) + 2
        texts = max((advance(theme, row.text, 600) for row in self._rows), default=0.0) + 2
        left = area.left() + min(names, area.width() * _MOST_NAME) + gap
        return left, max(left + 1, area.right() - texts - gap)

    def spots(self, area: QRectF, theme: Theme) -> Sequence[Spot]:
        """A line a row."""
        height = theme.px(_ROW)
        return [
            Spot(QRectF(area.left(), area.top() + place * height, area.width(), height), row.words)
            for place, row in enumerate(self._rows)
        ]

    def height_at(self, width: float, theme: Theme) -> float:
        """All rows, and the scale."""
        below = line_height(theme) + theme.space(4) if self._has_scale else 0.0
        return len(self._rows) * theme.px(_ROW) + below + 2

    def paint_on(self, painter: QPainter, area: QRectF, theme: Theme, chosen: int | None) -> None:
        """Paint scale and rows."""
        left, right = self._track(area, theme)
        if self._has_scale:
            self._paint_scale(painter, area, left, right, theme)
        for place, (row, spot) in enumerate(zip(self._rows, self.spots(area, theme), strict=True)):
            box = spot.area
            if place == chosen:
                painter.fillRect(box, theme.colour("action_soft"))
            name = QRectF(box.left(), box.top(), left - box.left() - theme.space(12), box.height())
            write(painter, name, row.name, theme, tone="ink")
            text = QRectF(right, box.top(), box.right() - right, box.height())
            write(painter, text, row.text, theme, tone="ink", weight=600, align=RIGHT)
            if row.end is not None:
                self._paint_mark(painter, row, left, right, box.center().y(), theme)

    def _paint_scale(
        self, painter: QPainter, area: QRectF, left: float, right: float, theme: Theme
    ) -> None:
        bottom = area.top() + len(self._rows) * theme.px(_ROW)
        line = line_height(theme)
        for value in (0, 5, 10):
            column = left + (right - left) * value / self._top
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QLineF(column, area.top(), column, bottom))
            write(
                painter,
                QRectF(column - 16, bottom + 2, 32, line),
                str(value),
                theme,
                align=CENTRE,
            )

    def _paint_mark(
        self, painter: QPainter, row: Row, left: float, right: float, middle: float, theme: Theme
    ) -> None:
        tone = theme.colour(self._tone)
        end = left + (right - left) * (row.end or 0.0) / self._top
        if row.start is None:
            height = theme.px(_BAR)
            bar = QRectF(left, middle - height / 2, max(2.0, end - left), height)
            painter.fillRect(bar, faded(tone, 0.36))
            painter.fillRect(QRectF(bar.right() - 3, bar.top(), 3, height), tone)
            return
        start = left + (right - left) * row.start / self._top
        radius = _DOT * theme.scale
        painter.setPen(QPen(tone, 2))
        painter.drawLine(QLineF(start, middle, end, middle))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(QPointF(start, middle), radius, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone)
        inner = radius if end != start else radius / 2
        painter.drawEllipse(QPointF(end, middle), inner, inner)
