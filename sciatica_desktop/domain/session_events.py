"""Where a session stands, and what can happen in one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from sciatica_desktop.domain.plan import Plan, Step


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

    @property
    def is_going(self) -> bool:
        """Whether time is passing in it."""
        return self in (State.RUNNING, State.LEAD_IN)


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
class Corrected:
    """The person put the count right.

    Attributes:
        block: index of the block.
        repetitions: the count of this pass through the block, as it is now.
        by: what the count was changed by, -1 or 1.
    """

    block: int
    repetitions: int
    by: int


@dataclass(frozen=True, slots=True)
class PlanEased:
    """The rest of the exercise has become gentler; the phase that goes on keeps its index."""

    plan: Plan


@dataclass(frozen=True, slots=True)
class Finished:
    """The last phase has ended."""


@dataclass(frozen=True, slots=True)
class Ended:
    """The person stopped before the end."""


Event = (
    StepEntered
    | RepetitionDone
    | Corrected
    | PlanEased
    | Paused
    | LeadInBegan
    | Resumed
    | Finished
    | Ended
)
