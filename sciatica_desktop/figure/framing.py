"""The frame of the picture: one view that holds every pose, so that nothing ever jumps."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from sciatica_desktop.domain.pose import Figure
from sciatica_desktop.figure.algebra import Array
from sciatica_desktop.figure.arrows import Track
from sciatica_desktop.figure.camera import Camera
from sciatica_desktop.figure.motion import Moment
from sciatica_desktop.figure.props import prop_corners
from sciatica_desktop.figure.scene import scene_of
from sciatica_desktop.figure.trunk import Build

_MARGIN = 0.035
"""Free space on each side, as a share of the larger extent."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the picture plane that is shown, in body heights seen by a camera of scale 1."""

    left: float
    top: float
    width: float
    height: float

    def camera(self, yaw: float, pitch: float, width: float, height: float) -> Camera:
        """The camera that fits the frame into a picture of this size, in the middle."""
        scale = min(width / self.width, height / self.height)
        offset = (
            width / 2 - (self.left + self.width / 2) * scale,
            height / 2 - (self.top + self.height / 2) * scale,
        )
        return Camera(yaw, pitch, scale, offset)


def frame_of(figure: Figure, tracks: list[Track], build: Build) -> Frame:
    """The smallest frame round all poses, the ways between them, the props and the arrows."""
    camera = Camera(figure.view.yaw, figure.view.pitch, 1.0)
    points: list[Array] = [camera.point(prop_corners(prop)) for prop in figure.props]
    points += [_with_margin(track.points, 0.02) for track in tracks]
    names = list(figure.poses)
    pairs = list(pairwise(names)) or [(names[0], names[0])]
    for start, end in pairs:
        for progress in (0.0, 0.3, 0.45, 0.55, 0.7, 1.0):
            scene = scene_of(figure, Moment(start, end, progress), camera, build)
            points += [layer.rows()[:, 1:] for layer in scene.layers.values()]
            centre, radius = scene.face.bun
            points += [scene.face.hair[:, 1:], np.stack((centre - radius, centre + radius))]
    every = np.concatenate(points)
    low, high = every.min(0), every.max(0)
    margin = float((high - low).max()) * _MARGIN
    left, top = (low - margin).tolist()
    width, height = (high - low + 2 * margin).tolist()
    return Frame(left, top, width, height)


def _with_margin(points: Array, margin: float) -> Array:
    return np.concatenate((points - margin, points + margin))
