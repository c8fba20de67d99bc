"""Days with a routine beside the days it was planned for, and minutes of movement.

A day that was not used is an open day and nothing more; days outside the plan count when they
were used (clinical reference F2).
"""

from __future__ import annotations

from calendar import MONDAY
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from sciatica_desktop.domain.log import SessionRecord
from sciatica_desktop.domain.rounding import whole
from sciatica_desktop.domain.trends import dates
from sciatica_desktop.domain.weeks import week_start


class PlannedDays(StrEnum):
    """The weekdays a person plans a routine for."""

    WEEKDAYS = "weekdays"
    DAILY = "daily"
    ALTERNATE = "alternate"

    @property
    def weekdays(self) -> frozenset[int]:
        """The weekdays, Monday 0."""
        return _WEEKDAYS[self]

    def includes(self, day: date) -> bool:
        """Whether a routine is planned for a day."""
        return day.weekday() in self.weekdays


_WEEKDAYS = {
    PlannedDays.WEEKDAYS: frozenset(range(5)),
    PlannedDays.DAILY: frozenset(range(7)),
    PlannedDays.ALTERNATE: frozenset({0, 2, 4}),
}
_WEEKEND = frozenset({5, 6})


class DayState(StrEnum):
    """What a day of the week strip shows."""

    DONE = "done"
    """Something was done."""
    PLANNED = "planned"
    """A routine is planned and nothing was done."""
    OPEN = "open"
    """Nothing is planned and nothing was done."""


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One day of the week strip.

    Attributes:
        date: the calendar day.
        is_planned: whether a routine is planned for it.
        is_today: whether it is today.
        minutes: minutes of movement, whole; 0 where nothing was done.
    """

    date: date
    is_planned: bool
    is_today: bool
    minutes: int = 0

    @property
    def state(self) -> DayState:
        """What its circle shows."""
        if self.minutes:
            return DayState.DONE
        return DayState.PLANNED if self.is_planned else DayState.OPEN


@dataclass(frozen=True, slots=True)
class Adherence:
    """What was done of a plan in a range of days.

    Attributes:
        planned_days: days a routine was planned for, without the paused ones.
        done_planned_days: how many of those were used.
        done_days: all days with a session, planned or not.
        paused_days: planned days left out because the plan was paused.
        sessions: sessions in which something was done.
        minutes: minutes of movement, the sum of the days' whole minutes.
    """

    planned_days: int
    done_planned_days: int
    done_days: int
    paused_days: int
    sessions: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Dose:
    """What was done of one exercise, over the sessions it was part of.

    Attributes:
        exercise: id of the exercise.
        days: days on which something of it was done.
        planned: planned repetitions.
        done: done repetitions, those past a session's plan not counted.
        days_over: days on which a session held more repetitions than it had planned.
    """

    exercise: str
    days: int
    planned: int
    done: int
    days_over: int

    @property
    def share(self) -> Fraction:
        """Share of the planned repetitions that was done, 0 to 1."""
        return Fraction(self.done, self.planned) if self.planned else Fraction(0)


def minutes_by_day(sessions: Iterable[SessionRecord]) -> Mapping[date, int]:
    """Minutes of movement of each day with a session, whole, at least 1.

    Totals add up these whole minutes, so that the sum under a row of numbers is their sum.
    """
    seconds: dict[date, float] = {}
    for session in sessions:
        if session.counts:
            seconds[session.day] = seconds.get(session.day, 0.0) + session.done_s
    return {day: max(1, whole(spent / 60)) for day, spent in seconds.items()}


def week_of(
    today: date, sessions: Iterable[SessionRecord], planned: str, first_weekday: int = MONDAY
) -> tuple[WeekDay, ...]:
    """The seven days of the calendar week of ``today``.

    Args:
        today: the local calendar day.
        sessions: the sessions of that week; others are left out.
        planned: a value of :class:`PlannedDays`.
        first_weekday: the weekday a week begins with, Monday 0.
    """
    plan = PlannedDays(planned)
    minutes = minutes_by_day(sessions)
    start = week_start(today, first_weekday)
    return tuple(
        WeekDay(day, plan.includes(day), day == today, minutes.get(day, 0))
        for day in dates(start, start + timedelta(days=6))
    )


def adherence(
    sessions: Iterable[SessionRecord],
    first: date,
    last: date,
    planned: str,
    paused: Collection[date] = (),
) -> Adherence:
    """What was done of the plan from ``first`` to ``last``.

    Args:
        sessions: sessions; those outside the days are left out.
        first: first day.
        last: last day.
        planned: a value of :class:`PlannedDays`.
        paused: days on which the plan was paused; they count on neither side.
    """
    plan = PlannedDays(planned)
    inside = [record for record in sessions if record.counts and first <= record.day <= last]
    minutes = minutes_by_day(inside)
    in_plan = [day for day in dates(first, last) if plan.includes(day)]
    counted = [day for day in in_plan if day not in paused]
    return Adherence(
        planned_days=len(counted),
        done_planned_days=sum(day in minutes for day in counted),
        done_days=len(minutes),
        paused_days=len(in_plan) - len(counted),
        sessions=len(inside),
        minutes=sum(minutes.values()),
    )


def doses(sessions: Iterable[SessionRecord]) -> tuple[Dose, ...]:
    """What was done of each exercise, in the order they were first met.

    A session carries its own plan, so a day without a session plans nothing here.
    """
    days: dict[str, set[date]] = {}
    over: dict[str, set[date]] = {}
    sums: dict[str, tuple[int, int]] = {}
    for session in sessions:
        for block in session.blocks:
            key = block.exercise
            planned, done = sums.get(key, (0, 0))
            sums[key] = (
                planned + block.planned_repetitions,
                done + min(block.done_repetitions, block.planned_repetitions),
            )
            if block.done_s > 0 or block.done_repetitions:
                days.setdefault(key, set()).add(session.day)
            if block.done_repetitions > block.planned_repetitions:
                over.setdefault(key, set()).add(session.day)
    return tuple(
        Dose(key, len(days.get(key, ())), planned, done, len(over.get(key, ())))
        for key, (planned, done) in sums.items()
    )


def week_words(week: Sequence[WeekDay]) -> tuple[str, str]:
    """How the week has gone, in two lines such as "3 of 5 days" and "30 minutes so far."."""
    done = sum(day.state is DayState.DONE for day in week)
    planned = sum(day.is_planned for day in week)
    head = f"{done} of {planned} days" if done <= planned else f"{done} days, {planned} planned"
    minutes = sum(day.minutes for day in week)
    unit = "minute" if minutes == 1 else "minutes"
    return head, f"{minutes} {unit} so far. {_open_words(week)}".strip()


def _open_words(week: Sequence[WeekDay]) -> str:
    unplanned = frozenset(day.date.weekday() for day in week if not day.is_planned)
    if not unplanned:
        return ""
    return "Weekend is open." if unplanned == _WEEKEND else "Other days are open."
