"""The state machine that walks a plan on a clock somebody else reads.

Nothing here looks at a clock: each call is given ``now``, monotonic seconds, and answers with
the events that have happened since the last call. A phase ends at its deadline, never after a
count of ticks, so a late call loses no time: what overshoots one phase belongs to the next.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from sciatica_desktop.domain.plan import Plan, Step

LONGEST_GAP_S = 2.0
"""A longer silence of the clock is a suspend, not a late tick: pause and credit nothing."""

LEAD_IN_S = 3.0
"""After every pause this much time to get back into position, in s."""

BACK_RESTARTS_S = 3.0
"""Later than this into a block, back goes to its start rather than to the block before, in s."""


class State(Enum):
    """Where a session stands."""

    NEW = auto()
    RUNNING = auto()
    LEAD_IN = auto()
    PAUSED = auto()
    DONE = auto()
    ENDED = auto()

    @property
    def is_over(self) -> bool:
        """Whether nothing can happen any more."""
        return self in (State.DONE, State.ENDED)


class PauseReason(Enum):
    """Why a session paused."""

    PERSON = auto()
    GAP = auto()


@dataclass(frozen=True, slots=True)
class StepEntered:
    """A phase has begun."""

    step: Step


@dataclass(frozen=True, slots=True)
class RepetitionDone:
    """A repetition was finished for the first time."""

    block: int
    repetition: int


@dataclass(frozen=True, slots=True)
class Paused:
    """The clock has stopped."""

    reason: PauseReason


@dataclass(frozen=True, slots=True)
class LeadInBegan:
    """After a pause: a short while to get back into position."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Resumed:
    """The interrupted phase goes on with exactly what was left of it."""

    step: Step


@dataclass(frozen=True, slots=True)
class Finished:
    """The last phase has ended."""


@dataclass(frozen=True, slots=True)
class Ended:
    """The person stopped before the end."""


Event = StepEntered | RepetitionDone | Paused | LeadInBegan | Resumed | Finished | Ended


@dataclass(frozen=True, slots=True)
class Credit:
    """What was done of one block.

    Attributes:
        seconds: seconds spent in moving and holding phases, 0 or more.
        repetitions: repetitions counted, 0 up to the block's plan.
    """

    seconds: float = 0.0
    repetitions: int = 0


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
    _seconds: dict[int, float] = field(default_factory=dict, init=False)
    _done: set[tuple[int, int]] = field(default_factory=set, init=False)

    @property
    def step(self) -> Step:
        """The current phase; the last one when the session is over."""
        return self.plan.steps[self._step]

    def start(self, now: float) -> list[Event]:
        """Begin with the first phase. Does nothing on a session that has begun."""
        if self.state is not State.NEW:
            return []
        self._last = self._from = now
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
            events += self._go_to(self._step + 1)
        return events

    def skip(self, now: float) -> list[Event]:
        """Go to the next block; the seconds already spent stay credited."""
        events = self.advance(now)
        if self.state is State.NEW or self.state.is_over:
            return events
        self._settle()
        block = self.step.block + 1
        if block == len(self.plan.blocks):
            return events + self._finish()
        return events + self._go_to(self.plan.first_step(block))

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
        repetitions = sum(1 for of, _ in self._done if of == block)
        return Credit(self._seconds.get(block, 0.0), repetitions)

    @property
    def credits(self) -> tuple[Credit, ...]:
        """What was done of every block, in order."""
        return tuple(self.credit(block.index) for block in self.plan.blocks)

    def repetitions_of_pass(self) -> int:
        """Repetitions finished in this pass through the current block, as a counter shows them."""
        step = self.step
        first = self.plan.first_step(step.block)
        counted = any(
            earlier.ends_repetition and earlier.repetition == step.repetition
            for earlier in self.plan.steps[first : self._step]
        )
        return step.repetition if counted else max(0, step.repetition - 1)

    def _credit(self, seconds: float) -> None:
        step = self.step
        if step.kind.is_active and seconds > 0:
            self._seconds[step.block] = self._seconds.get(step.block, 0.0) + seconds

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
        key = (step.block, step.repetition)
        if step.ends_repetition and key not in self._done:
            self._done.add(key)
            events.append(RepetitionDone(*key))
        if self._step + 1 == len(self.plan.steps):
            return events + self._finish()
        self._step += 1
        self._spent = 0.0
        return [*events, StepEntered(self.step)]

    def _go_to(self, step: int) -> list[Event]:
        """Enter a phase from the person's hand: a pause stays a pause, a lead-in is over."""
        if step == len(self.plan.steps):
            return self._finish()
        self._step = step
        self._spent = 0.0
        self._from = self._last
        if self.state is State.LEAD_IN:
            self.state = State.RUNNING
        return [StepEntered(self.step)]

    def _finish(self) -> list[Event]:
        self._step = len(self.plan.steps) - 1
        self._spent = self.step.seconds or 0.0
        self.state = State.DONE
        return [Finished()]
