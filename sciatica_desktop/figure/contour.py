"""Closed curves as rows of numbers: cubic path elements that become a QPainterPath in one step.

A row is (element type, x, y) with QPainterPath's own numbers: 0 move, 1 line, 2 first control
point of a curve, 3 its other points. Filled with the winding rule, contours of equal orientation
unite without any clipping, so every contour made here runs the same way round.
"""

from __future__ import annotations

import numpy as np

from sciatica_desktop.figure.algebra import Array
from sciatica_desktop.figure.silhouette import NEEDS_HULL, NEEDS_RINGS, Outline, hull

MOVE, LINE, CURVE, CURVE_DATA = 0.0, 1.0, 2.0, 3.0

_END_RINGS = 5
"""Rings of a rounded end that are added whole when a part is seen nearly from its end."""
_STEPS, _SMALL_STEPS = 7, 4
"""Pieces into which a part seen that way is cut; a foot or a finger needs fewer than a thigh."""


def area(points: Array) -> float:
    """Signed area of a closed polygon."""
    x, y = points[:, 0], points[:, 1]
    return 0.5 * float(x[:-1] @ y[1:] - x[1:] @ y[:-1] + x[-1] * y[0] - x[0] * y[-1])


def _move(point: Array) -> Array:
    return np.array(((MOVE, point[0], point[1]),))


def _line(point: Array) -> Array:
    return np.array(((LINE, point[0], point[1]),))


def _curves(points: Array, *, closed: bool = False) -> Array:
    """Catmull-Rom curves through points, without the first move."""
    if closed:
        padded = np.concatenate((points[-1:], points, points[:2]))
    else:
        padded = np.concatenate((points[:1], points, points[-1:]))
    p0, p1, p2, p3 = padded[:-3], padded[1:-2], padded[2:-1], padded[3:]
    rows = np.empty((len(p0), 3, 3))
    rows[:, 0, 0], rows[:, 1:, 0] = CURVE, CURVE_DATA
    rows[:, 0, 1:] = p1 + (p2 - p0) / 6
    rows[:, 1, 1:] = p2 - (p3 - p1) / 6
    rows[:, 2, 1:] = p2
    return rows.reshape(-1, 3)


def _bow(start: Array, control: Array, end: Array) -> Array:
    """A quadratic curve as a cubic one."""
    first, second = start + (control - start) * (2 / 3), end + (control - end) * (2 / 3)
    return np.array(((CURVE, *first), (CURVE_DATA, *second), (CURVE_DATA, *end)))


def open_curve(points: Array) -> Array:
    """A smooth line through points."""
    return np.concatenate((_move(points[0]), _curves(points)))


def polyline(points: Array) -> Array:
    """A line with straight pieces."""
    return np.concatenate((_move(points[0]), *(_line(point) for point in points[1:])))


def arc(start: Array, control: Array, end: Array) -> Array:
    """One bow from start to end."""
    return np.concatenate((_move(start), _bow(start, control, end)))


def closed_curve(points: Array) -> Array:
    """A smooth closed curve through points."""
    if area(points) < 0:
        points = points[::-1]
    return np.concatenate((_move(points[0]), _curves(points, closed=True)))


def polygon(points: Array) -> Array:
    """A closed polygon with straight sides."""
    return _closed(points[::-1] if area(points) < 0 else points)


def _closed(points: Array) -> Array:
    """A polygon that runs the right way round already, as a hull does."""
    rows = np.empty((len(points) + 1, 3))
    rows[0, 0], rows[1:, 0] = MOVE, LINE
    rows[:-1, 1:], rows[-1, 1:] = points, points[0]
    return rows


def polygons(many: Array) -> Array:
    """Several polygons of equally many corners (n, corners, 2) that all run the same way."""
    n, corners, _ = many.shape
    rows = np.empty((n, corners + 1, 3))
    rows[:, 0, 0], rows[:, 1:, 0] = MOVE, LINE
    rows[:, :-1, 1:], rows[:, -1, 1:] = many, many[:, 0]
    return rows.reshape(-1, 3)


