"""The marked area and the nerve, as curves in the picture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sciatica_desktop.domain.pose import Focus, Nerve
from sciatica_desktop.figure.algebra import Array
from sciatica_desktop.figure.anatomy import (
    MUSCLES,
    SCIATIC_NERVE,
    SIDED,
    SPINAL_CORD,
    Band,
    Patch,
    Spot,
)
from sciatica_desktop.figure.camera import Camera
from sciatica_desktop.figure.contour import closed_curve, normals, open_curve, spline
from sciatica_desktop.figure.silhouette import hull
from sciatica_desktop.figure.skeleton import Skeleton, sign

_IN_THE_THIGH = 6
"""The spot of the nerve half-way down the thigh: there no other part lies over it."""


@dataclass(slots=True)
class Target:
    """A marked muscle.

    Attributes:
        rows: its contour.
        fibres: lines along it.
        middle: where it glows most.
        side: n or f.
        owner: ``leg`` or ``torso``: what it is clipped to.
        strength: 0 to 1.
    """

    rows: Array
    fibres: list[Array]
    middle: Array
    side: str
    owner: str
    strength: float


@dataclass(slots=True)
class NerveLine:
    """The nerve: its curve, the two roots drawn as dots, and a point to name it at."""

    rows: Array
    roots: Array
    middle: Array


def spot(body: Skeleton, at: Spot, side: str) -> Array:
    """A spot of the anatomy in the world."""
    name, a, u, r = at
    bone = f"{name}_{side}" if name in SIDED else name
    return body.point(bone, a, u, sign(side) * r)


def target_of(body: Skeleton, camera: Camera, focus: Focus) -> Target:
    """A muscle as it lies on the body."""
    muscle = MUSCLES[focus.muscle]
    if isinstance(muscle, Patch):
        rows, fibres, middle = _patch(body, camera, muscle, focus.side)
    else:
        rows, fibres, middle = _band(body, camera, muscle, focus.side)
    return Target(rows, fibres, middle, focus.side, muscle.owner, focus.strength)


def nerve_of(body: Skeleton, camera: Camera, nerve: Nerve) -> NerveLine:
    """The nerve as it lies in the body."""
    spots = (SPINAL_CORD if nerve.cord else ()) + SCIATIC_NERVE
    points = camera.point(np.stack([spot(body, at, nerve.side) for at in spots]))
    first = len(spots) - len(SCIATIC_NERVE)
    return NerveLine(
        open_curve(spline(points, 5)), points[first : first + 2], points[first + _IN_THE_THIGH]
    )


def _band(
    body: Skeleton, camera: Camera, band: Band, side: str
) -> tuple[Array, list[Array], Array]:
    points = camera.point(np.stack([spot(body, at, side) for at, _ in band.line]))
    widths = np.array([width for _, width in band.line]) * camera.scale
    line, along = _bow(spline(points, 8))
    places = np.linspace(0, 1, len(widths))
    width: Array = np.interp(np.linspace(0, 1, len(line)), places, widths)
    for _ in range(14):
        width[1:-1] = 0.25 * width[:-2] + 0.5 * width[1:-1] + 0.25 * width[2:]
    width = np.maximum(width, 0.5) * np.sin(np.pi * along) ** 0.45 + 0.3
    out = normals(line) * width[:, None]
    rows = closed_curve(np.concatenate((line + out, (line - out)[::-1])))
    cut = slice(int(len(line) * 0.16), int(len(line) * 0.86), 3)
    fibres = [open_curve((line + out * share)[cut]) for share in (-0.5, 0.0, 0.5)]
    return rows, fibres, line[len(line) // 2]


def _bow(line: Array) -> tuple[Array, Array]:
    """The one cubic curve that comes nearest to a line, and its places from 0 to 1.

    Where a hip folds the spots turn a corner; a muscle is a spindle that bends once.
    """
    steps = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))))
    t = (steps / max(float(steps[-1]), 1e-9))[:, None]
    first, second = 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t)
    ends = line[:1] * (1 - t) ** 3 + line[-1:] * t**3
    basis = np.hstack((first, second))
    controls = np.linalg.solve(basis.T @ basis, basis.T @ (line - ends))
    bowed: Array = ends + basis @ controls
    return bowed, t[:, 0]


def _patch(
    body: Skeleton, camera: Camera, patch: Patch, side: str
) -> tuple[Array, list[Array], Array]:
    def seen(spots: tuple[Spot, ...]) -> Array:
        return camera.point(np.stack([spot(body, at, side) for at in spots]))

    # A broad muscle is convex on the body, so its hull stays right from every side.
    edge = hull(seen(patch.edge))
    middle = edge.mean(0)
    meet = seen((patch.insertion,))[0]
    t = np.linspace(0.06, 0.80, 9)[:, None]
    fibres = []
    for origin in seen(patch.origins):
        start, end = origin + (middle - origin) * 0.16, meet + (middle - meet) * 0.10
        bow = (start + end) / 2 + (middle - (start + end) / 2) * 0.35
        fibres.append(open_curve(start * (1 - t) ** 2 + 2 * bow * t * (1 - t) + end * t**2))
    centre: Array = edge.mean(0)
    return closed_curve(edge), fibres, centre
