"""A routine written as text reads back to the same routine."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop import resources
from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.dose import Dose
from sciatica_desktop.domain.doses import hold_seconds
from sciatica_desktop.domain.exercise import Exercise, Laterality, PhaseKind
from sciatica_desktop.domain.plan import Pace, compile_plan
from sciatica_desktop.domain.prescription import as_text, line_of, read
from sciatica_desktop.domain.routine import Item, Routine
from sciatica_desktop.storage.library import load_library

SHIPPED = load_library(resources.root()).exercises
TIMED = [exercise for exercise in SHIPPED.values() if exercise.is_timed]


def seconds(least: float, most: float) -> st.SearchStrategy[float]:
    return st.integers(int(least) + 1, int(most)).map(float) | st.floats(least, most)


@st.composite
def doses(draw: st.DrawFn, exercise: Exercise) -> Dose:
    """Any dose that says nothing about what the exercise does not have."""
    moves = {phase.kind for phase in exercise.phases}
    held = hold_seconds(exercise, exercise.dose) is not None
    return Dose(
        sets=draw(st.integers(1, 10)),
        repetitions=draw(st.integers(1, 50)),
        hold_s=draw(st.none() | seconds(0.01, 600)) if held else None,
        rest_between_sets_s=draw(st.just(20.0) | seconds(0.01, 600) | st.just(0.0)),
        times_per_day=draw(st.integers(1, 10)),
        out_s=draw(st.none() | seconds(0.5, 60)) if PhaseKind.MOVE_OUT in moves else None,
        back_s=draw(st.none() | seconds(0.5, 60)) if PhaseKind.MOVE_BACK in moves else None,
    )


@st.composite
def items(draw: st.DrawFn) -> Item:
    exercise = draw(st.sampled_from(TIMED))
    return Item(
        exercise.id,
        draw(st.none() | doses(exercise)),
        draw(st.none() | st.sampled_from(Laterality)),
    )


ROUTINES = st.builds(
    Routine,
    id=st.just("own"),
    name=st.text(min_size=1, max_size=300),
    place=st.just("mat"),
    items=st.lists(items(), min_size=1, max_size=6).map(tuple),
    about=st.text(max_size=300),
)


@given(ROUTINES)
def test_any_routine_reads_back(routine: Routine) -> None:
    reading = read(as_text(routine, SHIPPED), SHIPPED)
    assert reading.items == routine.items
    assert reading.problems == ()


@given(routine=ROUTINES, data=st.data())
def test_a_routine_reads_back_where_the_person_has_doses_of_their_own(
    routine: Routine, data: st.DataObject
) -> None:
    own = {
        name: replace(exercise, dose=data.draw(doses(exercise))) if exercise.is_timed else exercise
        for name, exercise in SHIPPED.items()
        if any(item.exercise == name for item in routine.items)
    }
    exercises = {**SHIPPED, **own}
    assert read(as_text(routine, exercises), exercises).items == routine.items


@given(
    dose=st.builds(
        Dose,
        sets=st.integers(1, 3),
        repetitions=st.integers(1, 5),
        hold_s=st.none() | st.floats(1, 60),
        out_s=st.none() | st.floats(1, 5),
        back_s=st.none() | st.floats(1, 5),
    ),
    exercise=st.sampled_from(TIMED),
)
def test_a_dose_that_says_more_than_the_exercise_has_takes_the_same_seconds(
    dose: Dose, exercise: Exercise
) -> None:
    routine = Routine("own", "Own", "mat", (Item(exercise.id, dose),))
    again = replace(routine, items=read(as_text(routine, SHIPPED), SHIPPED).items)
    pace = Pace(affected=AffectedSide.LEFT)
    assert compile_plan(again, SHIPPED, pace).steps == compile_plan(routine, SHIPPED, pace).steps


@pytest.mark.parametrize(
    "name",
    [
        *("Bridge 2x10", "2x10", "# mine", "Name: x", "- left", "3. Bridge", "10x\nBridge", "L"),
        *(
            "Seated floss",
            "seated",
            "½",
            "…",
            " ",
            "x" * 300,
            "Slow bridge, each side",
            "other leg",
        ),
    ],
)
@pytest.mark.parametrize("id_", ["own_1", "a", "l", "name", "2", "rest"])
def test_own_exercises_with_any_name_read_back(name: str, id_: str) -> None:
    own = replace(SHIPPED["bridge"], id=id_, name=name, short_name=name, synonyms=())
    exercises = {**SHIPPED, id_: own}
    made = (
        Item(id_, replace(own.dose, repetitions=3, times_per_day=2), Laterality.LEFT_ONLY),
        Item("bridge"),
        Item(id_),
    )
    routine = Routine("own", "Own", "mat", made)
    assert read(as_text(routine, exercises), exercises).items == made


def test_a_therapist_can_read_it() -> None:
    routine = Routine(
        "own",
        "Evening",
        "mat",
        (
            Item("hipflex_halfkneel", Dose(repetitions=2, hold_s=30), Laterality.EACH),
            Item("floss_seated", Dose(2, 10, out_s=2, back_s=2), Laterality.LEFT_ONLY),
            Item("groin_butterfly"),
        ),
        about="Before bed.",
    )
    assert as_text(routine, SHIPPED).splitlines() == [
        "Name: Evening",
        "# Before bed.",
        "Hip flexor 2x30s, each side",
        "Seated floss 2x10, left, 2s/2s, rest 20s, 1x/day",
        "Butterfly  # 2 × 30 s",
    ]


def test_the_name_of_a_routine_reads_back() -> None:
    routine = Routine("own", "Evening: slowly", "mat", (Item("groin_butterfly"),))
    assert read(as_text(routine, SHIPPED), SHIPPED).name == "Evening: slowly"


def test_one_line_is_a_line_of_the_text() -> None:
    item = Item("floss_seated", None, Laterality.RIGHT_ONLY)
    assert read(line_of(item, SHIPPED), SHIPPED).items == (item,)
