from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop.domain.diary import Entry
from sciatica_desktop.domain.marks import Mark, MarkKind
from sciatica_desktop.domain.weekly import Ability, Bother, Score, WeeklyCheck
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.dates_csv import read_dates_csv, write_dates_csv
from sciatica_desktop.storage.dates_store import MarkStore, ScoreStore
from sciatica_desktop.storage.diary_csv import read_csv
from sciatica_desktop.storage.diary_store import DiaryStore
from sciatica_desktop.storage.errors import DamagedDatabase, StorageError
from sciatica_desktop.storage.interchange import Imported, ImportRefused, import_file
from sciatica_desktop.storage.migrations import MIGRATIONS
from sciatica_desktop.storage.weekly_csv import read_weekly_csv, write_weekly_csv
from sciatica_desktop.storage.weekly_store import WeeklyStore
from tests.storage.records import MARKS_OF_DAYS, SCORES, WEEKLY_CHECKS, at

GOOD = "2025-03-14T18:30:00+01:00"


def by_id(thing: WeeklyCheck | Score | Mark) -> str:
    return thing.id


CHECKS = st.lists(WEEKLY_CHECKS, max_size=4, unique_by=by_id)
MANY_MARKS = st.lists(MARKS_OF_DAYS, max_size=4, unique_by=by_id)
MANY_SCORES = st.lists(SCORES, max_size=4, unique_by=by_id)


@pytest.fixture
def database() -> Iterator[Database]:
    with Database.in_memory() as database:
        yield database


@given(CHECKS)
def test_weekly_answers_come_back_from_the_store_and_from_csv(checks: list[WeeklyCheck]) -> None:
    assert read_weekly_csv(write_weekly_csv(checks).decode()) == checks
    with Database.in_memory() as database:
        store = WeeklyStore(database)
        for check in checks:
            store.put(check)
            store.put(check)
        ordered = sorted(checks, key=lambda each: (each.happened, each.written, each.id))
        assert list(store.everything()) == ordered
        assert all(store.get(check.id) == check for check in checks)


@given(MANY_MARKS, MANY_SCORES)
def test_marks_and_scores_come_back_from_the_store_and_from_csv(
    marks: list[Mark], scores: list[Score]
) -> None:
    assert read_dates_csv(write_dates_csv(marks, scores).decode()) == (marks, scores)
    with Database.in_memory() as database:
        mark_store, score_store = MarkStore(database), ScoreStore(database)
        for mark in marks:
            mark_store.put(mark)
        for score in scores:
            score_store.put(score)
        assert sorted(mark_store.everything(), key=by_id) == sorted(marks, key=by_id)
        assert sorted(score_store.everything(), key=by_id) == sorted(scores, key=by_id)


def test_deleting_and_between_go_by_id_and_by_day(database: Database) -> None:
    weekly, marks, scores = WeeklyStore(database), MarkStore(database), ScoreStore(database)
    for day in (13, 14, 15):
        weekly.put(WeeklyCheck(f"w{day}", at(day), at(day), (Ability("walk", 3),)))
        marks.put(Mark(f"m{day}", date(2025, 3, day), MarkKind.VISIT, "", at(day)))
        scores.put(Score(f"s{day}", date(2025, 3, day), "of the clinic", 12.5, at(day)))
    first, last = date(2025, 3, 14), date(2025, 3, 15)
    for store, letter in ((weekly, "w"), (marks, "m"), (scores, "s")):
        assert [each.id for each in store.between(first, last)] == [f"{letter}14", f"{letter}15"]
        store.delete(f"{letter}14")
        store.delete("nobody")
        assert [each.id for each in store.everything()] == [f"{letter}13", f"{letter}15"]
        assert store.get(f"{letter}14") is None
    assert len(database.rows("SELECT * FROM weekly_ability")) == 2


def test_zero_and_not_given_stay_apart(database: Database) -> None:
    store = WeeklyStore(database)
    check = WeeklyCheck("a", at(14), at(14), (Ability("x", 0), Ability("y")), 0, bother=Bother(0))
    store.put(check)
    kept = store.get("a")
    assert kept is not None
    assert (kept.pain, kept.enjoyment, kept.change) == (0, None, None)
    assert (kept.bother.leg, kept.bother.back) == (0, None)
    assert [each.value for each in kept.abilities] == [0, None]


