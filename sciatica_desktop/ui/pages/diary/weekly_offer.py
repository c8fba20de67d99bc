"""When the weekly questions are offered on the diary page, and what its fold says of them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal

from sciatica_desktop.domain.clock import Clock
from sciatica_desktop.domain.weekly import BETWEEN_CHECKS, is_due
from sciatica_desktop.services.settings import WEEKLY_SKIPPED, Settings
from sciatica_desktop.services.weekly import WeeklyService
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.ui.pages.diary.room import DiaryRoom


class WeeklyOffer(QObject):
    """Shows the quiet card while the questions are due and were not put off.

    Signals:
        opened: the person wants to answer.
    """

    opened = Signal()

    def __init__(
        self, room: DiaryRoom, weekly: WeeklyService, *, settings: Settings, clock: Clock
    ) -> None:
        """Watch over the card and the fold of a page."""
        super().__init__(room)
        self._room = room
        self._weekly = weekly
        self._settings = settings
        self._clock = clock
        room.weekly.opened.connect(self.opened)
        room.weekly.put_off.connect(self._put_off)
        room.form.folds.weekly_requested.connect(self.opened)
        weekly.weekly_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Say whether they are due, or when they were answered."""
        today = self._clock.now().date()
        try:
            checks = self._weekly.checks()
        except StorageError:
            # The page says so already where it reads its entries.
            checks = []
        due = is_due(checks, today)
        last = max((check.day for check in checks if not check.is_empty), default=None)
        words = "due" if due or last is None else f"{last.day} {last:%b}"
        self._room.form.folds.weekly.set_value(words)
        self._room.weekly.set_first(last is None)
        self._room.set_weekly_wanted(due and not self._is_put_off(today))

    def _is_put_off(self, today: date) -> bool:
        try:
            since = date.fromisoformat(self._settings.get(WEEKLY_SKIPPED))
        except ValueError:
            return False
        return today - since < BETWEEN_CHECKS

    def _put_off(self) -> None:
        self._settings.set(WEEKLY_SKIPPED, self._clock.now().date().isoformat())
        self.refresh()
        self._room.form.folds.weekly.setFocus()
