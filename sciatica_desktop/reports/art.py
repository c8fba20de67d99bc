"""The drawings on the pages: the person in a pose, and the body chart. All of it vector."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QTransform

from sciatica_desktop.domain.anatomy import Side, mirrored_for
from sciatica_desktop.domain.body import View
from sciatica_desktop.domain.exercise import Exercise, PhaseKind
from sciatica_desktop.domain.outline import BodyDrawing, Drawing, Outline
from sciatica_desktop.reports import strokes

if TYPE_CHECKING:
    from sciatica_desktop.domain.pose import Figure
    from sciatica_desktop.figure.painter import FigurePainter

CROP_TOP = 0.42
"""Where the body outline is cut off above, in the chart's unit: just over the low back."""
CROP_BOTTOM = 3.7
HALF_WIDTH = 0.45
"""Half of the widest part of a body, in the same unit."""
_WIDER = 1.2
"""Drawn a little wider than the screen does, so that a hatch can be told in a narrow calf."""
_SILHOUETTE = ("behind", "skin", "leggings", "top")
_FIGURE_UNITS = 10.0
"""Units to a mm in which a person is drawn: outlines are joined with a tolerance made for pixels,
and finer units would make the file ten times as large for nothing that shows."""
_CREASES = ("crease", "crease_middle")


class BodyOutlines:
    """The body chart in print: one silhouette, fine creases, hatched regions."""

    def __init__(self, drawing: BodyDrawing) -> None:
        """Draw from the outlines of the body chart."""
        self._drawing = drawing

    @cached_property
    def _silhouettes(self) -> Mapping[View, QPainterPath]:
        return {view: _silhouette(self._drawing.views[view]) for view in (View.BACK, View.FRONT)}

    def transform(self, rect: QRectF) -> QTransform:
        """From the chart's unit to mm, centred in a rectangle and as high as it."""
        scale = self.scale(rect)
        left = rect.center().x() - scale * _WIDER / 2
        made = QTransform.fromTranslate(left, rect.top() - CROP_TOP * scale)
        return made.scale(scale * _WIDER, scale)

    @staticmethod
    def scale(rect: QRectF) -> float:
        """How many mm the chart's unit is high."""
        return rect.height() / (CROP_BOTTOM - CROP_TOP)

    def half_width(self, rect: QRectF) -> float:
        """How far the body reaches to each side of the middle, in mm."""
        return HALF_WIDTH * self.scale(rect) * _WIDER

    def paint(self, painter: QPainter, rect: QRectF, view: View) -> None:
        """Paint the outline of a view."""
        unit = self.transform(rect)
        painter.setPen(strokes.pen(0.7))
        painter.setBrush(strokes.WHITE)
        painter.drawPath(unit.map(self._silhouettes[view]))
        painter.setPen(strokes.pen(0.35, strokes.HAIR))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for layer in _CREASES:
            for outline in self._drawing.views[view].layers.get(layer, ()):
                painter.drawPath(unit.map(path_of(outline)))

    def region(self, rect: QRectF, view: View, region: str) -> QPainterPath | None:
        """The outline of a region in mm; None where this view does not have it."""
        outline = self._drawing.views[view].regions.get(region)
        return None if outline is None else self.transform(rect).map(path_of(outline))


def path_of(outline: Outline) -> QPainterPath:
    """An outline as a path."""
    path = QPainterPath()
    for letter, n in outline:
        if letter == "M":
            path.moveTo(n[0], n[1])
        elif letter == "L":
            path.lineTo(n[0], n[1])
        elif letter == "C":
            path.cubicTo(QPointF(n[0], n[1]), QPointF(n[2], n[3]), QPointF(n[4], n[5]))
        else:
            path.closeSubpath()
    return path


def _silhouette(drawing: Drawing) -> QPainterPath:
    whole = QPainterPath()
    for layer in _SILHOUETTE:
        for outline in drawing.layers.get(layer, ()):
            whole = whole.united(path_of(outline))
    page = QPainterPath()
    page.addRect(QRectF(0, CROP_TOP, drawing.width, drawing.height - CROP_TOP))
    return whole.intersected(page).simplified()


