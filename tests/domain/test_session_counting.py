"""Counting put right or done by hand, easing half-way, and going on after a crash."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.dose import Dose
from sciatica_desktop.domain.exercise import Laterality, PhaseKind
from sciatica_desktop.domain.plan import Pace, Plan, compile_plan
from sciatica_desktop.domain.routine import Item, Routine
from sciatica_desktop.domain.session import (
    LEAD_IN_S,
    LONGEST_GAP_S,
    Corrected,
    Event,
    LeadInBegan,
    PlanEased,
    RepetitionDone,
    Resumed,
    Session,
    Snapshot,
    State,
    StepEntered,
)
from tests.domain.exercises import make_exercise, make_floss

LIBRARY = {e.id: e for e in (make_exercise(), make_floss(laterality=Laterality.EACH))}


def make_plan(*, own_pace: bool = False, get_ready_s: float = 10.0) -> Plan:
    """A floss on both sides (ten times 4.5 s with 0.5 s between), then a hold on both."""
    pace = Pace(AffectedSide.LEFT, own_pace=own_pace, get_ready_s=get_ready_s)
    return compile_plan(Routine("r", "R", "mat", (Item("floss"), Item("hold"))), LIBRARY, pace)


def begun(plan: Plan) -> Session:
    session = Session(plan)
    session.start(0.0)
    return session


def run(session: Session, start: float, seconds: float) -> list[Event]:
    events: list[Event] = []
    for tick in range(1, int(seconds / 0.25) + 1):
        events += session.advance(start + tick * 0.25)
    return events + session.advance(start + seconds)


# --- the count put right ------------------------------------------------------------------------


def test_one_more_done_is_one_less_to_go() -> None:
    session = begun(make_plan())
    run(session, 0.0, 10 + 3 * 5 + 1)  # three counted, 1 s into the fourth
    left = session.remaining_in_all(26.0)
    assert session.correct(1, 26.0) == [Corrected(0, 4, 1)]
    assert (session.step.repetition, session.repetitions_of_pass()) == (5, 4)
    assert session.credit(0).repetitions == 4
    assert session.spent(26.0) == pytest.approx(1)
    assert session.remaining_in_all(26.0) == pytest.approx(left - 5)
    events = run(session, 26.0, 5 * 5 + 4)
    assert sum(isinstance(e, RepetitionDone) and e.block == 0 for e in events) == 6
    assert session.credit(0).repetitions == 10
    assert session.credit(0).corrected == 1


def test_one_less_done_is_one_more_to_go_and_never_below_none() -> None:
    session = begun(make_plan())
    run(session, 0.0, 10 + 2 * 5 + 1)
    assert session.correct(-1, 21.0) == [Corrected(0, 1, -1)]
    assert session.correct(-1, 21.0) == [Corrected(0, 0, -1)]
    assert session.correct(-1, 21.0) == []
    assert session.credit(0).repetitions == 0
    assert session.credit(0).seconds == pytest.approx(2 * 4.5 + 1)
    run(session, 21.0, 10 * 5 - 1)
    assert session.credit(0).repetitions == 10


def test_the_last_one_more_ends_the_side() -> None:
    session = begun(make_plan())
    run(session, 0.0, 10 + 9 * 5 + 1)
    events = session.correct(1, 56.0)
    assert session.credit(0).repetitions == 10
    assert session.step.kind is PhaseKind.CHANGE_SIDE
    assert [type(event) for event in events] == [Corrected, StepEntered]


def test_nothing_is_put_right_before_the_first_repetition() -> None:
    session = begun(make_plan())
    run(session, 0.0, 5.0)
    assert session.correct(1, 5.0) == []
    assert session.step.kind is PhaseKind.GET_READY


def test_holds_are_put_right_too() -> None:
    session = begun(make_plan())
    session.go_to_item(1, 0.0)
    run(session, 0.0, 10 + 3 + 4)
    session.correct(1, 17.0)
    assert (session.step.kind, session.step.repetition) == (PhaseKind.HOLD, 2)
    assert session.remaining(17.0) == pytest.approx(26)
    run(session, 17.0, 26.5)
    assert session.credit(2).repetitions == 2


def test_a_count_put_right_while_paused_stays_paused() -> None:
    session = begun(make_plan())
    run(session, 0.0, 20.0)
    session.pause(20.0)
    session.correct(1, 60.0)
    assert session.state is State.PAUSED
    assert session.credit(0).seconds == pytest.approx(9)


# --- at one's own pace --------------------------------------------------------------------------


def test_at_ones_own_pace_the_key_counts_and_time_does_not() -> None:
    session = begun(make_plan(own_pace=True))
    events = run(session, 0.0, 100.0)
    assert not any(isinstance(event, RepetitionDone) for event in events)
    # No more time is credited than one repetition takes: nobody knows when the leg moved.
    assert session.credit(0).seconds == pytest.approx(4.5)
    for number in range(1, 11):
        events = session.count_one(100.0 + number)
        assert RepetitionDone(0, number) in events
    assert session.step.kind is PhaseKind.CHANGE_SIDE
    assert session.credit(0).repetitions == 10


def test_going_on_from_the_wait_counts_as_well() -> None:
    session = begun(make_plan(own_pace=True))
    run(session, 0.0, 20.0)
    assert session.proceed(20.0)[0] == RepetitionDone(0, 1)
    assert session.step.repetition == 2


def test_the_key_counts_nothing_where_the_clock_counts_or_nobody_moves() -> None:
    session = begun(make_plan())
    run(session, 0.0, 12.0)
    assert session.count_one(12.0) == []
    session = begun(make_plan(own_pace=True))
    run(session, 0.0, 5.0)
    assert session.count_one(5.0) == []
    session.pause(6.0)
    assert session.count_one(7.0) == []


# --- this hurts ---------------------------------------------------------------------------------


def test_easing_goes_on_with_half_as_many_and_the_smaller_range() -> None:
    session = begun(make_plan())
    run(session, 0.0, 10 + 4 * 5 + 1)
    events = session.ease(31.0)
    assert events == [PlanEased(session.plan)]
    assert session.state is State.RUNNING
    assert (session.step.repetition, session.step.reach_share) == (5, 0.5)
    assert session.plan.blocks[0].repetitions == 7
    run(session, 31.0, 2 * 5 + 4)
    assert session.credit(0).repetitions == 7
    assert session.step.kind is PhaseKind.CHANGE_SIDE
    run(session, 45.0, 8 + 4 * 5 + 5)
    assert session.credit(1).repetitions == 5
    assert session.plan.blocks[session.step.block].item == 1
    assert session.step.reach_share == 1


def test_easing_a_hold_that_is_paused_keeps_the_pause_and_halves_the_rest() -> None:
    session = begun(make_plan())
    session.go_to_item(1, 0.0)
    run(session, 0.0, 10 + 3 + 10)
    session.pause(23.0)
    session.ease(25.0)
    assert session.state is State.PAUSED
    assert session.remaining(25.0) == pytest.approx(10)
    assert session.resume(30.0) == [LeadInBegan(LEAD_IN_S)]
    run(session, 30.0, LEAD_IN_S + 10)
    assert session.step.kind is PhaseKind.MOVE_BACK


# --- pauses -------------------------------------------------------------------------------------


def test_a_skip_during_the_lead_in_never_lands_in_the_middle_of_a_movement() -> None:
    session = begun(make_plan(get_ready_s=0))
    run(session, 0.0, 3.0)
    session.pause(3.0)
    session.resume(4.0)
    events = session.go_to_item(1, 5.0)
    assert session.state is State.LEAD_IN
    assert isinstance(events[-1], LeadInBegan)
    run(session, 5.0, 2.9)
    assert session.state is State.LEAD_IN
    assert isinstance(run(session, 7.9, 0.2)[0], Resumed)
    assert session.spent(8.1) == pytest.approx(0.1)


# --- any order of events ------------------------------------------------------------------------

ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("advance"), st.floats(0, 1.9)),
        st.tuples(st.just("advance"), st.floats(1.5, 1.9)),
        st.tuples(st.just("advance"), st.floats(LONGEST_GAP_S + 0.01, 1e5)),
        st.tuples(
            st.sampled_from(
                ["pause", "resume", "skip", "back", "proceed", "count_one", "ease", "more", "less"]
            ),
            st.floats(0, 1.9),
        ),
    ),
    max_size=80,
)


def act(session: Session, name: str, now: float) -> list[Event]:
    if name in ("more", "less"):
        return session.correct(1 if name == "more" else -1, now)
    events: list[Event] = getattr(session, name)(now)
    return events


@given(actions=ACTIONS, own_pace=st.booleans(), get_ready_s=st.sampled_from([0.0, 10.0]))
def test_whatever_happens_counts_and_seconds_stay_within_reason(
    actions: list[tuple[str, float]], own_pace: bool, get_ready_s: float
) -> None:
    plan = make_plan(own_pace=own_pace, get_ready_s=get_ready_s)
    session = begun(plan)
    now = going = 0.0
    for name, seconds in actions:
        now += seconds
        going += seconds if session.state.is_going and seconds <= LONGEST_GAP_S else 0.0
        before = session.credits
        events = act(session, name, now)
        for event in events:
            if isinstance(event, Corrected):
                assert event.repetitions >= 0
                assert abs(session.credit(event.block).repetitions
                           - before[event.block].repetitions) <= 2  # fmt: skip
        assert sum(credit.seconds for credit in session.credits) <= going + 1e-6
        for planned, credit in zip(plan.blocks, session.credits, strict=True):
            assert 0 <= credit.repetitions <= planned.repetitions
        assert session.plan.steps[session.step.index] == session.step
        remaining = session.remaining(now)
        assert remaining is None or 0 <= remaining <= (session.step.seconds or 0) + 1e-6


@given(actions=ACTIONS, own_pace=st.booleans())
def test_after_a_crash_at_any_moment_it_goes_on_as_if_it_had_been_paused(
    actions: list[tuple[str, float]], own_pace: bool
) -> None:
    plan = make_plan(own_pace=own_pace)
    cut_off = begun(plan)
    now = 0.0
    for name, seconds in actions:
        now += seconds
        act(cut_off, name, now)
    # What is kept is what the clock was last read for.
    cut_off.advance(now)
    if cut_off.state.is_over:
        return
    snapshot = cut_off.snapshot()
    again = Session.resume_from(plan, snapshot)
    assert again.snapshot() == snapshot
    assert (again.plan, again.step, again.credits) == (cut_off.plan, cut_off.step, cut_off.credits)
    assert again.start(5e6) == [StepEntered(cut_off.step), LeadInBegan(LEAD_IN_S)]
    cut_off.pause(now)
    cut_off.resume(now)
    for tick in range(1, 200):
        then = run_both(again, cut_off, 5e6, now, tick)
        assert again.step == cut_off.step
        assert again.remaining_in_all(then[0]) == pytest.approx(
            cut_off.remaining_in_all(then[1]), abs=1e-6
        )
    for one, other in zip(again.credits, cut_off.credits, strict=True):
        assert one.seconds == pytest.approx(other.seconds, abs=1e-6)
        assert one.repetitions == other.repetitions


def run_both(
    one: Session, other: Session, start: float, other_start: float, tick: int
) -> tuple[float, float]:
    # A tick that no length is a multiple of: the two clocks round differently.
    times = start + tick * 0.7301, other_start + tick * 0.7301
    one.advance(times[0])
    other.advance(times[1])
    return times


@pytest.mark.parametrize(
    "wrong",
    [
        Snapshot(9999, 0.0, (0.0,) * 4, (), (0,) * 4),
        Snapshot(0, 99.0, (0.0,) * 4, (), (0,) * 4),
        Snapshot(0, -1.0, (0.0,) * 4, (), (0,) * 4),
        Snapshot(0, 0.0, (0.0,) * 3, (), (0,) * 4),
        Snapshot(0, 0.0, (0.0,) * 4, ((7, 1),), (0,) * 4),
    ],
)
def test_a_snapshot_of_another_plan_is_refused(wrong: Snapshot) -> None:
    with pytest.raises(ValueError, match="does not belong"):
        Session.resume_from(make_plan(), wrong)


def test_sets_of_their_own_count_on_through_their_rests() -> None:
    floss = make_floss(laterality=Laterality.NONE)
    routine = Routine("r", "R", "mat", (Item("floss", Dose(sets=2, repetitions=2)),))
    session = begun(compile_plan(routine, {"floss": floss}, Pace(get_ready_s=0)))
    run(session, 0.0, 4.5 + 0.5 + 4.5 + 0.5 + 5)  # 5 s into the rest between the sets
    assert session.step.seconds == 20
    session.correct(-1, 15.0)
    assert (session.step.repetition, session.repetitions_of_pass()) == (2, 1)
    session.correct(1, 15.0)
    assert (session.step.repetition, session.repetitions_of_pass()) == (3, 2)
