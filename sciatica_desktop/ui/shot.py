"""What one picture of a figure shows: the order a page gives to the studio."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum


class Layer(Enum):
    """Which part of a picture is meant."""

    ALL = "all"
    """Person and arrows in one: what a still picture is."""
    BODY = "body"
    """The person, with the arrows' places left free: a frame of a movement."""
    ARROWS = "arrows"
    """The arrows alone, to lie over the person while the movement lasts."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture of one exercise.

    Attributes:
        exercise: id of the exercise.
        start: pose the move comes from.
        end: pose the move goes to.
        progress: share of the move's time, 0 to 1.
        width: logical width.
        height: logical height.
        ratio: device pixels to a logical one.
        theme: "light" or "dark".
        breath: how far the breath is in, 0 to 1.
        arrows: whether there are arrows, or room for them.
        layer: which part of the picture.
    """

    exercise: str
    start: str
    end: str
    progress: float
    width: int
    height: int
    ratio: float
    theme: str
    breath: float = 0.0
    arrows: bool = True
    layer: Layer = Layer.ALL

    def canonical(self) -> Shot:
        """The same picture under the one name it is kept by.

        A body on its way back looks as it did on its way out, so one frame serves both ways. The
        arrows do not: they point where the limb is going.
        """
        if self.layer is Layer.ARROWS:
            return replace(self, progress=0.0, breath=0.0)
        progress = round(self.progress, 4)
        if progress in (0.0, 1.0) or self.start == self.end:
            pose = self.end if progress == 1.0 else self.start
            return self._named(pose, pose, 0.0)
        if self.start > self.end and not self._shows_direction:
            return self._named(self.end, self.start, round(1.0 - progress, 4))
        return self._named(self.start, self.end, progress)

    @property
    def _shows_direction(self) -> bool:
        return self.arrows and self.layer is Layer.ALL

    def _named(self, start: str, end: str, progress: float) -> Shot:
        return replace(self, start=start, end=end, progress=progress, breath=round(self.breath, 3))
