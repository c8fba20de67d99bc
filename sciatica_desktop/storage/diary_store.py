"""Keeps diary entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sciatica_desktop.domain.anatomy import Reach
from sciatica_desktop.domain.diary import (
    Entry,
    EntryKind,
    RegionKind,
    RegionMark,
    Treatment,
    TreatmentKind,
)
from sciatica_desktop.storage.database import Database, damaged
from sciatica_desktop.storage.timestamps import from_columns, to_columns

_COLUMNS = (
    "id, happened, happened_offset, written, written_offset, kind, leg_average, leg_worst, "
    "back_average, reach_left, reach_right, flare, sleep_h, sitting_h, notes"
)
_PUT = f"INSERT INTO entry ({_COLUMNS}) VALUES ({', '.join('?' * 15)})"
_BETWEEN = "happened_day BETWEEN ? AND ?"

Row = tuple[Any, ...]


class DiaryStore:
    """The entries of one database, by id and by local calendar day."""

    def __init__(self, database: Database) -> None:
        """Work on an open database."""
        self._database = database

    def put(self, entry: Entry) -> None:
        """Keep an entry; one with the same id is replaced.

        Raises:
            StorageError: if it could not be written; what was there before stays.
        """
        happened, written = to_columns(entry.happened), to_columns(entry.written)
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM entry WHERE id = ?", (entry.id,))
            connection.execute(
                _PUT,
                (
                    entry.id,
                    *happened,
                    *written,
                    entry.kind.value,
                    entry.leg_average,
                    entry.leg_worst,
                    entry.back_average,
                    entry.reach_left,
                    entry.reach_right,
                    entry.flare,
                    entry.sleep_h,
                    entry.sitting_h,
                    entry.notes,
                ),
            )
            words = [("quality", *word) for word in enumerate(entry.qualities)]
            words += [("trigger", *word) for word in enumerate(entry.triggers)]
            connection.executemany(
                "INSERT INTO entry_word VALUES (?, ?, ?, ?)",
                [(entry.id, *word) for word in words],
            )
            connection.executemany(
                "INSERT INTO entry_region VALUES (?, ?, ?, ?, ?)",
                [
                    (entry.id, place, mark.region, mark.strength, " ".join(mark.kinds))
                    for place, mark in enumerate(entry.regions)
                ],
            )
            connection.executemany(
                "INSERT INTO entry_treatment VALUES (?, ?, ?, ?)",
                [
                    (entry.id, place, treatment.kind.value, treatment.minutes)
                    for place, treatment in enumerate(entry.treatments)
                ],
            )

    def get(self, entry_id: str) -> Entry | None:
        """The entry with this id, or None."""
        found = self._select("id = ?", (entry_id,))
        return found[0] if found else None

    def delete(self, entry_id: str) -> None:
        """Remove an entry; an unknown id changes nothing.

        Raises:
            StorageError: if it could not be removed.
        """
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM entry WHERE id = ?", (entry_id,))

    def between(self, first: date, last: date) -> list[Entry]:
        """Entries whose local day is from ``first`` to ``last``, by when they happened."""
        return self._select(_BETWEEN, (first.isoformat(), last.isoformat()))

    def everything(self) -> Iterator[Entry]:
        """All entries, oldest first."""
        return iter(self._select("1", ()))

    def first_day(self) -> date | None:
        """The local day of the oldest entry, or None."""
        ((day,),) = self._database.rows("SELECT min(happened_day) FROM entry")
        return date.fromisoformat(str(day)) if day else None

    def count(self) -> int:
        """How many entries there are."""
        ((number,),) = self._database.rows("SELECT count(*) FROM entry")
        return int(str(number))

    def _select(self, where: str, values: Sequence[object]) -> list[Entry]:
        ask = self._database.rows
        rows: list[Row] = ask(
            f"SELECT {_COLUMNS} FROM entry WHERE {where} ORDER BY happened, written, id", values
        )
        if not rows:
            return []
        ours = f"WHERE entry IN (SELECT id FROM entry WHERE {where}) ORDER BY place"
        words = _grouped(ask(f"SELECT entry, kind, word FROM entry_word {ours}", values))
        marks = _grouped(
            ask(f"SELECT entry, region, strength, kinds FROM entry_region {ours}", values)
        )
        treatments = _grouped(
            ask(f"SELECT entry, kind, minutes FROM entry_treatment {ours}", values)
        )
        try:
            return [_entry(row, words[row[0]], marks[row[0]], treatments[row[0]]) for row in rows]
        except ValueError as error:
            raise damaged(self._database.path) from error


def _grouped(rows: Sequence[Row]) -> defaultdict[str, list[Row]]:
    """Rows by their first column, which is left out."""
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for key, *rest in rows:
        groups[key].append(tuple(rest))
    return groups


def _entry(row: Row, words: list[Row], marks: list[Row], treatments: list[Row]) -> Entry:
    (
        entry_id, happened, happened_offset, written, written_offset, kind, leg_average, leg_worst,
        back_average, reach_left, reach_right, flare, sleep_h, sitting_h, notes,
    ) = row  # fmt: skip
    return Entry(
        id=entry_id,
        happened=from_columns(happened, happened_offset),
        written=from_columns(written, written_offset),
        kind=EntryKind(kind),
        leg_average=leg_average,
        leg_worst=leg_worst,
        back_average=back_average,
        reach_left=None if reach_left is None else Reach(reach_left),
        reach_right=None if reach_right is None else Reach(reach_right),
        flare=bool(flare),
        qualities=tuple(word for sort, word in words if sort == "quality"),
        triggers=tuple(word for sort, word in words if sort == "trigger"),
        regions=tuple(
            RegionMark(region, strength, tuple(RegionKind(name) for name in kinds.split()))
            for region, strength, kinds in marks
        ),
        treatments=tuple(Treatment(TreatmentKind(sort), minutes) for sort, minutes in treatments),
        sleep_h=sleep_h,
        sitting_h=sitting_h,
        notes=notes,
    )
