"""When the safety questions come again, and what waits until they are answered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop.domain.anatomy import Reach
from sciatica_desktop.domain.changes import Change, changes_since
from sciatica_desktop.domain.diary import Entry, RegionKind, RegionMark
from sciatica_desktop.domain.exercise import Family
from sciatica_desktop.domain.safety import (
    DOCTOR_SIGNS,
    EMERGENCY_SIGNS,
    Screening,
    Standing,
    standing,
)

ANSWERED = datetime(2025, 3, 14, 9, 0, tzinfo=UTC)
NOW = ANSWERED + timedelta(days=3)
CLEAR = Screening(ANSWERED)
NUMB = (RegionKind.NUMB,)


def entry(days: float, **fields: object) -> Entry:
    """An entry so many days after the answers, written at once."""
    when = ANSWERED + timedelta(days=days)
    return Entry(f"e{days}", when, when, **fields)  # type: ignore[arg-type]  # each test knows its fields


def marks(*regions: str, kinds: tuple[RegionKind, ...] = (RegionKind.PAIN,)) -> dict[str, object]:
    return {"regions": tuple(RegionMark(region, 4, kinds) for region in regions)}


def changes(*entries: Entry) -> tuple[Change, ...]:
    return changes_since(ANSWERED, entries)


def test_without_answers_they_are_asked() -> None:
    assert standing(None, NOW) is Standing.UNASKED


@pytest.mark.parametrize(("days", "expected"), [(14, Standing.CLEAR), (14.01, Standing.UNASKED)])
def test_an_answer_stands_for_a_fortnight(days: float, expected: Standing) -> None:
    assert standing(CLEAR, ANSWERED + timedelta(days=days)) is expected


def test_both_legs_are_asked_about_however_they_were_marked() -> None:
    assert changes(entry(1, **marks("back_thigh_left", "front_shin_right"))) == (Change.BOTH_LEGS,)
    assert changes(entry(1, reach_left=Reach.THIGH, reach_right=Reach.THIGH)) == (Change.BOTH_LEGS,)
    assert changes(entry(1, reach_right=Reach.CALF, **marks("back_calf_left"))) == (
        Change.BOTH_LEGS,
    )


@pytest.mark.parametrize(
    "fields",
    [
        marks("back_thigh_left", "back_calf_left"),
        marks("back_thigh_left", "back_buttock_right"),
        {"reach_left": Reach.CALF, "reach_right": Reach.BUTTOCK},
        {"regions": (RegionMark("back_calf_left", 5), RegionMark("back_calf_right", 0))},
        {"leg_average": 9, "leg_worst": 10},
    ],
)
def test_one_leg_alone_changes_nothing(fields: dict[str, object]) -> None:
    assert changes(entry(1, **fields)) == ()


def test_weakness_is_asked_about_when_it_is_new() -> None:
    weak = entry(1, qualities=("weak",))
    assert changes(weak) == (Change.WEAKNESS,)
    assert changes(entry(-13, qualities=("weak",)), weak) == ()
    assert changes(entry(-15, qualities=("weak",)), weak) == (Change.WEAKNESS,)


@pytest.mark.parametrize(
    ("regions", "kinds", "asked"),
    [
        (("front_groin_left",), NUMB, True),
        (("back_sacrum",), (RegionKind.PAIN, RegionKind.TINGLING), True),
        (("back_buttock_left", "back_buttock_right"), NUMB, True),
        (("back_buttock_left",), NUMB, False),
        (("front_groin_left",), (RegionKind.PAIN,), False),
        (("back_calf_left",), NUMB, False),
    ],
)
def test_lost_feeling_between_the_legs_is_asked_about(
    regions: tuple[str, ...], kinds: tuple[RegionKind, ...], asked: bool
) -> None:
    assert changes(entry(1, **marks(*regions, kinds=kinds))) == ((Change.SADDLE,) if asked else ())


@pytest.mark.parametrize(
    ("before", "after", "asked"),
    [
        (Reach.BUTTOCK, Reach.KNEE, True),
        (Reach.NONE, Reach.BUTTOCK, True),
        (Reach.BUTTOCK, Reach.THIGH, False),
        (Reach.FOOT, Reach.BUTTOCK, False),
    ],
)
def test_a_reach_that_jumps_down_is_asked_about(before: Reach, after: Reach, asked: bool) -> None:
    expected = (Change.FURTHER,) if asked else ()
    assert changes(entry(-1, reach_left=before), entry(1, reach_left=after)) == expected
    assert changes(entry(-1, reach_left=before), entry(1, reach_right=after)) == ()


def test_a_jump_within_a_day_or_before_the_answers_is_none() -> None:
    assert changes(entry(1, reach_left=Reach.NONE), entry(1.1, reach_left=Reach.FOOT)) == ()
    assert changes(entry(-3, reach_left=Reach.NONE), entry(-2, reach_left=Reach.FOOT)) == ()


def test_a_change_comes_before_a_doctors_sign_and_after_an_emergency() -> None:
    both = [entry(1, **marks("back_thigh_left", "back_thigh_right"))]
    assert standing(CLEAR, NOW) is Standing.CLEAR
    assert standing(CLEAR, NOW, both) is Standing.UNASKED
    weak = Screening(ANSWERED, (DOCTOR_SIGNS[0].id,))
    assert standing(weak, NOW) is Standing.DOCTOR_FIRST
    assert standing(weak, NOW, both) is Standing.UNASKED
    help_now = Screening(ANSWERED, (EMERGENCY_SIGNS[0].id,))
    assert standing(help_now, NOW + timedelta(days=99), both) is Standing.EMERGENCY


@pytest.mark.parametrize(
    ("now", "blocked"),
    [
        (Standing.CLEAR, set()),
        (Standing.DOCTOR_FIRST, {Family.FLOSS, Family.STRENGTH}),
        (Standing.UNASKED, set(Family)),
        (Standing.EMERGENCY, set(Family)),
    ],
)
def test_what_waits(now: Standing, blocked: set[Family]) -> None:
    assert {family for family in Family if now.blocks(family)} == blocked


@given(
    days=st.lists(st.floats(-20, -0.01), max_size=4),
    reaches=st.lists(st.sampled_from(Reach), min_size=4, max_size=4),
)
def test_what_was_written_before_the_answers_never_asks_again(
    days: list[float], reaches: list[Reach]
) -> None:
    entries = [
        entry(day, reach_left=reach, reach_right=Reach.TOES, qualities=("weak",))
        for day, reach in zip(days, reaches, strict=False)
    ]
    assert changes(*entries) == ()
