"""Paints the pictures of the body chart and knows which region is under a point."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QTransform,
)

from sciatica_desktop import resources
from sciatica_desktop.domain.body import REGION_BY_ID, View
from sciatica_desktop.domain.diary import RegionKind
from sciatica_desktop.domain.outline import Drawing, Outline
from sciatica_desktop.storage.body_file import load_body, load_body_colours
from sciatica_desktop.ui.widgets.hatch import paint_hatch

_SHADE_X, _SHADE_Y = 0.030, 0.013
"""How far the light from the upper left leaves the edge in shade, in widths of the picture."""

_FADE = 0.40
"""Height over which the top fades in, in widths of the picture."""

_NATURAL_WIDTH = 124.0
"""Width of a body picture in px at which lines have their given width."""


def painter_path(outline: Outline) -> QPainterPath:
    """An outline as Qt paints it."""
    path = QPainterPath()
    for letter, numbers in outline:
        if letter == "M":
            path.moveTo(*numbers)
        elif letter == "L":
            path.lineTo(*numbers)
        elif letter == "C":
            path.cubicTo(*numbers)
        else:
            path.closeSubpath()
    return path


def _rim(path: QPainterPath) -> QPainterPath:
    """The strip along the right and lower edge of a shape that lies in shade."""
    return path.subtracted(path.translated(-_SHADE_X, -_SHADE_Y))


def _united(paths: Iterable[QPainterPath]) -> QPainterPath:
    whole = QPainterPath()
    for path in paths:
        whole = whole.united(path)
    return whole


@dataclass(frozen=True)
class Picture:
    """One view, as paths in its unit space."""

    view: View
    drawing: Drawing

    @cached_property
    def layers(self) -> Mapping[str, tuple[QPainterPath, ...]]:
        """Paths of each layer."""
        return {
            name: tuple(painter_path(outline) for outline in outlines)
            for name, outlines in self.drawing.layers.items()
        }

    @cached_property
    def shades(self) -> Mapping[str, tuple[QPainterPath, ...]]:
        """The part of each filled layer that lies in shade."""
        layers = {name: self.layers.get(name, ()) for name in ("skin", "leggings", "top")}
        # Two legs are one garment: no shade where its halves meet.
        layers["leggings"] = (_united(layers["leggings"]),)
        return {name: tuple(_rim(path) for path in paths) for name, paths in layers.items()}

    @cached_property
    def regions(self) -> Mapping[str, QPainterPath]:
        """Paths of the regions by id."""
        return {key: painter_path(outline) for key, outline in self.drawing.regions.items()}

    @property
    def size(self) -> QSizeF:
        """Size in the chart's unit."""
        return QSizeF(self.drawing.width, self.drawing.height)

    def region_at(self, point: QPointF, slop: float) -> str | None:
        """The region at a point in unit space, or the nearest one within ``slop``."""
        for key, path in self.regions.items():
            if path.contains(point):
                return key
        touch = QPainterPath()
        touch.addEllipse(point, slop, slop)
        near = [key for key, path in self.regions.items() if path.intersects(touch)]
        return min(near, key=lambda key: _distance(self.regions[key], point), default=None)


def _distance(path: QPainterPath, point: QPointF) -> float:
    offset = path.boundingRect().center() - point
    return offset.x() ** 2 + offset.y() ** 2


@cache
def picture(view: View) -> Picture:
    """One view of the drawing that comes with the program."""
    return Picture(view, load_body(resources.path("body/body.toml")).views[view])


@dataclass(frozen=True, slots=True)
class Paint:
    """How one region is filled."""

    fill: QColor
    kinds: tuple[RegionKind, ...]


def _colours(group: str) -> Mapping[str, QColor]:
    table = load_body_colours(resources.path("body/colours.toml"))[group]
    return {name: QColor(value) for name, value in table.items()}


def strength_colour(strength: int) -> QColor:
    """The fill of a strength of 1 to 10, in three steps."""
    marks = _colours("marks")
    if strength <= 3:
        return marks["low"]
    return marks["middle"] if strength <= 6 else marks["high"]


def hatch_colour() -> QColor:
    """The colour of every hatch."""
    return _colours("marks")["hatch"]


