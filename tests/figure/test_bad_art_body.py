"""Bad art found by measuring the body: impossible joints, limbs in the floor or in each other.

Every exercise file is held to the same limits.
"""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest

from sciatica_desktop.domain.furniture import Prop
from sciatica_desktop.domain.joints import JOINTS
from sciatica_desktop.domain.pose import OnBone
from sciatica_desktop.figure.algebra import Array
from sciatica_desktop.figure.camera import Camera
from sciatica_desktop.figure.motion import Moment
from sciatica_desktop.figure.people import PEOPLE
from sciatica_desktop.figure.props import ground_under
from sciatica_desktop.figure.rings import Rings
from sciatica_desktop.figure.scene import scene_of
from sciatica_desktop.figure.skeleton import Skeleton
from sciatica_desktop.figure.solve import solve_moment
from tests.figure.exercises import NAMES, bodies, card, figure, moves, segment_distance, target_pose
from tests.figure.measure import angles

EVERY = pytest.mark.parametrize("name", NAMES)
EVERYBODY = pytest.mark.parametrize("person", PEOPLE)

RANGES = {
    "hip": (-30, 135),
    "hip_abduction": (-35, 60),
    "hip_rotation": (-50, 72),
    "knee": (-5, 158),
    "ankle": (-68, 32),
    "elbow": (-5, 152),
    "wrist": (0, 88),
}
SHORTEST_PHASE_S = 2.0
"""No movement of an exercise is quicker (clinical reference D3, tempo)."""


@EVERY
def test_no_joint_goes_past_its_limit(name: str) -> None:
    bad = []
    for moment, body in bodies(name):
        for joint, angle in angles(body).items():
            low, high = RANGES[joint[:-2]]
            if not low - 1 <= angle <= high + 1:
                bad.append((round(moment.progress, 2), joint, round(angle)))
        for joint, angle in body.angles.items():
            assert JOINTS[joint].least <= angle <= JOINTS[joint].most
    assert not bad, bad


@EVERY
def test_every_limb_reaches_its_target(name: str) -> None:
    worst = max(
        (
            (miss, limb, moment.progress)
            for moment, body in bodies(name)
            for limb, miss in body.misses.items()
        ),
        default=(0.0, "", 0.0),
    )
    assert worst[0] < 0.004, worst


@EVERY
def test_planted_hands_and_feet_do_not_slide(name: str) -> None:
    for limb, wanted in figure(name).base.limbs.items():
        if wanted.target is None or isinstance(wanted.target, OnBone) or _is_moved(name, limb):
            continue
        joint = ("foot_" if limb.startswith("leg") else "hand_") + limb[-1]
        places = np.stack([body.origin(joint) for _, body in bodies(name)])
        assert np.ptp(places, axis=0).max() < 0.002, limb


def _is_moved(name: str, limb: str) -> bool:
    """Whether a pose puts a limb elsewhere on purpose."""
    poses = figure(name).poses.values()
    return any(limb in pose.limbs and pose.limbs[limb].target is not None for pose in poses)


@EVERY
@EVERYBODY
def test_nothing_sinks_into_the_floor_and_something_stands_on_it(name: str, person: str) -> None:
    camera = Camera(0.0, 0.0, 1.0)
    lowest, bad = 1.0, {}
    build = PEOPLE[person].build
    # Another build is looked at where it comes to rest.
    moments = [moment for moment, _ in bodies(name)]
    if person != "bun":
        moments = [moment for moment in moments if moment.progress in (0.0, 1.0)]
    for moment in moments:
        for layer in scene_of(figure(name), moment, camera, build).layers.values():
            for part in layer.parts:
                if part.rings is None:
                    continue
                depth = _lowest(part.rings, figure(name).props)
                lowest = min(lowest, depth)
                if depth < -0.010:
                    bad[layer.name, part.name] = round(depth, 4)
    assert not bad, bad
    assert lowest < 0.010, "the body floats"


