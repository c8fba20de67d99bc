"""Keeps sessions, written as they go so that a killed program leaves what was done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sciatica_desktop.domain.anatomy import Reach, Side
from sciatica_desktop.domain.done import Credit
from sciatica_desktop.domain.log import BlockRecord, CheckIn, Hurt, Outcome, SessionRecord
from sciatica_desktop.domain.snapshot import Going, Snapshot
from sciatica_desktop.storage.database import Database, damaged
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.going_json import as_json, going_of
from sciatica_desktop.storage.timestamps import from_columns, to_columns

_COLUMNS = (
    "id, routine, routine_name, started, started_offset, ended, ended_offset, outcome, affected, "
    "before_leg, before_back, before_reach, after_leg, after_back, after_reach"
)
_BLOCK = (
    "place, exercise, side, planned_s, planned_repetitions, done_s, done_repetitions, corrected"
)
_HURT = "block, second, choice, reach, region"
_PUT = f"INSERT INTO session ({_COLUMNS}) VALUES ({', '.join('?' * 15)})"

Row = tuple[Any, ...]


class SessionStore:
    """The sessions of one database, by id and by the local calendar day they began."""

    def __init__(self, database: Database) -> None:
        """Work on an open database."""
        self._database = database

    def begin(self, record: SessionRecord, going: Going | None = None) -> None:
        """Keep a session that is about to start, with all its planned blocks.

        Args:
            record: the session as planned.
            going: what it takes to go on with it after a crash.

        Raises:
            StorageError: if it could not be written.
        """
        with self._database.transaction() as connection:
            self.put(record)
            if going is not None:
                connection.execute(
                    "INSERT INTO session_going VALUES (?, ?, ?, ?, ?)",
                    (
                        record.id,
                        *to_columns(going.kept),
                        as_json(going.origin),
                        as_json(going.snapshot),
                    ),
                )

    def keep(
        self,
        session_id: str,
        done: Mapping[int, Credit],
        kept: datetime,
        snapshot: Snapshot,
    ) -> None:
        """Keep how far a session has come, in one go.

        Args:
            session_id: id of the session.
            done: what was done of blocks, by index, where it has changed.
            kept: the time now.
            snapshot: where it stands.

        Raises:
            StorageError: if it could not be written, or the session has no such block.
        """
        with self._database.transaction() as connection:
            for index, credit in done.items():
                self.set_block(session_id, index, credit)
            connection.execute(
                "UPDATE session_going SET kept = ?, kept_offset = ?, snapshot = ?"
                " WHERE session = ?",
                (*to_columns(kept), as_json(snapshot), session_id),
            )

    def going(self, session_id: str) -> Going | None:
        """What it takes to go on with a session that was never closed.

        Returns:
            None where there is nothing, or nothing that can be used any more.
        """
        rows: list[Row] = self._database.rows(
            "SELECT kept, kept_offset, origin, snapshot FROM session_going WHERE session = ?",
            (session_id,),
        )
        return going_of(*rows[0]) if rows else None

    def set_block(self, session_id: str, index: int, done: Credit) -> None:
        """Keep what has been done of a block so far.

        Raises:
            StorageError: if it could not be written, or the session has no such block.
        """
        self._change(
            "UPDATE session_block SET done_s = ?, done_repetitions = ?, corrected = ?"
            " WHERE session = ? AND place = ?",
            (done.seconds, done.repetitions, done.corrected, session_id, index),
        )

    def add_hurt(self, session_id: str, hurt: Hurt) -> None:
        """Keep that it hurt.

        Raises:
            StorageError: if it could not be written, or there is no such session.
        """
        self._change(
            f"INSERT INTO session_hurt ({_HURT}, session, place)"
            " SELECT ?, ?, ?, ?, ?, id, (SELECT count(*) FROM session_hurt WHERE session = id)"
            " FROM session WHERE id = ?",
            (*_hurt_columns(hurt), session_id),
        )

    def set_felt(self, session_id: str, place: int, reach: Reach | None, region: str) -> None:
        """Keep where it hurt, for what was noted before.

        Args:
            session_id: id of the session.
            place: which of its hurts, from 0.
            reach: the furthest point it was felt at, or None.
            region: id of a region of the body chart, or "".

        Raises:
            StorageError: if it could not be written, or nothing was noted there.
        """
        self._change(
            "UPDATE session_hurt SET reach = ?, region = ? WHERE session = ? AND place = ?",
            (reach, region, session_id, place),
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
        with self._database.transaction() as connection:
            self._change(
                "UPDATE session SET ended = ?, ended_offset = ?, outcome = ? WHERE id = ?",
                (*to_columns(ended), outcome.value, session_id),
            )
            connection.execute("DELETE FROM session_going WHERE session = ?", (session_id,))

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
                f"INSERT INTO session_block ({_BLOCK}, session) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(*_block_columns(block), record.id) for block in record.blocks],
            )
            connection.executemany(
                f"INSERT INTO session_hurt ({_HURT}, session, place) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    (*_hurt_columns(hurt), record.id, place)
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
            for key, *row in ask(f"SELECT session, {_BLOCK} FROM session_block {ours}", values):
                blocks[str(key)].append(_block(tuple(row)))
            for key, *row in ask(f"SELECT session, {_HURT} FROM session_hurt {ours}", values):
                hurts[str(key)].append(_hurt(tuple(row)))
            return [_record(row, blocks[row[0]], hurts[row[0]]) for row in rows]
        except ValueError as error:
            raise damaged(self._database.path) from error


def _check_in_columns(check_in: CheckIn) -> tuple[int | None, int | None, int | None]:
    return check_in.leg, check_in.back, check_in.reach


def _check_in(leg: int | None, back: int | None, reach: int | None) -> CheckIn:
    return CheckIn(leg, back, None if reach is None else Reach(reach))


def _block_columns(block: BlockRecord) -> tuple[object, ...]:
    return (
        block.index,
        block.exercise,
        block.side,
        block.planned_s,
        block.planned_repetitions,
        block.done_s,
        block.done_repetitions,
        block.corrected,
    )


def _block(row: Row) -> BlockRecord:
    index, exercise, side, *numbers = row
    return BlockRecord(index, exercise, None if side is None else Side(side), *numbers)


def _hurt_columns(hurt: Hurt) -> tuple[object, ...]:
    return hurt.block, hurt.second, hurt.choice, hurt.reach, hurt.region


def _hurt(row: Row) -> Hurt:
    block, second, choice, reach, region = row
    return Hurt(block, second, choice, None if reach is None else Reach(reach), region)


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
