"""The diary as CSV: one row an entry, in UTF-8, with commas and CR LF as RFC 4180 has them."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping

from sciatica_desktop.domain.diary import Entry, EntryKind
from sciatica_desktop.storage import cells
from sciatica_desktop.storage.errors import StorageError

COLUMNS = (
    "id",
    "happened",
    "written",
    "kind",
    "leg_average",
    "leg_worst",
    "back_average",
    "reach_left",
    "reach_right",
    "flare",
    "qualities",
    "triggers",
    "regions",
    "treatments",
    "sleep_h",
    "sitting_h",
    "notes",
)

_LONGEST_CELL = 10 * 1024 * 1024
_NAMED_ROWS = 50
"""A file with more bad rows than this is told by the first ones and a count."""


def write_csv(entries: Iterable[Entry]) -> bytes:
    """All entries as the bytes of a file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(entry) for entry in entries)
    return text.getvalue().encode()


def read_csv(text: str) -> list[Entry]:
    """The entries of a file's text.

    Only the column ``happened`` has to be there. A row without an id gets one that follows from
    its content, so that reading the file again finds it again.

    Raises:
        StorageError: in one sentence that names every bad row and why; the header is row 1.
    """
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    entries: list[Entry] = []
    rows_of_ids: dict[str, int] = {}
    complaints: list[str] = []
    try:
        header = _header(next(rows, []))
        for number, row in enumerate(rows, 2):
            if not any(row):
                continue
            try:
                entry = _entry(header, row)
                if entry.id in rows_of_ids:
                    raise ValueError(f"its id is already in row {rows_of_ids[entry.id]}")
            except ValueError as error:
                complaints.append(f"row {number}: {error}")
                continue
            rows_of_ids[entry.id] = number
            entries.append(entry)
    except csv.Error as error:
        raise StorageError(f"line {rows.line_num} is not valid CSV: {error}.") from error
    if complaints:
        more = len(complaints) - _NAMED_ROWS
        named = complaints[:_NAMED_ROWS] + ([f"{more} more bad rows"] if more > 0 else [])
        raise StorageError("; ".join(named) + ".")
    return entries


def _delimiter(text: str) -> str:
    """Spreadsheets of many countries save with semicolons."""
    header = text.split("\n", 1)[0]
    return ";" if ";" in header and "," not in header else ","


def _header(row: list[str]) -> list[str]:
    names = [name.strip() for name in row]
    if "happened" not in names:
        raise StorageError("it is not a diary: the first row has no column named happened.")
    for name in names:
        if name not in COLUMNS:
            known = ", ".join(COLUMNS)
            raise StorageError(f"column {cells.shortened(name)} is not known; known are {known}.")
        if names.count(name) > 1:
            raise StorageError(f"column {name} is there more than once.")
    return names


def _row(entry: Entry) -> list[object]:
    texts = (
        cells.joined(entry.qualities),
        cells.joined(entry.triggers),
        cells.joined([cells.from_region(mark) for mark in entry.regions]),
        cells.joined([cells.from_treatment(treatment) for treatment in entry.treatments]),
    )
    return [
        cells.guarded(entry.id),
        cells.from_moment(entry.happened),
        cells.from_moment(entry.written),
        entry.kind.value,
        entry.leg_average,
        entry.leg_worst,
        entry.back_average,
        _number(entry.reach_left),
        _number(entry.reach_right),
        "true" if entry.flare else "false",
        *map(cells.guarded, texts),
        cells.from_hours(entry.sleep_h),
        cells.from_hours(entry.sitting_h),
        cells.guarded(entry.notes),
    ]


def _number(value: int | None) -> str:
    return "" if value is None else str(int(value))


def _entry(header: list[str], row: list[str]) -> Entry:
    if len(row) != len(header):
        raise ValueError(f"it has {len(row)} cells where the first row has {len(header)}")
    raw: Mapping[str, str] = dict(zip(header, row, strict=True))
    plain = {name: cell.strip() for name, cell in raw.items()}

    def cell(name: str) -> str:
        return plain.get(name, "")

    def text(name: str) -> str:
        return cells.unguarded(raw.get(name, ""))

    happened = cells.to_moment("happened", cell("happened"))
    kind = cell("kind") or EntryKind.DAY.value
    if kind not in list(EntryKind):
        kinds = " or ".join(EntryKind)
        raise ValueError(f"kind must be {kinds}, not {cells.shortened(kind)}")
    return Entry(
        id=text("id") or _id_of(header, row),
        happened=happened,
        written=cells.to_moment("written", cell("written")) if cell("written") else happened,
        kind=EntryKind(kind),
        leg_average=cells.to_whole("leg_average", cell("leg_average"), 10),
        leg_worst=cells.to_whole("leg_worst", cell("leg_worst"), 10),
        back_average=cells.to_whole("back_average", cell("back_average"), 10),
        reach_left=cells.to_reach("reach_left", cell("reach_left")),
        reach_right=cells.to_reach("reach_right", cell("reach_right")),
        flare=cells.to_flag("flare", cell("flare")),
        qualities=cells.split(text("qualities")),
        triggers=cells.split(text("triggers")),
        regions=tuple(cells.to_region("regions", word) for word in cells.split(text("regions"))),
        treatments=tuple(
            cells.to_treatment("treatments", word) for word in cells.split(text("treatments"))
        ),
        sleep_h=cells.to_hours("sleep_h", cell("sleep_h")),
        sitting_h=cells.to_hours("sitting_h", cell("sitting_h")),
        notes=text("notes"),
    )


def _id_of(header: list[str], row: list[str]) -> str:
    """An id that follows from the filled cells, whatever order the columns have."""
    filled = sorted((name, cell) for name, cell in zip(header, row, strict=True) if cell)
    return hashlib.sha256(repr(filled).encode()).hexdigest()[:32]
