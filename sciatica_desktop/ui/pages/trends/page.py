"""Trends: one sentence with its evidence, and the days it rests on as a chart or as a table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.baseline import compared
from sciatica_desktop.domain.clock import Clock
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.marks import events
from sciatica_desktop.domain.movement import movement_by_day
from sciatica_desktop.domain.trends import Day, high_days, low_days
from sciatica_desktop.domain.weeks import Comparison, week_start
from sciatica_desktop.domain.wording import STUDIES, headline, high_and_low
from sciatica_desktop.services.comparing import Comparing, MarksBetween, comparing, no_marks
from sciatica_desktop.services.diary import DiaryService
from sciatica_desktop.services.history import History
from sciatica_desktop.services.settings import (
    AFFECTED_SIDE,
    BASELINE,
    PLANNED_DAYS,
    WEEK_START,
    Settings,
)
from sciatica_desktop.ui.page import Page
from sciatica_desktop.ui.pages.trends.empty import EmptyTrends
from sciatica_desktop.ui.pages.trends.lower import LowerHalf, Wanted
from sciatica_desktop.ui.pages.trends.ranges import FIRST_RANGE, WEEKS_OF, Range, range_of
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import IconButton
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.page_header import PageHeader
from sciatica_desktop.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from sciatica_desktop.ui.charts.keeping import Keeper
    from sciatica_desktop.ui.charts.trend_card import TrendCard

_COMPACT_WIDTH, _COMPACT_HEIGHT = 840, 700
_NARROWEST_WIDTH = 640
"""Sizes in px at 100 % text size under which the legend is folded,
and a width under which the ranges leave the header."""
_LEAST_CARD = 400
"""Height of the chart in px under which the page scrolls earlier."""
_PEEK = 28
"""How much of what is below the chart can be seen, so that nobody misses it."""
_SHOWN_SETTINGS = frozenset(s.key for s in (AFFECTED_SIDE, PLANNED_DAYS, WEEK_START, BASELINE))
_ROUTINES_BEFORE = timedelta(days=91)
"""A routine that was not done for so long counts as another one when it is done again."""


class TrendsPage(Page):
    """Pain, reach and movement over time.

    Signals:
        write_today_requested: the person wants to write today's entry.
        print_requested: the person wants the printed page.
        told: one sentence about what was copied or saved.
    """

    write_today_requested = Signal()
    print_requested = Signal()
    told = Signal(str)

    def __init__(
        self,
        *,
        diary: DiaryService,
        history: History,
        settings: Settings,
        theme: Theme,
        clock: Clock,
        marks: MarksBetween = no_marks,
        exercises: Mapping[str, Exercise] | None = None,
    ) -> None:
        """Make the page; :meth:`refresh` fills it.

        Args:
            diary: the entries.
            history: the sessions.
            settings: the person's choices.
            theme: gives colours and sizes.
            clock: says which day it is.
            marks: the person's visits and notes.
            exercises: the cards by id, for the names of exercises.
        """
        super().__init__(title="Trends")
        self._diary = diary
        self._history = history
        self._settings = settings
        self._theme = theme
        self._clock = clock
        self._marks = marks
        self._exercises = exercises or {}
        self._keeper: Keeper | None = None
        self._shown: Range | None = None
        self._loaded_from: date | None = None
        self._card: TrendCard | None = None
        self._legend_wanted = False
        self._numbers: list[str] = []
        self.lower_half = LowerHalf(
            diary=diary, history=history, name_of=self._name_of, theme=theme
        )
        self.lower_half.told.connect(self.told)
        self._build()
        self._earlier_timer = QTimer(self)
        self._earlier_timer.setObjectName("load_earlier_days")
        self._earlier_timer.setSingleShot(True)
        self._earlier_timer.setInterval(0)
        self._earlier_timer.timeout.connect(self._load_earlier)
        diary.entries_changed.connect(self.refresh_if_visible)
        history.sessions_changed.connect(self.refresh_if_visible)
        settings.changed.connect(self._on_setting)
        theme.changed.connect(self._arrange)

    def _build(self) -> None:
        theme = self._theme
        self._header = PageHeader("Trends", theme=theme)
        self.range_control = Segmented("Range", [(name, name) for name in WEEKS_OF], theme=theme)
        self.range_control.set_value(FIRST_RANGE)
        self.range_control.value_changed.connect(self._on_range)
        self.legend_button = IconButton(
            "info", "What the marks mean", theme=theme, shortcut="L", framed=True
        )
        self.table_button = IconButton(
            "list", "Show as a table", theme=theme, shortcut="T", framed=True
        )
        self.keep_button = IconButton("save", "Copy or save the chart", theme=theme, framed=True)
        self.print_button = IconButton("print", "Print a page", theme=theme, framed=True)
        self.legend_button.clicked.connect(self._on_legend)
        self.table_button.clicked.connect(self._on_table)
        self.keep_button.clicked.connect(self._on_keep)
        self.print_button.clicked.connect(self.print_requested)
        for part in self._actions():
            self._header.actions.addWidget(part)
        for key, button in (("T", self.table_button), ("L", self.legend_button)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)
        self._sentence = label("", theme=theme, role="heading", wrap=True)
        self._evidence = label("", theme=theme, role="small", tone="ink2", wrap=True)
        self._studies = label("", theme=theme, role="small", tone="ink2", wrap=True)
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(theme.space(4))
        for text in (self._sentence, self._evidence, self._studies):
            words.addWidget(text)
        self._empty = EmptyTrends(theme=theme)
        self._empty.write_requested.connect(self.write_today_requested)
        self._column = QVBoxLayout()
        self._column.addWidget(self._header)
        self._column.addWidget(self._words)
        self._column.addWidget(self._empty, 1)
        self._column.addWidget(self.lower_half)
        self.lower_half.hide()
        self.set_content(self._column)
        self._arrange()

    @property
    def sentence(self) -> str:
        """The sentence over the chart."""
        return self._sentence.text()

    @property
    def evidence(self) -> str:
        """The numbers it rests on."""
        return " ".join([*self._numbers, self._studies.text()]).strip()

    @property
    def keeper(self) -> Keeper | None:
        """Copies and saves the chart, once there is one."""
        return self._keeper

    def refresh(self) -> None:
        """Show what is true now; the chart stays where it was moved to."""
        first_day = self._diary.first_day()
        today = self._clock.now().date()
        has_days = first_day is not None and first_day <= today
        self._empty.setVisible(not has_days)
        for part in (self._words, *self._actions()):
            part.setVisible(has_days)
        self._arrange()
        if first_day is None or not has_days:
            self._shown = None
            self.lower_half.show_nothing()
            if self._card is not None:
                self._card.hide()
            return
        weekday = self._settings.get(WEEK_START)
        wanted = range_of(str(self.range_control.value), today, first_day, weekday)
        stay = wanted == self._shown
        if not stay:
            # As much again before it, so that time can be moved without waiting.
            before = (wanted.last - wanted.first) + timedelta(days=1)
            self._loaded_from = max(week_start(first_day, weekday), wanted.first - before)
        self._shown = wanted
        known = self._show(wanted, today, stay=stay)
        in_range = tuple(day for day in known if day.date >= wanted.first)
        planned = self._settings.get(PLANNED_DAYS)
        self.lower_half.show_later(Wanted(in_range, first_day, planned, weekday))

    def focus_widget(self) -> QWidget | None:
        """Where the keyboard begins: writing, or the chart."""
        if self._shown is None:
            return self._empty.write_button
        return self._card.focus_widget() if self._card is not None else None

    def _actions(self) -> tuple[QWidget, ...]:
        return (
            self.range_control,
            self.legend_button,
            self.table_button,
            self.keep_button,
            self.print_button,
        )

    def _chart_card(self) -> TrendCard:
        """The card with the chart, made when there is first something to show."""
        if self._card is None:
            # pyqtgraph and numpy take a third of a second: nobody waits for them before a chart.
            from sciatica_desktop.ui.charts.keeping import Keeper
            from sciatica_desktop.ui.charts.trend_card import TrendCard

            self._card = TrendCard(theme=self._theme)
            self._card.earlier_wanted.connect(self._earlier_timer.start)
            self._column.insertWidget(self._column.indexOf(self.lower_half), self._card)
            self._keeper = Keeper(
                self, theme=self._theme, picture=self._card.picture, words=self._card.words
            )
            self._keeper.told.connect(self.told)
            copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self._card)
            copy.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            copy.activated.connect(self._keeper.copy_picture)
        return self._card

    def _show(self, shown: Range, today: date, *, stay: bool) -> tuple[Day, ...]:
        """Show the chart; what was read of the diary, up to today."""
        against = comparing(self._settings, self._marks, today)
        loaded_from = min(self._loaded_from or shown.first, shown.first)
        begin = against.wanted_from(loaded_from)
        read = self._diary.days(begin, today)
        known = read[(loaded_from - begin).days :]
        in_range = [day for day in known if day.date >= shown.first]
        comparison = compared(
            read, shown.first, today, since=against.since, first_weekday=against.first_weekday
        )
        self._show_words(in_range, comparison, today, against)
        sessions = self._history.between(loaded_from - _ROUTINES_BEFORE, today)
        moved = [
            day for day in movement_by_day(sessions, loaded_from, today, "daily") if day.sessions
        ]
        marks = self._marks(loaded_from, today)
        card = self._chart_card()
        card.show_days(
            known,
            {day.first: day.minutes for day in moved},
            comparison,
            affected=AffectedSide(self._settings.get(AFFECTED_SIDE)),
            by_week=shown.by_week,
            today=today,
            first=shown.first,
            last=shown.last,
            stay=stay,
            planned={day.first: day.planned_minutes for day in moved},
            events=events(loaded_from, today, sessions=sessions, marks=marks),
            first_weekday=against.first_weekday,
        )
        card.show()
        self._arrange()
        return known

    def _show_words(
        self, in_range: list[Day], comparison: Comparison, today: date, against: Comparing
    ) -> None:
        said = headline(in_range, comparison, today, against.first_weekday)
        # A number stays on one line with its sign.
        self._sentence.setText(said.sentence.replace(" %", "\N{NO-BREAK SPACE}%"))
        # The person's own numbers are one line, what studies say about such numbers another.
        numbers, studies, rest = said.evidence.partition(STUDIES)
        counts = high_and_low(high_days(in_range), low_days(in_range))
        self._numbers = [words for words in (numbers.strip(), counts) if words]
        self._studies.setText(studies + rest)
        self._studies.setVisible(bool(studies))

    def _load_earlier(self) -> None:
        """Load as many days again before those that are there."""
        first_day = self._diary.first_day()
        shown, loaded = self._shown, self._loaded_from
        if first_day is None or shown is None or loaded is None:
            return
        oldest = week_start(first_day, self._settings.get(WEEK_START))
        if loaded <= oldest:
            return
        self._loaded_from = max(oldest, loaded - (shown.last - shown.first + timedelta(days=1)))
        self._show(shown, self._clock.now().date(), stay=True)

    def _on_range(self, _value: object) -> None:
        self.refresh()

    def _on_table(self) -> None:
        if self._card is None:
            return
        table = not self._card.is_table
        self._card.show_table(table)
        self.lower_half.show_words(table)
        words, icon = ("Show as a chart", "chart") if table else ("Show as a table", "list")
        self.table_button.set_words(words, icon)
        self._arrange()

    def _on_legend(self) -> None:
        self._legend_wanted = not self._legend_wanted
        self._arrange()

    def _name_of(self, exercise: str) -> str:
        """The short name of an exercise, also of one whose card is not there any more."""
        card = self._exercises.get(exercise)
        return card.short_name if card else exercise.replace("_", " ").capitalize()

    def _on_keep(self) -> None:
        if self._keeper is not None:
            self._keeper.open_menu(self.keep_button)

    def _on_setting(self, key: str) -> None:
        if key in _SHOWN_SETTINGS:
            self.refresh_if_visible()

    def _arrange(self) -> None:
        """Margins and folds for the room there is."""
        theme = self._theme
        narrow = self.width() < theme.px(_COMPACT_WIDTH)
        compact = narrow or self.height() < theme.px(_COMPACT_HEIGHT)
        side = theme.space(32)
        below = theme.space(16) if compact else theme.space(32)
        if self.width() < theme.px(_NARROWEST_WIDTH):
            self._column.insertWidget(1, self.range_control)
        else:
            self._header.actions.insertWidget(0, self.range_control)
        self._column.setContentsMargins(side, theme.space(24), side, below)
        roomy = theme.space(24) if self._shown is None else theme.space(16)
        self._column.setSpacing(theme.space(12) if compact else roomy)
        one_line = " ".join(self._numbers)
        room = self.width() - 2 * side
        fits = self._evidence.fontMetrics().horizontalAdvance(one_line) <= room
        self._evidence.setText(one_line if fits else "\n".join(self._numbers))
        has_chart = self._shown is not None and self._card is not None and not self._card.is_table
        self.legend_button.setVisible(has_chart and compact)
        if self._card is not None:
            self._card.set_compact(compact)
            self._card.show_legend(self._legend_wanted or not compact)
            self._card.setFixedHeight(self._card_height())

    def _card_height(self) -> int:
        """What the window leaves below the sentence, less a strip of what comes next."""
        theme = self._theme
        above = self._column.contentsMargins().top() + self._header.sizeHint().height()
        above += self._column.spacing() * 2 + self._words.sizeHint().height()
        if self._column.indexOf(self.range_control) >= 0:
            above += self.range_control.sizeHint().height() + self._column.spacing()
        below = theme.px(_PEEK) + self._column.spacing()
        return max(theme.px(_LEAST_CARD), self.height() - above - below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what has no room."""
        super().resizeEvent(event)
        self._arrange()
