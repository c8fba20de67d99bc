"""The week as seven circles: moved, today, planned, open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciatica_desktop.domain.adherence import DayState, WeekDay
from sciatica_desktop.ui.theme.manager import Theme

_LETTERS = "MTWTFSS"


class WeekStrip(QWidget):
    """Seven days; a planned day that went by is a plain ring and nothing more is said."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty strip."""
        super().__init__(parent)
        self._theme = theme
        self._days: tuple[WeekDay, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_days(self, days: Sequence[WeekDay]) -> None:
        """Show a week, Monday first."""
        self._days = tuple(days)
        moved = [day.date.strftime("%A") for day in days if day.state is DayState.DONE]
        self.setAccessibleName("This week: moved on " + (", ".join(moved) or "no day yet"))
        self.update()

    def sizeHint(self) -> QSize:
        """Letter, circle and minutes."""
        return QSize(self._theme.space(16) * 14, self._theme.space(24) * 3)

    def minimumSizeHint(self) -> QSize:
        """Circles that nearly touch."""
        return QSize(self._theme.space(12) * 14, self._theme.space(24) * 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint letters, circles and minutes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        cell = self.width() / 7
        row = self.height() / 3
        side = min(theme.space(24) + theme.space(4), cell - 4)
        for place, day in enumerate(self._days):
            middle = cell * (place + 0.5)
            circle = QRectF(middle - side / 2, self.height() / 2 - side / 2, side, side)
            today = day.is_today
            painter.setFont(theme.font("small", 600 if today else 400))
            painter.setPen(theme.colour("ink" if today else "ink2"))
            top = QRectF(cell * place, 0, cell, row - 4)
            painter.drawText(top, Qt.AlignmentFlag.AlignCenter, _LETTERS[day.date.weekday()])
            self._paint_circle(painter, circle, day)
            if day.minutes:
                painter.setFont(theme.font("small"))
                painter.setPen(theme.colour("ink2"))
                below = QRectF(cell * place, self.height() - row + 4, cell, row - 4)
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(day.minutes))
        painter.end()

    def _paint_circle(self, painter: QPainter, circle: QRectF, day: WeekDay) -> None:
        theme = self._theme
        if day.state is DayState.DONE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("done"))
            painter.drawEllipse(circle)
            pen = QPen(theme.colour("on_done"), 2)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            at, unit = circle.center(), circle.width() / 28
            painter.drawPolyline(
                [
                    at + QPointF(-5.2, 0.4) * unit,
                    at + QPointF(-1.6, 4.0) * unit,
                    at + QPointF(5.2, -3.6) * unit,
                ],
            )
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if day.is_today:
            painter.setPen(QPen(theme.colour("action"), 2))
        elif day.state is DayState.PLANNED:
            painter.setPen(QPen(theme.colour("control"), 1))
        else:
            pen = QPen(theme.colour("control"), 1)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
        painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
