"""How a body is built and how its hair is worn: what differs between the people drawn."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sciatica_desktop.domain.pose import OnBone

_LIMB_BONES = ("thigh", "shank", "upper_arm", "forearm")


class Hair(StrEnum):
    """How the hair is worn."""

    BUN = "bun"
    """Tied up."""
    CROP = "crop"
    """Short all round."""
    BOB = "bob"
    """Down to the chin, over the ears."""


@dataclass(frozen=True, slots=True)
class Build:
    """Proportions, as factors on the tables of ``profiles``.

    Bones keep their lengths, so that every pose fits every build.

    Attributes:
        limbs: thickness of arms and legs.
        trunk: width and depth of the trunk below the shoulders.
        belly: how far the belly stands out, in body heights.
        hair: how the hair is worn.
    """

    limbs: float = 1.0
    trunk: float = 1.0
    belly: float = 0.0
    hair: Hair = Hair.BUN

    def pushed_out(self, spot: OnBone, own: float = 0.0) -> OnBone:
        """A point on a limb or on the hips, as far out as their thickness needs.

        Args:
            spot: a point that touches a body of usual thickness.
            own: how thick the part is that comes to lie there, as a share of the limb.
        """
        if spot.bone == "pelvis":
            return OnBone(spot.bone, spot.a * self.trunk, spot.u, spot.r * self.trunk)
        if spot.bone[:-2] not in _LIMB_BONES:
            return spot
        by = 1 + (self.limbs - 1) * (0.75 + own)
        return OnBone(spot.bone, spot.a * by, spot.u, spot.r * by)


AVERAGE = Build()
