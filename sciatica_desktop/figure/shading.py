"""The soft style: flat colour with a shaded rim, and soft shadows where a part lies on another."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QRadialGradient,
)

from sciatica_desktop.figure.algebra import Array
from sciatica_desktop.figure.camera import Camera
from sciatica_desktop.figure.contour import swollen
from sciatica_desktop.figure.face import paint_face, paint_hair_behind
from sciatica_desktop.figure.head import Face
from sciatica_desktop.figure.look import Cover, Look, faded, mixed
from sciatica_desktop.figure.parts import Layer, Part, Stroke, Tone
from sciatica_desktop.figure.paths import path_of, point_of, rect_of
from sciatica_desktop.figure.people import Person
from sciatica_desktop.figure.soft_mask import blurred
from sciatica_desktop.figure.target import NerveLine, Target

_LIGHT = np.array((0.40, -0.92))
"""Where light comes from in the picture: from above, a little from the right."""
_RIM = 0.0105
"""Width of the shaded rim in body heights."""
_LINED = 0.3
"""From this strength on a part keeps its own line."""
_ATOP = QPainter.CompositionMode.CompositionMode_SourceAtop
_OVER = QPainter.CompositionMode.CompositionMode_SourceOver


class ShadedFigure:
    """Paints layers of a body on a transparent picture that holds nothing but the figure.

    The picture must hold nothing else because contact shadows are painted only where something
    already is.
    """

    def __init__(self, painter: QPainter, camera: Camera, look: Look, person: Person) -> None:
        """Prepare to paint."""
        self._painter = painter
        self._look = look
        self._person = person
        self._scale = camera.scale
        self._unit = camera.scale / 500.0

    def paint_layer(self, layer: Layer, face: Face | None, *, first: bool = False) -> None:
        """Paint one layer over what is there.

        Args:
            layer: the layer.
            face: what goes with the head.
            first: nothing is there yet that a shadow could fall on.
        """
        painter = self._painter
        if not first:
            rows = layer.rows()
            self._contact_shadow(layer, path_of(rows), rect_of(rows))
        painter.setPen(Qt.PenStyle.NoPen)
        if face is not None:
            paint_hair_behind(painter, face, self._look, self._person)
        for tone, parts in layer.runs():
            cover = self._look.cover(tone, self._person, far=layer.far)
            if parts[0].name == "collar":
                cover = Cover(cover.shade, cover.shade)
            fading = layer.fading is tone
            self._paint_run(layer, parts, cover, fading=fading)
        for stroke in layer.strokes:
            self._paint_stroke(layer, stroke)
        if face is not None:
            paint_face(painter, face, self._look, self._person, layer.part("head"))

    def paint_target(self, target: Target, within: list[Part], feel: float) -> None:
        """Paint a marked area on the parts it belongs to."""
        painter, look, unit = self._painter, self._look, self._unit
        # Weak warmth over cool cloth would only be mud: at first the area is outlined, then it
        # fills.
        # For the same reason a lesser area glows dimmer, never less than half, with warm fibres.
        lesser = 1.0 - target.strength
        strength = feel**1.5 * target.strength**0.5
        edge = (0.30 + 0.70 * feel) * (1.0 - 0.4 * lesser)
        fibres = mixed(QColor("#FFFFFF"), look.core, min(1.0, 2.0 * lesser))
        path, box = path_of(target.rows), rect_of(target.rows)
        painter.save()
        painter.setClipPath(path_of(*(part.rows for part in within if part.rows is not None)))
        painter.setCompositionMode(_ATOP)
        glow = QBrush(faded(look.glow, 0.62 * strength))
        image, where = blurred(path, box, glow, 26.0 * unit)
        painter.drawImage(where, image)
        heat = QRadialGradient(point_of(target.middle), max(box.width(), box.height()) * 0.62)
        heat.setColorAt(0.0, faded(look.core, 0.98 * strength))
        heat.setColorAt(0.35, faded(mixed(look.core, look.hot, 0.45), 0.98 * strength))
        heat.setColorAt(0.62, faded(look.hot, 0.96 * strength))
        heat.setColorAt(1.0, faded(look.hot, 0.80 * strength))
        painter.setBrush(QBrush(heat))
        painter.setPen(QPen(faded(look.hot_rim, 0.85 * edge), 1.5 * unit))
        painter.drawPath(path)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(faded(fibres, (0.34 + 0.5 * lesser) * edge), (1.1 + lesser) * unit)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPath(path_of(*target.fibres))
        painter.restore()
        painter.setPen(Qt.PenStyle.NoPen)

    def paint_nerve(self, nerve: NerveLine, glide: float, strength: float) -> None:
        """Paint the nerve as a dashed line in a dark case; its dashes move as it glides."""
        painter, look, unit = self._painter, self._look, self._unit
        path = path_of(nerve.rows)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(faded(look.nerve_case, 0.62 * strength), 5.6 * unit)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPath(path)
        pen.setColor(faded(look.nerve, strength))
        pen.setWidthF(2.8 * unit)
        pen.setDashPattern([2.8, 2.6])
        pen.setDashOffset(-9.0 * glide)
        painter.setPen(pen)
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        for root in nerve.roots:
            for colour, radius in (
                (faded(look.nerve_case, 0.6 * strength), 4.6),
                (faded(look.nerve, strength), 3.0),
            ):
                painter.setBrush(colour)
                painter.drawEllipse(point_of(root), radius * unit, radius * unit)

    def _contact_shadow(self, layer: Layer, path: QPainterPath, box: QRectF) -> None:
        painter, unit = self._painter, self._unit
        colour, strength = self._look.contact
        brush = QBrush(faded(colour, strength))
        if layer.fade is not None:
            fade = _gradient(layer.fade)
            fade.setColorAt(0.0, faded(colour, 0.0))
            fade.setColorAt(0.5, faded(colour, 0.0))
            fade.setColorAt(1.0, faded(colour, strength))
            brush = QBrush(fade)
        image, where = blurred(path, box, brush, 8.0 * unit)
        painter.setCompositionMode(_ATOP)
        painter.drawImage(where.translated(0.0, 2.5 * unit), image)
        painter.setCompositionMode(_OVER)

    def _paint_run(self, layer: Layer, parts: list[Part], cover: Cover, *, fading: bool) -> None:
        painter = self._painter
        # Fingers and toes are painted over their hand or foot one by one, without shade.
        broad = [part for part in parts if part.lined < _LINED]
        path = path_of(*(part.rows for part in broad if part.rows is not None))

        def brush(colour: QColor) -> QBrush:
            if not fading or layer.fade is None:
                return QBrush(colour)
            fade = _gradient(layer.fade)
            fade.setColorAt(0.0, cover.base)
            fade.setColorAt(0.4, cover.base)
            fade.setColorAt(1.0, colour)
            return QBrush(fade)

        rim = self._look.rim_of(cover)
        if rim is not None and parts[0].tone is Tone.SKIN:
            painter.setBrush(rim)
            painter.drawPath(self._rim(parts))
        step = _LIGHT * self._scale * _RIM * 0.62
        painter.setBrush(brush(cover.shade))
        painter.drawPath(path)
        if cover.base == cover.shade:
            return
        painter.save()
        painter.setClipPath(path)
        painter.translate(*step.tolist())
        if not all(part.outline is None or part.outline.is_small for part in broad):
            # On a hand or a foot the step between the two shades is too narrow to be seen.
            painter.setBrush(brush(cover.middle))
            painter.drawPath(path)
        painter.setBrush(cover.base)
        painter.translate(*step.tolist())
        painter.drawPath(path)
        painter.restore()
        self._paint_lined(parts, cover)

    def _rim(self, parts: list[Part]) -> QPainterPath:
        by = 0.9 * self._unit
        return path_of(
            *(
                swollen(part.outline, part.rows, by, convex=part.convex or part.lined > 0)
                for part in parts
                if part.outline is not None and part.rows is not None
            )
        )

    def _paint_lined(self, parts: list[Part], cover: Cover) -> None:
        """Fingers, toes and the nose keep their own contour within the skin."""
        painter = self._painter
        for part in parts:
            if part.rows is None:
                continue
            if part.lined >= _LINED:
                path = path_of(part.rows)
                painter.setPen(QPen(faded(cover.middle, part.lined), 1.0 * self._unit))
                painter.setBrush(cover.base)
                painter.drawPath(path)
                painter.setPen(Qt.PenStyle.NoPen)
            elif part.name == "nose":
                painter.setBrush(cover.base)
                painter.drawPath(path_of(part.rows))

    def _paint_stroke(self, layer: Layer, stroke: Stroke) -> None:
        painter = self._painter
        cover = self._look.cover(stroke.tone, self._person, far=layer.far)
        pen = QPen(faded(cover.shade, stroke.strength), stroke.width * self._unit)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.save()
        if stroke.within:
            rows = layer.part(stroke.within).rows
            if rows is not None:
                painter.setClipPath(path_of(rows))
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path_of(stroke.rows))
        painter.restore()
        painter.setPen(Qt.PenStyle.NoPen)


def _gradient(line: tuple[Array, Array]) -> QLinearGradient:
    return QLinearGradient(point_of(line[0]), QPointF(float(line[1][0]), float(line[1][1])))
