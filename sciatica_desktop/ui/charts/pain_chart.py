"""The chart of Trends: four rows on one line of time, with a day under a rule."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciatica_desktop.domain.anatomy import Reach
from sciatica_desktop.ui.charts.below import Dates, WeekRow
from sciatica_desktop.ui.charts.chart_view import ChartView
from sciatica_desktop.ui.charts.ends import MinuteEnds, PainEnds, ReachEnds
from sciatica_desktop.ui.charts.lane import Lane
from sciatica_desktop.ui.charts.layer import Layer
from sciatica_desktop.ui.charts.layers import (
    Bars,
    Flares,
    Ground,
    Lines,
    MinuteBars,
    ReachSteps,
    Rule,
    WeekMeans,
)
from sciatica_desktop.ui.charts.margins import Margin, RowName, Ticks
from sciatica_desktop.ui.charts.read_out import as_text, read_out
from sciatica_desktop.ui.charts.time_box import TimeBox
from sciatica_desktop.ui.charts.timeline import Timeline, day_at, x_of
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.focus import FocusMark

_SHORT = 460
"""Height in px under which the row of minutes gives way."""
_LEFT_MARGIN, _RIGHT_MARGIN = 104, 92
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageUp: -7,
    Qt.Key.Key_PageDown: 7,
}
_LANE, _PAIN, _WEEKS, _REACH, _MINUTES, _DATES = range(6)


class PainChart(QWidget):
    """Pain, week means, reach and movement over the same days.

    Left and right choose a day, Home and End the first and last, Page Up and Page Down a week;
    Escape lets go. What is chosen is the accessible description and is announced.

    Signals:
        chosen_changed: the chosen day, or None.
        earlier_wanted: time moved to where no days are loaded yet.
    """

    chosen_changed = Signal(object)
    earlier_wanted = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty chart."""
        super().__init__(parent)
        self._theme = theme
        self._timeline: Timeline | None = None
        self._chosen: date | None = None
        self._focus = FocusMark(self, theme=theme, radius=10, distance=6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Pain, reach and movement over time")
        self._build()
        self._dress()
        theme.changed.connect(self._dress)

    def _build(self) -> None:
        theme = self._theme
        self.pain = TimeBox(-0.2, 10.2)
        self.reach = TimeBox(-0.3, 7.3)
        self.minutes = TimeBox(0.0, 1.05)
        for box in (self.reach, self.minutes):
            box.setXLink(self.pain)
        self._lane = Lane(self.pain, theme=theme)
        self._reach_ticks = Ticks(
            self.reach,
            theme=theme,
            title="Reach",
            ticks=tuple(
                (float(level), level.place)
                for level in (Reach.NONE, Reach.BUTTOCK, Reach.KNEE, Reach.FOOT)
            ),
        )
        self._minute_ticks = Ticks(self.minutes, theme=theme, title="Movement")
        self._pain_ticks = Ticks(
            self.pain,
            theme=theme,
            title="Pain",
            ticks=tuple((float(value), str(value)) for value in range(0, 11, 2)),
        )
        self._pain_ticks.set_detail("0 to 10")
        self._minute_ends = MinuteEnds(self.minutes, theme=theme)
        self._week_row = WeekRow(self.pain, theme=theme)
        self._week_title = RowName(self.pain, theme=theme, name="Week mean")
        self._margins: tuple[tuple[Margin, int, int], ...] = (
            (self._lane, _LANE, 1),
            (self._pain_ticks, _PAIN, 0),
            (PainEnds(self.pain, theme=theme), _PAIN, 2),
            (self._week_title, _WEEKS, 0),
            (self._week_row, _WEEKS, 1),
            (self._reach_ticks, _REACH, 0),
            (ReachEnds(self.reach, theme=theme), _REACH, 2),
            (self._minute_ticks, _MINUTES, 0),
            (self._minute_ends, _MINUTES, 2),
            (Dates(self.pain, theme=theme), _DATES, 1),
        )
        self._view = ChartView()
        self._view.left.connect(self._on_left)
        self._grid = self._view.grid
        for margin, row, column in self._margins:
            self._grid.addItem(margin, row, column)
        for box, row in ((self.pain, _PAIN), (self.reach, _REACH), (self.minutes, _MINUTES)):
            self._grid.addItem(box, row, 1)
        self._add_layers()
        self.pain.sigXRangeChanged.connect(self._on_range)
        self._view.scene().sigMouseMoved.connect(self._on_mouse)
        self._view.scene().sigMouseClicked.connect(self._on_click)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.addWidget(self._view)

    def _add_layers(self) -> None:
        theme = self._theme
        self._bars = Bars(theme)
        self._layers: tuple[tuple[Layer, TimeBox], ...] = (
            (Ground(theme), self.pain),
            (Flares(theme), self.pain),
            (self._bars, self.pain),
            (WeekMeans(theme), self.pain),
            (Lines(theme), self.pain),
            (Flares(theme), self.reach),
            (ReachSteps(theme), self.reach),
            (Flares(theme), self.minutes),
            (MinuteBars(theme), self.minutes),
        )
        for place, (layer, box) in enumerate(self._layers):
            layer.setZValue(
                -1 if isinstance(layer, Flares) and box is not self.pain else place / 10
            )
            box.addItem(layer, ignoreBounds=True)
        self._rules = tuple(Rule(theme) for _ in range(3))
        for rule, box in zip(self._rules, (self.pain, self.reach, self.minutes), strict=True):
            rule.setZValue(len(self._layers))
            box.addItem(rule, ignoreBounds=True)
        self._layers += tuple(zip(self._rules, (self.pain, self.reach, self.minutes), strict=True))

    @property
    def chosen(self) -> date | None:
        """The day under the rule."""
        return self._chosen

    @property
    def read_out(self) -> str:
        """What the strip says, as a sentence; empty while no day is chosen."""
        if self._timeline is None or self._chosen is None:
            return ""
        return as_text(read_out(self._timeline, self._chosen))

    @property
    def in_view(self) -> tuple[date, date]:
        """The first and the last day that can be seen."""
        (first, last), _ = self.pain.viewRange()
        return day_at(first), day_at(last - 0.01)

    def show_timeline(self, timeline: Timeline, first: date, last: date) -> None:
        """Show a picture and the days from ``first`` to ``last`` of it."""
        self.load_timeline(timeline, last)
        self.pain.setXRange(x_of(first), x_of(last) + 1, padding=0)

    def load_timeline(self, timeline: Timeline, last: date) -> None:
        """Take more days, or changed ones, and stay where time is."""
        self._timeline = timeline
        for layer, _ in self._layers:
            layer.show_timeline(timeline)
        for margin, _, _ in self._margins:
            margin.show_timeline(timeline)
        self._minute_ticks.set_detail("minutes a week" if timeline.by_week else "minutes a day")
        sides = [steps.side.value for steps in timeline.steps]
        self._reach_ticks.set_detail(f"{sides[0]} leg" if len(sides) == 1 else "")
        start = x_of(timeline.days[0].date) if timeline.days else x_of(last) - 14
        self.pain.setLimits(xMin=start, xMax=x_of(last) + 1, minXRange=7)
        self._lay_out()
        self._dress()
        if self._chosen is not None:
            self.choose(self._chosen)

    def paint_into(self, painter: QPainter, area: QRectF) -> None:
        """Paint into an area of a page as lines and words, for a chart that is never shown."""
        self._lane.hide_hint()
        self.resize(area.size().toSize())
        # What is not shown is laid out when it is first asked for its picture.
        self.grab()
        self._view.render(painter, area, self._view.viewport().rect())

    def choose(self, day: date | None) -> None:
        """Put the rule on a day and show what the diary says; None takes it away."""
        if self._timeline is None:
            return
        changed = day != self._chosen
        self._chosen = day
        span = self._timeline.bar_days
        at = None
        if day is None:
            self._lane.set_read_out((), 0.0)
            self._bars.choose(None)
        else:
            week = self._timeline.week(day) if self._timeline.by_week else None
            first = self._timeline.week_start(day) if week else day
            at = x_of(first) + span / 2
            self._lane.set_read_out(read_out(self._timeline, day), at)
            self._bars.choose(first)
        for rule in self._rules:
            rule.put_at(at)
        self.setAccessibleDescription(self.read_out)
        if changed:
            self._tell()
            self.chosen_changed.emit(day)

    def _tell(self) -> None:
        """Have a screen reader say the read-out."""
        if not QAccessible.isActive():
            return
        QAccessible.updateAccessibility(
            QAccessibleEvent(self, QAccessible.Event.DescriptionChanged),
        )
        if self.hasFocus() and self.read_out:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.read_out))

    def _dress(self) -> None:
        """Take colours and sizes from the theme."""
        self._view.setBackground(self._theme.colour("surface"))
        self._lay_out()
        for margin, _, _ in self._margins:
            margin.update()
        for layer, _ in self._layers:
            layer.update()
        self.updateGeometry()

    def _lay_out(self) -> None:
        """Give the rows their heights; the row of minutes goes first where there is little room."""
        theme, grid = self._theme, self._grid
        line = theme.px(18)
        short = self.height() < theme.px(_SHORT)
        by_week = self._timeline is not None and self._timeline.by_week
        for column, width in ((0, theme.px(_LEFT_MARGIN)), (2, theme.px(_RIGHT_MARGIN))):
            grid.setColumnFixedWidth(column, width)
        grid.setColumnStretchFactor(1, 1)
        self._lane.set_beside(theme.px(_LEFT_MARGIN), theme.px(_RIGHT_MARGIN))
        grid.setRowFixedHeight(_LANE, self._lane.height_wanted)
        grid.setRowStretchFactor(_PAIN, 1)
        grid.setRowMinimumHeight(_PAIN, theme.px(120))
        grid.setRowFixedHeight(_WEEKS, 0 if by_week else theme.px(32))
        grid.setRowFixedHeight(_REACH, theme.px(64 if short else 84))
        grid.setRowFixedHeight(_MINUTES, 0 if short else theme.px(44))
        grid.setRowFixedHeight(_DATES, line + theme.space(12))
        grid.setRowSpacing(_WEEKS, theme.space(8))
        grid.setRowSpacing(_REACH, 0 if short else theme.space(16))
        for hidden, items in (
            (short, (self.minutes, self._minute_ticks, self._minute_ends)),
            (by_week, (self._week_row, self._week_title)),
        ):
            for item in items:
                item.setVisible(not hidden)

    def _on_range(self, *_: object) -> None:
        timeline = self._timeline
        if timeline is None or not timeline.days:
            return
        (first, last), _y = self.pain.viewRange()
        if first - x_of(timeline.days[0].date) < (last - first) / 4:
            self.earlier_wanted.emit()

    def _on_mouse(self, position: QPointF) -> None:
        day = self._day_under(position)
        if day is not None:
            self.choose(day)

    def _on_click(self, event: Any) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._on_mouse(event.scenePos())

    def _on_left(self) -> None:
        if not self.hasFocus():
            self.choose(None)

    def _day_under(self, position: QPointF) -> date | None:
        boxes = (self.pain, self.reach, self.minutes)
        if not any(box.isVisible() and box.sceneBoundingRect().contains(position) for box in boxes):
            return None
        at = self.pain.mapSceneToView(
            QPointF(position.x(), self.pain.sceneBoundingRect().center().y())
        )
        return min(day_at(at.x()), self._last_day())

    def _last_day(self) -> date:
        timeline = self._timeline
        return timeline.days[-1].date if timeline and timeline.days else date.min

    def _step(self, by: int) -> None:
        timeline = self._timeline
        if timeline is None or not timeline.days:
            return
        day = self._chosen
        if day is None:
            self._go_to(self._last_day())
            return
        self._go_to(day + timedelta(days=by * timeline.bar_days))

    def _go_to(self, day: date) -> None:
        """Choose a day within what is loaded and bring it into view."""
        timeline = self._timeline
        if timeline is None or not timeline.days:
            return
        day = max(timeline.days[0].date, min(day, self._last_day()))
        self.choose(day)
        (first, last), _ = self.pain.viewRange()
        beyond = min(0.0, x_of(day) - first) or max(0.0, x_of(day) + 1 - last)
        if beyond:
            self.pain.translateBy(x=beyond)

    def sizeHint(self) -> QSize:
        """No more than it needs: it takes what room the page has left and never makes it scroll."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Pain, weeks, reach and dates, close together."""
        return QSize(self._theme.px(320), self._theme.px(330))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the rows their heights."""
        super().resizeEvent(event)
        self._lay_out()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is, and a day to begin from."""
        super().focusInEvent(event)
        self._focus.came(event.reason())
        if self._focus.is_shown and self._chosen is None:
            self._go_to(self._last_day())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go of the day."""
        super().focusOutEvent(event)
        self._focus.went()
        self.choose(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a day."""
        key = Qt.Key(event.key())
        timeline = self._timeline
        if key in _STEPS and timeline is not None:
            step = _STEPS[key]
            week = abs(step) == 7
            self._step(step // 7 * 4 if week and timeline.by_week else step)
        elif key == Qt.Key.Key_Home:
            self._go_to(self.in_view[0])
        elif key == Qt.Key.Key_End:
            self._go_to(self._last_day())
        elif key == Qt.Key.Key_Escape and self._chosen is not None:
            self.choose(None)
        else:
            super().keyPressEvent(event)
            return
        self._focus.show()
