"""Trends before the first entry: what will be here, with an example that promises nothing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from sciatica_desktop.domain.trends import rolling_means
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.card import Card
from sciatica_desktop.ui.widgets.labels import label

_AVERAGE = (4, 5, 5, 6, 5, 5, 4, 4, 5, 6, 6, 6, 5, 5, 4, 4, 4, 5, 5, 5, 6, 5, 5, 4, 4, 5, 5, 4)
_WORST = (5, 7, 6, 8, 7, 7, 5, 5, 6, 7, 8, 8, 7, 6, 5, 6, 6, 7, 7, 6, 7, 7, 6, 5, 6, 7, 7, 5)
_BACK = (3, 3, 3, 2, 3, 3, 3, 2, 3, 3, 3, 3, 2, 3, 3, 2, 2, 3, 3, 2, 3, 3, 3, 3, 2, 3, 3, 3)

_STEPS = (
    ("1", "First entry", "a dot for the day"),
    ("3", "Three days in a week", "the week gets a mean"),
    ("4", "Four of seven days", "the line appears"),
    ("2 wk", "Two full weeks", "a comparison"),
)
_NARROW, _NARROWEST = 860, 560
"""Widths in px at 100 % text size under which steps go in two columns, and all stacks."""


class EmptyTrends(Card):
    """The card that stands in for the charts.

    Signals:
        write_requested: the person wants to write today's entry.
    """

    write_requested = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Make the card."""
        super().__init__(theme=theme, parent=parent)
        self._theme = theme
        self.write_button = Button(
            "Write today", theme=theme, role="primary", size="large", icon="pencil"
        )
        self.write_button.clicked.connect(self.write_requested)
        self._title = label("Your line begins with one day", theme=theme, role="display", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(theme.space(4))
        words.addWidget(self._title)
        detail = label(
            "Write two numbers a day, leg and back. This page then shows how they move "
            "over the weeks, and leaves days you skip empty.",
            theme=theme,
            tone="ink2",
            wrap=True,
        )
        detail.setMaximumWidth(theme.px(576))
        words.addWidget(detail)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(theme.space(24))
        self._head.addLayout(words, 1)
        self._head.addWidget(self.write_button)
        self._steps = [StepMark(*step, theme=theme, first=step is _STEPS[0]) for step in _STEPS]
        self._step_grid = QGridLayout()
        self._step_grid.setHorizontalSpacing(theme.space(16))
        self._step_grid.setVerticalSpacing(theme.space(12))
        self.body.addLayout(self._head)
        self.body.addWidget(ExampleChart(theme=theme), 1)
        self.body.addLayout(self._step_grid)
        self._arrange()

    def _arrange(self) -> None:
        theme = self._theme
        narrow = self.width() < theme.px(_NARROW)
        stacked = self.width() < theme.px(_NARROWEST)
        self._head.setDirection(
            QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight,
        )
        top = Qt.AlignmentFlag.AlignTop
        side_of_button = Qt.AlignmentFlag.AlignLeft if stacked else Qt.AlignmentFlag.AlignRight
        self._head.setAlignment(self.write_button, top | side_of_button)
        self._title.set_role("heading" if narrow else "display", 600)
        side = theme.space(24) if narrow else theme.space(48)
        self.body.setContentsMargins(side, side, side, side)
        self.body.setSpacing(theme.space(12) if narrow else theme.space(24))
        across = 1 if stacked else 2 if narrow else 4
        for place, step in enumerate(self._steps):
            self._step_grid.addWidget(step, place // across, place % across)
        for column in range(4):
            self._step_grid.setColumnStretch(column, 1 if column < across else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns of steps where it is narrow."""
        super().resizeEvent(event)
        self._arrange()


class StepMark(QWidget):
    """So many days, and what they bring."""

    def __init__(
        self, days: str, title: str, detail: str, *, theme: Theme, first: bool = False
    ) -> None:
        """Make one; the first is the next thing to do."""
        super().__init__()
        self._theme = theme
        self._days, self._title, self._detail = days, title, detail
        self._first = first
        self.setAccessibleName(f"{title}: {detail}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def _badge_width(self) -> float:
        words = QFontMetricsF(self._theme.font("body", 600)).horizontalAdvance(self._days)
        return max(float(self._theme.space(32)), words + self._theme.space(12))

    def sizeHint(self) -> QSize:
        """Badge and words."""
        theme = self._theme
        title = QFontMetricsF(theme.font("body", 600)).horizontalAdvance(self._title)
        return QSize(round(self._badge_width() + theme.space(12) + title) + 2, theme.px(44))

    def minimumSizeHint(self) -> QSize:
        """The same: the words are short."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint badge and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        tall = float(theme.space(32))
        badge = QRectF(1, (self.height() - tall) / 2, self._badge_width(), tall)
        painter.setPen(QPen(theme.colour("action" if self._first else "control"), 2))
        painter.drawRoundedRect(badge.adjusted(1, 1, -1, -1), tall / 2, tall / 2)
        painter.setFont(theme.font("body", 600))
        painter.setPen(theme.colour("action_ink" if self._first else "ink2"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self._days)
        left = badge.right() + theme.space(12)
        half = self.height() / 2
        width = self.width() - left
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.colour("ink"))
        painter.drawText(QRectF(left, 0, width, half), align, self._title)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink2"))
        painter.drawText(QRectF(left, half, width, half), align, self._detail)
        painter.end()


@dataclass(frozen=True, slots=True)
class _Note:
    """A word on the example: which day and value it points at, and where it stands."""

    day: int
    value: float
    words: tuple[str, str]
    label_value: float


class ExampleChart(QWidget):
    """Four level weeks in grey: it shows the marks and says that it is an example."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Make the picture."""
        super().__init__(parent)
        self._theme = theme
        self._leg = [None if mean is None else float(mean) for mean in rolling_means(_AVERAGE)]
        self._back = [None if mean is None else float(mean) for mean in rolling_means(_BACK)]
        self.setAccessibleName("An example of the chart, not your data")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def _plot(self) -> QRectF:
        line = self._line()
        left = QFontMetricsF(self._theme.font("small")).horizontalAdvance("10")
        return QRectF(self.rect()).adjusted(
            left + self._theme.space(12), line / 2 + 2, -1, -line - self._theme.space(8)
        )

    def _line(self) -> float:
        return QFontMetricsF(self._theme.font("small")).lineSpacing()

    def _at(self, plot: QRectF, day: float, value: float) -> QPointF:
        slot = plot.width() / len(_AVERAGE)
        return QPointF(
            plot.left() + slot * (day + 0.5),
            plot.bottom() - plot.height() * value / 10,
        )

    def _paint_grid(self, painter: QPainter, plot: QRectF) -> None:
        theme, line = self._theme, self._line()
        painter.setFont(theme.font("small"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for value in (0, 5, 10):
            row = self._at(plot, 0, value).y()
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QLineF(plot.left(), row, plot.right(), row))
            painter.setPen(theme.colour("ink2"))
            box = QRectF(0, row - line / 2, plot.left() - theme.space(12), line)
            painter.drawText(box, right, str(value))
        below = QRectF(plot.left(), plot.bottom() + theme.space(8), plot.width(), line)
        painter.drawText(below, right, "example, not your data")

    def _paint_bars(self, painter: QPainter, plot: QRectF) -> None:
        pen = QPen(self._theme.colour("control"), 1.25)
        pen.setDashPattern([1.6, 2.4])
        painter.setPen(pen)
        width = min(10.0, plot.width() / len(_AVERAGE) * 0.5)
        for day, (mean, worst) in enumerate(zip(_AVERAGE, _WORST, strict=True)):
            top, bottom = self._at(plot, day, worst), self._at(plot, day, mean)
            bar = QRectF(top.x() - width / 2, top.y(), width, bottom.y() - top.y())
            painter.drawRoundedRect(bar, width / 2, width / 2)

    def _paint_lines(self, painter: QPainter, plot: QRectF) -> None:
        pen = QPen(self._theme.colour("control"), 2.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        for values, dash in ((self._leg, None), (self._back, [2.8, 2.4])):
            if dash:
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                pen.setDashPattern(dash)
            painter.setPen(pen)
            painter.drawPolyline(
                [
                    self._at(plot, day, value)
                    for day, value in enumerate(values)
                    if value is not None
                ]
            )

    def _paint_notes(self, painter: QPainter, plot: QRectF) -> None:
        leg, back = self._leg[15], self._back[22]
        notes = (
            _Note(3, 8.0, ("Each day", ", from its average to its worst"), 9.45),
            _Note(15, leg or 0.0, ("Leg", ", the mean of the last 7 days"), 8.4),
            _Note(22, back or 0.0, ("Back", ", as a dashed line beside it"), 0.75),
        )
        for note in notes:
            self._paint_note(painter, plot, note)

    def _paint_note(self, painter: QPainter, plot: QRectF, note: _Note) -> None:
        theme, line = self._theme, self._line()
        bold, plain = theme.font("small", 600), theme.font("small")
        name, rest = note.words
        name_width = QFontMetricsF(bold).horizontalAdvance(name)
        width = name_width + QFontMetricsF(plain).horizontalAdvance(rest)
        point = self._at(plot, note.day, note.value)
        middle = self._at(plot, note.day, note.label_value).y()
        left = min(max(plot.left(), point.x() - theme.space(8)), plot.right() - width)
        above = middle < point.y()
        edge = middle + line / 2 + 2 if above else middle - line / 2 - 2
        painter.setPen(QPen(theme.colour("ink2"), 1.25))
        painter.drawLine(QLineF(point.x(), point.y(), point.x(), edge))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("ink2"))
        painter.drawEllipse(point, 3.5, 3.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        box = QRectF(left, middle - line / 2, width + 2, line)
        painter.fillRect(box.adjusted(-2, 0, 2, 0), theme.colour("surface"))
        painter.setFont(bold)
        painter.setPen(theme.colour("ink"))
        painter.drawText(box, align, name)
        painter.setFont(plain)
        painter.setPen(theme.colour("ink2"))
        painter.drawText(box.adjusted(name_width, 0, 0, 0), align, rest)

    def sizeHint(self) -> QSize:
        """No more than it needs: it takes what room the card has left."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """The least at which the words do not touch."""
        return QSize(self._theme.px(320), self._theme.px(190))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the example."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = self._plot()
        self._paint_grid(painter, plot)
        self._paint_bars(painter, plot)
        self._paint_lines(painter, plot)
        self._paint_notes(painter, plot)
        painter.end()