def wedge(first: Array, control: Array, second: Array, apex: Array) -> Array:
    """A corner filled out with a bow: what makes a mild bend read as one smooth line."""
    if area(np.stack((first, control, second, apex))) < 0:
        first, second = second, first
    rows = (_move(first), _bow(first, control, second), _line(apex), _line(first))
    return np.concatenate(rows)


def shape(
    outline: Outline,
    hem_start: Array | None = None,
    hem_end: Array | None = None,
    *,
    convex: bool = False,
) -> Array:
    """The contour of a part.

    Args:
        outline: what the part looks like.
        hem_start: control point of a garment's curved opening at the first ring, or None.
        hem_end: the same at the last ring.
        convex: the part has no waist, so that its hull is its contour from any side.
    """
    ellipses, small = outline.ellipses, outline.is_small
    if ellipses is not None and outline.share < (NEEDS_RINGS if convex else NEEDS_HULL):
        return _closed(hull(ellipses.reshape(-1, 2), small=small))
    left, right = outline.left, outline.right
    if area(np.concatenate((left, right[::-1]))) < 0:
        left, right = right, left
    back = right[::-1]
    rows = [
        _move(left[0]),
        _curves(left),
        _line(back[0]) if hem_end is None else _bow(left[-1], hem_end, back[0]),
        _curves(back),
        _line(left[0]) if hem_start is None else _bow(back[-1], hem_start, left[0]),
    ]
    if ellipses is not None:
        n = len(ellipses)
        # No ellipse at a hem: its far rim would be painted over the limb that comes out of it.
        sets = []
        if hem_start is None:
            sets.append(ellipses[:_END_RINGS])
        if hem_end is None:
            sets.append(ellipses[n - _END_RINGS :])
        if outline.share < NEEDS_RINGS:
            step = max(1, n // (_SMALL_STEPS if small else _STEPS))
            last = n - 1 if hem_end is None else n - 2
            first = 0 if hem_start is None else 1
            sets += [ellipses[i : min(i + step, last) + 1] for i in range(first, last, step)]
        for some in sets:
            corners = hull(some.reshape(-1, 2), small=small)
            if len(corners) > 2:
                rows.append(_closed(corners))
    return np.concatenate(rows)


def swollen(outline: Outline, rows: Array, by: float, *, convex: bool = False) -> Array:
    """The contour of a part made thicker all round, coarsely: for a thin rim under its edge.

    Args:
        outline: what the part looks like.
        rows: its contour.
        by: how much, in picture units.
        convex: the part has no waist.
    """
    if outline.share < NEEDS_RINGS:
        if convex:
            rows = polygon(hull(rows[:, 1:], small=outline.is_small))
        middle = (rows[:, 1:].min(0) + rows[:, 1:].max(0)) / 2
        size = float((rows[:, 1:].max(0) - rows[:, 1:].min(0)).mean()) / 2
        grown = rows.copy()
        grown[:, 1:] = middle + (rows[:, 1:] - middle) * (1 + by / max(size, by))
        return grown
    left, right = outline.left, outline.right
    out = left - right
    out = out * (by / (np.hypot(out[:, 0], out[:, 1]) + 1e-6))[:, None]
    return polygon(np.concatenate((left + out, (right - out)[::-1])))


def spline(points: Array, steps: int) -> Array:
    """More points on a smooth line through the given ones."""
    last = len(points) - 1
    at = np.linspace(0, last, last * steps + 1)
    i = np.minimum(at.astype(int), last - 1)
    f = (at - i)[:, None]
    p0, p1, p2 = points[np.maximum(i - 1, 0)], points[i], points[i + 1]
    p3 = points[np.minimum(i + 2, last)]
    result: Array = 0.5 * (
        2 * p1
        + (p2 - p0) * f
        + (2 * p0 - 5 * p1 + 4 * p2 - p3) * f**2
        + (3 * p1 - p0 - 3 * p2 + p3) * f**3
    )
    return result


def normals(points: Array) -> Array:
    """Unit normals along a line, to its right as the picture is seen."""
    along = np.gradient(points, axis=0)
    along /= np.hypot(along[:, 0], along[:, 1])[:, None] + 1e-9
    return np.stack((along[:, 1], -along[:, 0]), axis=1)


def bounds(rows: Array) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a contour."""
    low, high = rows[:, 1:].min(0), rows[:, 1:].max(0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])
