"""Arrows along the path a point of the body really takes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen

from sciatica_desktop.domain.pose import Arrow, Figure
from sciatica_desktop.figure.algebra import Array, length, unit
from sciatica_desktop.figure.camera import Camera
from sciatica_desktop.figure.contour import normals, open_curve, polygon, spline
from sciatica_desktop.figure.look import Look, faded
from sciatica_desktop.figure.motion import Moment
from sciatica_desktop.figure.paths import path_of, point_of
from sciatica_desktop.figure.solve import Mix, solve

_STEPS = 14


@dataclass(frozen=True, slots=True)
class Track:
    """The line of an arrow seen by a camera of scale 1 with the origin at 0."""

    start: str
    end: str
    points: Array

    def fits(self, moment: Moment) -> bool:
        """Whether the arrow belongs to a moment: it moves that way, or has just arrived there."""
        if moment.start == moment.end:
            return moment.end == self.end
        return {moment.start, moment.end} == {self.start, self.end}

    def directed(self, moment: Moment) -> Array:
        """The line, from where the movement comes to where it goes."""
        return self.points[::-1] if moment.end == self.start else self.points


def tracks_of(figure: Figure, camera: Camera) -> list[Track]:
    """The lines of all arrows of a figure. Costs some ten frames, so keep the result.

    Args:
        figure: the figure.
        camera: a camera of scale 1 with the origin at 0.
    """
    tracks = []
    for arrow in figure.arrows:
        points = _path(figure, arrow, camera)
        if points is not None:
            tracks.append(Track(arrow.start, arrow.end, points))
    return tracks


def _path(figure: Figure, arrow: Arrow, camera: Camera) -> Array | None:
    start, end = figure.pose(arrow.start), figure.pose(arrow.end)
    track, pivots = [], []
    for share in np.linspace(*arrow.span, _STEPS):
        body = solve(Mix(start, end, float(share)))
        spot = arrow.track
        track.append(camera.point(body.point(spot.bone, spot.a, spot.u, spot.r)))
        if arrow.pivot is not None:
            pivots.append(camera.point(body.origin(arrow.pivot)))
    points = np.stack(track)
    points = points.mean(0) + (points - points.mean(0)) * arrow.stretch
    kept = [0]
    for index in range(1, _STEPS):
        if length(points[index] - points[kept[-1]]) > 0.006:
            kept.append(index)
    if len(kept) < 3:
        return None
    points = points[kept]
    out = normals(points)
    if pivots:
        away = points - np.stack(pivots)[kept]
        if float((away * out).sum(1).mean()) < 0:
            out = -out
    shift = np.array((arrow.shift[0], -arrow.shift[1]))
    return spline(points + out * arrow.offset + shift, 6)


def paint_arrow(painter: QPainter, line: Array, look: Look, scale: float, contour: float) -> None:
    """Paint one arrow.

    Args:
        painter: where to.
        line: its line in picture units.
        look: the colours.
        scale: picture units to one body height.
        contour: contour width of the print style, in picture units.
    """
    unit_width = scale / 500.0
    steps = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))))
    total = float(steps[-1])
    head = min(contour * 8.5 if look.printed else 15 * unit_width, total * 0.5)
    cut = int(np.searchsorted(steps, total - head * 0.8))
    tip, way = line[-1], unit(line[-1] - line[cut])
    side = np.array((-way[1], way[0]))
    wide = 0.55 if look.printed else 0.62
    barb = np.stack(
        (
            tip,
            tip - way * head + side * head * wide,
            tip - way * head * 0.74,
            tip - way * head - side * head * wide,
        )
    )
    if look.printed:
        _paint_printed(painter, line[: cut + 1], barb, look, contour)
    else:
        _paint_soft(painter, line, cut, barb, look, unit_width)
    painter.setPen(Qt.PenStyle.NoPen)


def _pen(brush: QBrush | QColor, width: float) -> QPen:
    pen = QPen(brush, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _paint_printed(
    painter: QPainter, shaft: Array, barb: Array, look: Look, contour: float
) -> None:
    line, head = path_of(open_curve(shaft[::2])), path_of(polygon(barb))
    for colour, width, edge in (
        (look.ground, contour * 4.0, contour * 2.0),
        (look.arrow, contour * 1.8, contour * 0.5),
    ):
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(colour, width))
        painter.drawPath(line)
        painter.setBrush(colour)
        painter.setPen(_pen(colour, edge))
        painter.drawPath(head)


def _paint_soft(
    painter: QPainter, line: Array, cut: int, barb: Array, look: Look, unit_width: float
) -> None:
    casing = faded(look.ground, 0.85)
    head = path_of(polygon(barb))
    painter.setPen(_pen(casing, 5.0 * unit_width))
    painter.setBrush(casing)
    painter.drawPath(head)
    shaft = line[: cut + 1]
    fade = QLinearGradient(point_of(line[0]), point_of(line[-1]))
    fade.setColorAt(0.1, faded(casing, 0.0))
    fade.setColorAt(0.6, casing)
    painter.setPen(_pen(QBrush(fade), 7.5 * unit_width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path_of(open_curve(shaft[::3])))
    half = np.linspace(0.8, 2.6, len(shaft))[:, None] * unit_width
    out = normals(shaft) * half
    fade = QLinearGradient(point_of(line[0]), point_of(line[-1]))
    fade.setColorAt(0.0, faded(look.arrow, 0.25))
    fade.setColorAt(0.5, look.arrow)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(fade))
    painter.drawPath(path_of(polygon(np.concatenate((shaft + out, (shaft - out)[::-1])))))
    painter.setPen(_pen(look.arrow, 2.2 * unit_width))
    painter.setBrush(look.arrow)
    painter.drawPath(head)
