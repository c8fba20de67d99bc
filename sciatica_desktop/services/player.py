"""Drives a session by the clock and tells everybody who listens what happens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from sciatica_desktop.domain.clock import Clock
from sciatica_desktop.domain.plan import Plan
from sciatica_desktop.domain.session import Session, Snapshot
from sciatica_desktop.domain.session_events import (
    Corrected,
    Ended,
    Event,
    Finished,
    LeadInBegan,
    Paused,
    PlanEased,
    RepetitionDone,
    Resumed,
    State,
    StepEntered,
)

_HEARTBEAT_MS = 1000
"""Often enough to notice a suspend; the seconds themselves come from the deadline."""


class SessionPlayer(QObject):
    """One run through a plan.

    Signals:
        step_entered: a phase began (Step).
        repetition_done: a repetition was finished (block, repetition).
        paused: the clock stopped (PauseReason).
        lead_in_began: a short get-ready after a pause began (seconds).
        resumed: the interrupted phase goes on (Step).
        corrected: the person put the count right (block, count now, by 1 or -1); the phase that
            goes on may be another one now.
        plan_eased: the rest of the exercise is gentler (Plan); :attr:`plan` is this one now.
        beat: the clock was read; what was done may have grown.
        finished: the last phase ended.
        ended: the person stopped before the end.
    """

    step_entered = Signal(object)
    repetition_done = Signal(int, int)
    paused = Signal(object)
    lead_in_began = Signal(float)
    resumed = Signal(object)
    corrected = Signal(int, int, int)
    plan_eased = Signal(object)
    beat = Signal()
    finished = Signal()
    ended = Signal()

    def __init__(
        self,
        plan: Plan,
        clock: Clock,
        parent: QObject | None = None,
        *,
        resume: Snapshot | None = None,
    ) -> None:
        """Make ready; nothing runs before :meth:`start`.

        Args:
            plan: the plan as it was compiled.
            clock: what the session goes by.
            parent: owner of this object.
            resume: where an earlier run through the plan was cut off, to go on from there.

        Raises:
            ValueError: if ``resume`` does not belong to the plan.
        """
        super().__init__(parent)
        self._clock = clock
        self.session = Session(plan) if resume is None else Session.resume_from(plan, resume)
        self._deadline = QTimer(self)
        self._deadline.setObjectName("session deadline")
        self._deadline.setTimerType(Qt.TimerType.PreciseTimer)
        self._deadline.setSingleShot(True)
        self._deadline.timeout.connect(self.look_at_clock)

    @property
    def plan(self) -> Plan:
        """The plan that is walked; easing replaces it."""
        return self.session.plan

    @property
    def state(self) -> State:
        """Where the session stands."""
        return self.session.state

    @property
    def now(self) -> float:
        """The clock as the session reads it, in s."""
        return self._clock.monotonic()

    def start(self) -> None:
        """Begin."""
        self._tell(self.session.start(self.now))

    def toggle_pause(self) -> None:
        """Pause, go on, or end a phase that waits for the person: what Space does."""
        if self.state is State.PAUSED:
            self._tell(self.session.resume(self.now))
        elif self.state is State.RUNNING and self.session.step.seconds is None:
            self._tell(self.session.proceed(self.now))
        else:
            self.pause()

    def pause(self) -> None:
        """Stop the clock."""
        self._tell(self.session.pause(self.now))

    def skip(self) -> None:
        """Go to the next side or exercise."""
        self._tell(self.session.skip(self.now))

    def back(self) -> None:
        """Go back to the start of this side, or to the one before."""
        self._tell(self.session.back(self.now))

    def go_to_item(self, item: int) -> None:
        """Jump to an exercise, from 0."""
        self._tell(self.session.go_to_item(item, self.now))

    def ease(self) -> None:
        """Make the rest of this exercise gentler: less far, and half of what remains."""
        self._tell(self.session.ease(self.now))

    def correct(self, by: int) -> None:
        """Put the count right: 1 for one more, -1 for one less."""
        self._tell(self.session.correct(by, self.now))

    def count_one(self) -> None:
        """Count a repetition that is done at the person's own pace."""
        self._tell(self.session.count_one(self.now))

    def end(self) -> None:
        """Stop for good, keeping what was done."""
        self._tell(self.session.end(self.now))

    def look_at_clock(self) -> None:
        """Let the session catch up with the clock."""
        self._tell(self.session.advance(self.now))
        self.beat.emit()

    def _tell(self, events: Sequence[Event]) -> None:
        self._arm()
        for event in events:
            match event:
                case StepEntered(step):
                    self.step_entered.emit(step)
                case RepetitionDone(block, repetition):
                    self.repetition_done.emit(block, repetition)
                case Corrected(block, repetitions, by):
                    self.corrected.emit(block, repetitions, by)
                case PlanEased(plan):
                    self.plan_eased.emit(plan)
                case Paused(reason):
                    self.paused.emit(reason)
                case LeadInBegan(seconds):
                    self.lead_in_began.emit(seconds)
                case Resumed(step):
                    self.resumed.emit(step)
                case Finished():
                    self.finished.emit()
                case Ended():
                    self.ended.emit()

    def _arm(self) -> None:
        """Wake at the next deadline, and at least once a second while the clock runs."""
        session, now = self.session, self.now
        if session.state is State.RUNNING:
            left = session.remaining(now)
        elif session.state is State.LEAD_IN:
            left = session.lead_in_remaining(now)
        else:
            self._deadline.stop()
            return
        wait = _HEARTBEAT_MS if left is None else min(_HEARTBEAT_MS, int(left * 1000) + 1)
        self._deadline.start(wait)
