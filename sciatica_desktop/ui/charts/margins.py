"""What stands around the plot areas: names and numbers left and right, weeks and dates below."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsWidget, QStyleOptionGraphicsItem, QWidget

from sciatica_desktop.ui.charts.time_box import TimeBox
from sciatica_desktop.ui.charts.timeline import Timeline
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
