"""Making the rest of an exercise gentler in the middle of it: less far, and half as much.

From the after-effect rule of clinical reference D1: halve the range and the count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sciatica_desktop.domain.exercise import PhaseKind
from sciatica_desktop.domain.plan import Block, Plan, Step

EASED_SHARE = 0.5
"""Each time it is eased, so much is left of the range, the remaining count and the holds."""


@dataclass(frozen=True, slots=True)
class Ease:
    """Where it was eased.

    Attributes:
        step: index of the phase that was going on.
        counted: repetitions of its block that were finished, as the counter showed them.
        spent: seconds of the phase that were over.
    """

    step: int
    counted: int
    spent: float


@dataclass(frozen=True, slots=True)
class Shown:
    """What the figure shows: a share of the way from one pose to another.

    Attributes:
        start: the pose at 0.
        end: the pose at 1.
        progress: share of the way, 0 to 1.
    """

    start: str
    end: str
    progress: float


def shown(step: Step, progress: float) -> Shown:
    """Where the figure is in a phase, with the smaller range of an eased exercise.

    An eased exercise turns back before its furthest pose; the way to where that last stretch of
    the way begins, such as lifting a leg onto a chair, stays whole.

    Args:
        step: the phase.
        progress: share of its time that is over, 0 to 1.
    """
    near, share = step.turns_at, step.reach_share
    if share >= 1 or not near:
        return Shown(step.start_pose, step.end_pose, progress)
    if step.start_pose == step.end_pose:
        return Shown(near, step.end_pose, share)
    if step.end_pose == near:
        return Shown(step.start_pose, near, 1 - share + share * progress)
    return Shown(near, step.end_pose, share * progress)


def eased(plan: Plan, ease: Ease) -> Plan:
    """The plan with the rest of one exercise made gentler, on this side and the other.

    Half of the remaining repetitions are left, at least one; of an exercise that is held, all
    holds stay and are half as long, the one that is going on by half of what is left of it.

    Returns:
        A plan in which all phases up to the one that goes on have the index they had.
    """
    here = plan.steps[ease.step]
    item = plan.blocks[here.block].item
    steps: list[Step] = []
    blocks: list[Block] = []
    for block in plan.blocks:
        own: Sequence[Step] = [step for step in plan.steps if step.block == block.index]
        if block.item == item:
            counted = ease.counted if block.index == here.block else 0
            own = _smaller(own)
            if block.index >= here.block:
                own = _fewer(own, block, counted, ease)
            block = replace(  # the same block, gentler
                block,
                repetitions=max(step.repetition for step in own),
                active_s=sum(step.seconds or 0.0 for step in own if step.kind.is_active),
            )
        first = len(steps)
        steps += [replace(step, index=first + place) for place, step in enumerate(own)]
        blocks.append(block)
    return replace(plan, blocks=tuple(blocks), steps=tuple(steps))


def _fewer(own: Sequence[Step], block: Block, counted: int, ease: Ease) -> list[Step]:
    """The phases of one block with half of what remains."""
    if any(step.kind is PhaseKind.HOLD for step in own):
        return [_shorter(step, ease) for step in own]
    total = counted + max(1, int((block.repetitions - counted) * EASED_SHARE))
    kept = [step for step in own if step.repetition <= total]
    while kept[-1].index > ease.step and not _ends(kept[-1]):
        kept.pop()
    return kept


def _shorter(step: Step, ease: Ease) -> Step:
    if step.kind is not PhaseKind.HOLD or step.seconds is None or step.index < ease.step:
        return step
    over = min(ease.spent, step.seconds) if step.index == ease.step else 0.0
    return replace(step, seconds=over + (step.seconds - over) * EASED_SHARE)


def _ends(step: Step) -> bool:
    """Whether a block can end with this phase: nobody rests after the last repetition."""
    return step.kind.is_active or step.ends_repetition


def _smaller(own: Sequence[Step]) -> list[Step]:
    """The phases of one block with half of the range they have now."""
    near = dict(_turns(own))
    share = EASED_SHARE
    return [
        replace(
            step,
            reach_share=step.reach_share * share,
            turns_at=near.get(step.end_pose) or near.get(step.start_pose, ""),
        )
        for step in own
    ]


def _turns(own: Sequence[Step]) -> Iterator[tuple[str, str]]:
    """Each pose in which the movement turns round, with the one it comes from and goes back to."""
    home = own[0].start_pose
    path = [home, *(step.end_pose for step in own)]
    path = [pose for pose, following in pairwise([*path, ""]) if pose != following]
    for before, pose, after in zip(path, path[1:], path[2:], strict=False):
        if before == after and pose != home:
            yield pose, before
