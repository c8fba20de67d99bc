"""What a dose looks like in text: a table of patterns, tried from the top at every word.

A pattern is written in a small language of its own. A space stands for any spaces, or none.
``<field:X>`` is a value of a field, where X is N for a number, S for seconds with their unit, Q
for seconds with or without, P for a number that may have the unit, W for "once", "twice" and
"thrice", T for these or a number; ``{X}`` is the same without a field. The rest is a regular
expression. They are matched against a line made plain: lower case, ``x`` for the sign of
multiplication, ``-`` for all dashes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from sciatica_desktop.domain.exercise import Laterality
from sciatica_desktop.domain.finding import fold

Value = float | Laterality | None

IN_TURN = "in_turn"
"""Beside ``sides``: each side although the card has none; written for exactly that."""

_OFTEN = {"once": 1, "twice": 2, "thrice": 3}
_WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "sixty": 60,
}
_NUMBER = r"(?:[0-9]++(?:\.[0-9]++)?+|(?:" + "|".join(_WORDS) + r")(?!\w))"
_RANGE = rf"{_NUMBER}(?:(?:-|\s+to\s+){_NUMBER})?+"
_SECOND = r"""(?:seconds?|secs?|s|"|'')(?!\w)"""
_SECONDS = (
    rf"(?:{_RANGE}[ -]*(?:minutes?|mins?)(?!\w)(?:\s*{_NUMBER}\s*{_SECOND})?+"
    rf"|{_RANGE}[ -]*{_SECOND}|[0-9]++:[0-5][0-9](?![0-9]))"
)
_MACROS = {
    "N": _RANGE,
    "S": _SECONDS,
    "Q": rf"(?:{_SECONDS}|{_RANGE})",
    "P": rf"{_NUMBER}\s*(?:{_SECOND})?",
    "T": rf"(?:{'|'.join(_OFTEN)}|{_RANGE})",
    "W": rf"(?:{'|'.join(_OFTEN)})",
}
_END = r"(?:(?<=\W)|(?!\w))"
"""No value ends in the middle of a word: "10kg" is not ten of something."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a part of a dose.

    Attributes:
        pattern: what it looks like, in the language of this module.
        says: fields it sets beside those in the pattern.
        problem: why it is not taken, where it is understood and still not taken.
    """

    pattern: str
    says: Mapping[str, Value] = field(default_factory=dict)
    problem: str = ""

    def compiled(self) -> re.Pattern[str]:
        """The pattern as a regular expression."""
        source = self.pattern.replace(" ", r"\s*+")
        source = re.sub(r"<(\w+):(\w)>", lambda m: f"(?P<{m[1]}>{_MACROS[m[2]]})", source)
        source = re.sub(r"\{([A-Z])\}", lambda m: _MACROS[m[1]], source)
        return re.compile(f"(?:{source}){_END}")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a line that was recognised: where it is and the fields it sets."""

    start: int
    end: int
    says: Mapping[str, Value]
    problem: str = ""
    notices: tuple[str, ...] = ()


_REPS = r"(?:reps?|repetitions?)"
_X = r"[x*]"
_NOT_A_COUNT = rf"(?! (?:[x*]|/(?! [bels])|times|sets?|{_SECOND}|min|:[0-9]|-[0-9]|\.[0-9]|\w*%))"
_NOT_A_HOLD = r"(?! (?:/|out\b|in\b|back\b|up\b|down\b|rest|pause|break|between|-[0-9]))"
_HELD = r"(?: -? (?:holds?|held|each hold|per hold))?"
_PART = r"(?:sides?|legs?|hips?|knees?|thighs?|foot|feet|buttocks?|arms?|limbs?|ways?|directions?)"
_HURTS = r"(?:affected|painful|sore|bad|hurting|symptomatic|involved)"
_FINE = (
    r"(?:other|good|opposite|unaffected|uninvolved|painless|(?:non|pain|symptom)[ -]?"
    r"(?:affected|free|painful|involved|symptomatic))"
)
_LEFT, _RIGHT = r"(?:left|lt|l)", r"(?:right|rt|r)"
_AND = r"(?:(?:[+/&,]|and|then|the) )*"
_WEEKLY = "How often in a week is not kept in a routine."

DAY = (
    Rule(r"{T} (?:x|times?|days?)? (?:/|per|a|each|every|in a) (?:week|wk)", problem=_WEEKLY),
    Rule(r"{T} (?:x|times) weekly|weekly", problem=_WEEKLY),
    Rule(r"(?:on )?(?:every (?:other|second|2nd) day|alternate days)", problem=_WEEKLY),
    Rule(r"<times_per_day:T> (?:x|times?)? (?:/|per|a|each|every|in a) (?:day|d)"),
    Rule(r"<times_per_day:T> (?:x|times?)? daily"),
    Rule(r"<times_per_day:T> (?:x|times) day"),
    Rule(r"daily|(?:every|each|per|a|/) day", {"times_per_day": 1}),
    Rule(r"b\.?i\.?d", {"times_per_day": 2}),
    Rule(r"t\.?i\.?d", {"times_per_day": 3}),
)
PACE = (
    Rule(r"(?:(?:tempo|pace) :?)? <out_s:P> [/-] <middle:P> [/-] <back_s:P>(?! [/-] [0-9])"),
    Rule(r"(?:(?:tempo|pace) :?)? <out_s:P> / <back_s:P>(?! (?:[/-] [0-9]|min))"),
    Rule(r"(?:tempo|pace) :? <out_s:P> - <back_s:P>(?! [/-] [0-9])"),
    Rule(r"<out_s:S> (?:out|up)"),
    Rule(r"<back_s:S> (?:in|back|down)"),
    Rule(r"out :? <out_s:S>"),
    Rule(r"in :? <back_s:S>"),
    Rule(r"out as on the card", {"out_s": None}),
    Rule(r"in as on the card", {"back_s": None}),
    Rule(r"hold as on the card", {"hold_s": None}),
)
REST = (
    Rule(r"no rests?(?: between(?: sets)?)?", {"rest_between_sets_s": 0}),
    Rule(r"(?:rest|pause|break)s?(?: of| for)? :? <rest_between_sets_s:Q>(?: between(?: sets)?)?"),
    Rule(r"<rest_between_sets_s:S> (?:(?:rest|pause|break)s?(?: between(?: sets)?)?|between sets)"),
)
SETS = (
    Rule(
        rf"<sets:N> sets? (?:of|with|at|{_X})? <repetitions:N> (?:{_REPS})? {_X} <hold_s:S>{_HELD}"
    ),
    Rule(rf"<sets:N> sets? (?:of|with|at|{_X}) <hold_s:S>", {"repetitions": 1}),
    Rule(rf"<sets:N> sets? (?:of|with|at|{_X}) <repetitions:N> (?:{_REPS}|times|{_X})"),
    Rule(rf"<sets:N> sets? (?:of|with|at|{_X}) <repetitions:N>{_NOT_A_COUNT}"),
    Rule(rf"<repetitions:N> (?:{_REPS}|times)? (?:{_X}|for) <sets:N> sets?"),
    Rule(rf"(?:{_X})? <sets:N> sets?"),
    Rule(rf"sets? :? <sets:N>{_NOT_A_COUNT}"),
    Rule(rf"{_REPS} [:x]? <repetitions:N>{_NOT_A_COUNT}"),
)
COUNT = (
    Rule(rf"<sets:N> {_X} <repetitions:N> (?:{_REPS})? {_X} <hold_s:Q>{_NOT_A_HOLD}{_HELD}"),
    Rule(rf"<repetitions:N> {_X} <hold_s:S>{_NOT_A_HOLD}{_HELD}"),
    Rule(rf"<sets:N> {_X} <repetitions:N> (?:{_REPS})"),
    Rule(rf"<first:N> {_X} <second:N>{_NOT_A_COUNT}(?! (?:a|per|each|every) day)"),
    Rule(rf"<hold_s:S> (?:holds?)? {_X} <repetitions:N> (?:{_REPS}|times)?{_NOT_A_COUNT}"),
    Rule(rf"{_X} <hold_s:S>{_NOT_A_HOLD}{_HELD}"),
    Rule(rf"{_X} <repetitions:N> (?:{_REPS}|times)"),
    Rule(rf"{_X} <repetitions:N>{_NOT_A_COUNT}"),
    Rule(rf"<repetitions:N> (?:{_X}|times|{_REPS}|holds)"),
    Rule(r"<repetitions:W>"),
)
HOLD = (
    Rule(
        r"(?:hold|holding|held)(?: (?:it|each(?: stretch)?|for|of|the stretch|about))* :? "
        rf"<hold_s:Q>(?! breath){_NOT_A_HOLD}"
    ),
    Rule(rf"<hold_s:S>{_NOT_A_HOLD}{_HELD}"),
)
SIDES = (
    Rule(r"(?:both(?: sides)?|sides) together|no sides?", {"sides": Laterality.NONE}),
    Rule(r"each side in turn", {"sides": Laterality.EACH, IN_TURN: 1}),
    Rule(
        rf"{_HURTS} (?:{_PART})? (?:first|,? (?:then|and) (?:the )?other (?:{_PART})?)",
        {"sides": Laterality.EACH},
    ),
    Rule(rf"{_LEFT} (?:{_PART})? first", {"sides": Laterality.LEFT_FIRST}),
    Rule(rf"{_LEFT} (?:{_PART})? {_AND} {_RIGHT} (?:{_PART})?", {"sides": Laterality.EACH}),
    Rule(rf"{_RIGHT} (?:{_PART})? {_AND} {_LEFT} (?:{_PART})?", {"sides": Laterality.EACH}),
    Rule(rf"(?:each|ea|both|every|either|per|/) {_PART}", {"sides": Laterality.EACH}),
    Rule(r"each|ea|both|bilateral(?:ly)?", {"sides": Laterality.EACH}),
    Rule(rf"alternat(?:e|ing|ely) (?:{_PART})?", {"sides": Laterality.EACH}),
    Rule(rf"{_LEFT} (?:{_PART})? (?:only)?", {"sides": Laterality.LEFT_ONLY}),
    Rule(rf"{_RIGHT} (?:{_PART})? (?:only)?", {"sides": Laterality.RIGHT_ONLY}),
    Rule(rf"{_HURTS} (?:{_PART})? (?:only)?", {"sides": Laterality.AFFECTED_ONLY}),
    Rule(rf"{_FINE} {_PART} (?:only)?", {"sides": Laterality.OTHER_ONLY}),
)
BARE = (Rule(r"<bare:N>(?= (?:$|[,;()]|(?:each|ea|both|per|left|right|l|r)(?!\w)))"),)
RULES = (*DAY, *PACE, *REST, *SETS, *COUNT, *HOLD, *SIDES, *BARE)


@cache
def _patterns() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    # Compiled with the first line that is read: 30 ms that no start of the program waits for.
    return tuple((rule, rule.compiled()) for rule in RULES)


_SAME = {
    **dict.fromkeys("\N{MULTIPLICATION SIGN}\N{MULTIPLICATION X}\N{HEAVY MULTIPLICATION X}", "x"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("\N{DOUBLE PRIME}\N{RIGHT DOUBLE QUOTATION MARK}", '"'),
}


def plain(line: str) -> str:
    """The line as the patterns want it, letter for letter as long as it was."""
    return "".join(" " if letter.isspace() else _SAME.get(letter, letter) for letter in fold(line))


def part_at(line: str, start: int, end: int) -> Part | None:
    """The part of a dose that begins at a place of a plain line, or None.

    Args:
        line: the plain line.
        start: where it has to begin.
        end: where the line ends.
    """
    for rule, pattern in _patterns():
        match = pattern.match(line, start, end)
        if match is None or match.end() == start:
            continue
        written = {name: text for name, text in match.groupdict().items() if text is not None}
        says = {name: value_of(text) for name, text in written.items()}
        ranges = (text for text in written.values() if _is_range(text))
        notices = tuple(f"Of {text.strip()} the lower number is used." for text in ranges)
        return Part(match.start(), match.end(), {**rule.says, **says}, rule.problem, notices)
    return None


def value_of(text: str) -> float:
    """The number a text stands for, in s where it has a unit: "2 min" is 120, "0:30" is 30.

    Of a range it is the lower end.
    """
    if ":" in text:
        before, after = text.split(":")
        return int(before) * 60 + int(after)
    if "min" in text:
        before, after = text.split("min", 1)
        return min(_numbers(before)) * 60 + sum(_numbers(after))
    return min(_numbers(text))


_ONE_NUMBER = r"[0-9]+(?:\.[0-9]+)?|" + "|".join((*_OFTEN, *_WORDS))


def _numbers(text: str) -> list[float]:
    return [_number(found[0]) for found in re.finditer(_ONE_NUMBER, text)]


def _number(text: str) -> float:
    if text[0].isdigit():
        return float(text) if "." in text else int(text)
    return _OFTEN.get(text) or _WORDS[text]


def _is_range(text: str) -> bool:
    before = text.partition("min")[0]
    return ":" not in text and len(_numbers(before)) > 1
