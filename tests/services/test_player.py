"""The player reads the clock by deadline; the recorder keeps what happened as it happens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sciatica_desktop.domain.anatomy import AffectedSide, Reach
from sciatica_desktop.domain.log import CheckIn, Outcome
from sciatica_desktop.domain.plan import Pace, Plan, compile_plan
from sciatica_desktop.domain.routine import Item, Routine
from sciatica_desktop.domain.session import LEAD_IN_S, PauseReason, State
from sciatica_desktop.services.player import SessionPlayer
from sciatica_desktop.services.recorder import Recorder
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.errors import DiskFull
from sciatica_desktop.storage.session_store import SessionStore
from tests.clocks import FakeClock
from tests.domain.exercises import make_exercise, make_floss


def make_plan() -> Plan:
    exercises = [make_exercise(), make_floss()]
    routine = Routine("r", "R", "mat", tuple(Item(e.id) for e in exercises))
    return compile_plan(routine, {e.id: e for e in exercises}, Pace(AffectedSide.LEFT))


@pytest.fixture
def player(fake_clock: FakeClock, qapp: object) -> Iterator[SessionPlayer]:
    player = SessionPlayer(make_plan(), fake_clock)
    yield player
    player.end()


@pytest.fixture
def store() -> Iterator[SessionStore]:
    with Database.in_memory() as database:
        yield SessionStore(database)


def let_pass(player: SessionPlayer, clock: FakeClock, seconds: float) -> None:
    """Time passes; the timer comes late every now and then, as real ones do."""
    late = 0.0
    while seconds > 1e-9:
        step = min(seconds, 0.5 + late)
        late = 0.3 if late == 0 else 0.0
        clock.advance(step)
        seconds -= step
        player.look_at_clock()


def timer_left(player: SessionPlayer) -> int:
    return player._deadline.remainingTime() if player._deadline.isActive() else -1


def test_a_whole_routine_ends_when_its_plan_says(
    player: SessionPlayer,
    fake_clock: FakeClock,
) -> None:
    ended: list[float] = []
    player.finished.connect(lambda: ended.append(fake_clock.monotonic()))
    player.start()
    let_pass(player, fake_clock, player.plan.seconds - 0.01)
    assert ended == []
    let_pass(player, fake_clock, 0.01)
    assert ended == [pytest.approx(player.plan.seconds)]


def test_no_timer_runs_while_paused_or_over(player: SessionPlayer, fake_clock: FakeClock) -> None:
    player.start()
    assert timer_left(player) > 0
    player.toggle_pause()
    assert timer_left(player) == -1
    player.toggle_pause()
    assert timer_left(player) > 0
    player.end()
    assert timer_left(player) == -1


def test_a_suspend_pauses_and_says_why(player: SessionPlayer, fake_clock: FakeClock) -> None:
    reasons: list[PauseReason] = []
    player.paused.connect(reasons.append)
    player.start()
    let_pass(player, fake_clock, 20)
    fake_clock.advance(1800)
    player.look_at_clock()
    assert reasons == [PauseReason.GAP]
    assert player.state is State.PAUSED


def test_space_goes_on_from_a_phase_that_waits(fake_clock: FakeClock, qapp: object) -> None:
    exercise = make_floss()
    routine = Routine("r", "R", "mat", (Item(exercise.id),))
    pace = Pace(AffectedSide.LEFT, wait_between=True)
    player = SessionPlayer(
        compile_plan(routine, {exercise.id: exercise}, pace),
        fake_clock,
    )
    player.start()
    let_pass(player, fake_clock, 100)
    assert player.session.step.seconds is None
    player.toggle_pause()
    assert player.session.step.repetition == 1
    player.end()


def recorder_of(player: SessionPlayer, store: SessionStore, clock: FakeClock) -> Recorder:
    return Recorder(player, store, clock, AffectedSide.LEFT)


def test_the_record_grows_while_the_session_goes_on(
    player: SessionPlayer,
    store: SessionStore,
    fake_clock: FakeClock,
) -> None:
    recorder = recorder_of(player, store, fake_clock)
    recorder.begin(CheckIn(leg=4, back=2))
    player.start()
    let_pass(player, fake_clock, 10 + 3 + 22)
    (kept,) = store.unfinished()
    # Five seconds at most of a running hold are not written yet.
    assert 3 + 22 - 6 <= kept.blocks[0].done_s <= 3 + 22
    assert kept.outcome is Outcome.RUNNING
    assert kept.before == CheckIn(leg=4, back=2)


def test_a_finished_session_is_recorded_whole(
    player: SessionPlayer,
    store: SessionStore,
    fake_clock: FakeClock,
) -> None:
    recorder = recorder_of(player, store, fake_clock)
    recorder.begin(CheckIn())
    player.start()
    let_pass(player, fake_clock, player.plan.seconds + 0.5)
    recorder.rate_after(CheckIn(leg=3, back=2))
    record = recorder.record()
    assert record is not None
    assert record.outcome is Outcome.DONE
    assert [b.done_repetitions for b in record.blocks] == [2, 2, 10]
    assert [b.done_s for b in record.blocks] == pytest.approx([72, 72, 45])
    assert record.after == CheckIn(leg=3, back=2)


def test_stopping_because_it_hurts_keeps_where_and_what_was_done(
    player: SessionPlayer,
    store: SessionStore,
    fake_clock: FakeClock,
) -> None:
    recorder = recorder_of(player, store, fake_clock)
    recorder.begin(CheckIn())
    player.start()
    let_pass(player, fake_clock, 30)
    player.pause()
    recorder.hurts("stop")
    player.end()
    record = recorder.record()
    assert record is not None
    assert record.outcome is Outcome.HURT
    assert record.hurts[0].block == 0
    assert record.hurts[0].second == pytest.approx(30)
    assert record.blocks[0].done_s == pytest.approx(20)


def test_a_full_disk_is_said_and_the_session_goes_on(
    player: SessionPlayer,
    store: SessionStore,
    fake_clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_arguments: object) -> None:
        raise DiskFull("The disk is full.")

    said: list[str] = []
    recorder = recorder_of(player, store, fake_clock)
    recorder.failed.connect(said.append)
    recorder.begin(CheckIn())
    monkeypatch.setattr(store, "set_block", fail)
    player.start()
    let_pass(player, fake_clock, 20)
    assert "The disk is full." in said
    assert player.state is State.RUNNING


def test_a_floss_is_not_written_at_every_phase(
    player: SessionPlayer,
    store: SessionStore,
    fake_clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    recorder = recorder_of(player, store, fake_clock)
    recorder.begin(CheckIn())
    player.start()
    player.go_to_item(1)
    written: list[object] = []
    keep = store.keep
    monkeypatch.setattr(store, "keep", lambda *args: (written.append(args), keep(*args)))
    let_pass(player, fake_clock, 10 + 10 * 5)
    # Ten repetitions, and the get-ready once on the way.
    assert len(written) <= 13
    kept = recorder.record()
    assert kept is not None
    assert kept.blocks[2].done_repetitions == 10


def test_what_was_put_right_and_where_it_was_felt_are_kept(
    player: SessionPlayer,
    store: SessionStore,
    fake_clock: FakeClock,
) -> None:
    told: list[tuple[int, int, int]] = []
    player.corrected.connect(lambda *args: told.append(args))
    recorder = recorder_of(player, store, fake_clock)
    recorder.begin(CheckIn())
    player.start()
    player.go_to_item(1)
    let_pass(player, fake_clock, 10 + 12)
    player.correct(1)
    recorder.felt(Reach.CALF)
    recorder.hurts("ease")
    player.ease()
    recorder.felt(region="back_calf_left")
    record = recorder.record()
    assert record is not None
    assert told == [(2, 3, 1)]
    assert (record.blocks[2].done_repetitions, record.blocks[2].corrected) == (3, 1)
    # The record keeps what was planned, not what was left of it.
    assert record.blocks[2].planned_repetitions == 10
    assert player.plan.blocks[2].repetitions == 6
    assert [(h.choice, h.reach, h.region) for h in record.hurts] == [
        ("ease", None, "back_calf_left")
    ]


def test_at_ones_own_pace_space_and_the_key_count(fake_clock: FakeClock, qapp: object) -> None:
    floss = make_floss()
    routine = Routine("r", "R", "mat", (Item(floss.id),))
    pace = Pace(AffectedSide.LEFT, get_ready_s=0, own_pace=True)
    player = SessionPlayer(compile_plan(routine, {floss.id: floss}, pace), fake_clock)
    counted: list[int] = []
    player.repetition_done.connect(lambda _block, repetition: counted.append(repetition))
    player.start()
    let_pass(player, fake_clock, 30)
    player.toggle_pause()
    let_pass(player, fake_clock, 1)
    player.count_one()
    assert counted == [1, 2]
    assert player.state is State.RUNNING
    player.end()


def test_fifty_pauses_add_nothing_and_lose_nothing(
    player: SessionPlayer, fake_clock: FakeClock
) -> None:
    player.start()
    let_pass(player, fake_clock, 13)
    for _ in range(50):
        let_pass(player, fake_clock, 0.37)
        player.toggle_pause()
        fake_clock.advance(11)
        player.toggle_pause()
        let_pass(player, fake_clock, LEAD_IN_S)
    session = player.session
    session.settle()
    assert session.credit(0).seconds == pytest.approx(3 + 50 * 0.37)
    assert session.remaining(player.now) == pytest.approx(30 - 50 * 0.37)


@pytest.mark.parametrize("jump_s", [-3600.0, 3600.0, 86400.0])
def test_the_wall_clock_does_nothing_to_a_hold_and_the_record_stays_on_its_day(
    player: SessionPlayer, store: SessionStore, fake_clock: FakeClock, jump_s: float
) -> None:
    day = fake_clock.now().date()
    recorder = recorder_of(player, store, fake_clock)
    recorder.begin(CheckIn())
    player.start()
    let_pass(player, fake_clock, 20)
    fake_clock.suspend(jump_s)
    let_pass(player, fake_clock, 5)
    assert player.state is State.RUNNING
    assert player.session.remaining(player.now) == pytest.approx(30 - 12)
    player.end()
    record = recorder.record()
    assert record is not None
    assert record.day == day
    assert record.blocks[0].done_s == pytest.approx(15)
