"""What the charts of Trends draw, worked out once: plain data, no Qt, no pyqtgraph.

Time runs along x in days: a calendar day begins at ``x_of(day)`` and ends one later.
"""

from __future__ import annotations

from bisect import bisect_left
from calendar import MONDAY
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from operator import attrgetter

from sciatica_desktop.domain.anatomy import AffectedSide, Reach, Side
from sciatica_desktop.domain.marks import Event
from sciatica_desktop.domain.trends import (
    LONGEST_JOIN,
    Day,
    Span,
    flare_spans,
    gaps,
    rolling_means,
    runs,
)
from sciatica_desktop.domain.weeks import Comparison, Mean, Week, week_start, weeks

_ORIGIN = date(2020, 1, 1).toordinal()

Point = tuple[float, float]
Piece = tuple[Point, ...]
"""Points a line joins; between two pieces there is no line."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A day, or a week in a long range: from its mean to its worst.

    Attributes:
        first: first day it stands for.
        x: its middle.
        mean: mean leg pain, 0 to 10; None where only a worst was given.
        worst: worst leg pain, 0 to 10, or None.
        hollow: written on a later day, or a week of too few days.
    """

    first: date
    x: float
    mean: float | None
    worst: float | None
    hollow: bool


@dataclass(frozen=True, slots=True)
class Steps:
    """How far pain reached on one side, as pieces of (start, end, level)."""

    side: Side
    pieces: tuple[tuple[tuple[float, float, Reach], ...], ...]
    latest: Reach


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands over one day: visits, notes and routines first, then treatments.

    Attributes:
        date: the day.
        letters: a letter each, such as "VM".
        events: the visits, notes and routines among them.
    """

    date: date
    letters: str
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that one picture of Trends shows.

    Attributes:
        days: every calendar day that is loaded.
        weeks: the calendar weeks of those days.
        by_week: whether marks stand for weeks.
        first_week: mean the range is compared with; the band lies around it.
        bars: mean to worst.
        leg: pieces of the leg line: 7-day means, or week means in a long range.
        back: the same for the back.
        steps: reach; the affected side first.
        minutes: minutes of movement by the first day of their bar.
        flares: days in a row that were called a flare.
        gaps: days in a row without an entry, too long for a line to cross.
        marks: treatments, visits, notes and routines; none in a long range.
        today: the local day.
        planned: minutes that the sessions of a bar had planned, by its first day.
        first_weekday: the weekday a week begins with, Monday 0.
        since: the marked date that numbers are compared from; None for the first week.
    """

    days: tuple[Day, ...]
    weeks: tuple[Week, ...]
    by_week: bool
    first_week: Mean | None
    bars: tuple[Bar, ...]
    leg: tuple[Piece, ...]
    back: tuple[Piece, ...]
    steps: tuple[Steps, ...]
    minutes: Mapping[date, int]
    flares: tuple[Span, ...]
    gaps: tuple[Span, ...]
    marks: tuple[Mark, ...]
    today: date
    planned: Mapping[date, int] = field(default_factory=dict)
    first_weekday: int = MONDAY
    since: date | None = None

    @property
    def bar_days(self) -> int:
        """How many days one bar stands for."""
        return 7 if self.by_week else 1

    @property
    def most_minutes(self) -> int:
        """The tallest bar of movement, at least 10 minutes."""
        return max(10, *self.minutes.values(), *self.planned.values(), 0)

    def week_start(self, day: date) -> date:
        """The first day of the calendar week a day is in."""
        return week_start(day, self.first_weekday)

    def mark(self, at: date) -> Mark | None:
        """What stands over a day."""
        place = bisect_left(self.marks, at, key=attrgetter("date"))
        found = self.marks[place] if place < len(self.marks) else None
        return found if found is not None and found.date == at else None

    def day(self, at: date) -> Day | None:
        """A loaded day."""
        place = (at - self.days[0].date).days if self.days else -1
        return self.days[place] if 0 <= place < len(self.days) else None

    def week(self, at: date) -> Week | None:
        """The loaded calendar week a day is in."""
        if not self.weeks:
            return None
        place = (self.week_start(at) - self.week_start(self.weeks[0].first)).days // 7
        return self.weeks[place] if 0 <= place < len(self.weeks) else None


def x_of(day: date) -> float:
    """Where a day begins."""
    return float(day.toordinal() - _ORIGIN)


