"""A session that a crash cut off: found at the next start, and gone on with or closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.clock import Clock
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.log import Outcome, SessionRecord
from sciatica_desktop.domain.plan import Plan
from sciatica_desktop.domain.snapshot import Going, Snapshot
from sciatica_desktop.storage.session_store import SessionStore

OFFERED_FOR = timedelta(hours=3)
"""Later than this nobody goes on with a routine; they begin it anew."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A session that can be gone on with.

    Attributes:
        record: what was done of it.
        plan: its plan as it was compiled.
        going: where it stood, and what it was compiled from.
    """

    record: SessionRecord
    plan: Plan
    going: Going

    @property
    def snapshot(self) -> Snapshot:
        """Where it stood."""
        return self.going.snapshot

    @property
    def affected(self) -> AffectedSide:
        """The side that hurt when it began."""
        return self.going.origin.pace.affected

    @property
    def seconds_left(self) -> float:
        """About how long it would still take, in s."""
        plan = self.snapshot.plan_of(self.plan)
        left = sum(step.seconds or 0.0 for step in plan.steps[self.snapshot.step :])
        return max(0.0, left - self.snapshot.spent)


def find_unfinished(
    store: SessionStore, library: Mapping[str, Exercise], clock: Clock
) -> Unfinished | None:
    """The last session that was cut off, if it can be offered; all others are closed.

    Nothing is offered that is older than :data:`OFFERED_FOR`, of which nothing was done, or of
    which an exercise has changed meanwhile. What was done stays kept in every case. Only to be
    called while no session is going on.

    Raises:
        StorageError: if the sessions could not be read or closed.
    """
    records = store.unfinished()
    offered = _offered(store, records[-1], library, clock.now()) if records else None
    for record in records:
        if offered is None or record.id != offered.record.id:
            _close(store, record)
    return offered


def let_go(store: SessionStore, unfinished: Unfinished) -> None:
    """Close a session that the person does not want to go on with; what was done stays.

    Raises:
        StorageError: if it could not be written.
    """
    store.close(unfinished.record.id, unfinished.going.kept, Outcome.ENDED)


def _offered(
    store: SessionStore, record: SessionRecord, library: Mapping[str, Exercise], now: datetime
) -> Unfinished | None:
    going = store.going(record.id)
    if going is None or not record.counts or now - going.kept > OFFERED_FOR:
        return None
    try:
        plan = going.origin.compile(library)
        going.snapshot.plan_of(plan)
    except ValueError:
        return None
    return Unfinished(record, plan, going)


def _close(store: SessionStore, record: SessionRecord) -> None:
    going = store.going(record.id)
    store.close(record.id, record.started if going is None else going.kept, Outcome.ENDED)
