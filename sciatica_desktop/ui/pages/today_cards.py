"""The two cards of Today that look back: the week, and leg pain of the last 14 days."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from sciatica_desktop.domain.adherence import week_of, week_words
from sciatica_desktop.domain.clock import Clock
from sciatica_desktop.domain.trends import days
from sciatica_desktop.services.diary import DiaryService
from sciatica_desktop.services.history import History
from sciatica_desktop.services.settings import PLANNED_DAYS, Settings
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import IconButton
from sciatica_desktop.ui.widgets.card import Card
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.mini_chart import MiniChart
from sciatica_desktop.ui.widgets.week_strip import WeekStrip

_CHART_DAYS = 14


class WeekCard(Card):
    """How the week has gone, with the way to the history.

    Signals:
        history_requested: look back at what was done.
    """

    history_requested = Signal()

    def __init__(
        self,
        history: History,
        *,
        settings: Settings,
        theme: Theme,
        clock: Clock,
    ) -> None:
        """Make the card; :meth:`refresh` fills it."""
        super().__init__(theme=theme)
        more = IconButton("chevron_right", "Open history", theme=theme)
        more.clicked.connect(self.history_requested)
        add_head(self, "This week", more, theme=theme)
        self._history = history
        self._settings = settings
        self._clock = clock
        self._strip = WeekStrip(theme=theme)
        self._days = label("", theme=theme, role="heading")
        self._minutes = label("", theme=theme, role="small", tone="ink2", wrap=True)
        for part in (self._strip, self._days, self._minutes):
            self.body.addWidget(part)
        self.body.addStretch(1)

    @property
    def words(self) -> tuple[str, str]:
        """Both lines as they are written on the card."""
        return self._days.text(), self._minutes.text()

    def refresh(self) -> None:
        """Show the week of today."""
        today = self._clock.now().date()
        monday = today - timedelta(days=today.weekday())
        sessions = self._history.between(monday, monday + timedelta(days=6))
        week = week_of(today, sessions, self._settings.get(PLANNED_DAYS))
        self._strip.set_days(week)
        days_done, minutes_done = week_words(week)
        self._days.setText(days_done)
        self._minutes.setText(minutes_done)


class RecentCard(Card):
    """Leg pain of the last 14 days, with the way to Trends.

    Signals:
        trends_requested: open Trends.
    """

    trends_requested = Signal()

    def __init__(self, diary: DiaryService, *, theme: Theme, clock: Clock) -> None:
        """Make the card; :meth:`refresh` fills it."""
        super().__init__(theme=theme)
        self._diary = diary
        self._clock = clock
        more = IconButton("chevron_right", "Open Trends", theme=theme)
        more.clicked.connect(self.trends_requested)
        add_head(self, "Leg pain, 14 days", more, theme=theme)
        self._chart = MiniChart(theme=theme)
        self._words = label("", theme=theme, role="small", tone="ink2", wrap=True)
        self.body.addWidget(self._chart, 1)
        self.body.addWidget(self._words)

    def refresh(self) -> None:
        """Show the 14 days up to today."""
        today = self._clock.now().date()
        first = today - timedelta(days=_CHART_DAYS - 1)
        # A week more, so that the first mean of the chart has its seven days behind it.
        since = first - timedelta(days=6)
        self._chart.set_days(days(self._diary.between(since, today), since, today), first)
        self._words.setText(self._chart.words)


def add_head(card: Card, title: str, button: IconButton, *, theme: Theme) -> None:
    """Put a title on a card with a button at its right."""
    head = QHBoxLayout()
    head.addWidget(label(title, theme=theme, weight=600))
    head.addStretch(1)
    head.addWidget(button)
    # The button is taller than a title; the three titles stand on one line all the same.
    margins = card.body.contentsMargins()
    margins.setTop(margins.top() - (button.sizeHint().height() - theme.px(22)) // 2)
    card.body.setContentsMargins(margins)
    card.body.addLayout(head)
    card.setAccessibleName(title)
