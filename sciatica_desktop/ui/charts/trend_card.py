"""The card of Trends: legend and chart, or the same days as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.trends import Day
from sciatica_desktop.domain.weeks import Comparison
from sciatica_desktop.ui.charts.day_table import TrendTable, TrendTableView
from sciatica_desktop.ui.charts.legend import Legend
from sciatica_desktop.ui.charts.pain_chart import PainChart
from sciatica_desktop.ui.charts.timeline import build_timeline
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.card import Card


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
        """
        timeline = build_timeline(
            days, minutes, comparison, affected=affected, by_week=by_week, today=today
        )
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

    def show_legend(self, on: bool) -> None:
        """Show or fold the legend."""
        self.legend.setVisible(on)

    def set_compact(self, compact: bool) -> None:
        """Take less room around the picture."""
        theme = self._theme
        side = theme.space(16) if compact else theme.space(24)
        top = theme.space(12) if compact else theme.space(16)
        self.body.setContentsMargins(side, top, theme.space(8), top)
