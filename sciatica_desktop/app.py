"""The composition root: the one module that builds everything and wires it."""

from __future__ import annotations

import sys
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QApplication

from sciatica_desktop import __version__, resources
from sciatica_desktop.desk_lock import CannotStart, take_lock
from sciatica_desktop.desk_pages import DeskPages, Services
from sciatica_desktop.desk_sound import DeskSound, Outputs, system_outputs
from sciatica_desktop.display import said_plainly, say_why
from sciatica_desktop.domain.clock import Clock
from sciatica_desktop.domain.safety import Standing
from sciatica_desktop.first_picture import gather_again, give_icon
from sciatica_desktop.options import Options
from sciatica_desktop.paths import Places, places
from sciatica_desktop.services.clock import SystemClock
from sciatica_desktop.services.diary import DiaryService
from sciatica_desktop.services.history import History
from sciatica_desktop.services.library import LibraryService
from sciatica_desktop.services.safety import SafetyService
from sciatica_desktop.services.settings import FIGURE_PERSON, Settings
from sciatica_desktop.services.stop_signals import StopSignals
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.diary_store import DiaryStore
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.safety_store import SafetyStore
from sciatica_desktop.ui.first_paint import FirstPaint
from sciatica_desktop.ui.history_flow import HistoryFlow
from sciatica_desktop.ui.library_flow import LibraryFlow
from sciatica_desktop.ui.page import Page
from sciatica_desktop.ui.shell import Shell
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme

