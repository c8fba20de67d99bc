"""What happens at a knee or an elbow: the corner fills out and the skin or cloth creases."""

from __future__ import annotations

from dataclasses import dataclass
from math import acos, degrees

import numpy as np

from sciatica_desktop.figure.algebra import Array, length, unit
from sciatica_desktop.figure.camera import Camera
from sciatica_desktop.figure.contour import arc, wedge
from sciatica_desktop.figure.parts import Stroke, Tone
from sciatica_desktop.figure.silhouette import Outline
from sciatica_desktop.figure.skeleton import Skeleton


@dataclass(slots=True)
class Bend:
    """A joint between two parts as it looks.

    Attributes:
        upper: outline of the part above.
        lower: outline of the part below.
        joints: root, middle and end joint in the picture.
        angle: how far the joint is bent, in degrees.
    """

    upper: Outline
    lower: Outline
    joints: tuple[Array, Array, Array]
    angle: float

    def web(self, reach: float) -> Array | None:
        """The contour that rounds off the inner corner, at most ``reach`` picture units long."""
        if not 6 < self.angle < 112 or min(self.upper.share, self.lower.share) < 0.45:
            return None
        first, second = self._inner_edges()
        first = first[::-1]
        meeting = _crossing(first, second)
        if meeting is None:
            return None
        i, j, corner = meeting
        reach *= min(1.0, (112 - self.angle) / 70)
        return wedge(
            _walk(first, i, corner, reach), corner, _walk(second, j, corner, reach), self.joints[1]
        )

    def crease(self, tone: Tone) -> Stroke | None:
        """The fold a strong bend makes."""
        if self.angle < 40 or min(self.upper.share, self.lower.share) < 0.4:
            return None
        first, second = self._inner_edges()
        meeting = _crossing(first[::-1], second)
        if meeting is None:
            return None
        corner = meeting[2]
        depth = self.joints[1] - corner
        end = corner + depth * 0.5
        control = (corner + end) / 2 + np.array((-depth[1], depth[0])) * 0.10
        strength = 0.9 * min(1.0, (self.angle - 40) / 30)
        return Stroke(arc(corner, control, end), tone, 2.0, strength)

    def _inner_edges(self) -> tuple[Array, Array]:
        root, middle, end = self.joints
        inward = unit(root - middle) + unit(end - middle)

        def inner(outline: Outline) -> Array:
            left_out = outline.left.mean(0) - outline.centre.mean(0)
            return outline.left if float(left_out @ inward) > 0 else outline.right

        return inner(self.upper), inner(self.lower)


def bend_of(
    body: Skeleton, camera: Camera, names: tuple[str, str, str], upper: Outline, lower: Outline
) -> Bend:
    """The bend between two bones.

    Args:
        body: the solved body.
        camera: the view.
        names: the bones above and below the joint, and the one after them.
        upper: outline of the part above.
        lower: outline of the part below.
    """
    first, second = body.bones[names[0]].axes[:, 1], body.bones[names[1]].axes[:, 1]
    angle = degrees(acos(max(-1.0, min(1.0, float(first @ second)))))
    root, middle, end = camera.point(np.stack([body.origin(name) for name in names]))
    return Bend(upper, lower, (root, middle, end), angle)


def _crossing(first: Array, second: Array) -> tuple[int, int, Array] | None:
    """The first place where two lines cross: the segment of each, and the point."""
    p, r = first[:-1, None, :], np.diff(first, axis=0)[:, None, :]
    q, s = second[None, :-1, :], np.diff(second, axis=0)[None]
    across = r[..., 0] * s[..., 1] - r[..., 1] * s[..., 0]
    across = np.where(np.abs(across) < 1e-12, np.nan, across)
    d = q - p
    t = (d[..., 0] * s[..., 1] - d[..., 1] * s[..., 0]) / across
    u = (d[..., 0] * r[..., 1] - d[..., 1] * r[..., 0]) / across
    hits = np.argwhere((t >= 0) & (t <= 1) & (u >= 0) & (u <= 1))
    if not len(hits):
        return None
    i, j = int(hits[0][0]), int(hits[0][1])
    return i, j, first[i] + (first[i + 1] - first[i]) * t[i, j]


def _walk(line: Array, segment: int, point: Array, reach: float) -> Array:
    """A point of the line a certain way past a point on it."""
    index = segment + 1
    done = length(line[index] - point)
    while done < reach and index < len(line) - 1:
        done += length(line[index + 1] - line[index])
        index += 1
    result: Array = line[index]
    return result
