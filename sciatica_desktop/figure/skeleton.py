"""The skeleton: bone lengths, the chain of joints, and forward kinematics.

Lengths are fractions of body height after Drillis and Contini (1966) as reproduced in Winter,
*Biomechanics and Motor Control of Human Movement*; shoulder centre, hip joint centre and head are
set by eye so that the drawing reads well when small.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from sciatica_desktop.domain.joints import JOINTS
from sciatica_desktop.figure.algebra import (
    Array,
    about_x,
    about_y,
    about_z,
    swung,
    vector,
)

THIGH = 0.245
SHANK = 0.246
UPPER_ARM = 0.186
FOREARM = 0.146
HIP_HALF_WIDTH = 0.050
SHOULDER_HALF_WIDTH = 0.102
TOE_JOINT = (0.078, -0.030)
"""Where the toes begin, in the axes of the foot (forward of and above the ankle)."""

SPINE = ("pelvis", "l5", "l3", "l1", "t9", "t5", "t1", "c5", "head")
SPINE_POINTS: Array = np.array(
    (
        (0.000, 0.000, 0.0),
        (-0.012, 0.050, 0.0),
        (-0.006, 0.095, 0.0),
        (-0.008, 0.140, 0.0),
        (-0.014, 0.185, 0.0),
        (-0.022, 0.235, 0.0),
        (-0.022, 0.290, 0.0),
        (-0.003, 0.326, 0.0),
        (0.012, 0.358, 0.0),
    )
)
"""The neutral spine in the axes of the pelvis, origin between the hip joints."""

_LUMBAR = {"l5": 0.4, "l3": 0.3, "l1": 0.3}
_THORACIC = {"t9": 0.4, "t5": 0.35, "t1": 0.25}
_NECK = {"t1": 0.35, "c5": 0.65}
_BUTTOCK_TWIST = 0.3
"""Share of the twist of a thigh that the buttock follows."""
_SHOULDER_GIRDLE = vector(0.010, -0.038, 0.0)

Angles = Mapping[str, float]
Reader = Callable[[str], float]


class Bone(NamedTuple):
    """Where a bone begins and how it is turned; the columns of ``axes`` are a, u and r."""

    origin: Array
    axes: Array

    def point(self, a: float = 0.0, u: float = 0.0, r: float = 0.0) -> Array:
        """A point carried by the bone, in the world."""
        return self.origin + self.axes @ vector(a, u, r)


@dataclass(slots=True)
class Skeleton:
    """A solved body.

    Attributes:
        angles: the angles it was solved from, in degrees.
        bones: every bone by name.
        misses: by limb, how far its target stayed out of reach, in body heights.
    """

    angles: dict[str, float]
    bones: dict[str, Bone] = field(default_factory=dict)
    misses: dict[str, float] = field(default_factory=dict)

    def angle(self, joint: str) -> float:
        """The angle a joint was given, or its neutral angle."""
        given = self.angles.get(joint)
        return JOINTS[joint].neutral if given is None else given

    def point(self, bone: str, a: float = 0.0, u: float = 0.0, r: float = 0.0) -> Array:
        """A point carried by a bone, in the world."""
        return self.bones[bone].point(a, u, r)

    def origin(self, bone: str) -> Array:
        """The joint a bone begins at."""
        return self.bones[bone].origin

    def add_buttocks(self) -> None:
        """Add the helper bones between pelvis and thigh.

        They keep buttock, nerve and target area in place when the hip folds. The flesh follows
        half of the swing of a thigh and little of its twist, which turns the bone inside it.
        """
        pelvis = self.bones["pelvis"].axes
        for side in "nf":
            thigh = self.bones[f"thigh_{side}"]
            axes = swung(pelvis, thigh.axes, 0.5, _BUTTOCK_TWIST)
            self.bones[f"buttock_{side}"] = Bone(thigh.origin, axes)


def sign(side: str) -> float:
    """+1 for the near side and -1 for the far side: the way that side lies along ``r``."""
    return 1.0 if side == "n" else -1.0


def stand(angles: Angles, root: Array | None = None) -> Skeleton:
    """Forward kinematics: every bone from the joint angles alone.

    Args:
        angles: degrees by joint name; what is missing is neutral.
        root: where the point between the hip joints is.
    """
    body = Skeleton(dict(angles))
    turn = body.angle
    axes = about_y(turn("root_yaw")) @ about_z(turn("root_pitch")) @ about_x(turn("root_roll"))
    body.bones["pelvis"] = Bone(np.zeros(3) if root is None else root, axes)
    _add_spine(body)
    for side in "nf":
        _add_leg(body, side)
        _add_arm(body, side)
    body.add_buttocks()
    return body


def _add_spine(body: Skeleton) -> None:
    turn = body.angle
    origin, axes = body.bones["pelvis"]
    for index, name in enumerate(SPINE[1:], start=1):
        origin = origin + axes @ (SPINE_POINTS[index] - SPINE_POINTS[index - 1])
        lumbar, thoracic, neck = _LUMBAR.get(name, 0), _THORACIC.get(name, 0), _NECK.get(name, 0)
        bend = turn("lumbar") * lumbar + turn("thoracic") * thoracic + turn("neck") * neck
        side = turn("lumbar_side") * lumbar + turn("thoracic_side") * thoracic
        twist = turn("lumbar_twist") * lumbar + turn("thoracic_twist") * thoracic
        # Half of a turned or tilted head comes from the neck, half from the top joint.
        share = 0.5 if name == "head" else 0.5 * neck
        side += turn("head_tilt") * share
        twist += turn("head_turn") * share
        if name == "head":
            bend += turn("head")
        if bend or side or twist:
            axes = axes @ about_z(-bend) @ about_x(side) @ about_y(-twist)
        body.bones[name] = Bone(origin, axes)


def _add_leg(body: Skeleton, side: str) -> None:
    turn, way = body.angle, sign(side)
    pelvis = body.bones["pelvis"]
    axes = (
        pelvis.axes
        @ about_z(turn(f"hip_{side}"))
        @ about_x(-way * turn(f"hip_abduction_{side}"))
        @ about_y(-way * turn(f"hip_rotation_{side}"))
    )
    hip = pelvis.point(r=way * HIP_HALF_WIDTH)
    body.bones[f"thigh_{side}"] = Bone(hip, axes)
    knee = hip - axes[:, 1] * THIGH
    add_shank(body, side, Bone(knee, axes @ about_z(-turn(f"knee_{side}"))))


def add_shank(body: Skeleton, side: str, shank: Bone, foot: Array | None = None) -> None:
    """Set the shank and let foot and toes follow.

    Args:
        body: the skeleton to change.
        side: n or f.
        shank: the new shank.
        foot: axes of a planted foot; None lets the ankle angle decide.
    """
    body.bones[f"shank_{side}"] = shank
    axes = shank.axes @ about_z(body.angle(f"ankle_{side}")) if foot is None else foot
    ankle = Bone(shank.point(u=-SHANK), axes)
    body.bones[f"foot_{side}"] = ankle
    toes = axes @ about_z(body.angle(f"toes_{side}"))
    body.bones[f"toes_{side}"] = Bone(ankle.point(*TOE_JOINT), toes)


def _add_arm(body: Skeleton, side: str) -> None:
    turn, way = body.angle, sign(side)
    chest = body.bones["t1"]
    girdle = about_y(way * turn(f"clavicle_forward_{side}")) @ about_x(
        -way * turn(f"clavicle_up_{side}")
    )
    reach = _SHOULDER_GIRDLE + girdle @ vector(0.0, 0.0, way * SHOULDER_HALF_WIDTH)
    axes = (
        chest.axes
        @ about_z(turn(f"shoulder_{side}"))
        @ about_x(-way * turn(f"shoulder_abduction_{side}"))
        @ about_y(-way * turn(f"shoulder_rotation_{side}"))
    )
    shoulder = chest.origin + chest.axes @ reach
    body.bones[f"upper_arm_{side}"] = Bone(shoulder, axes)
    elbow = shoulder - axes[:, 1] * UPPER_ARM
    add_forearm(body, side, Bone(elbow, axes @ about_z(turn(f"elbow_{side}"))))


def add_forearm(body: Skeleton, side: str, forearm: Bone, hand: Array | None = None) -> None:
    """Set the forearm and let the hand follow.

    A neutral hand has its fingers along -u, its thumb forward and its palm towards the body.

    Args:
        body: the skeleton to change.
        side: n or f.
        forearm: the new forearm.
        hand: axes of a hand that is laid on something; None lets the wrist angles decide.
    """
    turn, way = body.angle, sign(side)
    body.bones[f"forearm_{side}"] = forearm
    axes = hand
    if axes is None:
        axes = (
            forearm.axes
            @ about_y(way * turn(f"pronation_{side}"))
            @ about_x(way * turn(f"wrist_{side}"))
            @ about_z(turn(f"wrist_deviation_{side}"))
        )
    body.bones[f"hand_{side}"] = Bone(forearm.point(u=-FOREARM), axes)
