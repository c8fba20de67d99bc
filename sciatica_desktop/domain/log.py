"""What is kept of a session: the record of what was planned and done, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sciatica_desktop.domain.anatomy import Reach, Side


class Outcome(StrEnum):
    """How a session came to its end."""

    RUNNING = "running"
    """Not closed: it is going on, or the program was stopped from outside."""
    DONE = "done"
    ENDED = "ended"
    HURT = "hurt"


@dataclass(frozen=True, slots=True)
class CheckIn:
    """Pain and reach before or after a routine; None where it was left out."""

    leg: int | None = None
    back: int | None = None
    reach: Reach | None = None

    def __post_init__(self) -> None:
        """Check the ranges.

        Raises:
            ValueError: if a rating is not 0 to 10.
        """
        for name in ("leg", "back"):
            value = getattr(self, name)
            if value is not None and not 0 <= value <= 10:
                raise ValueError(f"{name} must be 0 to 10 or empty, not {value}")


@dataclass(frozen=True, slots=True)
class BlockRecord:
    """One exercise on one side, planned and done.

    Attributes:
        index: place in the session, from 0.
        exercise: id of the exercise.
        side: the worked side, or None.
        planned_s: planned seconds of moving and holding.
        planned_repetitions: planned repetitions.
        done_s: seconds done.
        done_repetitions: repetitions done, the person's corrections in it.
        corrected: by how much the person put the count right while it went on, all in all.
    """

    index: int
    exercise: str
    side: Side | None
    planned_s: float
    planned_repetitions: int
    done_s: float = 0.0
    done_repetitions: int = 0
    corrected: int = 0

    @property
    def share_done(self) -> float:
        """Share of the planned repetitions that was done, 0 to 1 (clinical reference F2)."""
        if self.planned_repetitions == 0:
            return 1.0
        return min(1.0, self.done_repetitions / self.planned_repetitions)


@dataclass(frozen=True, slots=True)
class Hurt:
    """The person said that it hurt, and what they chose.

    Attributes:
        block: index of the block it happened in.
        second: seconds into the routine's own clock.
        choice: "ease", "skip" or "stop".
        reach: the furthest point it was felt at, where it was said.
        region: id of the region of the body chart it was felt in; empty where it was not said.
    """

    block: int
    second: float
    choice: str
    reach: Reach | None = None
    region: str = ""


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One session as it is kept."""

    id: str
    routine: str
    routine_name: str
    started: datetime
    ended: datetime | None
    outcome: Outcome
    affected: str
    blocks: tuple[BlockRecord, ...]
    before: CheckIn = CheckIn()
    after: CheckIn = CheckIn()
    hurts: tuple[Hurt, ...] = ()

    @property
    def day(self) -> date:
        """The local calendar day it began."""
        return self.started.date()

    @property
    def done_s(self) -> float:
        """Seconds of moving and holding that were done."""
        return sum(block.done_s for block in self.blocks)

    @property
    def is_open(self) -> bool:
        """Whether it was never closed: it is going on, or was cut off."""
        return self.outcome is Outcome.RUNNING

    @property
    def counts(self) -> bool:
        """Whether anything was done at all."""
        return self.done_s > 0
