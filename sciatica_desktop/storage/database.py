"""Opens the one database file: private, journalled, migrated, and refused when it is not ours."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from sciatica_desktop.storage.errors import (
    DamagedDatabase,
    DatabaseBusy,
    DiskFull,
    FolderNotWritable,
    NewerDatabase,
    StorageError,
)
from sciatica_desktop.storage.files import PRIVATE_FILE, make_private_folder, say_plainly
from sciatica_desktop.storage.migrations import APPLICATION_ID, MIGRATIONS, Migration

_IN_MEMORY = ":memory:"
_BUSY_S = 2.0
"""How long to wait for another writer; the window stands still meanwhile."""


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


class Database:
    """An open database.

    An entry that was saved outlives a power cut: the journal is flushed at every commit
    (``synchronous = FULL``).

    Attributes:
        path: the file.
        connection: the connection the stores speak to.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        """Take an open connection; use ``open`` instead."""
        self.path = path
        self.connection = connection

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        migrations: Sequence[Migration] = MIGRATIONS,
        busy_s: float = _BUSY_S,
        now: Callable[[], datetime] = _now,
    ) -> Database:
        """Open the file, made anew when there is none, and bring it up to date.

        Before an older file is changed, a copy of it goes to the folder ``backups`` beside it.

        Args:
            path: the file; its folder is made when it is missing.
            migrations: what makes each version out of the one before.
            busy_s: how long to wait for another writer, in s.
            now: reads the time, for the name of the backup.

        Raises:
            StorageError: in one sentence; the file is untouched then.
        """
        make_private_folder(path.parent)
        _make_private_file(path)
        return cls._set_up(path, str(path), migrations, busy_s, now)

    @classmethod
    def in_memory(cls) -> Database:
        """A database that is gone when it is closed."""
        return cls._set_up(Path(_IN_MEMORY), _IN_MEMORY, MIGRATIONS, _BUSY_S, _now)

    @classmethod
    def _set_up(
        cls,
        path: Path,
        name: str,
        migrations: Sequence[Migration],
        busy_s: float,
        now: Callable[[], datetime],
    ) -> Database:
        with plain_errors(path):
            connection = sqlite3.connect(name, timeout=busy_s, isolation_level=None)
        database = cls(path, connection)
        try:
            with plain_errors(path):
                database._migrate(migrations, now)
                connection.execute("PRAGMA foreign_keys = ON")
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = FULL")
        except BaseException:
            connection.close()
            raise
        return database

    @property
    def version(self) -> int:
        """The version of the shape the file has."""
        (version,) = self.connection.execute("PRAGMA user_version").fetchone()
        return int(version)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing: what is written inside is kept together, or not at all.

        Inside another transaction it is a part of that one.

        Raises:
            StorageError: in one sentence, when something could not be written.
        """
        with plain_errors(self.path):
            inside_another = self.connection.in_transaction
            if inside_another:
                yield self.connection
                return
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        """All rows of a question.

        Raises:
            StorageError: in one sentence, when the file cannot be read.
        """
        with plain_errors(self.path):
            return self.connection.execute(statement, values).fetchall()

    def close(self) -> None:
        """Let go of the file; what was committed is in it."""
        self.connection.close()

    def __enter__(self) -> Database:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _migrate(self, migrations: Sequence[Migration], now: Callable[[], datetime]) -> None:
        version = self.version
        self._refuse_strangers(version, len(migrations))
        # Half a millisecond for three months of diary; nothing has been written before it.
        if self.connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise damaged(self.path)
        if version == len(migrations):
            return
        if version > 0:
            self._back_up(version, now())
        with self.transaction() as connection:
            # Another copy may have migrated while this one waited for the lock.
            for number in range(self.version, len(migrations)):
                for statement in migrations[number]:
                    connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {len(migrations)}")

    def _refuse_strangers(self, version: int, newest: int) -> None:
        """Leave files alone that this program did not make, or that are ahead of it."""
        (application,) = self.connection.execute("PRAGMA application_id").fetchone()
        (tables,) = self.connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if application != APPLICATION_ID and (application or version or tables):
            raise DamagedDatabase(
                f"{self.path} is a database of another program and was left as it is."
            )
        if version > newest:
            raise NewerDatabase(
                f"{self.path} has version {version} and was written by a newer Sciatica Desktop; "
                f"this one reads up to version {newest}, so install the newer one to open it."
            )

    def _back_up(self, version: int, now: datetime) -> None:
        """Copy the file as it is, through SQLite so that its journal is in the copy."""
        folder = self.path.parent / "backups"
        make_private_folder(folder)
        name = f"{self.path.stem}-{now:%Y-%m-%d-%H%M%S}-version-{version}{self.path.suffix}"
        copy_path = folder / name
        _make_private_file(copy_path)
        with closing(sqlite3.connect(copy_path)) as copy:
            self.connection.backup(copy)


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite says into one sentence for a person."""
    try:
        yield
    except sqlite3.Error as error:
        raise _said_plainly(error, path) from error


def _said_plainly(error: sqlite3.Error, path: Path) -> StorageError:
    # The low byte is the kind of error, the rest tells it apart further.
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return DatabaseBusy(
            "Another copy of Sciatica Desktop is writing to this diary; close it and try again."
        )
    if code == sqlite3.SQLITE_FULL:
        return DiskFull(f"The disk is full, so nothing more could be written to {path.parent}.")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return FolderNotWritable(f"The folder {path.parent} cannot be written to.")
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return damaged(path)
    reason = str(error).rstrip(".")
    return StorageError(f"The diary {path} cannot be used: {reason}.")


def damaged(path: Path) -> DamagedDatabase:
    """The sentence for a file that is not a whole diary, with where its copies are."""
    backups = path.parent / "backups"
    where = f"earlier copies are in {backups}" if backups.is_dir() else "there is no earlier copy"
    return DamagedDatabase(f"The diary {path} is damaged and was left as it is; {where}.")


def _make_private_file(path: Path) -> None:
    """Make the file before SQLite does, since SQLite gives its journals the file's own rights."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE))
        if path.stat().st_mode & 0o077:
            path.chmod(PRIVATE_FILE)
    except OSError as error:
        raise say_plainly(error, path.parent) from error
