"""What every exercise that is shipped has to say and do (clinical reference H1 to H4, H7)."""

from __future__ import annotations

from dataclasses import fields

import pytest

from sciatica_desktop import resources
from sciatica_desktop.domain.anatomy import AffectedSide, Side
from sciatica_desktop.domain.exercise import Exercise, Kind, Laterality, PhaseKind
from sciatica_desktop.domain.plan import Pace, compile_plan
from sciatica_desktop.domain.routine import Item, Routine
from sciatica_desktop.storage.library import load_library

LIBRARY = load_library(resources.root())
EXERCISES = list(LIBRARY.exercises.values())
FLOSSES = [exercise for exercise in EXERCISES if exercise.id.startswith("floss_")]
HOLDS = [exercise for exercise in EXERCISES if exercise.kind is Kind.HOLD]

MAY_BE_EMPTY = {"equipment", "harder", "synonyms"}
MAY_BE_FALSE = {"slider", "flare_ok", "irritability_max", "earliest_after_waking_h"}
WORDS_BY_KIND = {
    True: ["Out", "Out", "In", "In"],
    False: ["Ease in", "Hold", "Ease out", "Rest"],
}


def name_of(exercise: Exercise) -> str:
    return exercise.id


every_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=name_of)
every_floss = pytest.mark.parametrize("exercise", FLOSSES, ids=name_of)
every_hold = pytest.mark.parametrize("exercise", HOLDS, ids=name_of)


def angle(exercise: Exercise, pose: str, *joints: str) -> float:
    """The sum of some joint angles of a drawn pose; flexion is positive."""
    return sum(LIBRARY.figures[exercise.id].pose(pose).angles.get(joint, 0.0) for joint in joints)


def pose_of(exercise: Exercise, kind: PhaseKind) -> str:
    return next(phase.pose for phase in exercise.phases if phase.kind is kind)


def test_the_five_seeds_are_there_in_their_order() -> None:
    routine = LIBRARY.routines["seed_five"]
    assert [item.exercise for item in routine.items] == [
        "hipflex_halfkneel",
        "groin_butterfly",
        "glute_fig4_supine",
        "floss_seated",
        "floss_hamstring_supine",
    ]


@every_exercise
def test_a_card_is_complete(exercise: Exercise) -> None:
    for field in fields(exercise):
        value = getattr(exercise, field.name)
        if field.name not in MAY_BE_EMPTY | MAY_BE_FALSE:
            assert value, field.name
        if isinstance(value, tuple):
            assert all(value), field.name
            assert len(set(value)) == len(value) or field.name == "phases", field.name


@every_exercise
def test_sources_are_two_or_more_different_pages(exercise: Exercise) -> None:
    addresses = {source.address for source in exercise.sources}
    assert len(addresses) == len(exercise.sources) >= 2
    assert len({address.split("/")[2] for address in addresses}) >= 2


@every_exercise
def test_the_person_is_spoken_to_and_lines_stay_short(exercise: Exercise) -> None:
    for line in (*exercise.errors, *exercise.easier, *exercise.harder, *exercise.not_if):
        assert len(line) <= 100
        assert not line.endswith(".")
    for sentence in (*exercise.how, exercise.breathing, exercise.feel, exercise.evidence):
        assert sentence.endswith(".")
    assert any("{side}" in exercise.side_words.detail for _ in [0]) or (
        exercise.laterality is Laterality.NONE
    )


@every_exercise
def test_every_cue_can_be_read_from_a_mat(exercise: Exercise) -> None:
    for phase in exercise.phases:
        assert len(phase.cue) <= 40
        assert phase.cue.endswith(".")
    words = [phase.word for phase in exercise.phases]
    assert words == WORDS_BY_KIND[exercise.kind is Kind.REPETITIONS]


@every_exercise
def test_every_card_says_when_to_stop(exercise: Exercise) -> None:
    said = " ".join(exercise.stop_if).lower()
    for sign in ("tingl", "weak", "pain goes above"):
        assert sign in said


@every_exercise
def test_seconds_of_the_card_and_of_the_clock_agree(exercise: Exercise) -> None:
    routine = Routine("one", "One", "floor", (Item(exercise.id),))
    pace = Pace(affected=AffectedSide.LEFT, get_ready_s=10, change_side_s=8)
    plan = compile_plan(routine, LIBRARY.exercises, pace)
    dose = exercise.dose
    one = sum(
        dose.hold_s if phase.kind is PhaseKind.HOLD and dose.hold_s else phase.seconds
        for phase in exercise.phases
    )
    last_rest = sum(p.seconds for p in exercise.phases if p.kind is PhaseKind.REST)
    side = (
        one * dose.sets * dose.repetitions - last_rest + dose.rest_between_sets_s * (dose.sets - 1)
    )
    sides = 2 if exercise.laterality is Laterality.EACH else 1
    assert plan.seconds == pytest.approx(side * sides + 10 + 8 * (sides - 1), abs=1)


@every_exercise
def test_the_worked_side_is_the_affected_one_first(exercise: Exercise) -> None:
    routine = Routine("one", "One", "floor", (Item(exercise.id),))
    plan = compile_plan(routine, LIBRARY.exercises, Pace(affected=AffectedSide.RIGHT))
    assert plan.blocks[0].side in (Side.RIGHT, None)


@every_hold
def test_a_hold_adds_up_to_half_a_minute_up_to_one_and_a_half(exercise: Exercise) -> None:
    hold = next(p.seconds for p in exercise.phases if p.kind is PhaseKind.HOLD)
    assert 30 <= hold * exercise.dose.repetitions * exercise.dose.sets <= 90


@every_floss
def test_a_floss_never_holds_and_takes_about_five_seconds(exercise: Exercise) -> None:
    assert exercise.is_floss
    assert exercise.dose.hold_s is None
    assert all(p.kind is not PhaseKind.HOLD for p in exercise.phases)
    assert sum(p.seconds for p in exercise.phases) == 5
    assert exercise.earliest_after_waking_h >= 2


@every_floss
def test_knee_and_neck_never_load_the_nerve_from_both_ends(exercise: Exercise) -> None:
    out, back = (pose_of(exercise, k) for k in (PhaseKind.MOVE_OUT, PhaseKind.MOVE_BACK))
    assert angle(exercise, out, "knee_n") < angle(exercise, back, "knee_n")
    neck = [angle(exercise, pose, "neck", "head") for pose in (out, back)]
    assert neck[0] <= neck[1]
    if exercise.slider:
        assert neck[0] < 0 < neck[1]


@every_floss
def test_the_words_of_a_floss_say_what_its_drawing_does(exercise: Exercise) -> None:
    said = {p.word: p.cue.lower() for p in exercise.phases}
    assert "straighten the knee" in said["Out"]
    assert "bend the knee" in said["In"]
    assert "chin" not in said["Out"]
    if exercise.slider:
        assert "look up" in said["Out"]
        assert "chin" in said["In"]


def test_a_routine_for_flares_has_only_what_a_flare_allows() -> None:
    for routine in LIBRARY.routines.values():
        if routine.flare:
            assert all(LIBRARY.exercises[item.exercise].flare_ok for item in routine.items)


def test_the_seed_routine_takes_about_ten_minutes() -> None:
    routine = LIBRARY.routines["seed_five"]
    plan = compile_plan(routine, LIBRARY.exercises, Pace(affected=AffectedSide.LEFT))
    assert 9 * 60 <= plan.seconds <= 11 * 60
