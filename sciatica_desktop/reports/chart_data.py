"""Everything on the shared axis of days: marks, bars, columns, reach, treatments.

Up to 120 days every day is drawn. A longer range shows one bar a week, and past two years one
bar a month; its table has a column a month.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from sciatica_desktop.domain.anatomy import Reach, Side
from sciatica_desktop.domain.diary import TreatmentKind
from sciatica_desktop.domain.marks import EventKind, events
from sciatica_desktop.domain.rounding import one_decimal
from sciatica_desktop.domain.trends import Day, flare_spans, gaps, runs
from sciatica_desktop.domain.weeks import WEEK_NEEDS, Mean, mean_of, upper_median, week_start
from sciatica_desktop.domain.wording import MONTHS, gap_words, short_day
from sciatica_desktop.reports.model import Charts, Column, DayMark, Event, MeanBar, Span, Step
from sciatica_desktop.reports.period import CALF, Period
from sciatica_desktop.reports.words import NOTHING

LONGEST_BY_DAY = 120
LONGEST_BY_WEEK = 728

_VISITS = frozenset(
    {TreatmentKind.MASSAGE, TreatmentKind.PHYSIOTHERAPY, TreatmentKind.CHIROPRACTIC},
)
"""Treatments somebody gives; what people do every day would fill the lane."""
_MOST_EVENTS = 26

Groups = list[list[Day]]


def charts(period: Period) -> Charts:
    """The charts of a period."""
    rated = period.rated
    by_day = period.length <= LONGEST_BY_DAY
    weeks = _grouped(period.days, lambda day: week_start(day, period.first_weekday))
    months = _grouped(period.days, lambda day: day.replace(day=1))
    bar_groups = months if period.length > LONGEST_BY_WEEK else weeks
    column_groups = weeks if by_day else months
    marks = _marks(period) if by_day else ()
    return Charts(
        days=period.length,
        leg_name=period.leg_name,
        marks=marks,
        bars=() if len(marks) == 1 else _bars(period, bar_groups, by_day=by_day),
        columns=_columns(period, column_groups, by_day=by_day),
        column_word="week of" if by_day else "month",
        flares=tuple(
            Span(period.offset(s.first), period.offset(s.last)) for s in flare_spans(period.days)
        ),
        gaps=tuple(
            Span(period.offset(s.first), period.offset(s.last), gap_words(s))
            for s in gaps(period.days)
        ),
        band=_band(period),
        events=_events(period, by_day=by_day),
        left=_reach(period, Side.LEFT, weeks, by_day=by_day),
        right=_reach(period, Side.RIGHT, weeks, by_day=by_day),
        reach_note=_reach_note(period),
        note=_note(len(rated)),
        edges=tuple(period.offset(group[0].date) for group in column_groups),
    )


def _grouped(days: Sequence[Day], key: Callable[[date], date]) -> Groups:
    groups: dict[date, list[Day]] = {}
    for day in days:
        groups.setdefault(key(day.date), []).append(day)
    return list(groups.values())


def _marks(period: Period) -> tuple[DayMark, ...]:
    return tuple(
        DayMark(period.offset(day.date), day.leg_average, day.leg_worst, day.back_average, day.late)
        for day in period.days
        if day.leg_average is not None or day.leg_worst is not None
    )


def _bars(period: Period, groups: Groups, *, by_day: bool) -> tuple[MeanBar, ...]:
    bars: list[MeanBar] = []
    for group in groups:
        leg = mean_of(day.leg_average for day in group)
        back = mean_of(day.back_average for day in group)
        worst = max((day.leg_worst for day in group if day.leg_worst is not None), default=None)
        bars.append(
            MeanBar(
                period.offset(group[0].date),
                period.offset(group[-1].date),
                None if leg is None else float(leg.value),
                float(back.value) if back is not None and back.is_valid else None,
                None if by_day else worst,
                valid=leg is not None and leg.is_valid,
            ),
        )
    return tuple(bars)


def _columns(period: Period, groups: Groups, *, by_day: bool) -> tuple[Column, ...]:
    anything = any(day.n for day in period.days)
    columns: list[Column] = []
    for group in groups:
        start = group[0].date
        leg = mean_of(day.leg_average for day in group)
        back = mean_of(day.back_average for day in group)
        columns.append(
            Column(
                period.offset(start),
                period.offset(group[-1].date),
                short_day(start) if by_day else _month(start, period.first),
                _value(leg) if anything else "",
                _value(back) if anything else "",
                str(leg.n if leg else 0) if anything else "",
            ),
        )
    return tuple(columns)


def _month(start: date, first: date) -> str:
    name = MONTHS[start.month - 1][:3]
    return f"{name} {start.year}" if start.month == 1 and start != first else name


def _value(mean: Mean | None) -> str:
    """A mean as the table shows it: in brackets where it comes from too few days."""
    if mean is None:
        return NOTHING
    return one_decimal(mean.value) if mean.is_valid else f"({one_decimal(mean.value)})"


def _band(period: Period) -> tuple[float, float] | None:
    first = period.comparison.first
    if first is None or first.leg is None:
        return None
    upper = first.leg.value
    return float(upper), float(upper - first.leg.band)


def _events(period: Period, *, by_day: bool) -> tuple[Event, ...]:
    letters = [
        (period.offset(day), kind.letter) for day, kind in period.treatments() if kind in _VISITS
    ]
    letters += [(period.offset(day), "") for day in _routine_changes(period)]
    letters.sort()
    if by_day and len(letters) <= _MOST_EVENTS:
        return tuple(Event(day, letter) for day, letter in letters)
    return _counted(period, letters)


def _counted(period: Period, letters: list[tuple[int, str]]) -> tuple[Event, ...]:
    """One mark a month and kind, with how many there were."""
    months = _grouped(period.days, lambda day: day.replace(day=1))
    events: list[Event] = []
    for group in months:
        first, last = period.offset(group[0].date), period.offset(group[-1].date)
        counts = Counter(letter for day, letter in letters if first <= day <= last)
        events += [
            Event((first + last) // 2, letter, number) for letter, number in sorted(counts.items())
        ]
    return tuple(events)


def _routine_changes(period: Period) -> list[date]:
    """The days on which a routine was done for the first time in the range, after another one."""
    found = events(period.first, period.last, sessions=period.sessions)
    return [event.day for event in found if event.kind is EventKind.ROUTINE]


def _reach(
    period: Period,
    side: Side,
    weeks: Groups,
    *,
    by_day: bool,
) -> tuple[tuple[Step, ...], ...]:
    if by_day:
        values = [day.reach(side) for day in period.days]
        return tuple(_steps(piece, values) for piece in runs(values))
    medians: list[Reach | None] = []
    for group in weeks:
        medians += [upper_median(day.reach(side) for day in group)] * len(group)
    return tuple(_steps(piece, medians) for piece in runs(medians))


def _steps(piece: Sequence[int], values: Sequence[Reach | None]) -> tuple[Step, ...]:
    """A piece of the line: each level holds until the day of the next rating."""
    steps: list[Step] = []
    for place, day in enumerate(piece):
        value = values[day]
        assert value is not None
        end = piece[place + 1] - 1 if place + 1 < len(piece) else day
        if steps and steps[-1].reach == value:
            steps[-1] = Step(steps[-1].first, end, value)
        else:
            steps.append(Step(day, end, int(value)))
    return tuple(steps)


def _reach_note(period: Period) -> tuple[str, str] | None:
    comparison = period.comparison
    if comparison.first is None or comparison.latest is None:
        return None
    counts = []
    for week in (comparison.first, comparison.latest):
        known = [
            reach
            for day in period.days_of(week.first, week.last)
            if (reach := day.reach(period.side)) is not None
        ]
        counts.append((sum(reach >= CALF for reach in known), len(known)))
    (before, before_n), (now, now_n) = counts
    if not before_n or not now_n:
        return None
    unit = "day" if before_n == 1 else "days"
    return (
        f"{period.side.value} at calf or beyond:",
        f"{before} of {before_n} {unit}, now {now} of {now_n}",
    )


def _note(rated: int) -> str:
    if rated == 0:
        return "No entries in this period"
    return f"One entry. A weekly mean needs {WEEK_NEEDS} rated days." if rated == 1 else ""
