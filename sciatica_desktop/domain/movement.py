"""Movement over time, done beside planned: minutes, repetitions and days.

What was planned is what the sessions planned that were begun; a planned day without a session
counts as a day and nothing else, since nobody knows which routine it would have been. Doing more
than planned never makes up for another day (clinical reference F2).
"""

from __future__ import annotations

from calendar import MONDAY
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sciatica_desktop.domain.adherence import PlannedDays, minutes_by_day
from sciatica_desktop.domain.log import SessionRecord
from sciatica_desktop.domain.rounding import whole
from sciatica_desktop.domain.trends import dates
from sciatica_desktop.domain.weeks import week_start


@dataclass(frozen=True, slots=True)
class Movement:
    """What was done on a day, or on the days of a week.

    Attributes:
        first: first day.
        last: last day.
        sessions: sessions in which something was done.
        minutes: minutes of movement, the sum of the days' whole minutes.
        planned_minutes: minutes those sessions had planned, whole days' minutes added up too.
        repetitions: repetitions done, those past a block's plan left out.
        planned_repetitions: repetitions those sessions had planned.
        more_than_planned: repetitions done past the plan.
        planned_days: days a routine was planned for, without the paused ones.
        done_planned_days: how many of those were used.
    """

    first: date
    last: date
    sessions: int = 0
    minutes: int = 0
    planned_minutes: int = 0
    repetitions: int = 0
    planned_repetitions: int = 0
    more_than_planned: int = 0
    planned_days: int = 0
    done_planned_days: int = 0

    @property
    def share(self) -> Fraction | None:
        """Share of the planned repetitions that was done, 0 to 1; None where none were."""
        if not self.planned_repetitions:
            return None
        return Fraction(self.repetitions, self.planned_repetitions)


def movement_by_day(
    sessions: Iterable[SessionRecord],
    first: date,
    last: date,
    planned: str,
    paused: Collection[date] = (),
) -> tuple[Movement, ...]:
    """Every calendar day from ``first`` to ``last``.

    Args:
        sessions: sessions; those outside the days, or with nothing done, are left out.
        first: first day.
        last: last day; today at most, since a day to come is not open.
        planned: a value of :class:`PlannedDays`.
        paused: days on which the plan was paused; they are not planned.
    """
    plan = PlannedDays(planned)
    groups: dict[date, list[SessionRecord]] = {}
    for session in sessions:
        if session.counts and first <= session.day <= last:
            groups.setdefault(session.day, []).append(session)
    return tuple(
        _day(day, groups.get(day, []), is_planned=plan.includes(day) and day not in paused)
        for day in dates(first, last)
    )


def movement_by_week(days: Iterable[Movement], first_weekday: int = MONDAY) -> tuple[Movement, ...]:
    """Every calendar week that the days touch, added up from those days alone."""
    groups: dict[date, list[Movement]] = {}
    for day in days:
        groups.setdefault(week_start(day.first, first_weekday), []).append(day)
    return tuple(total(group) for group in groups.values())


def total(days: Iterable[Movement]) -> Movement:
    """The days taken together.

    Raises:
        ValueError: if there is no day.
    """
    group = tuple(days)
    if not group:
        raise ValueError("there is no day to add up")
    return Movement(
        group[0].first,
        group[-1].last,
        *(
            sum(getattr(day, name) for day in group)
            for name in (
                "sessions",
                "minutes",
                "planned_minutes",
                "repetitions",
                "planned_repetitions",
                "more_than_planned",
                "planned_days",
                "done_planned_days",
            )
        ),
    )


def _day(day: date, sessions: list[SessionRecord], *, is_planned: bool) -> Movement:
    blocks = [block for session in sessions for block in session.blocks]
    planned_s = sum(block.planned_s for block in blocks)
    return Movement(
        day,
        day,
        sessions=len(sessions),
        minutes=minutes_by_day(sessions).get(day, 0),
        planned_minutes=max(1, whole(planned_s / 60)) if sessions else 0,
        repetitions=sum(min(b.done_repetitions, b.planned_repetitions) for b in blocks),
        planned_repetitions=sum(block.planned_repetitions for block in blocks),
        more_than_planned=sum(max(0, b.done_repetitions - b.planned_repetitions) for b in blocks),
        planned_days=int(is_planned),
        done_planned_days=int(is_planned and bool(sessions)),
    )
