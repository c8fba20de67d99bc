"""The words for what is marked, and the ground on which they may stand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from sciatica_desktop.domain.pose import Figure, Muscle
from sciatica_desktop.figure.algebra import Array
from sciatica_desktop.figure.camera import Camera
from sciatica_desktop.figure.contour import open_curve, polygon
from sciatica_desktop.figure.label_places import (
    BODY,
    COLUMNS,
    PROP,
    Label,
    Room,
    paint_leader,
    places,
)
from sciatica_desktop.figure.look import Look
from sciatica_desktop.figure.paths import path_of
from sciatica_desktop.figure.props import prop_corners
from sciatica_desktop.figure.scene import Scene
from sciatica_desktop.figure.silhouette import hull

WORDS: dict[Muscle, str] = {
    Muscle.ILIOPSOAS: "hip flexor",
    Muscle.RECTUS_FEMORIS: "front of the thigh",
    Muscle.ADDUCTORS: "inner thigh",
    Muscle.GLUTEUS: "buttock",
    Muscle.PIRIFORMIS: "deep buttock",
    Muscle.HAMSTRINGS: "back of the thigh",
    Muscle.CALF: "calf",
    Muscle.LUMBAR: "low back",
    Muscle.ABDOMINALS: "belly muscles",
    Muscle.OBLIQUES: "side of the belly",
}
NERVE = "sciatic nerve"


def labels_of(figure: Figure, scene: Scene, width: float, height: float) -> list[Label]:
    """What can be named at a moment, the strongest first; each name once.

    Args:
        figure: the figure.
        scene: the moment, seen by a camera for a picture of this size.
        width: width of the picture.
        height: its height.
    """
    found: dict[str, Label] = {}
    if scene.nerve is not None:
        x, y = scene.nerve.middle.tolist()
        found[NERVE] = Label(NERVE, x / width, y / height)
    marked = zip(figure.focus, scene.targets, strict=True)
    for focus, target in sorted(marked, key=lambda pair: (-pair[0].strength, pair[0].side == "f")):
        x, y = target.middle.tolist()
        word = WORDS[focus.muscle]
        found.setdefault(word, Label(word, x / width, y / height))
    return list(found.values())


def room_image(
    scenes: Sequence[Scene],
    lines: Sequence[Array],
    figure: Figure,
    camera: Camera,
    size: tuple[float, float],
) -> QImage:
    """A coarse picture of what is taken: its opacity says by what.

    Args:
        scenes: the moments of the exercise, seen by ``camera``.
        lines: the arrows.
        figure: the figure, for its props.
        camera: for a picture of this size.
        size: its width and height.
    """
    width, height = size
    rows = max(1, round(COLUMNS * height / width))
    image = QImage(COLUMNS, rows, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.scale(COLUMNS / width, rows / height)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    cell = width / COLUMNS
    for strength, contours in (
        (PROP, [polygon(hull(camera.point(prop_corners(prop)))) for prop in figure.props]),
        (BODY, [contour for scene in scenes for contour in _contours(scene)]),
    ):
        colour = QColor(0, 0, 0, strength)
        painter.setPen(QPen(colour, 1.6 * cell))
        painter.setBrush(colour)
        for contour in contours:
            painter.drawPath(path_of(contour))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(0, 0, 0, BODY), 0.05 * camera.scale))
    for line in lines:
        painter.drawPath(path_of(open_curve(line)))
    painter.end()
    return image


def paint_labels(
    painter: QPainter,
    labels: Sequence[Label],
    room: Room,
    rect: QRectF,
    look: Look,
    text_height: float,
) -> None:
    """Paint words beside a printed figure, each with a thin line to what it names.

    Args:
        painter: where to; its font is used.
        labels: the words, already mirrored if the figure is.
        room: what is taken, mirrored likewise.
        rect: where the figure was painted.
        look: the colours.
        text_height: height of a line of text, in the units of ``rect``.
    """
    font = QFont(painter.font())
    font.setPixelSize(100)
    metrics = QFontMetricsF(font)
    share = text_height / metrics.height()
    sizes = [
        (metrics.horizontalAdvance(label.text) * share + text_height * 0.5, text_height * 1.1)
        for label in labels
    ]
    boxes = places(labels, sizes, room, rect.width(), rect.height())
    painter.save()
    painter.translate(rect.topLeft())
    for label, box in zip(labels, boxes, strict=True):
        if box is None:
            continue
        at = QPointF(label.x * rect.width(), label.y * rect.height())
        paint_leader(painter, box, at, look.ink, look.ground, text_height * 0.055)
        words = QPainterPath()
        words.addText(0, 0, font, label.text)
        painter.save()
        painter.translate(box.x + text_height * 0.25, box.y + text_height * 0.9)
        painter.scale(share, share)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.ink)
        painter.drawPath(words)
        painter.restore()
    painter.restore()


def _contours(scene: Scene) -> list[Array]:
    rows = [layer.rows() for layer in scene.layers.values()]
    rows += [scene.face.hair_behind, scene.face.hair, *(piece.rows for piece in scene.straps)]
    if scene.face.bun is not None:
        middle, radius = scene.face.bun
        corners = np.array(((-1, -1), (1, -1), (1, 1), (-1, 1))) * radius
        rows.append(polygon(middle + corners))
    return rows
