"""Head: a profile that turns, hair, closed eyes and a calm mouth."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import atan2, degrees

import numpy as np

from sciatica_desktop.figure.algebra import Array, unit, vector
from sciatica_desktop.figure.build import Hair
from sciatica_desktop.figure.camera import Camera
from sciatica_desktop.figure.contour import arc, polygon
from sciatica_desktop.figure.hair import STYLES, hair_contour, sheet, strands_of
from sciatica_desktop.figure.parts import Layer, Part, Tone
from sciatica_desktop.figure.profiles import (
    BUN_CENTRE,
    BUN_RADIUS,
    FACE_BACK,
    HEAD,
    HEAD_CENTRE,
    HEAD_HEIGHT,
    LIPS,
    NOSE,
    Table,
    curve,
)
from sciatica_desktop.figure.rings import Rings, upright
from sciatica_desktop.figure.silhouette import hull
from sciatica_desktop.figure.skeleton import Bone, Skeleton


@dataclass(slots=True)
class Ear:
    """An ear as it looks: where, how it is turned (degrees), and the height of the head."""

    at: Array
    turn: float


@dataclass(slots=True)
class Face:
    """What is drawn on the head.

    Attributes:
        size: the height of the head in the picture.
        hair_behind: hair seen past the head.
        hair: hair over the head.
        strands: lines along the hair.
        bun: middle and radius of the bun, or None.
        bun_in_front: whether the bun is nearer than the head.
        lines: closed eyes, brows and mouth, each with its width in head heights.
        cheeks: middle of each cheek that is seen.
        ears: each ear that is seen.
    """

    size: float
    hair_behind: Array
    hair: Array
    strands: list[Array]
    bun: tuple[Array, float] | None
    bun_in_front: bool
    lines: list[tuple[Array, float]]
    cheeks: list[Array]
    ears: list[Ear]

    def corners(self) -> Array:
        """Points round all hair, which stands out past the head."""
        points = [self.hair[:, 1:], self.hair_behind[:, 1:]]
        if self.bun is not None:
            middle, radius = self.bun
            points.append(np.stack((middle - radius, middle + radius)))
        return np.concatenate(points)


def head_layer(body: Skeleton) -> Layer:
    """The parts of the head, from back to front."""
    head = _head_bone(body)
    return Layer(
        "head",
        0.0,
        [
            Part("head", Tone.SKIN, _skull().on(head), convex=True),
            Part("nose", Tone.SKIN, _ridge(NOSE, 0.5).on(head)),
            Part("lips", Tone.SKIN, _ridge(LIPS, 0.4).on(head)),
        ],
    )


def face_of(body: Skeleton, camera: Camera, hair: Hair) -> Face:
    """What is drawn on the head from this side."""
    head, style = _head_bone(body), STYLES[hair]

    def seen(x: float, y: float, z: float) -> float:
        return camera.nearness(head.axes @ unit(vector(x, y, z)))

    def at(*points: tuple[float, float, float]) -> Array:
        return camera.point(head.origin + (np.array(points) * HEAD_HEIGHT) @ head.axes.T)

    lines: list[tuple[Array, float]] = []
    cheeks: list[Array] = []
    ears: list[Ear] = []
    for way in (1.0, -1.0):
        if seen(0.8, 0.0, 0.6 * way) > 0.12:
            cheeks.append(at((0.21, -0.12, 0.30 * way))[0])
            eye = ((0.300, 0.018, 0.135), (0.285, -0.040, 0.185), (0.215, 0.008, 0.258))
            brow = ((0.325, 0.118, 0.105), (0.300, 0.150, 0.180), (0.215, 0.112, 0.275))
            for points, width in ((eye, 0.024), (brow, 0.022)):
                lines.append((arc(*at(*((x, y, z * way) for x, y, z in points))), width))
        if seen(0.0, 0.0, way) > 0.25 and not style.hides_ears:
            up = camera.way(head.axes[:, 1])
            turn = degrees(atan2(up[0], -up[1]))
            ears.append(Ear(at((-0.075, -0.050, 0.385 * way))[0], turn))
    front = seen(1.0, 0.0, 0.0)
    if front > 0.5:
        # From the side the nose is an outline; from the front only its wing shows.
        way = 1.0 if seen(0.0, 0.0, 1.0) >= 0 else -1.0
        wing = ((0.395, -0.105, 0.085), (0.415, -0.175, 0.080), (0.450, -0.150, 0.010))
        lines.append((arc(*at(*((x, y, z * way) for x, y, z in wing))), 0.016))
    if front > -0.35:
        corner = 0.115 if seen(0.0, 0.0, 1.0) >= 0 else -0.115
        start = -0.02 if corner > 0 else 0.02
        mouth = ((0.352, -0.268, start), (0.335, -0.285, corner * 0.6), (0.290, -0.262, corner))
        lines.append((arc(*at(*mouth)), 0.020))
    mesh = sheet(hair)
    rows, columns, _ = mesh.shape
    flat = camera.point(head.origin + (mesh.reshape(-1, 3) * HEAD_HEIGHT) @ head.axes.T)
    bun = head.point(BUN_CENTRE[0] * HEAD_HEIGHT, BUN_CENTRE[1] * HEAD_HEIGHT)
    round_bun = (camera.point(bun), BUN_RADIUS * HEAD_HEIGHT * camera.scale)
    return Face(
        size=HEAD_HEIGHT * camera.scale,
        hair_behind=polygon(hull(flat[style.behind * columns :])),
        hair=hair_contour(hair, flat.reshape(rows, columns, 2), camera.scale),
        strands=strands_of(hair, flat.reshape(rows, columns, 2), camera, head.axes),
        bun=round_bun if hair is Hair.BUN else None,
        bun_in_front=camera.nearness(bun - head.origin) > -0.012,
        lines=lines,
        cheeks=cheeks,
        ears=ears,
    )


def _head_bone(body: Skeleton) -> Bone:
    head = body.bones["head"]
    return Bone(head.point(*HEAD_CENTRE), head.axes)


@cache
def _skull() -> Rings:
    table = np.array(HEAD)
    heights = np.unique(
        np.concatenate((-0.5 * np.cos(np.linspace(0, np.pi, 46)), np.linspace(-0.36, -0.18, 10)))
    )
    rows = curve(table, heights) * HEAD_HEIGHT
    centre = np.zeros((len(rows), 3))
    centre[:, 0], centre[:, 1] = (rows[:, 0] + rows[:, 1]) / 2, heights * HEAD_HEIGHT
    half = (rows[:, 0] - rows[:, 1]) / 2
    return upright(centre, np.stack((half, half, rows[:, 2], rows[:, 2]), axis=1))


@cache
def _ridge(table: Table, depth: float) -> Rings:
    rows = np.array(table) * HEAD_HEIGHT
    back = FACE_BACK * HEAD_HEIGHT
    centre = np.zeros((len(rows), 3))
    centre[:, 0], centre[:, 1] = (rows[:, 1] + back) / 2, rows[:, 0]
    half = (rows[:, 1] - back) / 2
    return upright(centre, np.stack((half, half * depth, rows[:, 2], rows[:, 2]), axis=1))
