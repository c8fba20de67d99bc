"""Reads a routine from text: one exercise a line, its name first, then its dose in any order.

It never guesses in silence: what it did not understand is told with its place in the line, and
what it understood is said back in words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.doses import dose_words, often_words
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.prescription.dosing import Dosed, NotTaken, dosed
from sciatica_desktop.domain.prescription.grammar import Part, part_at, plain
from sciatica_desktop.domain.prescription.names import NOTHING, Match, Names, Word, line_words
from sciatica_desktop.domain.prescription.reading import Line, Reading
from sciatica_desktop.domain.routine import Item

MOST_LINES = 200
MOST_LETTERS = 200
"""Of one line."""

_NEW_LINE = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_TITLE = re.compile(r"\s*(?:name|routine|title|programme|program)\s*:\s*(.+)", re.IGNORECASE)
_BULLET = re.compile(r"(?:\s*(?:[^\w\s(\"'#]+(?=\s)|[*\u2022\u00b7]|\(?\d{1,3}[.)](?=\s)))*\s*")
_REMARK = re.compile(r"(?:^|\s)#")
_LEFT_WORD = re.compile(r"\w+(?:['.\u2019]\w+)*")
_REMARK_SAID = "A remark, left out."
_SMALL = "a and at do exercise exercises for of on perform please repeat stretch stretches the then"
_SMALL_WORDS = frozenset((*_SMALL.split(" "), "with", "your"))
"""Words that change nothing about a dose."""


@dataclass(frozen=True, slots=True)
class _Scan:
    """The parts of a stretch of a line, and the runs of words between them."""

    parts: tuple[Part, ...]
    left: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Named:
    """The exercises a line may mean, where it names them, and the rest of it."""

    match: Match
    span: tuple[int, int]
    scan: _Scan


def read(
    text: str,
    exercises: Mapping[str, Exercise],
    affected: AffectedSide | None = None,
) -> Reading:
    """Read a routine; never fails, whatever the text.

    Args:
        text: lines as somebody wrote or pasted them; 200 lines of 200 letters at most are read.
        exercises: what may be named, by id.
        affected: the side that hurts, to say sides in words; None says "affected side".

    Returns:
        One line for each that is not blank.
    """
    names = Names(exercises)
    name = ""
    lines: list[Line] = []
    for number, raw in enumerate(_NEW_LINE.split(text), 1):
        if not raw.strip():
            continue
        if number > MOST_LINES:
            whole = f"Only the first {MOST_LINES} lines are read."
            lines.append(Line(number, raw[:MOST_LETTERS], problem=whole))
            break
        line = Line(number, raw)
        first = all(before.said == _REMARK_SAID for before in lines)
        title = _title(raw, names, exercises) if first else ""
        if title:
            name = title
            line = replace(line, said=f"Name of the routine: {name}")
        else:
            line = _read_line(line, names, exercises, affected)
        lines.append(line)
    return Reading(name, tuple(lines))


def _title(raw: str, names: Names, exercises: Mapping[str, Exercise]) -> str:
    """The name of the routine, where a line gives one."""
    if len(raw) > MOST_LETTERS or raw.partition(":")[0].strip() in exercises:
        return ""
    titled = _TITLE.fullmatch(raw)
    if titled:
        return titled[1].strip()
    heading = raw.strip()
    if heading.endswith(":") and not names.at_start(line_words(plain(heading))).words:
        return heading[:-1].strip()
    return ""


def _read_line(
    line: Line,
    names: Names,
    exercises: Mapping[str, Exercise],
    affected: AffectedSide | None,
) -> Line:
    if len(line.text) > MOST_LETTERS:
        problem = f"The line is longer than {MOST_LETTERS} letters."
        return replace(line, problem=problem, span=(MOST_LETTERS, len(line.text)))
    text = plain(line.text)
    remark = _REMARK.search(text)
    end = remark.start() if remark else len(text)
    if not any(letter.isalnum() for letter in text[:end]):
        return replace(line, said=_REMARK_SAID)
    named = _named(line.text, text, end, names, exercises)
    if named.match.only is None:
        return _unnamed(line, text, named, names, exercises)
    exercise = exercises[named.match.only]
    if not exercise.is_timed:
        problem = f"{exercise.name} is a card to read, and has no part in a routine."
        return replace(line, problem=problem, span=named.span)
    second = _second_name(text, named, names)
    if second is not None:
        problem = f"One exercise a line: give \u201c{line.text[slice(*second)]}\u201d its own."
        return replace(line, problem=problem, span=second)
    try:
        dose = dosed(exercise, named.scan.parts)
    except NotTaken as refused:
        span = (refused.part.start, refused.part.end) if refused.part else (named.span[1], end)
        return replace(line, problem=str(refused), span=_trimmed(text, span))
    also = names.also(_words_in(text, named.span), exercise.id)
    others = "; ".join(exercises[other].short_name for other in also)
    line = replace(
        line,
        item=Item(exercise.id, dose.dose, dose.sides),
        suggestions=also,
        said=_said(exercise, dose, affected),
        notices=(*([f"Others by that name: {others}."] if others else []), *dose.notices),
    )
    return _with_leftovers(line, named)


def _said(exercise: Exercise, dose: Dosed, affected: AffectedSide | None) -> str:
    words = dose_words(exercise, dose.dose, dose.sides, affected)
    often = (dose.dose or exercise.dose).times_per_day
    return f"{exercise.name}: {words}" + (f", {often_words(often)}" if often > 1 else "")


def _named(
    raw: str,
    text: str,
    end: int,
    names: Names,
    exercises: Mapping[str, Exercise],
) -> _Named:
    """Which exercise the line names: at its start, or else by the words that are no dose."""
    first, colon, _ = raw[:end].partition(":")
    if colon and first.strip() in exercises:
        at = text.index(first.strip())
        span = (at, at + len(first.strip()))
        return _Named(Match((first.strip(),), 1), span, _scan(text, span[1], end))
    start = _bullets(text, end)
    words = [word for word in line_words(text[:end]) if word.start >= start]
    match = names.at_start(words)
    if match.words:
        return _at_start(text, end, words, match, names)
    scan = _scan(text, start, end)
    if scan.left:
        meant = _of_run(words, scan.left[0], names)
        if meant.exercises:
            return _Named(meant, scan.left[0], _Scan(scan.parts, scan.left[1:]))
    span = scan.left[0] if scan.left else _trimmed(text, (0, end))
    return _Named(NOTHING, span, scan)


def _at_start(text: str, end: int, words: Sequence[Word], match: Match, names: Names) -> _Named:
    """A name at the start; the words up to the dose may tell it from, or make, another one."""
    start, name_end = words[0].start, words[match.words - 1].end
    scan = _scan(text, name_end, end)
    dose_start = scan.parts[0].start if scan.parts else end
    head = [word for word in words if word.end <= dose_start]
    if len(head) > match.words:
        longer = names.of_all(head)
        if longer.only is not None:
            name_end = head[-1].end
            return _Named(longer, (start, name_end), _scan(text, name_end, end))
    return _Named(match, (start, name_end), scan)


def _of_run(words: Sequence[Word], run: tuple[int, int], names: Names) -> Match:
    inside = [word for word in words if run[0] <= word.start and word.end <= run[1]]
    whole = names.at_start(inside)
    if whole.words == len(inside):
        return whole
    return names.of_all(inside)


def _scan(text: str, start: int, end: int) -> _Scan:
    """Take a stretch of a line apart; marks between words are nothing."""
    parts: list[Part] = []
    left: list[tuple[int, int]] = []
    place = start
    joined = False
    while place < end:
        part = None if text[place].isspace() else part_at(text, place, end)
        if part is not None:
            parts.append(part)
            place, joined = part.end, False
            continue
        word = _LEFT_WORD.match(text, place, end)
        if word is None:
            place += 1
            continue
        if word[0] not in _SMALL_WORDS:
            left.append((left.pop()[0] if joined else place, word.end()))
            joined = True
        place = word.end()
    return _Scan(tuple(parts), tuple(left))


def _unnamed(
    line: Line,
    text: str,
    named: _Named,
    names: Names,
    exercises: Mapping[str, Exercise],
) -> Line:
    """A line that names no exercise, or more than one."""
    start, end = named.span
    written = line.text[start:end]
    if named.match.exercises:
        several = f"\u201c{written}\u201d may be one of several exercises."
        meant = tuple(i for i in named.match.exercises if exercises[i].is_timed)
        return replace(line, problem=several, span=named.span, suggestions=meant)
    if not named.scan.left:
        return replace(line, problem="No exercise is named.", span=named.span)
    like = names.like(_words_in(text, named.span))
    meant = tuple(i for i in like if exercises[i].is_timed)
    problem = f"No exercise is called \u201c{written}\u201d."
    return replace(line, problem=problem, span=named.span, suggestions=meant)


def _second_name(text: str, named: _Named, names: Names) -> tuple[int, int] | None:
    """Where a line names another exercise beside its own."""
    for run in named.scan.left:
        words = _words_in(text, run)
        other = names.at_start(words)
        if other.words == len(words) and named.match.only not in other.exercises:
            return run
    return None


def _with_leftovers(line: Line, named: _Named) -> Line:
    """Tell what was not understood beside the dose."""
    for part in named.scan.parts:
        if part.problem:
            return replace(line, problem=part.problem, span=(part.start, part.end))
    if not named.scan.left:
        return line
    written = ", ".join(f"\u201c{line.text[a:b]}\u201d" for a, b in named.scan.left)
    return replace(line, problem=f"Not understood: {written}.", span=named.scan.left[0])


def _words_in(text: str, span: tuple[int, int]) -> list[Word]:
    return [word for word in line_words(text) if span[0] <= word.start and word.end <= span[1]]


def _bullets(text: str, end: int) -> int:
    match = _BULLET.match(text, 0, end)
    return match.end() if match else 0


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    inner = text[slice(*span)]
    start = span[0] + len(inner) - len(inner.lstrip())
    return start, max(start, span[0] + len(inner.rstrip()))
