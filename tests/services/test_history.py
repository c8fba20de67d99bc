"""Sessions are put right and deleted, and every change can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from sciatica_desktop.domain.anatomy import Reach
from sciatica_desktop.domain.log import CheckIn, Outcome, SessionRecord
from sciatica_desktop.services.history import History
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.errors import DiskFull
from sciatica_desktop.storage.session_store import SessionStore
from tests.storage.records import at, session

DONE: SessionRecord = session(ended=at(14, 19), outcome=Outcome.DONE, before=CheckIn(5, 2))


@pytest.fixture
def store() -> Iterator[SessionStore]:
    with Database.in_memory() as database:
        store = SessionStore(database)
        store.put(DONE)
        yield store


@pytest.fixture
def history(store: SessionStore, qapp: object) -> History:
    return History(lambda: store)


def test_ratings_are_put_right_later_and_taken_back(history: History) -> None:
    told: list[bool] = []
    history.sessions_changed.connect(lambda: told.append(True))
    history.rate("s", after=CheckIn(3, 1, Reach.KNEE))
    assert history.get("s") == replace(DONE, after=CheckIn(3, 1, Reach.KNEE))
    assert history.undo() == "the change to the session"
    assert history.get("s") == DONE
    assert len(told) == 2


def test_a_deleted_session_comes_back_whole(history: History) -> None:
    history.delete("s")
    assert history.get("s") is None
    assert history.can_undo
    assert history.undo() == "the deleted session"
    assert history.get("s") == DONE
    assert not history.can_undo


def test_changes_are_taken_back_one_by_one(history: History) -> None:
    for leg in (4, 3, 2):
        history.rate("s", before=CheckIn(leg, 2))
    history.delete("s")
    seen = []
    while history.undo():
        record = history.get("s")
        assert record is not None
        seen.append(record.before.leg)
    assert seen == [2, 3, 4, 5]
    assert history.undo() == ""


def test_what_changes_nothing_cannot_be_taken_back(history: History) -> None:
    history.edit(DONE)
    history.edit(replace(DONE, id="nobody"))
    history.rate("nobody", CheckIn(1))
    history.delete("nobody")
    assert not history.can_undo


def test_a_session_that_goes_on_is_left_alone(history: History, store: SessionStore) -> None:
    going = session("going")
    store.put(going)
    history.rate("going", after=CheckIn(1))
    history.delete("going")
    assert store.get("going") == going
    assert not history.can_undo


def test_what_could_not_be_written_is_as_before_and_can_be_tried_again(
    history: History, store: SessionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    history.rate("s", before=CheckIn(1, 1))
    with monkeypatch.context() as context:
        context.setattr(store, "put", fail)
        with pytest.raises(DiskFull):
            history.undo()
        with pytest.raises(DiskFull):
            history.rate("s", before=CheckIn(9, 9))
    history.undo()
    assert history.get("s") == DONE


def fail(*_arguments: object) -> None:
    raise DiskFull("The disk is full.")
