"""The ranges of Trends: whole calendar weeks up to the end of this one."""

from __future__ import annotations

from calendar import MONDAY
from dataclasses import dataclass
from datetime import date, timedelta

from sciatica_desktop.domain.weeks import WEEK, week_start

WEEKS_OF = {"Week": 1, "Month": 5, "Quarter": 13, "Year": 52, "All": 0}
"""Calendar weeks of each range, this one included; 0 is the whole diary."""
FIRST_RANGE = "Quarter"
_LEAST_WEEKS = 2
_LONGEST_BY_DAY = 120
"""Days in a range up to which each day has its own mark; longer ranges have one a week."""


@dataclass(frozen=True, slots=True)
class Range:
    """The days the page is about: whole weeks, up to the end of this one.

    Attributes:
        first: first day, the first of a week.
        last: last day of this week, or later where the diary is younger than two weeks.
        by_week: whether each week has one mark.
    """

    first: date
    last: date
    by_week: bool


def range_of(name: str, today: date, first_day: date, first_weekday: int = MONDAY) -> Range:
    """The days of a named range.

    It does not begin before the diary does, so that a young diary fills its chart.

    Args:
        name: a key of ``WEEKS_OF``.
        today: the local day.
        first_day: the day of the oldest entry.
        first_weekday: the weekday a week begins with, Monday 0.
    """
    this_week = week_start(today, first_weekday)
    oldest = week_start(first_day, first_weekday)
    weeks = WEEKS_OF[name]
    first = max(oldest, this_week - (weeks - 1) * WEEK) if weeks else oldest
    first = min(first, this_week)
    least = min(weeks, _LEAST_WEEKS) or _LEAST_WEEKS
    last = max(this_week + WEEK, first + least * WEEK) - timedelta(days=1)
    return Range(first, last, (last - first).days + 1 > _LONGEST_BY_DAY)
