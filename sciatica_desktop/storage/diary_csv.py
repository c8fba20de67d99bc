"""The diary as CSV: one row an entry."""

from __future__ import annotations

from collections.abc import Iterable

from sciatica_desktop.domain.diary import Entry, EntryKind
from sciatica_desktop.storage import cells
from sciatica_desktop.storage.csv_table import Row, read_table, write_table

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
    "leg_left",
    "leg_right",
    "easers",
    "parts",
    "standing_h",
    "driving_h",
    "medicines",
)


def write_csv(entries: Iterable[Entry]) -> bytes:
    """All entries as the bytes of a file."""
    return write_table(COLUMNS, (_row(entry) for entry in entries))


def read_csv(text: str) -> list[Entry]:
    """The entries of a file's text.

    Only the column ``happened`` has to be there. A row without an id gets one that follows from
    its content, so that reading the file again finds it again.

    Raises:
        StorageError: in one sentence that names every bad row and why; the header is row 1.
    """
    return read_table(text, COLUMNS, "happened", _entry)


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
        entry.leg_left,
        entry.leg_right,
        cells.guarded(cells.joined(entry.easers)),
        cells.joined(entry.parts),
        cells.from_hours(entry.standing_h),
        cells.from_hours(entry.driving_h),
        cells.guarded(cells.joined([cells.from_medicine(each) for each in entry.medicines])),
    ]


def _number(value: int | None) -> str:
    return "" if value is None else str(int(value))


def _entry(row: Row) -> Entry:
    cell, text = row.cell, row.text
    happened = cells.to_moment("happened", cell("happened"))
    kind = cell("kind") or EntryKind.DAY.value
    if kind not in list(EntryKind):
        kinds = " or ".join(EntryKind)
        raise ValueError(f"kind must be {kinds}, not {cells.shortened(kind)}")
    return Entry(
        id=row.id(),
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
        leg_left=cells.to_whole("leg_left", cell("leg_left"), 10),
        leg_right=cells.to_whole("leg_right", cell("leg_right"), 10),
        easers=cells.split(text("easers")),
        parts=tuple(cells.to_part("parts", word) for word in cells.split(text("parts"))),
        standing_h=cells.to_hours("standing_h", cell("standing_h")),
        driving_h=cells.to_hours("driving_h", cell("driving_h")),
        medicines=tuple(
            cells.to_medicine("medicines", word) for word in cells.split(text("medicines"))
        ),
    )
