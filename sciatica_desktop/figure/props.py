"""Mat, cushion, chair and wall."""

from __future__ import annotations

from math import cos, radians, sin

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from sciatica_desktop.domain.pose import Prop, PropKind
from sciatica_desktop.figure.algebra import Array
from sciatica_desktop.figure.camera import Camera
from sciatica_desktop.figure.contour import closed_curve, polygon
from sciatica_desktop.figure.look import Look, Wood, faded, mixed
from sciatica_desktop.figure.paths import path_of
from sciatica_desktop.figure.silhouette import hull

_POST = 0.022
_BOARD = 0.022
_EDGE = QColor("#8C8C8C")
Spot = tuple[float, float, float]


def prop_corners(prop: Prop) -> Array:
    """The corners of the box a prop fills, back included."""
    top = prop.y[1] + prop.back
    left = prop.x[0] - (0.03 if prop.back else 0.0)
    return np.array(
        [(x, y, z) for x in (left, prop.x[1]) for y in (prop.y[0], top) for z in prop.z]
    )


class PropPainter:
    """Paints props for one camera.

    Attributes:
        unit: 1/500 of a body height in the picture, the measure of all line widths.
    """

    def __init__(self, painter: QPainter, camera: Camera, look: Look, contour: float) -> None:
        """Prepare to paint.

        Args:
            painter: where to.
            camera: the view.
            look: the colours.
            contour: width of contours in the print style, in picture units.
        """
        self._painter = painter
        self._camera = camera
        self._look = look
        self._contour = contour
        self.unit = camera.scale / 500.0

    def paint_below(self, props: tuple[Prop, ...]) -> None:
        """Walls and mats: what lies under everything, shadows included."""
        for prop in props:
            if prop.kind is PropKind.WALL:
                self._wall(prop)
        for prop in props:
            if prop.kind is PropKind.MAT:
                self._mat(prop)
        for prop in props:
            if prop.kind is PropKind.CHAIR:
                self._chair_ground(prop)

    def paint_back(self, props: tuple[Prop, ...]) -> None:
        """What lies behind or under the whole person."""
        for prop in props:
            if prop.kind is PropKind.CHAIR:
                self._chair_back(prop)
            elif prop.kind is PropKind.CUSHION:
                self._cushion(prop)

    def paint_seat(self, props: tuple[Prop, ...]) -> None:
        """The seat of a chair."""
        for prop in props:
            if prop.kind is PropKind.CHAIR:
                (x0, x1), (_, y), (z0, z1) = prop.x, prop.y, prop.z
                self._box((x0 - 0.006, x1 + 0.006), (y - _BOARD, y), (z0 - 0.004, z1 + 0.004), 5.0)

    def paint_front(self, props: tuple[Prop, ...]) -> None:
        """The near legs of a chair and the near post of its back."""
        for prop in props:
            if prop.kind is PropKind.CHAIR:
                self._chair_front(prop)

    def _face(self, corners: list[Spot], colour: QColor, rounding: float = 3.0) -> None:
        path = path_of(polygon(self._camera.point(np.array(corners))))
        if self._look.printed:
            pen = QPen(QColor("#6E6E6E"), self._contour * 0.45)
        else:
            pen = QPen(colour, rounding * self.unit)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._painter.setPen(pen)
        self._painter.setBrush(colour)
        self._painter.drawPath(path)
        self._painter.setPen(Qt.PenStyle.NoPen)

    def _box(
        self,
        x: tuple[float, float],
        y: tuple[float, float],
        z: tuple[float, float],
        rounding: float = 3.0,
    ) -> None:
        (x0, x1), (y0, y1), (z0, z1) = x, y, z
        wood: Wood = self._look.wood
        toward = self._camera.towards
        end = x1 if toward[0] > 0 else x0
        if abs(float(toward[0])) > 0.02:
            side = [(end, y0, z0), (end, y1, z0), (end, y1, z1), (end, y0, z1)]
            self._face(side, wood.side, rounding)
        self._face([(x0, y0, z1), (x1, y0, z1), (x1, y1, z1), (x0, y1, z1)], wood.front, rounding)
        if toward[1] > 0.02:
            self._face([(x0, y1, z0), (x1, y1, z0), (x1, y1, z1), (x0, y1, z1)], wood.top, rounding)

    def _wall(self, prop: Prop) -> None:
        x, (y0, y1), (z0, z1) = prop.x[0], prop.y, prop.z
        self._face([(x, y0, z0), (x, y1, z0), (x, y1, z1), (x, y0, z1)], self._look.wall, 0.0)

    def _mat(self, prop: Prop) -> None:
        painter, camera, contour = self._painter, self._camera, self._contour
        top, edge, line = self._look.mat
        below = camera.point(_rounded(prop, 0.0, 0.03, prop.y[0]))
        above = camera.point(_rounded(prop, 0.0, 0.03, prop.y[1]))
        pen = QPen(_EDGE, contour * 0.5) if self._look.printed else QPen(Qt.PenStyle.NoPen)
        painter.setPen(pen)
        painter.setBrush(edge)
        painter.drawPath(path_of(polygon(hull(np.concatenate((below, above))))))
        painter.setBrush(top)
        painter.drawPath(path_of(polygon(above)))
        if not self._look.printed:
            inner = camera.point(_rounded(prop, 0.022, 0.02, prop.y[1]))
            painter.setPen(QPen(line, 1.6 * self.unit))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path_of(polygon(inner)))
        painter.setPen(Qt.PenStyle.NoPen)

    def _cushion(self, prop: Prop) -> None:
        painter = self._painter
        light, shade = self._look.cushion
        body = path_of(closed_curve(self._cushion_edge(prop, 0.0)))
        if self._look.printed:
            painter.setPen(QPen(_EDGE, self._contour * 0.5))
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
        return hull(self._camera.point(points))

    def _chair_ground(self, prop: Prop) -> None:
        if self._look.printed:
            (left, _), (right, _) = self._camera.point(
                np.array(((prop.x[0] - 0.16, 0.0, prop.z[1]), (prop.x[1] + 0.34, 0.0, prop.z[1])))
            )
            y = float(self._camera.point(np.array((prop.x[0], 0.0, prop.z[1])))[1])
            self._painter.setPen(QPen(QColor("#9A9A9A"), self._contour * 0.5))
            self._painter.drawLine(int(left), round(y), int(right), round(y))
            self._painter.setPen(Qt.PenStyle.NoPen)
            return
        colour, strength = self._look.shadow
        self._painter.setPen(Qt.PenStyle.NoPen)
        # Three shrinking layers instead of one hard polygon.
        for grow in (0.030, 0.012, -0.008):
            ground = self._camera.point(_rounded(prop, -grow, 0.05, 0.0))
            self._painter.setBrush(QBrush(faded(colour, strength * 0.22)))
            self._painter.drawPath(path_of(polygon(ground)))

    def _chair_back(self, prop: Prop) -> None:
        (x0, x1), (_, y), (z0, z1) = prop.x, prop.y, prop.z
        deep = mixed(self._look.wood.side, self._look.contact[0], 0.25)
        if self._look.printed:
            deep = self._look.wood.side
        z, under = z0 + _POST, y - _BOARD
        for x in (x0, x1 - _POST):
            self._face(
                [(x, 0, z), (x + _POST, 0, z), (x + _POST, under, z), (x, under, z)], deep, 2
            )
        high = y + prop.back
        self._box(
            (x0 - 0.030, x0 - 0.008), (y + prop.back * 0.42, high), (z0 + 0.004, z1 - 0.004), 5.0
        )
        post = y + prop.back * 0.9
        self._face(
            [(x0, under, z), (x0 + _POST, under, z), (x0 - 0.006, post, z), (x0 - 0.026, post, z)],
            deep,
            2,
        )

    def _chair_front(self, prop: Prop) -> None:
        (x0, x1), (_, y), (_, z) = prop.x, prop.y, prop.z
        colour, under, post = self._look.wood.front, y - _BOARD, y + prop.back * 0.55
        # Four places along x, at the bottom and at the top of each post.
        posts = (
            (x0 + 0.002, x0 + _POST - 0.004, 0.0, x0, x0 + _POST, under),
            (x1 - _POST + 0.004, x1 - 0.002, 0.0, x1 - _POST, x1, under),
            (x0, x0 + _POST, y, x0 - 0.026, x0 - 0.006, post),
        )
        for left, right, low, top_left, top_right, high in posts:
            corners = [(left, low, z), (right, low, z), (top_right, high, z), (top_left, high, z)]
            self._face(corners, colour, 2.0)


def _rounded(prop: Prop, inset: float, radius: float, y: float) -> Array:
    """The floor plan of a prop with rounded corners."""
    x0, x1 = prop.x[0] + inset, prop.x[1] - inset
    z0, z1 = prop.z[0] + inset, prop.z[1] - inset
    corners = (
        (x1 - radius, z1 - radius, 0),
        (x0 + radius, z1 - radius, 90),
        (x0 + radius, z0 + radius, 180),
        (x1 - radius, z0 + radius, 270),
    )
    points = []
    for x, z, start in corners:
        for step in range(7):
            angle = radians(start + 15 * step)
            points.append((x + radius * cos(angle), y, z + radius * sin(angle)))
    return np.array(points)
