from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop.domain.diary import Entry
from sciatica_desktop.domain.trends import days
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.diary_store import DiaryStore
from sciatica_desktop.storage.errors import DamagedDatabase
from tests.storage.records import DIARIES, ENTRIES, at, entry


@pytest.fixture
def store() -> Iterator[DiaryStore]:
    with Database.in_memory() as database:
        yield DiaryStore(database)


def in_order(entries: list[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (entry.happened, entry.written, entry.id))


@given(DIARIES)
def test_what_is_put_comes_back_in_order(entries: list[Entry]) -> None:
    with Database.in_memory() as database:
        store = DiaryStore(database)
        for each in entries:
            store.put(each)
        assert list(store.everything()) == in_order(entries)
        assert store.count() == len(entries)
        assert store.first_day() == min((each.day for each in entries), default=None)
        assert all(store.get(each.id) == each for each in entries)


@given(DIARIES, st.dates(date(1990, 1, 1), date(2150, 1, 1)), st.integers(0, 40_000))
def test_between_goes_by_the_local_day(entries: list[Entry], first: date, length: int) -> None:
    last = first + timedelta(days=length)
    with Database.in_memory() as database:
        store = DiaryStore(database)
        for each in entries:
            store.put(each)
        wanted = [each for each in in_order(entries) if first <= each.day <= last]
        assert store.between(first, last) == wanted


@given(DIARIES, st.dates(date(1990, 1, 1), date(2150, 1, 1)), st.integers(0, 2_000))
def test_days_are_those_of_all_entries(entries: list[Entry], first: date, length: int) -> None:
    last = first + timedelta(days=length)
    near = [
        replace(each, happened=each.happened.replace(year=first.year, day=1)) for each in entries
    ]
    with Database.in_memory() as database:
        store = DiaryStore(database)
        for each in near:
            store.put(each)
        assert store.days(first, last) == days(store.everything(), first, last)


@given(ENTRIES, ENTRIES)
def test_putting_again_replaces_all_of_it(one: Entry, other: Entry) -> None:
    with Database.in_memory() as database:
        store = DiaryStore(database)
        store.put(one)
        store.put(replace(other, id=one.id))
        assert list(store.everything()) == [replace(other, id=one.id)]


def test_the_last_instant_of_a_day_belongs_to_that_day(store: DiaryStore) -> None:
    zone = timezone(timedelta(hours=-5))
    moment = datetime(2025, 3, 14, 23, 59, 59, 999_999, tzinfo=zone)
    store.put(entry(happened=moment))
    assert store.first_day() == date(2025, 3, 14)
    assert len(store.between(date(2025, 3, 14), date(2025, 3, 14))) == 1
    assert store.between(date(2025, 3, 15), date(2025, 3, 15)) == []


def test_zero_and_not_given_stay_apart(store: DiaryStore) -> None:
    store.put(entry("none", leg_average=0, sleep_h=0.0))
    kept = store.get("none")
    assert kept is not None
    assert (kept.leg_average, kept.back_average) == (0, None)
    assert (kept.sleep_h, kept.sitting_h) == (0.0, None)


def test_deleting_takes_its_words_along_and_an_unknown_id_changes_nothing(
    store: DiaryStore,
) -> None:
    store.put(entry("a", qualities=("sharp",)))
    store.put(entry("b", 15))
    store.delete("a")
    store.delete("nobody")
    assert store.get("a") is None
    assert [each.id for each in store.everything()] == ["b"]
    assert store._database.rows("SELECT * FROM entry_word") == []


def test_entries_of_one_moment_go_by_when_they_were_written(store: DiaryStore) -> None:
    store.put(entry("later", written=at(16)))
    store.put(entry("sooner", written=at(15)))
    assert [each.id for each in store.everything()] == ["sooner", "later"]


def test_a_row_that_makes_no_sense_is_told_as_damage(store: DiaryStore) -> None:
    store.put(entry())
    store._database.connection.execute("UPDATE entry SET kind = 'dream'")
    with pytest.raises(DamagedDatabase):
        store.get("a")
