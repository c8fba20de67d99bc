"""Writes a routine as text that a therapist can read, and that reads back to the same routine.

What a line leaves to the card of its exercise stands behind it as a remark: the remark is for
the reader who has no card, and is not read back.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from sciatica_desktop.domain.dose import Dose
from sciatica_desktop.domain.doses import (
    amount_words,
    hold_seconds,
    often_words,
    pace_words,
    sides_words,
)
from sciatica_desktop.domain.exercise import Exercise, Kind, Laterality, PhaseKind
from sciatica_desktop.domain.prescription.grammar import plain
from sciatica_desktop.domain.prescription.names import Names, line_words
from sciatica_desktop.domain.prescription.reader import MOST_LETTERS, read
from sciatica_desktop.domain.routine import Item, Routine

_SIDES = {
    Laterality.NONE: "both together",
    Laterality.EACH: "each side",
    Laterality.LEFT_FIRST: "left first",
    Laterality.AFFECTED_ONLY: "affected side",
    Laterality.OTHER_ONLY: "other side",
    Laterality.LEFT_ONLY: "left",
    Laterality.RIGHT_ONLY: "right",
}


_MOST = 150
"""So many letters of a name or a remark are written."""


def as_text(routine: Routine, exercises: Mapping[str, Exercise]) -> str:
    """The routine as text: its name, then one line an exercise.

    Args:
        routine: what to write.
        exercises: by id, those of the routine among them.

    Raises:
        KeyError: if the routine has an exercise that is not there.
    """
    names = Names(exercises)
    name, about = (_one_line(text)[:_MOST] for text in (routine.name, routine.about))
    lines = [f"Name: {name}"] if name else []
    lines += [f"# {about}"] if about else []
    lines += [_line(item, exercises, names) for item in routine.items]
    return "\n".join(lines) + "\n"


def line_of(item: Item, exercises: Mapping[str, Exercise]) -> str:
    """One exercise with its dose as a line.

    Raises:
        KeyError: if the exercise is not there.
    """
    return _line(item, exercises, Names(exercises))


def _line(item: Item, exercises: Mapping[str, Exercise], names: Names) -> str:
    exercise = exercises[item.exercise]
    dose = ", ".join(_dose_parts(exercise, item))
    left = ", ".join(_left_to_the_card(exercise, item))
    remark = f"  # {_one_line(left)}"[:_MOST] if left else ""
    for name in (exercise.short_name, exercise.name):
        line = f"{name} {dose}".rstrip() + remark
        if _means(name, exercise, names) and _reads_as(line, item, exercises):
            return line
    # A name of one's own may read like a dose, or like another name; an id with a colon is only
    # ever itself.
    line = f"{exercise.id}: {dose}".rstrip()
    return line + remark if len(line + remark) <= MOST_LETTERS else line


def _reads_as(line: str, item: Item, exercises: Mapping[str, Exercise]) -> bool:
    reading = read(line, exercises)
    return reading.items == (item,) and len(reading.lines) == 1 and not reading.problems


def _means(name: str, exercise: Exercise, names: Names) -> bool:
    """Whether a name, read alone, is this exercise."""
    words = line_words(plain(name))
    match = names.at_start(words)
    return match.only == exercise.id and match.words == len(words)


def _dose_parts(exercise: Exercise, item: Item) -> list[str]:
    dose = item.dose
    parts = [] if dose is None else [_amount(exercise, dose)]
    if item.sides is not None:
        in_turn = item.sides is Laterality.EACH and exercise.laterality is Laterality.NONE
        parts.append("each side in turn" if in_turn else _SIDES[item.sides])
    if dose is None:
        return parts
    own = exercise.dose
    parts += _pace(exercise, dose)
    if dose.hold_s is None and own.hold_s is not None:
        parts.append("hold as on the card")
    if dose.sets > 1 or dose.rest_between_sets_s != own.rest_between_sets_s:
        parts.append(f"rest {_number(dose.rest_between_sets_s)}s")
    if dose.times_per_day != 1 or own.times_per_day != 1:
        parts.append(f"{dose.times_per_day}x/day")
    return parts


def _amount(exercise: Exercise, dose: Dose) -> str:
    sets, times = dose.sets, dose.repetitions
    if dose.hold_s is not None and hold_seconds(exercise, dose) is not None:
        before = f"{sets} sets of " if sets > 1 else ""
        return f"{before}{times}x{_number(dose.hold_s)}s"
    if sets == 1:
        return f"{times}x"
    return f"{sets} sets of {times}" if exercise.kind is Kind.HOLD else f"{sets}x{times}"


def _pace(exercise: Exercise, dose: Dose) -> list[str]:
    own = exercise.dose
    moves = {phase.kind for phase in exercise.phases}
    ways = (
        ("out", dose.out_s, own.out_s, PhaseKind.MOVE_OUT in moves),
        ("in", dose.back_s, own.back_s, PhaseKind.MOVE_BACK in moves),
    )
    if all(seconds is not None and moved for _, seconds, _, moved in ways):
        return ["/".join(f"{_number(seconds)}s" for _, seconds, _, _ in ways if seconds)]
    parts = []
    for way, seconds, usual, moved in ways:
        if seconds is not None and moved:
            parts.append(f"{way} {_number(seconds)}s")
        elif usual is not None and moved:
            parts.append(f"{way} as on the card")
    return parts


def _left_to_the_card(exercise: Exercise, item: Item) -> list[str]:
    """What the line does not say, in words."""
    dose = item.dose or exercise.dose
    held = hold_seconds(exercise, dose) is not None
    left = []
    if item.dose is None or (held and item.dose.hold_s is None):
        left.append(amount_words(exercise, dose))
    if item.sides is None:
        left.append(sides_words(exercise))
    if item.dose is None or item.dose.out_s is None or item.dose.back_s is None:
        left.append(pace_words(exercise, dose))
    if item.dose is None and dose.times_per_day > 1:
        left.append(often_words(dose.times_per_day))
    return [part for part in left if part]


def _number(seconds: float) -> str:
    """A number with all its decimal places and no exponent."""
    return format(Decimal(repr(seconds)).normalize(), "f")


def _one_line(text: str) -> str:
    return " ".join(text.split())
