"""Hands: a palm, four fingers that curl, a thumb."""

from __future__ import annotations

from functools import cache
from math import cos, radians, sin

import numpy as np

from sciatica_desktop.figure.algebra import Array, unit, vector
from sciatica_desktop.figure.camera import Camera
from sciatica_desktop.figure.parts import Part, Tone
from sciatica_desktop.figure.profiles import FINGERS, PALM, sampled, spaced
from sciatica_desktop.figure.rings import Rings, tube, upright
from sciatica_desktop.figure.skeleton import Skeleton

# In the axes of a near hand: fingers point down the bone, the palm looks to the body (-r).
_DOWN = vector(0.0, -1.0, 0.0)
_TO_THUMB = vector(1.0, 0.0, 0.0)
_PALM_WAY = vector(0.0, 0.0, -1.0)


@cache
def _palm() -> Rings:
    places = spaced(0.0, 0.054, 7)
    radii = sampled(PALM, places)
    down = np.array((-0.011, -0.006, *places, 0.0575, 0.0595))
    radii = np.concatenate(
        (np.outer((0.6, 0.92), radii[0]), radii, np.outer((0.8, 0.45), radii[-1]))
    )
    centre = np.zeros((len(down), 3))
    centre[:, 1] = -down
    return upright(centre, radii)


def _bent(direction: Array, angle: float) -> Array:
    result: Array = direction * cos(angle) + _PALM_WAY * sin(angle)
    return result


@cache
def _fingers(curl: float, spread: float) -> tuple[tuple[Rings, Array], ...]:
    """The four fingers and their outer knuckles."""
    fingers = []
    for index, (across, size, radius) in enumerate(FINGERS):
        bend = radians(curl * (1 + 0.06 * index))
        fan = radians(spread * (1.2 - 0.8 * index))
        way = unit(_DOWN * cos(fan) + _TO_THUMB * sin(fan))
        base = _DOWN * 0.050 + _TO_THUMB * across
        first = base + _bent(way, bend * 0.75) * size * 0.44
        second = first + _bent(way, bend * 1.65) * size * 0.32
        tip = second + _bent(way, bend * 2.2) * size * 0.20
        joints = np.stack((base, first, second, tip))
        thickness = radius * np.array((1.0, 0.98, 0.92, 0.78))
        fingers.append((tube(joints, thickness, vector(0.0, 0.0, 1.0), 2, fine=False), second))
    return tuple(fingers)


@cache
def _thumb(angle: float) -> tuple[Rings, Array]:
    """The thumb and its middle joint."""
    out = radians(angle)
    base = _TO_THUMB * 0.012 + _DOWN * 0.014
    way = unit(_DOWN * cos(out) + _TO_THUMB * sin(out) + _PALM_WAY * 0.25)
    middle = base + way * 0.026
    tip = middle + unit(way * 0.9 + _DOWN * 0.35 + _PALM_WAY * 0.1) * 0.026
    thickness = np.array((0.0105, 0.0085, 0.0066))
    return tube(np.stack((base, middle, tip)), thickness, _PALM_WAY, 3, fine=False), middle


def hand_parts(body: Skeleton, side: str, camera: Camera) -> list[Part]:
    """The parts of a hand, from back to front."""
    far = side == "f"
    hand = body.bones[f"hand_{side}"]
    # Rounded so that a hand which keeps its grip is built once.
    curl = round(body.angle(f"finger_curl_{side}"), 1)
    spread = round(body.angle(f"finger_spread_{side}"), 1)
    mirror = np.array((1.0, 1.0, -1.0 if far else 1.0))

    def nearness(point: Array) -> float:
        return camera.nearness(hand.axes @ (point * mirror))

    fingers = [
        (nearness(knuckle), Part("finger", Tone.SKIN, rings.on(hand, far=far), lined=1.0))
        for rings, knuckle in _fingers(curl, spread)
    ]
    fingers.sort(key=lambda finger: finger[0])
    rings, joint = _thumb(round(body.angle(f"thumb_{side}"), 1))
    thumb = Part("thumb", Tone.SKIN, rings.on(hand, far=far), lined=1.0)
    palm = Part("palm", Tone.SKIN, _palm().on(hand, far=far), convex=True)
    looks_at_viewer = nearness(_PALM_WAY)
    curled_away = looks_at_viewer < -0.2 and curl > 35
    row = [part for _, part in fingers]
    row = [*row, palm] if curled_away else [palm, *row]
    behind = nearness(joint) - nearness(_DOWN * 0.02) < -0.004
    return [thumb, *row] if behind else [*row, thumb]
