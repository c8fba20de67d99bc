"""The composition root: the one module that builds everything and wires it."""

from __future__ import annotations

import gc
import sys
from functools import cached_property, partial
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject
from PySide6.QtGui import QAction, QIcon, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from sciatica_desktop import __version__, resources
from sciatica_desktop.display import said_plainly, somebody_looks
from sciatica_desktop.domain.clock import Clock
from sciatica_desktop.domain.safety import Standing
from sciatica_desktop.options import Options
from sciatica_desktop.paths import Places, places
from sciatica_desktop.services.clock import SystemClock
from sciatica_desktop.services.diary import DiaryService
from sciatica_desktop.services.history import History
from sciatica_desktop.services.safety import SafetyService
from sciatica_desktop.services.settings import LAST_ROUTINE, Settings
from sciatica_desktop.services.stop_signals import StopSignals
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.diary_store import DiaryStore
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.files import make_private_folder
from sciatica_desktop.storage.library import Library, LibraryError, load_library
from sciatica_desktop.storage.safety_store import SafetyStore
from sciatica_desktop.ui.first_paint import FirstPaint
from sciatica_desktop.ui.page import Page
from sciatica_desktop.ui.pages.today import TodayPage
from sciatica_desktop.ui.shell import Shell
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme

if TYPE_CHECKING:
    from sciatica_desktop.domain.pose import Figure
    from sciatica_desktop.storage.session_store import SessionStore
    from sciatica_desktop.ui.routine_flow import RoutineFlow
    from sciatica_desktop.ui.safety_flow import SafetyFlow


class CannotStart(Exception):
    """The window cannot be opened; the message is one sentence for a person."""


