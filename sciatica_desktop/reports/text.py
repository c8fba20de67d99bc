"""The report as plain text: for the clipboard, for screen readers, for the command line.

It says what the page says, in the same order and from the same model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sciatica_desktop.domain.body import region_name
from sciatica_desktop.domain.wording import count
from sciatica_desktop.reports.model import (
    BodyWeek,
    Charts,
    Exercises,
    Summary,
    TallyList,
    TimeSlot,
)
from sciatica_desktop.reports.words import ARROW, NOTHING, listed


def report_text(summary: Summary) -> str:
    """The whole report, sections apart by an empty line, ending in a newline."""
    sections = (
        _head(summary),
        _warning(summary),
        [f"{p.lead}. {p.text} {p.extra}".strip() for p in summary.in_short],
        _questions(summary),
        _numbers(summary),
        _chart(summary.charts),
        _flares(summary),
        _where(summary),
        _times(summary.times),
        *(_tally(tally) for tally in summary.tallies),
        _exercises(summary.exercises),
        *([column.title, *(f"  {line}" for line in column.lines)] for column in summary.closing),
        [f"{summary.notice} {summary.printed_text}"],
    )
    blocks = ("\n".join(line for line in section if line) for section in sections)
    return "\n\n".join(block for block in blocks if block) + "\n"


def _head(summary: Summary) -> Iterator[str]:
    yield f"{summary.title}, {summary.dates}"
    yield summary.name
    yield summary.reader
    yield summary.subtitle


def _warning(summary: Summary) -> Iterable[str]:
    warning = summary.warning
    if warning is None:
        return ()
    items = (f"  [x] {item}" for item in warning.items)
    return (warning.title.upper(), *items, warning.note)


def _questions(summary: Summary) -> Iterable[str]:
    if not summary.questions:
        return ()
    numbered = (f"  {n}. {text}" for n, text in enumerate(summary.questions, start=1))
    return ("My questions", *numbered)


def _numbers(summary: Summary) -> Iterator[str]:
    for measure in summary.measures:
        value = f"{measure.before} {ARROW} {measure.now}" if measure.before else measure.now
        aside = f"{measure.change} {measure.days}".strip()
        yield f"{measure.label}: {value} ({aside})"
    for counted in summary.counts:
        yield f"{counted.label}: {counted.value} ({counted.detail})"


def _chart(charts: Charts) -> Iterator[str]:
    yield "Pain, mean leg / mean back (days rated)"
    for column in charts.columns:
        if column.leg:
            values = f"{column.leg} / {column.back} ({column.days})"
            yield f"  {charts.column_word} {column.label}: {values}"
    yield charts.note
    if charts.reach_note is not None:
        label, value = charts.reach_note
        yield f"Reach, {label} {value}"


def _flares(summary: Summary) -> Iterable[str]:
    spans = [
        f"{summary.day_words(span.first)} ({count(span.last - span.first + 1, 'day')})"
        for span in summary.charts.flares
    ]
    gaps = [f"{summary.day_words(span.first)} ({span.text})" for span in summary.charts.gaps]
    return (
        f"Flares, own rating: {listed(spans)}" if spans else "",
        f"Gaps: {listed(gaps)}" if gaps else "",
    )


def _where(summary: Summary) -> Iterator[str]:
    yield f"Where, {summary.where.note}"
    yield from _body(summary.where.first)
    yield from _body(summary.where.latest)


def _body(week: BodyWeek) -> Iterator[str]:
    if not week.marks:
        yield f"  {week.title}: nothing marked"
        return
    marks = (
        f"{region_name(mark.region)} {mark.strength} ({', '.join(mark.kinds)})"
        for mark in week.marks
    )
    yield f"  {week.title}: {'; '.join(marks)}"


def _times(times: tuple[TimeSlot, ...]) -> Iterator[str]:
    yield "Time of day, mean leg pain (ratings)"
    for slot in times:
        if slot.text != NOTHING:
            yield f"  {slot.name}: {slot.text} {slot.days}".rstrip()


def _tally(tally: TallyList) -> Iterator[str]:
    if tally.items:
        words = ", ".join(f"{item.word} {item.days}" for item in tally.items)
        yield f"{tally.title}, days of {tally.of}: {words}"


def _exercises(exercises: Exercises) -> Iterator[str]:
    yield "Exercises"
    yield exercises.headline
    yield exercises.paragraph
    for row in exercises.rows:
        stops = f"; this hurts: {row.stops}" if row.stops else ""
        yield (
            f"  {row.name}: {row.dose}; done {row.share_text} {row.sessions}; "
            f"pain {row.pain}{stops}"
        )
    yield exercises.routine
