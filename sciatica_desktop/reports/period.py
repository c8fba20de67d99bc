"""The range of a report with everything the parts of the page are computed from."""

from __future__ import annotations

from calendar import MONDAY
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sciatica_desktop.domain.adherence import Adherence
from sciatica_desktop.domain.anatomy import AffectedSide, Reach, Side
from sciatica_desktop.domain.baseline import compared
from sciatica_desktop.domain.diary import Entry, TreatmentKind
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.log import SessionRecord
from sciatica_desktop.domain.safety import Screening
from sciatica_desktop.domain.trends import Day, entry_of_each_day
from sciatica_desktop.domain.weeks import Comparison
from sciatica_desktop.domain.wording import short_day

CALF = Reach.CALF


@dataclass(frozen=True, slots=True)
class Period:
    """What happened in the range.

    Attributes:
        first: first day.
        last: last day.
        now: when the report is made.
        affected: the side that hurts.
        days: every day of the range.
        entries: all diary entries of the range.
        sessions: sessions in which something was done.
        screenings: answers to the safety questions in the range, oldest first.
        exercises: exercises by id.
        adherence: days with exercise beside planned ones.
        diary_since: the day the diary began, or None.
        since: the marked date that numbers are compared from, or None for the first week.
        first_weekday: the weekday a week begins with, Monday 0.
        before: the days from ``since`` on that lie before the range; for the comparison alone.
        entries_before: their entries.
    """

    first: date
    last: date
    now: datetime
    affected: AffectedSide
    days: tuple[Day, ...]
    entries: tuple[Entry, ...]
    sessions: tuple[SessionRecord, ...]
    screenings: tuple[Screening, ...]
    exercises: Mapping[str, Exercise]
    adherence: Adherence
    diary_since: date | None
    since: date | None = None
    first_weekday: int = MONDAY
    before: tuple[Day, ...] = ()
    entries_before: tuple[Entry, ...] = ()

    @property
    def length(self) -> int:
        """How many days."""
        return len(self.days)

    @property
    def rated(self) -> tuple[Day, ...]:
        """The days with an average of leg pain."""
        return tuple(day for day in self.days if day.is_rated)

    @property
    def comparison(self) -> Comparison:
        """The baseline and the latest valid week; the same as on Trends."""
        return compared(
            (*self.before, *self.days),
            self.first,
            self.last,
            since=self.since,
            first_weekday=self.first_weekday,
        )

    @property
    def baseline_name(self) -> str:
        """What the baseline is called over a column: "First week", or "From 14 Apr"."""
        return "First week" if self.since is None else f"From {short_day(self.since)}"

    @property
    def day_entries(self) -> Mapping[date, Entry]:
        """The entry that stands for each day."""
        return entry_of_each_day(self.entries)

    @property
    def compared_entries(self) -> Mapping[date, Entry]:
        """The same, with the days of a baseline that lies before the range."""
        return entry_of_each_day((*self.entries_before, *self.entries))

    @property
    def side(self) -> Side:
        """The side the page looks at first: the affected one, else the one reached further."""
        if self.affected.single is not None:
            return self.affected.single
        left = sum(day.reach_left or 0 for day in self.days)
        right = sum(day.reach_right or 0 for day in self.days)
        return Side.RIGHT if right > left else Side.LEFT

    @property
    def leg_name(self) -> str:
        """How the leg is called: "left leg", or "leg" where no single one is affected."""
        single = self.affected.single
        return f"{single.value} leg" if single else "leg"

    def offset(self, day: date) -> int:
        """The position of a day on the charts."""
        return (day - self.first).days

    def days_of(self, first: date, last: date) -> tuple[Day, ...]:
        """The days of a part of the range, or of a baseline before it."""
        return tuple(day for day in (*self.before, *self.days) if first <= day.date <= last)

    def treatments(self) -> tuple[tuple[date, TreatmentKind], ...]:
        """Every treatment of the range once a day and kind, oldest first."""
        found = {
            (entry.day, treatment.kind) for entry in self.entries for treatment in entry.treatments
        }
        return tuple(sorted(found))

    def treatment_counts(self) -> Counter[TreatmentKind]:
        """On how many days each kind of treatment was had."""
        return Counter(kind for _, kind in self.treatments())
