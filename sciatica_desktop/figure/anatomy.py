"""Where muscles and the sciatic nerve lie on the body.

Placed by eye on the shapes of ``profiles``; ``r`` counts outwards from the middle of the body.
"""

from __future__ import annotations

from dataclasses import dataclass

from sciatica_desktop.domain.pose import Muscle

Spot = tuple[str, float, float, float]
"""A bone without its side, then a, u and r (outwards) in body heights."""

SIDED = frozenset(("thigh", "shank", "foot", "toes", "buttock", "upper_arm", "forearm", "hand"))


@dataclass(frozen=True, slots=True)
class Band:
    """A long muscle: spots along it, each with half its width there."""

    line: tuple[tuple[Spot, float], ...]
    owner: str = "leg"


@dataclass(frozen=True, slots=True)
class Patch:
    """A broad muscle: the spots round it, where its fibres begin and where they meet."""

    edge: tuple[Spot, ...]
    origins: tuple[Spot, ...]
    insertion: Spot
    owner: str = "leg"


MUSCLES: dict[Muscle, Band | Patch] = {
    Muscle.ILIOPSOAS: Band(
        (
            (("l1", 0.004, 0.000, 0.030), 0.007),
            (("l3", 0.014, -0.006, 0.038), 0.013),
            (("pelvis", 0.024, 0.052, 0.050), 0.019),
            (("pelvis", 0.038, 0.020, 0.050), 0.022),
            (("buttock", 0.046, -0.014, 0.026), 0.022),
            (("thigh", 0.034, -0.056, 0.014), 0.018),
            (("thigh", 0.020, -0.094, 0.010), 0.008),
        )
    ),
    Muscle.RECTUS_FEMORIS: Band(
        (
            (("pelvis", 0.050, 0.030, 0.060), 0.012),
            (("thigh", 0.044, -0.030, 0.020), 0.016),
            (("thigh", 0.040, -0.090, 0.020), 0.020),
            (("thigh", 0.034, -0.150, 0.015), 0.017),
            (("thigh", 0.028, -0.205, 0.010), 0.009),
        )
    ),
    Muscle.ADDUCTORS: Band(
        (
            (("thigh", 0.010, -0.030, -0.036), 0.010),
            (("thigh", 0.000, -0.058, -0.044), 0.020),
            (("thigh", -0.008, -0.094, -0.045), 0.026),
            (("thigh", -0.014, -0.138, -0.040), 0.023),
            (("thigh", -0.015, -0.182, -0.034), 0.015),
            (("thigh", -0.014, -0.218, -0.029), 0.007),
        )
    ),
    Muscle.GLUTEUS: Patch(
        edge=(
            ("pelvis", -0.050, 0.072, 0.030),
            ("pelvis", -0.030, 0.080, 0.060),
            ("buttock", -0.006, 0.040, 0.082),
            ("buttock", 0.004, -0.008, 0.088),
            ("thigh", -0.018, -0.066, 0.050),
            ("buttock", -0.056, -0.054, 0.034),
            ("buttock", -0.076, -0.014, 0.024),
            ("pelvis", -0.070, 0.040, 0.014),
        ),
        origins=(
            ("pelvis", -0.045, 0.066, 0.036),
            ("pelvis", -0.066, 0.044, 0.026),
            ("buttock", -0.074, 0.006, 0.028),
            ("buttock", -0.072, -0.026, 0.032),
            ("buttock", -0.056, -0.050, 0.038),
        ),
        insertion=("thigh", 0.000, -0.040, 0.056),
    ),
    Muscle.PIRIFORMIS: Band(
        (
            (("pelvis", -0.058, 0.030, 0.010), 0.010),
            (("buttock", -0.044, 0.016, 0.030), 0.016),
            (("buttock", -0.012, -0.004, 0.050), 0.010),
        )
    ),
    Muscle.HAMSTRINGS: Band(
        (
            (("buttock", -0.046, -0.040, 0.010), 0.010),
            (("thigh", -0.040, -0.070, 0.020), 0.018),
            (("thigh", -0.036, -0.120, 0.020), 0.022),
            (("thigh", -0.030, -0.170, 0.020), 0.018),
            (("thigh", -0.024, -0.208, 0.018), 0.011),
            (("thigh", -0.020, -0.228, 0.017), 0.006),
        )
    ),
    Muscle.CALF: Band(
        (
            (("shank", -0.020, -0.016, 0.015), 0.010),
            (("shank", -0.028, -0.060, 0.018), 0.018),
            (("shank", -0.026, -0.100, 0.016), 0.016),
            (("shank", -0.012, -0.155, 0.010), 0.008),
        )
    ),
    Muscle.LUMBAR: Band(
        (
            (("l5", -0.034, -0.020, 0.030), 0.012),
            (("l3", -0.030, 0.000, 0.030), 0.016),
            (("l1", -0.030, 0.000, 0.030), 0.016),
            (("t9", -0.032, 0.000, 0.030), 0.010),
        ),
        owner="torso",
    ),
    Muscle.ABDOMINALS: Band(
        (
            (("t9", 0.056, 0.018, 0.032), 0.010),
            (("l1", 0.047, 0.012, 0.034), 0.019),
            (("l3", 0.047, 0.010, 0.034), 0.021),
            (("l5", 0.056, 0.010, 0.032), 0.020),
            (("pelvis", 0.042, 0.024, 0.026), 0.009),
        ),
        owner="torso",
    ),
    Muscle.OBLIQUES: Patch(
        edge=(
            ("t9", 0.062, 0.004, 0.044),
            ("t9", 0.034, 0.014, 0.076),
            ("t9", 0.000, 0.008, 0.078),
            ("l1", -0.006, -0.010, 0.070),
            ("pelvis", -0.006, 0.082, 0.076),
            ("pelvis", 0.022, 0.070, 0.080),
            ("pelvis", 0.050, 0.052, 0.046),
            ("l3", 0.058, 0.000, 0.040),
        ),
        origins=(
            ("t9", 0.040, 0.008, 0.070),
            ("t9", 0.018, 0.006, 0.076),
            ("t9", 0.004, -0.004, 0.076),
            ("l1", 0.000, -0.006, 0.070),
            ("pelvis", 0.000, 0.086, 0.076),
        ),
        insertion=("pelvis", 0.046, 0.062, 0.052),
        owner="torso",
    ),
}

