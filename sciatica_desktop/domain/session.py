"""The state machine that walks a plan on a clock somebody else reads.

Nothing here looks at a clock: each call is given ``now``, monotonic seconds, and answers with
the events that have happened since the last call. A phase ends at its deadline, never after a
count of ticks, so a late call loses no time: what overshoots one phase belongs to the next.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sciatica_desktop.domain.done import Credit, Ledger
from sciatica_desktop.domain.easing import Ease, eased
from sciatica_desktop.domain.plan import Plan, Step
from sciatica_desktop.domain.session_events import (
    Corrected,
    Ended,
    Event,
    Finished,
    LeadInBegan,
    Paused,
    PauseReason,
    PlanEased,
    RepetitionDone,
    Resumed,
    State,
    StepEntered,
)
from sciatica_desktop.domain.snapshot import Snapshot

__all__ = [
    "BACK_RESTARTS_S",
    "LEAD_IN_S",
    "LONGEST_GAP_S",
    "Corrected",
    "Credit",
    "Ended",
    "Event",
    "Finished",
    "LeadInBegan",
    "PauseReason",
    "Paused",
    "PlanEased",
    "RepetitionDone",
    "Resumed",
    "Session",
    "Snapshot",
    "State",
    "StepEntered",
]

LONGEST_GAP_S = 2.0
"""A longer silence of the clock is a suspend, not a late tick: pause and credit nothing."""

LEAD_IN_S = 3.0
"""After every pause this much time to get back into position, in s."""

BACK_RESTARTS_S = 3.0
"""Later than this into a block, back goes to its start rather than to the block before, in s."""


@dataclass(slots=True)
class Session:
    """One run through a plan.

    All times are monotonic seconds of one clock that never goes back; a ``now`` earlier than
    the last one is taken as the last one.
    """

    plan: Plan
    state: State = field(default=State.NEW, init=False)
    _step: int = field(default=0, init=False)
    _spent: float = field(default=0.0, init=False)
    _from: float = field(default=0.0, init=False)
    _last: float = field(default=0.0, init=False)
    _done: Ledger = field(default_factory=Ledger, init=False)
    _eases: list[Ease] = field(default_factory=list, init=False)
    _resumes: bool = field(default=False, init=False)

    @classmethod
    def resume_from(cls, plan: Plan, snapshot: Snapshot) -> Session:
        """A session that goes on where an earlier one was cut off, through a short lead-in.

        Args:
            plan: the plan as it was compiled; what was eased is eased again.
            snapshot: where it stood.

        Raises:
            ValueError: if the two do not belong together.
        """
        session = cls(snapshot.plan_of(plan))
        session._resumes = True
        session._step, session._spent = snapshot.step, snapshot.spent
        session._done = Ledger(
            dict(enumerate(snapshot.seconds)),
            set(snapshot.repetitions),
            dict(enumerate(snapshot.corrected)),
        )
        session._eases = list(snapshot.eases)
        return session

    def snapshot(self) -> Snapshot:
        """Where it stands at the last ``now``."""
        self.settle()
        credits = self.credits
        return Snapshot(
            step=self._step,
            spent=self._spent,
            seconds=tuple(credit.seconds for credit in credits),
            repetitions=tuple(sorted(self._done.repetitions)),
            corrected=tuple(credit.corrected for credit in credits),
            eases=tuple(self._eases),
        )

    @property
    def step(self) -> Step:
        """The current phase; the last one when the session is over."""
        return self.plan.steps[self._step]

    def start(self, now: float) -> list[Event]:
        """Begin with the first phase, or go on with one that was cut off, through a lead-in.

        Does nothing on a session that has begun.
        """
        if self.state is not State.NEW:
            return []
        self._last = self._from = now
        if self._resumes:
            self.state = State.LEAD_IN
            return [StepEntered(self.step), LeadInBegan(LEAD_IN_S)]
        self.state = State.RUNNING
        return [StepEntered(self.step)]

    def advance(self, now: float) -> list[Event]:
        """Let time pass up to ``now``; call as often or as seldom as you like under the gap."""
        now = max(now, self._last)
        if self.state not in (State.RUNNING, State.LEAD_IN):
            self._last = now
            return []
        if now - self._last > LONGEST_GAP_S:
            stopped = self._last
            self._last = now
            return self._pause(stopped, PauseReason.GAP)
        self._last = now
        events: list[Event] = []
        if self.state is State.LEAD_IN:
            if now - self._from < LEAD_IN_S:
                return events
            self._from += LEAD_IN_S
            self.state = State.RUNNING
            events.append(Resumed(self.step))
        while self.state is State.RUNNING:
            length = self.step.seconds
            if length is None or self._spent + (now - self._from) < length:
                break
            self._from += length - self._spent
            self._credit(length - self._spent)
            events += self._complete()
        return events

    def pause(self, now: float) -> list[Event]:
        """Stop the clock. During the lead-in the interrupted phase keeps its remainder."""
        events = self.advance(now)
        if self.state in (State.RUNNING, State.LEAD_IN):
            events += self._pause(self._last, PauseReason.PERSON)
        return events

    def resume(self, now: float) -> list[Event]:
        """Go on through a short lead-in. Does nothing unless paused."""
        if self.state is not State.PAUSED:
            return []
        self._last = self._from = max(now, self._last)
        self.state = State.LEAD_IN
        return [LeadInBegan(LEAD_IN_S)]

    def proceed(self, now: float) -> list[Event]:
        """End a phase that waits for the person. Does nothing in any other phase."""
        events = self.advance(now)
        if self.state is State.RUNNING and self.step.seconds is None:
            self._from = self._last
            events += self._complete()
        return events

    def count_one(self, now: float) -> list[Event]:
        """Count the repetition that is going on, at the person's own pace, and go to the next.

        Does nothing where the clock counts, in a rest, and while paused.
        """
        events = self.advance(now)
        step = self.step
        if self.state is not State.RUNNING or not self.plan.blocks[step.block].own_pace:
            return events
        if not step.repetition or self.plan.counted_before(step) == step.repetition:
            return events
        self._settle()
        while not self.step.ends_repetition:
            self._step += 1
        return events + self._complete()

    def correct(self, by: int, now: float) -> list[Event]:
        """Put the count of the running block right by one: the counter, the credit, what is left.

        One more done than counted is one less to go: the running repetition becomes the next
        one, at the same moment of it, and the block is over when it was the last. Seconds stay
        as they were measured. Does nothing before the first repetition of a block, nor below 0.

        Args:
            by: 1 for one more, -1 for one less.
            now: monotonic seconds.
        """
        events = self.advance(now)
        step, counted = self.step, self.repetitions_of_pass()
        if self.state is State.NEW or self.state.is_over or not step.repetition:
            return events
        if by not in (1, -1) or counted + by < 0:
            return events
        self.settle()
        self._done.correct(step.block, counted + max(by, 0), by)
        events.append(Corrected(step.block, counted + by, by))
        if counted + by >= self.plan.blocks[step.block].repetitions:
            return events + self._leave_block()
        there = self.plan.corrected_to(step, by)
        self._step, self._from = there.index, self._last
        if there.kind is not step.kind:
            self._spent = 0.0
            return [*events, StepEntered(there)]
        self._spent = min(self._spent, there.seconds or self._spent)
        return events

    def ease(self, now: float) -> list[Event]:
        """Make the rest of this exercise gentler: less far, and half of what remains.

        Running, it goes on; paused, it stays paused. Does nothing before the start and once over.
        """
        events = self.advance(now)
        if self.state is State.NEW or self.state.is_over:
            return events
        self.settle()
        ease = Ease(self._step, self.repetitions_of_pass(), self._spent)
        self.plan = eased(self.plan, ease)
        self._eases.append(ease)
        return [*events, PlanEased(self.plan)]

    def skip(self, now: float) -> list[Event]:
        """Go to the next block; the seconds already spent stay credited."""
        events = self.advance(now)
        if self.state is State.NEW or self.state.is_over:
            return events
        self._settle()
        return events + self._leave_block()

    def back(self, now: float) -> list[Event]:
        """Go to the start of this block, or of the one before when this one has just begun."""
        events = self.advance(now)
        if self.state is State.NEW or self.state.is_over:
            return events
        self._settle()
        block = self.step.block
        first = self.plan.first_step(block)
        into = self._spent + sum(
            step.seconds or 0.0 for step in self.plan.steps[first : self._step]
        )
        if into <= BACK_RESTARTS_S and block > 0:
            first = self.plan.first_step(block - 1)
        return events + self._go_to(first)

    def go_to_item(self, item: int, now: float) -> list[Event]:
        """Jump to an exercise of the routine, from 0. An unknown one changes nothing."""
        events = self.advance(now)
        block = next((b.index for b in self.plan.blocks if b.item == item), None)
        if block is None or self.state is State.NEW or self.state.is_over:
            return events
        self._settle()
        return events + self._go_to(self.plan.first_step(block))

    def end(self, now: float) -> list[Event]:
        """Stop for good, keeping what was done. Does nothing once over."""
        events = self.advance(now)
        if self.state.is_over:
            return events
        self._settle()
        self.state = State.ENDED
        return [*events, Ended()]

    def settle(self) -> None:
        """Credit what the running phase has used up to the last ``now``.

        For a record kept as it goes; the phase itself goes on and ends where it would have.
        """
        if self.state is State.RUNNING:
            self._settle()

    def spent(self, now: float) -> float:
        """Seconds of the current phase that are over, at ``now``."""
        running = now - self._from if self.state is State.RUNNING else 0.0
        spent = self._spent + max(0.0, running)
        return spent if self.step.seconds is None else min(spent, self.step.seconds)

    def remaining(self, now: float) -> float | None:
        """Seconds left of the current phase, 0 or more; None where it waits for the person."""
        length = self.step.seconds
        return None if length is None else max(0.0, length - self.spent(now))

    def lead_in_remaining(self, now: float) -> float:
        """Seconds left of the lead-in after a pause; 0 in any other state."""
        if self.state is not State.LEAD_IN:
            return 0.0
        return min(LEAD_IN_S, max(0.0, LEAD_IN_S - (now - self._from)))

    def remaining_in_all(self, now: float) -> float:
        """Seconds left of the whole plan at ``now``."""
        if self.state.is_over:
            return 0.0
        later = sum(step.seconds or 0.0 for step in self.plan.steps[self._step + 1 :])
        return (self.remaining(now) or 0.0) + later

    def credit(self, block: int) -> Credit:
        """What was done of a block so far; time of the running phase counts once it is settled."""
        return self._done.credit(block)

    @property
    def credits(self) -> tuple[Credit, ...]:
        """What was done of every block, in order."""
        return tuple(self.credit(block.index) for block in self.plan.blocks)

    def repetitions_of_pass(self) -> int:
        """Repetitions finished in this pass through the current block, as a counter shows them."""
        return self.plan.counted_before(self.step)

    def _credit(self, seconds: float) -> None:
        if self.step.kind.is_active:
            self._done.add_seconds(self.step.block, seconds)

    def _settle(self) -> None:
        """Credit what the running phase has used up to the last ``now`` and restart its count."""
        if self.state is State.RUNNING:
            self._credit(self._last - self._from)
            self._spent += self._last - self._from
        self._from = self._last

    def _pause(self, at: float, reason: PauseReason) -> list[Event]:
        if self.state is State.RUNNING:
            self._credit(at - self._from)
            self._spent += at - self._from
        self.state = State.PAUSED
        return [Paused(reason)]

    def _complete(self) -> list[Event]:
        step = self.step
        events: list[Event] = []
        if step.ends_repetition and self._done.add_repetition(step.block, step.repetition):
            events.append(RepetitionDone(step.block, step.repetition))
        if self._step + 1 == len(self.plan.steps):
            return events + self._finish()
        self._step += 1
        self._spent = 0.0
        return [*events, StepEntered(self.step)]

    def _leave_block(self) -> list[Event]:
        block = self.step.block + 1
        if block == len(self.plan.blocks):
            return self._finish()
        return self._go_to(self.plan.first_step(block))

    def _go_to(self, step: int) -> list[Event]:
        """Enter a phase from the person's hand: a pause stays a pause.

        A lead-in is over, unless it would end in the middle of a movement: then it begins anew.
        """
        self._step = step
        self._spent = 0.0
        self._from = self._last
        if self.state is State.LEAD_IN:
            if self.step.kind.is_active:
                return [StepEntered(self.step), LeadInBegan(LEAD_IN_S)]
            self.state = State.RUNNING
        return [StepEntered(self.step)]

    def _finish(self) -> list[Event]:
        self._step = len(self.plan.steps) - 1
        self._spent = self.step.seconds or 0.0
        self.state = State.DONE
        return [Finished()]
