"""The base of what is painted inside a plot area: one item a layer, in screen pixels.

One item a layer, not one a bar: a long diary pans as smoothly as a short one, since a layer
paints only the days in view (an item each made ten years of days take half a second a frame).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from sciatica_desktop.domain.trends import Span
from sciatica_desktop.ui.charts.timeline import Timeline, x_of
from sciatica_desktop.ui.theme.manager import Theme

RULE_WIDTH = 1.5
_HATCH_STEP = 7.0


@dataclass(frozen=True, slots=True)
class Scale:
    """From days and points to screen pixels, for the part in view."""

    transform: QTransform
    view: QRectF

    def x(self, at: float) -> float:
        """Pixel column of a moment."""
        return self.transform.m11() * at + self.transform.dx()

    def y(self, value: float) -> float:
        """Pixel row of a value."""
        return self.transform.m22() * value + self.transform.dy()

    @property
    def day(self) -> float:
        """Width of a day in px."""
        return self.transform.m11()

    @property
    def pixels(self) -> QRectF:
        """The part in view, in px."""
        return self.transform.mapRect(self.view)

    def shows(self, first: float, last: float) -> bool:
        """Whether any of a stretch of time is in view."""
        return last >= self.view.left() and first <= self.view.right()


class Layer(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """Base of the layers: knows the part in view and hands over a pixel scale."""

    def __init__(self, theme: Theme) -> None:
        """Make an empty layer."""
        super().__init__()
        self._theme = theme
        self._timeline: Timeline | None = None
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def show_timeline(self, timeline: Timeline) -> None:
        """Paint another picture."""
        self._timeline = timeline
        self.update()

    def paint_on(self, painter: QPainter, scale: Scale, timeline: Timeline) -> None:
        """Paint in screen pixels; layers override this."""
        raise NotImplementedError

    def viewRangeChanged(self) -> None:  # noqa: N802  # pyqtgraph's name
        """Another part of time is in view."""
        self.prepareGeometryChange()
        self.update()

    def boundingRect(self) -> QRectF:
        """The part in view: nothing else is ever painted."""
        rect = self.viewRect()
        return QRectF() if rect is None else QRectF(rect)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Hand over to :meth:`paint_on` in pixels."""
        if self._timeline is None:
            return
        scale = Scale(painter.worldTransform(), self.boundingRect().normalized())
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_on(painter, scale, self._timeline)
        painter.restore()


def visible(spans: tuple[Span, ...], scale: Scale) -> Iterator[Span]:
    """The spans that are at least partly in view."""
    return (span for span in spans if scale.shows(x_of(span.first), x_of(span.last) + 1))


def faded(colour: QColor, share: float) -> QColor:
    """A colour that lets a share of itself through."""
    lighter = QColor(colour)
    lighter.setAlphaF(share)
    return lighter


def hairline(colour: QColor) -> QPen:
    """A pen of one pixel whatever the scale."""
    pen = QPen(colour, 1)
    pen.setCosmetic(True)
    return pen


def rounded_pen(colour: QColor, width: float) -> QPen:
    """A pen for lines through data, in px."""
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def paint_hatch(painter: QPainter, area: QRectF, colour: QColor) -> None:
    """Lines at 45 degrees across a rectangle."""
    painter.save()
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(colour, 1.5))
    at = area.left() - area.height()
    while at < area.right():
        painter.drawLine(QLineF(at, area.bottom(), at + area.height(), area.top()))
        at += _HATCH_STEP * 2**0.5
    painter.restore()


def paint_treatments(painter: QPainter, scale: Scale, timeline: Timeline, theme: Theme) -> None:
    """The dotted lines under the letters of treatments."""
    pen = QPen(theme.colour("ink2"), 1)
    pen.setDashPattern([1, 4])
    painter.setPen(pen)
    area = scale.pixels
    for mark in timeline.marks:
        at = x_of(mark.date) + 0.5
        if scale.shows(at, at):
            column = scale.x(at)
            painter.drawLine(QLineF(column, area.top(), column, area.bottom()))
