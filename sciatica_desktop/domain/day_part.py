"""The six parts of a day, by the clock of the place where the person was.

"When the pain comes" is asked as a part of the day, since nobody reads a clock in pain (clinical
reference A7, B7). Ratings of a moment fall into the same parts by their hour.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum


class DayPart(StrEnum):
    """A part of the day; together they cover the 24 hours."""

    WAKING = "waking"
    MORNING = "morning"
    MIDDAY = "midday"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"

    @property
    def hours(self) -> tuple[int, int]:
        """From this hour to before that one, 0 to 23; the night runs past midnight."""
        return _HOURS[self]

    @property
    def words(self) -> str:
        """As a person reads it, such as "on waking"."""
        return "on waking" if self is DayPart.WAKING else self.value

    @property
    def hours_words(self) -> str:
        """Its hours, such as "5 to 8 h"."""
        begin, end = self.hours
        return f"{begin} to {end} h"


_HOURS = {
    DayPart.WAKING: (5, 8),
    DayPart.MORNING: (8, 11),
    DayPart.MIDDAY: (11, 14),
    DayPart.AFTERNOON: (14, 18),
    DayPart.EVENING: (18, 22),
    DayPart.NIGHT: (22, 5),
}


def part_of(moment: datetime) -> DayPart:
    """The part of the day a moment falls into, by its own clock."""
    return next(
        part
        for part, (begin, end) in _HOURS.items()
        if (moment.hour - begin) % 24 < (end - begin) % 24
    )
