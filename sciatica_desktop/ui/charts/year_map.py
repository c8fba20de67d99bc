"""A year of days: a column a week, the darker the more pain."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from sciatica_desktop.domain.chart_words import year_words
from sciatica_desktop.domain.trends import Day
from sciatica_desktop.domain.when import Year, YearCell
from sciatica_desktop.domain.wording import MONTHS, WEEKDAYS, weekday_words
from sciatica_desktop.ui.charts.small_chart import (
    LEFT,
    SmallChart,
    Spot,
    advance,
    line_height,
    write,
)
from sciatica_desktop.ui.theme.manager import Theme

_LARGEST = 20
_ROWS = 7
_SAMPLE_DAY = date(2000, 1, 1)


class YearMap(SmallChart):
    """Fifty-three columns of seven days; the arrow keys go by day and by week."""

    _year: Year | None = None

    def show_year(self, year: Year) -> None:
        """Show another year."""
        self._year = year
        self.set_words(year_words(year))

    def _left(self, theme: Theme) -> float:
        return advance(theme, "Wed") + theme.space(8)

    def _cell(self, width: float, theme: Theme) -> float:
        columns = self._year.columns if self._year else 53
        return max(4.0, min(theme.px(_LARGEST), (width - self._left(theme)) / columns))

    def _area_of(self, cell: YearCell, area: QRectF, theme: Theme) -> QRectF:
        side = self._cell(area.width(), theme)
        return QRectF(
            area.left() + self._left(theme) + cell.column * side,
            area.top() + line_height(theme) + 4 + cell.row * side,
            side,
            side,
        )

    def spots(self, area: QRectF, theme: Theme) -> Sequence[Spot]:
        """A cell a day."""
        cells = self._year.cells if self._year else ()
        return [Spot(self._area_of(cell, area, theme), _day_words(cell.day)) for cell in cells]

    def step_of(self, key: Qt.Key) -> int:
        """Up and down a day, left and right a week."""
        steps = {Qt.Key.Key_Left: -7, Qt.Key.Key_Right: 7, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        return steps.get(key, 0)

    def height_at(self, width: float, theme: Theme) -> float:
        """Names of months, seven days, and the key."""
        line = line_height(theme)
        return 2 * line + 4 + _ROWS * self._cell(width, theme) + theme.space(12)

    def paint_on(self, painter: QPainter, area: QRectF, theme: Theme, chosen: int | None) -> None:
        """Paint names, days and the key."""
        year = self._year
        if year is None:
            return
        side, line = self._cell(area.width(), theme), line_height(theme)
        every_month = 1 if 4 * side >= advance(theme, "May") + 4 else 3
        for number, of_month in groupby(year.cells, key=_month):
            if (number - 1) % every_month:
                continue
            at = self._area_of(next(of_month), area, theme)
            box = QRectF(at.left(), area.top(), 4 * every_month * side, line)
            write(painter, box, MONTHS[number - 1][:3], theme)
        for row in range(0, _ROWS, 2 if 2 * side >= line * 0.9 else 6):
            words = WEEKDAYS[(year.first_weekday + row) % 7][:3]
            top = area.top() + line + 4 + (row + 0.5) * side - line / 2
            write(painter, QRectF(area.left(), top, self._left(theme) - 8, line), words, theme)
        for place, cell in enumerate(year.cells):
            box = self._area_of(cell, area, theme).adjusted(0.75, 0.75, -0.75, -0.75)
            _paint_day(painter, box, cell.day, theme)
            if place == chosen:
                painter.setPen(QPen(theme.colour("ink"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(box)
        bottom = area.top() + line + 4 + _ROWS * side + theme.space(8)
        _paint_key(painter, QRectF(area.left(), bottom, area.width(), line), theme)


def _month(cell: YearCell) -> int:
    return cell.day.date.month


def _shade(theme: Theme, value: int) -> QColor:
    """From a tint to the full colour of the leg, 0 to 10."""
    share = 0.12 + 0.88 * value / 10
    ground, leg = theme.colour("surface"), theme.colour("leg")
    return QColor.fromRgbF(
        ground.redF() + (leg.redF() - ground.redF()) * share,
        ground.greenF() + (leg.greenF() - ground.greenF()) * share,
        ground.blueF() + (leg.blueF() - ground.blueF()) * share,
    )


def _paint_day(painter: QPainter, box: QRectF, day: Day, theme: Theme) -> None:
    if day.leg_average is None:
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.fillRect(box, _shade(theme, day.leg_average))
    if day.flare:
        painter.setPen(QPen(theme.colour("ink"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0.75, 0.75, -0.75, -0.75))


def _paint_key(painter: QPainter, box: QRectF, theme: Theme) -> None:
    side = box.height() * 0.75
    x = box.left()
    top = box.center().y() - side / 2
    for words in ("Leg pain 0", *range(0, 11, 2), "10", "flare", "not rated"):
        if isinstance(words, int):
            painter.fillRect(QRectF(x, top, side, side), _shade(theme, words))
            x += side + 1
            continue
        if words in ("flare", "not rated"):
            x += theme.space(16)
            sample = Day(_SAMPLE_DAY, flare=words == "flare")
            _paint_day(painter, QRectF(x, top, side, side), sample, theme)
            x += side + theme.space(4)
        elif words == "10":
            x += theme.space(4)
        width = advance(theme, words) + 2
        write(painter, QRectF(x, box.top(), width, box.height()), words, theme, align=LEFT)
        x += width + theme.space(4)


def _day_words(day: Day) -> str:
    said = weekday_words(day.date)
    if day.leg_average is None:
        return f"{said}: not rated."
    worst = "" if day.leg_worst is None else f", worst {day.leg_worst}"
    flare = ", flare" if day.flare else ""
    return f"{said}: leg {day.leg_average}{worst}{flare}."
