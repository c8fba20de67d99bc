"""Every chart in words, for a screen reader, for paper, and for whoever prefers to read.

A twin says the numbers its chart draws, each with how many days or ratings it comes from, and
nothing else: no reason, no praise, no outlook (clinical reference B4, B12, B14).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from sciatica_desktop.domain.anatomy import Reach, Side
from sciatica_desktop.domain.before_after import BeforeAfter
from sciatica_desktop.domain.day_part import DayPart
from sciatica_desktop.domain.marks import Event, EventKind
from sciatica_desktop.domain.movement import Movement
from sciatica_desktop.domain.rounding import one_decimal, whole
from sciatica_desktop.domain.side_by_side import GROUP_NEEDS, PAIR_NEEDS, SideBySide
from sciatica_desktop.domain.tags import TagKind, Tallies
from sciatica_desktop.domain.trends import HIGH, Day, flare_spans, gaps, high_days
from sciatica_desktop.domain.weeks import Mean, Week
from sciatica_desktop.domain.when import PartMean, WeekdayMean, Year
from sciatica_desktop.domain.wording import (
    MONTHS,
    WEEKDAYS,
    count,
    day_words,
    gap_words,
    span_words,
)

SEEN_TOGETHER = "Seen together; not proof of cause."
"""Stands beside every side-by-side card (clinical reference B12)."""
WHOLE_SESSION = "Pain is asked before and after the whole routine, not around one exercise."
NOTHING = "Nothing written in this time."
NO_SESSION = "No session in this time."


def pain_words(weeks: Iterable[Week], days: Sequence[Day]) -> tuple[str, ...]:
    """Leg and back pain week by week, then flares and gaps; years only where there are two."""
    year = bool(days) and days[0].date.year != days[-1].date.year
    said = [_week_words(week, year=year) for week in weeks if week.leg or week.back]
    said += [
        f"Flare, {span_words(span, year=year)}, {count(span.length, 'day')}."
        for span in flare_spans(days)
    ]
    said += [f"{span_words(span, year=year)}: {gap_words(span)}." for span in gaps(days)]
    late = sum(day.late for day in days)
    if late:
        said.append(f"{count(late, 'day')} written on a later day.")
    return tuple(said) or (NOTHING,)


def reach_words(days: Iterable[Day], side: Side) -> tuple[str, ...]:
    """How many days the pain reached each place on one side, furthest first."""
    levels = [reach for day in days if (reach := day.reach(side)) is not None]
    if not levels:
        return (f"No furthest point on the {side.value} in this time.",)
    n = len(levels)
    counts = [(place, levels.count(place)) for place in sorted(Reach, reverse=True)]
    told = ", ".join(f"{place.place} {k}" for place, k in counts if k)
    return (
        f"Furthest point on the {side.value}, of {count(n, 'day')}: {told}.",
        f"First {levels[0].place}, last {levels[-1].place}.",
    )


def movement_words(all_days: Movement) -> tuple[str, ...]:
    """Movement done beside planned, over the whole time."""
    if not all_days.sessions:
        return (NO_SESSION,)
    said = [
        f"{count(all_days.minutes, 'minute')} of movement in "
        f"{count(all_days.sessions, 'session')}; these had planned "
        f"{count(all_days.planned_minutes, 'minute')}."
    ]
    if all_days.share is not None:
        said.append(
            f"{all_days.repetitions} of {count(all_days.planned_repetitions, 'repetition')} they "
            f"had planned, {whole(100 * all_days.share)} %."
        )
    if all_days.more_than_planned:
        said.append(f"{count(all_days.more_than_planned, 'repetition')} more than planned.")
    if all_days.planned_days:
        said.append(
            f"Used {all_days.done_planned_days} of {count(all_days.planned_days, 'planned day')}."
        )
    return tuple(said)


def before_after_words(
    found: Iterable[BeforeAfter], name_of: Callable[[str], str]
) -> tuple[str, ...]:
    """Median leg pain before and after, for each exercise.

    Args:
        found: the exercises.
        name_of: the name of an exercise by its id.
    """
    said = []
    for each in found:
        name = name_of(each.exercise)
        if each.before is None or each.after is None:
            said.append(f"{name}: not asked before and after.")
            continue
        said.append(
            f"{name}: leg pain, median, {float(each.before):g} before and {float(each.after):g} "
            f"after, from {count(each.n, 'session')}; lower after {each.lower}, the same after "
            f"{each.same}, higher after {each.higher}."
        )
    return (*said, WHOLE_SESSION) if said else (NO_SESSION,)


def part_words(parts: Iterable[PartMean]) -> tuple[str, ...]:
    """Leg pain by part of the day."""
    said = []
    for each in parts:
        name = f"{_capital(each.part.words)}, {each.part.hours_words}"
        told = [_mean_words(each.mean, each.is_shown, "rating")]
        if each.days:
            told.append(f"came on {count(each.days, 'day')}")
        said.append(f"{name}: {'; '.join(told)}.")
    return tuple(said)


def weekday_words_of(weekdays: Iterable[WeekdayMean]) -> tuple[str, ...]:
    """Leg pain by weekday."""
    return tuple(
        f"{WEEKDAYS[each.weekday]}: {_mean_words(each.mean, each.is_shown, 'day')}."
        for each in weekdays
    )


_TITLES = {
    TagKind.QUALITY: "How it felt",
    TagKind.TRIGGER: "When it came",
    TagKind.EASER: "What eased it",
    TagKind.PART: "Part of the day",
    TagKind.TREATMENT: "Treatment",
    TagKind.MEDICINE: "Medicine",
    TagKind.EXERCISE: "Exercises",
}


def title_of(kind: TagKind) -> str:
    """The title over a list of words."""
    return _TITLES[kind]


def tally_words(found: Tallies, kind: TagKind) -> tuple[str, ...]:
    """How many days each word was chosen on."""
    title = title_of(kind)
    if not found.items:
        return (f"{title}: nothing chosen on {count(found.of, 'day')}.",)
    told = ", ".join(f"{_tag(kind, item.word)} {item.days}" for item in found.items)
    return (f"{title}, of {count(found.of, 'day')} with an entry: {told}.",)


def side_by_side_words(pair: SideBySide) -> tuple[str, ...]:
    """A pair of groups: both means with both counts, or how many days are missing."""
    name = _capital(_tag(pair.tag.kind, pair.tag.word))
    with_it, without_it, apart = pair.with_it, pair.without_it, pair.difference
    if with_it is None or without_it is None or apart is None:
        return (f"{name}: {not_enough_words(pair)}",)
    points = one_decimal(abs(apart))
    if points == "0.0":
        difference = "the same"
    else:
        unit = "point" if points == "1.0" else "points"
        difference = f"{points} {unit} {'higher' if apart > 0 else 'lower'} with it"
    return (
        f"{name}: mean leg pain {one_decimal(with_it.value)} on {count(with_it.n, 'day')} with it, "
        f"{one_decimal(without_it.value)} on {count(without_it.n, 'day')} without; {difference}.",
        SEEN_TOGETHER,
    )


def not_enough_words(pair: SideBySide) -> str:
    """What is missing for a pair, such as "Not enough days yet: 3 of 7 with it."."""
    having, lacking = len(pair.having), len(pair.lacking)
    missing = []
    if having < GROUP_NEEDS:
        missing.append(f"{having} of {GROUP_NEEDS} with it")
    if lacking < GROUP_NEEDS:
        missing.append(f"{lacking} of {GROUP_NEEDS} without it")
    if not missing:
        missing.append(f"{pair.total} of {PAIR_NEEDS} in all")
    return f"Not enough days yet: {', '.join(missing)}."


def year_words(year: Year) -> tuple[str, ...]:
    """A year month by month."""
    said = []
    for month in year.months:
        if month.leg is None:
            continue
        days = [cell.day for cell in year.cells if cell.day.date.month == month.first.month]
        high = high_days(days)
        told = f"mean {one_decimal(month.leg.value)} from {count(month.n, 'day')}"
        if high.n:
            told += f", worst {HIGH} or more on {high.k} of {high.n}"
        said.append(f"{MONTHS[month.first.month - 1]}: {told}.")
    return tuple(said) or (f"No rated day in {year.year}.",)


def event_words(events: Iterable[Event]) -> tuple[str, ...]:
    """Every mark on the charts, oldest first."""
    return tuple(f"{day_words(event.day, year=True)}: {_event(event)}." for event in events)


def _event(event: Event) -> str:
    if event.kind is EventKind.ROUTINE:
        return f"first session of {event.words or 'another routine'}"
    if event.kind is EventKind.VISIT:
        return f"visit, {event.words}" if event.words else "visit"
    return event.words.rstrip(".")


def _week_words(week: Week, *, year: bool) -> str:
    told = []
    if week.leg:
        few = "" if week.is_valid else " (too few to compare)"
        told.append(f"mean leg pain {one_decimal(week.leg.value)} from {count(week.n, 'day')}{few}")
    if week.highest is not None:
        told.append(f"leg at most {week.highest}")
    if week.back:
        back = f"{one_decimal(week.back.value)} from {count(week.back.n, 'day')}"
        told.append(f"mean back pain {back}")
    return f"{span_words(week.span, year=year)}: {', '.join(told)}."


def _mean_words(mean: Mean | None, is_shown: bool, unit: str) -> str:
    if mean is None:
        return f"no {unit}"
    if not is_shown:
        return f"{count(mean.n, unit)} only"
    return f"mean {one_decimal(mean.value)} from {count(mean.n, unit)}"


def _tag(kind: TagKind, word: str) -> str:
    return DayPart(word).words if kind is TagKind.PART else word


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
