from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop.domain.diary import (
    HOURS,
    RATINGS,
    TREATMENT_FORMS,
    Entry,
    EntryKind,
    Felt,
    Medicine,
    RegionMark,
    Treatment,
    TreatmentKind,
    can_be_written,
)

NOON = datetime(2025, 3, 14, 12, tzinfo=UTC)
ENTRY = Entry("a", NOON, NOON)


@given(st.integers(-5, 15), st.sampled_from(RATINGS))
def test_ratings_are_0_to_10(value: int, name: str) -> None:
    if 0 <= value <= 10:
        assert getattr(replace(ENTRY, **{name: value}), name) == value
    else:
        with pytest.raises(ValueError, match=f"{name} must be 0 to 10 or empty"):
            replace(ENTRY, **{name: value})


@pytest.mark.parametrize("name", HOURS)
@pytest.mark.parametrize("value", [-0.1, 24.1, float("nan"), float("inf")])
def test_hours_are_those_of_a_day(name: str, value: float) -> None:
    with pytest.raises(ValueError, match=f"{name} must be 0 to 24 or empty"):
        replace(ENTRY, **{name: value})


@pytest.mark.parametrize("name", ["happened", "written"])
def test_a_time_without_an_offset_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name} needs a UTC offset"):
        replace(ENTRY, **{name: NOON.replace(tzinfo=None)})


def test_the_day_is_the_local_one_where_it_happened() -> None:
    tokyo = timezone(timedelta(hours=9))
    assert replace(ENTRY, happened=datetime(2025, 3, 15, 0, 30, tzinfo=tokyo)).day.day == 15


@pytest.mark.parametrize(
    ("hours", "late"), [(0, False), (11, False), (12, True), (36, True), (-1, False)]
)
def test_late_is_a_later_calendar_day_there(hours: int, late: bool) -> None:
    assert replace(ENTRY, written=NOON + timedelta(hours=hours)).is_late is late


def test_the_night_a_clock_goes_back_makes_nothing_late() -> None:
    summer, winter = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))
    happened = datetime(2026, 10, 25, 1, 0, tzinfo=summer)
    evening = datetime(2026, 10, 25, 23, 30, tzinfo=winter)
    assert not replace(ENTRY, happened=happened, written=evening).is_late
    assert replace(ENTRY, happened=happened, written=evening + timedelta(hours=1)).is_late


def test_what_somebody_took_has_a_name_and_a_count() -> None:
    assert Medicine("tablet").count == 1
    with pytest.raises(ValueError, match="needs a name"):
        Medicine("  ")
    for number in (0, 100):
        with pytest.raises(ValueError, match="must be 1 to 99"):
            Medicine("tablet", number)


def test_the_forms_of_massage_are_those_people_name() -> None:
    assert {"deep tissue", "Swedish", "neuromuscular", "myofascial release", "hot stone"} <= set(
        TREATMENT_FORMS[TreatmentKind.MASSAGE]
    )
    assert Treatment(TreatmentKind.MASSAGE, 30, "deep tissue", Felt.SAME).felt is Felt.SAME


def test_typing_it_in_another_zone_makes_it_no_later() -> None:
    tokyo = timezone(timedelta(hours=9))
    at_once = datetime(2025, 3, 14, 23, 0, tzinfo=tokyo).astimezone(tokyo)
    assert not replace(ENTRY, happened=at_once, written=at_once.astimezone(UTC)).is_late


def test_an_entry_is_empty_until_something_is_answered() -> None:
    assert ENTRY.is_empty
    assert replace(ENTRY, kind=EntryKind.MOMENT).is_empty
    assert not replace(ENTRY, leg_average=0).is_empty
    assert not replace(ENTRY, flare=True).is_empty
    assert not replace(ENTRY, notes="x").is_empty


@pytest.mark.parametrize(("ago", "can"), [(-1, False), (0, True), (1, True), (3, True), (4, False)])
def test_a_day_can_be_written_for_three_more_days(ago: int, can: bool) -> None:
    today = date(2025, 3, 14)
    assert can_be_written(today - timedelta(days=ago), today) is can


def test_marks_and_treatments_stay_in_their_ranges() -> None:
    for strength in (-1, 11):
        with pytest.raises(ValueError, match="0 to 10"):
            RegionMark("back_calf_left", strength)
    with pytest.raises(ValueError, match="at least one kind"):
        RegionMark("back_calf_left", 3, ())
    for minutes in (-1, 601):
        with pytest.raises(ValueError, match="0 to 600"):
            Treatment(TreatmentKind.MASSAGE, minutes)


def test_every_treatment_has_a_letter_of_its_own() -> None:
    assert len({kind.letter for kind in TreatmentKind}) == len(TreatmentKind)
