"""Today: what to do now, how the week has gone, how it feels."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.clock import Clock
from sciatica_desktop.domain.diary import Entry, EntryKind
from sciatica_desktop.domain.plan import Plan, compile_plan
from sciatica_desktop.domain.routine import Routine
from sciatica_desktop.services.diary import DiaryService
from sciatica_desktop.services.history import History
from sciatica_desktop.services.pace import pace_of
from sciatica_desktop.services.settings import AFFECTED_SIDE, LAST_ROUTINE, Settings
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.identity import new_id
from sciatica_desktop.storage.library import Catalogue
from sciatica_desktop.ui.first_paint import FirstPaint
from sciatica_desktop.ui.page import Page
from sciatica_desktop.ui.pages.today_hero import Hero
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.card import Card
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.page_header import PageHeader
from sciatica_desktop.ui.widgets.rating_row import RatingRow

if TYPE_CHECKING:
    from sciatica_desktop.ui.pages.today_cards import RecentCard, WeekCard

SHORT_SHARE = 0.5
"""The short version, and a gentle day, do half of each dose."""

_THREE_CARDS, _TWO_CARDS = 960, 640
"""Widths in px at 100 % text size from which the three lower cards stand side by side, and from
which the two smaller ones still do."""
_SHARES = (276, 412, 272)
"""Widths of the three cards beside each other."""

_Places = tuple[tuple[int, int, int], ...]
_IN_A_ROW: _Places = ((0, 0, 1), (0, 1, 1), (0, 2, 1))
"""Row, column and columns taken, of the week, the rating and the last days."""
_TWO_BELOW: _Places = ((1, 0, 1), (0, 0, 2), (1, 1, 1))
_ONE_COLUMN: _Places = ((1, 0, 2), (0, 0, 2), (2, 0, 2))

_SAME_MOMENT = timedelta(minutes=10)
"""Ratings typed within this time are one moment being answered, not several."""


class TodayPage(Page):
    """The first page.

    Signals:
        start_requested: a routine is to be started (routine id, share of the dose).
        diary_requested: open today's entry.
        trends_requested: open Trends.
        history_requested: look back at what was done.
        rated: one sentence to show, with undo, after a quick rating.
        failed: one sentence, when something could not be kept.
    """

    start_requested = Signal(str, float)
    diary_requested = Signal()
    trends_requested = Signal()
    history_requested = Signal()
    rated = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        *,
        library: Catalogue,
        diary: DiaryService,
        history: History,
        settings: Settings,
        studio: Studio,
        theme: Theme,
        clock: Clock,
    ) -> None:
        """Make the page; :meth:`refresh` fills it."""
        super().__init__(title="Today")
        self._library = library
        self._diary = diary
        self._history = history
        self._settings = settings
        self._theme = theme
        self._clock = clock
        self._moment: Entry | None = None
        self._week: WeekCard | None = None
        self._recent: RecentCard | None = None
        self._build(studio)
        FirstPaint(self.hero).seen.connect(self._look_back)
        diary.entries_changed.connect(self.refresh_if_visible)
        history.sessions_changed.connect(self.refresh_if_visible)
        settings.changed.connect(self._on_setting)

    def _build(self, studio: Studio) -> None:
        theme = self._theme
        self._header = PageHeader("Today", theme=theme)
        self.flare_button = Button("Flare day", theme=theme, role="secondary", icon="leaf")
        self.flare_button.setCheckable(True)
        self.flare_button.setToolTip("A gentle routine for today; the diary marks the day")
        self.flare_button.clicked.connect(self._on_flare)
        write = Button("Diary entry", theme=theme, role="secondary", icon="pencil", keycap="Ctrl D")
        write.clicked.connect(self.diary_requested)
        self._header.actions.addWidget(self.flare_button)
        self._header.actions.addWidget(write)
        self.hero = Hero(studio, theme=theme)
        self.hero.start_pressed.connect(self._on_start)
        self.hero.short_pressed.connect(self._on_short)
        self._lower = QGridLayout()
        self._lower.setSpacing(theme.space(24))
        self._rating = self._rating_card()
        self._cards: list[Card] = [Card(theme=theme), self._rating, Card(theme=theme)]
        self._places = _places(self.width())
        self._place_cards()
        column = QVBoxLayout()
        column.setContentsMargins(
            theme.space(32),
            theme.space(24),
            theme.space(32),
            theme.space(24),
        )
        column.setSpacing(theme.space(24))
        column.addWidget(self._header)
        column.addWidget(self.hero, 3)
        column.addLayout(self._lower, 1)
        self.set_content(column)

    def _rating_card(self) -> Card:
        theme = self._theme
        card = Card(theme=theme, title="How is it right now?")
        self._leg = RatingRow("Leg, right now", theme=theme, tone="leg", compact=True)
        self._back = RatingRow("Back, right now", theme=theme, tone="back", compact=True)
        head = QHBoxLayout()
        head.addWidget(label("Leg", theme=theme, role="small", weight=600))
        head.addStretch(1)
        head.addWidget(
            label("0 no pain, 10 the worst you can imagine", theme=theme, role="small", tone="ink2")
        )
        card.body.addLayout(head)
        card.body.addWidget(self._leg)
        card.body.addWidget(label("Back", theme=theme, role="small", weight=600))
        card.body.addWidget(self._back)
        card.body.addWidget(
            label("Type two digits; T is ten.", theme=theme, role="small", tone="ink2")
        )
        card.body.addStretch(1)
        self._leg.value_changed.connect(self._on_rated)
        self._back.value_changed.connect(self._on_rated)
        self._leg.answered.connect(self._go_to_back)
        return card

    def refresh(self) -> None:
        """Show what is true now."""
        now = self._clock.now()
        self._header.set_subtitle(f"{now:%A} {now.day} {now:%B}")
        self._show_routine()
        if self._week is not None and self._recent is not None:
            self._week.refresh()
            self._recent.refresh()

    def _look_back(self) -> None:
        """Put the two cards that look back in their places.

        What can be done now is painted first; the arithmetic of days and weeks is imported in
        the moment after, and is there before a hand is.
        """
        from sciatica_desktop.ui.pages.today_cards import RecentCard, WeekCard

        theme, clock = self._theme, self._clock
        self._week = WeekCard(self._history, settings=self._settings, theme=theme, clock=clock)
        self._recent = RecentCard(self._diary, theme=theme, clock=clock)
        self._recent.trends_requested.connect(self.trends_requested)
        self._week.history_requested.connect(self.history_requested)
        for place, card in ((0, self._week), (2, self._recent)):
            card.refresh()
            self._lower.replaceWidget(self._cards[place], card)
            self._cards[place].deleteLater()
            self._cards[place] = card
        QWidget.setTabOrder(self._week, self._rating)
        QWidget.setTabOrder(self._rating, self._recent)

    def _show_routine(self) -> None:
        flare = self._is_flare()
        self.flare_button.setChecked(flare)
        affected = AffectedSide(self._settings.get(AFFECTED_SIDE))
        routine, share = self._offered(flare)
        self.hero.show_plan(
            self._plan(routine, share),
            None if flare else self._plan(routine, SHORT_SHARE),
            self._library,
            place=routine.place,
            affected=affected,
            gentle=flare,
        )

    def _offered(self, flare: bool) -> tuple[Routine, float]:
        """The routine of today and the share of its doses: on a flare day the one made for it."""
        routines = self._library.routines
        usual = routines.get(self._settings.get(LAST_ROUTINE)) or next(iter(routines.values()))
        if not flare:
            return usual, 1.0
        gentle = next((routine for routine in routines.values() if routine.flare), None)
        return (usual, SHORT_SHARE) if gentle is None else (gentle, 1.0)

    def _plan(self, routine: Routine, share: float) -> Plan:
        return compile_plan(routine, self._library.exercises, pace_of(self._settings, share))

    def _is_flare(self) -> bool:
        entry = self._diary.entry_of_day(self._clock.now().date())
        return entry is not None and entry.flare

    def _on_start(self) -> None:
        routine, share = self._offered(self._is_flare())
        self.start_requested.emit(routine.id, share)

    def _on_short(self) -> None:
        routine, _ = self._offered(flare=False)
        self.start_requested.emit(routine.id, SHORT_SHARE)

    def _on_flare(self, on: bool) -> None:
        now = self._clock.now()
        entry = self._diary.entry_of_day(now.date()) or Entry(new_id(), now, now)
        marked = replace(entry, flare=on)
        try:
            if marked.is_empty:
                self._diary.delete(entry.id)
            else:
                self._diary.save(marked)
        except StorageError as error:
            self.failed.emit(str(error))
        self.refresh()

    def _on_rated(self, _value: object) -> None:
        now = self._clock.now()
        moment = self._moment
        if moment is None or now - moment.written > _SAME_MOMENT:
            moment = Entry(new_id(), now, now, EntryKind.MOMENT)
        rated = replace(moment, leg_average=self._leg.value, back_average=self._back.value)
        try:
            if rated.is_empty:
                self._diary.delete(rated.id)
            else:
                self._diary.save(rated)
        except StorageError as error:
            self.failed.emit(str(error))
            return
        self._moment = rated
        self.rated.emit(f"Rating kept, {now:%H:%M}")

    @property
    def week_words(self) -> tuple[str, str]:
        """How the week has gone, as it is written on the page; empty before it is."""
        return self._week.words if self._week is not None else ("", "")

    def forget_rating(self) -> None:
        """Empty the two rows, after the rating was taken back."""
        self._moment = None
        self._leg.set_value(None)
        self._back.set_value(None)

    def _go_to_back(self) -> None:
        self._back.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_setting(self, _key: str) -> None:
        self.refresh_if_visible()

    def _place_cards(self) -> None:
        for card in self._cards:
            self._lower.removeWidget(card)
        for card, (row, column, span) in zip(self._cards, self._places, strict=True):
            self._lower.addWidget(card, row, column, 1, span)
        in_a_row = self._places == _IN_A_ROW
        for column, share in enumerate(_SHARES):
            self._lower.setColumnStretch(column, share if in_a_row else int(column < 2))

    def focus_widget(self) -> QWidget:
        """Where the keyboard begins: the Start button."""
        return self.hero.start_button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three cards beside each other, or two below the one that asks, or one column."""
        super().resizeEvent(event)
        places = _places(self.width() / self._theme.scale)
        if places != self._places:
            self._places = places
            self._place_cards()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit anywhere on the page answers the leg row; Enter starts."""
        key, text = event.key(), event.text().lower()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # The Enter that closed the page before may still be held down.
            if not event.isAutoRepeat():
                self._on_start()
        elif text and text in "0123456789t":
            self._leg.setFocus(Qt.FocusReason.TabFocusReason)
            self._leg.keyPressEvent(event)
        else:
            super().keyPressEvent(event)


def _places(width: float) -> _Places:
    """Where the cards stand on a page of a width in px at 100 % text size."""
    if width >= _THREE_CARDS:
        return _IN_A_ROW
    return _TWO_BELOW if width >= _TWO_CARDS else _ONE_COLUMN
