"""Tables as CSV in UTF-8, with commas and CR LF as RFC 4180 has them, read forgivingly."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from sciatica_desktop.storage import cells
from sciatica_desktop.storage.errors import StorageError

_LONGEST_CELL = 10 * 1024 * 1024
_NAMED_ROWS = 50
"""A file with more bad rows than this is told by the first ones and a count."""


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Identified)


@dataclass(frozen=True, slots=True)
class Row:
    """One row by the names of its columns; a column that is not there reads as empty."""

    raw: Mapping[str, str]

    def cell(self, name: str) -> str:
        """A cell without the blanks around it."""
        return self.raw.get(name, "").strip()

    def text(self, name: str) -> str:
        """A cell as the text it was written from."""
        return cells.unguarded(self.raw.get(name, ""))

    def id(self) -> str:
        """The id, or one that follows from the filled cells, whatever order the columns have."""
        given = self.text("id")
        if given:
            return given
        filled = sorted((name, cell) for name, cell in self.raw.items() if cell)
        return hashlib.sha256(repr(filled).encode()).hexdigest()[:32]


def write_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table as the bytes of a file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode()


def column_names(text: str) -> frozenset[str]:
    """The names in the first row; none where that row cannot be read."""
    reader = csv.reader(io.StringIO(text.split("\n", 1)[0]), delimiter=_delimiter(text))
    try:
        return frozenset(name.strip() for name in next(reader, []))
    except csv.Error:
        return frozenset()


def read_table(
    text: str, columns: Sequence[str], needed: str, build: Callable[[Row], T]
) -> list[T]:
    """What the rows of a file's text stand for.

    A row without an id gets one that follows from its content, so that reading the file again
    finds it again.

    Args:
        text: the file.
        columns: the known columns; they may be left out or come in any order.
        needed: the one column that has to be there.
        build: makes a value of a row, or raises ValueError in words.

    Raises:
        StorageError: in one sentence that names every bad row and why; the header is row 1.
    """
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    found: list[T] = []
    rows_of_ids: dict[str, int] = {}
    complaints: list[str] = []
    try:
        header = _header(next(rows, []), columns, needed)
        for number, row in enumerate(rows, 2):
            if not any(row):
                continue
            try:
                value = build(_row(header, row))
                if value.id in rows_of_ids:
                    raise ValueError(f"its id is already in row {rows_of_ids[value.id]}")
            except ValueError as error:
                complaints.append(f"row {number}: {error}")
                continue
            rows_of_ids[value.id] = number
            found.append(value)
    except csv.Error as error:
        raise StorageError(f"line {rows.line_num} is not valid CSV: {error}.") from error
    if complaints:
        more = len(complaints) - _NAMED_ROWS
        named = complaints[:_NAMED_ROWS] + ([f"{more} more bad rows"] if more > 0 else [])
        raise StorageError("; ".join(named) + ".")
    return found


def _delimiter(text: str) -> str:
    """Spreadsheets of many countries save with semicolons."""
    header = text.split("\n", 1)[0]
    return ";" if ";" in header and "," not in header else ","


def _header(row: list[str], columns: Sequence[str], needed: str) -> list[str]:
    names = [name.strip() for name in row]
    if needed not in names:
        raise StorageError(f"it is not a diary: the first row has no column named {needed}.")
    for name in names:
        if name not in columns:
            known = ", ".join(columns)
            raise StorageError(f"column {cells.shortened(name)} is not known; known are {known}.")
        if names.count(name) > 1:
            raise StorageError(f"column {name} is there more than once.")
    return names


def _row(header: list[str], row: list[str]) -> Row:
    if len(row) != len(header):
        raise ValueError(f"it has {len(row)} cells where the first row has {len(header)}")
    return Row(dict(zip(header, row, strict=True)))
