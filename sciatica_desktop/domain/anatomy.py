"""Sides of the body and how far down the leg a pain reaches."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Side(StrEnum):
    """One side of the person's own body, never of the picture."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> Side:
        """The opposite side."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT

    @property
    def letter(self) -> str:
        """The badge letter, L or R."""
        return self.value[0].upper()


def mirrored_for(side: Side | None) -> bool:
    """Whether a picture has to be mirrored so that ``side`` is the side that works.

    Everything is drawn with the right side at work.
    """
    return side is Side.LEFT


class AffectedSide(StrEnum):
    """Which side hurts, as the person set it once."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    NEITHER = "neither"

    @property
    def first(self) -> Side:
        """The side that goes first: the affected one; left where there is no single one."""
        return Side.RIGHT if self is AffectedSide.RIGHT else Side.LEFT

    @property
    def single(self) -> Side | None:
        """The one affected side, or None for both and neither."""
        return Side(self.value) if self.value in (Side.LEFT, Side.RIGHT) else None


class Reach(IntEnum):
    """The furthest point a pain reached on one side, 0 to 7 (clinical reference B6).

    Further down the leg is a larger number; the ladder follows the four to seven classes used
    in research on referred leg pain (Prins 2013; Hüllemann 2016).
    """

    NONE = 0
    LOW_BACK = 1
    BUTTOCK = 2
    THIGH = 3
    KNEE = 4
    CALF = 5
    FOOT = 6
    TOES = 7

    @property
    def place(self) -> str:
        """The everyday name of the place."""
        return _REACH_PLACES[self]


_REACH_PLACES = {
    Reach.NONE: "none",
    Reach.LOW_BACK: "low back",
    Reach.BUTTOCK: "buttock",
    Reach.THIGH: "thigh",
    Reach.KNEE: "knee",
    Reach.CALF: "calf",
    Reach.FOOT: "foot",
    Reach.TOES: "toes",
}
