"""The frame of the picture: one view that holds every pose, so that nothing ever jumps."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np

from sciatica_desktop.domain.pose import Figure
from sciatica_desktop.figure.algebra import Array
from sciatica_desktop.figure.arrows import Track
from sciatica_desktop.figure.build import Build
from sciatica_desktop.figure.camera import Camera
from sciatica_desktop.figure.motion import Moment
from sciatica_desktop.figure.props import prop_corners
from sciatica_desktop.figure.scene import scene_of

_MARGIN = 0.035
"""Free space on each side, as a share of the larger extent."""
_FEW_POSES = 4


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


def all_moments(figure: Figure) -> list[Moment]:
    """Every pose, and enough moments of every way between two of them to know what it fills."""
    moments = [Moment.still(name) for name in figure.poses]
    moments += [Moment(*pair, progress) for pair in _ways(figure) for progress in (0.33, 0.5, 0.67)]
    return moments


def reach_of(figure: Figure, build: Build) -> Array:
    """The two corners of what the body fills in all its poses and on the ways between them.

    Costs some dozen frames, so keep the result. Seen by a camera of scale 1.
    """
    camera = Camera(figure.view.yaw, figure.view.pitch, 1.0)
    points: list[Array] = []
    for moment in all_moments(figure):
        scene = scene_of(figure, moment, camera, build)
        points += [layer.rows()[:, 1:] for layer in scene.layers.values()]
        points += [piece.rows[:, 1:] for piece in scene.straps]
        points.append(scene.face.corners())
    every = np.concatenate(points)
    return np.stack((every.min(0), every.max(0)))


def frame_of(figure: Figure, reach: Array, tracks: list[Track]) -> Frame:
    """The smallest frame round a figure.

    Args:
        figure: the figure, for its props.
        reach: what its body fills, from :func:`reach_of`.
        tracks: the arrows to leave room for.
    """
    camera = Camera(figure.view.yaw, figure.view.pitch, 1.0)
    points = [reach, *(camera.point(prop_corners(prop)) for prop in figure.props)]
    points += [_with_margin(track.points, 0.02) for track in tracks]
    every = np.concatenate(points)
    low, high = every.min(0), every.max(0)
    margin = float((high - low).max()) * _MARGIN
    left, top = (low - margin).tolist()
    width, height = (high - low + 2 * margin).tolist()
    return Frame(left, top, width, height)


def _ways(figure: Figure) -> list[tuple[str, str]]:
    """Pairs of poses the body may go between: of a few poses any two, of many the neighbours."""
    names = list(figure.poses)
    if len(names) <= _FEW_POSES:
        return list(combinations(names, 2))
    return [*pairwise(names), (names[-1], names[0])]


def _with_margin(points: Array, margin: float) -> Array:
    return np.concatenate((points - margin, points + margin))
