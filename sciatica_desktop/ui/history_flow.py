"""What was done, from the calendar to a session and the answers given around it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sciatica_desktop.domain.clock import Clock
from sciatica_desktop.domain.log import CheckIn, SessionRecord
from sciatica_desktop.services.diary import DiaryService
from sciatica_desktop.services.history import History
from sciatica_desktop.services.settings import Settings
from sciatica_desktop.storage.library import Catalogue
from sciatica_desktop.ui.session_printing import SessionPaper
from sciatica_desktop.ui.shell import Shell
from sciatica_desktop.ui.theme.manager import Theme

if TYPE_CHECKING:
    from sciatica_desktop.ui.pages.history import SessionPage

_UNDER = "today"
_ASKED = {"before": "Before the routine", "after": "After the routine"}


class HistoryFlow(QObject):
    """Adds the pages of the history to the window and leads from one to the other.

    Signals:
        undo_offered: one sentence about a change that can be taken back.
    """

    undo_offered = Signal(str)

    def __init__(
        self,
        shell: Shell,
        library: Catalogue,
        history: History,
        diary: DiaryService,
        *,
        settings: Settings,
        theme: Theme,
        clock: Clock,
    ) -> None:
        """Work over a window."""
        super().__init__(shell)
        self._shell = shell
        self._library = library
        self._history = history
        self._diary = diary
        self._settings = settings
        self._theme = theme
        self._clock = clock
        self._paper = SessionPaper(library, settings)
        self._session = ""
        self._from = _UNDER

    def add_pages(self) -> None:
        """Add the pages to the window; each is imported when it is first opened."""
        self._shell.add_page("history", "History", "clock", self._make_history, under=_UNDER)
        self._shell.add_page("session", "Session", "clock", self._make_session, under=_UNDER)

    def open(self) -> None:
        """Show the calendar; the way back leads where it was opened from."""
        self._from = self._shell.current_key or _UNDER
        self._shell.show_page("history")

    def open_session(self, session_id: str) -> None:
        """Show one session."""
        self._session = session_id
        self._page.show_session(session_id)
        self._shell.show_page("session")

    @property
    def _page(self) -> SessionPage:
        return cast("SessionPage", self._shell.page("session"))

    def _make_history(self) -> QWidget:
        from sciatica_desktop.ui.pages.history import HistoryPage

        page = HistoryPage(
            history=self._history,
            diary=self._diary,
            settings=self._settings,
            theme=self._theme,
            clock=self._clock,
        )
        page.back.connect(self._leave)
        page.session_requested.connect(self.open_session)
        page.told.connect(self._shell.tell)
        return page

    def _make_session(self) -> QWidget:
        from sciatica_desktop.ui.pages.history import SessionPage

        page = SessionPage(history=self._history, library=self._library, theme=self._theme)
        page.show_session(self._session)
        page.back.connect(self._to_history)
        page.answers_requested.connect(self._ask_again)
        page.print_requested.connect(self._print)
        page.save_requested.connect(self._save)
        page.undo_offered.connect(self.undo_offered)
        page.told.connect(self._shell.tell)
        return page

    def _leave(self) -> None:
        self._shell.show_page(self._from)

    def _to_history(self) -> None:
        self._shell.show_page("history")

    def _ask_again(self, when: str) -> None:
        """Show the answers given before or after a session, to be changed."""
        record = self._history.get(self._session)
        if record is None:
            return
        # With the first change: nobody looks back in the first picture.
        from sciatica_desktop.ui.pages.check_in import CheckInPage

        page = CheckInPage(theme=self._theme, settings=self._settings)
        page.answered.connect(partial(self._keep, record, when))
        page.left_out.connect(self._shell.close_over)
        after = when == "after"
        page.ask_again(
            _ASKED[when],
            record.after if after else record.before,
            record.before if after else None,
        )
        self._shell.show_over(page)

    def _keep(self, record: SessionRecord, when: str, answers: CheckIn) -> None:
        self._shell.close_over()
        changed = (
            replace(record, after=answers) if when == "after" else replace(record, before=answers)
        )
        if changed != record:
            self._page.keep(changed)

    def _print(self) -> None:
        record = self._history.get(self._session)
        self._tell("" if record is None else self._paper.bring_to_printer(record, self._shell))

    def _save(self) -> None:
        record = self._history.get(self._session)
        self._tell("" if record is None else self._paper.save(record, self._shell))

    def _tell(self, words: str) -> None:
        if words:
            self._shell.tell(words)
