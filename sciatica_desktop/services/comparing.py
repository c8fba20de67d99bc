"""What numbers are compared with and where weeks begin, as the person set it.

Trends, the report and the command line ask here, so that all three say the same numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sciatica_desktop.domain.baseline import Baseline, days_wanted_from, since_of
from sciatica_desktop.domain.marks import Mark
from sciatica_desktop.services.settings import BASELINE, WEEK_START, Settings

MarksBetween = Callable[[date, date], Sequence[Mark]]
"""The person's marks of the days from a first to a last one."""


@dataclass(frozen=True, slots=True)
class Comparing:
    """What a range of days is compared with.

    Attributes:
        since: the marked date, or None for the first week with enough rated days.
        first_weekday: the weekday a week begins with, Monday 0.
    """

    since: date | None
    first_weekday: int

    def wanted_from(self, first: date) -> date:
        """The first day to load for a range: a marked date may lie before it."""
        return days_wanted_from(first, self.since)


def no_marks(_first: date, _last: date) -> Sequence[Mark]:
    """Nobody marked anything."""
    return ()


def comparing(settings: Settings, marks: MarksBetween, last: date) -> Comparing:
    """What a range that ends on a day is compared with.

    Args:
        settings: the person's choices.
        marks: the person's marks.
        last: the last day of the range.
    """
    choice = Baseline(settings.get(BASELINE))
    known = marks(date.min, last) if choice is Baseline.LAST_VISIT else ()
    return Comparing(since_of(choice, known, last), settings.get(WEEK_START))
