"""A diary page with everything under it, for tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from sciatica_desktop.domain.diary import Entry, EntryKind
from sciatica_desktop.services.diary import DiaryService
from sciatica_desktop.services.marks import MarkService
from sciatica_desktop.services.settings import AFFECTED_SIDE, Settings
from sciatica_desktop.services.weekly import WeeklyService
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.dates_store import MarkStore, ScoreStore
from sciatica_desktop.storage.diary_store import DiaryStore
from sciatica_desktop.storage.identity import new_id
from sciatica_desktop.storage.weekly_store import WeeklyStore
from sciatica_desktop.ui.pages.diary import DiaryPage
from sciatica_desktop.ui.pages.weekly import WeeklyPage
from sciatica_desktop.ui.theme.manager import Theme
from tests.clocks import FakeClock

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NOW = datetime(2026, 5, 14, 17, 42, tzinfo=UTC)
TODAY = NOW.date()


@dataclass
class DiaryDesk:
    """The services of one in-memory diary, and a hand on the keyboard."""

    diary: DiaryService
    marks: MarkService
    weekly: WeeklyService
    settings: Settings
    clock: FakeClock
    qtbot: QtBot

    def page(self, width: int = 1072, height: int = 800, text: int = 100) -> DiaryPage:
        """A diary page in view, with the keyboard on its first number."""
        page = DiaryPage(
            diary=self.diary,
            marks=self.marks,
            weekly=self.weekly,
            settings=self.settings,
            theme=Theme.for_tests(text_size=text),
            clock=self.clock,
        )
        self._show(page, width, height)
        return page

    def weekly_page(self, width: int = 1072, height: int = 800, text: int = 100) -> WeeklyPage:
        """A page of the weekly questions in view."""
        theme = Theme.for_tests(text_size=text)
        page = WeeklyPage(weekly=self.weekly, theme=theme, clock=self.clock)
        self._show(page, width, height)
        return page

    def _show(self, page: DiaryPage | WeeklyPage, width: int, height: int) -> None:
        self.qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        page.activateWindow()
        QApplication.processEvents()
        page.focus_widget().setFocus()

    def type(self, page: QWidget, keys: str) -> None:
        """Each key goes to whatever has the focus."""
        for key in keys:
            self.qtbot.keyClicks(page.focusWidget(), key)

    def press(self, page: QWidget, *keys: Qt.Key) -> None:
        """Press keys without letters."""
        for key in keys:
            self.qtbot.keyClick(page.focusWidget(), key)

    def kept(self, day: date = TODAY) -> Entry:
        """The entry of the whole day."""
        entry = self.diary.entry_of_day(day)
        assert entry is not None
        return entry


@contextmanager
def diary_desk(qtbot: QtBot, folder: Path, side: str = "left") -> Iterator[DiaryDesk]:
    """Services over a fresh diary."""
    settings = Settings(folder / "settings.json")
    settings.set(AFFECTED_SIDE, side)
    with Database.in_memory() as database:
        yield DiaryDesk(
            DiaryService(DiaryStore(database)),
            MarkService(MarkStore(database)),
            WeeklyService(WeeklyStore(database), ScoreStore(database)),
            settings,
            FakeClock(now=NOW),
            qtbot,
        )


def entry_of(day: date, **values: Any) -> Entry:
    """An entry for a whole day, written on its evening."""
    evening = datetime(day.year, day.month, day.day, 20, tzinfo=UTC)
    return Entry(new_id(), evening, evening, EntryKind.DAY, **values)


def texts(page: QWidget) -> list[str]:
    """What stands on the page."""
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
