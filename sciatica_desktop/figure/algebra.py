"""Small pieces of vector algebra the rig is built from."""

from __future__ import annotations

from math import cos, radians, sin, sqrt
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


def between(axes: Array, other: Array) -> Array:
    """Axes half-way between two sets of axes."""
    total = axes + other
    a = unit(total[:, 0])
    r = unit(total[:, 2] - a * float(a @ total[:, 2]))
    return np.stack((a, cross(r, a), r), axis=1)
