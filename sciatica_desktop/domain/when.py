"""When it hurts: by part of the day, by weekday, by month, and over a year.

Parts of the day come from ratings of a moment; weekdays, months and the year from the day's
average (clinical reference A7). Every mean carries its n.
"""

from __future__ import annotations

from calendar import MONDAY
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sciatica_desktop.domain.day_part import DayPart, part_of
from sciatica_desktop.domain.diary import Entry, EntryKind
from sciatica_desktop.domain.log import SessionRecord
from sciatica_desktop.domain.trends import Day, days
from sciatica_desktop.domain.weeks import Mean, Week, mean_of, week_of_days, week_start

SHOWN_FROM = 3
"""Ratings from which the mean of a part of the day or of a weekday is shown; fewer are counted."""


@dataclass(frozen=True, slots=True)
class PartMean:
    """Leg pain in one part of the day.

    Attributes:
        part: the part of the day.
        mean: mean of the ratings of a moment, with how many; None where there are none.
        days: days on which the person said that the pain came in this part.
    """

    part: DayPart
    mean: Mean | None
    days: int

    @property
    def is_shown(self) -> bool:
        """Whether there are enough ratings to show the mean."""
        return self.mean is not None and self.mean.n >= SHOWN_FROM


@dataclass(frozen=True, slots=True)
class WeekdayMean:
    """Leg pain on one weekday, Monday 0: the mean of the days' averages, or None."""

    weekday: int
    mean: Mean | None

    @property
    def is_shown(self) -> bool:
        """Whether there are enough days to show the mean."""
        return self.mean is not None and self.mean.n >= SHOWN_FROM


@dataclass(frozen=True, slots=True)
class YearCell:
    """One day of the heat map.

    Attributes:
        day: what the diary says about the day.
        column: the calendar week, from 0.
        row: the place in that week, 0 to 6.
    """

    day: Day
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Year:
    """A calendar year as columns of weeks.

    Attributes:
        year: such as 2026.
        first_weekday: the weekday a week begins with, Monday 0.
        cells: every day from 1 January to 31 December.
        months: the days of each month taken together, January first.
    """

    year: int
    first_weekday: int
    cells: tuple[YearCell, ...]
    months: tuple[Week, ...]

    @property
    def columns(self) -> int:
        """How many weeks the year touches, 53 or 54."""
        return self.cells[-1].column + 1

    def cell(self, at: date) -> YearCell:
        """The cell of a day.

        Raises:
            ValueError: if the day is in another year.
        """
        if at.year != self.year:
            raise ValueError(f"{at} is not in {self.year}")
        return self.cells[at.timetuple().tm_yday - 1]


def by_part(
    entries: Iterable[Entry], sessions: Iterable[SessionRecord] = ()
) -> tuple[PartMean, ...]:
    """Leg pain in the six parts of the day, waking first.

    Args:
        entries: diary entries; ratings of a moment make the means, the parts ticked the counts.
        sessions: sessions; the answer before a routine is a rating of a moment too.
    """
    ratings: dict[DayPart, list[int]] = {part: [] for part in DayPart}
    ticked: dict[DayPart, set[date]] = {part: set() for part in DayPart}
    for entry in entries:
        if entry.kind is EntryKind.MOMENT and entry.leg is not None:
            ratings[part_of(entry.happened)].append(entry.leg)
        for part in entry.parts:
            ticked[part].add(entry.day)
    for session in sessions:
        if session.before.leg is not None:
            ratings[part_of(session.started)].append(session.before.leg)
    return tuple(PartMean(part, mean_of(ratings[part]), len(ticked[part])) for part in DayPart)


def by_weekday(days: Iterable[Day], first_weekday: int = MONDAY) -> tuple[WeekdayMean, ...]:
    """Leg pain on the seven weekdays, the first of the week first."""
    values: dict[int, list[int]] = {}
    for day in days:
        if day.leg_average is not None:
            values.setdefault(day.date.weekday(), []).append(day.leg_average)
    order = [(first_weekday + place) % 7 for place in range(7)]
    return tuple(WeekdayMean(weekday, mean_of(values.get(weekday, ()))) for weekday in order)


def months(days: Sequence[Day]) -> tuple[Week, ...]:
    """What each calendar month that the days touch comes to."""
    groups: dict[tuple[int, int], list[Day]] = {}
    for day in days:
        groups.setdefault((day.date.year, day.date.month), []).append(day)
    return tuple(week_of_days(group[0].date, group) for group in groups.values())


def year_of(entries: Iterable[Entry], year: int, first_weekday: int = MONDAY) -> Year:
    """The heat map of a calendar year.

    Args:
        entries: diary entries; those of other years are left out.
        year: such as 2026.
        first_weekday: the weekday a week begins with, Monday 0.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    begin = week_start(first, first_weekday)
    all_days = days(entries, first, last)
    cells = tuple(YearCell(day, *divmod((day.date - begin).days, 7)) for day in all_days)
    return Year(year, first_weekday, cells, months(all_days))
