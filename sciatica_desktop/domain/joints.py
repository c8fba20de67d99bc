"""The joints and bones a drawing may name, and how far each joint may turn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Joint:
    """One degree of freedom: its neutral angle and the range a drawing may use, in degrees."""

    neutral: float
    least: float
    most: float


_MIDLINE_JOINTS = {
    "root_pitch": Joint(0, -180, 180),
    "root_roll": Joint(0, -180, 180),
    "root_yaw": Joint(0, -180, 180),
    "lumbar": Joint(0, -40, 60),
    "lumbar_side": Joint(0, -25, 25),
    "lumbar_twist": Joint(0, -15, 15),
    "thoracic": Joint(0, -20, 45),
    "thoracic_side": Joint(0, -20, 20),
    "thoracic_twist": Joint(0, -35, 35),
    "neck": Joint(0, -45, 40),
    "head": Joint(0, -30, 25),
    "head_turn": Joint(0, -75, 75),
    "head_tilt": Joint(0, -35, 35),
}
_SIDED_JOINTS = {
    "clavicle_up": Joint(0, -10, 35),
    "clavicle_forward": Joint(0, -20, 25),
    "shoulder": Joint(0, -60, 180),
    "shoulder_abduction": Joint(6, -45, 180),
    "shoulder_rotation": Joint(0, -90, 90),
    "elbow": Joint(8, -5, 150),
    "pronation": Joint(0, -90, 90),
    "wrist": Joint(0, -75, 80),
    "wrist_deviation": Joint(0, -25, 35),
    "finger_curl": Joint(18, -10, 100),
    "finger_spread": Joint(1, -5, 15),
    "thumb": Joint(25, -10, 70),
    "hip": Joint(0, -30, 135),
    "hip_abduction": Joint(2, -30, 60),
    "hip_rotation": Joint(0, -45, 60),
    "knee": Joint(2, -5, 155),
    "ankle": Joint(0, -65, 30),
    "toes": Joint(0, -40, 75),
}
JOINTS: dict[str, Joint] = _MIDLINE_JOINTS | {
    f"{name}_{side}": joint for name, joint in _SIDED_JOINTS.items() for side in "nf"
}
"""Every joint angle a pose may set. Flexion, abduction, outward rotation and dorsiflexion are
positive, as in the clinic; ranges are textbook ranges, wider at the ankle for a foot laid flat."""

BONES: frozenset[str] = frozenset(
    ["pelvis", "l5", "l3", "l1", "t9", "t5", "t1", "c5", "head"]
    + [
        f"{name}_{side}"
        for name in (
            *("thigh", "shank", "foot", "toes", "buttock"),
            *("upper_arm", "forearm", "hand"),
        )
        for side in "nf"
    ]
)
LIMBS: tuple[str, ...] = ("leg_n", "leg_f", "arm_n", "arm_f")


def expect_known(what: str, names: Iterable[str], known: Iterable[str]) -> None:
    """Raise a ValueError that names the first unknown name and lists the known ones."""
    allowed = tuple(known)
    for name in names:
        if name not in allowed:
            expected = ", ".join(sorted(allowed))
            raise ValueError(f"{what} must be one of {expected}, not {name!r}")
