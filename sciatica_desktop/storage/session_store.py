"""Keeps sessions, written as they go so that a killed program leaves what was done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sciatica_desktop.domain.anatomy import Reach, Side
from sciatica_desktop.domain.log import BlockRecord, CheckIn, Hurt, Outcome, SessionRecord
from sciatica_desktop.storage.database import Database, damaged
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.timestamps import from_columns, to_columns

_COLUMNS = (
    "id, routine, routine_name, started, started_offset, ended, ended_offset, outcome, affected, "
    "before_leg, before_back, before_reach, after_leg, after_back, after_reach"
)
_PUT = f"INSERT INTO session ({_COLUMNS}) VALUES ({', '.join('?' * 15)})"

Row = tuple[Any, ...]


class SessionStore:
    """The sessions of one database, by id and by the local calendar day they began."""

    def __init__(self, database: Database) -> None:
        """Work on an open database."""
        self._database = database

    def begin(self, record: SessionRecord) -> None:
        """Keep a session that is about to start, with all its planned blocks.

        Raises:
            StorageError: if it could not be written.
        """
        self.put(record)

    def set_block(self, session_id: str, index: int, done_s: float, done_repetitions: int) -> None:
        """Keep what has been done of a block so far.

        Raises:
            StorageError: if it could not be written, or the session has no such block.
        """
        self._change(
            "UPDATE session_block SET done_s = ?, done_repetitions = ?"
            " WHERE session = ? AND place = ?",
            (done_s, done_repetitions, session_id, index),
        )

    def add_hurt(self, session_id: str, hurt: Hurt) -> None:
        """Keep that it hurt.

        Raises:
            StorageError: if it could not be written, or there is no such session.
        """
        self._change(
            "INSERT INTO session_hurt"
            " SELECT id, (SELECT count(*) FROM session_hurt WHERE session = id), ?, ?, ?"
            " FROM session WHERE id = ?",
            (hurt.block, hurt.second, hurt.choice, session_id),
        )

    def set_check_in(
        self, session_id: str, before: CheckIn | None = None, after: CheckIn | None = None
    ) -> None:
        """Keep the ratings before or after; None leaves what is there.

        Raises:
            StorageError: if it could not be written, or there is no such session.
        """
        with self._database.transaction():
            for name, check_in in (("before", before), ("after", after)):
                if check_in is not None:
                    self._change(
                        f"UPDATE session SET {name}_leg = ?, {name}_back = ?, {name}_reach = ?"
                        " WHERE id = ?",
                        (*_check_in_columns(check_in), session_id),
                    )

    def close(self, session_id: str, ended: datetime, outcome: Outcome) -> None:
        """Keep when and how a session ended.

        Raises:
            StorageError: if it could not be written, or there is no such session.
        """
        self._change(
            "UPDATE session SET ended = ?, ended_offset = ?, outcome = ? WHERE id = ?",
            (*to_columns(ended), outcome.value, session_id),
        )

    def put(self, record: SessionRecord) -> None:
        """Keep a whole session; one with the same id is replaced.

        Raises:
            StorageError: if it could not be written; what was there before stays.
        """
        ended = (None, None) if record.ended is None else to_columns(record.ended)
        row = (
            record.id,
            record.routine,
            record.routine_name,
            *to_columns(record.started),
            *ended,
            record.outcome.value,
            record.affected,
            *_check_in_columns(record.before),
            *_check_in_columns(record.after),
        )
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM session WHERE id = ?", (record.id,))
            connection.execute(_PUT, row)
            connection.executemany(
                "INSERT INTO session_block VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        record.id,
                        block.index,
                        block.exercise,
                        block.side,
                        block.planned_s,
                        block.planned_repetitions,
                        block.done_s,
                        block.done_repetitions,
                    )
                    for block in record.blocks
                ],
            )
            connection.executemany(
                "INSERT INTO session_hurt VALUES (?, ?, ?, ?, ?)",
                [
                    (record.id, place, hurt.block, hurt.second, hurt.choice)
                    for place, hurt in enumerate(record.hurts)
                ],
            )

    def get(self, session_id: str) -> SessionRecord | None:
        """The session with this id, or None."""
        found = self._select("id = ?", (session_id,))
        return found[0] if found else None

    def delete(self, session_id: str) -> None:
        """Remove a session; an unknown id changes nothing.

        Raises:
            StorageError: if it could not be removed.
        """
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM session WHERE id = ?", (session_id,))

    def between(self, first: date, last: date) -> list[SessionRecord]:
        """Sessions begun on the local days from ``first`` to ``last``, oldest first."""
        return self._select("started_day BETWEEN ? AND ?", (first.isoformat(), last.isoformat()))

    def unfinished(self) -> list[SessionRecord]:
        """Sessions that were never closed, oldest first."""
        return self._select("outcome = ?", (Outcome.RUNNING.value,))

    def everything(self) -> Iterator[SessionRecord]:
        """All sessions, oldest first."""
        return iter(self._select("1", ()))

    def first_day(self) -> date | None:
        """The local day of the oldest session, or None."""
        ((day,),) = self._database.rows("SELECT min(started_day) FROM session")
        return date.fromisoformat(str(day)) if day else None

    def count(self) -> int:
        """How many sessions there are."""
        ((number,),) = self._database.rows("SELECT count(*) FROM session")
        return int(str(number))

    def _change(self, statement: str, values: Sequence[object]) -> None:
        with self._database.transaction() as connection:
            if connection.execute(statement, values).rowcount != 1:
                raise StorageError("The session is not in the diary any more.")

    def _select(self, where: str, values: Sequence[object]) -> list[SessionRecord]:
        ask = self._database.rows
        rows: list[Row] = ask(
            f"SELECT {_COLUMNS} FROM session WHERE {where} ORDER BY started, id", values
        )
        if not rows:
            return []
        ours = f"WHERE session IN (SELECT id FROM session WHERE {where}) ORDER BY place"
        blocks: defaultdict[str, list[BlockRecord]] = defaultdict(list)
        hurts: defaultdict[str, list[Hurt]] = defaultdict(list)
        try:
            for row in ask(f"SELECT * FROM session_block {ours}", values):
                blocks[str(row[0])].append(_block(row))
            for row in ask(
                f"SELECT session, block, second, choice FROM session_hurt {ours}", values
            ):
                hurts[str(row[0])].append(_hurt(row))
            return [_record(row, blocks[row[0]], hurts[row[0]]) for row in rows]
        except ValueError as error:
            raise damaged(self._database.path) from error


def _check_in_columns(check_in: CheckIn) -> tuple[int | None, int | None, int | None]:
    return check_in.leg, check_in.back, check_in.reach


def _check_in(leg: int | None, back: int | None, reach: int | None) -> CheckIn:
    return CheckIn(leg, back, None if reach is None else Reach(reach))


def _block(row: Row) -> BlockRecord:
    _, place, exercise, side, planned_s, planned_repetitions, done_s, done_repetitions = row
    return BlockRecord(
        place,
        exercise,
        None if side is None else Side(side),
        planned_s,
        planned_repetitions,
        done_s,
        done_repetitions,
    )


def _hurt(row: Row) -> Hurt:
    _, block, second, choice = row
    return Hurt(block, second, choice)


def _record(row: Row, blocks: list[BlockRecord], hurts: list[Hurt]) -> SessionRecord:
    (
        session_id, routine, routine_name, started, started_offset, ended, ended_offset, outcome,
        affected, *check_ins,
    ) = row  # fmt: skip
    return SessionRecord(
        id=session_id,
        routine=routine,
        routine_name=routine_name,
        started=from_columns(started, started_offset),
        ended=None if ended is None else from_columns(ended, ended_offset),
        outcome=Outcome(outcome),
        affected=affected,
        blocks=tuple(blocks),
        before=_check_in(*check_ins[:3]),
        after=_check_in(*check_ins[3:]),
        hurts=tuple(hurts),
    )
