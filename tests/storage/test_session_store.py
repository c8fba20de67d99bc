from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop.domain.anatomy import Reach
from sciatica_desktop.domain.log import CheckIn, Hurt, Outcome, SessionRecord
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.session_store import SessionStore
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
    store.set_block("s", 1, 30.5, 1)
    store.add_hurt("s", Hurt(1, 41.0, "ease"))
    store.add_hurt("s", Hurt(1, 60.0, "stop"))
    store.set_check_in("s", after=CheckIn(4, None, Reach.KNEE))
    store.close("s", at(14, 19), Outcome.HURT)
    assert store.get("s") == replace(
        planned,
        blocks=(planned.blocks[0], replace(planned.blocks[1], done_s=30.5, done_repetitions=1)),
        hurts=(Hurt(1, 41.0, "ease"), Hurt(1, 60.0, "stop")),
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


@pytest.mark.parametrize("name", ["set_block", "add_hurt", "set_check_in", "close"])
def test_a_session_that_is_not_there_is_told(store: SessionStore, name: str) -> None:
    arguments: dict[str, tuple[object, ...]] = {
        "set_block": (0, 1.0, 1),
        "add_hurt": (Hurt(0, 1.0, "skip"),),
        "set_check_in": (CheckIn(1),),
        "close": (at(14), Outcome.DONE),
    }
    with pytest.raises(StorageError, match="not in the diary"):
        getattr(store, name)("nobody", *arguments[name])


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
