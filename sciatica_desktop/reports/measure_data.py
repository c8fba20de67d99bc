"""The numbers of the page: four measures then and now, and four counts."""

from __future__ import annotations

from fractions import Fraction

from sciatica_desktop.domain.anatomy import Side
from sciatica_desktop.domain.rounding import one_decimal, whole
from sciatica_desktop.domain.trends import (
    HIGH,
    LOW,
    Day,
    flare_spans,
    high_days,
    low_days,
)
from sciatica_desktop.domain.trends import (
    Count as DayCount,
)
from sciatica_desktop.domain.weeks import Change, Week
from sciatica_desktop.domain.wording import count, short_day
from sciatica_desktop.reports.model import Count, Measure
from sciatica_desktop.reports.period import Period
from sciatica_desktop.reports.words import NOTHING, capitalised


def measures(period: Period) -> tuple[Measure, ...]:
    """Leg on average, leg at worst, back, reach: the first week beside the latest."""
    leg = capitalised(period.leg_name)
    comparison = period.comparison
    return (
        _mean_measure(period, f"{leg}, day’s average", "leg", comparison.leg),
        _mean_measure(period, f"{leg}, day’s worst", "leg_worst", comparison.leg_worst),
        _mean_measure(period, "Low back, day’s average", "back", comparison.back),
        _reach_measure(period),
    )


_DAY_VALUES = {"leg": "leg_average", "leg_worst": "leg_worst", "back": "back_average"}


def _mean_measure(period: Period, label: str, name: str, change: Change | None) -> Measure:
    if change is not None:
        return Measure(
            label,
            one_decimal(change.before.value),
            one_decimal(change.after.value),
            _change_words(change),
            f"{change.before.n}, {change.after.n} days",
        )
    known = [day for day in period.days if getattr(day, _DAY_VALUES[name]) is not None]
    if len(known) == 1:
        value = getattr(known[0], _DAY_VALUES[name])
        return Measure(label, "", str(value), f"{short_day(known[0].date)},", "1 day")
    first = period.comparison.first
    mean = getattr(first, name, None)
    if first is not None and mean is not None and mean.is_valid:
        days = count(mean.n, "day")
        return Measure(label, "", one_decimal(mean.value), _week_name(period, first), days)
    return _no_measure(label, len(known))


def _week_name(period: Period, week: Week) -> str:
    what = "week of" if period.since is None else "from"
    return f"{what} {short_day(week.first)},"


def _no_measure(label: str, known: int) -> Measure:
    why = "no week with 3 rated days;" if known else ""
    return Measure(label, "", NOTHING, why, count(known, "day"))


def _change_words(change: Change) -> str:
    if change.is_same:
        return "the same"
    direction = "lower" if change.is_lower else "higher"
    share = "" if change.percent is None else f" ({whole(abs(change.percent))} %)"
    return f"{one_decimal(abs(change.points))} {direction}{share}"


def _reach_measure(period: Period) -> Measure:
    side = period.side
    label = f"Reach, {side.value} (median)"
    known = [day for day in period.days if day.reach(side) is not None]
    if len(known) == 1:
        reach = known[0].reach(side)
        assert reach is not None
        when = f"{short_day(known[0].date)},"
        return Measure(f"Reach, {side.value}", "", reach.place, when, "1 day")
    first, latest = period.comparison.first, period.comparison.latest
    before = first.reach(side) if first else None
    now = latest.reach(side) if latest else None
    if first and latest and before is not None and now is not None:
        n = [_reach_days(period, week, side) for week in (first, latest)]
        return Measure(
            label, before.place, now.place, _steps_words(now - before), f"{n[0]}, {n[1]} days"
        )
    if first is not None and before is not None:
        days = count(_reach_days(period, first, side), "day")
        return Measure(label, "", before.place, _week_name(period, first), days)
    return _no_measure(label, len(known))


def _reach_days(period: Period, week: Week, side: Side) -> int:
    days = period.days_of(week.first, week.last)
    return sum(day.reach(side) is not None for day in days)


def _steps_words(steps: int) -> str:
    if steps == 0:
        return "the same"
    return f"{count(abs(steps), 'step')} {'up' if steps < 0 else 'down'}"


def counts(period: Period) -> tuple[Count, ...]:
    """Days of low and of high pain, flare days, days with exercise."""
    return (
        _day_count(period, f"Average {LOW} or less", low_days(period.days)),
        _day_count(period, f"Worst {HIGH} or more", high_days(period.days)),
        _flares(period),
        _exercise_days(period),
    )


def _day_count(period: Period, label: str, found: DayCount) -> Count:
    if not found.n:
        return Count(label, NOTHING, "days rated")
    counting = low_days if label.startswith("Average") else high_days
    first, latest = period.comparison.first, period.comparison.latest
    detail = "days rated"
    if first and latest:
        before = counting(period.days_of(first.first, first.last))
        now = counting(period.days_of(latest.first, latest.last))
        name = "first week" if period.since is None else f"from {short_day(period.since)}"
        detail = f"{name} {before.k}, latest {now.k}"
    return Count(label, f"{found.k} of {found.n}", detail)


def _flares(period: Period) -> Count:
    written: list[Day] = [day for day in period.days if day.date in period.day_entries]
    if not written:
        return Count("Flare days", NOTHING, "own rating")
    spells = flare_spans(period.days)
    detail = "own rating" if not spells else f"own rating, {count(len(spells), 'spell')}"
    flares = sum(day.flare for day in written)
    return Count("Flare days", f"{flares} of {len(written)}", detail)


def _exercise_days(period: Period) -> Count:
    found = period.adherence
    if not found.done_days:
        return Count("Exercise days", NOTHING, "none logged")
    if not found.planned_days:
        return Count("Exercise days", str(found.done_days), "none planned")
    share = whole(Fraction(100 * found.done_planned_days, found.planned_days))
    value = f"{found.done_planned_days} of {found.planned_days}"
    return Count("Exercise days", value, f"planned days, {share} %")
