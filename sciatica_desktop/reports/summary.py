"""Builds the one model of the report from the diary, the sessions and the safety answers.

No Qt: the same summary is painted, printed, read out as text and tested without a display.
"""

from __future__ import annotations

from calendar import MONDAY
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction

from sciatica_desktop.domain.adherence import adherence
from sciatica_desktop.domain.anatomy import AffectedSide, Reach, Side
from sciatica_desktop.domain.baseline import days_wanted_from
from sciatica_desktop.domain.diary import Entry, TreatmentKind
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.log import SessionRecord
from sciatica_desktop.domain.rounding import one_decimal, whole
from sciatica_desktop.domain.safety import Screening
from sciatica_desktop.domain.trends import (
    ONE_DAY,
    Span,
    same_day,
)
from sciatica_desktop.domain.trends import (
    days as days_between,
)
from sciatica_desktop.domain.wording import (
    MONTHS,
    SELF_REPORTED,
    against_words,
    back_change,
    count,
    leg_change,
    not_shown_yet,
    noticeable,
    planned_days_done,
    short_day,
)
from sciatica_desktop.reports import (
    chart_data,
    exercise_data,
    measure_data,
    middle_data,
    safety_data,
)
from sciatica_desktop.reports.model import Closing, Paragraph, Summary
from sciatica_desktop.reports.period import Period
from sciatica_desktop.reports.words import capitalised, dated, range_words, short_span

MOST_QUESTIONS = 3
_MOST_DATES = 5


def build_summary(
    entries: Iterable[Entry],
    sessions: Iterable[SessionRecord],
    screenings: Iterable[Screening],
    first: date,
    last: date,
    *,
    affected: AffectedSide,
    exercises: Mapping[str, Exercise],
    now: datetime,
    planned_days: str = "weekdays",
    name: str = "",
    reader: str = "",
    questions: Sequence[str] = (),
    diary_since: date | None = None,
    since: date | None = None,
    first_weekday: int = MONDAY,
) -> Summary:
    """Decide every word and number of the report.

    Args:
        entries: diary entries; those outside the range are left out, but for those of the seven
            days from ``since``, which may lie before it.
        sessions: sessions; those outside the range, or with nothing done, are left out.
        screenings: answers to the safety questions; those outside the range are left out, but
            for the last ones while a ticked sign of theirs is not marked as assessed.
        first: first day of the range.
        last: last day of the range.
        affected: the side that hurts.
        exercises: exercises by id, for names and pictures.
        now: when the report is made, with its UTC offset.
        planned_days: a value of ``domain.adherence.PlannedDays``.
        name: name or initials; empty prints a line to write on.
        reader: who it is for, such as "physiotherapist"; may be empty.
        questions: what the person wants to ask, at most three.
        diary_since: the day of the very first entry or session; days before are not planned.
        since: the marked date that numbers are compared from, see ``domain.baseline``; None
            compares with the first week.
        first_weekday: the weekday a week begins with, Monday 0.

    Raises:
        ValueError: if the range ends before it begins.
    """
    if last < first:
        raise ValueError("the first day of a report must not be after its last day")
    known = tuple(entries)
    inside = tuple(entry for entry in known if first <= entry.day <= last)
    begin = days_wanted_from(first, since)
    earlier = tuple(entry for entry in known if begin <= entry.day < first)
    done = tuple(
        sorted(
            (record for record in sessions if record.counts and first <= record.day <= last),
            key=lambda record: record.started,
        ),
    )
    used = [entry.day for entry in inside] + [record.day for record in done]
    began = [diary_since] if diary_since else []
    begun = max(first, min(used + began, default=first))
    period = Period(
        first=first,
        last=last,
        now=now,
        affected=affected,
        days=days_between(inside, first, last),
        entries=inside,
        sessions=done,
        screenings=_screenings_that_count(screenings, first, last),
        exercises=exercises,
        # Today still has time for its routine, so it is only planned once it was used.
        adherence=adherence(done, begun, last, planned_days, _open_days(done, now.date())),
        diary_since=diary_since,
        since=since,
        first_weekday=first_weekday,
        before=days_between(earlier, begin, first - ONE_DAY),
        entries_before=earlier,
    )
    return Summary(
        first=first,
        last=last,
        printed=now.date(),
        title="Sciatica diary",
        dates=range_words(first, last),
        name=name.strip(),
        subtitle=_subtitle(period),
        reader=f"For: {reader.strip()}" if reader.strip() else "",
        warning=safety_data.warning(period),
        in_short=(_where(period), _change(period), _done(period)),
        questions=tuple(text for q in questions if (text := " ".join(q.split())))[:MOST_QUESTIONS],
        measures=measure_data.measures(period),
        counts=measure_data.counts(period),
        charts=chart_data.charts(period),
        where=middle_data.where(period),
        times=middle_data.times(period),
        tallies=middle_data.tallies(period),
        exercises=exercise_data.exercises(period, paused=safety_data.is_paused(period)),
        closing=(_treatment(period), _hours(period), safety_data.safety_check(period)),
        notice=SELF_REPORTED,
        printed_text=f"Printed {dated(now.date())}.",
    )


def _screenings_that_count(
    screenings: Iterable[Screening],
    first: date,
    last: date,
) -> tuple[Screening, ...]:
    ordered = sorted(screenings, key=lambda screening: screening.answered)
    latest = ordered[-1] if ordered else None
    standing = latest if latest and latest.ticked and latest.assessed is None else None
    return tuple(s for s in ordered if s is standing or first <= s.answered.date() <= last)


