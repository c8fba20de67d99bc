"""What is said and sounded at which moment, and who gives way to whom."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop import resources
from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.dose import Dose
from sciatica_desktop.domain.exercise import Exercise, PhaseKind
from sciatica_desktop.domain.plan import Pace, Plan, compile_plan
from sciatica_desktop.domain.routine import Item, Routine
from sciatica_desktop.domain.speaking import (
    NEXT_FROM_S,
    Chime,
    Rank,
    Utterance,
    Wishes,
    chime_on_step,
    number_at,
    on_step,
)
from sciatica_desktop.domain.turns import FRESH_S, Turns
from sciatica_desktop.storage.library import load_library
from tests.domain.exercises import make_exercise, make_floss

NAME = Utterance("Seated floss, left leg", Rank.STAGE)
WORD = Utterance("Hold", Rank.PHASE)
NEXT = Utterance("Next, hold 2 of 3", Rank.NEXT)
NUMBER = Utterance("three", Rank.NUMBER)

UTTERANCES = st.builds(
    Utterance, st.text("abcdefgh ", min_size=1, max_size=30), st.sampled_from(list(Rank))
)


def plan_of(*exercises: Exercise, get_ready_s: float = 10) -> Plan:
    routine = Routine("r", "R", "mat", tuple(Item(e.id) for e in exercises))
    pace = Pace(AffectedSide.LEFT, get_ready_s=get_ready_s)
    return compile_plan(routine, {e.id: e for e in exercises}, pace)


def heard(plan: Plan, library: dict[str, Exercise], wishes: Wishes) -> list[tuple[Utterance, ...]]:
    """What is said at each phase of an undisturbed run."""
    said, before = [], None
    for number, step in enumerate(plan.steps):
        earlier = plan.steps[number - 1] if number else None
        done = earlier.repetition if earlier is not None and earlier.ends_repetition else 0
        said.append(on_step(step, before, done, plan, library, wishes))
        before = plan.blocks[step.block]
    return said


def test_an_exercise_is_named_with_its_side_and_the_other_side_alone() -> None:
    hold = make_exercise(dose=Dose(repetitions=1))
    stages = [
        u.text
        for said in heard(plan_of(hold), {hold.id: hold}, Wishes())
        for u in said
        if u.rank is Rank.STAGE
    ]
    assert stages == ["Hold, left hip", "Now your right side"]


def test_an_exercise_is_named_even_without_time_to_get_ready() -> None:
    floss = make_floss()
    said = heard(plan_of(floss, get_ready_s=0), {floss.id: floss}, Wishes())
    assert said[0] == (Utterance("Floss, left hip", Rank.STAGE),)


def test_a_long_rest_says_what_comes_next_and_a_short_one_does_not() -> None:
    long = make_exercise(dose=Dose(sets=2, repetitions=1, rest_between_sets_s=NEXT_FROM_S))
    texts = [u.text for said in heard(plan_of(long), {long.id: long}, Wishes()) for u in said]
    assert texts.count("Next, hold 2 of 2") == 2
    short = make_exercise(dose=Dose(sets=2, repetitions=1, rest_between_sets_s=NEXT_FROM_S - 1))
    texts = [u.text for said in heard(plan_of(short), {short.id: short}, Wishes()) for u in said]
    assert not [text for text in texts if text.startswith("Next")]


def test_counted_aloud_the_last_repetition_of_a_set_is_heard_with_the_rest() -> None:
    floss = make_exercise(
        "floss", kind=make_floss().kind, family=make_floss().family, area=make_floss().area,
        phases=make_floss().phases[:3], dose=Dose(sets=2, repetitions=3, rest_between_sets_s=20),
    )  # fmt: skip
    wishes = Wishes(repetitions=True)
    said = heard(plan_of(floss), {floss.id: floss}, wishes)
    texts = [u.text for at in said for u in at]
    assert texts[1:8] == ["Out", "In", "one", "two", "three. Rest", "Next, repetition 4 of 6", "4"]


def test_at_ones_own_pace_the_wait_is_explained_once() -> None:
    floss = make_floss()
    routine = Routine("r", "R", "mat", (Item(floss.id),))
    plan = compile_plan(routine, {floss.id: floss}, Pace(AffectedSide.LEFT, own_pace=True))
    texts = [u.text for said in heard(plan, {floss.id: floss}, Wishes()) for u in said]
    assert texts.count("Your pace") == 1
    assert texts.count("Out") == 10


def test_silence_is_possible_but_for_names_and_sides() -> None:
    hold, floss = make_exercise(), make_floss()
    library = {hold.id: hold, floss.id: floss}
    said = heard(plan_of(hold, floss), library, Wishes(False, False, False, False))
    assert {u.rank for at in said for u in at} == {Rank.STAGE}


def test_every_shipped_routine_can_be_said() -> None:
    library = load_library(resources.root())
    exercises = dict(library.exercises)
    for routine in library.routines.values():
        plan = compile_plan(routine, exercises, Pace(AffectedSide.RIGHT))
        said = heard(plan, exercises, Wishes(repetitions=True))
        assert {plan.steps[i].block for i, at in enumerate(said) if at and at[0].rank is Rank.STAGE}
        for at in said:
            for utterance in at:
                # About four seconds: longer than any phase waits for.
                assert 0 < len(utterance.text) <= 55
                assert "{" not in utterance.text


def test_each_block_of_a_shipped_routine_begins_with_a_name_or_a_side() -> None:
    library = load_library(resources.root())
    for routine in library.routines.values():
        plan = compile_plan(routine, library.exercises, Pace(AffectedSide.LEFT))
        said = heard(plan, dict(library.exercises), Wishes())
        for block in plan.blocks:
            (first,) = said[plan.first_step(block.index)]
            assert first.rank is Rank.STAGE
            assert block.side is None or block.side.value in first.text.split()


def test_each_moment_has_its_chime() -> None:
    hold, floss = make_exercise(dose=Dose(repetitions=1)), make_floss()
    plan = plan_of(hold, floss)
    chimes = {}
    for number, step in enumerate(plan.steps):
        chime = chime_on_step(step, plan.steps[number - 1] if number else None)
        chimes.setdefault(step.kind, []).append(chime)
    assert set(chimes[PhaseKind.HOLD]) == {Chime.START}
    assert set(chimes[PhaseKind.TOUCH]) == {Chime.TOUCH}
    assert set(chimes[PhaseKind.CHANGE_SIDE]) == {Chime.CHANGE_SIDE}
    assert set(chimes[PhaseKind.GET_READY]) == {None}
    assert chimes[PhaseKind.MOVE_BACK][:2] == [Chime.HOLD_END, Chime.HOLD_END]
    assert chimes[PhaseKind.MOVE_OUT].count(Chime.START) == len(plan.blocks)


@given(st.floats(min_value=0, max_value=10, allow_nan=False))
def test_a_number_lasts_for_its_second(remaining: float) -> None:
    number = number_at(remaining)
    if number is None:
        assert remaining == 0 or remaining > 3
    else:
        assert number - 1 < remaining <= number


# --- turns ------------------------------------------------------------------------------------


def test_a_name_beats_a_number_and_a_number_never_waits() -> None:
    turns = Turns()
    assert turns.offer(NUMBER, 0.0)
    assert turns.offer(NAME, 0.1)
    assert not turns.offer(NUMBER, 1.1)
    assert turns.next(2.0) is None


def test_a_word_waits_for_a_name_as_long_as_it_is_true() -> None:
    turns = Turns()
    turns.offer(NAME, 0.0)
    assert not turns.offer(WORD, 1.0)
    assert turns.next(1.5) == WORD
    turns = Turns()
    turns.offer(NAME, 0.0)
    assert not turns.offer(WORD, 1.0)
    assert turns.next(1.1 + FRESH_S[Rank.PHASE]) is None


def test_an_end_that_is_reported_too_soon_is_not_that_of_what_is_being_said() -> None:
    turns = Turns()
    turns.offer(NUMBER, 0.0)
    turns.offer(NAME, 0.5)
    turns.offer(NEXT, 0.5)
    assert turns.next(0.55) is None
    assert turns.next(2.5) == NEXT


def test_an_engine_that_never_reports_an_end_silences_nobody_for_ever() -> None:
    turns = Turns()
    turns.offer(NAME, 0.0)
    assert turns.offer(NUMBER, 10.0)


def test_before_the_voice_is_there_only_what_may_wait_waits() -> None:
    turns = Turns()
    assert not turns.offer(NAME, 0.0, can_speak=False)
    assert not turns.offer(NUMBER, 0.1, can_speak=False)
    assert turns.next(2.0) == NAME


@given(st.lists(st.tuples(UTTERANCES, st.floats(min_value=0, max_value=3), st.booleans())))
def test_nothing_is_said_later_than_it_is_true_nor_over_what_matters_more(
    offers: list[tuple[Utterance, float, bool]],
) -> None:
    turns, now = Turns(), 0.0
    offered: dict[int, float] = {}
    speaking: Utterance | None = None
    for utterance, pause, ends in offers:
        now += pause
        if ends:
            following = turns.next(now)
            if following is not None:
                assert now - offered[id(following)] <= FRESH_S[following.rank]
                speaking = following
            elif turns.is_silent(now):
                speaking = None
        offered[id(utterance)] = now
        if speaking is not None and turns.is_silent(now):
            speaking = None
        if turns.offer(utterance, now):
            assert speaking is None or utterance.rank >= speaking.rank
            speaking = utterance


def test_after_a_stop_nothing_is_left_to_say() -> None:
    turns = Turns()
    turns.offer(NAME, 0.0)
    turns.offer(WORD, 0.1)
    turns.clear()
    assert turns.is_silent(0.2)
    assert turns.next(0.2) is None
