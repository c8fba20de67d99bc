"""The regions of the body chart: ids, names, sides and how far down the leg each one is.

Lower back to toes only, since whole-body grids bias the scoring of back-related leg pain
(clinical reference B11). Front and back are distinct ids: a mark on the front of the knee is
never one on its back.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sciatica_desktop.domain.anatomy import Reach, Side


class View(StrEnum):
    """One picture of the chart; from behind and below, left is on the viewer's left."""

    BACK = "back"
    FRONT = "front"
    SOLES = "soles"

    @property
    def left_is_left(self) -> bool:
        """Whether the person's left is on the viewer's left."""
        return self is not View.FRONT


@dataclass(frozen=True, slots=True)
class Region:
    """One region of the body chart.

    Attributes:
        id: stable identity, kept in the diary and in exports.
        view: the picture it is drawn in.
        side: the person's own side, or None in the middle.
        name: the words a person reads, such as "Back of left thigh".
        reach: how far down the leg it is.
    """

    id: str
    view: View
    side: Side | None
    name: str
    reach: Reach

    @property
    def outline(self) -> str:
        """The key of its outline in the drawing: the id without the side."""
        return self.id if self.side is None else self.id.removesuffix(f"_{self.side.value}")


_MIDDLE = (
    ("back_low_back_middle", View.BACK, "Middle of low back", Reach.LOW_BACK),
    ("back_sacrum", View.BACK, "Sacrum", Reach.LOW_BACK),
)
_PAIRED = (
    ("back_low_back", View.BACK, "{side} low back", Reach.LOW_BACK),
    ("back_buttock", View.BACK, "{side} buttock", Reach.BUTTOCK),
    ("back_hip", View.BACK, "Side of {side} hip", Reach.BUTTOCK),
    ("back_thigh", View.BACK, "Back of {side} thigh", Reach.THIGH),
    ("back_outer_thigh", View.BACK, "Outer {side} thigh", Reach.THIGH),
    ("back_knee", View.BACK, "Back of {side} knee", Reach.KNEE),
    ("back_calf", View.BACK, "{side} calf", Reach.CALF),
    ("back_outer_calf", View.BACK, "Outer {side} calf", Reach.CALF),
    ("back_ankle", View.BACK, "{side} ankle", Reach.FOOT),
    ("back_heel", View.BACK, "{side} heel", Reach.FOOT),
    ("sole", View.SOLES, "{side} sole", Reach.FOOT),
    ("front_hip", View.FRONT, "Front of {side} hip", Reach.BUTTOCK),
    ("front_groin", View.FRONT, "{side} groin", Reach.BUTTOCK),
    ("front_thigh", View.FRONT, "Front of {side} thigh", Reach.THIGH),
    ("front_knee", View.FRONT, "Front of {side} knee", Reach.KNEE),
    ("front_shin", View.FRONT, "{side} shin", Reach.CALF),
    ("front_outer_shin", View.FRONT, "Outer {side} shin", Reach.CALF),
    ("front_foot", View.FRONT, "Top of {side} foot", Reach.FOOT),
    ("front_big_toe", View.FRONT, "{side} big toe", Reach.TOES),
    ("front_small_toes", View.FRONT, "{side} small toes", Reach.TOES),
)


def _named(template: str, side: Side) -> str:
    """The template with the side in it, capitalised only where the side comes first."""
    words = template.format(side=side.value)
    return words[0].upper() + words[1:]


def _on_side(side: Side) -> tuple[Region, ...]:
    return tuple(
        Region(f"{part}_{side.value}", view, side, _named(template, side), reach)
        for part, view, template, reach in _PAIRED
    )


REGIONS: tuple[Region, ...] = (
    *(Region(key, view, None, name, reach) for key, view, name, reach in _MIDDLE),
    *_on_side(Side.LEFT),
    *_on_side(Side.RIGHT),
)
"""All regions: the middle, then the left side downwards, then the right side."""

REGION_BY_ID = {region.id: region for region in REGIONS}


def region_name(region_id: str) -> str:
    """The words for a region; an id of another program's file is shown as it is, in words."""
    known = REGION_BY_ID.get(region_id)
    return known.name if known else region_id.replace("_", " ")


_DOWN_THE_BACK = {
    Reach.LOW_BACK: ("back_low_back",),
    Reach.BUTTOCK: ("back_buttock",),
    Reach.THIGH: ("back_thigh",),
    Reach.KNEE: ("back_knee",),
    Reach.CALF: ("back_calf",),
    Reach.FOOT: ("back_ankle", "back_heel"),
    Reach.TOES: (),
}


def regions_down_to(reach: Reach, side: Side) -> tuple[Region, ...]:
    """The regions from the low back down to a point, seen from behind on one side.

    It pictures the ladder of ``Reach``; it does not say where a nerve runs. The toes are not
    seen from behind, so they add nothing to the foot.
    """
    return tuple(
        REGION_BY_ID[f"{part}_{side.value}"]
        for rung in Reach
        if Reach.NONE < rung <= reach
        for part in _DOWN_THE_BACK[rung]
    )
