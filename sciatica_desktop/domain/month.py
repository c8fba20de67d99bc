"""One month of movement: what each day of the calendar shows, and how it adds up."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sciatica_desktop.domain.adherence import PlannedDays, adherence, minutes_by_day
from sciatica_desktop.domain.log import SessionRecord
from sciatica_desktop.domain.wording import count


@dataclass(frozen=True, slots=True)
class MonthDay:
    """One day of the calendar.

    Attributes:
        date: the day.
        minutes: minutes of movement, whole; 0 where nothing was done.
        is_planned: whether a routine was planned for it.
        is_paused: whether the plan was paused, such as on a flare day.
        is_today: whether it is today.
        is_ahead: whether it is still to come.
    """

    date: date
    minutes: int
    is_planned: bool
    is_paused: bool
    is_today: bool
    is_ahead: bool

    @property
    def words(self) -> str:
        """The day as a screen reader says it; a day that was not used is only named."""
        day = f"{self.date:%A} {self.date.day} {self.date:%B}"
        parts = [day]
        if self.minutes:
            parts.append(count(self.minutes, "minute"))
        if self.is_paused:
            parts.append("flare day")
        if self.is_today:
            parts.append("today")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month.

    Attributes:
        first: its first day.
        days: all of its days.
        sessions: what was done in it, the newest first.
        words: how it adds up, in short sentences.
    """

    first: date
    days: tuple[MonthDay, ...]
    sessions: tuple[SessionRecord, ...]
    words: str


def month_span(day: date) -> tuple[date, date]:
    """The first and the last day of the month of a day."""
    first = day.replace(day=1)
    return first, first.replace(day=monthrange(day.year, day.month)[1])


def month_of(
    day: date,
    sessions: Sequence[SessionRecord],
    *,
    today: date,
    planned: str,
    paused: Collection[date] = (),
    since: date | None = None,
) -> Month:
    """The month of a day.

    Args:
        day: any day of it.
        sessions: the sessions of that month.
        today: the local calendar day; days after it are not counted.
        planned: a value of :class:`PlannedDays`.
        paused: days on which the plan was paused; they are counted apart.
        since: the first day with a session ever; nothing was planned before it.
    """
    first, last = month_span(day)
    plan = PlannedDays(planned)
    minutes = minutes_by_day(sessions)
    days = tuple(
        MonthDay(
            date=each,
            minutes=minutes.get(each, 0),
            is_planned=plan.includes(each) and (since is None or each >= since),
            is_paused=each in paused,
            is_today=each == today,
            is_ahead=each > today,
        )
        for each in (first + timedelta(days=n) for n in range((last - first).days + 1))
    )
    newest = tuple(sorted(sessions, key=lambda record: record.started, reverse=True))
    counted = (max(first, since or first), min(last, today))
    return Month(first, days, newest, _words(newest, *counted, planned, paused))


def _words(
    sessions: Sequence[SessionRecord],
    first: date,
    last: date,
    planned: str,
    paused: Collection[date],
) -> str:
    if first > last or not sessions:
        return ""
    sums = adherence(sessions, first, last, planned, paused)
    done = f"{sums.done_planned_days} of {count(sums.planned_days, 'planned day')}."
    beyond = sums.done_days - sums.done_planned_days
    parts = [done if sums.planned_days else ""]
    if beyond:
        parts.append(f"{count(beyond, 'other day')} with movement.")
    parts.append(f"{count(sums.minutes, 'minute')} in {count(sums.sessions, 'session')}.")
    if sums.paused_days:
        words = "is" if sums.paused_days == 1 else "are"
        parts.append(f"{count(sums.paused_days, 'flare day')} {words} counted apart.")
    return " ".join(part for part in parts if part)
