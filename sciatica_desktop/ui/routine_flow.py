"""From Start to the answers afterwards: check-in, player, check-in, and back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sciatica_desktop.domain.clock import Clock
from sciatica_desktop.domain.log import CheckIn
from sciatica_desktop.domain.plan import Plan, compile_plan
from sciatica_desktop.domain.wording import count
from sciatica_desktop.services.history import History
from sciatica_desktop.services.pace import pace_of
from sciatica_desktop.services.player import SessionPlayer
from sciatica_desktop.services.recorder import Recorder
from sciatica_desktop.services.settings import ASK_HOW_IT_FEELS, Settings
from sciatica_desktop.storage.library import Library
from sciatica_desktop.storage.session_store import SessionStore
from sciatica_desktop.ui.safety_flow import SafetyFlow
from sciatica_desktop.ui.shell import Shell
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme

if TYPE_CHECKING:
    from sciatica_desktop.ui.pages.check_in import CheckInPage
    from sciatica_desktop.ui.pages.player import PlayerPage


class RoutineFlow(QObject):
    """Runs one routine over the window.

    Signals:
        over: back at the pages, with one sentence about what was kept.
        failed: one sentence, when something could not be kept or started.
    """

    over = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        shell: Shell,
        library: Library,
        store: SessionStore,
        history: History,
        safety: SafetyFlow,
        *,
        settings: Settings,
        studio: Studio,
        theme: Theme,
        clock: Clock,
    ) -> None:
        """Work over a window."""
        super().__init__(shell)
        self._shell = shell
        self._library = library
        self._store = store
        self._history = history
        self._safety = safety
        self._settings = settings
        self._studio = studio
        self._theme = theme
        self._clock = clock
        self._player: SessionPlayer | None = None
        self._recorder: Recorder | None = None
        self._page: PlayerPage | None = None
        self._before = CheckIn()

    @property
    def is_running(self) -> bool:
        """Whether a session is going on."""
        return self._player is not None and not self._player.state.is_over

    def start(self, routine: str, share: float = 1.0) -> None:
        """Begin a routine, after the safety questions where they are due.

        Args:
            routine: id of the routine.
            share: share of each dose to do, above 0 and at most 1.
        """
        if self.is_running:
            return
        try:
            plan = compile_plan(
                self._library.routines[routine],
                self._library.exercises,
                pace_of(self._settings, share),
            )
        except KeyError:
            self.failed.emit(f"There is no routine called {routine!r}.")
            return
        except ValueError as error:
            self.failed.emit(str(error))
            return
        self._safety.ensure(partial(self._ask_before, plan))

    def may_close(self) -> bool:
        """Whether the window may close now; while a routine runs the person is asked once."""
        if self._page is None or not self.is_running:
            return True
        if self._page.ask_to_close():
            self.keep_and_stop()
            return True
        return False

    def keep_and_stop(self) -> None:
        """End the running session, keeping what was done."""
        if self._player is not None:
            self._player.end()

    def go_to_item(self, item: int) -> None:
        """Jump to an exercise of the running routine, from 0."""
        if self._player is not None:
            self._player.go_to_item(item)

    def _ask_before(self, plan: Plan) -> None:
        if not self._settings.get(ASK_HOW_IT_FEELS):
            self._play(plan, CheckIn())
            return
        page = self._check_in()
        page.answered.connect(partial(self._play, plan))
        page.left_out.connect(self._shell.close_over)
        page.ask_before(plan.name)
        self._shell.show_over(page)

    def _check_in(self) -> CheckInPage:
        # Imported with the first Start: the first picture of the window needs neither this page
        # nor the player.
        from sciatica_desktop.ui.pages.check_in import CheckInPage

        return CheckInPage(theme=self._theme, settings=self._settings)

    def _play(self, plan: Plan, before: CheckIn) -> None:
        # As above.
        from sciatica_desktop.ui.pages.player import PlayerPage

        self._before = before
        player = SessionPlayer(plan, self._clock, self)
        recorder = Recorder(
            player,
            self._store,
            self._clock,
            pace_of(self._settings).affected,
            player,
        )
        recorder.kept.connect(self._history.sessions_changed)
        recorder.failed.connect(self.failed)
        page = PlayerPage(
            player,
            self._library.exercises,
            studio=self._studio,
            settings=self._settings,
            theme=self._theme,
        )
        page.hurt.connect(self._on_hurt)
        page.left.connect(player.end)
        page.close_confirmed.connect(self._on_close_confirmed)
        page.full_screen_requested.connect(self._shell.toggle_full_screen)
        player.finished.connect(self._ask_after)
        player.ended.connect(self._ask_after)
        self._player, self._recorder, self._page = player, recorder, page
        recorder.begin(before)
        self._shell.show_over(page)
        page.setFocus()
        player.start()

    def _on_hurt(self, choice: str) -> None:
        if self._recorder is None or self._player is None:
            return
        self._recorder.hurts(choice)
        if choice == "stop":
            self._player.end()

    def _on_close_confirmed(self) -> None:
        self.keep_and_stop()
        self._shell.close()

    def _ask_after(self) -> None:
        self._page = None
        if not self._settings.get(ASK_HOW_IT_FEELS):
            self._finish(None)
            return
        page = self._check_in()
        page.answered.connect(self._finish)
        page.left_out.connect(partial(self._finish, None))
        page.ask_after(self._before)
        self._shell.show_over(page)

    def _finish(self, after: CheckIn | None) -> None:
        if self._recorder is None or self._player is None:
            return
        if after is not None:
            self._recorder.rate_after(after)
        record = self._recorder.record()
        self._player.deleteLater()
        self._player = self._recorder = None
        self._shell.close_over()
        done = round(record.done_s / 60) if record is not None else 0
        self.over.emit(f"Kept: {count(done, 'minute')} of movement." if done else "Kept.")
