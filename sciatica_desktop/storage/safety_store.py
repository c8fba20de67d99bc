"""Keeps the answers to the safety questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sciatica_desktop.domain.safety import Screening
from sciatica_desktop.storage.database import Database, damaged
from sciatica_desktop.storage.timestamps import from_columns, to_columns

_COLUMNS = "answered, answered_offset, assessed, assessed_offset"

Row = tuple[Any, ...]


class SafetyStore:
    """The screenings of one database; the moment of the answer tells them apart."""

    def __init__(self, database: Database) -> None:
        """Work on an open database."""
        self._database = database

    def put(self, screening: Screening) -> None:
        """Keep answers; those given at the same moment are replaced.

        Raises:
            StorageError: if they could not be written.
        """
        answered = to_columns(screening.answered)
        assessed = (None, None) if screening.assessed is None else to_columns(screening.assessed)
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM screening WHERE answered = ?", answered[:1])
            connection.execute(
                f"INSERT INTO screening ({_COLUMNS}) VALUES (?, ?, ?, ?)",
                (*answered, *assessed),
            )
            connection.executemany(
                "INSERT INTO screening_sign VALUES (?, ?, ?)",
                [(answered[0], place, sign) for place, sign in enumerate(screening.ticked)],
            )

    def latest(self) -> Screening | None:
        """The last answers, or None."""
        found = self._select("answered = (SELECT max(answered) FROM screening)", ())
        return found[0] if found else None

    def between(self, first: date, last: date) -> list[Screening]:
        """Answers given on the local days from ``first`` to ``last``, oldest first."""
        return self._select("answered_day BETWEEN ? AND ?", (first.isoformat(), last.isoformat()))

    def everything(self) -> Iterator[Screening]:
        """All answers, oldest first."""
        return iter(self._select("1", ()))

    def set_assessed(self, when: datetime) -> None:
        """Add to the last answers that somebody has looked at it; without any, nothing changes.

        Raises:
            StorageError: if it could not be written.
        """
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE screening SET assessed = ?, assessed_offset = ?"
                " WHERE answered = (SELECT max(answered) FROM screening)",
                to_columns(when),
            )

    def _select(self, where: str, values: Sequence[object]) -> list[Screening]:
        ask = self._database.rows
        rows: list[Row] = ask(
            f"SELECT {_COLUMNS} FROM screening WHERE {where} ORDER BY answered", values
        )
        if not rows:
            return []
        signs: defaultdict[str, list[str]] = defaultdict(list)
        ours = f"WHERE screening IN (SELECT answered FROM screening WHERE {where}) ORDER BY place"
        for key, sign in ask(f"SELECT screening, sign FROM screening_sign {ours}", values):
            signs[str(key)].append(str(sign))
        try:
            return [_screening(row, signs[row[0]]) for row in rows]
        except ValueError as error:
            raise damaged(self._database.path) from error


def _screening(row: Row, signs: list[str]) -> Screening:
    answered, answered_offset, assessed, assessed_offset = row
    return Screening(
        answered=from_columns(answered, answered_offset),
        ticked=tuple(signs),
        assessed=None if assessed is None else from_columns(assessed, assessed_offset),
    )
