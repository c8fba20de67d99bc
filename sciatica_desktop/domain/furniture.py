"""Things in the room of a drawn exercise, as the boxes they fill; the axes are those of a pose."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PropKind(StrEnum):
    """A thing the person sits, lies or leans on."""

    MAT = "mat"
    CUSHION = "cushion"
    CHAIR = "chair"
    WALL = "wall"
    BED = "bed"
    STOOL = "stool"
    """A low step or a stool: a plain block to rest a heel or a calf on."""
    DESK = "desk"
    """A table top on legs, to hold on to."""


class BackSide(StrEnum):
    """On which side of its seat a chair has its back."""

    BEHIND = "behind"
    """Behind who sits on it and faces the right edge of the picture."""
    FAR = "far"
    """Away from the viewer: the chair is used from its side."""


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing in the room, as the box it fills.

    Attributes:
        kind: what it is.
        x: from and to, along the way the figure faces.
        y: bottom and top; the top of a chair is its seat.
        z: from and to, towards the viewer.
        back: how far the back of a chair rises above its seat.
        back_at: on which side of the seat it stands.
    """

    kind: PropKind
    x: tuple[float, float]
    y: tuple[float, float]
    z: tuple[float, float]
    back: float = 0.0
    back_at: BackSide = BackSide.BEHIND

    def __post_init__(self) -> None:
        """Check the box.

        Raises:
            ValueError: if an extent is empty or turned round.
        """
        for name in ("x", "y", "z"):
            low, high = getattr(self, name)
            if not low <= high:
                raise ValueError(f"{name} of a {self.kind.value} must go from low to high")
