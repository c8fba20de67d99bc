"""A session that was cut off is offered again, goes on where it was, and is one record."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop.domain.anatomy import Reach
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.log import CheckIn, Outcome
from sciatica_desktop.domain.plan import compile_plan
from sciatica_desktop.domain.session import State
from sciatica_desktop.domain.snapshot import Origin
from sciatica_desktop.services.player import SessionPlayer
from sciatica_desktop.services.recorder import KEEP_EVERY_S, Recorder
from sciatica_desktop.services.unfinished import Unfinished, find_unfinished, let_go
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.session_store import SessionStore
from tests.clocks import FakeClock
from tests.services.cut_off import LIBRARY, PACE, ROUTINE

ROOT = Path(__file__).parent.parent.parent
HOUR = 3600.0


@pytest.fixture
def store() -> Iterator[SessionStore]:
    with Database.in_memory() as database:
        yield SessionStore(database)


def begin(store: SessionStore, clock: FakeClock) -> tuple[SessionPlayer, Recorder]:
    plan = compile_plan(ROUTINE, LIBRARY, PACE)
    player = SessionPlayer(plan, clock)
    origin = Origin(ROUTINE, PACE, plan.fingerprint)
    recorder = Recorder(player, store, clock, PACE.affected, player, origin=origin)
    recorder.begin(CheckIn(leg=5, reach=Reach.CALF))
    player.start()
    return player, recorder


def go_on(
    store: SessionStore, clock: FakeClock, unfinished: Unfinished
) -> tuple[SessionPlayer, Recorder]:
    player = SessionPlayer(unfinished.plan, clock, resume=unfinished.snapshot)
    recorder = Recorder(
        player,
        store,
        clock,
        unfinished.affected,
        player,
        origin=unfinished.going.origin,
        session_id=unfinished.record.id,
    )
    recorder.go_on()
    player.start()
    return player, recorder


def let_pass(player: SessionPlayer, clock: FakeClock, seconds: float) -> None:
    while seconds > 1e-9:
        step = min(seconds, 0.5)
        clock.advance(step)
        seconds -= step
        player.look_at_clock()


def cut_off(player: SessionPlayer) -> None:
    """The program is gone: nobody is told and nothing is written any more."""
    player.blockSignals(True)
    player.end()


def found(store: SessionStore, clock: FakeClock) -> Unfinished:
    unfinished = find_unfinished(store, LIBRARY, clock)
    assert unfinished is not None
    return unfinished


def test_it_goes_on_through_a_lead_in_and_stays_one_record(
    store: SessionStore, fake_clock: FakeClock, qapp: object
) -> None:
    player, recorder = begin(store, fake_clock)
    let_pass(player, fake_clock, 10 + 3 + 12)
    player.pause()
    recorder.hurts("ease")
    player.ease()
    cut_off(player)
    fake_clock.advance(HOUR)

    unfinished = found(store, fake_clock)
    assert unfinished.record.before == CheckIn(leg=5, reach=Reach.CALF)
    assert unfinished.seconds_left == pytest.approx(player.session.plan.seconds - 25, abs=0.01)
    player, recorder = go_on(store, fake_clock, unfinished)
    assert player.state is State.LEAD_IN
    recorder.felt(Reach.FOOT)
    let_pass(player, fake_clock, 3 + 8.5)
    # 18 s were left of the hold, and half of them after easing.
    assert player.session.remaining(player.now) == pytest.approx(0.5)
    player.skip()
    player.end()
    (record,) = store.everything()
    assert record.outcome is Outcome.ENDED
    assert record.blocks[0].done_s == pytest.approx(3 + 12 + 8.5)
    assert [(hurt.choice, hurt.reach) for hurt in record.hurts] == [("ease", Reach.FOOT)]
    assert find_unfinished(store, LIBRARY, fake_clock) is None


def test_it_is_offered_for_three_hours_and_then_closed_where_it_stood(
    store: SessionStore, fake_clock: FakeClock, qapp: object
) -> None:
    player, _ = begin(store, fake_clock)
    let_pass(player, fake_clock, 20)
    kept = fake_clock.now()
    cut_off(player)
    fake_clock.advance(3 * HOUR - 60)
    found(store, fake_clock)
    fake_clock.advance(120)
    assert find_unfinished(store, LIBRARY, fake_clock) is None
    (record,) = store.everything()
    assert record.outcome is Outcome.ENDED
    assert record.ended is not None
    assert abs((record.ended - kept).total_seconds()) <= KEEP_EVERY_S + 1
    assert record.done_s >= 10 - KEEP_EVERY_S - 1


def slower(exercise: Exercise) -> Exercise:
    """The exercise with a way back of 9 s."""
    out, touch, _, rest = exercise.phases
    return replace(exercise, phases=(out, touch, replace(exercise.phases[2], seconds=9), rest))


@pytest.mark.parametrize("floss", [None, slower(LIBRARY["floss"])], ids=["gone", "slower"])
def test_what_changed_meanwhile_is_not_gone_on_with(
    store: SessionStore, fake_clock: FakeClock, qapp: object, floss: Exercise | None
) -> None:
    player, _ = begin(store, fake_clock)
    let_pass(player, fake_clock, 30)
    cut_off(player)
    library = {"hold": LIBRARY["hold"], **({} if floss is None else {"floss": floss})}
    assert find_unfinished(store, library, fake_clock) is None
    (record,) = store.everything()
    assert (record.outcome, record.counts) == (Outcome.ENDED, True)


def test_nothing_done_is_nothing_to_go_on_with(
    store: SessionStore, fake_clock: FakeClock, qapp: object
) -> None:
    player, _ = begin(store, fake_clock)
    let_pass(player, fake_clock, 5)
    cut_off(player)
    assert find_unfinished(store, LIBRARY, fake_clock) is None
    assert store.unfinished() == []


def test_of_several_only_the_last_is_offered_and_no_is_an_answer(
    store: SessionStore, fake_clock: FakeClock, qapp: object
) -> None:
    for _ in range(3):
        player, recorder = begin(store, fake_clock)
        let_pass(player, fake_clock, 20)
        cut_off(player)
        fake_clock.advance(60)
    unfinished = found(store, fake_clock)
    assert unfinished.record.id == recorder.session_id
    assert [record.id for record in store.unfinished()] == [recorder.session_id]
    let_go(store, unfinished)
    assert find_unfinished(store, LIBRARY, fake_clock) is None
    assert {record.outcome for record in store.everything()} == {Outcome.ENDED}


@given(
    actions=st.lists(
        st.one_of(
            st.floats(0.1, 40),
            st.sampled_from(["pause", "toggle_pause", "skip", "back", "ease", "more", "less"]),
        ),
        max_size=25,
    )
)
def test_cut_off_at_any_moment_what_was_done_is_kept_to_a_few_seconds(
    qapp: object, actions: list[float | str]
) -> None:
    clock = FakeClock()
    with Database.in_memory() as database:
        store = SessionStore(database)
        player, _ = begin(store, clock)
        for action in actions:
            if isinstance(action, float):
                let_pass(player, clock, action)
            elif action in ("more", "less"):
                player.correct(1 if action == "more" else -1)
            else:
                getattr(player, action)()
        player.session.settle()
        done = player.session.credits
        over = player.state.is_over
        player.blockSignals(True)
        (record,) = store.everything()
        for block, credit in zip(record.blocks, done, strict=True):
            assert credit.seconds - KEEP_EVERY_S - 1 <= block.done_s <= credit.seconds + 1e-6
            assert (block.done_repetitions, block.corrected) == (
                credit.repetitions,
                credit.corrected,
            )
        if not over and record.counts:
            assert found(store, clock).record == record
        player.end()


@pytest.mark.parametrize("after", [15, 60])
def test_after_a_kill_it_is_offered_with_what_was_done(
    tmp_path: Path, fake_clock: FakeClock, after: int
) -> None:
    path = tmp_path / "diary.sqlite3"
    command = [sys.executable, "-m", "tests.services.cut_off", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as played:
        assert played.stdout is not None
        for _ in range(after):
            done = float(played.stdout.readline())
        played.kill()
    with Database.open(path) as database:
        unfinished = found(SessionStore(database), fake_clock)
    assert unfinished.record.done_s >= done - KEEP_EVERY_S - 1
    assert sum(unfinished.snapshot.seconds) == pytest.approx(unfinished.record.done_s)
