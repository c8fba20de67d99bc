"""The shape of every part of the body, as tables.

Each part is a stack of rings along a bone. A ring has four radii of its own: towards the front,
the back, the outer and the inner side. That is what makes a calf a calf and not a tube. Lengths
are fractions of body height, drawn by eye on the bone lengths of ``skeleton``.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from sciatica_desktop.figure.algebra import Array

# Columns of the limb tables: share of the bone, front, back, outer, inner.
THIGH = (
    (0.00, 0.054, 0.063, 0.054, 0.050),
    (0.12, 0.056, 0.064, 0.056, 0.052),
    (0.28, 0.055, 0.0595, 0.053, 0.052),
    (0.45, 0.050, 0.052, 0.047, 0.048),
    (0.62, 0.044, 0.045, 0.041, 0.042),
    (0.78, 0.038, 0.039, 0.036, 0.036),
    (0.90, 0.035, 0.035, 0.033, 0.033),
    (1.00, 0.034, 0.032, 0.032, 0.032),
)
SHANK = (
    (0.00, 0.034, 0.032, 0.032, 0.032),
    (0.08, 0.032, 0.034, 0.032, 0.033),
    (0.18, 0.028, 0.041, 0.033, 0.035),
    (0.30, 0.025, 0.045, 0.034, 0.036),
    (0.42, 0.022, 0.042, 0.032, 0.033),
    (0.58, 0.019, 0.032, 0.026, 0.026),
    (0.74, 0.017, 0.023, 0.020, 0.021),
    (0.88, 0.0165, 0.0185, 0.017, 0.018),
    (1.00, 0.018, 0.019, 0.018, 0.020),
)
UPPER_ARM = (
    (0.00, 0.033, 0.033, 0.030, 0.026),
    (0.15, 0.034, 0.033, 0.033, 0.028),
    (0.32, 0.032, 0.031, 0.031, 0.027),
    (0.55, 0.028, 0.028, 0.026, 0.025),
    (0.80, 0.024, 0.024, 0.022, 0.022),
    (1.00, 0.0215, 0.022, 0.021, 0.021),
)
FOREARM = (
    (0.00, 0.0215, 0.022, 0.021, 0.021),
    (0.14, 0.025, 0.023, 0.024, 0.024),
    (0.30, 0.0255, 0.022, 0.024, 0.024),
    (0.55, 0.020, 0.0185, 0.020, 0.020),
    (0.80, 0.0155, 0.015, 0.0155, 0.0155),
    (1.00, 0.0145, 0.0145, 0.013, 0.013),
)
# Height above the hip joints, where front and back lie (anterior is positive), half the width.
TRUNK = (
    (-0.050, 0.014, -0.038, 0.040),
    (-0.030, 0.036, -0.060, 0.078),
    (0.000, 0.050, -0.072, 0.096),
    (0.030, 0.058, -0.071, 0.097),
    (0.060, 0.060, -0.057, 0.089),
    (0.085, 0.058, -0.046, 0.079),
    (0.115, 0.055, -0.041, 0.073),
    (0.150, 0.055, -0.044, 0.075),
    (0.185, 0.059, -0.052, 0.083),
    (0.215, 0.064, -0.061, 0.091),
    (0.245, 0.061, -0.066, 0.097),
    (0.268, 0.050, -0.064, 0.096),
    (0.285, 0.037, -0.056, 0.082),
    (0.300, 0.024, -0.046, 0.058),
    (0.312, 0.015, -0.038, 0.043),
    (0.322, 0.011, -0.032, 0.036),
)
# Bone, anterior and height in neutral pelvis axes, front, back, half width.
NECK = (
    ("t1", -0.014, 0.272, 0.042, 0.042, 0.050),
    ("t1", -0.011, 0.292, 0.036, 0.038, 0.042),
    ("t1", -0.007, 0.308, 0.0315, 0.035, 0.036),
    ("c5", -0.002, 0.326, 0.0285, 0.032, 0.0305),
    ("c5", 0.003, 0.346, 0.0285, 0.032, 0.0295),
    ("head", 0.010, 0.368, 0.031, 0.034, 0.032),
    ("head", 0.016, 0.390, 0.030, 0.036, 0.033),
)

HEAD_HEIGHT = 0.138
HEAD_CENTRE = (0.010, 0.044)
"""Middle of the head before and above the top joint of the neck."""

# In head heights, from the middle of the head: height, front, back, half width.
HEAD = (
    (-0.500, 0.225, 0.185, 0.030),
    (-0.494, 0.278, 0.140, 0.100),
    (-0.475, 0.322, 0.090, 0.155),
    (-0.440, 0.352, 0.030, 0.205),
    (-0.400, 0.358, -0.020, 0.240),
    (-0.345, 0.346, -0.090, 0.276),
    (-0.300, 0.348, -0.146, 0.298),
    (-0.268, 0.349, -0.195, 0.311),
    (-0.238, 0.350, -0.245, 0.322),
    (-0.200, 0.350, -0.298, 0.335),
    (-0.160, 0.351, -0.340, 0.344),
    (-0.080, 0.348, -0.395, 0.358),
    (0.000, 0.344, -0.428, 0.366),
    (0.070, 0.355, -0.446, 0.368),
    (0.160, 0.360, -0.450, 0.362),
    (0.280, 0.338, -0.425, 0.338),
    (0.380, 0.288, -0.362, 0.287),
    (0.450, 0.218, -0.278, 0.222),
    (0.484, 0.135, -0.185, 0.142),
    (0.496, 0.060, -0.105, 0.075),
    (0.500, -0.010, -0.030, 0.012),
)
# Height, how far it stands out, half width; both start inside the head.
NOSE = (
    (0.075, 0.352, 0.045),
    (0.020, 0.372, 0.050),
    (-0.050, 0.418, 0.060),
    (-0.100, 0.452, 0.075),
    (-0.125, 0.456, 0.080),
    (-0.150, 0.432, 0.080),
    (-0.175, 0.370, 0.060),
)
LIPS = (
    (-0.196, 0.344, 0.090),
    (-0.222, 0.360, 0.085),
    (-0.240, 0.369, 0.080),
    (-0.256, 0.366, 0.080),
    (-0.268, 0.357, 0.080),
    (-0.282, 0.365, 0.080),
    (-0.300, 0.367, 0.080),
    (-0.318, 0.358, 0.085),
    (-0.340, 0.345, 0.090),
)
FACE_BACK = 0.27
"""Where nose and lips begin inside the head."""

# Height of the hair line and the angle from the middle of the face at which the hair begins.
HAIR_LINE = (
    (-0.31, 142.0),
    (-0.27, 130.0),
    (-0.22, 120.0),
    (-0.16, 110.0),
    (-0.10, 99.0),
    (-0.05, 86.0),
    (0.00, 77.0),
    (0.06, 71.0),
    (0.13, 63.0),
    (0.20, 52.0),
    (0.28, 33.0),
    (0.345, 10.0),
    (0.39, 0.0),
    (0.42, 0.0),
    (0.46, 0.0),
    (0.50, 0.0),
)
CROP_LINE = (
    (-0.25, 146.0),
    (-0.21, 134.0),
    (-0.15, 122.0),
    (-0.09, 106.0),
    (-0.06, 92.0),
    (0.00, 82.0),
    (0.06, 74.0),
    (0.13, 65.0),
    (0.20, 54.0),
    (0.28, 36.0),
    (0.345, 14.0),
    (0.39, 0.0),
    (0.42, 0.0),
    (0.46, 0.0),
    (0.50, 0.0),
)
BOB_LINE = (
    (-0.43, 108.0),
    (-0.38, 101.0),
    (-0.30, 95.0),
    (-0.16, 88.0),
    (0.00, 79.0),
    (0.06, 72.0),
    (0.13, 61.0),
    (0.20, 46.0),
    (0.28, 24.0),
    (0.335, 6.0),
    (0.38, 0.0),
    (0.42, 0.0),
    (0.46, 0.0),
    (0.50, 0.0),
)
BUN_CENTRE = (-0.34, 0.52)
BUN_RADIUS = 0.175

# Forward of the ankle, top, bottom, outer, inner.
FOOT = (
    (-0.0400, -0.0165, -0.0255, 0.0060, 0.0060),
    (-0.0388, -0.0100, -0.0305, 0.0110, 0.0110),
    (-0.0355, -0.0010, -0.0352, 0.0155, 0.0155),
    (-0.0290, 0.0075, -0.0383, 0.0188, 0.0188),
    (-0.0200, 0.0140, -0.0390, 0.0205, 0.0205),
    (-0.0040, 0.0200, -0.0390, 0.0210, 0.0210),
    (0.0100, 0.0200, -0.0385, 0.0200, 0.0210),
    (0.0220, 0.0120, -0.0370, 0.0205, 0.0220),
    (0.0360, 0.0025, -0.0360, 0.0225, 0.0235),
    (0.0500, -0.0055, -0.0365, 0.0250, 0.0240),
    (0.0640, -0.0115, -0.0385, 0.0275, 0.0240),
    (0.0800, -0.0165, -0.0390, 0.0275, 0.0230),
)
# The ball of the foot, in the axes of the toes; the toes themselves grow out of it.
BALL = (
    (-0.0040, 0.0138, -0.0090, 0.0270, 0.0230),
    (0.0040, 0.0120, -0.0090, 0.0265, 0.0226),
    (0.0110, 0.0085, -0.0088, 0.0250, 0.0215),
    (0.0165, 0.0040, -0.0080, 0.0200, 0.0170),
    (0.0185, -0.0005, -0.0060, 0.0110, 0.0095),
)
# Outwards from the middle, where the tip is, radius; the big toe first.
TOES = (
    (-0.0128, 0.0345, 0.0104),
    (0.0012, 0.0350, 0.0076),
    (0.0104, 0.0318, 0.0070),
    (0.0184, 0.0270, 0.0064),
    (0.0246, 0.0205, 0.0060),
)
PALM = (
    (0.000, 0.0145, 0.0145, 0.0125, 0.0125),
    (0.018, 0.0190, 0.0170, 0.0125, 0.0115),
    (0.038, 0.0235, 0.0210, 0.0115, 0.0105),
    (0.054, 0.0225, 0.0215, 0.0095, 0.0095),
)
# Across the palm towards the thumb, length, radius; the index finger first.
FINGERS = (
    (0.0160, 0.046, 0.0078),
    (0.0052, 0.051, 0.0080),
    (-0.0060, 0.047, 0.0077),
    (-0.0162, 0.038, 0.0068),
)

Table = tuple[tuple[float, ...], ...]


@cache
def sampled(table: Table, places: tuple[float, ...]) -> Array:
    """A table read at other places with a smooth curve that does not overshoot (PCHIP).

    Args:
        table: rows of a growing place and its values.
        places: where to read it; outside the table the nearest end counts.

    Returns:
        One row of values a place.
    """
    return curve(np.array(table), np.array(places))


def curve(rows: Array, places: Array) -> Array:
    """Monotone cubic interpolation of every value column (Fritsch and Carlson 1980)."""
    x, y = rows[:, 0], rows[:, 1:]
    step = np.diff(x)
    slope = np.diff(y, axis=0) / step[:, None]
    tangent = np.zeros_like(y)
    tangent[0], tangent[-1] = slope[0], slope[-1]
    before = (2 * step[1:] + step[:-1])[:, None]
    after = (step[1:] + 2 * step[:-1])[:, None]
    same = slope[:-1] * slope[1:] > 0
    safe = np.where(same, slope[:-1], 1.0), np.where(same, slope[1:], 1.0)
    tangent[1:-1] = np.where(same, (before + after) / (before / safe[0] + after / safe[1]), 0.0)
    at = np.clip(places, x[0], x[-1])
    left = np.clip(np.searchsorted(x, at) - 1, 0, len(x) - 2)
    width = step[left][:, None]
    s = (at - x[left])[:, None] / width
    result: Array = (
        (2 * s**3 - 3 * s**2 + 1) * y[left]
        + (s**3 - 2 * s**2 + s) * width * tangent[left]
        + (-2 * s**3 + 3 * s**2) * y[left + 1]
        + (s**3 - s**2) * width * tangent[left + 1]
    )
    return result


def spaced(first: float, last: float, count: int) -> tuple[float, ...]:
    """Evenly spaced places, as a key for ``sampled``."""
    return tuple(float(place) for place in np.linspace(first, last, count))
