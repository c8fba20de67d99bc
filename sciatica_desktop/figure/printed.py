"""The print style: flat greys, one contour, a hatched target. Vector only, and opaque.

Contours are made by drawing a wide line and covering its inner half with the fill. A leg has no
contour inside the pelvis and an arm none inside the shirt, or every joint would look like a ball.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen

from sciatica_desktop.figure.camera import Camera
from sciatica_desktop.figure.head import Face
from sciatica_desktop.figure.look import Look
from sciatica_desktop.figure.parts import Layer, Part, Tone
from sciatica_desktop.figure.paths import path_of, point_of
from sciatica_desktop.figure.people import Person
from sciatica_desktop.figure.scene import Scene
from sciatica_desktop.figure.target import NerveLine, Target

_FAR_INK = QColor("#5A5A5A")
_HATCH = 2.7
"""Distance of hatch lines, in contour widths."""


def _round_pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def united(parts: list[Part]) -> QPainterPath:
    """The parts as one shape without inner lines."""
    rows = [part.rows for part in parts if part.rows is not None]
    return path_of(*rows).simplified() if rows else QPainterPath()


class PrintedFigure:
    """Paints layers of a body as line art."""

    def __init__(
        self, painter: QPainter, camera: Camera, look: Look, person: Person, contour: float
    ) -> None:
        """Prepare to paint; ``contour`` is the width of the contour in picture units."""
        self._painter = painter
        self._scale = camera.scale
        self._look = look
        self._person = person
        self._contour = contour

    def paint_layer(self, layer: Layer, scene: Scene, box: QRectF) -> None:
        """Paint one layer; ``box`` is the whole picture."""
        painter, contour = self._painter, self._contour
        ink = _FAR_INK if layer.far > 0.5 else self._look.ink
        face = scene.face if layer.name == "head" else None
        if face is not None:
            self._hair_behind(face)
        hidden = self._joint(layer, scene)
        outside = None
        if hidden is not None:
            outside = QPainterPath()
            outside.addRect(box)
            outside = outside.subtracted(hidden)
        self._contoured(path_of(layer.rows()), ink, contour * 2, outside)
        for tone, parts in layer.runs():
            path = path_of(*(part.rows for part in parts if part.rows is not None))
            # The trunk's leggings end under the top: that edge is not seen.
            if tone is Tone.TOP or (tone is Tone.LEGGINGS and layer.name != "torso"):
                self._contoured(path, ink, contour * 1.4, outside)
            painter.setBrush(self._look.cover(tone, self._person, far=layer.far).base)
            painter.drawPath(path)
            for part in parts:
                if part.lined > 0.3:
                    self._lined(part, ink, layer)
        for stroke in layer.strokes:
            if not stroke.within:
                painter.setPen(_round_pen(ink, contour * 0.8))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPath(path_of(stroke.rows))
        painter.setPen(Qt.PenStyle.NoPen)
        if face is not None:
            self._face(face)

    def paint_target(self, target: Target, within: list[Part]) -> None:
        """Hatch a marked area."""
        painter, contour = self._painter, self._contour
        path = path_of(target.rows).simplified().intersected(united(within))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.hot)
        painter.drawPath(path)
        painter.save()
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        painter.setPen(QPen(self._look.ink, contour * 0.9))
        box = path.boundingRect()
        x = box.left() - box.height()
        while x < box.right():
            painter.drawLine(QLineF(x, box.bottom(), x + box.height(), box.top()))
            x += contour * _HATCH
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_round_pen(self._look.ink, contour * 0.9))
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)

    def paint_nerve(self, nerve: NerveLine) -> None:
        """Draw the nerve dashed, in a white case."""
        painter, contour = self._painter, self._contour
        path = path_of(nerve.rows)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_round_pen(self._look.nerve_case, contour * 2.6))
        painter.drawPath(path)
        pen = QPen(self._look.nerve, contour * 1.15)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([2.3, 1.5])
        painter.setPen(pen)
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)

    def _joint(self, layer: Layer, scene: Scene) -> QPainterPath | None:
        """Where a limb grows out of the trunk and shows no contour."""
        every = [part for other in scene.layers.values() for part in other.parts]
        if layer.name.startswith("leg"):
            names = ("pelvis", "buttock_n", "buttock_f")
            seat = united([part for part in every if part.name in names])
            # The outer edge of the seat stays a contour.
            stroker = QPainterPathStroker()
            stroker.setWidth(self._contour * 2.2)
            return seat.subtracted(stroker.createStroke(seat).simplified())
        if layer.name.startswith("arm") and layer.fade is not None:
            shoulder = QPainterPath()
            radius = 0.050 * self._scale
            shoulder.addEllipse(point_of(layer.fade[0]), radius, radius)
            shirt = united([part for part in every if part.name in ("top", "yoke", "neck")])
            return shoulder.intersected(shirt)
        return None

    def _contoured(
        self, path: QPainterPath, ink: QColor, width: float, outside: QPainterPath | None
    ) -> None:
        """A wide line round a shape; the fill that follows covers its inner half."""
        painter = self._painter
        painter.save()
        if outside is not None:
            painter.setClipPath(outside, Qt.ClipOperation.IntersectClip)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_round_pen(ink, width))
        painter.drawPath(path)
        painter.restore()
        painter.setPen(Qt.PenStyle.NoPen)

    def _lined(self, part: Part, ink: QColor, layer: Layer) -> None:
        if part.rows is None:
            return
        painter = self._painter
        path = path_of(part.rows)
        painter.setPen(_round_pen(ink, self._contour * 0.55))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.cover(part.tone, self._person, far=layer.far).base)
        painter.drawPath(path)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _hair_behind(self, face: Face) -> None:
        painter = self._painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.hair(self._person)[0])
        painter.drawPath(path_of(face.hair_behind))
        if not face.bun_in_front:
            self._bun(face)

    def _bun(self, face: Face) -> None:
        if face.bun is None:
            return
        middle, radius = face.bun
        self._painter.drawEllipse(point_of(middle), radius, radius * 0.94)

    def _face(self, face: Face) -> None:
        painter, contour, ink = self._painter, self._contour, self._look.ink
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for rows, width in face.lines:
            painter.setPen(_round_pen(ink, min(contour * 0.8, width * face.size * 1.4)))
            painter.drawPath(path_of(rows))
        painter.setBrush(self._look.hair(self._person)[0])
        painter.setPen(_round_pen(self._look.ground, contour * 0.4))
        if face.bun_in_front:
            self._bun(face)
        painter.setPen(_round_pen(ink, contour * 0.4))
        painter.drawPath(path_of(face.hair))
        painter.setPen(_round_pen(ink, contour * 0.5))
        painter.setBrush(self._look.ground)
        size = face.size
        for ear in face.ears:
            painter.save()
            painter.translate(point_of(ear.at))
            painter.rotate(ear.turn)
            painter.drawEllipse(QRectF(-0.058 * size, -0.095 * size, 0.116 * size, 0.19 * size))
            painter.restore()
        painter.setPen(Qt.PenStyle.NoPen)
