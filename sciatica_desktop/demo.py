"""The made-up diary of ``--demo``, so that a newcomer sees full pages in the first minute."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from sciatica_desktop import resources
from sciatica_desktop.demo_story import (
    LEG,
    REACH,
    SESSIONS,
    entries,
    marks,
    start_of,
    weekly_checks,
)
from sciatica_desktop.domain.anatomy import AffectedSide, Reach
from sciatica_desktop.domain.log import BlockRecord, CheckIn, Hurt, Outcome, SessionRecord
from sciatica_desktop.domain.plan import Pace, Plan, compile_plan
from sciatica_desktop.domain.safety import Screening
from sciatica_desktop.paths import places
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.dates_store import MarkStore
from sciatica_desktop.storage.diary_store import DiaryStore
from sciatica_desktop.storage.library import load_library
from sciatica_desktop.storage.safety_store import SafetyStore
from sciatica_desktop.storage.session_store import SessionStore
from sciatica_desktop.storage.settings_file import write_settings
from sciatica_desktop.storage.weekly_store import WeeklyStore

_ROUTINE = "seed_five"
_AFFECTED = AffectedSide.LEFT
_STARTS_AT = timedelta(hours=18, minutes=5)
_BLOCKS_WHEN_ENDED = 3
"""Blocks that are finished in a session that ends early."""


@contextmanager
def demo_folder(now: datetime) -> Iterator[Path]:
    """A data folder with the demo in it, gone when it is left.

    Raises:
        StorageError: if it could not be written.
    """
    folder = Path(tempfile.mkdtemp(prefix="sciatica-demo-"))
    try:
        fill(folder, now)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def fill(folder: Path, now: datetime) -> None:
    """Write twelve weeks that end today into a data folder: the same every time for one ``now``.

    Raises:
        StorageError: if it could not be written.
    """
    where = places(folder)
    library = load_library(resources.root(), where.cache)
    pace = Pace(affected=_AFFECTED)
    plan = compile_plan(library.routines[_ROUTINE], library.exercises, pace)
    write_settings(where.settings, {"affected_side": _AFFECTED.value})
    with Database.open(where.database) as database, database.transaction():
        diary, sessions = DiaryStore(database), SessionStore(database)
        for entry in entries(now):
            diary.put(entry)
        for session in _sessions(plan, now):
            sessions.put(session)
        for mark in marks(now):
            MarkStore(database).put(mark)
        for check in weekly_checks(now):
            WeeklyStore(database).put(check)
        # Now: what the story tells before it does not ask again.
        SafetyStore(database).put(Screening(now))


def _sessions(plan: Plan, now: datetime) -> Iterator[SessionRecord]:
    """One session on most days of the plan, Monday to Friday; today's is still to be done."""
    for day, letter in enumerate(SESSIONS):
        started = start_of(now) + timedelta(days=day) + _STARTS_AT
        if letter == "." or started.weekday() > 4 or started.date() >= now.date():
            continue
        yield _session(plan, day, letter, started)


def _session(plan: Plan, day: int, letter: str, started: datetime) -> SessionRecord:
    finished = len(plan.blocks) if letter in "db" else _BLOCKS_WHEN_ENDED
    blocks = tuple(
        _done(block, 1.0 if block.index < finished else 0.5 if block.index == finished else 0.0)
        for block in _planned(plan)
    )
    hurts: tuple[Hurt, ...] = ()
    if letter in "hb":
        second = sum(block.done_s for block in blocks[:_BLOCKS_WHEN_ENDED]) + 12.0
        hurts = (Hurt(_BLOCKS_WHEN_ENDED, second, "stop" if letter == "h" else "ease"),)
    outcome = {"e": Outcome.ENDED, "h": Outcome.HURT}.get(letter, Outcome.DONE)
    share = sum(block.done_s for block in blocks) / sum(block.planned_s for block in blocks)
    before, after = _check_ins(day, letter)
    return SessionRecord(
        id=f"demo-session-{day:02}",
        routine=plan.routine,
        routine_name=plan.name,
        started=started,
        ended=started + timedelta(seconds=round(plan.seconds * share)),
        outcome=outcome,
        affected=_AFFECTED.value,
        blocks=blocks,
        before=before,
        after=after,
        hurts=hurts,
    )


def _planned(plan: Plan) -> Iterator[BlockRecord]:
    for block in plan.blocks:
        yield BlockRecord(
            block.index, block.exercise, block.side, block.active_s, block.repetitions
        )


def _done(block: BlockRecord, share: float) -> BlockRecord:
    return replace(
        block,
        done_s=block.planned_s * share,
        done_repetitions=int(block.planned_repetitions * share),
    )


def _check_ins(day: int, letter: str) -> tuple[CheckIn, CheckIn]:
    """Ratings around a session: mostly the same or one lower after it, now and then one higher."""
    leg = LEG[day]
    if leg == ".":
        return CheckIn(), CheckIn()
    before = int(leg)
    reach = Reach(int(REACH[day]))
    change = 1 if letter == "h" or day % 11 == 5 else -1 if day % 3 else 0
    nearer = Reach(reach - 1) if change < 0 and day % 4 == 1 else reach
    return (
        CheckIn(before, max(0, before - 2), reach),
        CheckIn(before + change, max(0, before - 2 - day % 2), nearer),
    )
