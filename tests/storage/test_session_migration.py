"""A diary of the first version opens with everything in it, and can do what is new."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sciatica_desktop.domain.anatomy import Reach, Side
from sciatica_desktop.domain.log import BlockRecord, CheckIn, Hurt, Outcome, SessionRecord
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.migrations import MIGRATIONS
from sciatica_desktop.storage.session_store import SessionStore
from tests.storage.records import at

OLD = SessionRecord(
    id="old",
    routine="seed_five",
    routine_name="Hips",
    started=at(14, 18),
    ended=at(14, 19),
    outcome=Outcome.HURT,
    affected="left",
    blocks=(
        BlockRecord(0, "hold", Side.LEFT, 72.0, 2, 72.0, 2),
        BlockRecord(1, "bridge", None, 40.0, 8, 12.5, 3),
    ),
    before=CheckIn(5, 2, Reach.CALF),
    hurts=(Hurt(1, 90.5, "ease"), Hurt(1, 95.0, "stop")),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file as the first version wrote it."""
    path = tmp_path / "diary.sqlite3"
    Database.open(path, migrations=MIGRATIONS[:1]).close()
    with closing(sqlite3.connect(path)) as old:
        old.execute(
            "INSERT INTO session VALUES ('old', 'seed_five', 'Hips',"
            " '2025-03-14T18:00:00.000000', 0, '2025-03-14T19:00:00.000000', 0, 'hurt', 'left',"
            " 5, 2, 5, NULL, NULL, NULL)"
        )
        old.execute("INSERT INTO session_block VALUES ('old', 0, 'hold', 'left', 72, 2, 72, 2)")
        old.execute("INSERT INTO session_block VALUES ('old', 1, 'bridge', NULL, 40, 8, 12.5, 3)")
        old.execute("INSERT INTO session_hurt VALUES ('old', 0, 1, 90.5, 'ease')")
        old.execute("INSERT INTO session_hurt VALUES ('old', 1, 1, 95.0, 'stop')")
        old.commit()
    return path


def test_sessions_of_the_first_version_are_all_there(path: Path) -> None:
    with Database.open(path) as database:
        assert database.version == len(MIGRATIONS)
        assert SessionStore(database).get("old") == OLD
        assert database.rows("PRAGMA integrity_check") == [("ok",)]
        assert database.rows("PRAGMA foreign_key_check") == []


def test_the_file_of_the_first_version_is_kept_beside_it(path: Path) -> None:
    Database.open(path).close()
    (copy,) = (path.parent / "backups").glob("*-version-1.sqlite3")
    with closing(sqlite3.connect(copy)) as old:
        assert old.execute("PRAGMA user_version").fetchone() == (1,)
        assert old.execute("SELECT count(*) FROM session_hurt").fetchone() == (2,)


def test_an_old_session_takes_where_it_was_felt(path: Path) -> None:
    with Database.open(path) as database:
        store = SessionStore(database)
        store.set_felt("old", 0, Reach.FOOT, "")
        with pytest.raises(StorageError, match="not in the diary"):
            store.set_felt("old", 2, Reach.FOOT, "")
        kept = store.get("old")
    assert kept is not None
    assert [hurt.reach for hurt in kept.hurts] == [Reach.FOOT, None]


def test_migrated_and_new_files_have_the_same_shape(path: Path, tmp_path: Path) -> None:
    ask = "SELECT name, sql FROM sqlite_schema ORDER BY name"
    with Database.open(path) as old, Database.open(tmp_path / "new" / "d.sqlite3") as new:
        assert old.rows(ask) == new.rows(ask)
