"""Painting the face and the hair in the soft style."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QRadialGradient

from sciatica_desktop.figure.head import Ear, Face
from sciatica_desktop.figure.look import Look, faded, mixed
from sciatica_desktop.figure.parts import Part, Tone
from sciatica_desktop.figure.paths import path_of, point_of
from sciatica_desktop.figure.people import Person


def paint_hair_behind(painter: QPainter, face: Face, look: Look, person: Person) -> None:
    """Paint the hair and the bun that are seen past the head."""
    painter.setBrush(look.hair(person)[0])
    painter.drawPath(path_of(face.hair_behind))
    if not face.bun_in_front:
        _bun(painter, face)


def paint_face(painter: QPainter, face: Face, look: Look, person: Person, head: Part) -> None:
    """Paint cheeks, closed eyes, mouth, hair and ears over the head."""
    size = face.size
    skin = look.cover(Tone.SKIN, person)
    painter.save()
    if head.rows is not None:
        painter.setClipPath(path_of(head.rows))
    for cheek in face.cheeks:
        middle = point_of(cheek)
        blush = QRadialGradient(middle, 0.12 * size)
        blush.setColorAt(0.0, faded(look.cheek, 0.28))
        blush.setColorAt(1.0, faded(look.cheek, 0.0))
        painter.setBrush(QBrush(blush))
        painter.drawEllipse(middle, 0.12 * size, 0.10 * size)
    painter.restore()
    ink = mixed(skin.shade, look.ink, 0.72)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for rows, width in face.lines:
        pen = QPen(ink, width * size)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPath(path_of(rows))
    _hair(painter, face, look, person)
    for ear in face.ears:
        _ear(painter, face, ear, look, person)


def _bun(painter: QPainter, face: Face) -> None:
    if face.bun is not None:
        middle, radius = face.bun
        painter.drawEllipse(point_of(middle), radius, radius * 0.94)


def _hair(painter: QPainter, face: Face, look: Look, person: Person) -> None:
    base, light = look.hair(person)
    painter.setBrush(base)
    edge = look.hair_rim(person)
    painter.setPen(QPen(edge, face.size * (0.006 if edge == base else 0.022)))
    if face.bun_in_front:
        _bun(painter, face)
    painter.drawPath(path_of(face.hair))
    if face.strands:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(mixed(base, look.ink, 0.30), face.size * 0.012))
        painter.drawPath(path_of(*face.strands))
    painter.setPen(Qt.PenStyle.NoPen)
    if face.bun is not None and face.bun_in_front:
        middle, radius = face.bun
        x, y = float(middle[0]), float(middle[1])
        shine = QRadialGradient(QPointF(x - 0.3 * radius, y - 0.35 * radius), radius)
        shine.setColorAt(0.0, light)
        shine.setColorAt(0.6, base)
        painter.setBrush(QBrush(shine))
        _bun(painter, face)


def _ear(painter: QPainter, face: Face, ear: Ear, look: Look, person: Person) -> None:
    size = face.size
    skin = look.cover(Tone.SKIN, person)
    painter.save()
    painter.translate(point_of(ear.at))
    painter.rotate(ear.turn)
    painter.setBrush(skin.base)
    painter.drawEllipse(QRectF(-0.058 * size, -0.095 * size, 0.116 * size, 0.19 * size))
    pen = QPen(skin.shade, 0.020 * size)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(
        QRectF(-0.03 * size, -0.055 * size, 0.065 * size, 0.11 * size), 30 * 16, 200 * 16
    )
    painter.restore()
