"""Dated things as CSV: visits, notes beside the charts, and scores taken elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, time

from sciatica_desktop.domain.marks import Mark, MarkKind
from sciatica_desktop.domain.weekly import Score
from sciatica_desktop.storage import cells
from sciatica_desktop.storage.csv_table import Row, read_table, write_table

COLUMNS = ("id", "day", "written", "kind", "text", "value")
_SCORE = "score"
_NUMBER = re.compile(r"[0-9]{1,4}(\.[0-9]{1,20})?(e-[0-9]{1,3})?")


def write_dates_csv(marks: Iterable[Mark], scores: Iterable[Score]) -> bytes:
    """All marks, then all scores, as the bytes of a file."""
    rows: list[list[object]] = [
        [
            cells.guarded(mark.id),
            mark.day.isoformat(),
            cells.from_moment(mark.written),
            mark.kind.value,
            cells.guarded(mark.text),
            "",
        ]
        for mark in marks
    ]
    rows += [
        [
            cells.guarded(score.id),
            score.day.isoformat(),
            cells.from_moment(score.written),
            _SCORE,
            cells.guarded(score.name),
            repr(float(score.value)).removesuffix(".0"),
        ]
        for score in scores
    ]
    return write_table(COLUMNS, rows)


def read_dates_csv(text: str) -> tuple[list[Mark], list[Score]]:
    """The marks and the scores of a file's text; only the column ``day`` has to be there.

    Raises:
        StorageError: in one sentence that names every bad row and why; the header is row 1.
    """
    found: list[Mark | Score] = read_table(text, COLUMNS, "day", _dated)
    marks = [each for each in found if isinstance(each, Mark)]
    scores = [each for each in found if isinstance(each, Score)]
    return marks, scores


def _dated(row: Row) -> Mark | Score:
    day = cells.to_day("day", row.cell("day"))
    written = row.cell("written")
    when = cells.to_moment("written", written) if written else datetime.combine(day, time(), UTC)
    kind = row.cell("kind") or MarkKind.NOTE.value
    if kind == _SCORE:
        return Score(row.id(), day, row.text("text"), _to_value(row.cell("value")), when)
    if kind not in list(MarkKind):
        raise ValueError(f"kind must be visit, note or score, not {cells.shortened(kind)}")
    if row.cell("value"):
        raise ValueError(f"value must be empty for a {kind}")
    return Mark(row.id(), day, MarkKind(kind), row.text("text"), when)


def _to_value(cell: str) -> float:
    if not _NUMBER.fullmatch(cell):
        raise ValueError(f"value must be a number from 0 to 1000, not {cells.shortened(cell)}")
    return float(cell)
