"""The camera: an orthographic view on the world, in picture units with y downwards."""

from __future__ import annotations

from math import cos, radians, sin

import numpy as np

from sciatica_desktop.figure.algebra import Array, vector


class Camera:
    """Turns points of the world into points of the picture.

    Attributes:
        scale: picture units to one body height.
        towards: direction from the figure to the viewer.
    """

    __slots__ = ("_matrix", "_offset", "right", "scale", "towards", "up")

    def __init__(
        self, yaw: float, pitch: float, scale: float, offset: tuple[float, float] = (0.0, 0.0)
    ) -> None:
        """Place the camera.

        Args:
            yaw: degrees round the figure; positive shows more of its front.
            pitch: degrees above the floor.
            scale: picture units to one body height.
            offset: where the origin of the world lies in the picture.
        """
        turn, tilt = radians(yaw), radians(pitch)
        self.right = vector(cos(turn), 0.0, -sin(turn))
        self.towards = vector(sin(turn) * cos(tilt), sin(tilt), cos(turn) * cos(tilt))
        self.up = vector(-sin(turn) * sin(tilt), cos(tilt), -cos(turn) * sin(tilt))
        self.scale = scale
        self._matrix = np.stack((self.right, -self.up), axis=1) * scale
        self._offset = np.array(offset)

    def point(self, points: Array) -> Array:
        """Where points lie in the picture."""
        result: Array = points @ self._matrix + self._offset
        return result

    def way(self, directions: Array) -> Array:
        """Directions as they look in the picture, in picture units."""
        result: Array = directions @ self._matrix
        return result

    def nearness(self, point: Array) -> float:
        """How near a point or direction is to the viewer."""
        return float(point @ self.towards)
