"""From Start to the summary: check-in, player, what follows a stop, check-in, summary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sciatica_desktop.domain.clock import Clock
from sciatica_desktop.domain.log import CheckIn, Outcome, SessionRecord
from sciatica_desktop.domain.plan import compile_plan
from sciatica_desktop.domain.routine import Routine
from sciatica_desktop.domain.snapshot import Origin
from sciatica_desktop.services.awake import Awake
from sciatica_desktop.services.history import History
from sciatica_desktop.services.loudspeaker import Loudspeaker
from sciatica_desktop.services.pace import pace_of
from sciatica_desktop.services.player import SessionPlayer
from sciatica_desktop.services.recorder import Recorder
from sciatica_desktop.services.settings import ASK_HOW_IT_FEELS, Settings
from sciatica_desktop.services.unfinished import Unfinished, let_go
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.library import Catalogue
from sciatica_desktop.storage.session_store import SessionStore
from sciatica_desktop.ui.safety_flow import SafetyFlow
from sciatica_desktop.ui.session_printing import SessionPaper
from sciatica_desktop.ui.shell import Shell
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme

if TYPE_CHECKING:
    from sciatica_desktop.ui.pages.check_in import CheckInPage
    from sciatica_desktop.ui.pages.player import PlayerPage

Bring = Callable[[SessionRecord, QWidget], str]
"""Brings a session onto paper, over a window; gives back one sentence, or nothing."""


class RoutineFlow(QObject):
    """Runs one routine over the window.

    Signals:
        over: back at the pages with nothing done; one sentence about it.
        failed: one sentence, when something could not be kept or started.
        card_requested: print the safety card.
    """

    over = Signal(str)
    failed = Signal(str)
    card_requested = Signal()

    def __init__(
        self,
        shell: Shell,
        library: Catalogue,
        store: SessionStore,
        history: History,
        safety: SafetyFlow,
        *,
        loudspeaker: Loudspeaker,
        awake: Awake,
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
        self._loudspeaker = loudspeaker
        self._awake = awake
        self._settings = settings
        self._studio = studio
        self._theme = theme
        self._clock = clock
        self._paper = SessionPaper(library, settings)
        self._player: SessionPlayer | None = None
        self._recorder: Recorder | None = None
        self._page: PlayerPage | None = None
        self._before = CheckIn()

    @property
    def is_running(self) -> bool:
        """Whether a session is going on."""
        return self._player is not None and not self._player.state.is_over

    def start(self, routine: str | Routine, share: float = 1.0) -> None:
        """Begin a routine, after the safety questions where they are due.

        Args:
            routine: id of a routine of the library, or one that is in none.
            share: share of each dose to do, above 0 and at most 1.
        """
        if self.is_running:
            return
        exercises = self._library.exercises
        try:
            chosen = routine if isinstance(routine, Routine) else self._library.routines[routine]
            origin = self._compiled(chosen, share)
        except KeyError:
            self.failed.emit(f"There is no routine called {routine!r}.")
            return
        except ValueError as error:
            self.failed.emit(str(error))
            return
        wanted = [exercises[item.exercise] for item in origin.routine.items]
        self._safety.ensure(partial(self._ask_before, origin), wanted)

    def offer(self, unfinished: Unfinished) -> None:
        """Ask whether to go on with a session that was cut off."""
        exercises = self._library.exercises
        wanted = [exercises[item.exercise] for item in unfinished.going.origin.routine.items]
        self._safety.ensure(partial(self._ask_to_go_on, unfinished), wanted)

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
        self._awake.release()

    def go_to_item(self, item: int) -> None:
        """Jump to an exercise of the running routine, from 0."""
        if self._player is not None:
            self._player.go_to_item(item)

    def _compiled(self, routine: Routine, share: float) -> Origin:
        """What a session is made from; a KeyError or ValueError says why it cannot be."""
        pace = pace_of(self._settings, share)
        plan = compile_plan(routine, self._library.exercises, pace)
        return Origin(routine, pace, plan.fingerprint)

    def _ask_before(self, origin: Origin, left_out: frozenset[str]) -> None:
        if left_out:
            kept = tuple(i for i in origin.routine.items if i.exercise not in left_out)
            if not kept:
                return
            rest = replace(origin.routine, items=kept)
            origin = self._compiled(rest, origin.pace.share)
        # Starting a voice takes its time; the questions give it some.
        self._loudspeaker.prepare()
        if not self._settings.get(ASK_HOW_IT_FEELS):
            self._begin(origin, CheckIn())
            return
        page = self._check_in()
        page.answered.connect(partial(self._begin, origin))
        page.left_out.connect(self._shell.close_over)
        page.ask_before(origin.routine.name)
        self._shell.show_over(page)

    def _check_in(self) -> CheckInPage:
        # Imported with the first Start: the first picture of the window needs neither this page
        # nor the player.
        from sciatica_desktop.ui.pages.check_in import CheckInPage

        return CheckInPage(theme=self._theme, settings=self._settings)

    def _ask_to_go_on(self, unfinished: Unfinished, left_out: frozenset[str]) -> None:
        from sciatica_desktop.ui.pages.going_on import GoingOnPage

        if left_out:
            self._leave(unfinished)
            return
        page = GoingOnPage(
            unfinished, self._library.exercises, studio=self._studio, theme=self._theme
        )
        page.accepted.connect(partial(self._go_on, unfinished))
        page.declined.connect(partial(self._leave, unfinished))
        self._loudspeaker.prepare()
        self._shell.show_over(page)

    def _leave(self, unfinished: Unfinished) -> None:
        self._shell.close_over()
        try:
            let_go(self._store, unfinished)
        except StorageError as error:
            self.failed.emit(str(error))
        self._history.sessions_changed.emit()

    def _begin(self, origin: Origin, before: CheckIn) -> None:
        plan = origin.compile(self._library.exercises)
        player = SessionPlayer(plan, self._clock, self)
        recorder = Recorder(
            player, self._store, self._clock, origin.pace.affected, player, origin=origin
        )
        recorder.begin(before)
        self._play(player, recorder, before)

    def _go_on(self, unfinished: Unfinished) -> None:
        player = SessionPlayer(unfinished.plan, self._clock, self, resume=unfinished.snapshot)
        recorder = Recorder(
            player,
            self._store,
            self._clock,
            unfinished.affected,
            player,
            origin=unfinished.going.origin,
            session_id=unfinished.record.id,
        )
        recorder.go_on()
        self._play(player, recorder, unfinished.record.before)

    def _play(self, player: SessionPlayer, recorder: Recorder, before: CheckIn) -> None:
        # As above.
        from sciatica_desktop.ui.pages.player import PlayerPage

        self._before = before
        self._player, self._recorder = player, recorder
        recorder.kept.connect(self._history.sessions_changed)
        recorder.failed.connect(self.failed)
        exercises = self._library.exercises
        page = self._page = PlayerPage(
            player, exercises, studio=self._studio, settings=self._settings, theme=self._theme
        )
        page.hurt.connect(self._on_hurt)
        page.felt.connect(recorder.felt)
        page.left.connect(player.end)
        page.close_confirmed.connect(self._on_close_confirmed)
        page.full_screen_requested.connect(self._shell.toggle_full_screen)
        page.mute_requested.connect(self._toggle_mute)
        self._loudspeaker.muted_changed.connect(page.set_muted)
        page.set_muted(self._loudspeaker.muted)
        self._loudspeaker.follow(player, exercises)
        player.step_entered.connect(self._stay_awake)
        player.lead_in_began.connect(self._stay_awake)
        player.paused.connect(self._may_sleep)
        player.finished.connect(self._on_over)
        player.ended.connect(self._on_over)
        self._shell.show_over(page)
        page.setFocus()
        player.start()

    def _stay_awake(self, _what: object) -> None:
        if self._player is not None and self._player.state.is_going:
            self._awake.hold()

    def _may_sleep(self, _reason: object) -> None:
        """Paused, the screen goes by what the person has set: they may have gone away."""
        self._awake.release()

    def _toggle_mute(self) -> None:
        self._loudspeaker.muted = not self._loudspeaker.muted

    def _on_hurt(self, choice: str) -> None:
        if self._recorder is None or self._player is None:
            return
        self._recorder.hurts(choice)
        if choice == "stop":
            self._player.end()

    def _on_close_confirmed(self) -> None:
        self.keep_and_stop()
        self._shell.close()

    def _on_over(self) -> None:
        self._page = None
        self._awake.release()
        record = self._recorder.record() if self._recorder is not None else None
        if self._recorder is None or record is None or record.outcome is not Outcome.HURT:
            self._ask_after()
            return
        from sciatica_desktop.ui.pages.stopped import StoppedPage

        page = StoppedPage(theme=self._theme, settings=self._settings)
        page.felt.connect(self._recorder.felt)
        page.print_requested.connect(self.card_requested)
        page.done.connect(self._ask_after)
        self._shell.show_over(page)

    def _ask_after(self) -> None:
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
        if record is None or not record.counts:
            self._shell.close_over()
            self.over.emit("Ended before the first stretch.")
            return
        from sciatica_desktop.ui.pages.session_done import SessionDonePage

        page = SessionDonePage(record, self._library.exercises, theme=self._theme)
        page.done.connect(self._shell.close_over)
        bring = partial(partial, self._bring_to_paper, record.id)
        page.print_requested.connect(bring(self._paper.bring_to_printer))
        page.save_requested.connect(bring(self._paper.save))
        self._shell.show_over(page)

    def _bring_to_paper(self, session_id: str, bring: Bring) -> None:
        record = self._store.get(session_id)
        words = bring(record, self._shell) if record is not None else ""
        if words:
            self._shell.tell(words)