def _open_days(sessions: Sequence[SessionRecord], today: date) -> frozenset[date]:
    used = any(record.day == today for record in sessions)
    return frozenset() if used else frozenset({today})


def _subtitle(period: Period) -> str:
    rated = len(period.rated)
    words = f"{rated} of {count(period.length, 'day')} rated"
    if not rated:
        return f"{words}."
    same = same_day(period.days)
    words += f", {whole(Fraction(100 * same.k, same.n))} % typed the same day."
    first, latest = period.comparison.first, period.comparison.latest
    if first is None or latest is None:
        return f"{words} No two weeks to compare yet."
    years = period.first.year != period.last.year
    return (
        f"{words} Compared: {_compared(first.span, years=years)} with "
        f"{_compared(latest.span, years=years)}."
    )


def _compared(span: Span, *, years: bool) -> str:
    return f"{short_span(span)} {span.last.year}" if years else short_span(span)


def _where(period: Period) -> Paragraph:
    both = period.affected is AffectedSide.BOTH
    place = "Both legs" if both else capitalised(period.leg_name)
    text = f"{place} and low back"
    since = period.diary_since
    earlier = since is not None and since < period.first
    text += f", diary since {MONTHS[since.month - 1]} {since.year}." if since and earlier else "."
    first, latest = period.comparison.first, period.comparison.latest
    sides = [period.side] if not both else list(Side)
    if first is not None and latest is not None:
        for side in sides:
            before, now = first.reach(side), latest.reach(side)
            if before is not None and now is not None:
                lead = "Typical reach" if not both else f"Typical reach, {side.value}"
                then = against_words(period.since)
                text += f" {lead}: {before.place} {then}, {now.place} in the latest week."
    elif len(period.rated) == 1:
        day = period.rated[0]
        reach = day.reach(period.side)
        if reach is not None:
            text += f" On {short_day(day.date)} the pain reached: {reach.place}."
    return Paragraph("Where, since when", text, "" if both else _other_leg(period))


def _other_leg(period: Period) -> str:
    other = period.side.other
    known = [reach for day in period.days if (reach := day.reach(other)) is not None]
    if not known or len(period.rated) == 1:
        return ""
    beyond = sum(reach > Reach.LOW_BACK for reach in known)
    return f"{capitalised(other.value)} leg: {beyond} of {count(len(known), 'day')}."


def _change(period: Period) -> Paragraph:
    rated = len(period.rated)
    if not rated:
        return Paragraph(
            "Change",
            "No ratings in this period. The frames below are empty so that they can be filled in "
            "by hand: one dot a day for the day’s average, 0 no pain, 10 the worst pain you can "
            "imagine.",
        )
    change = period.comparison.leg
    if change is None:
        return Paragraph("Change", not_shown_yet(rated))
    sentences = [leg_change(change, period.affected.single, period.since), noticeable(change)]
    back = period.comparison.back
    if back is not None:
        sentences.append(back_change(back))
    return Paragraph("Change", " ".join(sentence for sentence in sentences if sentence))


def _done(period: Period) -> Paragraph:
    parts = []
    adherence = period.adherence
    if adherence.done_days:
        parts.append(
            planned_days_done(adherence.done_planned_days, adherence.planned_days)
            if adherence.planned_days
            else f"Exercises on {count(adherence.done_days, 'day')}",
        )
    counts = period.treatment_counts()
    for kind, one, many in (
        (TreatmentKind.MASSAGE, "massage", "massages"),
        (TreatmentKind.PHYSIOTHERAPY, "physiotherapy visit", "physiotherapy visits"),
        (TreatmentKind.CHIROPRACTIC, "chiropractic visit", "chiropractic visits"),
    ):
        if counts[kind]:
            parts.append(count(counts[kind], one, many))
    if not parts:
        nothing = "No exercise, massage or visit logged in this period."
        return Paragraph("Done", nothing if period.rated else "Nothing logged in this period.")
    return Paragraph("Done", f"{capitalised(', '.join(parts))}.")


def _treatment(period: Period) -> Closing:
    days: dict[TreatmentKind, list[date]] = {}
    for day, kind in period.treatments():
        days.setdefault(kind, []).append(day)
    lines = []
    for kind in TreatmentKind:
        if kind not in days:
            continue
        name = capitalised(kind.value)
        if len(days[kind]) <= _MOST_DATES:
            lines.append(f"{name}: {', '.join(short_day(day) for day in days[kind])}")
        else:
            last = short_day(days[kind][-1])
            lines.append(f"{name}: on {len(days[kind])} days, last {last}")
    return Closing("Treatment", tuple(lines) or ("None logged in this period.",))


def _hours(period: Period) -> Closing:
    lines = []
    for label, name in (("Sleep", "sleep_h"), ("Sitting", "sitting_h")):
        known = [
            value
            for entry in period.day_entries.values()
            if (value := getattr(entry, name)) is not None
        ]
        if known:
            mean = one_decimal(sum(Fraction(value) for value in known) / len(known))
            lines.append(f"{label}: {mean} h a day ({count(len(known), 'day')})")
    return Closing("Sleep and sitting", tuple(lines) or ("None logged in this period.",))
