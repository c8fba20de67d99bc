"""The session state machine, by example and by property."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop.domain.exercise import PhaseKind
from sciatica_desktop.domain.plan import Plan
from sciatica_desktop.domain.session import (
    LEAD_IN_S,
    LONGEST_GAP_S,
    Ended,
    Event,
    Finished,
    Paused,
    PauseReason,
    RepetitionDone,
    Resumed,
    Session,
    State,
    StepEntered,
)
from tests.domain.plans import make_plan, plans

HOLD = (PhaseKind.HOLD, 30.0)
OUT, IN = (PhaseKind.MOVE_OUT, 2.0), (PhaseKind.MOVE_BACK, 2.0)
TWO_SIDES = make_plan([(10.0, [[HOLD], [HOLD]]), (8.0, [[HOLD]])])
FLOSS = make_plan([(5.0, [[OUT, IN]] * 10)])


def run(session: Session, start: float, seconds: float, step: float = 0.1) -> list[Event]:
    """Advance in small steps as a timer would; the last one lands exactly on the end."""
    events: list[Event] = []
    ticks = int(seconds / step)
    for tick in range(1, ticks + 1):
        events += session.advance(start + tick * step)
    return events + session.advance(start + seconds)


def test_a_plan_takes_exactly_as_long_as_it_says() -> None:
    session = Session(TWO_SIDES)
    session.start(100.0)
    run(session, 100.0, TWO_SIDES.seconds - 0.001)
    assert session.state is State.RUNNING
    events = session.advance(100.0 + TWO_SIDES.seconds)
    assert events[-1] == Finished()
    assert [credit.seconds for credit in session.credits] == pytest.approx([60.0, 30.0])
    assert [credit.repetitions for credit in session.credits] == [2, 1]


def test_a_late_tick_carries_its_overshoot_into_the_next_phase() -> None:
    session = Session(FLOSS)
    session.start(0.0)
    session.advance(1.9)
    session.advance(3.8)
    events = session.advance(5.5)
    assert [e.step.kind for e in events if isinstance(e, StepEntered)] == [PhaseKind.MOVE_OUT]
    assert session.remaining(5.5) == pytest.approx(1.5)


def test_a_pause_keeps_the_exact_remainder_and_returns_through_a_lead_in() -> None:
    session = Session(TWO_SIDES)
    session.start(0.0)
    run(session, 0.0, 22.25)
    assert session.pause(22.25) == [Paused(PauseReason.PERSON)]
    assert session.advance(1000.0) == []
    assert session.remaining(1000.0) == pytest.approx(17.75)
    session.resume(1000.0)
    assert session.lead_in_remaining(1001.0) == pytest.approx(LEAD_IN_S - 1)
    events = run(session, 1000.0, LEAD_IN_S + 0.5)
    assert any(isinstance(event, Resumed) for event in events)
    assert session.remaining(1000.0 + LEAD_IN_S + 0.5) == pytest.approx(17.25)


def test_a_gap_pauses_credits_nothing_and_tells_it_once() -> None:
    session = Session(TWO_SIDES)
    session.start(0.0)
    run(session, 0.0, 20.0)
    assert session.advance(20.0 + 3600) == [Paused(PauseReason.GAP)]
    assert session.credit(0).seconds == pytest.approx(10.0)
    assert session.remaining(9999.0) == pytest.approx(20.0)


def test_skipping_the_second_side_keeps_the_first() -> None:
    session = Session(TWO_SIDES)
    session.start(0.0)
    run(session, 0.0, 78.0)
    events = session.skip(78.0)
    assert events[-1] == Finished()
    assert session.credit(0) == session.credits[0]
    assert session.credit(0).seconds == pytest.approx(60.0)
    assert session.credit(1).repetitions == 0


def test_back_restarts_this_side_and_once_more_goes_to_the_one_before() -> None:
    session = Session(TWO_SIDES)
    session.start(0.0)
    run(session, 0.0, 90.0)
    assert session.step.block == 1
    session.back(90.0)
    assert session.step == TWO_SIDES.steps[TWO_SIDES.first_step(1)]
    session.back(90.5)
    assert session.step == TWO_SIDES.steps[0]


def test_a_repetition_done_again_is_counted_once() -> None:
    session = Session(FLOSS)
    session.start(0.0)
    events = run(session, 0.0, 14.0)
    events += session.back(14.0)
    events += run(session, 14.0, FLOSS.seconds)
    counted = [event.repetition for event in events if isinstance(event, RepetitionDone)]
    assert counted == list(range(1, 11))


def test_until_ready_waits_for_the_person() -> None:
    plan = make_plan([(0.0, [[(PhaseKind.UNTIL_READY, None), (PhaseKind.HOLD, 5.0)]])])
    session = Session(plan)
    session.start(0.0)
    run(session, 0.0, 500.0, step=1.0)
    assert session.step.kind is PhaseKind.UNTIL_READY
    assert session.remaining(500.0) is None
    session.proceed(500.0)
    assert session.step.kind is PhaseKind.HOLD
    assert session.remaining(501.0) == pytest.approx(4.0)


def test_a_clock_that_goes_back_is_taken_as_standing_still() -> None:
    session = Session(TWO_SIDES)
    session.start(100.0)
    run(session, 100.0, 5.0)
    session.advance(50.0)
    assert session.remaining(105.0) == pytest.approx(5.0)


def test_settling_for_the_record_does_not_move_the_deadline() -> None:
    plain, settled = Session(TWO_SIDES), Session(TWO_SIDES)
    for session in (plain, settled):
        session.start(0.0)
    for tick in range(1, 400):
        now = tick * 0.25
        plain.advance(now)
        settled.advance(now)
        settled.settle()
        assert settled.step == plain.step
        assert settled.remaining(now) == pytest.approx(plain.remaining(now))


def test_jumping_to_an_exercise_lands_on_its_first_phase() -> None:
    session = Session(TWO_SIDES)
    session.start(0.0)
    session.go_to_item(1, 1.0)
    assert session.step.index == TWO_SIDES.first_step(1)
    assert session.go_to_item(7, 1.5) == []


ACTIONS = st.one_of(
    st.tuples(st.just("advance"), st.floats(0, 1.9)),
    st.tuples(st.just("advance"), st.floats(0, 1.9)),
    st.tuples(st.just("gap"), st.floats(LONGEST_GAP_S + 0.01, 1e5)),
    st.tuples(
        st.sampled_from(["pause", "resume", "skip", "back", "proceed", "settle", "jump"]),
        st.floats(0, 1.9),
    ),
)


@given(plan=plans(), actions=st.lists(ACTIONS, max_size=60), start=st.floats(0, 1e6))
def test_no_order_of_actions_breaks_the_invariants(
    plan: Plan,
    actions: list[tuple[str, float]],
    start: float,
) -> None:
    session = Session(plan)
    now = start
    events = session.start(now)
    gaps = 0.0
    for name, seconds in actions:
        before = session.state
        now += seconds
        if name == "gap":
            gaps += seconds if before in (State.RUNNING, State.LEAD_IN) else 0.0
            events += session.advance(now)
        elif name == "jump":
            events += session.go_to_item(len(plan.blocks) - 1, now)
        elif name == "settle":
            events += session.advance(now)
            session.settle()
        else:
            events += getattr(session, name)(now)
        _check(session, plan, now, elapsed=now - start - gaps)
    events += session.end(now)
    repetitions = Counter((e.block, e.repetition) for e in events if isinstance(e, RepetitionDone))
    assert all(times == 1 for times in repetitions.values())
    assert sum(isinstance(event, Finished | Ended) for event in events) == 1
    assert session.state.is_over
    for block in plan.blocks:
        assert session.credit(block.index).repetitions == sum(
            1 for key in repetitions if key[0] == block.index
        )


def _check(session: Session, plan: Plan, now: float, elapsed: float) -> None:
    remaining = session.remaining(now)
    assert remaining is None or 0 <= remaining <= (session.step.seconds or 0) + 1e-6
    assert session.spent(now) >= 0
    assert -1e-6 <= session.remaining_in_all(now) <= plan.seconds + 1e-6
    assert 0 <= session.lead_in_remaining(now) <= LEAD_IN_S
    credited = sum(credit.seconds for credit in session.credits)
    assert 0 <= credited <= elapsed + 1e-5
    for block in plan.blocks:
        assert 0 <= session.credit(block.index).repetitions <= block.repetitions


@given(plan=plans(), cuts=st.lists(st.floats(0.01, 1.99), min_size=1, max_size=30))
def test_the_end_does_not_depend_on_how_often_the_clock_is_read(
    plan: Plan,
    cuts: list[float],
) -> None:
    session = Session(plan)
    session.start(0.0)
    now, turn = 0.0, 0
    while now + cuts[turn % len(cuts)] < plan.seconds - 1e-6:
        now += cuts[turn % len(cuts)]
        turn += 1
        session.advance(now)
        assert session.state is State.RUNNING
        assert session.remaining_in_all(now) == pytest.approx(plan.seconds - now, abs=1e-5)
    while now < plan.seconds + 0.001:
        now = min(now + 1.0, plan.seconds + 0.001)
        session.advance(now)
    assert session.state is State.DONE
    assert [credit.seconds for credit in session.credits] == pytest.approx(
        [block.active_s for block in plan.blocks],
    )
