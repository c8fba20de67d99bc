"""Keeps dated things: the person's marks, and scores taken elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sciatica_desktop.domain.marks import Mark, MarkKind
from sciatica_desktop.domain.weekly import Score
from sciatica_desktop.storage.database import Database, damaged
from sciatica_desktop.storage.timestamps import from_columns, to_columns

Row = tuple[Any, ...]


class MarkStore:
    """The visits and notes of one database, by id and by day."""

    def __init__(self, database: Database) -> None:
        """Work on an open database."""
        self._database = database

    def put(self, mark: Mark) -> None:
        """Keep a mark; one with the same id is replaced.

        Raises:
            StorageError: if it could not be written; what was there before stays.
        """
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?, ?, ?)",
                (
                    mark.id,
                    mark.day.isoformat(),
                    mark.kind.value,
                    mark.text,
                    *to_columns(mark.written),
                ),
            )

    def get(self, mark_id: str) -> Mark | None:
        """The mark with this id, or None."""
        found = self._select("id = ?", (mark_id,))
        return found[0] if found else None

    def delete(self, mark_id: str) -> None:
        """Remove a mark; an unknown id changes nothing.

        Raises:
            StorageError: if it could not be removed.
        """
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM mark WHERE id = ?", (mark_id,))

    def between(self, first: date, last: date) -> list[Mark]:
        """Marks of the days from ``first`` to ``last``, oldest first."""
        return self._select("day BETWEEN ? AND ?", (first.isoformat(), last.isoformat()))

    def everything(self) -> Iterator[Mark]:
        """All marks, oldest first."""
        return iter(self._select("1", ()))

    def _select(self, where: str, values: Sequence[object]) -> list[Mark]:
        rows: list[Row] = self._database.rows(
            f"SELECT * FROM mark WHERE {where} ORDER BY day, written, id", values
        )
        try:
            return [
                Mark(
                    mark_id,
                    date.fromisoformat(day),
                    MarkKind(kind),
                    text,
                    from_columns(written, offset),
                )
                for mark_id, day, kind, text, written, offset in rows
            ]
        except ValueError as error:
            raise damaged(self._database.path) from error


class ScoreStore:
    """The scores taken elsewhere of one database, by id and by day."""

    def __init__(self, database: Database) -> None:
        """Work on an open database."""
        self._database = database

    def put(self, score: Score) -> None:
        """Keep a score; one with the same id is replaced.

        Raises:
            StorageError: if it could not be written; what was there before stays.
        """
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO score VALUES (?, ?, ?, ?, ?, ?)",
                (
                    score.id,
                    score.day.isoformat(),
                    score.name,
                    float(score.value),
                    *to_columns(score.written),
                ),
            )

    def get(self, score_id: str) -> Score | None:
        """The score with this id, or None."""
        found = self._select("id = ?", (score_id,))
        return found[0] if found else None

    def delete(self, score_id: str) -> None:
        """Remove a score; an unknown id changes nothing.

        Raises:
            StorageError: if it could not be removed.
        """
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM score WHERE id = ?", (score_id,))

    def between(self, first: date, last: date) -> list[Score]:
        """Scores of the days from ``first`` to ``last``, oldest first."""
        return self._select("day BETWEEN ? AND ?", (first.isoformat(), last.isoformat()))

    def everything(self) -> Iterator[Score]:
        """All scores, oldest first."""
        return iter(self._select("1", ()))

    def _select(self, where: str, values: Sequence[object]) -> list[Score]:
        rows: list[Row] = self._database.rows(
            f"SELECT * FROM score WHERE {where} ORDER BY day, written, id", values
        )
        try:
            return [
                Score(
                    score_id,
                    date.fromisoformat(day),
                    name,
                    value,
                    from_columns(written, offset),
                )
                for score_id, day, name, value, written, offset in rows
            ]
        except ValueError as error:
            raise damaged(self._database.path) from error
