"""A dose in words, and what to say of one that its sources do not teach.

The library, the builder, the home sheet and the reader of prescriptions say a dose in the same
words: "2 × 30 s, each side", "10 times, left leg, 2 s out, 2 s in".
"""

from __future__ import annotations

from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.dose import Dose
from sciatica_desktop.domain.exercise import Exercise, Kind, Laterality, PhaseKind
from sciatica_desktop.domain.rounding import rounded
from sciatica_desktop.domain.wording import count

TIMES = "×"
_OFTEN = {1: "once", 2: "twice"}


def dose_words(
    exercise: Exercise,
    dose: Dose | None = None,
    sides: Laterality | None = None,
    affected: AffectedSide | None = None,
) -> str:
    """How much, on which side and how fast, such as "10 times, left leg, 2 s out, 2 s in".

    Args:
        exercise: what is done.
        dose: how much; None takes the exercise's own.
        sides: which sides; None takes the exercise's own.
        affected: the side that hurts, where it is known.

    Returns:
        Parts with commas between them; empty for a card that is read at one's own pace.
    """
    if not exercise.is_timed:
        return ""
    dose = dose or exercise.dose
    parts = (
        amount_words(exercise, dose),
        sides_words(exercise, sides, affected),
        pace_words(exercise, dose),
    )
    return ", ".join(part for part in parts if part)


def amount_words(exercise: Exercise, dose: Dose) -> str:
    """Sets, repetitions and seconds: "2 × 30 s", "10 times", "2 sets of 10"."""
    hold = hold_seconds(exercise, dose)
    if hold is None:
        once = f"{dose.repetitions}" if dose.sets > 1 else count(dose.repetitions, "time")
    elif dose.repetitions == 1:
        once = seconds_words(hold)
    else:
        once = f"{dose.repetitions} {TIMES} {seconds_words(hold)}"
    return once if dose.sets == 1 else f"{dose.sets} sets of {once}"


def sides_words(
    exercise: Exercise,
    sides: Laterality | None = None,
    affected: AffectedSide | None = None,
) -> str:
    """Which sides work: "each side", "left leg", "affected side"; empty where there is none."""
    laterality = sides or exercise.laterality
    part = exercise.side_words.part if exercise.laterality is not Laterality.NONE else "side"
    match laterality:
        case Laterality.NONE:
            return ""
        case Laterality.EACH:
            return "each side"
        case Laterality.LEFT_FIRST:
            return "left, then right"
        case Laterality.LEFT_ONLY:
            return f"left {part}"
        case Laterality.RIGHT_ONLY:
            return f"right {part}"
    if affected is None:
        return "affected side" if laterality is Laterality.AFFECTED_ONLY else "other side"
    single = affected.single
    if single is None:
        return "each side"
    return f"{(single if laterality is Laterality.AFFECTED_ONLY else single.other).value} {part}"


def pace_words(exercise: Exercise, dose: Dose) -> str:
    """The pace of a movement that is counted, "2 s out, 2 s in"; empty for what is held.

    Empty too where moves out, or moves in, differ in length and the dose leaves them so.
    """
    if exercise.kind is not Kind.REPETITIONS:
        return ""
    out_s = move_seconds(exercise, PhaseKind.MOVE_OUT, dose.out_s)
    in_s = move_seconds(exercise, PhaseKind.MOVE_BACK, dose.back_s)
    if out_s is None or in_s is None:
        return ""
    return f"{seconds_words(out_s)} out, {seconds_words(in_s)} in"


def often_words(times_per_day: int) -> str:
    """How often a day: "once a day", "twice a day", "3 times a day"."""
    return f"{_OFTEN.get(times_per_day) or f'{times_per_day} times'} a day"


def hold_seconds(exercise: Exercise, dose: Dose) -> float | None:
    """The seconds of each hold; None for an exercise that has none."""
    for phase in exercise.phases:
        if phase.kind is PhaseKind.HOLD:
            return dose.hold_s or phase.seconds
    return None


def move_seconds(exercise: Exercise, kind: PhaseKind, own: float | None) -> float | None:
    """The seconds of its moves out or back; None where it has none, or several lengths.

    Args:
        exercise: what is done.
        kind: move_out or move_back.
        own: what the dose says; None takes the exercise's own.
    """
    lengths = {phase.seconds for phase in exercise.phases if phase.kind is kind}
    if own is not None and lengths:
        return own
    return lengths.pop() if len(lengths) == 1 else None


def past_seen(exercise: Exercise, dose: Dose) -> tuple[str, ...]:
    """What to say where a dose leaves what the sources of an exercise teach.

    Returns:
        Neutral sentences, such as "The sources teach holds of 15 to 60 s."; none where the dose
        is within the ranges or the sources read say nothing.
    """
    seen = exercise.seen
    held = hold_seconds(exercise, dose)
    counted = "holds" if exercise.kind is Kind.HOLD else "repetitions in a set"
    said = []
    if seen.hold_s is not None and held is not None and _leaves(held, seen.hold_s):
        said.append(f"The sources teach holds of {span_words(seen.hold_s)} s.")
    # Where sources speak of holds and of no sets, three sets of one hold are three holds.
    in_sets = exercise.kind is not Kind.HOLD or seen.sets is not None
    number = dose.repetitions if in_sets else dose.sets * dose.repetitions
    if seen.repetitions is not None and _leaves(number, seen.repetitions):
        said.append(f"The sources teach {span_words(seen.repetitions)} {counted}.")
    if seen.sets is not None and _leaves(dose.sets, seen.sets):
        sets = "set" if seen.sets[1] == 1 else "sets"
        said.append(f"The sources teach {span_words(seen.sets)} {sets}.")
    if seen.times_per_day is not None and _leaves(dose.times_per_day, seen.times_per_day):
        times = "time" if seen.times_per_day[1] == 1 else "times"
        said.append(f"The sources teach {span_words(seen.times_per_day)} {times} a day.")
    return tuple(said)


def span_words(span: tuple[float, float]) -> str:
    """A range from least to most: "15 to 60", or "30" where both are the same."""
    least, most = (number_words(end) for end in span)
    return least if least == most else f"{least} to {most}"


def seconds_words(seconds: float) -> str:
    """A length with its unit, such as "30 s" or "2.5 s"; whole minutes from two on, "2 min"."""
    if seconds >= 120 and seconds % 60 == 0:
        return f"{number_words(seconds / 60)} min"
    return f"{number_words(seconds)} s"


def number_words(value: float) -> str:
    """A number with as many decimal places as it has, two at most."""
    return f"{rounded(value, 2):f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"


def minutes_words(seconds: float) -> str:
    """About how long something takes: "40 s" below a minute, else whole minutes, "3 min"."""
    if rounded(seconds, 0) < 60:
        return f"{rounded(seconds, 0)} s"
    return f"{rounded(seconds / 60, 0)} min"


def _leaves(value: float, span: tuple[float, float]) -> bool:
    return not span[0] <= value <= span[1]