SCIATIC_NERVE: tuple[Spot, ...] = (
    ("l3", -0.014, 0.000, 0.020),
    ("l5", -0.020, 0.000, 0.030),
    ("pelvis", -0.040, 0.034, 0.045),
    ("buttock", -0.040, 0.006, 0.050),
    ("buttock", -0.034, -0.034, 0.050),
    ("thigh", -0.020, -0.085, 0.044),
    ("thigh", -0.016, -0.150, 0.036),
    ("thigh", -0.020, -0.205, 0.028),
    ("shank", -0.024, -0.035, 0.026),
    ("shank", -0.020, -0.085, 0.026),
    ("shank", -0.014, -0.140, 0.020),
    ("shank", -0.006, -0.205, 0.014),
    ("foot", -0.010, -0.006, 0.018),
    ("foot", 0.012, -0.024, 0.018),
    ("foot", 0.050, -0.026, 0.018),
)
SPINAL_CORD: tuple[Spot, ...] = (
    ("head", -0.010, -0.004, 0.000),
    ("c5", -0.014, 0.000, 0.000),
    ("t1", -0.016, 0.000, 0.000),
    ("t5", -0.020, 0.000, 0.000),
    ("t9", -0.020, 0.000, 0.004),
    ("l1", -0.016, 0.000, 0.010),
)
"""Above the nerve, down to where its roots leave."""
