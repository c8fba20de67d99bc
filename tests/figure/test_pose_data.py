"""What an exercise file may say about its figure, and the sentence it gets when it may not."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from sciatica_desktop.domain.joints import JOINTS
from sciatica_desktop.domain.pose import LAYERS, Figure, Limb, OnBone, Pose, View
from tests.figure.exercises import NAMES, card, figure, moves

GOOD: dict[str, Any] = {
    "view": {"yaw": 14, "pitch": 9},
    "base": {"angles": {"knee_n": 90}, "limbs": {"arm_n": {"target": [0.1, 0.2, 0.3]}}},
    "poses": {
        "start": {},
        "stretch": {
            "angles": {"hip_n": -10},
            "limbs": {"arm_n": {"pole": {"bone": "thigh_n", "u": 1}}},
        },
    },
    "focus": [{"muscle": "iliopsoas"}],
    "arrows": [{"start": "start", "end": "stretch", "track": {"bone": "pelvis"}}],
}


def test_a_pose_is_read_over_the_base() -> None:
    pose = msgspec.convert(GOOD, Figure).pose("stretch")
    assert pose.angles == {"knee_n": 90, "hip_n": -10}
    assert pose.limbs["arm_n"] == Limb(target=(0.1, 0.2, 0.3), pole=OnBone("thigh_n", u=1))


def test_the_first_pose_is_where_the_person_rests() -> None:
    assert msgspec.convert(GOOD, Figure).rest == "start"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"poses": {}}, "at least one pose"),
        ({"poses": {"start": {"angles": {"hip": 3}}}}, "joint must be one of"),
        ({"poses": {"start": {"angles": {"hip_n": 200}}}}, "hip_n must be -30 to 135 degrees"),
        ({"poses": {"start": {"limbs": {"tail": {}}}}}, "limb must be one of"),
        ({"poses": {"start": {"limbs": {"arm_n": {"holds": "rope"}}}}}, "holds must be one of"),
        ({"poses": {"start": {"feel": 2}}}, "feel must be 0 to 1"),
        ({"base": {"anchor": {"bone": "wing", "at": [0, 0, 0]}}}, "bone must be one of"),
        ({"view": {"yaw": 120}}, "yaw must be -40 to 75"),
        ({"focus": [{"muscle": "iliopsoas", "side": "left"}]}, "side must be one of"),
        ({"focus": [{"muscle": "biceps"}]}, "biceps"),
        ({"layers": ["head"]}, "layers must name each of"),
        (
            {"props": [{"kind": "mat", "x": [1, 0], "y": [0, 1], "z": [0, 1]}]},
            "x of a mat must go from low to high",
        ),
        (
            {"arrows": [{"start": "start", "end": "nowhere", "track": {"bone": "pelvis"}}]},
            r"arrows\[0\].end must be one of",
        ),
        (
            {
                "arrows": [
                    {"start": "start", "end": "stretch", "track": {"bone": "head"}, "span": [1, 0]}
                ]
            },
            "span must be two growing numbers",
        ),
    ],
)
def test_a_mistake_is_named_in_a_sentence(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(msgspec.ValidationError, match=sentence):
        msgspec.convert(GOOD | change, Figure)


def test_neutral_angles_lie_within_their_limits() -> None:
    for name, joint in JOINTS.items():
        assert joint.least <= joint.neutral <= joint.most, name


def test_a_view_from_behind_is_refused() -> None:
    with pytest.raises(ValueError, match="yaw must be"):
        View(yaw=-90)


@pytest.mark.parametrize("name", NAMES)
def test_an_exercise_file_has_a_rest_pose_and_something_to_show(name: str) -> None:
    drawn = figure(name)
    assert len(drawn.poses) >= 2
    assert drawn.focus or drawn.nerve or card(name)["family"] == "how_to"
    assert {pose for pair in moves(name) for pose in pair} <= set(drawn.poses)
    assert sorted(drawn.layers) == sorted(LAYERS)
    assert drawn.pose(drawn.rest) != Pose()