def _lowest(rings: Rings, props: tuple[Prop, ...]) -> float:
    """How far the lowest point of a part is above what lies under it."""
    up_front, up_right = rings.front[:, 1], rings.right[:, 1]
    front = np.where(up_front > 0, rings.radii[:, 1], rings.radii[:, 0])
    right = np.where(up_right > 0, rings.radii[:, 3], rings.radii[:, 2])
    reach = np.hypot(front * up_front, right * up_right)
    return float((rings.centre[:, 1] - reach - ground_under(props, rings.centre)).min())


SEGMENTS = {
    "thigh": ("thigh", "shank", 0.047),
    "shank": ("shank", "foot", 0.030),
    "upper_arm": ("upper_arm", "forearm", 0.027),
    "forearm": ("forearm", "hand", 0.019),
}
NEIGHBOURS = ({"thigh", "shank"}, {"upper_arm", "forearm"})


@EVERY
def test_limbs_do_not_go_through_each_other(name: str) -> None:
    bad: dict[tuple[str, str], float] = {}
    for _, body in bodies(name):
        segments = _segments(body)
        for one, two in combinations(segments, 2):
            kinds = {one[:-2], two[:-2]}
            if one[-1] == two[-1] and kinds in NEIGHBOURS:
                continue
            if "trunk" in (one, two) and kinds & {"upper_arm", "thigh", "sku"}:
                continue
            (*first, thick_one), (*second, thick_two) = segments[one], segments[two]
            if kinds == {"thigh"}:
                # Thighs always touch at the hips.
                first = [body.point(one, u=-0.10), first[1]]
                second = [body.point(two, u=-0.10), second[1]]
            deep = thick_one + thick_two - segment_distance(tuple(first), tuple(second))
            if deep > 0.022:
                bad[one, two] = max(bad.get((one, two), 0.0), round(deep, 3))
    assert not bad, bad


def _segments(body: Skeleton) -> dict[str, tuple[Array, Array, float]]:
    found = {
        f"{kind}_{side}": (body.origin(f"{start}_{side}"), body.origin(f"{end}_{side}"), thick)
        for kind, (start, end, thick) in SEGMENTS.items()
        for side in "nf"
    }
    found["trunk"] = body.origin("l3"), body.origin("t5"), 0.055
    found["skull"] = body.point("head", 0.01, 0.03), body.point("head", 0.01, 0.06), 0.055
    return found


@EVERY
def test_movement_is_calm(name: str) -> None:
    """At the quickest tempo hip, knee and elbow stay under 90 degrees a second on average-sized
    movements, and under 120 where a knee swings through its whole range."""
    # Getting down to the floor is read, not timed: it takes as long as the card says.
    at_own_pace = card(name)["kind"] == "steps"
    seconds = min(phase["seconds"] for phase in card(name)["phases"]) if at_own_pace else 0.0
    for start, end in moves(name):
        steps = 30
        found = [
            angles(solve_moment(figure(name), Moment(start, end, i / steps)))
            for i in range(steps + 1)
        ]
        for joint in found[0]:
            if joint[:-2] not in ("hip", "knee", "elbow"):
                continue
            turns = [abs(b[joint] - a[joint]) for a, b in pairwise(found)]
            quickest = max(turns) * steps / max(seconds, SHORTEST_PHASE_S)
            assert quickest < 90, (start, end, joint, quickest)


@EVERY
def test_a_breath_is_seen_and_stays_calm(name: str) -> None:
    camera = Camera(0.0, 0.0, 1.0)
    pose = target_pose(name)

    def depth(breath: float) -> float:
        scene = scene_of(figure(name), Moment.still(pose, breath), camera)
        rings = scene.layers["torso"].part("top").rings
        assert rings is not None
        return float(rings.radii[:, 0].max())

    assert depth(1.0) > depth(0.0) * 1.004
    frames = 30 * 2.5
    fastest = np.pi / 2 / frames
    assert (depth(1.0) / depth(0.0) - 1) * fastest < 0.015