class PoseArt:
    """The drawn person in a pose of an exercise."""

    def __init__(
        self,
        exercises: Mapping[str, Exercise],
        figures: Mapping[str, Figure],
        pictures: Mapping[str, Path],
        person: str,
    ) -> None:
        """Draw exercises of a library as one of the people of ``figure.people``."""
        self._exercises = exercises
        self._figures = figures
        self._pictures = pictures
        self._person = person
        self._painters: dict[tuple[str, bool], FigurePainter] = {}

    def paint(
        self,
        painter: QPainter,
        rect: QRectF,
        exercise: str,
        side: Side | None,
        *,
        pose: str | None = None,
        ghost: str | None = None,
        large: bool = False,
    ) -> None:
        """Paint an exercise done on a side; nothing where the library does not have it.

        Args:
            painter: where to, in mm.
            rect: the place, in mm.
            exercise: id of the exercise.
            side: the worked side.
            pose: name of the pose; None takes the one the exercise is known by.
            ghost: name of a pose to show behind as a dashed outline.
            large: finer lines and the arrows of the movement, where there is room for them.
        """
        # Only here, where a person is drawn: the rig brings numpy with it.
        from sciatica_desktop.figure.motion import Moment

        card = self._exercises.get(exercise)
        if card is None:
            return
        if exercise in self._pictures:
            paint_picture(painter, rect, self._pictures[exercise])
            return
        if exercise not in self._figures:
            return
        telling = telling_pose(card)
        pose = pose or telling
        painter.save()
        painter.scale(1 / _FIGURE_UNITS, 1 / _FIGURE_UNITS)
        self._painter_of(exercise, large=large).paint(
            painter,
            QTransform.fromScale(_FIGURE_UNITS, _FIGURE_UNITS).mapRect(rect),
            Moment.still(pose),
            mirrored=side is not None and mirrored_for(side),
            arrows=large and pose == telling,
            ghost=ghost,
        )
        painter.restore()

    def has_own_picture(self, exercise: str) -> bool:
        """Whether an exercise is shown by a picture file instead of a figure."""
        return exercise in self._pictures

    def _painter_of(self, exercise: str, *, large: bool) -> FigurePainter:
        # As above.
        from sciatica_desktop.figure.look import Look
        from sciatica_desktop.figure.painter import FigurePainter
        from sciatica_desktop.figure.people import PEOPLE

        key = exercise, large
        if key not in self._painters:
            look = Look.for_print(small=not large)
            self._painters[key] = FigurePainter(self._figures[exercise], look, PEOPLE[self._person])
        return self._painters[key]


def paint_picture(painter: QPainter, rect: QRectF, path: Path) -> None:
    """Paint a picture file as large as it fits; nothing where it cannot be read."""
    if path.suffix.lower() == ".svg":
        # Only for somebody's own drawing.
        from PySide6.QtSvg import QSvgRenderer

        drawing = QSvgRenderer(str(path))
        drawing.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        drawing.render(painter, rect)
        return
    image = QImage(str(path))
    if image.isNull():
        return
    size = QSizeF(image.size()).scaled(rect.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(QPointF(0, 0), size)
    place.moveCenter(rect.center())
    painter.drawImage(place, image)


def telling_pose(exercise: Exercise) -> str:
    """The pose that is held or touched: the one a reader knows the exercise by."""
    for phase in exercise.phases:
        if phase.kind in (PhaseKind.HOLD, PhaseKind.TOUCH):
            return phase.pose
    return exercise.phases[0].pose


class Art:
    """The drawings a page may use.

    Attributes:
        person: who is drawn, one of the people of ``figure.people``.
    """

    def __init__(
        self,
        exercises: Mapping[str, Exercise] | None = None,
        figures: Mapping[str, Figure] | None = None,
        body: BodyDrawing | None = None,
        pictures: Mapping[str, Path] | None = None,
        person: str = "bun",
    ) -> None:
        """Take what there is; a drawing that is not there is left out of the page."""
        self.person = person
        self.body = BodyOutlines(body) if body is not None else None
        self.poses = PoseArt(exercises or {}, figures or {}, pictures or {}, person)
