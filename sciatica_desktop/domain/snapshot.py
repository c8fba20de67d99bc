"""Where a session stands as plain data, so that it can be kept and gone on with later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sciatica_desktop.domain.easing import Ease, eased
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.plan import Pace, Plan, compile_plan
from sciatica_desktop.domain.routine import Routine

_ROUNDING_S = 1e-6


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Where a session stands.

    Attributes:
        step: index of the phase.
        spent: seconds of it that are over.
        seconds: seconds done, for each block.
        repetitions: what is credited, as (block, repetition).
        corrected: sum of the person's corrections, for each block.
        eases: where it was eased, in order.
    """

    step: int
    spent: float
    seconds: tuple[float, ...]
    repetitions: tuple[tuple[int, int], ...]
    corrected: tuple[int, ...]
    eases: tuple[Ease, ...] = ()

    def plan_of(self, plan: Plan) -> Plan:
        """The plan as it was then: what was eased is eased again.

        Args:
            plan: the plan as it was compiled.

        Raises:
            ValueError: if this was never a moment of that plan.
        """
        for ease in self.eases:
            if not 0 <= ease.step < len(plan.steps):
                raise ValueError("the session does not belong to this plan")
            plan = eased(plan, ease)
        blocks = {block.index for block in plan.blocks}
        if (
            not 0 <= self.step < len(plan.steps)
            or not self._fits(plan.steps[self.step].seconds)
            or not len(self.seconds) == len(self.corrected) == len(blocks)
            or any(block not in blocks for block, _ in self.repetitions)
        ):
            raise ValueError("the session does not belong to this plan")
        return plan

    def _fits(self, length: float | None) -> bool:
        return self.spent >= 0 and (length is None or self.spent <= length + _ROUNDING_S)


@dataclass(frozen=True, slots=True)
class Origin:
    """What a session's plan was compiled from, so that it can be compiled again.

    Attributes:
        routine: the routine as it was, its own doses in it.
        pace: the person's settings as they were.
        fingerprint: of the plan that came out.
    """

    routine: Routine
    pace: Pace
    fingerprint: str

    def compile(self, library: Mapping[str, Exercise]) -> Plan:
        """The same plan once more.

        Args:
            library: exercises by id, as they are now.

        Raises:
            ValueError: if an exercise is gone or has changed, so that the plan would be another.
        """
        plan = compile_plan(self.routine, library, self.pace)
        if plan.fingerprint != self.fingerprint:
            raise ValueError("an exercise of the session has changed since")
        return plan


@dataclass(frozen=True, slots=True)
class Going:
    """What is kept beside the record of a session that is going on.

    Attributes:
        kept: when this was written, with its UTC offset.
        origin: what its plan was compiled from.
        snapshot: where it stood.
    """

    kept: datetime
    origin: Origin
    snapshot: Snapshot
