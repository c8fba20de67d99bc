"""Keeps a session while it happens, so that even a killed program leaves what was done."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.clock import Clock
from sciatica_desktop.domain.log import (
    BlockRecord,
    CheckIn,
    Hurt,
    Outcome,
    SessionRecord,
)
from sciatica_desktop.domain.session import Credit
from sciatica_desktop.services.player import SessionPlayer
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.identity import new_id
from sciatica_desktop.storage.session_store import SessionStore

_KEEP_EVERY_S = 5.0
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
    ) -> None:
        """Listen to a player that has not begun yet."""
        super().__init__(parent)
        self._player = player
        self._store = store
        self._clock = clock
        self._affected = affected
        self._written: dict[int, Credit] = {}
        self._last_kept = player.now
        self._outcome = Outcome.DONE
        self.session_id = new_id()
        player.step_entered.connect(self._on_step_entered)
        player.repetition_done.connect(self._on_repetition_done)
        player.paused.connect(self._on_paused)
        player.beat.connect(self._on_beat)
        player.finished.connect(self._on_finished)
        player.ended.connect(self._on_ended)

    def begin(self, before: CheckIn) -> None:
        """Write the planned session with the answers given before it."""
        plan = self._player.plan
        record = SessionRecord(
            id=self.session_id,
            routine=plan.routine,
            routine_name=plan.name,
            started=self._clock.now(),
            ended=None,
            outcome=Outcome.RUNNING,
            affected=self._affected.value,
            blocks=tuple(
                BlockRecord(b.index, b.exercise, b.side, b.active_s, b.repetitions)
                for b in plan.blocks
            ),
            before=before,
        )
        try:
            self._store.begin(record)
        except StorageError as error:
            self.failed.emit(str(error))
        self.kept.emit()

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
        second = session.plan.seconds - session.remaining_in_all(self._player.now)
        try:
            self._store.add_hurt(self.session_id, Hurt(session.step.block, second, choice))
        except StorageError as error:
            self.failed.emit(str(error))
        if choice == "stop":
            self._outcome = Outcome.HURT

    def record(self) -> SessionRecord | None:
        """The session as it stands in the store."""
        return self._store.get(self.session_id)

    def _keep(self) -> None:
        self._last_kept = self._player.now
        try:
            for block, credit in enumerate(self._player.session.credits):
                if credit != self._written.get(block, Credit()):
                    self._store.set_block(
                        self.session_id, block, credit.seconds, credit.repetitions
                    )
                    self._written[block] = credit
        except StorageError as error:
            self.failed.emit(str(error))

    def _close(self, outcome: Outcome) -> None:
        self._keep()
        try:
            self._store.close(self.session_id, self._clock.now(), outcome)
        except StorageError as error:
            self.failed.emit(str(error))
        self.kept.emit()

    def _on_step_entered(self, _step: object) -> None:
        self._keep()

    def _on_repetition_done(self, _block: int, _repetition: int) -> None:
        self._keep()

    def _on_paused(self, _reason: object) -> None:
        self._keep()

    def _on_beat(self) -> None:
        if self._player.now - self._last_kept >= _KEEP_EVERY_S:
            self._player.session.settle()
            self._keep()

    def _on_finished(self) -> None:
        self._close(Outcome.DONE)

    def _on_ended(self) -> None:
        self._close(self._outcome if self._outcome is Outcome.HURT else Outcome.ENDED)
