from __future__ import annotations

from datetime import datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path

import pytest

from sciatica_desktop import demo
from sciatica_desktop.domain.diary import EntryKind, TreatmentKind
from sciatica_desktop.domain.log import Outcome
from sciatica_desktop.domain.safety import Standing, standing
from sciatica_desktop.paths import places
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.diary_store import DiaryStore
from sciatica_desktop.storage.interchange import Format, export_bytes
from sciatica_desktop.storage.safety_store import SafetyStore
from sciatica_desktop.storage.session_store import SessionStore
from sciatica_desktop.storage.settings_file import read_settings

ZONE = timezone(timedelta(hours=2))
NOW = datetime(2026, 5, 14, 17, 42, tzinfo=ZONE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    demo.fill(folder, NOW)
    return folder


def test_the_same_day_gives_the_same_diary(folder: Path, tmp_path: Path) -> None:
    demo.fill(tmp_path, NOW)
    assert everything_in(tmp_path) == everything_in(folder)


def everything_in(folder: Path) -> bytes:
    with Database.open(places(folder).database) as database:
        return export_bytes(database, Format.JSON)


def test_it_spans_twelve_weeks_with_the_gaps_a_diary_has(folder: Path) -> None:
    with Database.open(places(folder).database) as database:
        entries = list(DiaryStore(database).everything())
    days = {each.day for each in entries if each.kind is EntryKind.DAY}
    assert max(days) == NOW.date()
    assert min(days) == NOW.date() - timedelta(days=83)
    missing = [NOW.date() - timedelta(days=n) for n in range(84)]
    longest = run = 0
    for day in missing:
        run = 0 if day in days else run + 1
        longest = max(longest, run)
    assert longest == 5
    assert sum(each.is_late for each in entries) >= 5
    assert {each.kind for each in entries} == set(EntryKind)
    assert {t.kind for each in entries for t in each.treatments} >= {
        TreatmentKind.MASSAGE,
        TreatmentKind.PHYSIOTHERAPY,
    }
    assert len({each.happened.hour for each in entries if each.kind is EntryKind.MOMENT}) >= 5
    assert all(each.regions for each in entries[-1:])


def test_it_has_two_flares(folder: Path) -> None:
    with Database.open(places(folder).database) as database:
        entries = [e for e in DiaryStore(database).everything() if e.kind is EntryKind.DAY]
    flags = [each.flare for each in entries]
    assert sum(now and not before for before, now in pairwise(flags)) == 2


@pytest.mark.parametrize("hour", [0, 7, 12, 23])
def test_nothing_lies_in_the_future(tmp_path: Path, hour: int) -> None:
    now = NOW.replace(hour=hour, minute=1)
    demo.fill(tmp_path, now)
    with Database.open(places(tmp_path).database) as database:
        for each in DiaryStore(database).everything():
            assert each.happened <= each.written <= now
            assert each.leg_worst is None or each.leg_average <= each.leg_worst
        for record in SessionStore(database).everything():
            assert record.ended is not None
            assert record.ended <= now


def test_sessions_are_of_all_kinds_and_on_days_of_the_plan(folder: Path) -> None:
    with Database.open(places(folder).database) as database:
        records = list(SessionStore(database).everything())
    assert {record.outcome for record in records} == {Outcome.DONE, Outcome.ENDED, Outcome.HURT}
    assert all(record.day.weekday() < 5 and record.counts for record in records)
    assert len(records) >= 40
    changes = {
        record.after.leg - record.before.leg
        for record in records
        if record.after.leg is not None and record.before.leg is not None
    }
    assert changes == {-1, 0, 1}


def test_it_opens_without_questions_on_the_left_side(folder: Path) -> None:
    with Database.open(places(folder).database) as database:
        diary = list(DiaryStore(database).everything())
        assert standing(SafetyStore(database).latest(), NOW, diary) is Standing.CLEAR
    assert read_settings(places(folder).settings) == {"affected_side": "left"}


def test_the_folder_is_gone_afterwards() -> None:
    with demo.demo_folder(NOW) as folder:
        assert places(folder).database.exists()
    assert not folder.exists()
