"""Regions of the body chart: who they are, and that left stays left."""

from __future__ import annotations

from sciatica_desktop.domain.anatomy import Reach, Side
from sciatica_desktop.domain.body import (
    REGION_BY_ID,
    REGIONS,
    View,
    region_name,
    regions_down_to,
)


def test_every_region_has_an_id_and_a_name_of_its_own() -> None:
    assert len(REGION_BY_ID) == len(REGIONS)
    assert len({region.name for region in REGIONS}) == len(REGIONS)


def test_the_two_sides_have_the_same_regions() -> None:
    ids = {side: {r.outline for r in REGIONS if r.side is side} for side in Side}
    assert ids[Side.LEFT] == ids[Side.RIGHT]


def test_an_id_and_a_name_say_the_side_they_are_on() -> None:
    for region in REGIONS:
        for side in Side:
            on_it = region.side is side
            assert region.id.endswith(side.value) == on_it
            assert (side.value in region.name.lower()) == on_it


def test_front_and_back_are_never_the_same_region() -> None:
    for region in REGIONS:
        if region.view is not View.SOLES:
            assert region.id.startswith(region.view.value)


def test_names_begin_with_a_capital_and_have_no_underscore() -> None:
    for region in REGIONS:
        assert region.name[0].isupper()
        assert "_" not in region.name


def test_a_region_of_another_program_is_shown_in_words() -> None:
    assert region_name("front_left_elbow") == "front left elbow"


def test_the_ladder_adds_regions_downwards_on_one_side_only() -> None:
    for side in Side:
        before: set[str] = set()
        for reach in Reach:
            here = {region.id for region in regions_down_to(reach, side)}
            assert before <= here
            assert all(REGION_BY_ID[key].side is side for key in here)
            assert all(REGION_BY_ID[key].reach <= reach for key in here)
            before = here
    assert regions_down_to(Reach.NONE, Side.LEFT) == ()
    assert len(regions_down_to(Reach.TOES, Side.LEFT)) == 7
