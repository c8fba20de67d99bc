"""What is painted of the props, and when: under everything, behind the person, in front of it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPen

from sciatica_desktop.domain.furniture import BackSide, Prop, PropKind
from sciatica_desktop.figure import furniture
from sciatica_desktop.figure.algebra import Array
from sciatica_desktop.figure.camera import Camera
from sciatica_desktop.figure.contour import closed_curve
from sciatica_desktop.figure.look import Look, Wood, mixed
from sciatica_desktop.figure.paths import path_of
from sciatica_desktop.figure.silhouette import hull
from sciatica_desktop.figure.solids import EDGE, MAT_CORNER, SolidPainter

AMONG_LIMBS = frozenset((PropKind.CHAIR, PropKind.CUSHION, PropKind.STOOL, PropKind.DESK))
"""Props that limbs are painted over or under, so that they belong on the person's picture."""

_EDGE = 0.04
"""Within this distance of the edge of a bed shadows fade, in body heights."""


def prop_corners(prop: Prop) -> Array:
    """The corners of the box a prop fills, back included."""
    top = prop.y[1] + prop.back
    out = furniture.LEAN if prop.back else 0.0
    behind = prop.back_at is BackSide.BEHIND
    left, far = prop.x[0] - out * behind, prop.z[0] - out * (not behind)
    return np.array(
        [(x, y, z) for x in (left, prop.x[1]) for y in (prop.y[0], top) for z in (far, prop.z[1])]
    )


def ground_under(props: tuple[Prop, ...], points: Array) -> Array:
    """Height of what a body rests on below each of many points: floor, mat or bed.

    A mat counts everywhere, since it is no thicker than a sole and a hand may come down beside
    it; a bed counts within its floor plan, since legs may hang over its edge.

    Args:
        props: the props of a figure.
        points: n points in the world.
    """
    mats = [prop.y[1] for prop in props if prop.kind is PropKind.MAT]
    height = np.full(len(points), max(mats, default=0.0))
    for prop in props:
        if prop.kind is PropKind.BED:
            x, z = points[:, 0], points[:, 2]
            inside = (x > prop.x[0]) & (x < prop.x[1]) & (z > prop.z[0]) & (z < prop.z[1])
            height[inside & (points[:, 1] > (prop.y[0] + prop.y[1]) / 2)] = prop.y[1]
    return height


def clear_of_edges(props: tuple[Prop, ...], points: Array) -> Array:
    """How far points are from dropping over the edge of a bed: 0 above the edge, 1 well clear.

    Args:
        props: the props of a figure.
        points: n points in the world.
    """
    clear: Array = np.ones(len(points))
    for prop in props:
        if prop.kind is PropKind.BED:
            low, high = np.array((prop.x, prop.z)).T
            outside = np.maximum(low - points[:, ::2], points[:, ::2] - high)
            around = np.hypot.reduce(np.maximum(outside, 0.0), axis=1)
            away = np.where(around > 0.0, around, -outside.max(1))
            clear = np.minimum(clear, away / _EDGE)
    return clear


class PropPainter:
    """Paints props for one camera."""

    def __init__(self, painter: QPainter, camera: Camera, look: Look, contour: float) -> None:
        """Prepare to paint.

        Args:
            painter: where to.
            camera: the view.
            look: the colours.
            contour: width of contours in the print style, in picture units.
        """
        self._solid = SolidPainter(painter, camera, look, contour)

    def paint_below(self, props: tuple[Prop, ...]) -> None:
        """Walls, beds and mats: what lies under everything, shadows included."""
        solid = self._solid
        for prop in _all(props, PropKind.WALL):
            self._wall(prop)
        for prop in _all(props, PropKind.BED):
            furniture.bed(solid, prop)
        for prop in _all(props, PropKind.MAT):
            solid.slab(prop, prop.y, solid.look.mat, MAT_CORNER)
        for prop in _all(props, PropKind.CHAIR):
            furniture.chair_ground(solid, prop)
        for prop in _all(props, PropKind.STOOL, PropKind.DESK):
            solid.ground(prop)

    def paint_back(self, props: tuple[Prop, ...]) -> None:
        """What lies behind or under the whole person."""
        for prop in props:
            if prop.kind is PropKind.CHAIR:
                furniture.chair_back(self._solid, prop)
            elif prop.kind is PropKind.DESK:
                furniture.desk_back(self._solid, prop)
            elif prop.kind is PropKind.STOOL:
                furniture.stool(self._solid, prop)
            elif prop.kind is PropKind.CUSHION:
                self._cushion(prop)

    def paint_seat(self, props: tuple[Prop, ...]) -> None:
        """The seat of a chair."""
        for prop in _all(props, PropKind.CHAIR):
            furniture.chair_seat(self._solid, prop)

    def paint_front(self, props: tuple[Prop, ...]) -> None:
        """What stands between the person and the viewer."""
        for prop in props:
            if prop.kind is PropKind.CHAIR:
                furniture.chair_front(self._solid, prop)
            elif prop.kind is PropKind.DESK:
                furniture.desk_front(self._solid, prop)

    def _wall(self, prop: Prop) -> None:
        """A wall with a skirting board along its foot."""
        wall = self._solid.look.wall
        rather = mixed(wall, self._solid.look.wood.side, 0.22)
        self._solid.box(prop.x, prop.y, prop.z, Wood(rather, wall, rather), 0.0)

    def _cushion(self, prop: Prop) -> None:
        solid = self._solid
        painter = solid.painter
        light, shade = solid.look.cushion
        body = path_of(closed_curve(self._cushion_edge(prop, 0.0)))
        if solid.look.printed:
            painter.setPen(QPen(EDGE, solid.contour * 0.5))
            painter.setBrush(light)
            painter.drawPath(body)
            painter.setPen(Qt.PenStyle.NoPen)
            return
        height = prop.y[1] - prop.y[0]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.drawPath(body)
        painter.save()
        painter.setClipPath(body)
        painter.setBrush(mixed(light, shade, 0.45))
        painter.drawPath(path_of(closed_curve(self._cushion_edge(prop, height * 0.14))))
        painter.setBrush(light)
        painter.drawPath(path_of(closed_curve(self._cushion_edge(prop, height * 0.30))))
        painter.restore()

    def _cushion_edge(self, prop: Prop, lift: float) -> Array:
        """The edge of a cushion: a box with very round edges."""
        across = np.linspace(-np.pi / 2, np.pi / 2, 9)[:, None]
        around = np.linspace(0, 2 * np.pi, 44, endpoint=False)[None]

        def blunt(values: Array, power: float) -> Array:
            result: Array = np.sign(values) * np.abs(values) ** power
            return result

        wide = np.maximum(np.cos(across), 0) ** 0.45
        extents = [(low + high, high - low) for low, high in (prop.x, prop.y, prop.z)]
        x = extents[0][0] / 2 + extents[0][1] / 2 * wide * blunt(np.cos(around), 0.55)
        y = extents[1][0] / 2 + extents[1][1] / 2 * blunt(np.sin(across), 0.9) + lift
        z = extents[2][0] / 2 + extents[2][1] / 2 * wide * blunt(np.sin(around), 0.55)
        points = np.stack((x, np.broadcast_to(y, x.shape), z), axis=-1).reshape(-1, 3)
        return hull(self._solid.camera.point(points))


def _all(props: tuple[Prop, ...], *kinds: PropKind) -> list[Prop]:
    return [prop for prop in props if prop.kind in kinds]
