"""Which pictures a view of a figure asks the studio for."""

from __future__ import annotations

from math import sqrt

from sciatica_desktop.ui.shot import Layer, Shot
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme

FRAMES_A_SECOND = 16
"""A calm movement needs no more; each frame of a repetition is drawn once."""

_MOVING_PIXELS = 900_000
"""Pixels of a moving picture at most: two seconds of it fit into the studio's memory, so that a
repetition is drawn once. In a larger view it is shown larger; a still one is always sharp."""

_KEPT = 256
"""Orders kept: all of one repetition, which asks for the same few again and again."""

Moment = tuple[str, str, str, float, float]
"""Exercise, the poses it comes from and goes to, share of the time, and breath, both 0 to 1."""


class FigureOrders:
    """Writes orders for one view.

    Attributes:
        space: width and height of the view in px, and device pixels to a logical one.
        ghost: the pose shown behind a still picture, or "".
        picture: name of the own picture's file that is shown instead of a figure, or "".
    """

    def __init__(self, studio: Studio, theme: Theme, *, arrows: bool, ground: str | None) -> None:
        """Take what is the same in every order of a view; see the view for each."""
        self._studio = studio
        self._theme = theme
        self._arrows = arrows
        self._ground = ground
        self.space = (0, 0, 1.0)
        self.ghost = ""
        self.picture = ""
        self._kept: dict[tuple[object, ...], Shot] = {}

    def forget(self) -> None:
        """Write all orders anew: the theme or the person is another."""
        self._kept.clear()

    def of(self, moment: Moment, layer: Layer) -> Shot:
        """The order of one layer of a moment."""
        key = (moment, layer, self.space, self.ghost, self.picture)
        shot = self._kept.get(key)
        if shot is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            shot = self._kept[key] = self._written(moment, layer).canonical()
        return shot

    def of_move(self, exercise: str, start: str, end: str, seconds: float) -> list[Shot]:
        """The orders of a whole move, there and back."""
        frames = max(1, round(seconds * FRAMES_A_SECOND))
        shots = [
            self._written((exercise, start, end, frame / frames, 0.0), Layer.BODY)
            for frame in range(frames + 1)
        ]
        if self._arrows:
            # The arrows turn round the moment the limb does.
            for first, last in ((end, start), (start, end)):
                shots.insert(0, self._written((exercise, first, last, 0.0, 0.0), Layer.ARROWS))
        return shots

    def _written(self, moment: Moment, layer: Layer) -> Shot:
        exercise, start, end, progress, breath = moment
        width, height, _ = self.space
        return Shot(
            exercise,
            start,
            end,
            progress,
            width,
            height,
            self._ratio(layer),
            self._theme.name,
            breath,
            self._arrows,
            layer,
            self._studio.person,
            self.ghost if layer is Layer.ALL else "",
            self.picture,
            self._theme.colour(self._ground).name() if self._ground is not None else "",
        )

    def _ratio(self, layer: Layer) -> float:
        width, height, ratio = self.space
        if layer is Layer.ALL:
            return ratio
        return min(ratio, round(sqrt(_MOVING_PIXELS / max(1, width * height)), 3))
