"""The lower half of Trends: made after the chart is on the screen, from entries read bit by bit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciatica_desktop.domain.diary import Entry
from sciatica_desktop.domain.log import SessionRecord
from sciatica_desktop.domain.trends import Day, Span
from sciatica_desktop.domain.when import year_of
from sciatica_desktop.services.diary import DiaryService
from sciatica_desktop.services.history import History
from sciatica_desktop.ui.theme.manager import Theme

if TYPE_CHECKING:
    from sciatica_desktop.ui.charts.series_cards import SeriesCards
    from sciatica_desktop.ui.charts.year_card import YearCard

_AT_ONCE = timedelta(days=366)
"""Days of entries that are read before the window may answer again."""
_AFTER_THE_CHART_MS = 40
"""Time for the chart to come on the screen before anything below it is made."""
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be shown.

    Attributes:
        days: the days of the range, up to today.
        first_day: the day of the oldest entry.
        planned_days: a value of ``domain.adherence.PlannedDays``.
        first_weekday: the weekday a week begins with, Monday 0.
    """

    days: tuple[Day, ...]
    first_day: date
    planned_days: str
    first_weekday: int

    @property
    def span(self) -> Span:
        """The days, both ends included."""
        return Span(self.days[0].date, self.days[-1].date)


class LowerHalf(QWidget):
    """Cards about the range above.

    Signals:
        told: one sentence about what was copied or saved.
    """

    told = Signal(str)

    def __init__(
        self,
        *,
        diary: DiaryService,
        history: History,
        name_of: Callable[[str], str],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty half; nothing is read or built before :meth:`show_later`."""
        super().__init__(parent)
        self._diary = diary
        self._history = history
        self._name_of = name_of
        self._theme = theme
        self._wanted: Wanted | None = None
        self._read_to: date | None = None
        self._entries: list[Entry] = []
        self._sessions: list[SessionRecord] = []
        self._year: int | None = None
        self._is_words = False
        self.cards: SeriesCards | None = None
        self.year_card: YearCard | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._timer = QTimer(self)
        self._timer.setObjectName("trendsReading")
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_complete(self) -> bool:
        """Whether everything wanted is shown."""
        return self._wanted is not None and not self._timer.isActive()

    def show_later(self, wanted: Wanted) -> None:
        """Show a range as soon as there is nothing more urgent to do."""
        self._wanted = wanted
        self._read_to = None
        self._entries, self._sessions = [], []
        self._timer.start(_AFTER_THE_CHART_MS)

    def show_nothing(self) -> None:
        """Forget the range."""
        self._timer.stop()
        self._wanted = None
        self.hide()

    def show_words(self, on: bool) -> None:
        """Show the text twins in place of the charts, or the charts again."""
        self._is_words = on
        if self.cards is not None:
            self.cards.show_words(on)
        if self.year_card is not None:
            self.year_card.show_words(on)

    def _go_on(self) -> None:
        """Read a piece; after the last one show it all."""
        wanted = self._wanted
        if wanted is None:
            return
        span = wanted.span
        first = span.first if self._read_to is None else self._read_to + _ONE_DAY
        last = min(span.last, first + _AT_ONCE)
        self._entries += self._diary.between(first, last)
        self._sessions += self._history.between(first, last)
        self._read_to = last
        if last < span.last:
            self._timer.start(0)
            return
        self._show(wanted)
        self._entries, self._sessions = [], []

    def _show(self, wanted: Wanted) -> None:
        # As for the chart: nobody waits for what is below the fold.
        from sciatica_desktop.ui.charts.series import build_series

        series = build_series(
            wanted.span,
            wanted.days,
            self._entries,
            self._sessions,
            planned_days=wanted.planned_days,
            began=wanted.first_day,
            name_of=self._name_of,
            first_weekday=wanted.first_weekday,
        )
        cards = self._made()
        cards.show_series(series)
        last = wanted.span.last.year
        year = last if self._year is None else max(wanted.first_day.year, min(self._year, last))
        self._show_year(year)
        self.show()

    def _made(self) -> SeriesCards:
        if self.cards is None:
            from sciatica_desktop.ui.charts.series_cards import SeriesCards
            from sciatica_desktop.ui.charts.year_card import YearCard

            self.cards = SeriesCards(theme=self._theme)
            self.cards.told.connect(self.told)
            self.year_card = YearCard(theme=self._theme)
            self.year_card.told.connect(self.told)
            self.year_card.year_wanted.connect(self._on_year)
            self.cards.add_below(self.year_card)
            self._column.addWidget(self.cards)
            self.show_words(self._is_words)
        return self.cards

    def _show_year(self, year: int) -> None:
        wanted = self._wanted
        if wanted is None or self.year_card is None:
            return
        entries = self._diary.between(date(year, 1, 1), date(year, 12, 31))
        found = year_of(entries, year, wanted.first_weekday)
        self.year_card.show_year(found, wanted.first_day.year, wanted.span.last.year)
        self.year_card.show_words(self._is_words)

    def _on_year(self, year: int) -> None:
        self._year = year
        self._show_year(year)
