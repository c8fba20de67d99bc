"""From solid rings to outlines: what edge a stack of rings shows to the viewer.

The edge of each ring is found exactly, as the point of the ellipse furthest to either side of
the projected axis. All parts of a body are projected in one go, which is what makes it fast.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from sciatica_desktop.figure.algebra import Array
from sciatica_desktop.figure.camera import Camera
from sciatica_desktop.figure.rings import Rings

# Below these shares of its true length a part is seen so nearly from its end that the two edges
# alone no longer describe it; rounded ends, every ring, or only their hull are added.
_NEEDS_ENDS = 0.93
NEEDS_RINGS = 0.62
NEEDS_HULL = 0.30

_ROUND = np.linspace(0, 2 * np.pi, 32, endpoint=False)
_COS, _SIN = np.cos(_ROUND), np.sin(_ROUND)


def _ways(count: int) -> Array:
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False)
    return np.stack((np.cos(angle), np.sin(angle)))


_MANY_WAYS, _FEW_WAYS = _ways(40), _ways(22)
_SMALL = 0.03
"""Parts thinner than this share of the body need fewer corners."""


@dataclass(slots=True)
class Outline:
    """What a stack of rings looks like.

    Attributes:
        left: one edge, a point a ring.
        right: the other edge.
        centre: the middle of each ring.
        share: how long the part looks, as a share of its true length.
        ellipses: every ring as a polygon, for parts seen nearly from their end; else None.
        rings: the solid form.
        is_small: whether a coarse contour will do.
    """

    left: Array
    right: Array
    centre: Array
    share: float
    ellipses: Array | None
    rings: Rings
    is_small: bool

    def relax(self, times: int) -> None:
        """Smooth both edges; takes out the folds where the spine bends sharply."""
        for _ in range(times):
            for edge in (self.left, self.right):
                edge[1:-1] = 0.25 * edge[:-2] + 0.5 * edge[1:-1] + 0.25 * edge[2:]


@cache
def _neighbours(
    counts: tuple[int, ...],
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], npt.NDArray[np.intp], tuple[int, ...]]:
    """For parts of these sizes laid end to end: ring before, ring after, part, first rings."""
    starts = np.concatenate(([0], np.cumsum(counts)))
    part = np.repeat(np.arange(len(counts)), counts)
    index = np.arange(int(starts[-1]))
    before = np.maximum(index - 1, starts[:-1][part])
    after = np.minimum(index + 1, starts[1:][part] - 1)
    return before, after, part, tuple(int(start) for start in starts)


def project(stacks: Sequence[Rings], camera: Camera) -> list[Outline]:
    """The outlines of many stacks at once."""
    before, after, part, starts = _neighbours(tuple(len(stack) for stack in stacks))
    solid = np.concatenate([stack.centre for stack in stacks])
    centre = camera.point(solid)
    front = camera.way(np.concatenate([stack.front for stack in stacks]))
    right = camera.way(np.concatenate([stack.right for stack in stacks]))
    radii = np.concatenate([stack.radii for stack in stacks])

    first, last = np.array(starts[:-1]), np.array(starts[1:]) - 1
    axis = centre[last] - centre[first]
    axis_length = np.hypot(axis[:, 0], axis[:, 1])
    long_enough = (axis_length > 1e-6)[:, None]
    axis = np.where(long_enough, axis / np.maximum(axis_length, 1e-9)[:, None], (0.0, 1.0))
    true = solid[last] - solid[first]
    shares = axis_length / (camera.scale * np.maximum(np.sqrt((true * true).sum(1)), 1e-6))

    along = centre[after] - centre[before]
    size = np.hypot(along[:, 0], along[:, 1])
    along = np.where(
        (size > camera.scale * 2e-3)[:, None], along / np.maximum(size, 1e-9)[:, None], axis[part]
    )
    normal = np.stack((along[:, 1], -along[:, 0]), axis=1)
    left_edge = _edge(centre, front, right, radii, normal)
    right_edge = _edge(centre, front, right, radii, -normal)

    small = np.maximum.reduceat(radii[:, 0], first) < _SMALL
    outlines = []
    for index, stack in enumerate(stacks):
        cut = slice(starts[index], starts[index + 1])
        share = float(shares[index])
        ellipses = None
        if share < _NEEDS_ENDS:
            ellipses = _ellipses(centre[cut], front[cut], right[cut], radii[cut])
        outlines.append(
            Outline(
                *(left_edge[cut], right_edge[cut], centre[cut], share, ellipses, stack),
                is_small=bool(small[index]),
            )
        )
    return outlines


def _edge(centre: Array, front: Array, right: Array, radii: Array, normal: Array) -> Array:
    along_front = (front * normal).sum(1)
    along_right = (right * normal).sum(1)
    a = np.where(along_front > 0, radii[:, 0], radii[:, 1])
    b = np.where(along_right > 0, radii[:, 2], radii[:, 3])
    far_a, far_b = a * along_front, b * along_right
    reach = np.hypot(far_a, far_b) + 1e-9
    result: Array = (
        centre + front * (a * far_a / reach)[:, None] + right * (b * far_b / reach)[:, None]
    )
    return result


def _ellipses(centre: Array, front: Array, right: Array, radii: Array) -> Array:
    a = np.where(_COS > 0, radii[:, 0:1], radii[:, 1:2]) * _COS
    b = np.where(_SIN > 0, radii[:, 2:3], radii[:, 3:4]) * _SIN
    result: Array = (
        centre[:, None, :] + a[..., None] * front[:, None, :] + b[..., None] * right[:, None, :]
    )
    return result


def hull(points: Array, *, small: bool = False) -> Array:
    """The convex hull of smooth blobs: the furthest point in each of many directions."""
    index = np.argmax(points @ (_FEW_WAYS if small else _MANY_WAYS), axis=0)
    keep = np.concatenate(([True], index[1:] != index[:-1]))
    if index[0] == index[-1] and keep.sum() > 1:
        keep[0] = False
    result: Array = points[index[keep]]
    return result
