"""Marks on the charts: written, deleted, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sciatica_desktop.domain.marks import Mark, MarkKind
from sciatica_desktop.services.marks import MarkService
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.dates_store import MarkStore
from sciatica_desktop.storage.errors import DiskFull

NOW = datetime(2026, 5, 14, 17, 42, tzinfo=UTC)
TODAY = NOW.date()
VISIT = Mark("one", TODAY, MarkKind.VISIT, "the physiotherapist", NOW)


class Store(MarkStore):
    """A store whose disk can be filled by hand."""

    is_full = False

    def put(self, mark: Mark) -> None:
        if self.is_full:
            raise DiskFull("The disk is full.")
        super().put(mark)


@pytest.fixture
def store(qapp: object) -> Iterator[Store]:
    with Database.in_memory() as database:
        yield Store(database)


@pytest.fixture
def marks(store: Store) -> MarkService:
    return MarkService(store)


def test_each_change_is_told_and_taken_back_in_turn(marks: MarkService) -> None:
    told: list[int] = []
    marks.marks_changed.connect(lambda: told.append(len(marks.between(TODAY, TODAY))))
    marks.save(VISIT)
    marks.save(replace(VISIT, text="the doctor"))
    marks.delete("one")
    assert marks.undo() == "the deleted visit"
    assert marks.undo() == "the change to the visit"
    assert list(marks.between(TODAY, TODAY)) == [VISIT]
    assert marks.undo() == "the visit"
    assert marks.undo() == ""
    assert told == [1, 1, 0, 1, 1, 0]


def test_nothing_new_is_no_change(marks: MarkService) -> None:
    marks.save(VISIT)
    marks.save(VISIT)
    marks.delete("unknown")
    assert marks.undo() == "the visit"
    assert marks.undo() == ""


def test_the_last_visit_is_the_latest_up_to_a_day(marks: MarkService) -> None:
    week = timedelta(days=7)
    marks.save(VISIT)
    marks.save(replace(VISIT, id="two", day=TODAY - week))
    marks.save(Mark("three", TODAY, MarkKind.NOTE, "new chair", NOW))
    assert marks.last_visit(TODAY) == TODAY
    assert marks.last_visit(TODAY - week) == TODAY - week
    assert marks.last_visit(date(2020, 1, 1)) is None


def test_an_undo_that_cannot_be_written_can_be_tried_again(
    marks: MarkService, store: Store
) -> None:
    marks.save(VISIT)
    marks.delete("one")
    store.is_full = True
    with pytest.raises(DiskFull):
        marks.undo()
    store.is_full = False
    assert marks.undo() == "the deleted visit"
    assert list(marks.between(TODAY, TODAY)) == [VISIT]
