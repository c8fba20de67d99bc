"""Hair: a sheet round the head, open where the face is, whose border is what one sees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import radians

import numpy as np
import numpy.typing as npt

from sciatica_desktop.figure.algebra import Array
from sciatica_desktop.figure.build import Hair
from sciatica_desktop.figure.camera import Camera
from sciatica_desktop.figure.contour import closed_curve, open_curve
from sciatica_desktop.figure.profiles import BOB_LINE, CROP_LINE, HAIR_LINE, HEAD, Table, curve

_COLUMNS = 34
_FOREHEAD = 22
"""First row of the sheet above the forehead; from there on it is closed all round."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a way of wearing the hair is shaped, in head heights.

    Attributes:
        line: height of the hair line and the angle from the middle of the face where it begins.
        thick: how thick the hair is, from a height in the middle of the head.
        rise: how far it stands above the crown.
        hides_ears: whether it falls over the ears.
        behind: first row that is also painted behind the head.
        strands: columns of the sheet along which a strand is drawn.
    """

    line: Table
    thick: Callable[[float], float]
    rise: float = 0.040
    hides_ears: bool = False
    behind: int = _FOREHEAD
    strands: tuple[int, ...] = ()


def _tied(height: float) -> float:
    return 0.046 * min(1.0, (height + 0.31) / 0.12)


def _short(height: float) -> float:
    return 0.034 * min(1.0, (height + 0.25) / 0.14)


def _falling(height: float) -> float:
    falls = min(1.0, max(0.0, (0.30 - height) / 0.45))
    tucks = min(1.0, (height + 0.47) / 0.12)
    return (0.050 + 0.040 * falls) * (0.45 + 0.55 * tucks)


STYLES = {
    Hair.BUN: Style(HAIR_LINE, _tied),
    Hair.CROP: Style(CROP_LINE, _short, rise=0.030),
    Hair.BOB: Style(
        BOB_LINE, _falling, rise=0.048, hides_ears=True, behind=0, strands=(5, 9, 13, 20, 24, 28)
    ),
}


@cache
def sheet(hair: Hair) -> Array:
    """Rows of points round the head from the nape upwards, open where the face is."""
    style = STYLES[hair]
    low = style.line[0][0]
    crown = 0.5 - 0.07 * np.cos(np.linspace(0.35, np.pi / 2, 8)) ** 2
    heights = np.concatenate((np.linspace(low, 0.28, 22), np.linspace(0.30, 0.43, 9), crown))
    heights = np.unique(np.clip(heights, low, 0.4999))
    begins = curve(np.array(style.line), heights)[:, 0]
    skull = curve(np.array(HEAD), heights)
    mesh = np.zeros((len(heights) + 1, _COLUMNS, 3))
    for row, height in enumerate(heights.tolist()):
        first = radians(begins[row])
        angle = np.linspace(first, 2 * np.pi - first, _COLUMNS)
        from_edge = np.minimum(angle - first, 2 * np.pi - first - angle)
        ramp = 0.10 + 0.90 * _smooth_step(from_edge / radians(30))
        closed = float(_smooth_step(np.array((height - 0.39) / 0.09)))
        thick = style.thick(height) * (ramp * (1 - closed) + closed)
        before, behind, wide = skull[row]
        rise = style.rise * np.clip((height - 0.34) / 0.16, 0, 1) ** 1.3
        mesh[row, :, 0] = (before + behind) / 2 + ((before - behind) / 2 + thick) * np.cos(angle)
        mesh[row, :, 1] = height + rise
        mesh[row, :, 2] = (wide + thick) * np.sin(angle)
    mesh[-1] = (mesh[-2, :, 0].mean(), mesh[-2, 0, 1] + 0.002, 0.0)
    return mesh


@cache
def _welds(hair: Hair) -> dict[tuple[int, int], tuple[int, int]]:
    """Points of the sheet that are one: the seam of closed rows, and the pole."""
    mesh = sheet(hair)
    rows, columns, _ = mesh.shape
    welds = {(rows - 1, column): (rows - 1, 0) for column in range(columns)}
    for row in range(rows - 1):
        if np.allclose(mesh[row, 0], mesh[row, -1]):
            welds[row, columns - 1] = (row, 0)
    return welds


def hair_contour(hair: Hair, points: Array, scale: float) -> Array:
    """The border of the part of the sheet that faces the viewer, smoothed.

    Args:
        hair: how the hair is worn.
        points: the points of its sheet in the picture, rows times columns.
        scale: picture units to one body height.
    """
    first, second = points[1:, 1:] - points[:-1, :-1], points[1:, :-1] - points[:-1, 1:]
    facing = first[..., 0] * second[..., 1] - first[..., 1] * second[..., 0] > 0
    after = _border(hair, facing)
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


def strands_of(hair: Hair, points: Array, camera: Camera, axes: Array) -> list[Array]:
    """Lines along the hair, from the crown to its end, where they face the viewer.

    Args:
        hair: how the hair is worn.
        points: the points of its sheet in the picture, rows times columns.
        camera: the view.
        axes: how the head is turned.
    """
    lines = []
    for column in STYLES[hair].strands:
        out = sheet(hair)[4:-9, column] * (1.0, 0.0, 1.0)
        seen = (out / np.linalg.norm(out, axis=1)[:, None]) @ axes.T @ camera.towards > 0.3
        line = points[4:-9, column][seen][::3]
        if len(line) > 3:
            lines.append(open_curve(line))
    return lines


def _border(
    hair: Hair, facing: npt.NDArray[np.bool_]
) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """The directed edges between faces that are seen and faces that are not."""
    rows, columns = facing.shape
    welds = _welds(hair)
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


def _smooth_step(x: Array) -> Array:
    x = np.clip(x, 0, 1)
    result: Array = x * x * (3 - 2 * x)
    return result


def _thinned(points: Array, least: float) -> Array:
    kept = [0]
    for index in range(1, len(points)):
        step = points[index] - points[kept[-1]]
        if float(step @ step) > least * least:
            kept.append(index)
    result: Array = points[kept]
    return result
