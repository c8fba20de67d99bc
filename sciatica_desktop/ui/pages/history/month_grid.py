"""A month as a grid of days: moved, today, planned, paused, open."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciatica_desktop.domain.month import Month, MonthDay
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import FOCUS_DISTANCE_IN_ROWS, RADIUS_CELL
from sciatica_desktop.ui.widgets.focus import FocusMark

_LETTERS = "MTWTFSS"
_CELL, _HEAD, _CIRCLE, _WEEKS = 44, 24, 32, 6
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class MonthGrid(QWidget):
    """One stop for Tab; arrow keys go from day to day. A day that was not used says nothing.

    Signals:
        day_chosen: a day was gone to (date).
        opened: the day that is chosen is to be opened (date).
        month_wanted: another month, so many further on (-1 or 1).
    """

    day_chosen = Signal(object)
    opened = Signal(object)
    month_wanted = Signal(int)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty grid."""
        super().__init__(parent)
        self._theme = theme
        self._month: Month | None = None
        self._chosen: date | None = None
        self._focus = FocusMark(
            self, theme=theme, radius=RADIUS_CELL, distance=FOCUS_DISTANCE_IN_ROWS
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def chosen(self) -> date | None:
        """The day that is chosen."""
        return self._chosen

    def show_month(self, month: Month, chosen: date | None) -> None:
        """Show a month with a day of it chosen, or none."""
        self._month, self._chosen = month, chosen
        self._tell()

    def _day(self) -> MonthDay | None:
        days = self._month.days if self._month is not None else ()
        return next((day for day in days if day.date == self._chosen), None)

    def _tell(self) -> None:
        day = self._day()
        if self._month is not None:
            self.setAccessibleName(f"{self._month.first:%B} {self._month.first.year}")
        self.setAccessibleDescription(day.words if day is not None else "no day chosen")
        self._focus.put_around(self._cell(day.date) if day is not None else None)
        self.update()

    def _cell(self, day: date) -> QRect:
        """Where a day of the month is."""
        first = day.replace(day=1)
        place = day.day - 1 + first.weekday()
        width, height = self.width() / 7, self._theme.px(_CELL)
        left, top = round(place % 7 * width), self._theme.px(_HEAD) + place // 7 * height
        return QRect(left, top, round(width), height)

    def _choose(self, day: date) -> None:
        if self._month is None:
            return
        first, last = self._month.days[0].date, self._month.days[-1].date
        if first <= day <= last:
            self._chosen = day
            self._tell()
            self.day_chosen.emit(day)
        else:
            self._chosen = day
            self.month_wanted.emit(-1 if day < first else 1)

    def sizeHint(self) -> QSize:
        """Six weeks and the letters above them."""
        px = self._theme.px
        return QSize(px(_CELL) * 7, px(_HEAD) + px(_CELL) * _WEEKS)

    def minimumSizeHint(self) -> QSize:
        """Circles that nearly touch."""
        px = self._theme.px
        return QSize(px(_CIRCLE + 4) * 7, px(_HEAD) + px(_CELL) * _WEEKS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint letters and days."""
        if self._month is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink2"))
        width = self.width() / 7
        for place, letter in enumerate(_LETTERS):
            room = QRectF(place * width, 0, width, theme.px(_HEAD))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, letter)
        for day in self._month.days:
            self._paint_day(painter, day)
        painter.end()

    def _paint_day(self, painter: QPainter, day: MonthDay) -> None:
        theme, cell = self._theme, QRectF(self._cell(day.date))
        side = theme.px(_CIRCLE)
        middle = cell.center()
        circle = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        if day.date == self._chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("action_soft"))
            painter.drawRoundedRect(cell.adjusted(2, 2, -2, -2), RADIUS_CELL, RADIUS_CELL)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(Qt.PenStyle.NoPen)
        ink = "ink2" if day.is_ahead or not day.is_planned else "ink"
        if day.minutes:
            painter.setBrush(theme.colour("done"))
            ink = "on_done"
        elif day.is_today:
            painter.setPen(QPen(theme.colour("action"), 2))
        elif day.is_planned and not day.is_paused:
            painter.setPen(QPen(theme.colour("control" if not day.is_ahead else "line"), 1))
        if painter.pen().style() is not Qt.PenStyle.NoPen or day.minutes:
            painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
        painter.setPen(theme.colour(ink))
        painter.setFont(theme.font("small", 600 if day.minutes or day.is_today else 400))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(day.date.day))
        if day.is_paused:
            # A mark of its own, not only a colour: a flat bar below the day.
            painter.setPen(QPen(theme.colour("leg"), 3, c=Qt.PenCapStyle.RoundCap))
            y, reach = circle.bottom() + 4, theme.px(6)
            painter.drawLine(QPointF(middle.x() - reach, y), QPointF(middle.x() + reach, y))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the pointer."""
        if self._month is None:
            return
        for day in self._month.days:
            if self._cell(day.date).contains(event.position().toPoint()):
                self._choose(day.date)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys by day and week, Page Up and Down by month, Enter opens."""
        chosen = self._chosen
        if event.key() in _STEPS and chosen is not None:
            self._choose(chosen + timedelta(days=_STEPS[Qt.Key(event.key())]))
        elif event.key() == Qt.Key.Key_PageUp:
            self.month_wanted.emit(-1)
        elif event.key() == Qt.Key.Key_PageDown:
            self.month_wanted.emit(1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and chosen is not None:
            self.opened.emit(chosen)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring around the day."""
        super().focusInEvent(event)
        self._focus.came(event.reason())
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._focus.went()
