"""Columns side by side: parts of the day, weekdays, weeks done and planned, high and low days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from sciatica_desktop.ui.charts.layer import faded, paint_hatch
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

_PLOT = 112
"""Height of the plot in px at 100 % text size."""
_WIDEST = 28
_CAP = 3.0


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: what stands under it, such as "Mon".
        words: what it says when it is read.
        up: its height; None for no column.
        down: how far it goes below the line, for charts of two directions.
        outline: height of an outline around it, such as what was planned; None for none.
        text: what stands over it, such as "4.2".
        detail: what stands under its name, such as "n 12".
    """

    name: str
    words: str
    up: float | None = None
    down: float = 0.0
    outline: float | None = None
    text: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """How the columns of a chart are painted.

    Attributes:
        tone: colour token.
        top: the highest value.
        bottom: how far the axis goes below 0; 0 for one direction.
        ticks: values of the axis with their words.
        solid: filled, in place of soft with a cap.
    """

    tone: str
    top: float
    ticks: tuple[tuple[float, str], ...]
    bottom: float = 0.0
    solid: bool = False


class ColumnsChart(SmallChart):
    """Columns on one axis, each with its name below."""

    _columns: tuple[Column, ...] = ()
    _look = Look("leg", 10.0, ((0, "0"), (5, "5"), (10, "10")))

    def show_columns(self, columns: Sequence[Column], look: Look, twin: Sequence[str]) -> None:
        """Show other columns with their text twin."""
        self._columns, self._look = tuple(columns), look
        self.set_words(twin)

    def _axis_width(self, theme: Theme) -> float:
        widths = [advance(theme, words) for _, words in self._look.ticks]
        return max(widths, default=0.0) + theme.space(8)

    def _plot(self, area: QRectF, theme: Theme) -> QRectF:
        top = line_height(theme) if any(column.text for column in self._columns) else 8.0
        return QRectF(
            area.left() + self._axis_width(theme),
            area.top() + top,
            area.width() - self._axis_width(theme),
            theme.px(_PLOT),
        )

    def _row(self, plot: QRectF, value: float) -> float:
        look = self._look
        return plot.bottom() - plot.height() * (value + look.bottom) / (look.top + look.bottom)

    def spots(self, area: QRectF, theme: Theme) -> Sequence[Spot]:
        """A slot a column, from top to bottom."""
        plot = self._plot(area, theme)
        slot = plot.width() / max(1, len(self._columns))
        return [
            Spot(QRectF(plot.left() + place * slot, area.top(), slot, area.height()), column.words)
            for place, column in enumerate(self._columns)
        ]

    def height_at(self, width: float, theme: Theme) -> float:
        """Plot, names and details."""
        line = line_height(theme)
        top = line if any(column.text for column in self._columns) else 8.0
        lines = 1 + any(column.detail for column in self._columns)
        return top + theme.px(_PLOT) + lines * line + theme.space(8)

    def paint_on(self, painter: QPainter, area: QRectF, theme: Theme, chosen: int | None) -> None:
        """Paint axis, columns and names."""
        plot = self._plot(area, theme)
        line = line_height(theme)
        for value, words in self._look.ticks:
            row = self._row(plot, value)
            painter.setPen(QPen(theme.colour("line"), 1.5 if value == 0 else 1.0))
            painter.drawLine(QLineF(plot.left(), row, plot.right(), row))
            axis = QRectF(area.left(), row - line / 2, plot.left() - area.left() - 8, line)
            write(painter, axis, words, theme, align=RIGHT)
        spots = self.spots(area, theme)
        for place, (column, spot) in enumerate(zip(self._columns, spots, strict=True)):
            if place == chosen:
                ground = QRectF(spot.area.left(), plot.top(), spot.area.width(), plot.height())
                painter.fillRect(ground, theme.colour("action_soft"))
            self._paint_column(painter, column, spot.area, plot, theme)
        self._write_names(painter, plot, spots, theme, chosen)

    def _paint_column(
        self, painter: QPainter, column: Column, slot: QRectF, plot: QRectF, theme: Theme
    ) -> None:
        width = min(theme.px(_WIDEST), slot.width() * 0.56)
        left, ground = slot.center().x() - width / 2, self._row(plot, 0)
        tone = theme.colour(self._look.tone)
        if column.outline is not None:
            top = self._row(plot, min(column.outline, self._look.top))
            painter.setPen(QPen(tone, 1.25))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(left, top, width, ground - top))
        if column.up is not None:
            top = self._row(plot, min(column.up, self._look.top))
            bar = QRectF(left, top, width, ground - top)
            painter.fillRect(bar, tone if self._look.solid else faded(tone, 0.36))
            if not self._look.solid:
                painter.fillRect(QRectF(left, top - _CAP / 2, width, _CAP), tone)
            box = QRectF(slot.left(), top - line_height(theme) - 2, slot.width(), 0)
            box.setHeight(line_height(theme))
            if advance(theme, column.text, 600) <= slot.width():
                write(painter, box, column.text, theme, tone="ink", weight=600, align=CENTRE)
        if column.down:
            bar = QRectF(left, ground, width, self._row(plot, -column.down) - ground)
            painter.setPen(QPen(tone, 1.25))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(bar)
            paint_hatch(painter, bar, faded(tone, 0.45))

    def _write_names(
        self,
        painter: QPainter,
        plot: QRectF,
        spots: Sequence[Spot],
        theme: Theme,
        chosen: int | None,
    ) -> None:
        line = line_height(theme)
        widest = max((advance(theme, column.name) for column in self._columns), default=0.0)
        slot = spots[0].area.width() if spots else 1.0
        every = max(1, -int(-(widest + theme.space(8)) // max(1.0, slot)))
        for place, (column, spot) in enumerate(zip(self._columns, spots, strict=True)):
            if place % every:
                continue
            room = max(widest + 2, slot)
            box = QRectF(spot.area.center().x() - room / 2, plot.bottom() + 4, room, line)
            if every > 1:
                box.moveLeft(max(plot.left(), min(box.left(), plot.right() - room)))
            bold = 600 if place == chosen else None
            write(painter, box, column.name, theme, tone="ink", weight=bold, align=CENTRE)
            if column.detail and every == 1:
                box.translate(0, line)
                write(painter, box, column.detail, theme, align=CENTRE)
