"""Small pieces of vector algebra the rig is built from."""

from __future__ import annotations

from math import atan2, cos, degrees, radians, sin, sqrt
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Array: TypeAlias = npt.NDArray[np.float64]


def vector(x: float, y: float, z: float) -> Array:
    """A point or direction in space."""
    return np.array((x, y, z), dtype=np.float64)


def about_x(degrees: float) -> Array:
    """Rotation about the x axis."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return np.array(((1.0, 0.0, 0.0), (0.0, c, -s), (0.0, s, c)))


def about_y(degrees: float) -> Array:
    """Rotation about the y axis."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return np.array(((c, 0.0, s), (0.0, 1.0, 0.0), (-s, 0.0, c)))


def about_z(degrees: float) -> Array:
    """Rotation about the z axis."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return np.array(((c, -s, 0.0), (s, c, 0.0), (0.0, 0.0, 1.0)))


def length(v: Array) -> float:
    """How long a vector is."""
    return sqrt(float(v @ v))


def unit(v: Array) -> Array:
    """The same direction with length one; a vector of no length stays as it is."""
    size = length(v)
    return v / size if size > 1e-9 else v


def cross(v: Array, w: Array) -> Array:
    """Cross product of two vectors (numpy's own is slow for one pair)."""
    vx, vy, vz = v.tolist()
    wx, wy, wz = w.tolist()
    return np.array((vy * wz - vz * wy, vz * wx - vx * wz, vx * wy - vy * wx))


def limb_axes(along: Array, right: Array) -> Array:
    """Axes of a bone that points ``along``, with its right side as near to ``right`` as it goes."""
    u = -unit(along)
    r = unit(right - u * float(u @ right))
    return np.stack((cross(u, r), u, r), axis=1)


def turned(about: Array, radians_: float) -> Array:
    """Rotation about a unit vector (Rodrigues)."""
    x, y, z = about.tolist()
    skew = np.array(((0.0, -z, y), (z, 0.0, -x), (-y, x, 0.0)))
    result: Array = np.eye(3) + sin(radians_) * skew + (1 - cos(radians_)) * (skew @ skew)
    return result


def swung(axes: Array, other: Array, swing: float, twist: float) -> Array:
    """Axes on the way from one set of axes to another.

    The way is taken apart into a swing of the long axis u by the shortest arc and a twist about u.

    Args:
        axes: where it begins.
        other: where it leads.
        swing: how much of the swing is taken, 0 to 1.
        twist: how much of the twist.
    """
    start, end = axes[:, 1], other[:, 1]
    about = cross(start, end)
    size = length(about)
    arc = atan2(size, float(start @ end))
    about = about / size if size > 1e-9 else axes[:, 2]
    carried = turned(about, arc) @ axes
    rest = atan2(float(other[:, 2] @ carried[:, 0]), float(other[:, 2] @ carried[:, 2]))
    result: Array = turned(about, arc * swing) @ axes @ about_y(degrees(rest) * twist)
    return result
