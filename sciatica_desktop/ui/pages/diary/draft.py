"""What becomes of an entry while it is being typed: its times and its first form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from sciatica_desktop.domain.diary import Entry, EntryKind
from sciatica_desktop.storage.identity import new_id

_EVENING = time(20, 0)
"""A day that is over is looked back on from its evening."""


def blank(day: date, now: datetime, kind: EntryKind = EntryKind.DAY) -> Entry:
    """An entry for a day with nothing answered.

    Args:
        day: the local day it belongs to; today or earlier.
        now: the wall clock, with its UTC offset.
        kind: the whole day, or a moment of it: the same time of day as now, to be put right.
    """
    if day == now.date():
        return Entry(new_id(), now, now, kind)
    at = _EVENING if kind is EntryKind.DAY else now.time().replace(second=0, microsecond=0)
    return Entry(new_id(), datetime.combine(day, at, now.tzinfo), now, kind)


def stamped(entry: Entry, kept: Entry | None, now: datetime) -> Entry:
    """The entry with the times it is kept under.

    During its own day both times are those of the last change; a moment keeps the time it was
    so. On a later day the day stays, and the entry counts as written late once a number was given
    or changed; a word or a note that is added later does not make the numbers late.

    Args:
        entry: what is typed now.
        kept: what was kept before, or None.
        now: the wall clock, with its UTC offset.
    """
    if entry.day == now.date():
        is_moment = entry.kind is EntryKind.MOMENT
        return replace(entry, happened=entry.happened if is_moment else now, written=now)
    if kept is None or _numbers(entry) != _numbers(kept):
        return replace(entry, written=now)
    return replace(entry, written=kept.written)


def _numbers(entry: Entry) -> tuple[object, ...]:
    return (
        entry.leg_average,
        entry.leg_left,
        entry.leg_right,
        entry.leg_worst,
        entry.back_average,
        entry.reach_left,
        entry.reach_right,
        entry.flare,
    )


def in_order(before: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
    """Words that are on now: those that were on before in their old order, then the others."""
    return (*(word for word in before if word in now), *(w for w in now if w not in before))
