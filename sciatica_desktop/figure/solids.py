"""Plain solids that props are built from: faces, boxes, rounded slabs, and their shadow."""

from __future__ import annotations

from math import cos, radians, sin

import numpy as np
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from sciatica_desktop.domain.furniture import Prop
from sciatica_desktop.figure.algebra import Array
from sciatica_desktop.figure.camera import Camera
from sciatica_desktop.figure.contour import polygon
from sciatica_desktop.figure.look import Look, Wood, faded
from sciatica_desktop.figure.paths import path_of
from sciatica_desktop.figure.silhouette import hull

EDGE = QColor("#8C8C8C")
"""Contour of soft props on paper."""
_FACE_EDGE = QColor("#6E6E6E")
_GROUND_LINE = QColor("#9A9A9A")
MAT_CORNER = 0.03
"""Radius of the corners of a mat, in body heights."""
Spot = tuple[float, float, float]
Extent = tuple[float, float]


class SolidPainter:
    """Paints solids for one camera.

    Attributes:
        painter: where to.
        camera: the view.
        look: the colours.
        contour: width of contours in the print style, in picture units.
        unit: 1/500 of a body height in the picture, the measure of all line widths.
    """

    def __init__(self, painter: QPainter, camera: Camera, look: Look, contour: float) -> None:
        """Prepare to paint."""
        self.painter = painter
        self.camera = camera
        self.look = look
        self.contour = contour
        self.unit = camera.scale / 500.0

    def face(self, corners: list[Spot], colour: QColor, rounding: float = 3.0) -> None:
        """A flat face; ``rounding`` is how round its corners are, in units."""
        path = path_of(polygon(self.camera.point(np.array(corners))))
        if self.look.printed:
            pen = QPen(_FACE_EDGE, self.contour * 0.45)
        else:
            pen = QPen(colour, rounding * self.unit)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self.painter.setPen(pen)
        self.painter.setBrush(colour)
        self.painter.drawPath(path)
        self.painter.setPen(Qt.PenStyle.NoPen)

    def box(
        self, x: Extent, y: Extent, z: Extent, colours: Wood | None = None, rounding: float = 3.0
    ) -> None:
        """The faces of a box that look at the viewer; of wood unless it has its own colours."""
        (x0, x1), (y0, y1), (z0, z1) = x, y, z
        colours = colours or self.look.wood
        toward = self.camera.towards
        end = x1 if toward[0] > 0 else x0
        if abs(float(toward[0])) > 0.02:
            side = [(end, y0, z0), (end, y1, z0), (end, y1, z1), (end, y0, z1)]
            self.face(side, colours.side, rounding)
        self.face([(x0, y0, z1), (x1, y0, z1), (x1, y1, z1), (x0, y1, z1)], colours.front, rounding)
        if toward[1] > 0.02:
            top = [(x0, y1, z0), (x1, y1, z0), (x1, y1, z1), (x0, y1, z1)]
            self.face(top, colours.top, rounding)

    def slab(
        self, prop: Prop, y: Extent, colours: tuple[QColor, QColor, QColor], radius: float
    ) -> None:
        """A soft slab with rounded corners.

        Args:
            prop: its floor plan.
            y: bottom and top.
            colours: of its top, its edge, and of a line just inside the top.
            radius: of its corners, in body heights.
        """
        painter, camera = self.painter, self.camera
        top, edge, line = colours
        below = camera.point(floor_plan(prop, 0.0, radius, y[0]))
        above = camera.point(floor_plan(prop, 0.0, radius, y[1]))
        painter.setPen(
            QPen(EDGE, self.contour * 0.5) if self.look.printed else QPen(Qt.PenStyle.NoPen)
        )
        painter.setBrush(edge)
        painter.drawPath(path_of(polygon(hull(np.concatenate((below, above))))))
        painter.setBrush(top)
        painter.drawPath(path_of(polygon(above)))
        if not self.look.printed:
            inner = camera.point(floor_plan(prop, 0.022, radius * 0.7, y[1]))
            painter.setPen(QPen(line, 1.6 * self.unit))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path_of(polygon(inner)))
        painter.setPen(Qt.PenStyle.NoPen)

    def ground(self, prop: Prop, before: float = 0.06, behind: float = 0.06) -> None:
        """What ties a prop to the floor: a soft shadow, on paper a line.

        Args:
            prop: the prop, standing on its own bottom.
            before: how far the line goes on past it, the way the figure faces.
            behind: the same at the other end.
        """
        painter, y = self.painter, prop.y[0]
        if self.look.printed:
            ends = np.array(
                ((prop.x[0] - behind, y, prop.z[1]), (prop.x[1] + before, y, prop.z[1]))
            )
            (left, high), (right, low) = self.camera.point(ends).tolist()
            painter.setPen(QPen(_GROUND_LINE, self.contour * 0.5))
            painter.drawLine(QLineF(left, high, right, low))
            painter.setPen(Qt.PenStyle.NoPen)
            return
        colour, strength = self.look.shadow
        painter.setPen(Qt.PenStyle.NoPen)
        # Three shrinking layers instead of one hard polygon.
        for grow in (0.030, 0.012, -0.008):
            plan = self.camera.point(floor_plan(prop, -grow, 0.05, y))
            painter.setBrush(QBrush(faded(colour, strength * 0.22)))
            painter.drawPath(path_of(polygon(plan)))


def floor_plan(prop: Prop, inset: float, radius: float, y: float) -> Array:
    """The floor plan of a prop with rounded corners, at a height."""
    x0, x1 = prop.x[0] + inset, prop.x[1] - inset
    z0, z1 = prop.z[0] + inset, prop.z[1] - inset
    radius = max(0.0, min(radius, (x1 - x0) / 2, (z1 - z0) / 2))
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