if TYPE_CHECKING:
    from sciatica_desktop.domain.routine import Routine
    from sciatica_desktop.services.awake import Awake
    from sciatica_desktop.services.marks import MarkService
    from sciatica_desktop.services.weekly import WeeklyService
    from sciatica_desktop.storage.session_store import SessionStore
    from sciatica_desktop.ui.pages.settings import SettingsPage
    from sciatica_desktop.ui.routine_flow import RoutineFlow
    from sciatica_desktop.ui.safety_flow import SafetyFlow


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
        *,
        outputs: Outputs = system_outputs,
    ) -> None:
        """Build and wire; nothing is shown yet.

        Args:
            application: Qt's own.
            where: where everything is kept.
            clock: what sessions go by and entries are dated with.
            parent: owner of this object.
            outputs: makes voice and chimes when they are first wanted.

        Raises:
            CannotStart: in one sentence that says what to do.
        """
        super().__init__(parent)
        self._where = where
        self._clock = clock
        self._lock = take_lock(where)
        self.settings = Settings(where.settings, self)
        try:
            # The library first: it leaves nothing open behind it.
            self.library = LibraryService(resources.root(), where.data, where.cache, self)
            self._database = Database.open(where.database)
        except (StorageError, FileNotFoundError) as error:
            self._lock.unlock()
            raise CannotStart(str(error)) from error
        self.diary = DiaryService(DiaryStore(self._database), self)
        self.history = History(self._open_sessions, self)
        self.safety = SafetyService(
            SafetyStore(self._database), clock, self, diary=self.diary.between
        )
        self.theme = Theme(application, self.settings)
        library = self.library
        self.studio = Studio(
            library.figures.__getitem__,
            library.figure_stamp,
            where.cache,
            self,
            picture_of=library.pictures.get,
            person=self.settings.get(FIGURE_PERSON),
        )
        library.shown_anew.connect(self.studio.forget)
        self.shell = Shell(theme=self.theme, settings=self.settings)
        self.library_flow = LibraryFlow(
            self.shell,
            library,
            settings=self.settings,
            studio=self.studio,
            theme=self.theme,
            clock=clock,
        )
        self.library_flow.start_requested.connect(self.start)
        self.history_flow = HistoryFlow(
            self.shell,
            library,
            self.history,
            self.diary,
            settings=self.settings,
            theme=self.theme,
            clock=clock,
        )
        services = Services(
            library,
            self.diary,
            self._open_marks,
            self._open_weekly,
            self.history,
            self.safety,
            self.settings,
            self.studio,
            self.theme,
            clock,
            where.data,
        )
        self.pages = DeskPages(self.shell, services)
        self.sound = DeskSound(self.settings, clock, self, outputs)
        self._add_pages()
        self._wire()

    @cached_property
    def sessions(self) -> SessionStore:
        """The kept sessions; the first picture does without them."""
        from sciatica_desktop.storage.session_store import SessionStore

        return SessionStore(self._database)

    @cached_property
    def marks(self) -> MarkService:
        """Visits and notes on a date; the first picture does without them."""
        from sciatica_desktop.services.marks import MarkService
        from sciatica_desktop.storage.dates_store import MarkStore

        return MarkService(MarkStore(self._database), self)

    @cached_property
    def weekly(self) -> WeeklyService:
        """The weekly questions, likewise."""
        from sciatica_desktop.services.weekly import WeeklyService
        from sciatica_desktop.storage.dates_store import ScoreStore
        from sciatica_desktop.storage.weekly_store import WeeklyStore

        stores = WeeklyStore(self._database), ScoreStore(self._database)
        return WeeklyService(*stores, self)

    def _open_marks(self) -> MarkService:
        return self.marks

    def _open_weekly(self) -> WeeklyService:
        return self.weekly

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
            loudspeaker=self.sound.loudspeaker,
            awake=self.awake,
            settings=self.settings,
            studio=self.studio,
            theme=self.theme,
            clock=self._clock,
        )
        flow.over.connect(self.shell.tell)
        flow.failed.connect(self.shell.tell)
        flow.card_requested.connect(self._print_safety_card)
        return flow

    @cached_property
    def awake(self) -> Awake:
        """Keeps the screen on during a routine."""
        from sciatica_desktop.services.awake import Awake

        return Awake()

    def open(self, options: Options) -> None:
        """Show the window as asked; the safety questions come first where they are due."""
        self.shell.show_page(options.page or "today")
        if options.routine is not None:
            self.start(options.routine)
        elif self.safety.standing is not Standing.CLEAR:
            self.safety_flow.ask_if_due()
        first = FirstPaint(self.shell)
        first.seen.connect(self.studio.begin)
        first.seen.connect(gather_again)
        first.seen.connect(give_icon)
        if options.routine is None:
            first.seen.connect(self._offer_to_go_on)
        self.shell.show()

    def start(self, routine: str | Routine, share: float = 1.0) -> None:
        """Begin a routine.

        Args:
            routine: id of a routine of the library, or one that is in none.
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
        if "awake" in self.__dict__:
            self.awake.close()
        self.sound.close()
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

    def _offer_to_go_on(self) -> None:
        """After a crash or a kill: ask whether to go on where the routine stopped."""
        from sciatica_desktop.services.unfinished import find_unfinished

        if "routine_flow" in self.__dict__ and self.routine_flow.is_running:
            return
        try:
            unfinished = find_unfinished(self.sessions, self.library.exercises, self._clock)
        except StorageError as error:
            self.shell.tell(str(error))
            return
        if unfinished is not None:
            self.routine_flow.offer(unfinished)

    def _on_page(self, key: str) -> None:
        if key == "settings":
            self.sound.tell_about(cast("SettingsPage", self.shell.page(key)))

    def _may_close(self) -> bool:
        return "routine_flow" not in self.__dict__ or self.routine_flow.may_close()

    def _on_setting(self, key: str) -> None:
        if key == FIGURE_PERSON.key:
            self.studio.set_person(self.settings.get(FIGURE_PERSON))

    def _add_pages(self) -> None:
        self.pages.add_first()
        self.library_flow.add_pages()
        self.pages.add_rest()
        self.history_flow.add_pages()

    def _wire(self) -> None:
        shell = self.shell
        shell.close_guard = self._may_close
        shell.page_shown.connect(self._on_page)
        self.settings.not_kept.connect(shell.tell)
        self.settings.changed.connect(self._on_setting)
        self.studio.failed.connect(shell.tell)
        self.library.failed.connect(shell.tell)
        pages = self.pages
        pages.start_requested.connect(self.start)
        pages.undo_offered.connect(self._offer_undo)
        pages.history_requested.connect(self.history_flow.open)
        self.history_flow.undo_offered.connect(self._offer_undo)
        pages.told.connect(shell.tell)
        pages.check_requested.connect(self._ask_safety)
        pages.card_requested.connect(self._print_safety_card)
        write = QAction("Diary entry", shell)
        write.setShortcut("Ctrl+D")
        write.triggered.connect(self._to_diary)
        undo = QAction("Undo", shell)
        undo.setShortcut("Ctrl+Z")
        undo.triggered.connect(self._undo)
        shell.addActions([write, undo])
        # A shortcut, not an action: it also works while a routine covers the pages.
        QShortcut("Ctrl+Q", shell, shell.close)

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
        self.pages.forget_rating()
        self.shell.tell("Taken back")

    def _ask_safety(self) -> None:
        self.safety_flow.ask()

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
        return say_why(str(error))
    sys.excepthook = desk.tell_surprise
    stop_signals = StopSignals()
    stop_signals.requested.connect(desk.leave)
    desk.open(options)
    code = application.exec()
    desk.close()
    stop_signals.release()
    sys.excepthook = sys.__excepthook__
    return code
