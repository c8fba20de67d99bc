from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop.domain.anatomy import AffectedSide, Reach
from sciatica_desktop.domain.done import Credit
from sciatica_desktop.domain.dose import Dose
from sciatica_desktop.domain.log import CheckIn, Hurt, Outcome, SessionRecord
from sciatica_desktop.domain.plan import Pace, compile_plan
from sciatica_desktop.domain.routine import Item, Routine
from sciatica_desktop.domain.session import Session
from sciatica_desktop.domain.snapshot import Going, Origin
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.session_store import SessionStore
from tests.domain.exercises import make_floss
from tests.storage.records import at, session, sessions


@pytest.fixture
def store() -> Iterator[SessionStore]:
    with Database.in_memory() as database:
        yield SessionStore(database)


@given(st.lists(sessions(), max_size=4, unique_by=lambda record: record.id))
def test_what_is_put_comes_back_oldest_first(records: list[SessionRecord]) -> None:
    with Database.in_memory() as database:
        store = SessionStore(database)
        for record in records:
            store.put(record)
        in_order = sorted(records, key=lambda record: (record.started, record.id))
        assert list(store.everything()) == in_order
        assert store.count() == len(records)
        assert store.first_day() == min((record.day for record in records), default=None)
        assert store.unfinished() == [r for r in in_order if r.outcome is Outcome.RUNNING]
        for record in records:
            assert record in store.between(record.day, record.day)


def test_a_session_grows_as_it_goes(store: SessionStore) -> None:
    planned = session(before=CheckIn(5, 2, Reach.CALF))
    store.begin(planned)
    assert store.unfinished() == [planned]
    store.set_block("s", 1, Credit(30.5, 1, -1))
    store.add_hurt("s", Hurt(1, 41.0, "ease"))
    store.add_hurt("s", Hurt(1, 60.0, "stop"))
    store.set_felt("s", 1, Reach.CALF, "back_calf_left")
    store.set_check_in("s", after=CheckIn(4, None, Reach.KNEE))
    store.close("s", at(14, 19), Outcome.HURT)
    assert store.get("s") == replace(
        planned,
        blocks=(
            planned.blocks[0],
            replace(planned.blocks[1], done_s=30.5, done_repetitions=1, corrected=-1),
        ),
        hurts=(Hurt(1, 41.0, "ease"), Hurt(1, 60.0, "stop", Reach.CALF, "back_calf_left")),
        after=CheckIn(4, None, Reach.KNEE),
        ended=at(14, 19),
        outcome=Outcome.HURT,
    )
    assert store.unfinished() == []


def test_rating_after_leaves_the_rating_before(store: SessionStore) -> None:
    store.begin(session(before=CheckIn(5, 2)))
    store.set_check_in("s", after=CheckIn(3, 1))
    kept = store.get("s")
    assert kept is not None
    assert (kept.before, kept.after) == (CheckIn(5, 2), CheckIn(3, 1))


@pytest.mark.parametrize("name", ["set_block", "add_hurt", "set_felt", "set_check_in", "close"])
def test_a_session_that_is_not_there_is_told(store: SessionStore, name: str) -> None:
    arguments: dict[str, tuple[object, ...]] = {
        "set_block": (0, Credit(1.0, 1)),
        "add_hurt": (Hurt(0, 1.0, "skip"),),
        "set_felt": (0, Reach.KNEE, ""),
        "set_check_in": (CheckIn(1),),
        "close": (at(14), Outcome.DONE),
    }
    with pytest.raises(StorageError, match="not in the diary"):
        getattr(store, name)("nobody", *arguments[name])


FLOSS = {"floss": make_floss()}
ROUTINE = Routine("r", "R", "mat", (Item("floss", Dose(repetitions=4), extra_set=True),))
PACE = Pace(AffectedSide.LEFT, share=0.5, rest_between_sets_s=12.5)


def make_going() -> Going:
    plan = compile_plan(ROUTINE, FLOSS, PACE)
    running = Session(plan)
    running.start(0.0)
    for tick in range(1, 60):
        running.advance(tick * 0.5)
    running.correct(-1, 30.0)
    running.ease(30.25)
    return Going(at(14), Origin(ROUTINE, PACE, plan.fingerprint), running.snapshot())


def test_what_it_takes_to_go_on_comes_back_as_it_was(store: SessionStore) -> None:
    going = make_going()
    store.begin(session(), going)
    assert store.going("s") == going
    later = replace(going.snapshot, spent=1.25)
    store.keep("s", {1: Credit(3.0, 1)}, at(15), later)
    assert store.going("s") == replace(going, kept=at(15), snapshot=later)
    kept = store.get("s")
    assert kept is not None
    assert kept.blocks[1].done_s == 3.0
    again = store.going("s")
    assert again is not None
    assert again.origin.compile(FLOSS) == compile_plan(ROUTINE, FLOSS, PACE)


def test_it_is_gone_once_the_session_is_closed_or_deleted(store: SessionStore) -> None:
    for end in (lambda: store.close("s", at(15), Outcome.DONE), lambda: store.delete("s")):
        store.begin(session(), make_going())
        end()
        assert store.going("s") is None
    assert store._database.rows("SELECT * FROM session_going") == []


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"step": "x"}', "\x00"])
def test_what_another_version_kept_is_nothing_to_go_on_with(store: SessionStore, text: str) -> None:
    store.begin(session(), make_going())
    store._database.connection.execute("UPDATE session_going SET snapshot = ?", (text,))
    assert store.going("s") is None


def test_deleting_takes_blocks_and_hurts_along(store: SessionStore) -> None:
    store.put(session(hurts=(Hurt(0, 1.0, "skip"),)))
    store.delete("s")
    store.delete("nobody")
    assert store.get("s") is None
    assert store._database.rows("SELECT * FROM session_block") == []
    assert store._database.rows("SELECT * FROM session_hurt") == []


def test_between_goes_by_the_local_day_of_the_beginning(store: SessionStore) -> None:
    store.put(session("late", started=at(14, 23, offset_h=-8), ended=at(15, 1, offset_h=-8)))
    assert [each.id for each in store.between(date(2025, 3, 14), date(2025, 3, 14))] == ["late"]
    assert store.between(date(2025, 3, 15), date(2025, 3, 15)) == []