def test_a_row_that_makes_no_sense_is_told_as_damage(database: Database) -> None:
    MarkStore(database).put(Mark("a", date(2025, 3, 14), MarkKind.NOTE, "x", at(14)))
    database.connection.execute("UPDATE mark SET kind = 'dream'")
    with pytest.raises(DamagedDatabase):
        MarkStore(database).get("a")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"happened,change\n{GOOD},6\n", "change must be a whole number from -5 to 5"),
        (f"happened,change\n{GOOD},--1\n", "change must be a whole number"),
        (f"happened,pain\n{GOOD},11\n", "pain must be a whole number from 0 to 10"),
        (f"happened,bother_leg\n{GOOD},7\n", "bother_leg must be a whole number from 0 to 6"),
        (f"happened,activities\n{GOOD},walk\n", "activities must be names with 0 to 10"),
        (f"happened,activities\n{GOOD},a:1;a:2\n", "an activity is named twice"),
        ("day,kind,text\n2025-13-01,note,x\n", "day must be a date"),
        ("day,kind,text\n2025-03-01,dream,x\n", "kind must be visit, note or score"),
        ("day,kind,text\n2025-03-01,note,\n", "a note needs a text"),
        ("day,kind,text,value\n2025-03-01,note,x,3\n", "value must be empty for a note"),
        ("day,kind,text,value\n2025-03-01,score,x,many\n", "value must be a number"),
        ("day,kind,text,value\n2025-03-01,score,x,1001\n", "value of a score must be 0 to 1000"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_imported(
    database: Database, tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ImportRefused, match=said):
        import_file(database, path)


def test_tables_made_by_hand_are_known_by_their_columns(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(f"happened;pain;change\n{GOOD};4;-2\n", encoding="utf-8")
    assert import_file(database, path) == Imported(new=1)
    path.write_text("day,kind,text\n2025-03-01,visit,physiotherapist\n", encoding="utf-8")
    assert import_file(database, path) == Imported(new=1)
    assert import_file(database, path) == Imported(same=1)
    path.write_text(f"happened,leg_average\n{GOOD},4\n", encoding="utf-8")
    assert import_file(database, path) == Imported(new=1)
    (check,) = WeeklyStore(database).everything()
    assert (check.pain, check.change) == (4, -2)
    assert [mark.text for mark in MarkStore(database).everything()] == ["physiotherapist"]


def test_a_table_of_two_minds_is_refused() -> None:
    with pytest.raises(StorageError, match="column 'pain' is not known"):
        read_csv(f"happened,leg_average,pain\n{GOOD},4,4\n")


def test_a_diary_of_the_first_version_keeps_every_word(tmp_path: Path) -> None:
    path = tmp_path / "diary.sqlite3"
    with Database.open(path, migrations=MIGRATIONS[:1]) as old, old.transaction() as connection:
        connection.execute(
            "INSERT INTO entry (id, happened, happened_offset, written, written_offset, kind,"
            " leg_average) VALUES ('a', '2025-03-14T12:00:00.000000', 60,"
            " '2025-03-14T12:00:00.000000', 60, 'day', 0)"
        )
        connection.execute("INSERT INTO entry_word VALUES ('a', 'quality', 0, 'sharp')")
        connection.execute("INSERT INTO entry_word VALUES ('a', 'trigger', 0, 'lifting')")
        connection.execute("INSERT INTO entry_treatment VALUES ('a', 0, 'massage', 30)")
    with Database.open(path) as database:
        (entry,) = DiaryStore(database).everything()
        assert isinstance(entry, Entry)
        assert (entry.leg_average, entry.leg_left) == (0, None)
        assert (entry.qualities, entry.triggers, entry.easers) == (("sharp",), ("lifting",), ())
        assert [(each.minutes, each.form, each.felt) for each in entry.treatments] == [
            (30, "", None)
        ]
        assert entry.happened.utcoffset() == timedelta(hours=1)
        assert database.rows("PRAGMA foreign_key_check") == []
