"""Sessions as the clock would have credited them, worked out step by step from a plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from fractions import Fraction
from typing import Any

from sciatica_desktop import resources
from sciatica_desktop.domain.anatomy import AffectedSide, Reach
from sciatica_desktop.domain.exercise import PhaseKind
from sciatica_desktop.domain.log import BlockRecord, CheckIn, Outcome, SessionRecord
from sciatica_desktop.domain.plan import Block, Pace, Plan, compile_plan
from sciatica_desktop.domain.routine import Item, Routine
from sciatica_desktop.storage.library import load_library

LIBRARY = load_library(resources.root())
BEGUN = datetime(2026, 11, 15, 18, 40, tzinfo=timezone(timedelta(hours=1)))


def plan_of(*items: str | Item, affected: AffectedSide = AffectedSide.LEFT) -> Plan:
    made = tuple(Item(item) if isinstance(item, str) else item for item in items)
    routine = Routine("daily", "Daily routine", "floor", made)
    return compile_plan(routine, LIBRARY.exercises, Pace(affected=affected))


def credit(plan: Plan, block: Block, share: Fraction) -> tuple[float, int, float]:
    """Active seconds, repetitions and seconds held when a block is left after a share of it."""
    left = block.active_s * float(share)
    seconds, repetitions, held = 0.0, 0, 0.0
    for step in plan.steps:
        if step.block != block.index or not step.kind.is_active:
            continue
        spent = min(left, step.seconds or 0.0)
        left -= spent
        seconds += spent
        held += spent if step.kind is PhaseKind.HOLD else 0.0
        if step.ends_repetition and spent == step.seconds:
            repetitions += 1
    return seconds, repetitions, held


def session(
    plan: Plan, shares: Mapping[int, Fraction] | None = None, **fields: Any
) -> SessionRecord:
    """A session in which some blocks were left early."""
    blocks = []
    for block in plan.blocks:
        seconds, repetitions, _ = credit(plan, block, (shares or {}).get(block.index, Fraction(1)))
        blocks.append(
            BlockRecord(
                block.index,
                block.exercise,
                block.side,
                block.active_s,
                block.repetitions,
                seconds,
                repetitions,
            )
        )
    values: dict[str, Any] = {
        "id": "one",
        "routine": plan.routine,
        "routine_name": plan.name,
        "started": BEGUN,
        "ended": BEGUN + timedelta(minutes=9),
        "outcome": Outcome.DONE,
        "affected": "left",
        "blocks": tuple(blocks),
        "before": CheckIn(4, 3, Reach.THIGH),
        "after": CheckIn(3, 3, Reach.BUTTOCK),
    }
    return SessionRecord(**(values | fields))
