"""Stacks of rings: the solid form of a part of the body before it is seen from anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import radians

import numpy as np

from sciatica_desktop.figure.algebra import Array, unit
from sciatica_desktop.figure.profiles import Table, sampled, spaced
from sciatica_desktop.figure.skeleton import Bone

_CAP_ANGLES = np.radians((26.0, 50.0, 70.0, 84.0))
_CAP_OUT, _CAP_WIDE = np.sin(_CAP_ANGLES), np.cos(_CAP_ANGLES)
_SMALL_CAP_ANGLES = np.radians((42.0, 76.0))
_SMALL_CAP_OUT, _SMALL_CAP_WIDE = np.sin(_SMALL_CAP_ANGLES), np.cos(_SMALL_CAP_ANGLES)


@dataclass(slots=True)
class Rings:
    """Rings in the world, or in the axes of one bone.

    Attributes:
        centre: n points.
        front: n directions of the first axis of a ring.
        right: n directions of the second.
        radii: n times four: along front, against it, along right, against it.
    """

    centre: Array
    front: Array
    right: Array
    radii: Array

    def __len__(self) -> int:
        """How many rings."""
        return len(self.centre)

    def grown(self, by: float) -> Rings:
        """The same stack with thicker rings: cloth over skin."""
        return Rings(self.centre, self.front, self.right, self.radii + by)

    def between(self, first: int, last: int) -> Rings:
        """Part of the stack."""
        cut = slice(first, last)
        return Rings(self.centre[cut], self.front[cut], self.right[cut], self.radii[cut])

    def on(self, bone: Bone, *, far: bool = False) -> Rings:
        """Carry a stack given in the axes of a bone into the world.

        Args:
            bone: the bone.
            far: mirror inside and outside, for a part drawn for the near side.
        """
        n = len(self.centre)
        rows = np.concatenate((self.centre, self.front, self.right))
        if far:
            rows = rows * (1.0, 1.0, -1.0)
        rows = rows @ bone.axes.T
        return Rings(rows[:n] + bone.origin, rows[n : 2 * n], rows[2 * n :], self.radii)


def upright(centre: Array, radii: Array) -> Rings:
    """Rings across a bone that runs up and down: their axes are anterior and right."""
    n = len(centre)
    return Rings(centre, np.tile((1.0, 0.0, 0.0), (n, 1)), np.tile((0.0, 0.0, 1.0), (n, 1)), radii)


@cache
def limb(
    table: Table,
    size: float,
    count: int,
    *,
    first: float = 0.0,
    last: float = 1.0,
    open_start: bool = False,
    open_end: bool = False,
    scale: float = 1.0,
    dome: float = 1.0,
) -> Rings:
    """Part of an arm or a leg in the axes of its bone.

    Args:
        table: one of the limb profiles.
        size: length of the bone.
        count: rings, not counting those of rounded ends.
        first: share of the bone where the part begins.
        last: share where it ends.
        open_start: leave the upper end flat (a garment's opening) instead of round.
        open_end: the same for the lower end.
        scale: thickness.
        dome: how high the rounded upper end stands, as a share of its thickness.
    """
    places = spaced(first, last, count)
    radii = sampled(table, places) * scale
    down = -np.array(places) * size
    if not open_start:
        cap = float(radii[0].mean()) * dome
        down = np.concatenate((down[0] + cap * _CAP_OUT[::-1], down))
        radii = np.concatenate((np.outer(_CAP_WIDE[::-1], radii[0]), radii))
    if not open_end:
        cap = float(radii[-1].mean())
        down = np.concatenate((down, down[-1] - cap * _CAP_OUT))
        radii = np.concatenate((radii, np.outer(_CAP_WIDE, radii[-1])))
    centre = np.zeros((len(down), 3))
    centre[:, 1] = down
    return upright(centre, radii)


@cache
def lying(table: Table, places: tuple[float, ...]) -> Rings:
    """Part of a foot in the axes of its bone: rings across the way it points."""
    rows = sampled(table, places)
    top, bottom = rows[:, 0], rows[:, 1]
    centre = np.zeros((len(places), 3))
    centre[:, 0], centre[:, 1] = places, (top + bottom) / 2
    half = (top - bottom) / 2
    n = len(places)
    radii = np.stack((half, half, rows[:, 2], rows[:, 3]), axis=1)
    return Rings(centre, np.tile((0.0, 1.0, 0.0), (n, 1)), np.tile((0.0, 0.0, 1.0), (n, 1)), radii)


def tube(joints: Array, thickness: Array, right: Array, steps: int, *, fine: bool = True) -> Rings:
    """A round, smoothly bent tube with round ends through a few joints.

    Args:
        joints: the points it runs through.
        thickness: its radius at each.
        right: any direction across it.
        steps: rings from one joint to the next.
        fine: well rounded ends; thin tubes do with fewer rings.
    """
    out, wide = (_CAP_OUT, _CAP_WIDE) if fine else (_SMALL_CAP_OUT, _SMALL_CAP_WIDE)
    last = len(joints) - 1
    at = np.linspace(0, last, last * steps + 1)
    i = np.minimum(at.astype(int), last - 1)
    f = (at - i)[:, None]
    p0, p1, p2 = joints[np.maximum(i - 1, 0)], joints[i], joints[i + 1]
    p3 = joints[np.minimum(i + 2, last)]
    line = 0.5 * (
        2 * p1
        + (p2 - p0) * f
        + (2 * p0 - 5 * p1 + 4 * p2 - p3) * f**2
        + (3 * p1 - p0 - 3 * p2 + p3) * f**3
    )
    radius = thickness[i] * (1 - f[:, 0]) + thickness[i + 1] * f[:, 0]
    head, tail = unit(line[0] - line[1]), unit(line[-1] - line[-2])
    centre = np.concatenate(
        (
            line[0] + np.outer(radius[0] * out[::-1], head),
            line,
            line[-1] + np.outer(radius[-1] * out, tail),
        )
    )
    radius = np.concatenate((radius[0] * wide[::-1], radius, radius[-1] * wide))
    along = np.empty_like(centre)
    along[1:-1] = centre[2:] - centre[:-2]
    along[0], along[-1] = centre[1] - centre[0], centre[-1] - centre[-2]
    along /= np.sqrt((along * along).sum(1))[:, None] + 1e-12
    across = right - along * (along @ right)[:, None]
    across /= np.sqrt((across * across).sum(1))[:, None] + 1e-12
    front = np.cross(across, along)
    return Rings(centre, front, across, np.repeat(radius[:, None], 4, axis=1))


@cache
def ball(radius: tuple[float, float, float, float, float], count: int) -> Rings:
    """An egg round the origin, upright.

    Args:
        radius: half height, then front, back, right and left.
        count: rings.
    """
    angle = np.linspace(radians(-83.0), radians(83.0), count)
    centre = np.zeros((count, 3))
    centre[:, 1] = np.sin(angle) * radius[0]
    return upright(centre, np.outer(np.cos(angle), radius[1:]))
