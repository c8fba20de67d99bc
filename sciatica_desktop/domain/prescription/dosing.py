"""The parts of a line, put together to the dose and the sides of one exercise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sciatica_desktop.domain.dose import Dose
from sciatica_desktop.domain.doses import hold_seconds, number_words, often_words, past_seen
from sciatica_desktop.domain.exercise import (
    LONGEST_TOUCH_S,
    Exercise,
    Kind,
    Laterality,
    PhaseKind,
)
from sciatica_desktop.domain.prescription.grammar import IN_TURN, Part, Value

_FIELDS = {
    "sets": "Sets",
    "repetitions": "Repetitions",
    "hold_s": "Seconds of a hold",
    "rest_between_sets_s": "Seconds of rest between sets",
    "times_per_day": "Times a day",
    "out_s": "Seconds of the way out",
    "back_s": "Seconds of the way in",
    "sides": "The side",
    "middle": "The pause of the pace",
}
_OFTEN = 4
"""Above so many, "10 times daily" may have been meant as ten repetitions."""
_WHOLE = ("sets", "repetitions", "times_per_day")


class NotTaken(Exception):
    """A part was understood and cannot be part of this exercise's dose; says why."""

    def __init__(self, reason: str, part: Part | None = None) -> None:
        """Take one sentence and the part it is about; None is about the whole dose."""
        super().__init__(reason)
        self.part = part


@dataclass(frozen=True, slots=True)
class Dosed:
    """What a line says of an exercise.

    Attributes:
        dose: how much; None where the line leaves it to the card.
        sides: which sides; None where the line leaves them to the card.
        notices: how it was taken, and where the dose leaves what the sources teach.
    """

    dose: Dose | None
    sides: Laterality | None
    notices: tuple[str, ...]


def dosed(exercise: Exercise, parts: Iterable[Part]) -> Dosed:
    """Put the parts together.

    Raises:
        NotTaken: if two parts contradict each other, or one does not fit the exercise or is past
            what the program can do.
    """
    given: dict[str, Value] = {}
    notices: list[str] = []
    for part in parts:
        notices += part.notices
        for name, value in _resolved(exercise, part, notices).items():
            if name in given and given[name] != value:
                both = f"{_shown(given[name])} or {_shown(value)}"
                raise NotTaken(f"{_FIELDS.get(name, 'The side')}: {both}?", part)
            _check(exercise, name, value, part)
            given[name] = value
    sides = _sides(exercise, given, notices)
    dose = _dose(exercise, given)
    if dose is not None:
        if "repetitions" not in given and dose.times_per_day > _OFTEN:
            notices.append(f"Read as {often_words(dose.times_per_day)}.")
        notices += past_seen(exercise, dose)
    return Dosed(dose, sides, tuple(dict.fromkeys(notices)))


def _resolved(exercise: Exercise, part: Part, notices: list[str]) -> Mapping[str, Value]:
    """The fields a part sets for this exercise, two bare numbers read after its kind."""
    says = dict(part.says)
    if "first" in says:
        first, second = says.pop("first"), says.pop("second")
        if exercise.kind is Kind.HOLD:
            says |= {"repetitions": first, "hold_s": second}
            notices.append(f"Read as {_shown(first)} holds of {_shown(second)} s.")
        else:
            says |= {"sets": first, "repetitions": second}
    if "bare" in says:
        bare = says.pop("bare")
        if exercise.kind is Kind.HOLD:
            raise NotTaken(f"{_shown(bare)}: seconds, or times?", part)
        says["repetitions"] = bare
    if "middle" in says and hold_seconds(exercise, exercise.dose) is not None:
        middle = says.pop("middle")
        if middle:
            says["hold_s"] = middle
    return says


def _check(exercise: Exercise, name: str, value: Value, part: Part) -> None:
    """Refuse what this exercise cannot do."""
    if name in _WHOLE and isinstance(value, float):
        raise NotTaken(f"{_FIELDS[name]} must be a whole number, not {_shown(value)}.", part)
    if name == "hold_s" and hold_seconds(exercise, exercise.dose) is None:
        raise NotTaken(
            f"{exercise.short_name} is counted and not held: write 10x, or 10x 2s/2s for its pace.",
            part,
        )
    if name == "middle" and isinstance(value, (int, float)) and value > LONGEST_TOUCH_S:
        raise NotTaken(
            f"{exercise.short_name} has no hold: the middle number of its pace is 0 or 1.", part
        )
    kind = {"out_s": PhaseKind.MOVE_OUT, "back_s": PhaseKind.MOVE_BACK}.get(name)
    if kind is not None and all(phase.kind is not kind for phase in exercise.phases):
        way = "out" if kind is PhaseKind.MOVE_OUT else "in"
        raise NotTaken(f"{exercise.short_name} has no way {way} to give a pace to.", part)


def _sides(
    exercise: Exercise,
    given: dict[str, Value],
    notices: list[str],
) -> Laterality | None:
    sides = given.pop("sides", None)
    in_turn = given.pop(IN_TURN, None)
    if not isinstance(sides, Laterality):
        return None
    if exercise.laterality is Laterality.NONE and sides is not Laterality.NONE and not in_turn:
        if sides is Laterality.EACH:
            notices.append(f"Both sides work together in {exercise.short_name}.")
            return None
        notices.append(f"The card of {exercise.short_name} knows no sides.")
    return sides


def _dose(exercise: Exercise, given: dict[str, Value]) -> Dose | None:
    """The dose: what is given, the rest from the card.

    A count without sets is one set, and seconds without a count are one hold of a stretch: more
    than is written is never done.
    """
    given.pop("middle", None)
    if not given:
        return None
    if "repetitions" in given:
        given.setdefault("sets", 1)
    elif exercise.kind is Kind.HOLD and ("sets" in given or given.get("hold_s") is not None):
        given["repetitions"] = 1
    try:
        # The fields of the grammar are those of a dose.
        return replace(exercise.dose, **given)  # type: ignore[arg-type]  # values were checked
    except ValueError as error:
        name, _, rest = str(error).partition(" ")
        raise NotTaken(f"{_FIELDS[name]} {rest}.") from error


def _shown(value: Value) -> str:
    if isinstance(value, Laterality):
        return value.replace("_", " ")
    return "as on the card" if value is None else number_words(value)
