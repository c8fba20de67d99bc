"""Each degree of freedom turns the body the way its name says, on both sides alike."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop.domain.joints import JOINTS
from sciatica_desktop.figure import skeleton
from sciatica_desktop.figure.algebra import Array, about_x, about_y, about_z, swung
from sciatica_desktop.figure.skeleton import Skeleton, sign, stand

FORWARD, UP, NEAR = 0, 1, 2
SIDES = pytest.mark.parametrize("side", "nf")


def moved(joint: str, degrees: float, bone: str, axis: int, **spot: float) -> float:
    """How far a point of a bone goes along a world axis when one joint turns."""
    before = stand({}).point(bone, **spot)[axis]
    after = stand({joint: degrees}).point(bone, **spot)[axis]
    return float(after - before)


def outwards(joint: str, degrees: float, bone: str, side: str, **spot: float) -> float:
    return sign(side) * moved(f"{joint}_{side}", degrees, f"{bone}_{side}", NEAR, **spot)


def test_a_standing_body_has_the_hip_at_53_hundredths_of_its_height() -> None:
    body = stand({})
    sole = body.point("foot_n", u=-0.039)[UP]
    assert body.origin("pelvis")[UP] - sole == pytest.approx(0.53, abs=0.002)
    crown = body.point("head", a=0.01, u=0.044 + 0.069)[UP]
    assert crown - sole == pytest.approx(1.0, abs=0.01)


@SIDES
def test_hip_flexion_brings_the_knee_forward_and_up(side: str) -> None:
    assert moved(f"hip_{side}", 40, f"shank_{side}", FORWARD) > 0.1
    assert moved(f"hip_{side}", 40, f"shank_{side}", UP) > 0.02


@SIDES
def test_hip_abduction_brings_the_knee_outwards(side: str) -> None:
    assert outwards("hip_abduction", 30, "shank", side) > 0.1


@SIDES
def test_outward_rotation_of_the_hip_turns_the_toes_outwards(side: str) -> None:
    assert outwards("hip_rotation", 30, "toes", side) > 0.02


@SIDES
def test_knee_flexion_brings_the_foot_backwards_and_up(side: str) -> None:
    assert moved(f"knee_{side}", 60, f"foot_{side}", FORWARD) < -0.1
    assert moved(f"knee_{side}", 60, f"foot_{side}", UP) > 0.05


@SIDES
def test_dorsiflexion_lifts_the_toes(side: str) -> None:
    assert moved(f"ankle_{side}", 20, f"toes_{side}", UP) > 0.01
    assert moved(f"toes_{side}", 30, f"toes_{side}", UP, a=0.03) > 0.01


@SIDES
def test_shoulder_flexion_lifts_the_elbow_forward(side: str) -> None:
    assert moved(f"shoulder_{side}", 60, f"forearm_{side}", FORWARD) > 0.1
    assert outwards("shoulder_abduction", 60, "forearm", side) > 0.08


@SIDES
def test_elbow_flexion_brings_the_hand_forward_and_up(side: str) -> None:
    assert moved(f"elbow_{side}", 80, f"hand_{side}", FORWARD) > 0.1
    assert moved(f"elbow_{side}", 80, f"hand_{side}", UP) > 0.05


@SIDES
def test_the_shoulder_girdle_goes_forward_and_up(side: str) -> None:
    assert moved(f"clavicle_forward_{side}", 20, f"upper_arm_{side}", FORWARD) > 0.02
    assert moved(f"clavicle_up_{side}", 20, f"upper_arm_{side}", UP) > 0.02


@SIDES
def test_the_thumb_is_in_front_of_a_hanging_hand_and_the_palm_looks_inwards(side: str) -> None:
    hand = stand({}).bones[f"hand_{side}"]
    assert hand.axes[FORWARD, 0] > 0.9
    assert hand.axes[UP, 1] > 0.9


@pytest.mark.parametrize("joint", ["lumbar", "thoracic", "neck", "head"])
def test_bending_the_spine_forward_lowers_the_face(joint: str) -> None:
    assert moved(joint, 20, "head", FORWARD, u=0.1) > 0.01
    assert moved(joint, 20, "head", UP, a=0.05) < -0.005


def test_side_bending_goes_to_the_right_and_turning_too() -> None:
    assert moved("lumbar_side", 20, "head", NEAR) > 0.05
    assert moved("head_turn", 40, "head", NEAR, a=0.05) > 0.02
    assert moved("head_tilt", 20, "head", NEAR, u=0.1) > 0.01


def test_leaning_back_by_90_degrees_is_lying_on_the_back() -> None:
    body = stand({"root_pitch": 90})
    assert body.origin("head")[FORWARD] < -0.3
    assert body.bones["pelvis"].axes[UP, 0] == pytest.approx(1.0)


angle_sets = st.fixed_dictionaries(
    {},
    optional={
        name: st.floats(joint.least, joint.most, allow_nan=False) for name, joint in JOINTS.items()
    },
)


@given(angle_sets)
def test_bones_keep_their_length_and_stay_square(angles: dict[str, float]) -> None:
    body = stand(angles)
    check_bones(body)


def check_bones(body: Skeleton) -> None:
    for side in "nf":
        for upper, lower, size in (
            ("thigh", "shank", skeleton.THIGH),
            ("shank", "foot", skeleton.SHANK),
            ("upper_arm", "forearm", skeleton.UPPER_ARM),
            ("forearm", "hand", skeleton.FOREARM),
        ):
            gap = body.origin(f"{upper}_{side}") - body.origin(f"{lower}_{side}")
            assert np.linalg.norm(gap) == pytest.approx(size, abs=1e-6)
    for name, bone in body.bones.items():
        assert np.allclose(bone.axes.T @ bone.axes, np.eye(3), atol=1e-6), name
        assert np.linalg.det(bone.axes) > 0, name


@given(angle_sets)
def test_exchanging_the_sides_mirrors_the_body(angles: dict[str, float]) -> None:
    for name in ("root_roll", "root_yaw", "head_turn", "head_tilt"):
        angles.pop(name, None)
    angles = {name: value for name, value in angles.items() if not name.endswith(("side", "twist"))}
    other = {"n": "f", "f": "n"}
    swapped = {
        name[:-1] + other[name[-1]] if name[-2:] in ("_n", "_f") else name: value
        for name, value in angles.items()
    }
    body, mirror = stand(angles), stand(swapped)
    for name in body.bones:
        twin = name[:-1] + other[name[-1]] if name[-2:] in ("_n", "_f") else name
        expected = body.origin(name) * (1, 1, -1)
        assert np.allclose(mirror.origin(twin), expected, atol=1e-9), name


@SIDES
def test_the_buttock_goes_half_way_with_a_swing_and_hardly_with_a_twist(side: str) -> None:
    bent = stand({f"hip_{side}": 80}).bones[f"buttock_{side}"].axes
    neutral = stand({}).bones[f"buttock_{side}"].axes
    assert turn_between(neutral, bent) == pytest.approx(40, abs=1)
    turned = stand({f"hip_rotation_{side}": 40}).bones[f"buttock_{side}"].axes
    assert 5 < turn_between(neutral, turned) < 16


ANGLE = st.floats(-170, 170)


@given(ANGLE, ANGLE, ANGLE, ANGLE)
def test_all_of_the_swing_and_the_twist_is_the_whole_way(
    x: float, y: float, z: float, other: float
) -> None:
    start = about_x(x) @ about_y(y)
    end = start @ about_z(z * 0.9) @ about_y(other)
    assert swung(start, end, 0.0, 0.0) == pytest.approx(start, abs=1e-9)
    assert swung(start, end, 1.0, 1.0) == pytest.approx(end, abs=1e-6)


def turn_between(one: Array, other: Array) -> float:
    """The angle of the rotation from one set of axes to another, in degrees."""
    return float(np.degrees(np.arccos(np.clip((np.trace(one.T @ other) - 1) / 2, -1, 1))))
