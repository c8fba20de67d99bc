"""From a series to the columns and rows of its charts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sciatica_desktop.domain.before_after import BeforeAfter
from sciatica_desktop.domain.chart_words import (
    before_after_words,
    movement_words,
    part_words,
    weekday_words_of,
)
from sciatica_desktop.domain.movement import Movement, total
from sciatica_desktop.domain.rounding import one_decimal
from sciatica_desktop.domain.tags import Tallies
from sciatica_desktop.domain.trends import HIGH, LOW, Day, Span, high_days, low_days
from sciatica_desktop.domain.weeks import Mean
from sciatica_desktop.domain.wording import WEEKDAYS, count, high_and_low, span_words
from sciatica_desktop.ui.charts.columns_chart import Column, Look
from sciatica_desktop.ui.charts.rows_chart import Row
from sciatica_desktop.ui.charts.series import Series

PAIN_LOOK = Look("leg", 10.0, ((0, "0"), (5, "5"), (10, "10")))
MOST_ROWS = 8
ALL_SESSIONS = "All sessions"


def part_columns(series: Series) -> list[Column]:
    """Mean leg pain in the six parts of the day."""
    return [
        Column(
            each.part.words.removeprefix("on ").capitalize(),
            part_words((each,))[0],
            *_mean(each.mean, is_shown=each.is_shown),
        )
        for each in series.parts
    ]


def weekday_columns(series: Series) -> list[Column]:
    """Mean leg pain on the seven weekdays."""
    return [
        Column(
            WEEKDAYS[each.weekday][:3],
            weekday_words_of((each,))[0],
            *_mean(each.mean, is_shown=each.is_shown),
        )
        for each in series.weekdays
    ]


def _mean(
    mean: Mean | None, *, is_shown: bool
) -> tuple[float | None, float, float | None, str, str]:
    """Height, nothing below, no outline, the number over it and how many below it."""
    if mean is None:
        return None, 0.0, None, "", "none"
    if not is_shown:
        return None, 0.0, None, "", f"{mean.n} only"
    return float(mean.value), 0.0, None, one_decimal(mean.value), f"n {mean.n}"


def movement_columns(series: Series) -> tuple[list[Column], Look]:
    """Repetitions done inside the outline of those planned."""
    columns = [
        _movement_column(name, span, _within(series.movement, span))
        for name, span in series.periods
    ]
    top = max((column.outline or 0 for column in columns), default=0) or 1
    ticks = ((0.0, "0"), (float(top), f"{top:g}"))
    return columns, Look("done", float(top), ticks, solid=True)


def _movement_column(name: str, span: Span, days: list[Movement]) -> Column:
    when = span_words(span)
    if not days:
        return Column(name, f"{when}: nothing planned yet.")
    found = total(days)
    used = f"{found.done_planned_days} of {count(found.planned_days, 'planned day')} used"
    if not found.sessions:
        return Column(name, f"{when}: {used if found.planned_days else 'no session'}.")
    done = f"{found.repetitions} of {count(found.planned_repetitions, 'repetition')}"
    words = f"{when}: {done}, {found.minutes} of {found.planned_minutes} min, {used}."
    return Column(
        name,
        words,
        float(found.repetitions),
        outline=float(found.planned_repetitions),
    )


def _within(days: Sequence[Movement], span: Span) -> list[Movement]:
    return [day for day in days if span.first <= day.first <= span.last]


def movement_twin(series: Series) -> tuple[str, ...]:
    """Movement over the whole range, then period by period."""
    if not series.movement:
        return ()
    columns, _ = movement_columns(series)
    return (*movement_words(total(series.movement)), *(column.words for column in columns))


def high_low_columns(series: Series) -> tuple[list[Column], Look]:
    """Days at 7 or more above the line, days at 3 or less below it."""
    columns: list[Column] = []
    for name, span in series.periods:
        days = _days(series.days, span)
        high, low = high_days(days), low_days(days)
        said = [f"worst {HIGH} or more {high.k} of {high.n}"] if high.n else []
        said += [f"average {LOW} or less {low.k} of {low.n}"] if low.n else []
        words = f"{span_words(span)}: {', '.join(said) or 'no day rated'}."
        columns.append(Column(name, words, float(high.k) or None, float(low.k)))
    longest = max((column.up or 0.0 for column in columns), default=0.0)
    deepest = max((column.down for column in columns), default=0.0)
    top = max(longest, deepest, 7.0)
    ticks = ((top, f"{top:g}"), (0.0, "0"), (-top, f"{top:g}"))
    return columns, Look("leg", top, ticks, bottom=top)


def high_low_twin(series: Series, columns: Sequence[Column]) -> tuple[str, ...]:
    """Both counts over the whole range, then period by period."""
    said = high_and_low(high_days(series.days), low_days(series.days))
    return (*([said] if said else []), *(column.words for column in columns))


HIGH_LOW_TITLE = f"Days at {HIGH} or more, and at {LOW} or less"


def _days(days: Sequence[Day], span: Span) -> list[Day]:
    begin: date = days[0].date if days else span.first
    first = max(0, (span.first - begin).days)
    return list(days[first : max(0, (span.last - begin).days + 1)])


def tally_rows(found: Tallies) -> list[Row]:
    """The words chosen on most days."""
    return [
        Row(
            item.word.capitalize(),
            str(item.days),
            f"{item.word.capitalize()}: {item.days} of {count(found.of, 'day')} with an entry.",
            float(item.days),
        )
        for item in found.items[:MOST_ROWS]
    ]


def before_after_rows(series: Series) -> list[Row]:
    """Median leg pain before and after, all sessions together first."""
    return [_before_after_row(series, each) for each in series.exercises]


def name_in(series: Series, exercise: str) -> str:
    """The name of an exercise; of all of them together where the id is empty."""
    return series.name_of(exercise) if exercise else ALL_SESSIONS


def _before_after_row(series: Series, each: BeforeAfter) -> Row:
    name = name_in(series, each.exercise)
    words = before_after_words((each,), lambda _: name)[0]
    if each.before is None or each.after is None:
        return Row(name, "not asked", words, None)
    before, after = float(each.before), float(each.after)
    text = f"{before:g} \N{RIGHTWARDS ARROW} {after:g}  ({each.n})"
    return Row(name, text, words, after, before)
