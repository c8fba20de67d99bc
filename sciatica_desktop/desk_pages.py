"""What each page of the navigation is made from, and where its wishes go.

Part of the composition root: pages are imported when they are first opened, since none but Today
is in the first picture, and between them they bring numpy, pyqtgraph and the printer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sciatica_desktop import resources
from sciatica_desktop.domain.clock import Clock
from sciatica_desktop.services.diary import DiaryService
from sciatica_desktop.services.history import History
from sciatica_desktop.services.library import LibraryService
from sciatica_desktop.services.safety import SafetyService
from sciatica_desktop.services.settings import Settings
from sciatica_desktop.ui.pages.today import TodayPage
from sciatica_desktop.ui.shell import Shell
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme

if TYPE_CHECKING:
    from sciatica_desktop.services.marks import MarkService
    from sciatica_desktop.services.weekly import WeeklyService


@dataclass(frozen=True, slots=True)
class Services:
    """Everything a page may be made from."""

    library: LibraryService
    diary: DiaryService
    marks: Callable[[], MarkService]
    weekly: Callable[[], WeeklyService]
    history: History
    safety: SafetyService
    settings: Settings
    studio: Studio
    theme: Theme
    clock: Clock
    data_dir: Path


class DeskPages(QObject):
    """Makes the pages of the navigation but those of the library, which has a flow of its own.

    Signals:
        start_requested: a routine is to be started (routine id, share of the dose).
        undo_offered: one sentence about a change to the diary that can be taken back.
        told: one sentence to show.
        check_requested: go through the safety questions.
        card_requested: print the safety card.
        history_requested: look back at what was done.
    """

    start_requested = Signal(str, float)
    undo_offered = Signal(str)
    told = Signal(str)
    check_requested = Signal()
    card_requested = Signal()
    history_requested = Signal()

    def __init__(self, shell: Shell, services: Services) -> None:
        """Make pages for a window."""
        super().__init__(shell)
        self._shell = shell
        self._from = services
        self._today: TodayPage | None = None

    def add_first(self) -> None:
        """Add Today, before the pages of the library."""
        self._shell.add_page("today", "Today", "sun", self._make_today)

    def add_rest(self) -> None:
        """Add the pages after those of the library."""
        add = self._shell.add_page
        add("diary", "Diary", "pencil", self._make_diary)
        add("weekly", "The past week", "pencil", self._make_weekly, under="diary")
        add("trends", "Trends", "chart", self._make_trends)
        add("report", "Report", "page", self._make_report)
        add("guide", "Guide", "book", self._make_guide)
        add("settings", "Settings", "sliders", self._make_settings)

    def forget_rating(self) -> None:
        """The quick rating on Today was taken back."""
        if self._today is not None:
            self._today.forget_rating()

    def _go_to(self, page: str) -> None:
        self._shell.show_page(page)

    def _make_today(self) -> QWidget:
        given = self._from
        page = TodayPage(
            library=given.library,
            diary=given.diary,
            history=given.history,
            settings=given.settings,
            studio=given.studio,
            theme=given.theme,
            clock=given.clock,
        )
        page.start_requested.connect(self.start_requested)
        page.diary_requested.connect(partial(self._go_to, "diary"))
        page.trends_requested.connect(partial(self._go_to, "trends"))
        page.history_requested.connect(self.history_requested)
        page.rated.connect(self.undo_offered)
        page.failed.connect(self.told)
        self._today = page
        return page

    def _make_diary(self) -> QWidget:
        from sciatica_desktop.ui.pages.diary import DiaryPage

        given = self._from
        page = DiaryPage(
            diary=given.diary,
            marks=given.marks(),
            weekly=given.weekly(),
            settings=given.settings,
            theme=given.theme,
            clock=given.clock,
        )
        page.done.connect(partial(self._go_to, "today"))
        page.undo_offered.connect(self.undo_offered)
        page.failed.connect(self.told)
        page.told.connect(self.told)
        page.weekly_requested.connect(partial(self._go_to, "weekly"))
        return page

    def _make_weekly(self) -> QWidget:
        from sciatica_desktop.ui.pages.weekly import WeeklyPage

        given = self._from
        page = WeeklyPage(weekly=given.weekly(), theme=given.theme, clock=given.clock)
        page.done.connect(partial(self._go_to, "diary"))
        page.undo_offered.connect(self.undo_offered)
        page.failed.connect(self.told)
        page.told.connect(self.told)
        return page

    def _make_trends(self) -> QWidget:
        from sciatica_desktop.ui.pages.trends import TrendsPage

        given = self._from
        page = TrendsPage(
            diary=given.diary,
            history=given.history,
            settings=given.settings,
            theme=given.theme,
            clock=given.clock,
            marks=given.marks().between,
            exercises=given.library.exercises,
        )
        page.told.connect(self.told)
        given.marks().marks_changed.connect(page.refresh_if_visible)
        page.write_today_requested.connect(partial(self._go_to, "diary"))
        page.print_requested.connect(partial(self._go_to, "report"))
        return page

    def _make_report(self) -> QWidget:
        from sciatica_desktop.ui.pages.report import ReportPage

        given = self._from
        return ReportPage(
            diary=given.diary,
            history=given.history,
            safety=given.safety,
            library=given.library,
            settings=given.settings,
            theme=given.theme,
            clock=given.clock,
            marks=given.marks().between,
        )

    def _make_guide(self) -> QWidget:
        from sciatica_desktop.storage.guide import load_guide
        from sciatica_desktop.ui.pages.guide import GuideView

        given = self._from
        page = GuideView(
            load_guide(resources.path("guide")),
            settings=given.settings,
            studio=given.studio,
            theme=given.theme,
        )
        page.check_requested.connect(self.check_requested)
        page.print_requested.connect(self.card_requested)
        return page

    def _make_settings(self) -> QWidget:
        from sciatica_desktop.ui.pages.settings import SettingsPage

        given = self._from
        return SettingsPage(settings=given.settings, theme=given.theme, data_dir=given.data_dir)
