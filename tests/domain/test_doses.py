"""A dose is said in few words, the same everywhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.dose import Dose, Seen
from sciatica_desktop.domain.doses import (
    dose_words,
    minutes_words,
    often_words,
    past_seen,
    seconds_words,
)
from sciatica_desktop.domain.exercise import Exercise, Kind, Laterality
from tests.domain.exercises import make_exercise, make_floss

HELD = make_exercise()
FLOSS = make_floss()
BRIDGE = make_exercise("bridge", kind=Kind.REPEATED_HOLD, laterality=Laterality.NONE)


@pytest.mark.parametrize(
    ("exercise", "dose", "words"),
    [
        (HELD, Dose(repetitions=2), "2 × 30 s, each side"),
        (HELD, Dose(hold_s=45), "45 s, each side"),
        (HELD, Dose(sets=2, repetitions=3, hold_s=12.5), "2 sets of 3 × 12.5 s, each side"),
        (HELD, Dose(hold_s=120), "2 min, each side"),
        (FLOSS, Dose(repetitions=10), "10 times, affected side, 2 s out, 2 s in"),
        (FLOSS, Dose(repetitions=1), "1 time, affected side, 2 s out, 2 s in"),
        (FLOSS, Dose(2, 10, out_s=3), "2 sets of 10, affected side, 3 s out, 2 s in"),
        (BRIDGE, Dose(repetitions=8, hold_s=6), "8 × 6 s"),
    ],
)
def test_amount_side_and_pace_in_words(exercise: Exercise, dose: Dose, words: str) -> None:
    assert dose_words(exercise, dose) == words


@pytest.mark.parametrize(
    ("sides", "affected", "words"),
    [
        (Laterality.EACH, AffectedSide.LEFT, "each side"),
        (Laterality.AFFECTED_ONLY, AffectedSide.LEFT, "left hip"),
        (Laterality.OTHER_ONLY, AffectedSide.LEFT, "right hip"),
        (Laterality.OTHER_ONLY, None, "other side"),
        (Laterality.AFFECTED_ONLY, AffectedSide.BOTH, "each side"),
        (Laterality.LEFT_ONLY, AffectedSide.RIGHT, "left hip"),
        (Laterality.RIGHT_ONLY, None, "right hip"),
    ],
)
def test_sides_are_the_persons_own(
    sides: Laterality, affected: AffectedSide | None, words: str
) -> None:
    assert dose_words(HELD, Dose(), sides, affected) == f"30 s, {words}"


def test_the_exercises_own_dose_goes_without_saying() -> None:
    assert dose_words(HELD) == dose_words(HELD, HELD.dose, HELD.laterality)


@pytest.mark.parametrize(
    ("number", "words"), [(1, "once a day"), (2, "twice a day"), (3, "3 times a day")]
)
def test_how_often(number: int, words: str) -> None:
    assert often_words(number) == words


@pytest.mark.parametrize(
    ("seconds", "words"), [(30, "30 s"), (2.5, "2.5 s"), (90, "90 s"), (120, "2 min"), (60, "60 s")]
)
def test_lengths(seconds: float, words: str) -> None:
    assert seconds_words(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(50, "50 s"), (59.4, "59 s"), (59.5, "1 min"), (60, "1 min"), (150, "3 min")],
)
def test_minutes_are_whole(seconds: float, words: str) -> None:
    assert minutes_words(seconds) == words


SEEN = Seen(hold_s=(15, 60), repetitions=(1, 4), sets=(1, 1), times_per_day=(1, 2))


@pytest.mark.parametrize(
    ("dose", "said"),
    [
        (Dose(repetitions=2), ()),
        (Dose(hold_s=15), ()),
        (Dose(hold_s=60, repetitions=4), ()),
        (Dose(hold_s=61), ("The sources teach holds of 15 to 60 s.",)),
        (Dose(repetitions=5), ("The sources teach 1 to 4 holds.",)),
        (Dose(sets=2), ("The sources teach 1 set.",)),
        (Dose(times_per_day=3), ("The sources teach 1 to 2 times a day.",)),
    ],
)
def test_a_dose_the_sources_do_not_teach_is_told(dose: Dose, said: tuple[str, ...]) -> None:
    assert past_seen(replace(HELD, seen=SEEN), dose) == said


def test_holds_are_counted_over_all_sets_where_the_sources_know_no_sets() -> None:
    exercise = replace(HELD, seen=Seen(repetitions=(2, 4)))
    assert past_seen(exercise, Dose(sets=3)) == ()
    assert past_seen(exercise, Dose(sets=3, repetitions=2)) == ("The sources teach 2 to 4 holds.",)


@given(
    sets=st.integers(1, 10),
    repetitions=st.integers(1, 50),
    hold_s=st.none() | st.floats(0.5, 600),
    times=st.integers(1, 10),
)
def test_nothing_is_told_where_the_sources_read_say_nothing(
    sets: int, repetitions: int, hold_s: float | None, times: int
) -> None:
    dose = Dose(sets, repetitions, hold_s, times_per_day=times)
    assert past_seen(replace(HELD, seen=Seen()), dose) == ()
