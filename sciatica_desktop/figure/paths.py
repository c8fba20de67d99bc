"""From rows of numbers to QPainterPath, in one call instead of one call a point."""

from __future__ import annotations

import struct

import numpy as np
from PySide6.QtCore import QByteArray, QDataStream, QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath

from sciatica_desktop.figure.algebra import Array
from sciatica_desktop.figure.contour import bounds

_ELEMENT = np.dtype([("type", ">i4"), ("x", ">f8"), ("y", ">f8")])


def path_of(*rows: Array) -> QPainterPath:
    """The path of one or more contours, filled with the winding rule.

    Uses the stream format of QPainterPath (element count; type, x, y each; start of the current
    sub-path; fill rule), which Qt keeps stable between versions.
    """
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    both = np.concatenate(rows) if len(rows) != 1 else rows[0]
    if not len(both):
        return path
    elements = np.empty(len(both), _ELEMENT)
    elements["type"], elements["x"], elements["y"] = both[:, 0], both[:, 1], both[:, 2]
    data = struct.pack(">i", len(both)) + elements.tobytes() + struct.pack(">ii", 0, 1)
    stream = QDataStream(QByteArray(data))
    stream >> path
    return path


def rect_of(*rows: Array) -> QRectF:
    """The rectangle round contours, control points included."""
    left, top, right, bottom = bounds(np.concatenate(rows))
    return QRectF(left, top, right - left, bottom - top)


def point_of(point: Array) -> QPointF:
    """A point for Qt."""
    return QPointF(float(point[0]), float(point[1]))