def day_at(x: float) -> date:
    """The day at a place."""
    return date.fromordinal(int(x // 1) + _ORIGIN)


def build_timeline(
    days: Sequence[Day],
    minutes: Mapping[date, int],
    comparison: Comparison,
    *,
    affected: AffectedSide,
    by_week: bool,
    today: date,
    planned: Mapping[date, int] | None = None,
    events: Sequence[Event] = (),
    first_weekday: int = MONDAY,
) -> Timeline:
    """Work out a picture.

    Args:
        days: every calendar day to load, oldest first.
        minutes: minutes of movement of each day that has any.
        comparison: the weeks the sentence above the picture is about.
        affected: which side hurts.
        by_week: whether marks stand for weeks.
        today: the local day.
        planned: minutes the sessions of each day had planned.
        events: visits, notes and routines; treatments are those of the days.
        first_weekday: the weekday a week begins with, Monday 0.
    """
    all_weeks = weeks(days, first_weekday)
    if by_week:
        bars = tuple(_week_bar(week, first_weekday) for week in all_weeks if week.n)
        leg = _week_pieces(all_weeks, days, "leg", first_weekday)
        back = _week_pieces(all_weeks, days, "back", first_weekday)
        marks: tuple[Mark, ...] = ()
    else:
        bars = tuple(_day_bar(day) for day in days if _has_leg(day))
        leg = _day_pieces(days, [day.leg_average for day in days])
        back = _day_pieces(days, [day.back_average for day in days])
        marks = _marks(days, events)
    return Timeline(
        days=tuple(days),
        weeks=all_weeks,
        by_week=by_week,
        first_week=comparison.first.leg if comparison.first else None,
        bars=bars,
        leg=leg,
        back=back,
        steps=_reach(days, all_weeks if by_week else None, affected, first_weekday),
        minutes=_minutes(minutes, by_week, first_weekday),
        flares=flare_spans(days),
        gaps=gaps(days),
        marks=marks,
        today=today,
        planned=_minutes(planned or {}, by_week, first_weekday),
        first_weekday=first_weekday,
        since=comparison.since,
    )


def _has_leg(day: Day) -> bool:
    return day.leg_average is not None or day.leg_worst is not None


def _day_bar(day: Day) -> Bar:
    return Bar(day.date, x_of(day.date) + 0.5, day.leg_average, day.leg_worst, day.late)


def _week_bar(week: Week, first_weekday: int) -> Bar:
    start = week_start(week.first, first_weekday)
    mean = float(week.leg.value) if week.leg else None
    return Bar(start, x_of(start) + 3.5, mean, week.highest, not week.is_valid)


def _day_pieces(days: Sequence[Day], values: Sequence[int | None]) -> tuple[Piece, ...]:
    line = rolling_means(values)
    return tuple(
        tuple((x_of(days[place].date) + 0.5, _number(line[place])) for place in piece)
        for piece in runs(line)
    )


def _number(value: Fraction | None) -> float:
    return float(value) if value is not None else 0.0


def _week_pieces(
    all_weeks: Sequence[Week], days: Sequence[Day], name: str, first_weekday: int
) -> tuple[Piece, ...]:
    """Means of valid weeks, joined where they are neighbours and no long gap lies between."""
    rated = [day.date for day in days if _rating(day, name) is not None]
    joined = [(day, week_start(day, first_weekday)) for day in rated]
    breaks = {
        after_week
        for (before, before_week), (after, after_week) in pairwise(joined)
        if (after - before).days - 1 > LONGEST_JOIN and before_week != after_week
    }
    pieces: list[list[Point]] = []
    previous: date | None = None
    for week in all_weeks:
        mean: Mean | None = getattr(week, name)
        if mean is None or not mean.is_valid:
            continue
        start = week_start(week.first, first_weekday)
        follows = previous is not None and start - previous == timedelta(days=7)
        if not follows or start in breaks:
            pieces.append([])
        pieces[-1].append((x_of(start) + 3.5, float(mean.value)))
        previous = start
    return tuple(tuple(piece) for piece in pieces)


def _rating(day: Day, name: str) -> int | None:
    return day.leg_average if name == "leg" else day.back_average


def _reach(
    days: Sequence[Day],
    all_weeks: Sequence[Week] | None,
    affected: AffectedSide,
    first_weekday: int,
) -> tuple[Steps, ...]:
    """The sides worth drawing: the affected one, and one where pain went past the low back."""
    order = (affected.first, affected.first.other)
    drawn = [_steps(side, days, all_weeks, first_weekday) for side in order]
    kept = [
        steps
        for steps in drawn
        if steps is not None
        and (
            affected.single is steps.side
            or any(level > Reach.LOW_BACK for piece in steps.pieces for *_, level in piece)
        )
    ]
    return tuple(kept) or tuple(steps for steps in drawn[:1] if steps is not None)


def _steps(
    side: Side, days: Sequence[Day], all_weeks: Sequence[Week] | None, first_weekday: int
) -> Steps | None:
    if all_weeks is None:
        levels = [(x_of(day.date), day.reach(side)) for day in days]
        width, longest = 1.0, LONGEST_JOIN
    else:
        levels = [
            (x_of(week_start(week.first, first_weekday)), week.reach(side)) for week in all_weeks
        ]
        width, longest = 7.0, 0
    pieces = []
    for piece in runs([level for _, level in levels], longest):
        known = [
            (levels[place][0], level) for place in piece if (level := levels[place][1]) is not None
        ]
        ends = [start for start, _ in known[1:]] + [known[-1][0] + width]
        pieces.append(
            tuple((start, end, level) for (start, level), end in zip(known, ends, strict=True))
        )
    return Steps(side, tuple(pieces), pieces[-1][-1][2]) if pieces else None


def _minutes(minutes: Mapping[date, int], by_week: bool, first_weekday: int) -> Mapping[date, int]:
    if not by_week:
        return dict(minutes)
    sums: dict[date, int] = {}
    for day, spent in minutes.items():
        start = week_start(day, first_weekday)
        sums[start] = sums.get(start, 0) + spent
    return sums


def _marks(days: Sequence[Day], events: Sequence[Event]) -> tuple[Mark, ...]:
    of_day: dict[date, list[Event]] = {}
    for event in events:
        of_day.setdefault(event.day, []).append(event)
    marks = []
    for day in days:
        own = of_day.get(day.date, [])
        letters = [event.letter for event in own]
        letters += [treatment.kind.letter for treatment in day.treatments]
        if letters:
            marks.append(Mark(day.date, "".join(dict.fromkeys(letters)), tuple(own)))
    return tuple(marks)
