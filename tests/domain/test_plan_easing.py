"""Easing: half of what remains and a smaller range, for the rest of one exercise alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop import resources
from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.dose import Dose
from sciatica_desktop.domain.easing import Ease, Shown, eased, shown
from sciatica_desktop.domain.exercise import Exercise, Laterality, PhaseKind
from sciatica_desktop.domain.plan import Pace, Plan, compile_plan
from sciatica_desktop.domain.routine import Item, Routine
from sciatica_desktop.storage.library import load_library
from tests.domain.exercises import make_exercise, make_floss

LEFT = Pace(affected=AffectedSide.LEFT)
SHIPPED = load_library(resources.root()).exercises
TIMED = sorted(name for name, exercise in SHIPPED.items() if exercise.is_timed)


def plan_of(*items: Item, library: dict[str, Exercise], pace: Pace = LEFT) -> Plan:
    return compile_plan(Routine("r", "R", "mat", items), library, pace)


def floss_plan(repetitions: int = 10, *, sets: int = 1, pace: Pace = LEFT) -> Plan:
    floss = make_floss(laterality=Laterality.EACH)
    dose = Dose(sets=sets, repetitions=repetitions)
    return plan_of(Item(floss.id, dose), Item(floss.id), library={floss.id: floss}, pace=pace)


def at(plan: Plan, block: int, repetition: int) -> int:
    """Index of the first phase of a repetition."""
    return next(s.index for s in plan.steps if s.block == block and s.repetition == repetition)


@pytest.mark.parametrize(
    ("counted", "total"), [(0, 5), (3, 6), (7, 8), (8, 9), (9, 10)], ids=lambda n: str(n)
)
def test_half_of_the_remaining_count_is_left_and_at_least_one(counted: int, total: int) -> None:
    plan = floss_plan()
    gentler = eased(plan, Ease(at(plan, 0, counted + 1), counted, 0.5))
    assert [block.repetitions for block in gentler.blocks] == [total, 5, 10, 10]


def test_the_other_side_becomes_gentler_too_and_a_side_that_is_done_stays() -> None:
    plan = floss_plan()
    gentler = eased(plan, Ease(at(plan, 1, 5), 4, 0.0))
    assert [block.repetitions for block in gentler.blocks] == [10, 7, 10, 10]
    shares: dict[int, set[float]] = {block.index: set() for block in plan.blocks}
    for step in gentler.steps:
        shares[step.block].add(step.reach_share)
    # Who goes back to the first side finds the smaller range there as well.
    assert shares == {0: {0.5}, 1: {0.5}, 2: {1.0}, 3: {1.0}}


def test_of_a_hold_half_of_the_remaining_seconds_is_left() -> None:
    hold = make_exercise()
    plan = plan_of(Item(hold.id), library={hold.id: hold})
    index = next(step.index for step in plan.steps if step.kind is PhaseKind.HOLD)
    gentler = eased(plan, Ease(index, 0, 10.0))
    holds = [step.seconds for step in gentler.steps if step.kind is PhaseKind.HOLD]
    # 10 s are over, half of the other 20 s; then half of 30 s each.
    assert holds == [20, 15, 15, 15]
    assert [block.repetitions for block in gentler.blocks] == [2, 2]


def test_eased_twice_it_is_a_quarter() -> None:
    plan = floss_plan()
    once = eased(plan, Ease(at(plan, 0, 1), 0, 0.0))
    twice = eased(once, Ease(at(once, 0, 2), 1, 0.0))
    assert [block.repetitions for block in twice.blocks][:2] == [3, 2]
    assert {step.reach_share for step in twice.steps if step.block < 2} == {0.25}


@given(
    name=st.sampled_from(TIMED),
    sets=st.integers(1, 3),
    repetitions=st.integers(1, 6),
    own_pace=st.booleans(),
    data=st.data(),
)
def test_an_eased_plan_is_a_whole_plan(
    name: str, sets: int, repetitions: int, own_pace: bool, data: st.DataObject
) -> None:
    pace = Pace(AffectedSide.LEFT, own_pace=own_pace)
    items = (Item(name, Dose(sets=sets, repetitions=repetitions)), Item("floss_seated"))
    plan = plan_of(*items, library=dict(SHIPPED), pace=pace)
    for _ in range(data.draw(st.integers(1, 3))):
        step = plan.steps[data.draw(st.integers(0, len(plan.steps) - 1))]
        spent = data.draw(st.floats(0, step.seconds or 5.0))
        gentler = eased(plan, Ease(step.index, plan.counted_before(step), spent))
        _check(plan, gentler, step.index)
        plan = gentler


def _check(plan: Plan, gentler: Plan, index: int) -> None:
    assert [step.index for step in gentler.steps] == list(range(len(gentler.steps)))
    item = plan.blocks[plan.steps[index].block].item
    for before, after in zip(plan.blocks, gentler.blocks, strict=True):
        own = [step for step in gentler.steps if step.block == after.index]
        counted = [step.repetition for step in own if step.ends_repetition]
        assert counted == list(range(1, after.repetitions + 1))
        assert 1 <= after.repetitions <= before.repetitions
        assert own[-1].kind is not PhaseKind.REST
        assert after.active_s == pytest.approx(
            sum(step.seconds or 0.0 for step in own if step.kind.is_active)
        )
        assert (after == before) or before.item == item
        for one, next_one in pairwise(own):
            assert one.end_pose == next_one.start_pose
    here, there = plan.steps[index], gentler.steps[index]
    assert (here.kind, here.repetition, here.block) == (there.kind, there.repetition, there.block)
    assert plan.counted_before(here) == gentler.counted_before(there)
    assert gentler.seconds <= plan.seconds + 1e-9


@pytest.mark.parametrize("name", TIMED)
def test_the_figure_turns_back_early_and_never_jumps(name: str) -> None:
    plan = plan_of(Item(name), library=dict(SHIPPED))
    gentler = eased(plan, Ease(0, 0, 0.0))
    for one, following in pairwise(gentler.steps):
        if one.block == following.block:
            assert _place(shown(one, 1.0)) == _place(shown(following, 0.0))
    # Wherever the movement turns round, half of its last stretch is left out.
    plain = {_place(shown(step, 1.0)) for step in plan.steps}
    less = {_place(shown(step, 1.0)) for step in gentler.steps}
    assert plain - less


def _place(where: Shown) -> frozenset[tuple[str, float]]:
    """A place between poses, the same from wherever it is approached."""
    shares = {where.start: 0.0, where.end: 0.0}
    shares[where.start] += 1 - where.progress
    shares[where.end] += where.progress
    return frozenset((pose, round(share, 9)) for pose, share in shares.items() if share > 1e-9)


def test_without_easing_the_figure_goes_all_the_way() -> None:
    step = floss_plan().steps[1]
    assert shown(step, 0.3) == Shown("start", "stretch", 0.3)
