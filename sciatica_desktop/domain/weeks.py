"""Weeks of the diary, the week a range is compared with, and the change between two weeks.

The unit of a trend is the mean of the day's averages over a calendar week with at least three
rated days (clinical reference B5). Trends and the printed page share the one definition of the
first week that is here.
"""

from __future__ import annotations

from calendar import MONDAY
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from sciatica_desktop.domain.anatomy import Reach, Side
from sciatica_desktop.domain.rounding import rounded
from sciatica_desktop.domain.trends import Day, Span

WEEK_NEEDS = 3
"""Rated days from which a week has a mean that may be compared (clinical reference B5)."""
NOTICEABLE_POINTS = Fraction(2)
"""Change of 0-10 pain from which studies often call it noticeable (clinical reference B4)."""
NOTICEABLE_SHARE = Fraction(3, 10)
"""The same as a share of the first value (clinical reference B4)."""
LEAST_FOR_PERCENT = 1
"""A percentage of a first mean below this says nothing and is not given."""

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean, unrounded, and how many days it comes from."""

    value: Fraction
    n: int

    @property
    def is_valid(self) -> bool:
        """Whether it comes from enough days of a week to be compared."""
        return self.n >= WEEK_NEEDS

    @property
    def band(self) -> Fraction:
        """How far another week may lie from it and be under both 2 points and 30 %."""
        return min(NOTICEABLE_POINTS, NOTICEABLE_SHARE * self.value)


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days in a row: a calendar week, or the seven days from a date.

    Attributes:
        first: its first day.
        last: its last day that is not past the end of the range.
        leg: mean of the day's averages of leg pain, None where no day is rated.
        leg_worst: mean of the day's worst leg pain.
        back: mean of the day's averages of back pain.
        highest: highest worst, else average, leg pain of the week.
        reach_left: upper median of the furthest points on the left.
        reach_right: the same on the right.
        flare_days: days the person called a flare.
    """

    first: date
    last: date
    leg: Mean | None
    leg_worst: Mean | None
    back: Mean | None
    highest: int | None
    reach_left: Reach | None
    reach_right: Reach | None
    flare_days: int

    @property
    def n(self) -> int:
        """Days with an average of leg pain."""
        return self.leg.n if self.leg else 0

    @property
    def is_valid(self) -> bool:
        """Whether its leg pain comes from enough days to be compared."""
        return self.n >= WEEK_NEEDS

    @property
    def span(self) -> Span:
        """Its days."""
        return Span(self.first, self.last)

    def reach(self, side: Side) -> Reach | None:
        """The upper median of the furthest points on one side."""
        return self.reach_left if side is Side.LEFT else self.reach_right


@dataclass(frozen=True, slots=True)
class Change:
    """What changed from one mean to another, worked out before any rounding."""

    before: Mean
    after: Mean

    @property
    def points(self) -> Fraction:
        """After minus before: negative is lower."""
        return self.after.value - self.before.value

    @property
    def percent(self) -> Fraction | None:
        """The change in percent of the first mean; None where that mean is under 1."""
        if self.before.value < LEAST_FOR_PERCENT:
            return None
        return 100 * self.points / self.before.value

    @property
    def is_same(self) -> bool:
        """Whether it shows as 0.0 points."""
        return rounded(self.points) == 0

    @property
    def is_lower(self) -> bool:
        """Whether the later mean is lower by what shows."""
        return self.points < 0 and not self.is_same

    @property
    def is_small(self) -> bool:
        """Whether it is under 2 points and under 30 % (clinical reference B4)."""
        return abs(self.points) < self.before.band


@dataclass(frozen=True, slots=True)
class Comparison:
    """The first week of a range beside the latest one; None where there is not one yet.

    Attributes:
        first: the baseline.
        latest: the latest valid calendar week after it.
        since: the date the baseline's seven days begin with where the person marked one; None
            for the first calendar week of the range.
    """

    first: Week | None
    latest: Week | None
    since: date | None = None

    @property
    def leg(self) -> Change | None:
        """Change of mean leg pain."""
        return self._change("leg")

    @property
    def leg_worst(self) -> Change | None:
        """Change of mean worst leg pain; None with too few days in either week."""
        return self._change("leg_worst")

    @property
    def back(self) -> Change | None:
        """Change of mean back pain; None with too few days in either week."""
        return self._change("back")

    def _change(self, name: str) -> Change | None:
        before: Mean | None = getattr(self.first, name, None)
        after: Mean | None = getattr(self.latest, name, None)
        if before is None or after is None or not (before.is_valid and after.is_valid):
            return None
        return Change(before, after)


def change(before: Mean, after: Mean) -> Change:
    """What changed between two means."""
    return Change(before, after)


def week_start(day: date, first_weekday: int = MONDAY) -> date:
    """The first day of the calendar week a day is in; weekdays count from Monday, 0."""
    return day - timedelta(days=(day.weekday() - first_weekday) % 7)


def weeks(days: Sequence[Day], first_weekday: int = MONDAY) -> tuple[Week, ...]:
    """Every calendar week that the days touch, from those days alone.

    Args:
        days: days in order, as :func:`sciatica_desktop.domain.trends.days` gives them.
        first_weekday: the weekday a week begins with, Monday 0.
    """
    groups: dict[date, list[Day]] = {}
    for day in days:
        groups.setdefault(week_start(day.date, first_weekday), []).append(day)
    return tuple(week_of_days(group[0].date, group) for group in groups.values())


def week_from(days: Iterable[Day], since: date) -> Week:
    """The seven days that begin on a date, such as that of the last visit."""
    return week_of_days(since, [day for day in days if since <= day.date < since + WEEK])


def compare(
    days: Sequence[Day],
    *,
    since: date | None = None,
    first_weekday: int = MONDAY,
) -> Comparison:
    """The first week beside the latest one.

    The first week is the first calendar week of the days with at least three rated days, or the
    seven days from ``since`` where the person marked a date. The latest is the last valid
    calendar week that begins after it.
    """
    valid = [week for week in weeks(days, first_weekday) if week.is_valid]
    if since is None:
        first = valid[0] if valid else None
    else:
        marked = week_from(days, since)
        first = marked if marked.is_valid else None
    if first is None:
        return Comparison(None, None, since)
    later = [week for week in valid if week.first > first.last]
    return Comparison(first, later[-1] if later else None, since)


def week_of_days(first: date, days: Sequence[Day]) -> Week:
    """What some days in a row come to; they may be fewer than seven, or a month.

    Args:
        first: the first day, also where there are none.
        days: the days, oldest first.
    """
    high = [day.leg_average if day.leg_worst is None else day.leg_worst for day in days]
    return Week(
        first,
        days[-1].date if days else first,
        mean_of(day.leg_average for day in days),
        mean_of(day.leg_worst for day in days),
        mean_of(day.back_average for day in days),
        max((value for value in high if value is not None), default=None),
        upper_median([day.reach_left for day in days]),
        upper_median([day.reach_right for day in days]),
        sum(day.flare for day in days),
    )


def mean_of(values: Iterable[int | None]) -> Mean | None:
    """The mean of the values that were given, exact; None where there are none."""
    known = [value for value in values if value is not None]
    return Mean(Fraction(sum(known), len(known)), len(known)) if known else None


def upper_median(values: Iterable[Reach | None]) -> Reach | None:
    """The middle one; of two in the middle, the further one."""
    known = sorted(value for value in values if value is not None)
    return known[len(known) // 2] if known else None
