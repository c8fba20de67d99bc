"""The neutral sentences about numbers, with their evidence; Trends and the printed page share them.

They say points, places and counts. They give no reason, no praise and no outlook (clinical
reference B4, B14): lower and higher, never better and worse. Dates are worded here and not by the
C library, whose month names follow the desktop's locale while the sentences around them do not.
"""

from __future__ import annotations

from calendar import MONDAY
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sciatica_desktop.domain.anatomy import Side
from sciatica_desktop.domain.rounding import one_decimal, whole
from sciatica_desktop.domain.trends import HIGH, LOW, Count, Day, Span
from sciatica_desktop.domain.weeks import WEEK_NEEDS, Change, Comparison, Week, week_start

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

STUDIES = "Studies of sciatica often treat about 2 points or 30 % as noticeable."
"""What research calls a noticeable drop (clinical reference B4)."""
SMALLER = "This change is smaller than that."
SELF_REPORTED = "Self-reported by the user; not a medical record or diagnosis."
"""Stands on every page that leaves the program (clinical reference B14)."""
NO_ENTRIES = "no entries"


@dataclass(frozen=True, slots=True)
class Headline:
    """A sentence and the numbers it rests on."""

    sentence: str
    evidence: str


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun, such as "1 day" or "4 days"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def day_words(day: date, *, year: bool = False) -> str:
    """A date in words, such as "6 April" or "6 April 2026"."""
    words = f"{day.day} {MONTHS[day.month - 1]}"
    return f"{words} {day.year}" if year else words


