"""Head: a profile that turns, hair with a bun, closed eyes and a calm mouth."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import atan2, degrees, radians

import numpy as np
import numpy.typing as npt

from sciatica_desktop.figure.algebra import Array, unit, vector
from sciatica_desktop.figure.camera import Camera
from sciatica_desktop.figure.contour import arc, closed_curve, polygon
from sciatica_desktop.figure.parts import Layer, Part, Tone
from sciatica_desktop.figure.profiles import (
    BUN_CENTRE,
    BUN_RADIUS,
    FACE_BACK,
    HAIR_LINE,
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

_BACK_OF_HAIR = 22
"""First row of the hair mesh that lies above the forehead; those rows are also drawn behind."""


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
        bun: middle and radius of the bun.
        bun_in_front: whether the bun is nearer than the head.
        lines: closed eyes, brows and mouth, each with its width in head heights.
        cheeks: middle of each cheek that is seen.
        ears: each ear that is seen.
    """

    size: float
    hair_behind: Array
    hair: Array
    bun: tuple[Array, float]
    bun_in_front: bool
    lines: list[tuple[Array, float]]
    cheeks: list[Array]
    ears: list[Ear]


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


def face_of(body: Skeleton, camera: Camera) -> Face:
    """What is drawn on the head from this side."""
    head = _head_bone(body)

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
        if seen(0.0, 0.0, way) > 0.25:
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
    mesh = _hair_mesh()
    rows, columns, _ = mesh.shape
    flat = camera.point(head.origin + (mesh.reshape(-1, 3) * HEAD_HEIGHT) @ head.axes.T)
    bun = head.point(BUN_CENTRE[0] * HEAD_HEIGHT, BUN_CENTRE[1] * HEAD_HEIGHT)
    return Face(
        size=HEAD_HEIGHT * camera.scale,
        hair_behind=polygon(hull(flat[_BACK_OF_HAIR * columns :])),
        hair=_hair_contour(flat.reshape(rows, columns, 2), camera.scale),
        bun=(camera.point(bun), BUN_RADIUS * HEAD_HEIGHT * camera.scale),
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


def _smooth_step(x: Array) -> Array:
    x = np.clip(x, 0, 1)
    result: Array = x * x * (3 - 2 * x)
    return result


@cache
def _hair_mesh() -> Array:
    """Rows of points round the head from the nape upwards, open where the face is."""
    low, columns = -0.31, 34
    heights = np.unique(
        np.clip(
            np.concatenate(
                (
                    np.linspace(low, 0.28, 22),
                    np.linspace(0.30, 0.43, 9),
                    0.5 - 0.07 * np.cos(np.linspace(0.35, np.pi / 2, 8)) ** 2,
                )
            ),
            low,
            0.4999,
        )
    )
    begins = curve(np.array(HAIR_LINE), heights)[:, 0]
    skull = curve(np.array(HEAD), heights)
    mesh = np.zeros((len(heights) + 1, columns, 3))
    for row, height in enumerate(heights):
        first = radians(begins[row])
        angle = np.linspace(first, 2 * np.pi - first, columns)
        from_edge = np.minimum(angle - first, 2 * np.pi - first - angle)
        ramp = 0.10 + 0.90 * _smooth_step(from_edge / radians(30))
        crown = float(_smooth_step(np.array((height - 0.39) / 0.09)))
        thick = 0.046 * (ramp * (1 - crown) + crown) * np.clip((height - low) / 0.12, 0, 1)
        before, behind, wide = skull[row]
        rise = 0.040 * np.clip((height - 0.34) / 0.16, 0, 1) ** 1.3
        mesh[row, :, 0] = (before + behind) / 2 + ((before - behind) / 2 + thick) * np.cos(angle)
        mesh[row, :, 1] = height + rise
        mesh[row, :, 2] = (wide + thick) * np.sin(angle)
    mesh[-1] = (mesh[-2, :, 0].mean(), mesh[-2, 0, 1] + 0.002, 0.0)
    return mesh


@cache
def _hair_welds() -> dict[tuple[int, int], tuple[int, int]]:
    """Mesh points that are one: the seam of closed rows, and the pole."""
    mesh = _hair_mesh()
    rows, columns, _ = mesh.shape
    welds = {(rows - 1, column): (rows - 1, 0) for column in range(columns)}
    for row in range(rows - 1):
        if np.allclose(mesh[row, 0], mesh[row, -1]):
            welds[row, columns - 1] = (row, 0)
    return welds


def _hair_contour(points: Array, scale: float) -> Array:
    """The border of the part of the mesh that faces the viewer, smoothed."""
    first, second = points[1:, 1:] - points[:-1, :-1], points[1:, :-1] - points[:-1, 1:]
    facing = first[..., 0] * second[..., 1] - first[..., 1] * second[..., 0] > 0
    after = _border(facing)
    rows = []
    while after:
        loop = [next(iter(after))]
        while (ends := after.get(loop[-1])) is not None:
            point = ends.pop()
            if not ends:
                del after[loop[-1]]
            if point == loop[0]:
                break
            loop.append(point)
        if len(loop) < 6:
            continue
        outline = _thinned(np.stack([points[at] for at in loop]), 0.006 * scale)
        for _ in range(2):
            outline = 0.25 * np.roll(outline, 1, 0) + 0.5 * outline + 0.25 * np.roll(outline, -1, 0)
        if len(outline) > 4:
            rows.append(closed_curve(outline))
    return np.concatenate(rows) if rows else np.zeros((0, 3))


def _border(
    facing: npt.NDArray[np.bool_],
) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """The directed edges between faces that are seen and faces that are not."""
    rows, columns = facing.shape
    welds = _hair_welds()
    edges: set[tuple[tuple[int, int], tuple[int, int]]] = set()

    def add(start: tuple[int, int], end: tuple[int, int]) -> None:
        start, end = welds.get(start, start), welds.get(end, end)
        if start == end:
            return
        if (end, start) in edges:
            edges.remove((end, start))
        else:
            edges.add((start, end))

    padded = np.zeros((rows + 2, columns + 2), dtype=bool)
    padded[1:-1, 1:-1] = facing
    inside = padded[1:-1, 1:-1]
    for i, j in np.argwhere(inside & ~padded[:-2, 1:-1]).tolist():
        add((i, j), (i, j + 1))
    for i, j in np.argwhere(inside & ~padded[1:-1, 2:]).tolist():
        add((i, j + 1), (i + 1, j + 1))
    for i, j in np.argwhere(inside & ~padded[2:, 1:-1]).tolist():
        add((i + 1, j + 1), (i + 1, j))
    for i, j in np.argwhere(inside & ~padded[1:-1, :-2]).tolist():
        add((i + 1, j), (i, j))
    after: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for start, end in sorted(edges):
        after.setdefault(start, []).append(end)
    return after


def _thinned(points: Array, least: float) -> Array:
    kept = [0]
    for index in range(1, len(points)):
        step = points[index] - points[kept[-1]]
        if float(step @ step) > least * least:
            kept.append(index)
    result: Array = points[kept]
    return result
