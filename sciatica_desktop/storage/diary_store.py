"""Keeps diary entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sciatica_desktop.domain.anatomy import Reach
from sciatica_desktop.domain.day_part import DayPart
from sciatica_desktop.domain.diary import (
    Entry,
    EntryKind,
    Felt,
    Medicine,
    RegionKind,
    RegionMark,
    Treatment,
    TreatmentKind,
)
from sciatica_desktop.domain.trends import Day, days_of, entry_of_each_day
from sciatica_desktop.storage.database import Database, damaged
from sciatica_desktop.storage.timestamps import from_columns, to_columns

_COLUMNS = (
    "id, happened, happened_offset, written, written_offset, kind, leg_average, leg_worst, "
    "back_average, reach_left, reach_right, flare, sleep_h, sitting_h, notes, leg_left, leg_right, "
    "standing_h, driving_h"
)
_PUT = f"INSERT INTO entry ({_COLUMNS}) VALUES ({', '.join('?' * 19)})"
_NUMBERS = _COLUMNS.replace("sleep_h, sitting_h, notes", "NULL, NULL, ''").replace(
    "standing_h, driving_h", "NULL, NULL"
)
"""The same columns for those who want the day's numbers alone."""
_PARTS = {
    "word": "kind, word",
    "region": "region, strength, kinds",
    "treatment": "kind, minutes, form, felt",
    "medicine": "name, count",
}
"""The tables of what an entry has several of, and their columns."""
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
                    entry.leg_left,
                    entry.leg_right,
                    entry.standing_h,
                    entry.driving_h,
                ),
            )
            connection.executemany(
                "INSERT INTO entry_word (entry, kind, place, word) VALUES (?, ?, ?, ?)",
                [
                    (entry.id, kind, place, str(word))
                    for kind, words in (
                        ("quality", entry.qualities),
                        ("trigger", entry.triggers),
                        ("easer", entry.easers),
                        ("part", entry.parts),
                    )
                    for place, word in enumerate(words)
                ],
            )
            connection.executemany(
                "INSERT INTO entry_region VALUES (?, ?, ?, ?, ?)",
                [
                    (entry.id, place, mark.region, mark.strength, " ".join(mark.kinds))
                    for place, mark in enumerate(entry.regions)
                ],
            )
            connection.executemany(
                "INSERT INTO entry_treatment (entry, place, kind, minutes, form, felt)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (entry.id, place, each.kind.value, each.minutes, each.form, each.felt)
                    for place, each in enumerate(entry.treatments)
                ],
            )
            connection.executemany(
                "INSERT INTO entry_medicine VALUES (?, ?, ?, ?)",
                [
                    (entry.id, place, medicine.name, medicine.count)
                    for place, medicine in enumerate(entry.medicines)
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

    def days(self, first: date, last: date) -> tuple[Day, ...]:
        """Every calendar day from ``first`` to ``last``, as ``domain.trends.days`` has them.

        Reads neither words nor notes, so that fifty years can be drawn without holding them.
        """
        span = (first.isoformat(), last.isoformat())
        counts = {
            date.fromisoformat(str(day)): int(str(number))
            for day, number in self._database.rows(
                f"SELECT happened_day, count(*) FROM entry WHERE {_BETWEEN} GROUP BY happened_day",
                span,
            )
        }
        only_days = f"{_BETWEEN} AND kind = 'day'"
        chosen = entry_of_each_day(self._select(only_days, span, _NUMBERS, ("treatment",)))
        return days_of(chosen, counts, first, last)

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

    def _select(
        self,
        where: str,
        values: Sequence[object],
        columns: str = _COLUMNS,
        parts: Sequence[str] = tuple(_PARTS),
    ) -> list[Entry]:
        ask = self._database.rows
        rows: list[Row] = ask(
            f"SELECT {columns} FROM entry WHERE {where} ORDER BY happened, written, id", values
        )
        if not rows:
            return []
        ours = f"WHERE entry IN (SELECT id FROM entry WHERE {where}) ORDER BY place"
        found = {
            part: _grouped(ask(f"SELECT entry, {_PARTS[part]} FROM entry_{part} {ours}", values))
            for part in parts
        }
        try:
            return [
                _entry(row, *(found.get(part, {}).get(row[0], ()) for part in _PARTS))
                for row in rows
            ]
        except ValueError as error:
            raise damaged(self._database.path) from error


def _grouped(rows: Sequence[Row]) -> defaultdict[str, list[Row]]:
    """Rows by their first column, which is left out."""
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for key, *rest in rows:
        groups[key].append(tuple(rest))
    return groups


def _entry(
    row: Row,
    words: Sequence[Row],
    marks: Sequence[Row],
    treatments: Sequence[Row],
    medicines: Sequence[Row],
) -> Entry:
    (
        entry_id, happened, happened_offset, written, written_offset, kind, leg_average, leg_worst,
        back_average, reach_left, reach_right, flare, sleep_h, sitting_h, notes, leg_left,
        leg_right, standing_h, driving_h,
    ) = row  # fmt: skip
    said: dict[str, tuple[str, ...]] = {}
    for sort, word in words:
        said[sort] = (*said.get(sort, ()), word)
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
        qualities=said.get("quality", ()),
        triggers=said.get("trigger", ()),
        regions=tuple(
            RegionMark(region, strength, tuple(RegionKind(name) for name in kinds.split()))
            for region, strength, kinds in marks
        ),
        treatments=tuple(
            Treatment(TreatmentKind(sort), minutes, form, None if felt is None else Felt(felt))
            for sort, minutes, form, felt in treatments
        ),
        sleep_h=sleep_h,
        sitting_h=sitting_h,
        notes=notes,
        leg_left=leg_left,
        leg_right=leg_right,
        easers=said.get("easer", ()),
        parts=tuple(DayPart(word) for word in said.get("part", ())),
        standing_h=standing_h,
        driving_h=driving_h,
        medicines=tuple(Medicine(name, number) for name, number in medicines),
    )
