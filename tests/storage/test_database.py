from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.diary_store import DiaryStore
from sciatica_desktop.storage.errors import (
    DamagedDatabase,
    DatabaseBusy,
    DiskFull,
    FolderNotWritable,
    NewerDatabase,
)
from sciatica_desktop.storage.migrations import MIGRATIONS, Migration
from tests.storage.records import entry

NEXT: Migration = ("ALTER TABLE entry ADD COLUMN walking_min INTEGER",)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "diary.sqlite3"


def filled(path: Path, count: int = 1) -> Path:
    with Database.open(path) as database:
        for number in range(count):
            DiaryStore(database).put(entry(f"entry-{number}", notes="x" * 500))
    return path


def contents(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}


def test_a_new_database_is_journalled_durable_and_strict(path: Path) -> None:
    with Database.open(path) as database:
        ask = database.connection.execute
        assert ask("PRAGMA journal_mode").fetchone() == ("wal",)
        assert ask("PRAGMA foreign_keys").fetchone() == (1,)
        assert ask("PRAGMA synchronous").fetchone() == (2,)
        assert database.version == len(MIGRATIONS)


def test_every_file_is_private(path: Path) -> None:
    with Database.open(path) as database:
        DiaryStore(database).put(entry())
        found = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    names = {path.name, f"{path.name}-wal", f"{path.name}-shm"}
    assert set(found) == names
    if os.name == "posix":
        assert set(found.values()) == {0o600}
        assert path.parent.stat().st_mode & 0o777 == 0o700


def test_an_open_file_of_others_is_made_private(path: Path) -> None:
    filled(path).chmod(0o644)
    Database.open(path).close()
    assert os.name != "posix" or path.stat().st_mode & 0o777 == 0o600


def test_an_older_file_is_copied_then_brought_up_to_date(path: Path) -> None:
    filled(path)
    when = datetime(2025, 3, 14, 18, 30, 5, tzinfo=UTC)
    with Database.open(path, migrations=(*MIGRATIONS, NEXT), now=lambda: when) as database:
        assert database.version == len(MIGRATIONS) + 1
        assert database.rows("SELECT id, walking_min FROM entry") == [("entry-0", None)]
    copy = path.parent / "backups" / f"diary-2025-03-14-183005-version-{len(MIGRATIONS)}.sqlite3"
    assert [file for file in copy.parent.iterdir() if file.suffix == ".sqlite3"] == [copy]
    with closing(sqlite3.connect(copy)) as old:
        assert old.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert old.execute("SELECT id FROM entry").fetchone() == ("entry-0",)
    if os.name == "posix":
        assert copy.stat().st_mode & 0o777 == 0o600
        assert copy.parent.stat().st_mode & 0o777 == 0o700


def test_a_migration_that_fails_half_way_changes_nothing(path: Path) -> None:
    filled(path)
    broken: Migration = (*NEXT, "INSERT INTO nowhere VALUES (1)")
    with pytest.raises(Exception, match="nowhere"):
        Database.open(path, migrations=(*MIGRATIONS, broken))
    with Database.open(path) as database:
        assert database.version == len(MIGRATIONS)
        assert DiaryStore(database).count() == 1
        columns = [row[1] for row in database.rows("PRAGMA table_info(entry)")]
        assert "walking_min" not in columns


def test_a_file_that_is_up_to_date_is_not_copied(path: Path) -> None:
    filled(path)
    Database.open(path).close()
    assert not (path.parent / "backups").exists()


def test_a_newer_file_is_refused_and_untouched(path: Path) -> None:
    Database.open(path, migrations=(*MIGRATIONS, NEXT)).close()
    before = contents(path)
    newest = len(MIGRATIONS)
    said = rf"version {newest + 1} .* newer .* up to version {newest}"
    with pytest.raises(NewerDatabase, match=said) as caught:
        Database.open(path)
    assert str(path) in str(caught.value)
    assert contents(path) == before


def test_another_programs_database_is_refused_and_untouched(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    before = contents(path)
    with pytest.raises(DamagedDatabase, match="another program"):
        Database.open(path)
    assert contents(path) == before


@given(noise=st.binary(min_size=100, max_size=4096))
def test_noise_is_refused_and_untouched(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes
) -> None:
    path = tmp_path_factory.mktemp("noise") / "diary.sqlite3"
    path.write_bytes(noise)
    with pytest.raises(DamagedDatabase, match="damaged and was left as it is"):
        Database.open(path)
    assert path.read_bytes() == noise


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9])
def test_a_truncated_file_is_refused_and_untouched(path: Path, cut: float) -> None:
    whole = filled(path, 200).read_bytes()
    path.write_bytes(whole[: int(len(whole) * cut)])
    before = contents(path)
    with pytest.raises(DamagedDatabase, match="damaged"):
        Database.open(path)
    assert contents(path) == before


def test_noise_in_the_middle_is_found_and_the_copies_are_named(path: Path) -> None:
    whole = bytearray(filled(path, 200).read_bytes())
    middle = len(whole) // 2
    whole[middle : middle + 6000] = b"\xa5" * 6000
    path.write_bytes(whole)
    (path.parent / "backups").mkdir()
    with pytest.raises(DamagedDatabase, match=r"earlier copies are in .*backups"):
        Database.open(path)
    assert path.read_bytes() == whole


def test_a_second_writer_waits_and_is_then_told(path: Path) -> None:
    with Database.open(path) as one, Database.open(path, busy_s=0.01) as other:
        with one.transaction(), pytest.raises(DatabaseBusy, match="Another copy"):
            DiaryStore(other).put(entry())
        DiaryStore(other).put(entry())
        assert DiaryStore(one).count() == 1


def test_a_locked_file_cannot_be_opened_for_the_first_time_but_says_so(path: Path) -> None:
    filled(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatabaseBusy):
            Database.open(path, busy_s=0.01)


def test_a_full_disk_is_told_and_what_was_there_stays(path: Path) -> None:
    filled(path)
    with Database.open(path) as database:
        store = DiaryStore(database)
        (pages,) = database.connection.execute("PRAGMA page_count").fetchone()
        database.connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(DiskFull, match="disk is full"):
            store.put(entry("entry-0", notes="x" * 100_000))
        assert store.get("entry-0") == entry("entry-0", notes="x" * 500)
    with Database.open(path) as database:
        assert DiaryStore(database).count() == 1


def test_a_read_only_database_is_told(path: Path) -> None:
    filled(path)
    with Database.open(path) as database:
        database.connection.execute("PRAGMA query_only = ON")
        with pytest.raises(FolderNotWritable, match="cannot be written to"):
            DiaryStore(database).put(entry("b"))


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(FolderNotWritable, match="data"):
        Database.open(tmp_path / "data" / "diary.sqlite3")


def test_a_transaction_is_all_or_nothing_also_inside_another(path: Path) -> None:
    with Database.open(path) as database:
        store = DiaryStore(database)
        with pytest.raises(KeyError):
            write_two_and_fail(database, store)
        assert store.count() == 0


def write_two_and_fail(database: Database, store: DiaryStore) -> None:
    with database.transaction():
        store.put(entry("a"))
        store.put(entry("b"))
        raise KeyError
