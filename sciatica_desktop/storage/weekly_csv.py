"""The weekly questions as CSV: one row a week answered."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sciatica_desktop.domain.weekly import (
    BOTHER_ROWS,
    LARGEST_CHANGE,
    MOST_BOTHER,
    PEG_ROWS,
    Ability,
    Bother,
    WeeklyCheck,
)
from sciatica_desktop.storage import cells
from sciatica_desktop.storage.csv_table import Row, read_table, write_table

_BOTHER = tuple(f"bother_{name}" for name in BOTHER_ROWS)
COLUMNS = ("id", "happened", "written", "activities", *PEG_ROWS, *_BOTHER, "change")


def write_weekly_csv(checks: Iterable[WeeklyCheck]) -> bytes:
    """All weeks answered as the bytes of a file."""
    return write_table(COLUMNS, (_row(check) for check in checks))


def read_weekly_csv(text: str) -> list[WeeklyCheck]:
    """The weeks of a file's text; only the column ``happened`` has to be there.

    Raises:
        StorageError: in one sentence that names every bad row and why; the header is row 1.
    """
    return read_table(text, COLUMNS, "happened", _check)


def _row(check: WeeklyCheck) -> list[object]:
    return [
        cells.guarded(check.id),
        cells.from_moment(check.happened),
        cells.from_moment(check.written),
        cells.guarded(cells.joined([_from_ability(each) for each in check.abilities])),
        *(getattr(check, name) for name in PEG_ROWS),
        *(getattr(check.bother, name) for name in BOTHER_ROWS),
        check.change,
    ]


def _check(row: Row) -> WeeklyCheck:
    happened = cells.to_moment("happened", row.cell("happened"))
    written = row.cell("written")
    peg = {name: cells.to_whole(name, row.cell(name), 10) for name in PEG_ROWS}
    bother = [cells.to_whole(name, row.cell(name), MOST_BOTHER) for name in _BOTHER]
    return WeeklyCheck(
        id=row.id(),
        happened=happened,
        written=cells.to_moment("written", written) if written else happened,
        abilities=tuple(_to_ability(word) for word in cells.split(row.text("activities"))),
        **peg,
        bother=Bother(*bother),
        change=_to_change(row.cell("change")),
    )


def _from_ability(ability: Ability) -> str:
    return f"{ability.name}:{'' if ability.value is None else ability.value}"


def _to_ability(word: str) -> Ability:
    name, _, value = word.rpartition(":")
    try:
        return Ability(name, cells.to_whole("activities", value, 10))
    except ValueError as error:
        raise ValueError(
            "activities must be names with 0 to 10 like walk to work:4,"
            f" not {cells.shortened(word)}"
        ) from error


def _to_change(cell: str) -> int | None:
    if not cell:
        return None
    if not re.fullmatch(r"[+-]?[0-9]", cell) or abs(int(cell)) > LARGEST_CHANGE:
        raise ValueError(
            f"change must be a whole number from -{LARGEST_CHANGE} to {LARGEST_CHANGE} or empty,"
            f" not {cells.shortened(cell)}"
        )
    return int(cell)
