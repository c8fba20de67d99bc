"""What numbers are compared with: one definition for Trends and for the printed page.

Either the first calendar week of the range with three or more rated days, or the seven days from
a date the person marked, such as the last visit (clinical reference B5). Nothing else is ever a
baseline, and it is never shown without its dates and the number of days.
"""

from __future__ import annotations

from calendar import MONDAY
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from sciatica_desktop.domain.marks import Mark, last_visit
from sciatica_desktop.domain.trends import Day
from sciatica_desktop.domain.weeks import WEEK, Comparison, compare


class Baseline(StrEnum):
    """The person's choice."""

    FIRST_WEEK = "first_week"
    """The first calendar week of the range with three or more rated days."""
    LAST_VISIT = "last_visit"
    """The seven days from the last visit."""


def since_of(choice: Baseline, marks: Iterable[Mark], last: date) -> date | None:
    """The marked date a choice leads to; None for the first week, and where no visit is marked.

    Args:
        choice: the person's choice.
        marks: the person's marks.
        last: the last day of the range; a later visit has not been yet.
    """
    return last_visit(marks, last) if choice is Baseline.LAST_VISIT else None


def days_wanted_from(first: date, since: date | None) -> date:
    """The first day to load: a marked date may lie before the range that is shown."""
    return first if since is None else min(first, since)


def compared(
    days: Sequence[Day],
    first: date,
    last: date,
    *,
    since: date | None = None,
    first_weekday: int = MONDAY,
) -> Comparison:
    """The baseline beside the latest valid week of a range.

    Args:
        days: every calendar day from ``days_wanted_from(first, since)`` on, oldest first.
        first: first day of the range.
        last: last day of the range.
        since: the marked date, or None.
        first_weekday: the weekday a week begins with, Monday 0.
    """
    inside = [
        day
        for day in days
        if first <= day.date <= last
        or (since is not None and since <= day.date < since + WEEK and day.date <= last)
    ]
    return compare(inside, since=since, first_weekday=first_weekday)
