"""The card of Trends: legend and chart, or the same days as a table."""

from __future__ import annotations

from calendar import MONDAY
from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.chart_words import event_words, pain_words, reach_words
from sciatica_desktop.domain.marks import Event
from sciatica_desktop.domain.trends import Day, Span
from sciatica_desktop.domain.weeks import Comparison
from sciatica_desktop.domain.wording import baseline_words, span_words
from sciatica_desktop.ui.charts.day_table import TrendTable, TrendTableView
from sciatica_desktop.ui.charts.legend import Legend
from sciatica_desktop.ui.charts.pain_chart import PainChart
from sciatica_desktop.ui.charts.picture import Picture
from sciatica_desktop.ui.charts.timeline import Timeline, build_timeline
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.card import Card

PICTURE_TITLE = "Pain, reach and movement"
_PICTURE_WIDTH, _PICTURE_HEIGHT, _LEGEND_GAP = 960, 520, 12
_NO_GROUND = QWidget.RenderFlag.DrawChildren


class TrendCard(Card):
    """Shows days as a picture, or as its text twin.

    Signals:
        earlier_wanted: time was moved to where no days are loaded yet.
    """

    earlier_wanted = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(theme=theme, parent=parent)
        self._theme = theme
        self._timeline: Timeline | None = None
        self._against = ""
        self.chart = PainChart(theme=theme)
        self.chart.earlier_wanted.connect(self.earlier_wanted)
        self.legend = Legend(theme=theme)
        self.model = TrendTable()
        self.table = TrendTableView(self.model, theme=theme)
        self._picture = QWidget()
        column = QVBoxLayout(self._picture)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(12))
        column.addWidget(self.legend)
        column.addWidget(self.chart, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._picture)
        self._stack.addWidget(self.table)
        self.body.addWidget(self._stack, 1)
        self.set_compact(False)

    def show_days(
        self,
        days: Sequence[Day],
        minutes: Mapping[date, int],
        comparison: Comparison,
        *,
        affected: AffectedSide,
        by_week: bool,
        today: date,
        first: date,
        last: date,
        stay: bool,
        planned: Mapping[date, int] | None = None,
        events: Sequence[Event] = (),
        first_weekday: int = MONDAY,
    ) -> None:
        """Show days.

        Args:
            days: every calendar day that is loaded, up to today.
            minutes: minutes of movement of each day that has any.
            comparison: the weeks the sentence above is about.
            affected: which side hurts.
            by_week: whether each week has one mark.
            today: the local day.
            first: first day to see.
            last: last day to see.
            stay: whether time stays where the person moved it.
            planned: minutes the sessions of each day had planned.
            events: visits, notes and routines.
            first_weekday: the weekday a week begins with, Monday 0.
        """
        timeline = build_timeline(
            days,
            minutes,
            comparison,
            affected=affected,
            by_week=by_week,
            today=today,
            planned=planned,
            events=events,
            first_weekday=first_weekday,
        )
        self._timeline = timeline
        self._against = baseline_words(comparison, year=True)
        self.legend.show_timeline(timeline)
        self.model.show_timeline(timeline, first)
        if stay:
            self.chart.load_timeline(timeline, last)
        else:
            self.chart.show_timeline(timeline, first, last)

    @property
    def is_table(self) -> bool:
        """Whether the table is shown in place of the picture."""
        return self._stack.currentWidget() is self.table

    def show_table(self, on: bool) -> None:
        """Show the table in place of the picture, and take the keyboard along."""
        before = self.focus_widget()
        had_focus = before.hasFocus()
        self._stack.setCurrentWidget(self.table if on else self._picture)
        if had_focus:
            self.focus_widget().setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_widget(self) -> QWidget:
        """What the keyboard works on."""
        return self.table if self.is_table else self.chart

    def picture(self) -> Picture:
        """The chart as a picture that can leave the program."""
        first, last = self.chart.in_view
        if self._timeline is not None:
            last = max(first, min(last, self._timeline.today))
        when = span_words(Span(first, last), year=True)
        width = max(_PICTURE_WIDTH, self.chart.width() / self._theme.scale)
        return Picture(PICTURE_TITLE, when, self._against, width, _picture_height, self._paint)

    def words(self) -> tuple[str, ...]:
        """The text twin of what is in view: pain, reach and marks."""
        timeline = self._timeline
        if timeline is None:
            return ()
        first, last = self.chart.in_view
        days = [day for day in timeline.days if first <= day.date <= last]
        weeks = [w for w in timeline.weeks if w.last >= first and w.first <= last]
        events = [e for mark in timeline.marks if first <= mark.date <= last for e in mark.events]
        reach = [line for steps in timeline.steps for line in reach_words(days, steps.side)]
        return (self._against, *pain_words(weeks, days), *reach, *event_words(events))

    def _paint(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Paint a second chart, since the one on the screen has the colours of the window."""
        timeline = self._timeline
        if timeline is None:
            return
        legend, chart = Legend(theme=theme), PainChart(theme=theme)
        try:
            legend.show_timeline(timeline)
            head = legend.heightForWidth(round(area.width()))
            legend.resize(round(area.width()), head)
            chart.show_timeline(timeline, *self.chart.in_view)
            legend.render(painter, area.topLeft().toPoint(), renderFlags=_NO_GROUND)
            chart.paint_into(painter, area.adjusted(0, head + _LEGEND_GAP, 0, 0))
        finally:
            chart.deleteLater()
            legend.deleteLater()

    def show_legend(self, on: bool) -> None:
        """Show or fold the legend."""
        self.legend.setVisible(on)

    def set_compact(self, compact: bool) -> None:
        """Take less room around the picture."""
        theme = self._theme
        side = theme.space(16) if compact else theme.space(24)
        top = theme.space(12) if compact else theme.space(16)
        self.body.setContentsMargins(side, top, theme.space(8), top)


def _picture_height(_theme: Theme) -> float:
    return _PICTURE_HEIGHT
