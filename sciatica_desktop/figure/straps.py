"""Straps and towels: a flat band from point to point of the body, held by the hands."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

from sciatica_desktop.domain.pose import OnBone, Strap
from sciatica_desktop.figure.algebra import Array
from sciatica_desktop.figure.camera import Camera
from sciatica_desktop.figure.contour import polyline
from sciatica_desktop.figure.look import Look, faded
from sciatica_desktop.figure.paths import path_of
from sciatica_desktop.figure.skeleton import Skeleton

_WIDTH = 0.017
"""Of the band, in body heights: about 3 cm."""
_TAIL = 0.042
"""What hangs down below a hand."""
_ATOP = QPainter.CompositionMode.CompositionMode_SourceAtop
_OVER = QPainter.CompositionMode.CompositionMode_SourceOver


@dataclass(frozen=True, slots=True)
class StrapPiece:
    """Part of a strap that is painted just before an arm, so that the hand closes over it.

    Attributes:
        before: the layer it is painted before, ``arm_n`` or ``arm_f``.
        rows: its middle line.
    """

    before: str
    rows: Array


def strap_pieces(body: Skeleton, camera: Camera, strap: Strap) -> list[StrapPiece]:
    """A strap as it looks: one piece, or one for each hand that pulls."""
    points = [body.point(spot.bone, spot.a, spot.u, spot.r) for spot in strap.points]
    first, last = _arm_of(strap.points[0]), _arm_of(strap.points[-1])
    down = np.array((0.0, -_TAIL, 0.0))
    if first:
        points.insert(0, points[0] + down)
    if last:
        points.append(points[-1] + down)
    line = camera.point(np.stack(points))
    if first and last and first != last:
        middle = len(line) // 2
        return [
            StrapPiece(first, polyline(line[: middle + 1])),
            StrapPiece(last, polyline(line[middle:])),
        ]
    return [StrapPiece(first or last or "arm_n", polyline(line))]


def paint_strap(
    painter: QPainter, piece: StrapPiece, look: Look, scale: float, contour: float
) -> None:
    """Paint a piece of a strap.

    Args:
        painter: where to.
        piece: the piece.
        look: the colours.
        scale: picture units to one body height.
        contour: contour width of the print style, in picture units.
    """
    path, width = path_of(piece.rows), _WIDTH * scale
    band, edge = look.strap
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if not look.printed:
        colour, strength = look.contact
        painter.setCompositionMode(_ATOP)
        painter.setPen(_pen(faded(colour, strength * 0.4), width * 1.5))
        painter.drawPath(path.translated(0.0, width * 0.3))
        painter.setCompositionMode(_OVER)
    painter.setPen(_pen(edge, width))
    painter.drawPath(path)
    inner = width - (contour * 1.6 if look.printed else max(width * 0.2, 1.0))
    painter.setPen(_pen(band, inner))
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)


def _arm_of(spot: OnBone) -> str:
    """The arm a point belongs to; empty for the rest of the body."""
    name, _, side = spot.bone.rpartition("_")
    return f"arm_{side}" if name in ("hand", "forearm", "upper_arm") else ""


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
