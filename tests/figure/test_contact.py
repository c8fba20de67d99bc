"""Hands touch what they hold: a leg, the hips, or a thing in the room."""

from __future__ import annotations

import numpy as np
import pytest

from sciatica_desktop.domain.furniture import BackSide, Prop, PropKind
from sciatica_desktop.figure.algebra import Array
from sciatica_desktop.figure.camera import Camera
from sciatica_desktop.figure.motion import Moment
from sciatica_desktop.figure.people import PEOPLE
from sciatica_desktop.figure.profiles import SHANK, THIGH, curve
from sciatica_desktop.figure.scene import scene_of
from sciatica_desktop.figure.skeleton import SHANK as SHANK_LENGTH
from sciatica_desktop.figure.skeleton import THIGH as THIGH_LENGTH
from sciatica_desktop.figure.skeleton import Skeleton, sign
from tests.figure.exercises import NAMES, bodies, figure

NEAR_ENOUGH = 0.010
"""In body heights: less than the thickness of a finger."""
THIN = 0.022
"""Thickness of a seat, a table top and the back of a chair."""


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("person", PEOPLE)
def test_hands_touch_what_they_hold(name: str, person: str) -> None:
    bad = []
    for moment, body in bodies(name, person):
        start, end = (figure(name).pose(pose).limbs for pose in (moment.start, moment.end))
        for limb in start.keys() & end.keys():
            held = start[limb].holds
            if held is None or held != end[limb].holds:
                continue
            # From one place on a thing to another a hand may let go.
            moved = held in set(PropKind) and start[limb].target != end[limb].target
            if moved and 0.0 < moment.progress < 1.0:
                continue
            gap = gap_of(name, person, moment, body, limb[-1], held)
            if abs(gap) > NEAR_ENOUGH:
                bad.append((limb, held, round(moment.progress, 2), round(gap, 4)))
    assert not bad, bad


def test_a_hand_that_lies_on_something_says_so() -> None:
    """What is led to a place in the room with the palm down would else never be measured."""
    silent = [
        (name, pose, limb)
        for name in NAMES
        for pose in figure(name).poses
        for limb, led in figure(name).pose(pose).limbs.items()
        if limb.startswith("arm")
        and led.holds is None
        and isinstance(led.target, tuple)
        and led.palm == (0.0, -1.0, 0.0)
        and led.target[1] < 0.04
    ]
    assert not silent


def gap_of(name: str, person: str, moment: Moment, body: Skeleton, side: str, held: str) -> float:
    """How far the nearest part of a palm is from the surface of what it holds."""
    hand = body.bones[f"hand_{side}"]
    inward = -sign(side) * 0.0115
    palm = np.array(
        [
            hand.point(across, -down, inward)
            for down in np.linspace(0.005, 0.075, 8)
            for across in (-0.012, 0.0, 0.012)
        ]
    )
    if held in set(PropKind):
        props = [prop for prop in figure(name).props if prop.kind == held]
        gaps = np.concatenate([_to_box(palm, box) for prop in props for box in _boxes(prop)])
    elif held == "pelvis":
        gaps = _to_hips(palm, name, person, moment)
    else:
        gaps = _to_leg(palm, body, held, PEOPLE[person].build.limbs)
    return float(gaps[np.abs(gaps).argmin()])


def _to_leg(palm: Array, body: Skeleton, held: str, thickness: float) -> Array:
    table, size = (THIGH, THIGH_LENGTH) if held.startswith("thigh") else (SHANK, SHANK_LENGTH)
    bone = body.bones[held]
    points = (palm - bone.origin) @ bone.axes
    radii = thickness * curve(np.array(table), np.clip(-points[:, 1] / size, 0, 1))
    return _to_ring(points[:, 0], points[:, 2] * sign(held[-1]), radii)


def _to_hips(palm: Array, name: str, person: str, moment: Moment) -> Array:
    layers = scene_of(figure(name), moment, Camera(0.0, 0.0, 1.0), PEOPLE[person].build).layers
    gaps = []
    for part in layers["torso"].parts:
        if part.name not in ("pelvis", "top") or part.rings is None:
            continue
        away = palm[:, None] - part.rings.centre
        nearest = np.hypot.reduce(away, axis=2).argmin(1)
        away = away[np.arange(len(palm)), nearest]
        front = (away * part.rings.front[nearest]).sum(1)
        right = (away * part.rings.right[nearest]).sum(1)
        gaps.append(_to_ring(front, right, part.rings.radii[nearest]))
    return np.concatenate(gaps)


def _to_ring(front: Array, right: Array, radii: Array) -> Array:
    a = np.where(front > 0, radii[:, 0], radii[:, 1])
    r = np.where(right > 0, radii[:, 2], radii[:, 3])
    around = np.maximum(np.hypot(front / a, right / r), 1e-6)
    gaps: Array = np.hypot(front, right) * (1 - 1 / around)
    return gaps


def _boxes(prop: Prop) -> list[Array]:
    """The solid parts of a prop, each as its lowest and highest corner."""
    box = np.array((prop.x, prop.y, prop.z)).T
    if prop.kind in (PropKind.DESK, PropKind.CHAIR):
        box[0, 1] = prop.y[1] - THIN
    if not prop.back:
        return [box]
    back = box.copy()
    back[:, 1] = prop.y[1] + prop.back * 0.42, prop.y[1] + prop.back
    across = 2 if prop.back_at is BackSide.FAR else 0
    back[:, across] = back[0, across] - 0.030, back[0, across] - 0.008
    return [box, back]


def _to_box(points: Array, box: Array) -> Array:
    outside = np.maximum(box[0] - points, points - box[1])
    gaps: Array = np.hypot.reduce(np.maximum(outside, 0), axis=1) + np.minimum(outside.max(1), 0)
    return gaps