def paint_body(
    painter: QPainter,
    view: View,
    rect: QRectF,
    theme_name: str,
    marked: Mapping[str, Paint],
    *,
    selected: str | None = None,
    focused: bool = False,
    edges: bool = True,
) -> None:
    """Paint one view into ``rect``, which has the proportions of the picture.

    Args:
        painter: painter in logical pixels.
        view: which picture.
        rect: where.
        theme_name: "light" or "dark".
        marked: fills by region id.
        selected: region with the heavy edge.
        focused: whether the selected region also shows the keyboard's focus.
        edges: whether the edges of all regions are drawn.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    it = picture(view)
    colours = _colours(theme_name)
    scale = rect.width() / it.size.width() / _NATURAL_WIDTH
    to_px = QTransform.fromTranslate(rect.x(), rect.y()).scale(
        rect.width() / it.size.width(), rect.height() / it.size.height()
    )
    _paint_person(painter, it, to_px, colours, scale)
    here = {key: to_px.map(path) for key, path in it.regions.items()}
    if edges:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for key, path in here.items():
            painter.setPen(QPen(colours[_edge_of(key)], 0.9 * scale))
            painter.drawPath(path)
    _paint_marks(painter, here, marked, scale)
    if selected in here:
        _paint_selection(painter, here[selected], theme_name, scale, focused=focused)
    painter.restore()


def _paint_person(
    painter: QPainter,
    it: Picture,
    to_px: QTransform,
    colours: Mapping[str, QColor],
    scale: float,
) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    if it.view is not View.SOLES:
        painter.setBrush(colours["ground"])
        centre = to_px.map(QPointF(0.5, it.size.height() - 0.13))
        painter.drawEllipse(centre, 61 * scale, 8.5 * scale)
    fills = (
        ("behind", QBrush(colours["skin_shade"]), None),
        ("skin", QBrush(colours["skin"]), QBrush(colours["skin_shade"])),
        ("leggings", QBrush(colours["leggings"]), QBrush(colours["leggings_shade"])),
        (
            "top",
            QBrush(_faded(colours["top"], to_px)),
            QBrush(_faded(colours["top_shade"], to_px)),
        ),
    )
    for name, fill, shade in fills:
        for path in it.layers.get(name, ()):
            painter.fillPath(to_px.map(path), fill)
        if shade is not None:
            for path in it.shades[name]:
                painter.fillPath(to_px.map(path), shade)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    lines = (
        ("crease_middle", colours["leggings_shade"]),
        ("crease", colours["leggings_shade"]),
        ("skin_crease", colours["skin_shade"]),
    )
    for name, colour in lines:
        pen = QPen(colour, 1.2 * scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for path in it.layers.get(name, ()):
            painter.drawPath(to_px.map(path))


def _faded(colour: QColor, to_px: QTransform) -> QLinearGradient:
    gradient = QLinearGradient(to_px.map(QPointF(0, 0)), to_px.map(QPointF(0, _FADE)))
    clear = QColor(colour)
    clear.setAlpha(0)
    gradient.setColorAt(0, clear)
    gradient.setColorAt(1, colour)
    return gradient


def _edge_of(region_id: str) -> str:
    region = REGION_BY_ID[region_id]
    if "low_back" in region.id:
        return "top_edge"
    on_skin = ("ankle", "heel", "sole", "foot", "toe")
    return "skin_edge" if any(part in region.id for part in on_skin) else "leggings_edge"


def _paint_marks(
    painter: QPainter, here: Mapping[str, QPainterPath], marked: Mapping[str, Paint], scale: float
) -> None:
    hatch = hatch_colour()
    edge = QPen(_colours("marks")["edge"], 1.3 * scale)
    edge.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    shown = {key: paint for key, paint in marked.items() if key in here}
    for key, paint in shown.items():
        painter.fillPath(here[key], paint.fill)
        paint_hatch(painter, here[key], paint.kinds, hatch, max(1.0, scale))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(edge)
    _draw_all(painter, (here[key] for key in shown))


def _draw_all(painter: QPainter, paths: Iterable[QPainterPath]) -> None:
    for path in paths:
        painter.drawPath(path)


def _paint_selection(
    painter: QPainter, path: QPainterPath, theme_name: str, scale: float, *, focused: bool
) -> None:
    marks = _colours("marks")
    painter.setBrush(Qt.BrushStyle.NoBrush)
    widths = (6.4, 3.2) if focused else (4.4, 2.2)
    for colour, width in zip((marks["edge"], marks[f"selected_{theme_name}"]), widths, strict=True):
        pen = QPen(colour, width * scale)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPath(path)
