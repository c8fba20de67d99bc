"""Saving, deleting and taking back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sciatica_desktop.domain.diary import Entry, EntryKind
from sciatica_desktop.services.diary import DiaryService
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.diary_store import DiaryStore

NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)
ENTRY = Entry("one", NOON, NOON, leg_average=3)


@pytest.fixture
def diary(qapp: object) -> Iterator[DiaryService]:
    with Database.in_memory() as database:
        yield DiaryService(DiaryStore(database))


def test_saving_tells_and_can_be_taken_back(diary: DiaryService) -> None:
    told: list[int] = []
    diary.entries_changed.connect(lambda: told.append(diary.count()))
    diary.save(ENTRY)
    diary.undo()
    assert told == [1, 0]
    assert not diary.can_undo


def test_typing_on_is_one_change_to_take_back(diary: DiaryService) -> None:
    diary.save(ENTRY)
    diary.save(replace(ENTRY, leg_worst=6))
    diary.save(replace(ENTRY, leg_worst=6, notes="after the drive"))
    diary.undo()
    assert diary.count() == 0


def test_a_deleted_entry_comes_back_whole(diary: DiaryService) -> None:
    whole = replace(ENTRY, qualities=("sharp", "numb"), notes="x")
    diary.save(whole)
    diary.delete("one")
    assert diary.entry_of_day(NOON.date()) is None
    diary.undo()
    assert diary.entry_of_day(NOON.date()) == whole


def test_saving_nothing_new_says_nothing(diary: DiaryService) -> None:
    diary.save(ENTRY)
    told: list[bool] = []
    diary.entries_changed.connect(lambda: told.append(True))
    diary.save(ENTRY)
    diary.delete("unknown")
    assert told == []


def test_a_moment_never_stands_for_the_day(diary: DiaryService) -> None:
    diary.save(replace(ENTRY, kind=EntryKind.MOMENT))
    assert diary.entry_of_day(NOON.date()) is None
