"""The soft shadow on the floor: every ring of the body pressed flat onto it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QImage

from sciatica_desktop.domain.pose import Prop
from sciatica_desktop.figure.algebra import Array
from sciatica_desktop.figure.camera import Camera
from sciatica_desktop.figure.contour import polygons
from sciatica_desktop.figure.look import Look, faded
from sciatica_desktop.figure.parts import Layer
from sciatica_desktop.figure.paths import path_of, rect_of
from sciatica_desktop.figure.props import ground_under
from sciatica_desktop.figure.soft_mask import blurred

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
    return blurred(path_of(rows), rect_of(rows), brush, camera.scale * 0.030)
