"""The sessions of a month: a calendar, and a list that opens them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop.domain.clock import Clock
from sciatica_desktop.domain.month import Month, month_of, month_span
from sciatica_desktop.services.diary import DiaryService
from sciatica_desktop.services.history import History
from sciatica_desktop.services.settings import PLANNED_DAYS, Settings
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.ui.page import Page
from sciatica_desktop.ui.pages.history.month_grid import MonthGrid
from sciatica_desktop.ui.pages.history.session_item import SessionItem
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import IconButton
from sciatica_desktop.ui.widgets.card import Card
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.page_header import PageHeader

_BESIDE = 720
"""Width in px at 100 % text size from which the list stands beside the calendar."""
_CALENDAR = 380
_FIRST_WORDS = "Each session appears here once you have done one, to look at and to put right."


class HistoryPage(Page):
    """Looks back without a chain to break.

    Signals:
        back: leave the page.
        session_requested: open a session (id).
        told: one sentence to show.
    """

    back = Signal()
    session_requested = Signal(str)
    told = Signal(str)

    def __init__(
        self,
        *,
        history: History,
        diary: DiaryService,
        settings: Settings,
        theme: Theme,
        clock: Clock,
    ) -> None:
        """Make the page; :meth:`refresh` fills it."""
        super().__init__(title="History")
        self._history = history
        self._diary = diary
        self._settings = settings
        self._theme = theme
        self._clock = clock
        self._day: date | None = None
        self._month: Month | None = None
        self._items: list[SessionItem] = []
        self.grid = MonthGrid(theme=theme)
        self._name = label("", theme=theme, weight=600)
        self.earlier = IconButton("chevron_left", "Month before", theme=theme)
        self.later = IconButton("chevron_right", "Next month", theme=theme)
        self._words = label("", theme=theme, role="small", tone="ink2", wrap=True)
        self._nothing = label("", theme=theme, tone="ink2", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.space(8))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        theme, space = self._theme, self._theme.space
        header = PageHeader("History", theme=theme)
        leave = IconButton("chevron_left", "Back", theme=theme)
        leave.clicked.connect(self.back)
        header.lead.addWidget(leave)
        self._card = Card(theme=theme)
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self.earlier)
        head.addWidget(self.later)
        self._card.body.addLayout(head)
        self._card.body.addWidget(self.grid)
        self._card.body.addWidget(self._words)
        right = QVBoxLayout()
        right.setSpacing(space(8))
        right.addLayout(self._list)
        right.addWidget(self._nothing)
        right.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(self._card)
        left.addStretch(1)
        self._columns.setSpacing(space(24))
        self._columns.addLayout(left)
        self._columns.addLayout(right, 1)
        column = QVBoxLayout()
        column.setContentsMargins(space(32), space(24), space(32), space(24))
        column.setSpacing(space(24))
        column.addWidget(header)
        column.addLayout(self._columns)
        column.addStretch(1)
        self.set_content(column)

    def _connect(self) -> None:
        self.grid.day_chosen.connect(self._on_day)
        self.grid.opened.connect(self._open_day)
        self.grid.month_wanted.connect(self.turn)
        self.earlier.clicked.connect(partial(self.turn, -1))
        self.later.clicked.connect(partial(self.turn, 1))
        self._history.sessions_changed.connect(self.refresh_if_visible)
        self._diary.entries_changed.connect(self.refresh_if_visible)
        self._settings.changed.connect(self._on_setting)

    @property
    def month(self) -> Month | None:
        """The month in view."""
        return self._month

    @property
    def items(self) -> tuple[SessionItem, ...]:
        """The sessions of the list, the newest first."""
        return tuple(self._items)

    @property
    def words(self) -> str:
        """How the month adds up."""
        return self._words.text()

    def turn(self, by: int) -> None:
        """Go to the month before (-1) or the next one (1)."""
        if self._month is None:
            return
        first, last = month_span(self._month.first)
        wanted = self.grid.chosen
        day = first - timedelta(days=1) if by < 0 else last + timedelta(days=1)
        if wanted is not None and month_span(wanted) == month_span(day):
            day = wanted
        self._day = day
        self.refresh()

    def refresh(self) -> None:
        """Show the month as it is kept now."""
        today = self._clock.now().date()
        day = self._day or today
        first, last = month_span(day)
        sessions = [record for record in self._history.between(first, last) if not record.is_open]
        flares = {entry.day for entry in self._diary.between(first, last) if entry.flare}
        self._month = month_of(
            day,
            sessions,
            today=today,
            planned=self._settings.get(PLANNED_DAYS),
            paused=flares,
            since=self._history.first_day(),
        )
        self._name.setText(f"{first:%B} {first.year}")
        self.grid.show_month(self._month, day)
        self._words.setText(self._month.words)
        self._words.setVisible(bool(self._month.words))
        self._fill()

    def _fill(self) -> None:
        for item in self._items:
            self._list.removeWidget(item)
            item.hide()
            item.deleteLater()
        records = self._month.sessions if self._month is not None else ()
        self._items = [SessionItem(record, theme=self._theme) for record in records]
        for item in self._items:
            item.clicked.connect(partial(self.session_requested.emit, item.record.id))
            self._list.addWidget(item)
        ever = self._history.first_day() is not None
        self._nothing.setText("No session in this month." if ever else _FIRST_WORDS)
        self._nothing.setVisible(not records)
        self._mark()

    def _mark(self) -> None:
        for item in self._items:
            item.set_chosen(item.record.day == self.grid.chosen)

    def _on_day(self, day: object) -> None:
        if not isinstance(day, date):
            return
        self._day = day
        self._mark()
        of_day = [item for item in self._items if item.record.day == day]
        if of_day and self.scroll_area is not None:
            self.scroll_area.ensureWidgetVisible(of_day[0])

    def _open_day(self, day: object) -> None:
        for item in self._items:
            if item.record.day == day:
                self.session_requested.emit(item.record.id)
                return

    def _on_setting(self, key: str) -> None:
        if key == PLANNED_DAYS.key:
            self.refresh_if_visible()

    def undo(self) -> bool:
        """Take back the last change to a session."""
        if not self._history.can_undo:
            return False
        try:
            self.told.emit(f"Taken back: {self._history.undo()}")
        except StorageError as error:
            self.told.emit(str(error))
        return True

    def focus_widget(self) -> QWidget:
        """The calendar."""
        return self.grid

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list beside the calendar, or below it."""
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE * self._theme.scale
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        if beside:
            self._card.setFixedWidth(self._theme.px(_CALENDAR))
        else:
            self._card.setMinimumWidth(0)
            self._card.setMaximumWidth(16777215)
