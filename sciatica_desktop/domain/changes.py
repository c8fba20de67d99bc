"""What in the diary calls for the safety questions once more (clinical reference C5).

Nothing here says what a change means; it only asks again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from enum import Enum
from itertools import pairwise

from sciatica_desktop.domain.anatomy import Reach, Side
from sciatica_desktop.domain.body import REGION_BY_ID
from sciatica_desktop.domain.diary import Entry, RegionKind, RegionMark

ASK_AGAIN_AFTER = timedelta(days=14)
"""How long an answer stands; what was there in so long a time before it is not new."""

REACH_JUMP = 2
"""So many rungs further down from one rated day to the next are asked about."""

_LEG_FROM = Reach.THIGH
_WEAK = "weak"
_BETWEEN_THE_LEGS = frozenset({"front_groin_left", "front_groin_right", "back_sacrum"})
_BUTTOCKS = frozenset({"back_buttock_left", "back_buttock_right"})
_LOST_FEELING = frozenset({RegionKind.NUMB, RegionKind.TINGLING})


class Change(Enum):
    """What has changed since the last answers, as the question page says it."""

    BOTH_LEGS = "You marked both legs."
    WEAKNESS = "You marked weakness that was not there before."
    SADDLE = "You marked a change in feeling between the legs that was not there before."
    FURTHER = "The furthest point moved further down by two steps or more."


def changes_since(answered: datetime, entries: Sequence[Entry]) -> tuple[Change, ...]:
    """What diary entries written after the last answers tell that those could not know.

    Both legs are asked about whenever they are marked; weakness and lost feeling when they were
    not in the diary of the fortnight before the answers; the reach when it jumps down.

    Args:
        answered: when the questions were answered last.
        entries: the diary from a fortnight before that on, in any order.
    """
    later = [entry for entry in entries if entry.written > answered]
    earlier = [
        entry
        for entry in entries
        if entry.written <= answered and answered - entry.happened <= ASK_AGAIN_AFTER
    ]
    found = (
        (Change.BOTH_LEGS, any(map(_marks_both_legs, later))),
        (Change.WEAKNESS, _is_new(map(_is_weak, later), map(_is_weak, earlier))),
        (Change.SADDLE, _is_new(map(_lost_feeling, later), map(_lost_feeling, earlier))),
        (Change.FURTHER, any(_jumps(side, earlier, later) for side in Side)),
    )
    return tuple(change for change, is_so in found if is_so)


def _is_new(later: Iterable[bool], earlier: Iterable[bool]) -> bool:
    return any(later) and not any(earlier)


def _marks_both_legs(entry: Entry) -> bool:
    sides = {
        region.side
        for mark in _marks(entry)
        if (region := REGION_BY_ID.get(mark.region)) and region.reach >= _LEG_FROM
    }
    sides |= {side for side in Side if (_reach(entry, side) or Reach.NONE) >= _LEG_FROM}
    return {Side.LEFT, Side.RIGHT} <= sides


def _is_weak(entry: Entry) -> bool:
    return _WEAK in entry.qualities


def _lost_feeling(entry: Entry) -> bool:
    marked = {mark.region for mark in _marks(entry) if _LOST_FEELING & set(mark.kinds)}
    return bool(marked & _BETWEEN_THE_LEGS) or marked >= _BUTTOCKS


def _marks(entry: Entry) -> Iterator[RegionMark]:
    return (mark for mark in entry.regions if mark.strength > 0)


def _reach(entry: Entry, side: Side) -> Reach | None:
    return entry.reach_left if side is Side.LEFT else entry.reach_right


def _jumps(side: Side, earlier: Sequence[Entry], later: Sequence[Entry]) -> bool:
    """Whether a day that was written about later reaches further than the rated day before it."""
    new_days = {entry.day for entry in later if _reach(entry, side) is not None}
    reaches = _by_day(side, [*earlier, *later])
    days = sorted(reaches)
    return any(
        day in new_days and reaches[day] - reaches[before] >= REACH_JUMP
        for before, day in pairwise(days)
    )


def _by_day(side: Side, entries: Sequence[Entry]) -> dict[date, Reach]:
    """The furthest point of each rated day."""
    reaches: dict[date, Reach] = {}
    for entry in entries:
        reach = _reach(entry, side)
        if reach is not None:
            reaches[entry.day] = max(reach, reaches.get(entry.day, Reach.NONE))
    return reaches
