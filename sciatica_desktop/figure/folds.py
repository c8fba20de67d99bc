"""The folds of the shirt: at the waist where it is pushed together, and under the near arm."""

from __future__ import annotations

import numpy as np

from sciatica_desktop.figure.algebra import Array, length
from sciatica_desktop.figure.camera import Camera
from sciatica_desktop.figure.contour import arc
from sciatica_desktop.figure.parts import Stroke, Tone
from sciatica_desktop.figure.silhouette import Outline
from sciatica_desktop.figure.skeleton import Skeleton

_WAIST = ((0.14, 0.30), (0.27, 0.24), (0.40, 0.18))
"""Where a fold begins, as a share of the shirt from its hem up, and how far in it reaches."""
_REACH = 0.075
"""Length of edge above and below a fold that is looked at, as a share of the shirt."""


def folds_of(body: Skeleton, top: Outline, camera: Camera) -> list[Stroke]:
    """The folds that are seen from here.

    Args:
        body: the solved body.
        top: the projected shirt, its rings from the hem upwards.
        camera: the view.
    """
    if top.share < 0.6:
        return []
    return [*_at_the_waist(top), *_under_the_arm(body, camera)]


def _at_the_waist(top: Outline) -> list[Stroke]:
    """Short bows inwards from the edge that the bending of the trunk makes shorter."""
    folds = []
    last = len(top.centre) - 1
    for edge, other in ((top.left, top.right), (top.right, top.left)):
        for place, reach in _WAIST:
            low, high = round((place - _REACH) * last), round((place + _REACH) * last)
            here = round(place * last)
            middle = length(top.centre[high] - top.centre[low])
            squeezed = 1 - length(edge[high] - edge[low]) / max(middle, 1e-6)
            strength = min(1.0, max(0.0, (squeezed - 0.04) / 0.30))
            if strength < 0.12:
                continue
            start = edge[here]
            across = other[here] - start
            end = start + across * reach * (0.6 + 0.4 * strength)
            sag = (edge[low] - edge[high]) * 0.22
            folds.append(_fold(start, (start + end) / 2 + sag, end, 0.85 * strength))
    return folds


def _under_the_arm(body: Skeleton, camera: Camera) -> list[Stroke]:
    """A fold from the armpit over the chest, and a shorter one, as far as the chest is seen."""
    chest = body.bones["t5"]
    facing = camera.nearness(chest.axes[:, 2])
    if facing < 0.35:
        return []
    spots = (
        ((0.020, 0.012, 0.094), (0.034, -0.012, 0.086), (0.040, -0.048, 0.070)),
        ((-0.012, 0.002, 0.096), (-0.016, -0.020, 0.092), (-0.010, -0.044, 0.086)),
    )
    folds = []
    for index, bow in enumerate(spots):
        start, control, end = camera.point(chest.origin + np.array(bow) @ chest.axes.T)
        folds.append(_fold(start, control, end, (0.75, 0.5)[index] * min(1.0, facing)))
    return folds


def _fold(start: Array, control: Array, end: Array, strength: float) -> Stroke:
    return Stroke(arc(start, control, end), Tone.TOP, 1.9, strength, within="top")
