"""The pose a movement comes from, as one dashed outline round the whole body."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from sciatica_desktop.figure.algebra import Array
from sciatica_desktop.figure.contour import area, closed_curve, open_curve, polygon
from sciatica_desktop.figure.look import Look, faded
from sciatica_desktop.figure.paths import path_of
from sciatica_desktop.figure.scene import Scene

_ROUND = np.linspace(0, 2 * np.pi, 24, endpoint=False)
_STEP = 0.007
"""Distance of the points of the outline, in body heights."""
_CLEAR = 0.010
"""Nearer than this, in body heights, to the body as it is now, no dash is drawn beside its edge."""
_TOO_SMALL = 0.012
"""Area, in squared body heights, from which a gap between the limbs is outlined as well."""


def paint_ghost(
    painter: QPainter, before: Scene, now: Scene, look: Look, scale: float, contour: float
) -> None:
    """Paint the outline of a body, faintly filled.

    Args:
        painter: where to.
        before: the body in the pose the movement comes from.
        now: the body that will be painted over it.
        look: the colours.
        scale: picture units to one body height.
        contour: contour width of the print style, in picture units; 0 in the soft style.
    """
    edges, covering = silhouette(before, scale), silhouette(now, scale)
    painter.setPen(Qt.PenStyle.NoPen)
    if not look.printed:
        filled = path_of(*(closed_curve(edge) for edge in edges))
        filled.setFillRule(Qt.FillRule.OddEvenFill)
        painter.setBrush(faded(look.ghost, 0.10))
        painter.drawPath(filled)
    pen = QPen(look.ghost, contour * 0.6 if look.printed else 1.7 * scale / 500.0)
    if not look.printed:
        pen.setColor(faded(look.ghost, 0.70))
    pen.setDashPattern([4.2, 3.2])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for edge in edges:
        for run in _apart(edge, np.concatenate(covering), _CLEAR * scale):
            painter.drawPath(path_of(open_curve(run)))
    painter.setPen(Qt.PenStyle.NoPen)


def silhouette(scene: Scene, scale: float) -> list[Array]:
    """The smooth edge of everything a body covers, and of large gaps between its limbs.

    Each edge is a closed line of points at even distances.
    """
    face = scene.face
    rows = [layer.rows() for layer in scene.layers.values()]
    rows += [face.hair, face.hair_behind]
    if face.bun is not None:
        middle, radius = face.bun
        circle = radius * np.stack((np.cos(_ROUND), np.sin(_ROUND)), axis=1)
        rows.append(polygon(middle + circle))
    body = path_of(*rows)
    edges = (_points(edge) for edge in body.simplified().toSubpathPolygons())
    return [
        _even(edge, _STEP * scale)
        for edge in edges
        if len(edge) > 7 and abs(area(edge)) > _TOO_SMALL * scale * scale
    ]


def _apart(edge: Array, others: Array, least: float) -> list[Array]:
    """The runs of a closed line that stay away from other points."""
    far = np.hypot(*(edge[:, None] - others[None]).transpose(2, 0, 1)).min(1) > least
    if far.all():
        return [np.concatenate((edge, edge[:1]))]
    start = int(np.argmin(far))
    edge, far = np.roll(edge, -start, 0), np.roll(far, -start)
    cuts = np.flatnonzero(np.diff(far.astype(int))) + 1
    pieces = zip(np.split(edge, cuts), np.split(far, cuts), strict=True)
    return [piece for piece, is_far in pieces if is_far[0] and len(piece) > 2]


def _points(polygon: QPolygonF) -> Array:
    return np.array([polygon.at(i).toTuple() for i in range(polygon.size())])


def _even(points: Array, step: float) -> Array:
    """A closed line with its corners rounded, as points at even distances."""
    ring = np.concatenate((points, points[:1]))
    steps = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(ring, axis=0).T))))
    count = max(12, int(steps[-1] / step))
    at = np.linspace(0.0, float(steps[-1]), count, endpoint=False)
    even = np.stack([np.interp(at, steps, ring[:, axis]) for axis in (0, 1)], axis=1)
    for _ in range(3):
        even = 0.25 * np.roll(even, 1, 0) + 0.5 * even + 0.25 * np.roll(even, -1, 0)
    return even
