"""Diaries for tests: by hand, and made up with gaps, journeys and late entries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, timezone

from hypothesis import strategies as st

from sciatica_desktop.domain.anatomy import Reach
from sciatica_desktop.domain.diary import Entry, EntryKind

MONDAY_6_APRIL = date(2026, 4, 6)
HOME = timezone(timedelta(hours=2))


def at(day: date, hour: int = 21, offset_h: float = 2) -> datetime:
    return datetime.combine(day, time(hour), timezone(timedelta(hours=offset_h)))


def entry(
    day: date,
    leg: int | None = None,
    *,
    worst: int | None = None,
    back: int | None = None,
    written: datetime | None = None,
    kind: EntryKind = EntryKind.DAY,
    flare: bool = False,
    left: Reach | None = None,
    name: str = "",
) -> Entry:
    return Entry(
        id=name or f"{day.isoformat()}-{leg}-{kind}",
        happened=at(day),
        written=written or at(day),
        kind=kind,
        leg_average=leg,
        leg_worst=worst,
        back_average=back,
        flare=flare,
        reach_left=left,
    )


def diary(legs: Mapping[int, int], first: date = MONDAY_6_APRIL) -> list[Entry]:
    """Leg averages by day number, counted from ``first``."""
    return [entry(first + timedelta(days=number), leg) for number, leg in legs.items()]


def of_row(legs: list[int | None], first: date = MONDAY_6_APRIL) -> list[Entry]:
    """Leg averages one a day; None is a day without an entry."""
    return diary({number: leg for number, leg in enumerate(legs) if leg is not None}, first)


_rating = st.none() | st.integers(0, 10)
_offsets = st.sampled_from([-12.0, -9.5, -4.0, 0.0, 1.0, 2.0, 5.5, 5.75, 12.75, 14.0])


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """One entry anywhere in nine weeks around a spring clock change, in any time zone."""
    zone = timezone(timedelta(hours=draw(_offsets)))
    day = date(2026, 3, 1) + timedelta(days=draw(st.integers(0, 62)))
    clock = time(draw(st.integers(0, 23)), draw(st.integers(0, 59)))
    happened = datetime.combine(day, clock, zone)
    written = happened + timedelta(hours=draw(st.integers(0, 72)))
    return Entry(
        id=str(draw(st.uuids())),
        happened=happened,
        written=written,
        kind=draw(st.sampled_from(EntryKind)),
        leg_average=draw(_rating),
        leg_worst=draw(_rating),
        back_average=draw(_rating),
        reach_left=draw(st.none() | st.sampled_from(Reach)),
        flare=draw(st.booleans()),
    )


diaries = st.lists(entries(), max_size=90)
rows = st.lists(_rating, max_size=60)