class Desk(QObject):
    """Everything one open window lives on, built from the bottom up.

    Attributes:
        shell: the window.
    """

    def __init__(
        self,
        application: QApplication,
        where: Places,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        """Build and wire; nothing is shown yet.

        Raises:
            CannotStart: in one sentence that says what to do.
        """
        super().__init__(parent)
        self._where = where
        self._clock = clock
        self._today: TodayPage | None = None
        self._lock = _lock(where)
        self.settings = Settings(where.settings, self)
        try:
            # The library first: it leaves nothing open behind it.
            self.library: Library = load_library(resources.root(), where.cache)
            self._database = Database.open(where.database)
        except (StorageError, LibraryError, FileNotFoundError) as error:
            self._lock.unlock()
            raise CannotStart(str(error)) from error
        self.diary = DiaryService(DiaryStore(self._database), self)
        self.history = History(self._open_sessions, self)
        self.safety = SafetyService(SafetyStore(self._database), clock, self)
        self.theme = Theme(application, self.settings)
        self.studio = Studio(self._figure_of, self._stamp_of, where.cache, self)
        self.shell = Shell(theme=self.theme, settings=self.settings)
        self._add_pages()
        self._wire()

    @cached_property
    def sessions(self) -> SessionStore:
        """The kept sessions; the first picture does without them."""
        from sciatica_desktop.storage.session_store import SessionStore

        return SessionStore(self._database)

    def _open_sessions(self) -> SessionStore:
        return self.sessions

    # The flows and the pages after Today are imported when they are first wanted: none of them
    # is in the first picture, and between them they bring numpy, pyqtgraph and the printer.

    @cached_property
    def safety_flow(self) -> SafetyFlow:
        """The safety questions over the window."""
        from sciatica_desktop.ui.safety_flow import SafetyFlow

        flow = SafetyFlow(self.shell, self.safety, settings=self.settings, theme=self.theme)
        flow.failed.connect(self.shell.tell)
        flow.print_requested.connect(self._print_safety_card)
        return flow

    @cached_property
    def routine_flow(self) -> RoutineFlow:
        """A routine over the window, from Start to the answers afterwards."""
        from sciatica_desktop.ui.routine_flow import RoutineFlow

        flow = RoutineFlow(
            self.shell,
            self.library,
            self.sessions,
            self.history,
            self.safety_flow,
            settings=self.settings,
            studio=self.studio,
            theme=self.theme,
            clock=self._clock,
        )
        flow.over.connect(self.shell.tell)
        flow.failed.connect(self.shell.tell)
        return flow

    def open(self, options: Options) -> None:
        """Show the window as asked; the safety questions come first where they are due."""
        self.shell.show_page(options.page or "today")
        if options.routine is not None:
            self.start(options.routine)
        elif self.safety.standing is not Standing.CLEAR:
            self.safety_flow.ask_if_due()
        first = FirstPaint(self.shell)
        first.seen.connect(self.studio.begin)
        first.seen.connect(_gather_again)
        first.seen.connect(_give_icon)
        self.shell.show()

    def start(self, routine: str, share: float = 1.0) -> None:
        """Begin a routine.

        Args:
            routine: id of the routine.
            share: share of each dose to do, above 0 and at most 1.
        """
        self.routine_flow.start(routine, share)

    def leave(self, code: int) -> None:
        """Close the window without asking, as the system wants it; what is unsaved is kept.

        Args:
            code: the exit code.
        """
        if "routine_flow" in self.__dict__:
            self.routine_flow.keep_and_stop()
        self.shell.close()
        # Also out of the loop of a dialog, which would go on without the window.
        QApplication.exit(code)

    def close(self) -> None:
        """Let go of threads, files and the lock; a running session is kept as far as it came."""
        if "routine_flow" in self.__dict__:
            self.routine_flow.keep_and_stop()
        self.studio.close()
        self._database.close()
        self._lock.unlock()

    def tell_surprise(
        self,
        _kind: type[BaseException],
        error: BaseException,
        _trace: TracebackType | None,
    ) -> None:
        """An error nobody foresaw, in a slot: one sentence, the trace in a file, and go on."""
        # Only then: a program that works never loads it.
        from sciatica_desktop.storage.trace_file import keep_trace

        sentence = keep_trace(error, self._where.data)
        sys.stderr.write(f"{sentence}\n")
        self.shell.tell(sentence)

    def _may_close(self) -> bool:
        return "routine_flow" not in self.__dict__ or self.routine_flow.may_close()

    def _figure_of(self, exercise: str) -> Figure:
        return self.library.figures[exercise]

    def _stamp_of(self, exercise: str) -> str:
        file = resources.path(f"exercises/{exercise}.toml").stat()
        return f"{file.st_mtime_ns} {file.st_size}"

    def _add_pages(self) -> None:
        add = self.shell.add_page
        add("today", "Today", "sun", self._make_today)
        add("diary", "Diary", "pencil", self._make_diary)
        add("trends", "Trends", "chart", self._make_trends)
        add("report", "Report", "page", self._make_report)
        add("settings", "Settings", "sliders", self._make_settings)

    def _wire(self) -> None:
        shell = self.shell
        shell.close_guard = self._may_close
        self.settings.not_kept.connect(shell.tell)
        self.studio.failed.connect(shell.tell)
        write = QAction("Diary entry", shell)
        write.setShortcut("Ctrl+D")
        write.triggered.connect(self._to_diary)
        undo = QAction("Undo", shell)
        undo.setShortcut("Ctrl+Z")
        undo.triggered.connect(self._undo)
        shell.addActions([write, undo])
        # A shortcut, not an action: it also works while a routine covers the pages.
        QShortcut("Ctrl+Q", shell, shell.close)

    def _make_today(self) -> QWidget:
        routine = self.library.routines.get(self.settings.get(LAST_ROUTINE))
        page = TodayPage(
            library=self.library,
            routine=routine or next(iter(self.library.routines.values())),
            diary=self.diary,
            history=self.history,
            settings=self.settings,
            studio=self.studio,
            theme=self.theme,
            clock=self._clock,
        )
        page.start_requested.connect(self.start)
        page.diary_requested.connect(self._to_diary)
        page.trends_requested.connect(partial(self.shell.show_page, "trends"))
        page.rated.connect(self._offer_undo)
        page.failed.connect(self.shell.tell)
        self._today = page
        return page

    def _make_diary(self) -> QWidget:
        from sciatica_desktop.ui.pages.diary import DiaryPage

        page = DiaryPage(
            diary=self.diary,
            settings=self.settings,
            theme=self.theme,
            clock=self._clock,
        )
        page.done.connect(partial(self.shell.show_page, "today"))
        page.undo_offered.connect(self._offer_undo)
        page.failed.connect(self.shell.tell)
        return page

    def _make_trends(self) -> QWidget:
        from sciatica_desktop.ui.pages.trends import TrendsPage

        page = TrendsPage(
            diary=self.diary,
            history=self.history,
            settings=self.settings,
            theme=self.theme,
            clock=self._clock,
        )
        page.write_today_requested.connect(self._to_diary)
        page.print_requested.connect(partial(self.shell.show_page, "report"))
        return page

    def _make_report(self) -> QWidget:
        from sciatica_desktop.ui.pages.report import ReportPage

        return ReportPage(
            diary=self.diary,
            history=self.history,
            safety=self.safety,
            library=self.library.exercises,
            figures=self.library.figures,
            settings=self.settings,
            theme=self.theme,
            clock=self._clock,
        )

    def _make_settings(self) -> QWidget:
        from sciatica_desktop.ui.pages.settings import SettingsPage

        return SettingsPage(
            settings=self.settings,
            theme=self.theme,
            data_dir=self._where.data,
        )

    def _to_diary(self) -> None:
        self.shell.show_page("diary")

    def _offer_undo(self, words: str) -> None:
        self.shell.tell(words, self._undo)

    def _undo(self) -> None:
        page = self.shell.page(self.shell.current_key)
        if isinstance(page, Page) and page.undo():
            return
        if not self.diary.can_undo:
            return
        try:
            self.diary.undo()
        except StorageError as error:
            self.shell.tell(str(error))
            return
        if self._today is not None:
            self._today.forget_rating()
        self.shell.tell("Taken back")

    def _print_safety_card(self) -> None:
        from sciatica_desktop.ui.printing import print_safety_card

        words = print_safety_card(self.shell, self.settings)
        if words:
            self.shell.tell(words)


def run(options: Options) -> int:
    """Open the window and stay until it is closed.

    Returns:
        The exit code: 0, 1 when the window could not be opened, or 128 and the number of the
        signal that ended it.
    """
    # The style by its option: asking Qt for the style object first makes all of its names.
    with said_plainly(throwaway=options.data_dir if options.demo else None):
        application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    application.setApplicationName("Sciatica Desktop")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("sciatica-desktop")
    try:
        desk = Desk(application, places(options.data_dir), SystemClock())
    except CannotStart as error:
        return _say_why(str(error))
    sys.excepthook = desk.tell_surprise
    stop_signals = StopSignals()
    stop_signals.requested.connect(desk.leave)
    desk.open(options)
    code = application.exec()
    desk.close()
    stop_signals.release()
    sys.excepthook = sys.__excepthook__
    return code


def _give_icon() -> None:
    """Drawn by the desktop outside the window, so it may come after the first picture."""
    QApplication.setWindowIcon(QIcon(str(resources.path("icons/app.svg"))))


def _gather_again() -> None:
    """Look for unused objects from here on; what was made for the first picture stays."""
    gc.freeze()
    gc.enable()


def _lock(where: Places) -> QLockFile:
    """Keep a second copy away from the same folder.

    Raises:
        CannotStart: if another copy holds it or the folder cannot be written.
    """
    try:
        make_private_folder(where.data)
    except StorageError as error:
        raise CannotStart(str(error)) from error
    lock = QLockFile(str(where.data / "in-use.lock"))
    lock.setStaleLockTime(0)
    if lock.tryLock(0):
        return lock
    if lock.error() is QLockFile.LockError.LockFailedError:
        raise CannotStart("Sciatica Desktop is already open with this data folder.")
    raise CannotStart(f"The data folder {where.data} cannot be written to.")


def _say_why(sentence: str) -> int:
    """Tell on stderr, and on the screen where there is one, why there is no window."""
    sys.stderr.write(f"{sentence}\n")
    if not somebody_looks(QApplication.platformName()):
        return 1
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.Warning, "Sciatica Desktop", sentence)
    box.exec()
    return 1
