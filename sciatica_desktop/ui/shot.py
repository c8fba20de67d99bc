"""What one picture of a figure shows: the order a page gives to the studio."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from sciatica_desktop.services.settings import FIGURE_PERSON


class Layer(Enum):
    """Which part of a picture is meant."""

    ALL = "all"
    """Person and arrows in one: what a still picture is."""
    BODY = "body"
    """The person, with the arrows' places left free: a frame of a movement."""
    ARROWS = "arrows"
    """The arrows alone, to lie over the person while the movement lasts."""
    ROOM = "room"
    """No picture: what the person covers at any moment, so that words find free ground."""


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
        person: who is drawn, by the value of the setting; "" for an own picture.
        ghost: a pose shown behind as a dashed outline; "" for none.
        picture: name of an own picture's file, which is shown instead of a figure.
        ground: the colour behind a frame of a movement, as "#rrggbb": it is then opaque and is
            painted by copying it. "" for a transparent one.
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
    person: str = FIGURE_PERSON.default
    ghost: str = ""
    picture: str = ""
    ground: str = ""

    def canonical(self) -> Shot:
        """The same picture under the one name it is kept by.

        A body on its way back looks as it did on its way out, so one frame serves both ways. The
        arrows do not: they point where the limb is going.
        """
        if self.picture:
            return Shot(
                *(self.exercise, "", "", 0.0, self.width, self.height, self.ratio, self.theme),
                arrows=False,
                picture=self.picture,
            )
        if self.layer is Layer.ROOM:
            return replace(self, start="", end="", progress=0.0, breath=0.0, ghost="", ground="")
        if self.layer is Layer.ARROWS:
            return replace(self, progress=0.0, breath=0.0, ghost="", ground="")
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
        return replace(
            self,
            start=start,
            end=end,
            progress=progress,
            breath=round(self.breath, 3),
            # A still picture is kept on disk, for any page.
            ground=self.ground if self.layer is Layer.BODY else "",
        )
