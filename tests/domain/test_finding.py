"""Somebody looks for an exercise with the words and the minutes they have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop import resources
from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.exercise import Area, Exercise, Family, Place
from sciatica_desktop.domain.finding import Wish, equipment_of, fold, found, seconds_of
from sciatica_desktop.domain.plan import Pace
from sciatica_desktop.storage.library import load_library
from tests.domain.exercises import make_exercise, make_floss

SHIPPED = list(load_library(resources.root()).exercises.values())
LEFT = Pace(affected=AffectedSide.LEFT)


def take_a_minute(_exercise: Exercise) -> float:
    return 60.0


def ids(exercises: Iterable[Exercise]) -> list[str]:
    return [exercise.id for exercise in exercises]


def search(text: str) -> list[str]:
    return ids(found(SHIPPED, Wish(text), take_a_minute))


def test_an_empty_wish_is_answered_by_everything_in_its_order() -> None:
    assert found(SHIPPED, Wish(), take_a_minute) == SHIPPED
    assert found(SHIPPED, Wish("  the "), take_a_minute) == SHIPPED


@pytest.mark.parametrize(
    "text", ["nerve gliding", "Neural Gliding", "neural mobilization", "FLOSS"]
)
def test_a_floss_is_found_by_each_of_its_names(text: str) -> None:
    answer = search(text)
    assert {"floss_seated", "floss_hamstring_supine"} <= set(answer)
    assert all(name.startswith("floss_") for name in answer)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("hip flexor", "hipflex_halfkneel"),
        ("figure four lying", "glute_fig4_supine"),
        ("butterfly", "groin_butterfly"),
        ("seated floss", "floss_seated"),
        ("seated fl", "floss_seated"),
    ],
)
def test_the_best_answer_comes_first(text: str, first: str) -> None:
    assert search(text)[0] == first


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("pirifromis", "glute_fig4_supine"),
        ("buterfly", "groin_butterfly"),
        ("hamstrng flos", "floss_hamstring_supine"),
    ],
)
def test_a_slip_of_the_finger_still_finds(text: str, meant: str) -> None:
    assert meant in search(text)


@pytest.mark.parametrize("text", ["bum", "glutes", "buttocks"])
def test_the_buttock_has_many_names(text: str) -> None:
    answer = {exercise.id for exercise in SHIPPED if exercise.area is Area.BUTTOCK}
    assert answer <= set(search(text))


def test_a_muscle_finds_the_stretches_for_it() -> None:
    assert {"hipflex_halfkneel", "hipflex_stand"} <= set(search("psoas"))
    assert {"glute_fig4_supine", "glute_knee_oppshoulder"} <= set(search("piriformis"))


def test_every_word_has_to_be_somewhere() -> None:
    assert search("butterfly zebra") == []
    assert set(search("hip chair")) <= set(search("hip")) & set(search("chair"))


def test_accents_and_case_make_no_difference() -> None:
    assert search("PÍRIFORMIS") == search("piriformis")


@given(st.text(max_size=40))
def test_folding_keeps_the_length_and_is_done_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40))
def test_any_text_is_answered_with_exercises_that_are_there(text: str) -> None:
    answer = search(text)
    assert set(answer) <= set(ids(SHIPPED))
    assert len(set(answer)) == len(answer)


@given(exercise=st.sampled_from(SHIPPED), cut=st.integers(0, 30))
def test_the_beginning_of_a_name_finds_it(exercise: Exercise, cut: int) -> None:
    for name in (exercise.name, exercise.short_name, *exercise.synonyms):
        text = name[: max(1, len(name) - cut)]
        assert exercise.id in search(text), text


def with_places() -> list[Exercise]:
    return [
        make_exercise("mat"),
        replace(make_floss("glide"), places=(Place.CHAIR, Place.DESK), equipment=("chair",)),
        replace(make_exercise("lunge", area=Area.GROIN, flare_ok=True), places=(Place.DESK,)),
    ]


@pytest.mark.parametrize(
    ("wish", "answer"),
    [
        (Wish(place=Place.DESK), ["glide", "lunge"]),
        (Wish(place=Place.CHAIR), ["glide"]),
        (Wish(equipment=frozenset()), ["mat", "lunge"]),
        (Wish(equipment=frozenset({"chair", "towel"})), ["mat", "glide", "lunge"]),
        (Wish(areas=frozenset({Area.GROIN, Area.NERVE})), ["glide", "lunge"]),
        (Wish(families=frozenset({Family.STRETCH})), ["mat", "lunge"]),
        (Wish(families=frozenset({Family.STRETCH}), place=Place.DESK), ["lunge"]),
        (Wish(flare_only=True), ["lunge"]),
        (Wish(most_minutes=1), ["glide"]),
        (Wish(most_minutes=3), ["mat", "glide", "lunge"]),
        (Wish("lunge", place=Place.CHAIR), []),
    ],
)
def test_filters_leave_what_answers_all_of_them(wish: Wish, answer: list[str]) -> None:
    def seconds(exercise: Exercise) -> float:
        return seconds_of(exercise, LEFT)

    assert ids(found(with_places(), wish, seconds)) == answer


def test_an_exercise_takes_as_long_as_the_clock() -> None:
    # Ready 10; ten times 2 + 0.5 + 2 and nine rests of 0.5; a stretch of 74 s on each side, 8 s
    # to change.
    assert seconds_of(make_floss(), LEFT) == pytest.approx(10 + 49.5)
    assert seconds_of(make_exercise(), LEFT) == pytest.approx(10 + 74 + 8 + 74)


def test_things_are_named_once() -> None:
    assert equipment_of(with_places()) == ("chair",)
