"""What the diary says day by day: the day's numbers, the 7-day line, gaps and flares.

Weeks, the first week and changes are in :mod:`sciatica_desktop.domain.weeks`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from sciatica_desktop.domain.anatomy import Reach, Side
from sciatica_desktop.domain.diary import Entry, EntryKind, Treatment

ROLLING_DAYS = 7
"""Length of the trailing mean (clinical reference B5)."""
ROLLING_NEEDS = 4
"""How many of those days must be rated for the mean to be shown (clinical reference B5)."""
LONGEST_JOIN = 3
"""A line is joined across at most this many missing days (clinical reference B5)."""
HIGH = 7
"""Worst pain from here up counts as a day of high pain, 0-10 (clinical reference B5)."""
LOW = 3
"""Average pain down from here counts as a day of low pain, 0-10 (clinical reference B5)."""

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Day:
    """One calendar day of the diary; a day nobody wrote on has ``n`` 0 and no numbers.

    Attributes:
        date: the local calendar day.
        leg_average: 0 to 10, or None; of the leg that hurt more where they were rated apart.
        leg_worst: 0 to 10, or None.
        back_average: 0 to 10, or None.
        reach_left: furthest point on the left, or None.
        reach_right: furthest point on the right, or None.
        flare: whether the person called it a flare.
        late: whether the entry was written on a later day; drawn hollow.
        treatments: treatments of that day.
        n: how many entries of any kind belong to the day.
        leg_left: 0 to 10 where the legs were rated apart, or None.
        leg_right: the same for the right leg.
    """

    date: date
    leg_average: int | None = None
    leg_worst: int | None = None
    back_average: int | None = None
    reach_left: Reach | None = None
    reach_right: Reach | None = None
    flare: bool = False
    late: bool = False
    treatments: tuple[Treatment, ...] = ()
    n: int = 0
    leg_left: int | None = None
    leg_right: int | None = None

    @property
    def is_rated(self) -> bool:
        """Whether the day has an average of leg pain, the number trends are made of."""
        return self.leg_average is not None

    def reach(self, side: Side) -> Reach | None:
        """The furthest point on one side."""
        return self.reach_left if side is Side.LEFT else self.reach_right


@dataclass(frozen=True, slots=True)
class Span:
    """Days in a row, both ends included."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Count:
    """So many of so many days."""

    k: int
    n: int


def entry_of_each_day(entries: Iterable[Entry]) -> Mapping[date, Entry]:
    """The entry that stands for each whole day: of several, the one written last.

    Momentary entries stand for a moment and never for a day.
    """
    chosen: dict[date, Entry] = {}
    for entry in entries:
        if entry.kind is not EntryKind.DAY:
            continue
        day = entry.day
        rival = chosen.get(day)
        if rival is None or (entry.written, entry.happened) >= (rival.written, rival.happened):
            chosen[day] = entry
    return chosen


def days(entries: Iterable[Entry], first: date, last: date) -> tuple[Day, ...]:
    """Every calendar day from ``first`` to ``last``, with what the diary says about it.

    A day is the local one where the entry happened, so a journey or the night of a clock change
    moves nothing.
    """
    inside = [entry for entry in entries if first <= entry.day <= last]
    counts: dict[date, int] = {}
    for entry in inside:
        counts[entry.day] = counts.get(entry.day, 0) + 1
    return days_of(entry_of_each_day(inside), counts, first, last)


def days_of(
    chosen: Mapping[date, Entry], counts: Mapping[date, int], first: date, last: date
) -> tuple[Day, ...]:
    """Every calendar day from ``first`` to ``last``.

    Args:
        chosen: the entry that stands for each day, see :func:`entry_of_each_day`.
        counts: how many entries of any kind belong to each day.
        first: first day.
        last: last day.
    """
    return tuple(_day(at, chosen.get(at), counts.get(at, 0)) for at in dates(first, last))


def _day(at: date, entry: Entry | None, n: int) -> Day:
    if entry is None:
        return Day(at, n=n)
    return Day(
        at,
        entry.leg,
        entry.leg_worst,
        entry.back_average,
        entry.reach_left,
        entry.reach_right,
        entry.flare,
        entry.is_late,
        entry.treatments,
        n,
        entry.leg_left,
        entry.leg_right,
    )


def dates(first: date, last: date) -> Iterator[date]:
    """The dates from ``first`` to ``last``, both included."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


def rolling_means(values: Sequence[int | None]) -> tuple[Fraction | None, ...]:
    """The mean of each value and the six before it, one value a calendar day.

    There is a mean only on a rated day on which at least four of the seven days are rated: a
    missing day is never filled in, so the line ends where the ratings end.
    """
    means: list[Fraction | None] = []
    total = known = 0
    for place, value in enumerate(values):
        if value is not None:
            total, known = total + value, known + 1
        if place >= ROLLING_DAYS:
            leaving = values[place - ROLLING_DAYS]
            if leaving is not None:
                total, known = total - leaving, known - 1
        enough = value is not None and known >= ROLLING_NEEDS
        means.append(Fraction(total, known) if enough else None)
    return tuple(means)


def runs(
    values: Sequence[object | None],
    longest_join: int = LONGEST_JOIN,
) -> tuple[tuple[int, ...], ...]:
    """The pieces of a line: places that have a value, joined across a few that have none.

    Args:
        values: one a calendar day, None where there is none.
        longest_join: how many missing days in a row a line may cross.
    """
    pieces: list[list[int]] = []
    for place, value in enumerate(values):
        if value is None:
            continue
        if pieces and place - pieces[-1][-1] - 1 <= longest_join:
            pieces[-1].append(place)
        else:
            pieces.append([place])
    return tuple(tuple(piece) for piece in pieces)


def gaps(days: Sequence[Day], longest_join: int = LONGEST_JOIN) -> tuple[Span, ...]:
    """The stretches with no entry of any kind that no line may cross, between two entries."""
    written = [day.date for day in days if day.n]
    return tuple(
        Span(before + ONE_DAY, after - ONE_DAY)
        for before, after in pairwise(written)
        if (after - before).days - 1 > longest_join
    )


def flare_spans(days: Sequence[Day]) -> tuple[Span, ...]:
    """The flares as the person ticked them; days next to each other are one span."""
    spans: list[Span] = []
    for day in days:
        if not day.flare:
            continue
        if spans and spans[-1].last + ONE_DAY == day.date:
            spans[-1] = Span(spans[-1].first, day.date)
        else:
            spans.append(Span(day.date, day.date))
    return tuple(spans)


def high_days(days: Iterable[Day]) -> Count:
    """Days with worst leg pain of 7 or more, of those with a worst."""
    worst = [day.leg_worst for day in days if day.leg_worst is not None]
    return Count(sum(value >= HIGH for value in worst), len(worst))


def low_days(days: Iterable[Day]) -> Count:
    """Days with average leg pain of 3 or less, of those with an average."""
    average = [day.leg_average for day in days if day.leg_average is not None]
    return Count(sum(value <= LOW for value in average), len(average))


def same_day(days: Iterable[Day]) -> Count:
    """Rated days that were written on the day itself, of all rated days."""
    rated = [day for day in days if day.is_rated]
    return Count(sum(not day.late for day in rated), len(rated))
