"""Small pieces of wording that only the printed page uses."""

from __future__ import annotations

from datetime import date

from sciatica_desktop.domain.trends import Span
from sciatica_desktop.domain.wording import short_day

NOTHING = "\N{EN DASH}"
ARROW = "\N{RIGHTWARDS ARROW}"
TIMES = "\N{MULTIPLICATION SIGN}"


def range_words(first: date, last: date) -> str:
    """The range of the page, such as "21 Sep to 15 Nov 2026"."""
    end = f"{short_day(last)} {last.year}"
    if first == last:
        return end
    if first.year != last.year:
        return f"{short_day(first)} {first.year} to {end}"
    return f"{short_day(first)} to {end}"


def short_span(span: Span) -> str:
    """Days in a row, such as "21\N{EN DASH}27 Sep" or "28 Sep\N{EN DASH}4 Oct"."""
    if span.first == span.last:
        return short_day(span.first)
    if span.first.month == span.last.month:
        return f"{span.first.day}\N{EN DASH}{short_day(span.last)}"
    return f"{short_day(span.first)}\N{EN DASH}{short_day(span.last)}"


def dated(day: date) -> str:
    """A day with its year, such as "15 Nov 2026"."""
    return f"{short_day(day)} {day.year}"


def listed(words: list[str]) -> str:
    """Words in a row: "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def capitalised(text: str) -> str:
    """The text with a capital first; the rest stays as it is."""
    return text[:1].upper() + text[1:]
