from __future__ import annotations

from dataclasses import fields, replace

import pytest

from sciatica_desktop.domain.dose import Dose
from sciatica_desktop.domain.drawn import DrawnExercise
from sciatica_desktop.domain.exercise import Area, Family, Kind, Phase, PhaseKind, Source
from sciatica_desktop.domain.pose import Figure, Pose
from tests.domain.exercises import FLOSS_PHASES, HOLD_PHASES, make_exercise


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("sets", 0, "sets must be 1 to 10"),
        ("repetitions", 51, "repetitions must be 1 to 50"),
        ("hold_s", 0, "hold_s must be above 0"),
        ("rest_between_sets_s", -1, "rest_between_sets_s must be 0 to 600"),
        ("times_per_day", 11, "times_per_day must be 1 to 10"),
    ],
)
def test_a_dose_outside_its_range_is_refused(field: str, value: float, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        replace(Dose(), **{field: value})


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("kind", PhaseKind.GET_READY, "kind of a phase must be one of"),
        ("seconds", 0, "seconds must be above 0"),
        ("seconds", 601, "at most 600"),
        ("seconds", float("nan"), "seconds must be above 0"),
        ("cue", "x" * 41, "at most 40 characters, not 41"),
        ("word", "", "must not be empty"),
    ],
)
def test_a_phase_that_makes_no_sense_is_refused(field: str, value: object, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        replace(HOLD_PHASES[0], **{field: value})


@pytest.mark.parametrize("address", ["http://example.org", "example.org", ""])
def test_a_source_can_be_opened_safely(address: str) -> None:
    with pytest.raises(ValueError, match="https://"):
        Source("A page", address)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name", "", "name must not be empty"),
        ("id", "Hip Flexor", "id must be lower-case"),
        ("places", (), "places needs at least 1"),
        ("family", Family.HOW_TO, "kind steps and family how_to go together"),
        ("irritability_max", 11, "irritability_max must be 0 to 10"),
        ("earliest_after_waking_h", -1, "earliest_after_waking_h must be 0 to 24"),
    ],
)
def test_an_incomplete_card_is_refused(field: str, value: object, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        replace(make_exercise(), **{field: value})


def test_a_floss_has_no_hold_and_only_touches() -> None:
    floss = make_exercise(
        "floss", kind=Kind.REPETITIONS, phases=FLOSS_PHASES, family=Family.FLOSS, area=Area.NERVE
    )
    assert floss.is_floss
    assert floss.is_counted
    with pytest.raises(ValueError, match="no hold phase"):
        replace(floss, phases=HOLD_PHASES)
    with pytest.raises(ValueError, match="touch lasts at most 1 s"):
        replace(floss, phases=(Phase(PhaseKind.TOUCH, "Out", "Out.", "stretch", 1.5),))
    with pytest.raises(ValueError, match="hold_s is only for"):
        replace(floss, dose=Dose(hold_s=20))


def test_a_held_exercise_has_one_hold() -> None:
    hold = make_exercise()
    assert not hold.is_floss
    assert not hold.is_counted
    with pytest.raises(ValueError, match="exactly one hold"):
        replace(hold, phases=FLOSS_PHASES)
    with pytest.raises(ValueError, match="exactly one hold"):
        replace(hold, phases=HOLD_PHASES * 2)


def test_every_phase_goes_to_a_pose_that_is_drawn() -> None:
    drawn = make_drawn("start", "stretch")
    away = replace(HOLD_PHASES[0], pose="away")
    with pytest.raises(ValueError, match="'away' is not drawn"):
        replace(drawn, phases=(away, *HOLD_PHASES[1:]))


def test_the_first_pose_drawn_is_where_a_repetition_ends() -> None:
    assert make_drawn("start", "stretch").figure.rest == make_exercise().start_pose
    with pytest.raises(ValueError, match="must be the one the last phase ends in, 'start'"):
        make_drawn("stretch", "start")


def test_without_its_drawing_it_is_the_same_exercise() -> None:
    assert make_drawn("start", "stretch").undrawn == make_exercise()


def make_drawn(*poses: str) -> DrawnExercise:
    """The hold with a figure that has these poses."""
    card = make_exercise()
    words = {field.name: getattr(card, field.name) for field in fields(card)}
    return DrawnExercise(**words, figure=Figure(poses={name: Pose() for name in poses}))
