"""From poses to a skeleton: angles and targets are mixed, then every joint is solved anew.

Joint positions are never mixed: limbs would shrink half-way. Order: forward kinematics, shift so
that the anchored point stays, lead the legs (those that hold on to another bone last), then the
arms, whose targets may lie on a leg.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from sciatica_desktop.domain.joints import JOINTS
from sciatica_desktop.domain.pose import Anchor, Figure, Limb, OnBone, Place, Pose, Turn
from sciatica_desktop.figure.algebra import (
    Array,
    about_x,
    about_y,
    about_z,
    cross,
    limb_axes,
    unit,
)
from sciatica_desktop.figure.build import AVERAGE, Build
from sciatica_desktop.figure.motion import Moment, eased
from sciatica_desktop.figure.reach import lead_arm, lead_leg
from sciatica_desktop.figure.skeleton import Bone, Skeleton, add_shank, sign, stand

_KNEE_FORWARD: Place = (1.0, 0.0, 0.0)
_ELBOW_DOWN: Place = (0.0, -1.0, 0.0)


@dataclass(frozen=True, slots=True)
class Mix:
    """Two whole poses and how far the body is from the first to the second, 0 to 1."""

    start: Pose
    end: Pose
    share: float

    def number(self, first: float, second: float) -> float:
        """A number on the way."""
        return first + (second - first) * self.share

    def angles(self) -> dict[str, float]:
        """Every joint angle on the way."""
        names = self.start.angles.keys() | self.end.angles.keys()
        return {
            name: self.number(
                self.start.angles.get(name, JOINTS[name].neutral),
                self.end.angles.get(name, JOINTS[name].neutral),
            )
            for name in names
        }

    def place(self, body: Skeleton, first: Place, second: Place, *, direction: bool) -> Array:
        """A point or direction on the way; both ends are resolved on the body as it is now."""
        start = _resolve(body, first, direction=direction)
        if first == second or self.share == 0.0:
            return start
        end = _resolve(body, second, direction=direction)
        return start + (end - start) * self.share


def moment_mix(figure: Figure, moment: Moment) -> Mix:
    """The poses a moment lies between.

    Raises:
        KeyError: if the figure has no such pose.
    """
    start = figure.pose(moment.start)
    if moment.start == moment.end:
        return Mix(start, start, 0.0)
    return Mix(start, figure.pose(moment.end), eased(moment.progress))


def solve(mix: Mix, build: Build = AVERAGE) -> Skeleton:
    """The skeleton of a mix of poses; what touches a limb keeps touching it in every build."""
    angles = mix.angles()
    body = stand(angles)
    anchor = mix.start.anchor
    if anchor is not None:
        shift = _anchor_at(mix, anchor) - body.point(anchor.bone, anchor.a, anchor.u, anchor.r)
        for name, bone in body.bones.items():
            body.bones[name] = Bone(bone.origin + shift, bone.axes)
    for name in _leading_order(mix):
        _lead(body, mix, name, build)
    body.add_buttocks()
    return body


def solve_moment(figure: Figure, moment: Moment, build: Build = AVERAGE) -> Skeleton:
    """The skeleton at a moment."""
    return solve(moment_mix(figure, moment), build)


def _anchor_at(mix: Mix, anchor: Anchor) -> Array:
    start: Array = np.array(anchor.at)
    if mix.end.anchor is None or mix.end.anchor == anchor:
        return start
    # The anchored bone may not change during a movement; where it stands may.
    end: Array = np.array(mix.end.anchor.at)
    return start + (end - start) * mix.share


def _leading_order(mix: Mix) -> list[str]:
    def when(name: str) -> tuple[bool, bool, str]:
        limb = mix.start.limbs.get(name) or mix.end.limbs[name]
        return name.startswith("arm"), isinstance(limb.target, OnBone), name

    return sorted(mix.start.limbs.keys() | mix.end.limbs.keys(), key=when)


def _lead(body: Skeleton, mix: Mix, name: str, build: Build) -> None:
    first = mix.start.limbs.get(name) or mix.end.limbs[name]
    second = mix.end.limbs.get(name) or first
    # What only one of the two poses says holds all the way.
    first, second = first.over(second), second.over(first)
    first, second = _fitted(first, name, build), _fitted(second, name, build)
    side = name[-1]
    if name.startswith("leg"):
        _lead_leg(body, mix, side, first, second)
    else:
        _lead_arm(body, mix, side, first, second)


def _fitted(limb: Limb, name: str, build: Build) -> Limb:
    """A limb that touches another one or the hips, for the thickness of both."""
    if build == AVERAGE or not isinstance(limb.target, OnBone):
        return limb
    own = 0.75 if name.startswith("leg") else 0.0
    return replace(limb, target=build.pushed_out(limb.target, own))


def _lead_leg(body: Skeleton, mix: Mix, side: str, first: Limb, second: Limb) -> None:
    foot = None
    if first.foot is not None and second.foot is not None:
        foot = _foot_axes(mix, first.foot, second.foot)
    if first.lay is not None and second.lay is not None:
        along = mix.place(body, first.lay, second.lay, direction=True)
        thigh, knee = body.bones[f"thigh_{side}"], body.origin(f"shank_{side}")
        add_shank(body, side, Bone(knee, limb_axes(along, thigh.axes[:, 2])), foot)
        return
    if first.target is None or second.target is None:
        return
    ankle = mix.place(body, first.target, second.target, direction=False)
    pole = mix.place(
        body, first.pole or _KNEE_FORWARD, second.pole or _KNEE_FORWARD, direction=True
    )
    body.misses[f"leg_{side}"] = lead_leg(body, side, ankle, pole, foot)


def _lead_arm(body: Skeleton, mix: Mix, side: str, first: Limb, second: Limb) -> None:
    if first.target is None or second.target is None:
        return
    hand = None
    if first.fingers and second.fingers and first.palm and second.palm:
        fingers = mix.place(body, first.fingers, second.fingers, direction=True)
        palm = mix.place(body, first.palm, second.palm, direction=True)
        u = -unit(fingers)
        r = -sign(side) * palm
        r = unit(r - u * float(r @ u))
        hand = np.stack((cross(u, r), u, r), axis=1)
    wrist = mix.place(body, first.target, second.target, direction=False)
    pole = mix.place(body, first.pole or _ELBOW_DOWN, second.pole or _ELBOW_DOWN, direction=True)
    body.misses[f"arm_{side}"] = lead_arm(body, side, wrist, pole, hand)


def _foot_axes(mix: Mix, first: Turn, second: Turn) -> Array:
    turn = replace(
        first,
        pitch=mix.number(first.pitch, second.pitch),
        yaw=mix.number(first.yaw, second.yaw),
        roll=mix.number(first.roll, second.roll),
    )
    return about_y(turn.yaw) @ about_z(turn.pitch) @ about_x(turn.roll)


def _resolve(body: Skeleton, place: Place, *, direction: bool) -> Array:
    if not isinstance(place, OnBone):
        point = np.array(place)
        return unit(point) if direction else point
    bone = body.bones[place.bone]
    if not direction:
        return bone.point(place.a, place.u, place.r)
    return unit(bone.axes @ np.array((place.a, place.u, place.r)))
