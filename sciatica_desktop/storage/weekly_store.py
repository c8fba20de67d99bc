"""Keeps the weekly questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sciatica_desktop.domain.weekly import Ability, Bother, WeeklyCheck
from sciatica_desktop.storage.database import Database, damaged
from sciatica_desktop.storage.timestamps import from_columns, to_columns

_COLUMNS = (
    "id, happened, happened_offset, written, written_offset, pain, enjoyment, doing, bother_leg, "
    "bother_tingling, bother_weakness, bother_back, change"
)
_PUT = f"INSERT INTO weekly_check ({_COLUMNS}) VALUES ({', '.join('?' * 13)})"

Row = tuple[Any, ...]


class WeeklyStore:
    """The weeks answered of one database, by id and by local calendar day."""

    def __init__(self, database: Database) -> None:
        """Work on an open database."""
        self._database = database

    def put(self, check: WeeklyCheck) -> None:
        """Keep the answers of a week; those with the same id are replaced.

        Raises:
            StorageError: if they could not be written; what was there before stays.
        """
        bother = check.bother
        row = (
            check.id,
            *to_columns(check.happened),
            *to_columns(check.written),
            check.pain,
            check.enjoyment,
            check.doing,
            bother.leg,
            bother.tingling,
            bother.weakness,
            bother.back,
            check.change,
        )
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM weekly_check WHERE id = ?", (check.id,))
            connection.execute(_PUT, row)
            connection.executemany(
                "INSERT INTO weekly_ability VALUES (?, ?, ?, ?)",
                [
                    (check.id, place, ability.name, ability.value)
                    for place, ability in enumerate(check.abilities)
                ],
            )

    def get(self, check_id: str) -> WeeklyCheck | None:
        """The week with this id, or None."""
        found = self._select("id = ?", (check_id,))
        return found[0] if found else None

    def delete(self, check_id: str) -> None:
        """Remove the answers of a week; an unknown id changes nothing.

        Raises:
            StorageError: if they could not be removed.
        """
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM weekly_check WHERE id = ?", (check_id,))

    def between(self, first: date, last: date) -> list[WeeklyCheck]:
        """Weeks whose local day is from ``first`` to ``last``, oldest first."""
        return self._select("happened_day BETWEEN ? AND ?", (first.isoformat(), last.isoformat()))

    def everything(self) -> Iterator[WeeklyCheck]:
        """All weeks answered, oldest first."""
        return iter(self._select("1", ()))

    def _select(self, where: str, values: Sequence[object]) -> list[WeeklyCheck]:
        ask = self._database.rows
        rows: list[Row] = ask(
            f"SELECT {_COLUMNS} FROM weekly_check WHERE {where} ORDER BY happened, written, id",
            values,
        )
        abilities: defaultdict[str, list[Ability]] = defaultdict(list)
        try:
            for key, name, value in ask(
                "SELECT weekly_check, name, value FROM weekly_ability WHERE weekly_check IN"
                f" (SELECT id FROM weekly_check WHERE {where}) ORDER BY place",
                values,
            ):
                known = None if value is None else int(str(value))
                abilities[str(key)].append(Ability(str(name), known))
            return [_check(row, tuple(abilities[row[0]])) for row in rows]
        except ValueError as error:
            raise damaged(self._database.path) from error


def _check(row: Row, abilities: tuple[Ability, ...]) -> WeeklyCheck:
    (
        check_id, happened, happened_offset, written, written_offset, pain, enjoyment, doing,
        *bother, change,
    ) = row  # fmt: skip
    return WeeklyCheck(
        check_id,
        from_columns(happened, happened_offset),
        from_columns(written, written_offset),
        abilities,
        pain,
        enjoyment,
        doing,
        Bother(*bother),
        change,
    )
