"""Inverse kinematics of two-bone limbs: an ankle or a wrist is led to a point."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

from sciatica_desktop.figure.algebra import Array, cross, length, limb_axes, unit
from sciatica_desktop.figure.skeleton import (
    FOREARM,
    SHANK,
    THIGH,
    UPPER_ARM,
    Bone,
    Skeleton,
    add_forearm,
    add_shank,
)

_LONGEST = 0.9985
"""Share of the full length a limb may reach: a locked joint flips and looks like a stick."""


class TwoBone(NamedTuple):
    """A solved limb: its middle joint, its end, how it bulges and what was out of reach."""

    middle: Array
    end: Array
    bulge: Array
    miss: float


def two_bone(start: Array, target: Array, first: float, second: float, pole: Array) -> TwoBone:
    """Find the middle joint of a limb.

    Args:
        start: the fixed joint.
        target: where the end should be.
        first: length of the first bone.
        second: length of the second bone.
        pole: the way the middle joint should point.
    """
    way = target - start
    wanted = length(way)
    reach = max(min(wanted, (first + second) * _LONGEST), abs(first - second) + 1e-4)
    along = unit(way)
    bulge = unit(pole - along * float(pole @ along))
    share = (first * first + reach * reach - second * second) / (2 * first * reach)
    share = max(-1.0, min(1.0, share))
    middle = start + along * (first * share) + bulge * (first * sqrt(1 - share * share))
    return TwoBone(middle, start + along * reach, bulge, abs(wanted - reach))


def lead_leg(body: Skeleton, side: str, ankle: Array, knee: Array, foot: Array | None) -> float:
    """Lead an ankle to a point.

    Args:
        body: the skeleton to change.
        side: n or f.
        ankle: where the ankle has to be.
        knee: the way the knee points.
        foot: axes of a planted foot, or None.

    Returns:
        What stayed out of reach, in body heights.
    """
    hip = body.origin(f"thigh_{side}")
    limb = two_bone(hip, ankle, THIGH, SHANK, knee)
    thigh, shank = unit(limb.middle - hip), unit(limb.end - limb.middle)
    hinge = -cross(thigh, shank)
    if length(hinge) < 1e-3:
        hinge = cross(limb.bulge, -thigh)
    body.bones[f"thigh_{side}"] = Bone(hip, limb_axes(thigh, hinge))
    add_shank(body, side, Bone(limb.middle, limb_axes(shank, hinge)), foot)
    return limb.miss


def lead_arm(body: Skeleton, side: str, wrist: Array, elbow: Array, hand: Array | None) -> float:
    """Lead a wrist to a point; like ``lead_leg``, with the elbow bending the other way."""
    shoulder = body.origin(f"upper_arm_{side}")
    limb = two_bone(shoulder, wrist, UPPER_ARM, FOREARM, elbow)
    upper, fore = unit(limb.middle - shoulder), unit(limb.end - limb.middle)
    hinge = cross(upper, fore)
    if length(hinge) < 1e-3:
        hinge = cross(-limb.bulge, -upper)
    body.bones[f"upper_arm_{side}"] = Bone(shoulder, limb_axes(upper, hinge))
    add_forearm(body, side, Bone(limb.middle, limb_axes(fore, hinge)), hand)
    return limb.miss
