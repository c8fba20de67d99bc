"""The routines that come with the program are those of clinical reference D5."""

from __future__ import annotations

import pytest

from sciatica_desktop import resources
from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.doses import past_seen
from sciatica_desktop.domain.plan import Pace, Plan, compile_plan
from sciatica_desktop.domain.routine import Routine
from sciatica_desktop.storage.library import load_library

LIBRARY = load_library(resources.root())
ROUTINES = list(LIBRARY.routines.values())

every_routine = pytest.mark.parametrize("routine", ROUTINES, ids=lambda routine: routine.id)


def plan_of(routine: str) -> Plan:
    pace = Pace(affected=AffectedSide.LEFT)
    return compile_plan(LIBRARY.routines[routine], LIBRARY.exercises, pace)


@pytest.mark.parametrize(
    ("routine", "minutes"),
    [
        ("desk_reset", 6.5),
        ("seed_five", 10),
        ("strong_back", 6.5),
        ("flare_day", 4),
        ("morning", 4.5),
    ],
)
def test_a_routine_takes_about_the_minutes_it_was_planned_for(routine: str, minutes: float) -> None:
    assert plan_of(routine).seconds / 60 == pytest.approx(minutes, rel=0.25)


def test_the_first_week_is_half_of_the_five() -> None:
    half, whole = plan_of("first_week"), plan_of("seed_five")
    assert [block.exercise for block in half.blocks] == [block.exercise for block in whole.blocks]
    moved, all_of_it = (sum(block.active_s for block in plan.blocks) for plan in (half, whole))
    assert moved / all_of_it == pytest.approx(0.5, abs=0.1)


@every_routine
def test_a_routine_says_what_it_is_for_in_one_sentence(routine: Routine) -> None:
    assert routine.place
    if routine.id != "seed_five":
        assert routine.about.endswith(".")
        assert len(routine.about) <= 90


@every_routine
def test_a_routine_keeps_to_doses_the_sources_teach(routine: Routine) -> None:
    for item in routine.items:
        exercise = LIBRARY.exercises[item.exercise]
        assert past_seen(exercise, item.dose or exercise.dose) == ()


@every_routine
def test_shorter_routines_get_done_more_often(routine: Routine) -> None:
    # Clinical reference D1: more than six exercises were done clearly less often.
    assert 3 <= len(routine.items) <= 5


def test_a_flare_day_stays_small_and_gentle() -> None:
    flare = LIBRARY.routines["flare_day"]
    assert flare.flare
    assert all(LIBRARY.exercises[item.exercise].flare_ok for item in flare.items)
    assert [routine.id for routine in ROUTINES if routine.flare] == ["flare_day"]
