"""Above pain: the read-out of the chosen day, the letters of treatments, the names of flares."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from sciatica_desktop.domain.wording import flare_words
from sciatica_desktop.ui.charts.layer import RULE_WIDTH
from sciatica_desktop.ui.charts.margins import Margin
from sciatica_desktop.ui.charts.read_out import Part
from sciatica_desktop.ui.charts.time_box import TimeBox
from sciatica_desktop.ui.charts.timeline import Timeline, x_of
from sciatica_desktop.ui.theme.manager import Theme

_HINT = "Point at a day, or use the arrow keys"
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Lane(Margin):
    """Keeps the read-out off the data: it has a strip of its own, tied to the day by a rule."""

    def __init__(self, box: TimeBox, *, theme: Theme) -> None:
        """Make an empty lane."""
        super().__init__(box, theme=theme)
        self._parts: tuple[Part, ...] = ()
        self._at = 0.0
        self._beside = (0.0, 0.0)
        self._has_hint = True

    @property
    def height_wanted(self) -> float:
        """Height in px: the strip, and the flare names and letters there are."""
        line = QFontMetricsF(self._theme.font("small")).lineSpacing()
        timeline, base = self._timeline, self._strip_height() + self._theme.space(12)
        if timeline is None or timeline.by_week:
            return base
        letters = self._letter_side() if timeline.marks else 0
        names = line if timeline.flares else 0.0
        return base + letters + names

    def _letter_side(self) -> int:
        return self._theme.px(20)

    def set_beside(self, left: float, right: float) -> None:
        """Px of the margins at both sides, which a long read-out may use."""
        self._beside = (left, right)

    def set_read_out(self, parts: tuple[Part, ...], at: float) -> None:
        """Show the words of a day, tied to its place; no words hide the strip."""
        self._parts = parts
        self._at = at
        self.update()

    def hide_hint(self) -> None:
        """Leave out how to use the chart."""
        self._has_hint = False
        self.update()

    def paint_on(self, painter: QPainter, timeline: Timeline) -> None:
        """Paint flares, letters and the strip."""
        circles = self._paint_marks(painter, timeline)
        if not timeline.by_week:
            self._paint_flares(painter, timeline, circles)
        if self._parts:
            self._paint_strip(painter)
        elif self._has_hint:
            self._paint_hint(painter)

    def _paint_hint(self, painter: QPainter) -> None:
        theme = self._theme
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink2"))
        strip = QRectF(0, 1, self.size().width(), self._strip_height())
        painter.drawText(strip, _RIGHT, _HINT)

    def _strip_height(self) -> float:
        return QFontMetricsF(self._theme.font("small")).lineSpacing() + self._theme.space(16)

    def _paint_marks(self, painter: QPainter, timeline: Timeline) -> list[QRectF]:
        theme = self._theme
        font = theme.font("small", 600)
        metrics = QFontMetricsF(font)
        side = self._letter_side()
        middle = self.size().height() - side / 2
        circles: list[QRectF] = []
        for mark in timeline.marks:
            at = self.column(x_of(mark.date) + 0.5)
            if not 0 <= at <= self.size().width():
                continue
            width = max(side, metrics.horizontalAdvance(mark.letters) + theme.space(8))
            left = at - width / 2
            if circles:
                left = max(left, circles[-1].right() + 2)
            circle = QRectF(left, middle - side / 2, width, side)
            circles.append(circle)
            painter.setPen(QPen(theme.colour("ink"), 1.5))
            painter.setBrush(theme.colour("surface"))
            painter.drawRoundedRect(circle.adjusted(1, 1, -1, -1), side / 2, side / 2)
            painter.setFont(font)
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, mark.letters)
        return circles

    def _paint_flares(self, painter: QPainter, timeline: Timeline, circles: list[QRectF]) -> None:
        theme = self._theme
        painter.setFont(theme.font("small", 600))
        painter.setPen(theme.colour("flare_line"))
        metrics = QFontMetricsF(theme.font("small", 600))
        line = metrics.lineSpacing()
        taken = list(circles)
        for flare in timeline.flares:
            first, last = self.column(x_of(flare.first)), self.column(x_of(flare.last) + 1)
            if last < 0 or first > self.size().width():
                continue
            words = flare_words(flare)
            width = metrics.horizontalAdvance(words)
            left = min(max(0.0, (first + last - width) / 2), self.size().width() - width)
            for bottom in (4.0, self._letter_side() + 2.0):
                box = QRectF(left, self.size().height() - bottom - line, width, line)
                if not any(box.intersects(other) for other in taken):
                    painter.drawText(box, _LEFT, words)
                    taken.append(box)
                    break

    def _paint_strip(self, painter: QPainter) -> None:
        theme = self._theme
        between = theme.space(16)
        beside_left, beside_right = self._beside
        room = beside_left + self.size().width() + beside_right - 2
        parts = self._parts
        widths = [self._width(part, number) for number, part in enumerate(parts)]
        # What does not fit is still said to a screen reader and stands in the table.
        while len(parts) > 2 and _total(widths, between) + 2 * between > room:
            parts, widths = parts[:-1], widths[:-1]
        total = _total(widths, between) + 2 * between
        at = self.column(self._at)
        left = max(1.0 - beside_left, min(at - total / 2, self.size().width() - total - 1))
        if total > self.size().width():
            left = max(1.0 - beside_left, self.size().width() + beside_right - total - 1)
        strip = QRectF(left, 1, total, self._strip_height())
        painter.setPen(QPen(theme.colour("ink"), RULE_WIDTH))
        painter.drawLine(QLineF(at, strip.bottom(), at, self.size().height()))
        painter.setPen(QPen(theme.colour("ink"), 1.25))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(strip, 8, 8)
        pen_at = QPointF(left + theme.space(16), strip.top())
        for number, (part, width) in enumerate(zip(parts, widths, strict=True)):
            self._paint_part(
                painter, QRectF(pen_at.x(), pen_at.y(), width + 2, strip.height()), part, number
            )
            pen_at.setX(pen_at.x() + width + between)

    def _width(self, part: Part, number: int) -> float:
        theme = self._theme
        plain, bold = (QFontMetricsF(theme.font("small", weight)) for weight in (None, 600))
        name = bold.horizontalAdvance(part.name) + theme.space(4) if part.name else 0.0
        return name + (bold if number == 0 else plain).horizontalAdvance(part.value)

    def _paint_part(self, painter: QPainter, box: QRectF, part: Part, number: int) -> None:
        theme = self._theme
        weight = 400 if part.tone == "ink2" else 600
        if part.name:
            painter.setFont(theme.font("small", weight))
            painter.setPen(theme.colour(part.tone))
            painter.drawText(box, _LEFT, part.name)
            skip = QFontMetricsF(theme.font("small", weight)).horizontalAdvance(part.name)
            box = box.adjusted(skip + theme.space(4), 0, 0, 0)
        painter.setFont(theme.font("small", 600 if number == 0 else None))
        tone = "ink" if part.name or number == 0 else part.tone
        painter.setPen(theme.colour(tone))
        painter.drawText(box, _LEFT, part.value)


def _total(widths: list[float], between: float) -> float:
    return sum(widths) + between * (len(widths) - 1)