def short_day(day: date) -> str:
    """A date for an axis, such as "6 Apr"."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def weekday_words(day: date) -> str:
    """A date with its weekday, such as "Tue 12 May"."""
    return f"{WEEKDAYS[day.weekday()][:3]} {short_day(day)}"


def span_words(span: Span, *, year: bool = False) -> str:
    """Days in a row, such as "6 to 12 April" or "27 April to 3 May"; two years are always named."""
    if span.first == span.last:
        return day_words(span.first, year=year)
    if span.first.year != span.last.year:
        return f"{day_words(span.first, year=True)} to {day_words(span.last, year=True)}"
    if span.first.month == span.last.month:
        return f"{span.first.day} to {day_words(span.last, year=year)}"
    return f"{day_words(span.first)} to {day_words(span.last, year=year)}"


def gap_words(gap: Span) -> str:
    """A stretch without an entry, such as "5 days, no entry"."""
    return f"{count(gap.length, 'day')}, no entry"


def flare_words(flare: Span) -> str:
    """A flare as its label, such as "Flare, 3 days"."""
    return f"Flare, {count(flare.length, 'day')}"


def size_words(change: Change) -> str:
    """The size of a change with its direction, such as "2.4 points (40 %) lower than"."""
    if change.is_same:
        return "the same as"
    points = one_decimal(abs(change.points))
    share = "" if change.percent is None else f" ({whole(abs(change.percent))} %)"
    direction = "lower" if change.is_lower else "higher"
    unit = "point" if points == "1.0" else "points"
    return f"{points} {unit}{share} {direction} than"


def against_words(since: date | None, *, year: bool = False) -> str:
    """What a mean is compared with, after "than": "in the first week", or since a marked date."""
    if since is None:
        return "in the first week"
    return f"in the seven days from {day_words(since, year=year)}"


def baseline_words(comparison: Comparison, *, year: bool = False) -> str:
    """What everything is compared with, with its dates and how many days were rated."""
    first, since = comparison.first, comparison.since
    if first is None:
        if since is None:
            return f"No week has {WEEK_NEEDS} rated days yet to compare with."
        return (
            f"The seven days from {day_words(since, year=year)} have fewer than {WEEK_NEEDS} "
            "rated days, so nothing is compared with them."
        )
    what = "the first week" if since is None else "the seven days from the marked date"
    when = span_words(first.span, year=year)
    return f"Compared with {what}, {when}: {count(first.n, 'day')} rated."


def leg_change(change: Change, side: Side | None = None, since: date | None = None) -> str:
    """The sentence of the printed page about mean leg pain."""
    leg = f"{side.value}-leg" if side else "leg"
    return f"Weekly mean {leg} pain is {size_words(change)} {against_words(since)}."


def noticeable(change: Change) -> str:
    """What studies call noticeable, beside a drop; empty for anything else.

    Nothing is said where the first mean is under 1, since there a share says nothing.
    """
    if not change.is_lower or change.percent is None:
        return ""
    return f"{STUDIES} {SMALLER}" if change.is_small else STUDIES


def back_change(change: Change) -> str:
    """The sentence of the printed page about back pain."""
    if change.is_same:
        return "Back pain is the same."
    words = one_decimal(abs(change.points))
    direction = "lower" if change.is_lower else "higher"
    aside = ", less than that" if change.is_lower and change.is_small else ""
    return f"Back pain is {words} {direction}{aside}."


def not_shown_yet(rated_days: int) -> str:
    """Why there is no change to show."""
    verb = "is" if rated_days == 1 else "are"
    return (
        "Not shown yet. A change is worked out between two weeks with at least "
        f"{WEEK_NEEDS} rated days each; so far there {verb} {count(rated_days, 'day')}."
    )


def high_and_low(high: Count, low: Count) -> str:
    """Days of high and of low leg pain, each of the days that have that number."""
    said = []
    if high.n:
        said.append(f"Worst {HIGH} or more on {high.k} of {count(high.n, 'day')}.")
    if low.n:
        said.append(f"Average {LOW} or less on {low.k} of {count(low.n, 'day')}.")
    return " ".join(said)


def planned_days_done(done: int, planned: int) -> str:
    """Days with exercise of the planned ones."""
    return f"Exercises on {done} of {count(planned, 'planned day')}"


def headline(
    days: Iterable[Day], comparison: Comparison, today: date, first_weekday: int = MONDAY
) -> Headline:
    """The sentence over the charts of Trends, with the numbers it rests on.

    Args:
        days: the days of the range.
        comparison: the first and the latest week of those days.
        today: the local day, to know whether the latest week is this one.
        first_weekday: the weekday a week begins with, Monday 0.
    """
    first, latest, change = comparison.first, comparison.latest, comparison.leg
    if first is None or latest is None or change is None:
        return _too_early(days, comparison)
    if week_start(today, first_weekday) == week_start(latest.first, first_weekday):
        when, verb = "This week", "is"
    else:
        when, verb = f"In the week of {day_words(latest.first)}", "was"
    against = against_words(comparison.since)
    sentence = f"{when} your mean leg pain {verb} {size_words(change)} {against}."
    year = first.first.year != latest.last.year
    numbers = f"{mean_words(first, year=year)}; then {mean_words(latest, year=year)}."
    return Headline(sentence, f"{numbers} {noticeable(change)}".strip())


def mean_words(week: Week, *, year: bool = False) -> str:
    """A week's mean with its days, such as "5.9 from 7 days, 6 to 12 April"."""
    when = span_words(week.span, year=year)
    if week.leg is None:
        return f"no rated day, {when}"
    return f"{one_decimal(week.leg.value)} from {count(week.n, 'day')}, {when}"


def _too_early(days: Iterable[Day], comparison: Comparison) -> Headline:
    rated = sum(day.is_rated for day in days)
    first, since = comparison.first, comparison.since
    if first is not None and first.leg is not None:
        what = "Your first week has" if since is None else "The seven days you marked have"
        return Headline(
            f"{what} a mean leg pain of {one_decimal(first.leg.value)}.",
            f"{mean_words(first)}. A change shows from a second week with {WEEK_NEEDS} rated days.",
        )
    if rated == 0:
        return Headline(
            "No day is rated in this range.",
            "Leg pain on average, 0 to 10, makes a day.",
        )
    if since is not None:
        return Headline(f"{count(rated, 'day').capitalize()} rated.", baseline_words(comparison))
    return Headline(
        f"{count(rated, 'day').capitalize()} rated so far.",
        f"A week has a mean from {WEEK_NEEDS} rated days, and the 7-day line begins with 4.",
    )
