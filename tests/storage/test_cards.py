"""What every exercise that is shipped has to say and do (clinical reference H1 to H4, H7)."""

from __future__ import annotations

from dataclasses import fields

import pytest

from sciatica_desktop import resources
from sciatica_desktop.domain.anatomy import AffectedSide, Side
from sciatica_desktop.domain.dose import Seen
from sciatica_desktop.domain.exercise import Exercise, Family, Kind, Laterality, PhaseKind
from sciatica_desktop.domain.plan import Pace, compile_plan
from sciatica_desktop.domain.routine import Item, Routine
from sciatica_desktop.storage.library import load_library

LIBRARY = load_library(resources.root())
EXERCISES = list(LIBRARY.exercises.values())
TIMED = [exercise for exercise in EXERCISES if exercise.is_timed]
FLOSSES = [exercise for exercise in EXERCISES if exercise.id.startswith("floss_")]
HOLDS = [exercise for exercise in EXERCISES if exercise.kind is Kind.HOLD]

MAY_BE_EMPTY = {"equipment", "harder", "synonyms", "figure_of", "picture"}
MAY_BE_FALSE = {"slider", "flare_ok", "irritability_max", "earliest_after_waking_h"}
LEAST = {"how": 2, "errors": 3, "easier": 1, "stop_if": 1, "sources": 2}


def name_of(exercise: Exercise) -> str:
    return exercise.id


every_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=name_of)
every_timed = pytest.mark.parametrize("exercise", TIMED, ids=name_of)
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
    for name, least in LEAST.items():
        assert len(getattr(exercise, name)) >= least, name


@every_timed
def test_the_dose_lies_within_what_the_sources_teach(exercise: Exercise) -> None:
    dose, seen = exercise.dose, exercise.seen
    assert seen != Seen()
    hold = next((p.seconds for p in exercise.phases if p.kind is PhaseKind.HOLD), None)
    own = {
        "hold_s": dose.hold_s or hold,
        "repetitions": dose.repetitions,
        "sets": dose.sets,
        "times_per_day": dose.times_per_day,
    }
    for name, value in own.items():
        span = getattr(seen, name)
        if span is not None:
            assert value is not None, name
            assert span[0] <= value <= span[1], name


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
        assert phase.word != "Back", "on the player Back is a part of the body"


@every_hold
def test_a_hold_is_eased_into_and_out_of(exercise: Exercise) -> None:
    kinds = [phase.kind for phase in exercise.phases]
    hold = kinds.index(PhaseKind.HOLD)
    assert PhaseKind.MOVE_OUT in kinds[:hold]
    assert PhaseKind.MOVE_BACK in kinds[hold:]


@every_exercise
def test_every_card_says_when_to_stop(exercise: Exercise) -> None:
    said = " ".join(exercise.stop_if).lower()
    for sign in ("tingl", "weak", "pain goes above"):
        assert sign in said


@every_timed
def test_seconds_of_the_card_and_of_the_clock_agree(exercise: Exercise) -> None:
    routine = Routine("one", "One", "floor", (Item(exercise.id),))
    pace = Pace(affected=AffectedSide.LEFT, get_ready_s=10, change_side_s=8)
    plan = compile_plan(routine, LIBRARY.exercises, pace)
    dose = exercise.dose
    one = sum(
        dose.hold_s if phase.kind is PhaseKind.HOLD and dose.hold_s else phase.seconds
        for phase in exercise.phases
    )
    active = [number for number, p in enumerate(exercise.phases) if p.kind.is_active]
    last_rest = sum(p.seconds for p in exercise.phases[active[-1] + 1 :])
    side = (
        one * dose.sets * dose.repetitions - last_rest + dose.rest_between_sets_s * (dose.sets - 1)
    )
    sides = 2 if exercise.laterality is Laterality.EACH else 1
    assert plan.seconds == pytest.approx(side * sides + 10 + 8 * (sides - 1), abs=1)


@every_timed
def test_the_worked_side_comes_first(exercise: Exercise) -> None:
    routine = Routine("one", "One", "floor", (Item(exercise.id),))
    plan = compile_plan(routine, LIBRARY.exercises, Pace(affected=AffectedSide.RIGHT))
    other = exercise.laterality is Laterality.OTHER_ONLY
    assert plan.blocks[0].side in (Side.LEFT if other else Side.RIGHT, None)


@every_hold
def test_a_hold_adds_up_to_half_a_minute_up_to_one_and_a_half(exercise: Exercise) -> None:
    hold = next(p.seconds for p in exercise.phases if p.kind is PhaseKind.HOLD)
    assert 30 <= hold * exercise.dose.repetitions * exercise.dose.sets <= 90


@every_floss
def test_a_floss_never_holds_and_keeps_moving(exercise: Exercise) -> None:
    assert exercise.family is Family.FLOSS
    assert exercise.dose.hold_s is None
    assert all(p.kind is not PhaseKind.HOLD for p in exercise.phases)
    assert all(p.seconds <= 1 for p in exercise.phases if p.kind is PhaseKind.TOUCH)
    assert [p.word for p in exercise.phases] == ["Out", "Out", "In", "In"]
    assert 3 <= sum(p.seconds for p in exercise.phases) <= 6
    assert exercise.earliest_after_waking_h >= 2
    assert LIBRARY.figures[exercise.id].nerve is not None


def ends(exercise: Exercise) -> tuple[str, str]:
    """The poses a floss goes out to and comes back to."""
    return pose_of(exercise, PhaseKind.MOVE_OUT), pose_of(exercise, PhaseKind.MOVE_BACK)


@every_floss
def test_knee_and_neck_never_load_the_nerve_from_both_ends(exercise: Exercise) -> None:
    out, back = ends(exercise)
    assert angle(exercise, out, "knee_n") <= angle(exercise, back, "knee_n")
    neck = [angle(exercise, pose, "neck", "head") for pose in (out, back)]
    assert neck[0] <= neck[1]
    if exercise.slider:
        assert angle(exercise, out, "knee_n") < angle(exercise, back, "knee_n")
        assert neck[0] < 0 < neck[1]
    else:
        assert neck[0] == neck[1], "head movement makes it a slider, and it has to say so"


@every_floss
def test_the_words_of_a_floss_say_what_its_drawing_does(exercise: Exercise) -> None:
    said = {p.word: p.cue.lower() for p in exercise.phases if p.kind is not PhaseKind.REST}
    said["Out"] = next(p.cue.lower() for p in exercise.phases if p.kind is PhaseKind.MOVE_OUT)
    out, back = ends(exercise)
    if angle(exercise, out, "knee_n") < angle(exercise, back, "knee_n"):
        assert "straighten the knee" in said["Out"]
        assert "bend the knee" in said["In"]
    else:
        assert angle(exercise, out, "ankle_n") != angle(exercise, back, "ankle_n")
        assert "toes" in said["Out"]
        assert "toes" in said["In"]
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
