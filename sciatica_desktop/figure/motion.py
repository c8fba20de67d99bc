"""A moment of a movement, and how people move from one pose to another."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """What the person does at one instant.

    Attributes:
        start: pose the movement comes from.
        end: pose it goes to; the same as ``start`` for a held pose.
        progress: share of the movement's time that has passed, 0 to 1. The easing is applied
            when drawing, so this is linear in time.
        breath: how far the breath is in, 0 to 1.
    """

    start: str
    end: str
    progress: float = 0.0
    breath: float = 0.0

    @classmethod
    def still(cls, pose: str, breath: float = 0.0) -> Moment:
        """A held pose."""
        return cls(pose, pose, 0.0, breath)


def eased(progress: float) -> float:
    """Share of the way done after a share of the time: the minimum-jerk profile.

    People reach from point to point this way (Flash and Hogan 1985): at rest at both ends and
    fastest, at 1.875 times the mean speed, in the middle.
    """
    t = min(1.0, max(0.0, progress))
    return t * t * t * (10 - 15 * t + 6 * t * t)
