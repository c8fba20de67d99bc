"""A routine becomes phases with exact seconds."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop.domain.anatomy import AffectedSide, Side
from sciatica_desktop.domain.dose import Dose
from sciatica_desktop.domain.exercise import Exercise, Laterality, PhaseKind
from sciatica_desktop.domain.plan import Pace, Plan, compile_plan
from sciatica_desktop.domain.routine import Item, Routine
from tests.domain.exercises import make_exercise, make_floss

LEFT = Pace(affected=AffectedSide.LEFT)


def plan_of(*exercises: Exercise, pace: Pace = LEFT) -> Plan:
    routine = Routine("r", "R", "mat", tuple(Item(e.id) for e in exercises))
    return compile_plan(routine, {e.id: e for e in exercises}, pace)


def test_a_hold_on_each_side_adds_up_by_hand() -> None:
    # Ready 10, then a side: in 3, hold 30, out 3, rest 2, in 3, hold 30, out 3 = 74; change 8.
    assert plan_of(make_exercise()).seconds == pytest.approx(10 + 74 + 8 + 74)


def test_a_floss_on_the_affected_side_adds_up_by_hand() -> None:
    # Ten times 2 + 0.5 + 2 and nine rests of 0.5 between them.
    assert plan_of(make_floss()).seconds == pytest.approx(10 + 10 * 4.5 + 9 * 0.5)


def test_a_floss_never_holds() -> None:
    plan = plan_of(make_floss())
    assert PhaseKind.HOLD not in {step.kind for step in plan.steps}


@pytest.mark.parametrize(
    ("laterality", "affected", "sides"),
    [
        (Laterality.EACH, AffectedSide.LEFT, [Side.LEFT, Side.RIGHT]),
        (Laterality.EACH, AffectedSide.RIGHT, [Side.RIGHT, Side.LEFT]),
        (Laterality.AFFECTED_ONLY, AffectedSide.RIGHT, [Side.RIGHT]),
        (Laterality.AFFECTED_ONLY, AffectedSide.BOTH, [Side.LEFT, Side.RIGHT]),
        (Laterality.OTHER_ONLY, AffectedSide.RIGHT, [Side.LEFT]),
        (Laterality.OTHER_ONLY, AffectedSide.NEITHER, [Side.LEFT, Side.RIGHT]),
        (Laterality.NONE, AffectedSide.LEFT, [None]),
        (Laterality.LEFT_FIRST, AffectedSide.RIGHT, [Side.LEFT, Side.RIGHT]),
        (Laterality.LEFT_ONLY, AffectedSide.RIGHT, [Side.LEFT]),
        (Laterality.RIGHT_ONLY, AffectedSide.LEFT, [Side.RIGHT]),
        (Laterality.LEFT_ONLY, AffectedSide.BOTH, [Side.LEFT]),
        (Laterality.RIGHT_ONLY, AffectedSide.NEITHER, [Side.RIGHT]),
    ],
)
def test_sides_come_from_the_exercise_and_the_affected_side(
    laterality: Laterality,
    affected: AffectedSide,
    sides: list[Side | None],
) -> None:
    plan = plan_of(make_exercise(laterality=laterality), pace=Pace(affected=affected))
    assert [block.side for block in plan.blocks] == sides


def test_one_change_of_side_is_announced_between_two_sides() -> None:
    plan = plan_of(make_exercise())
    changes = [step for step in plan.steps if step.kind is PhaseKind.CHANGE_SIDE]
    assert [plan.blocks[step.block].side for step in changes] == [Side.RIGHT]


def test_waiting_for_the_person_takes_no_time_of_its_own() -> None:
    plan = plan_of(make_floss(), pace=Pace(affected=AffectedSide.LEFT, wait_between=True))
    assert plan.steps[0].kind is PhaseKind.UNTIL_READY
    assert plan.steps[0].seconds is None
    assert plan.seconds == pytest.approx(49.5)


def test_the_short_version_keeps_every_exercise_and_at_least_one_repetition() -> None:
    pace = Pace(affected=AffectedSide.LEFT, share=0.1)
    plan = plan_of(make_exercise(), make_floss(), pace=pace)
    assert [block.repetitions for block in plan.blocks] == [1, 1, 1]


def test_a_dose_of_the_routine_goes_before_the_exercises_own() -> None:
    exercise = make_exercise(laterality=Laterality.NONE)
    dose = Dose(sets=2, repetitions=1, hold_s=15, rest_between_sets_s=20)
    routine = Routine("r", "R", "mat", (Item(exercise.id, dose),))
    plan = compile_plan(routine, {exercise.id: exercise}, Pace(get_ready_s=0))
    assert [(s.kind.value, s.seconds) for s in plan.steps] == [
        ("move_out", 3),
        ("hold", 15),
        ("move_back", 3),
        ("rest", 2),
        ("rest", 20),
        ("move_out", 3),
        ("hold", 15),
        ("move_back", 3),
    ]


@pytest.mark.parametrize(
    ("affected", "sets"),
    [
        (AffectedSide.LEFT, {Side.LEFT: 3, Side.RIGHT: 2}),
        (AffectedSide.RIGHT, {Side.LEFT: 2, Side.RIGHT: 3}),
        (AffectedSide.BOTH, {Side.LEFT: 2, Side.RIGHT: 2}),
    ],
)
def test_an_extra_set_is_done_on_the_side_that_hurts(
    affected: AffectedSide, sets: dict[Side, int]
) -> None:
    exercise = make_exercise()
    item = Item(exercise.id, Dose(sets=2, repetitions=5), extra_set=True)
    routine = Routine("r", "R", "mat", (item,))
    plan = compile_plan(routine, {exercise.id: exercise}, Pace(affected))
    assert {block.side: block.repetitions for block in plan.blocks} == {
        side: 5 * number for side, number in sets.items()
    }
    rests = [step for step in plan.steps if step.seconds == 20]
    assert len(rests) == sum(number - 1 for number in sets.values())


def rests_of(exercise: Exercise, pace: Pace) -> list[float | None]:
    plan = plan_of(exercise, pace=pace)
    return [step.seconds for step in plan.steps if step.kind is PhaseKind.REST]


def test_rests_are_as_the_card_says_until_the_person_says_otherwise() -> None:
    dose = Dose(sets=2, repetitions=2)
    hold = make_exercise(laterality=Laterality.NONE, dose=dose)
    assert rests_of(hold, Pace()) == [2, 2, 20, 2]
    assert rests_of(hold, Pace(rest_between_sets_s=45)) == [2, 2, 45, 2]
    assert rests_of(hold, Pace(rest_between_holds_s=6)) == [6, 6, 20, 6]
    assert rests_of(hold, Pace(rest_between_sets_s=0, rest_between_holds_s=0)) == []


def test_the_rhythm_of_a_floss_is_its_own() -> None:
    floss = make_floss(laterality=Laterality.NONE)
    assert rests_of(floss, Pace(rest_between_holds_s=30)) == [0.5] * 9


def test_at_ones_own_pace_each_repetition_waits_to_be_counted_and_holds_do_not() -> None:
    plan = plan_of(make_floss(), make_exercise(), pace=Pace(AffectedSide.LEFT, own_pace=True))
    waits = [step for step in plan.steps if step.seconds is None]
    assert [(step.block, step.repetition) for step in waits] == [(0, n) for n in range(1, 11)]
    assert all(step.ends_repetition for step in waits)
    assert [block.own_pace for block in plan.blocks] == [True, False, False]
    assert plan.blocks[0].active_s == pytest.approx(45)


def test_the_fingerprint_tells_any_other_plan() -> None:
    plan = plan_of(make_floss())
    assert plan.fingerprint == plan_of(make_floss()).fingerprint
    others = [
        plan_of(make_floss(), pace=Pace(AffectedSide.RIGHT)),
        plan_of(make_floss(), pace=Pace(AffectedSide.LEFT, get_ready_s=9)),
        plan_of(make_exercise()),
    ]
    assert plan.fingerprint not in {other.fingerprint for other in others}


def test_an_unknown_exercise_is_named() -> None:
    routine = Routine("r", "R", "mat", (Item("nowhere"),))
    with pytest.raises(ValueError, match="nowhere"):
        compile_plan(routine, {}, Pace())


DOSES = st.builds(
    Dose,
    sets=st.integers(1, 4),
    repetitions=st.integers(1, 12),
    rest_between_sets_s=st.floats(0, 60),
)
PACES = st.builds(
    Pace,
    affected=st.sampled_from(AffectedSide),
    get_ready_s=st.floats(0, 30),
    change_side_s=st.floats(0, 30),
    wait_between=st.booleans(),
    share=st.floats(0.1, 1),
    rest_between_sets_s=st.one_of(st.none(), st.floats(0, 60)),
    rest_between_holds_s=st.one_of(st.none(), st.floats(0, 60)),
    own_pace=st.booleans(),
)


@given(
    doses=st.lists(DOSES, min_size=1, max_size=4),
    lateralities=st.lists(st.sampled_from(Laterality), min_size=4, max_size=4),
    floss=st.booleans(),
    pace=PACES,
)
def test_any_routine_compiles_to_a_whole(
    doses: list[Dose],
    lateralities: list[Laterality],
    floss: bool,
    pace: Pace,
) -> None:
    make = make_floss if floss else make_exercise
    exercises = [
        make(f"e{number}", laterality=lateralities[number]) for number in range(len(doses))
    ]
    items = tuple(Item(e.id, dose) for e, dose in zip(exercises, doses, strict=True))
    plan = compile_plan(Routine("r", "R", "mat", items), {e.id: e for e in exercises}, pace)
    assert [step.index for step in plan.steps] == list(range(len(plan.steps)))
    assert [block.index for block in plan.blocks] == list(range(len(plan.blocks)))
    assert plan.seconds == pytest.approx(
        sum(plan.seconds_of_item(item) for item in range(len(items))),
    )
    for block in plan.blocks:
        own = [step for step in plan.steps if step.block == block.index]
        counted = [step.repetition for step in own if step.ends_repetition]
        assert counted == list(range(1, block.repetitions + 1))
        assert own[-1].kind is not PhaseKind.REST
        assert own[-1].end_pose == "start"
        assert sum(s.seconds or 0 for s in own if s.kind.is_active) == pytest.approx(
            block.active_s,
        )
        for earlier, later in pairwise(own):
            assert earlier.end_pose == later.start_pose
