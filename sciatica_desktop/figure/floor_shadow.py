"""The soft shadow on the floor: every ring of the body pressed flat onto it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPainterPath

from sciatica_desktop.domain.furniture import Prop, PropKind
from sciatica_desktop.figure.algebra import Array
from sciatica_desktop.figure.camera import Camera
from sciatica_desktop.figure.contour import polygon, polygons
from sciatica_desktop.figure.look import Look, faded
from sciatica_desktop.figure.parts import Layer
from sciatica_desktop.figure.paths import path_of, rect_of
from sciatica_desktop.figure.props import clear_of_edges, ground_under
from sciatica_desktop.figure.soft_mask import blurred
from sciatica_desktop.figure.solids import MAT_CORNER, floor_plan

_ROUND = np.linspace(0, 2 * np.pi, 10, endpoint=False)
_CIRCLE: Array = np.stack((np.cos(_ROUND), np.sin(_ROUND)), axis=1)
_FADES_AT = 0.16
"""Height above the floor, in body heights, at which a part no longer throws a shadow."""
_TOO_SMALL = frozenset(("finger", "thumb", "palm", "toe", "nose", "lips"))


def floor_shadow(
    layers: list[Layer], camera: Camera, props: tuple[Prop, ...], look: Look
) -> tuple[QImage, QRectF] | None:
    """The shadow of a body as a small picture and where it belongs; None high above the floor.

    Args:
        layers: the layers of the body.
        camera: the view.
        props: what the shadow may fall on besides the floor.
        look: the colours.
    """
    stacks = [
        part.rings
        for layer in layers
        for part in layer.parts
        if part.rings is not None and part.name not in _TOO_SMALL
    ]
    centre = np.concatenate([rings.centre[::2] for rings in stacks])
    radius = np.concatenate([rings.radii[::2].mean(1) for rings in stacks])
    ground = ground_under(props, centre)
    near = np.clip(1 - (centre[:, 1] - ground - radius) / _FADES_AT, 0, 1)
    near *= clear_of_edges(props, centre)
    kept = (near > 0.05) & (radius > 0.004)
    if not kept.any():
        return None
    pressed = centre[kept] + (-0.01, 0.0, 0.0)
    pressed[:, 1] = ground[kept]
    axes = camera.way(np.array(((1.0, 0.0, 0.0), (0.0, 0.0, 1.0))))
    circle = _CIRCLE @ axes
    size = (radius * near * 1.05)[kept]
    rows = polygons(camera.point(pressed)[:, None, :] + size[:, None, None] * circle)
    colour, strength = look.shadow
    brush = QBrush(faded(colour, strength * 1.25))
    image, where = blurred(path_of(rows), rect_of(rows), brush, camera.scale * 0.030)
    _keep_on_mat(image, where, camera, props)
    return image, where


def _keep_on_mat(image: QImage, where: QRectF, camera: Camera, props: tuple[Prop, ...]) -> None:
    """Cut off what would fall past the edge of a mat, where it looks like a smear on the page."""
    mats = [prop for prop in props if prop.kind is PropKind.MAT]
    if not mats:
        return
    page = QPainterPath()
    page.addRect(where.adjusted(-1, -1, 1, 1))
    for mat in mats:
        page.addPath(path_of(polygon(camera.point(floor_plan(mat, 0.0, MAT_CORNER, mat.y[1])))))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    painter.scale(image.width() / where.width(), image.height() / where.height())
    painter.translate(-where.topLeft())
    painter.fillPath(page, Qt.GlobalColor.black)
    painter.end()
