"""Keeps a session while it happens, so that even a killed program leaves what was done."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from sciatica_desktop.domain.anatomy import AffectedSide, Reach
from sciatica_desktop.domain.clock import Clock
from sciatica_desktop.domain.done import Credit
from sciatica_desktop.domain.log import (
    BlockRecord,
    CheckIn,
    Hurt,
    Outcome,
    SessionRecord,
)
from sciatica_desktop.domain.plan import Step
from sciatica_desktop.domain.snapshot import Going, Origin
from sciatica_desktop.services.player import SessionPlayer
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.identity import new_id
from sciatica_desktop.storage.session_store import SessionStore

KEEP_EVERY_S = 5.0
"""During a long hold, this much at most is lost to a kill."""


class Recorder(QObject):
    """Writes down one session as it goes.

    Signals:
        kept: the record has changed for good: begun, closed or rated.
        failed: one sentence, when something could not be written; the session goes on.
    """

    kept = Signal()
    failed = Signal(str)

    def __init__(
        self,
        player: SessionPlayer,
        store: SessionStore,
        clock: Clock,
        affected: AffectedSide,
        parent: QObject | None = None,
        *,
        origin: Origin | None = None,
        session_id: str = "",
    ) -> None:
        """Listen to a player that has not begun yet.

        Args:
            player: what is written down.
            store: where.
            clock: dates it.
            affected: the side that hurts.
            parent: owner of this object.
            origin: what the plan was compiled from; without it a session that is cut off cannot
                be gone on with.
            session_id: the session the player goes on with; empty for a new one.
        """
        super().__init__(parent)
        self._player = player
        self._store = store
        self._clock = clock
        self._affected = affected
        self._origin = origin
        self._written: dict[int, Credit] = {}
        self._last_kept = player.now
        self._block = -1
        self._hurts = 0
        self._outcome = Outcome.DONE
        self.session_id = session_id or new_id()
        player.step_entered.connect(self._on_step_entered)
        player.repetition_done.connect(self._on_repetition_done)
        player.corrected.connect(self._on_corrected)
        player.plan_eased.connect(self._on_plan_eased)
        player.paused.connect(self._on_paused)
        player.beat.connect(self._on_beat)
        player.finished.connect(self._on_finished)
        player.ended.connect(self._on_ended)

    def begin(self, before: CheckIn) -> None:
        """Write the planned session with the answers given before it."""
        plan = self._player.plan
        now = self._clock.now()
        record = SessionRecord(
            id=self.session_id,
            routine=plan.routine,
            routine_name=plan.name,
            started=now,
            ended=None,
            outcome=Outcome.RUNNING,
            affected=self._affected.value,
            blocks=tuple(
                BlockRecord(b.index, b.exercise, b.side, b.active_s, b.repetitions)
                for b in plan.blocks
            ),
            before=before,
        )
        going = None
        if self._origin is not None:
            going = Going(now, self._origin, self._player.session.snapshot())
        try:
            self._store.begin(record, going)
        except StorageError as error:
            self.failed.emit(str(error))
        self.kept.emit()

    def go_on(self) -> None:
        """Take up a session that was cut off; its answers and what was done are there already."""
        self._written = dict(enumerate(self._player.session.credits))
        try:
            record = self.record()
        except StorageError as error:
            self.failed.emit(str(error))
            return
        self._hurts = len(record.hurts) if record is not None else 0

    def rate_after(self, after: CheckIn) -> None:
        """Add the answers given after the session."""
        try:
            self._store.set_check_in(self.session_id, after=after)
        except StorageError as error:
            self.failed.emit(str(error))
        self.kept.emit()

    def hurts(self, choice: str) -> None:
        """Note that it hurt: where in the routine, and what the person chose.

        Args:
            choice: "ease", "skip" or "stop".
        """
        session = self._player.session
        second = max(0.0, session.plan.seconds - session.remaining_in_all(self._player.now))
        try:
            self._store.add_hurt(self.session_id, Hurt(session.step.block, second, choice))
            self._hurts += 1
        except StorageError as error:
            self.failed.emit(str(error))
        if choice == "stop":
            self._outcome = Outcome.HURT

    def felt(self, reach: Reach | None = None, region: str = "") -> None:
        """Add where it was felt to what was noted last; does nothing when it never hurt.

        Args:
            reach: the furthest point it was felt at.
            region: id of a region of the body chart.
        """
        if self._hurts == 0:
            return
        try:
            self._store.set_felt(self.session_id, self._hurts - 1, reach, region)
        except StorageError as error:
            self.failed.emit(str(error))
        self.kept.emit()

    def record(self) -> SessionRecord | None:
        """The session as it stands in the store."""
        return self._store.get(self.session_id)

    def _keep(self) -> None:
        session = self._player.session
        self._last_kept = self._player.now
        snapshot = session.snapshot()
        changed = {
            block: credit
            for block, credit in enumerate(session.credits)
            if credit != self._written.get(block, Credit())
        }
        try:
            self._store.keep(self.session_id, changed, self._clock.now(), snapshot)
        except StorageError as error:
            self.failed.emit(str(error))
            return
        self._written |= changed

    def _close(self, outcome: Outcome) -> None:
        self._keep()
        try:
            self._store.close(self.session_id, self._clock.now(), outcome)
        except StorageError as error:
            self.failed.emit(str(error))
        self.kept.emit()

    def _on_step_entered(self, step: Step) -> None:
        # Not at every phase: the phases of a floss are short, and each write waits for the disk.
        if step.block != self._block:
            self._block = step.block
            self._keep()

    def _on_repetition_done(self, _block: int, _repetition: int) -> None:
        self._keep()

    def _on_corrected(self, _block: int, _repetitions: int, _by: int) -> None:
        self._keep()

    def _on_plan_eased(self, _plan: object) -> None:
        self._keep()

    def _on_paused(self, _reason: object) -> None:
        self._keep()

    def _on_beat(self) -> None:
        if self._player.state.is_going and self._player.now - self._last_kept >= KEEP_EVERY_S:
            self._keep()

    def _on_finished(self) -> None:
        self._close(Outcome.DONE)

    def _on_ended(self) -> None:
        self._close(self._outcome if self._outcome is Outcome.HURT else Outcome.ENDED)
