"""What the cards below the chart show, worked out once: plain data, no Qt, no pyqtgraph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sciatica_desktop.domain.before_after import BeforeAfter, before_after, before_after_all
from sciatica_desktop.domain.diary import Entry
from sciatica_desktop.domain.log import SessionRecord
from sciatica_desktop.domain.movement import Movement, movement_by_day
from sciatica_desktop.domain.side_by_side import SideBySide, cards
from sciatica_desktop.domain.tags import TagKind, Tallies, tags_by_day, tallies
from sciatica_desktop.domain.trends import Day, Span
from sciatica_desktop.domain.weeks import week_start
from sciatica_desktop.domain.when import PartMean, WeekdayMean, by_part, by_weekday
from sciatica_desktop.domain.wording import MONTHS, short_day

COUNTED = (TagKind.TRIGGER, TagKind.QUALITY, TagKind.EASER)
"""The kinds of words that have a card of their own."""
_MOST_WEEKS, _MOST_MONTHS = 27, 40
"""Up to so many weeks each has a column; up to so many months, a month; then a year."""


@dataclass(frozen=True, slots=True)
class Series:
    """A range of the diary, looked at in several ways.

    Attributes:
        span: the days it is about, today at most.
        days: those days.
        periods: the same as weeks, months or years with the names of their columns.
        movement: every day from the first planned one on; empty where nothing was done.
        exercises: pain before and after, all sessions together first.
        parts: by part of the day.
        weekdays: by weekday.
        tallies: words by count.
        pairs: side by side, those with enough days first.
        name_of: the name of an exercise by its id.
    """

    span: Span
    days: tuple[Day, ...]
    periods: tuple[tuple[str, Span], ...]
    movement: tuple[Movement, ...]
    exercises: tuple[BeforeAfter, ...]
    parts: tuple[PartMean, ...]
    weekdays: tuple[WeekdayMean, ...]
    tallies: Mapping[TagKind, Tallies]
    pairs: tuple[SideBySide, ...]
    name_of: Callable[[str], str]


def build_series(
    span: Span,
    days: Iterable[Day],
    entries: Sequence[Entry],
    sessions: Sequence[SessionRecord],
    *,
    planned_days: str,
    began: date,
    name_of: Callable[[str], str],
    first_weekday: int,
) -> Series:
    """Look at a range.

    Args:
        span: the days, today at most.
        days: those days, oldest first.
        entries: their entries.
        sessions: their sessions in which something was done.
        planned_days: a value of ``domain.adherence.PlannedDays``.
        began: the day of the oldest entry; days before it are not planned.
        name_of: the name of an exercise by its id.
        first_weekday: the weekday a week begins with, Monday 0.
    """
    known = tuple(days)
    tags = tags_by_day(entries, sessions)
    begun = max(span.first, min([began, *(session.day for session in sessions)]))
    # Today still has time for its routine, so it is only planned once it was used.
    used = any(session.day == span.last for session in sessions)
    still_open = frozenset() if used else frozenset({span.last})
    each = before_after(sessions)
    return Series(
        span=span,
        days=known,
        periods=periods(span, first_weekday),
        movement=movement_by_day(sessions, begun, span.last, planned_days, still_open),
        exercises=(before_after_all(sessions), *each) if each else (),
        parts=by_part(entries, sessions),
        weekdays=by_weekday(known, first_weekday),
        tallies={kind: tallies(tags, kind) for kind in COUNTED},
        pairs=cards(known, tags),
        name_of=name_of,
    )


def periods(span: Span, first_weekday: int) -> tuple[tuple[str, Span], ...]:
    """A range as weeks, months or years, cut off at both ends, with short names."""
    weeks = _cut(span, lambda day: week_start(day, first_weekday))
    if len(weeks) <= _MOST_WEEKS:
        return tuple((short_day(each.first), each) for each in weeks)
    months = _cut(span, lambda day: day.replace(day=1))
    if len(months) <= _MOST_MONTHS:
        return tuple((MONTHS[each.first.month - 1][:3], each) for each in months)
    years = _cut(span, lambda day: day.replace(month=1, day=1))
    return tuple((str(each.first.year), each) for each in years)


def _cut(span: Span, start_of: Callable[[date], date]) -> list[Span]:
    spans: list[Span] = []
    end = span.last
    while end >= span.first:
        first = max(span.first, start_of(end))
        spans.append(Span(first, end))
        end = first - timedelta(days=1)
    return spans[::-1]
