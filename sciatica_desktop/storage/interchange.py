"""Taking the diary out and in: CSV for people, one kind of thing a file; JSON for everything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeVar

from sciatica_desktop.domain.log import SessionRecord
from sciatica_desktop.domain.safety import Screening
from sciatica_desktop.storage import diary_csv, weekly_csv
from sciatica_desktop.storage.csv_table import column_names
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.dates_csv import read_dates_csv, write_dates_csv
from sciatica_desktop.storage.dates_store import MarkStore, ScoreStore
from sciatica_desktop.storage.diary_json import Everything, read_json, write_json
from sciatica_desktop.storage.diary_store import DiaryStore
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.safety_store import SafetyStore
from sciatica_desktop.storage.session_store import SessionStore
from sciatica_desktop.storage.weekly_store import WeeklyStore

LARGEST_BYTES = 50 * 1024 * 1024
"""Some two hundred thousand entries."""


class _Written(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def written(self) -> datetime: ...


T = TypeVar("T", bound=_Written)


class _Store(Protocol[T]):
    def get(self, key: str, /) -> T | None: ...

    def put(self, thing: T, /) -> None: ...


_OTHER_KINDS = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"PK\x03\x04", "a spreadsheet or an archive; save it as CSV first"),
    (b"\xd0\xcf\x11\xe0", "an old spreadsheet; save it as CSV first"),
    (b"SQLite format 3\x00", "a database"),
    (b"\xff\xfe", "in UTF-16; save it as UTF-8 first"),
    (b"\xfe\xff", "in UTF-16; save it as UTF-8 first"),
)


class Format(StrEnum):
    """What the diary can be taken out as."""

    CSV = "csv"
    """The diary entries, one a row."""
    CSV_WEEKLY = "csv-weekly"
    """The weekly questions, one week a row."""
    CSV_DATES = "csv-dates"
    """Visits, notes beside the charts and scores taken elsewhere, one a row."""
    JSON = "json"
    """Everything, complete."""


class ImportRefused(StorageError):
    """A file was not taken in; one sentence says why, and that nothing was imported."""


@dataclass(slots=True)
class Imported:
    """What taking a file in has changed.

    Attributes:
        new: things that were not there.
        changed: things that the file has a later version of.
        same: things that were there already, or later than in the file.
    """

    new: int = 0
    changed: int = 0
    same: int = 0


def export_bytes(database: Database, kind: Format) -> bytes:
    """The diary as the bytes of a file; the same diary gives the same bytes.

    Raises:
        StorageError: if the database cannot be read.
    """
    if kind is Format.CSV:
        return diary_csv.write_csv(DiaryStore(database).everything())
    if kind is Format.CSV_WEEKLY:
        return weekly_csv.write_weekly_csv(WeeklyStore(database).everything())
    marks, scores = MarkStore(database).everything(), ScoreStore(database).everything()
    if kind is Format.CSV_DATES:
        return write_dates_csv(marks, scores)
    return write_json(
        Everything(
            entries=tuple(DiaryStore(database).everything()),
            sessions=tuple(SessionStore(database).everything()),
            screenings=tuple(SafetyStore(database).everything()),
            weekly_checks=tuple(WeeklyStore(database).everything()),
            scores=tuple(scores),
            marks=tuple(marks),
        )
    )


def import_file(database: Database, path: Path) -> Imported:
    """Take in a CSV or JSON file, all of it or nothing.

    What has the same id as something already there replaces it, unless that one is later. The
    same file a second time changes nothing.

    Raises:
        ImportRefused: in one sentence, when the file or a row of it cannot be used.
        StorageError: in one sentence, when the database cannot be written.
    """
    try:
        everything = _read(path)
    except StorageError as error:
        sentence = str(error).rstrip(".")
        raise ImportRefused(f"{path}: {sentence}; nothing was imported.") from error
    imported = Imported()
    try:
        with database.transaction():
            _merge(DiaryStore(database), everything.entries, imported)
            _merge(WeeklyStore(database), everything.weekly_checks, imported)
            _merge(ScoreStore(database), everything.scores, imported)
            _merge(MarkStore(database), everything.marks, imported)
            for session in everything.sessions:
                _merge_session(SessionStore(database), session, imported)
            _merge_screenings(SafetyStore(database), everything.screenings, imported)
    except (OverflowError, UnicodeEncodeError) as error:
        raise ImportRefused(
            f"{path}: it holds a number or a letter that cannot be kept; nothing was imported."
        ) from error
    return imported


def _read(path: Path) -> Everything:
    text = _text_of(path)
    if text.lstrip().startswith(("{", "[")):
        return read_json(path, text)
    names = column_names(text)
    if "day" in names:
        marks, scores = read_dates_csv(text)
        return Everything(marks=tuple(marks), scores=tuple(scores))
    if names <= set(weekly_csv.COLUMNS) and not names <= set(diary_csv.COLUMNS):
        return Everything(weekly_checks=tuple(weekly_csv.read_weekly_csv(text)))
    return Everything(entries=tuple(diary_csv.read_csv(text)))


def _text_of(path: Path) -> str:
    try:
        if path.is_dir():
            raise StorageError("it is a folder, not a file.")
        if path.stat().st_size > LARGEST_BYTES:
            raise StorageError(f"it is larger than {LARGEST_BYTES // 1024**2} MiB.")
        content = path.read_bytes()
    except OSError as error:
        raise StorageError(f"it cannot be read: {error.strerror or error}.") from error
    if not content.strip():
        raise StorageError("it is empty.")
    for beginning, kind in _OTHER_KINDS:
        if content.startswith(beginning):
            raise StorageError(f"it is {kind}, not a diary in CSV or JSON.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise StorageError("it is not text in UTF-8.") from error


def _merge(store: _Store[T], things: Iterable[T], imported: Imported) -> None:
    for thing in things:
        ours = store.get(thing.id)
        if ours is not None and (ours == thing or ours.written > thing.written):
            imported.same += 1
            continue
        store.put(thing)
        if ours is None:
            imported.new += 1
        else:
            imported.changed += 1


def _merge_session(store: SessionStore, session: SessionRecord, imported: Imported) -> None:
    ours = store.get(session.id)
    if ours is None:
        store.put(session)
        imported.new += 1
    elif ours == session or (
        ours.ended is not None and (session.ended is None or session.ended < ours.ended)
    ):
        imported.same += 1
    else:
        store.put(session)
        imported.changed += 1


def _merge_screenings(
    store: SafetyStore, screenings: tuple[Screening, ...], imported: Imported
) -> None:
    ours = {screening.answered: screening for screening in store.everything()}
    for screening in screenings:
        here = ours.get(screening.answered)
        if here is None:
            store.put(screening)
            imported.new += 1
        elif here == screening or here.assessed is not None:
            imported.same += 1
        else:
            store.put(screening)
            imported.changed += 1
