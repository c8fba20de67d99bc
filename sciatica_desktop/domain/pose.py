"""The drawing of an exercise as data: a camera, things on the floor, and named poses.

World: x is the way the figure faces when upright, y is up, z comes towards the viewer. Lengths
are fractions of the person's height, angles are degrees, the floor is y = 0. A bone has axes of
its own: ``a`` anterior, ``u`` up the bone (proximal), ``r`` the figure's right; on limbs ``a``,
``u``, ``r`` keep that meaning in the neutral standing position.

Sides are ``n`` (near the viewer) and ``f`` (far), never left and right: the worked side is near.
The figure faces the right edge of the picture, so near is its anatomical right; for the left
side the finished picture is mirrored.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from sciatica_desktop.domain.furniture import Prop, PropKind
from sciatica_desktop.domain.joints import BONES, JOINTS, LIMBS, expect_known

Vector: TypeAlias = tuple[float, float, float]


LAYERS: tuple[str, ...] = (
    *("prop_back", "arm_f", "leg_f", "prop_seat", "torso", "prop_front", "head"),
    *("leg_n", "nerve", "arm_n"),
)
"""Painting order from back to front; a target area is painted with the limb it belongs to."""


class Muscle(StrEnum):
    """A target area that can be marked."""

    ILIOPSOAS = "iliopsoas"
    RECTUS_FEMORIS = "rectus_femoris"
    ADDUCTORS = "adductors"
    GLUTEUS = "gluteus"
    PIRIFORMIS = "piriformis"
    HAMSTRINGS = "hamstrings"
    CALF = "calf"
    LUMBAR = "lumbar"
    ABDOMINALS = "abdominals"
    OBLIQUES = "obliques"


@dataclass(frozen=True, slots=True)
class OnBone:
    """A point, or a direction, given in the axes of a bone."""

    bone: str
    a: float = 0.0
    u: float = 0.0
    r: float = 0.0

    def __post_init__(self) -> None:
        """Check the bone.

        Raises:
            ValueError: if there is no such bone.
        """
        expect_known("bone", (self.bone,), BONES)


Place: TypeAlias = Vector | OnBone
"""Either fixed in the world, or carried by a bone."""


@dataclass(frozen=True, slots=True)
class View:
    """Where the viewer stands.

    Attributes:
        yaw: degrees round the figure, -40 to 75; positive shows more of its front.
        pitch: degrees above the floor, 0 to 40.
        far_shade: how much darker the far limbs are drawn, 0 to 1; little where both sides face
            the viewer and do the same.
    """

    yaw: float = 12.0
    pitch: float = 9.0
    far_shade: float = 1.0

    def __post_init__(self) -> None:
        """Check the range in which a face and a mat can be drawn.

        Raises:
            ValueError: if the angles are outside it.
        """
        for name, least, most in (("yaw", -40, 75), ("pitch", 0, 40), ("far_shade", 0, 1)):
            if not least <= getattr(self, name) <= most:
                raise ValueError(f"{name} must be {least} to {most}, not {getattr(self, name):g}")


@dataclass(frozen=True, slots=True)
class Strap:
    """A strap or a towel, drawn as a band from point to point.

    Attributes:
        points: two or more, each carried by a bone, such as the sole of a foot and a hand.
    """

    points: tuple[OnBone, ...]

    def __post_init__(self) -> None:
        """Check the ends.

        Raises:
            ValueError: if there are fewer than two points.
        """
        if len(self.points) < 2:
            raise ValueError("a strap needs at least two points")


@dataclass(frozen=True, slots=True)
class Turn:
    """How a foot stands in the world, in degrees; all zero is flat and facing forwards."""

    pitch: float = 0.0
    yaw: float = 0.0
    roll: float = 0.0


@dataclass(frozen=True, slots=True)
class Limb:
    """Where a limb has to go; the joints between are solved for every frame.

    Attributes:
        target: where the ankle or the wrist is.
        pole: which way the knee or the elbow points.
        lay: lays the shank along this world direction instead (a kneeling leg).
        foot: how a planted foot stands in the world.
        fingers: which way the fingers point.
        palm: which way the palm looks.
        holds: the bone this hand rests on or holds, or the kind of thing in the room; it has to
            touch it in every frame.
    """

    target: Place | None = None
    pole: Place | None = None
    lay: Vector | None = None
    foot: Turn | None = None
    fingers: Place | None = None
    palm: Place | None = None
    holds: str | None = None

    def __post_init__(self) -> None:
        """Check what belongs together.

        Raises:
            ValueError: in one sentence that says what was expected.
        """
        if self.holds is not None:
            expect_known("holds", (self.holds,), BONES | set(PropKind))

    def over(self, other: Limb) -> Limb:
        """This limb, with what it leaves open taken from ``other``."""
        return Limb(
            *(
                getattr(other, name) if getattr(self, name) is None else getattr(self, name)
                for name in self.__slots__
            )
        )


@dataclass(frozen=True, slots=True)
class Anchor:
    """The point of the body that stays where it is while everything else moves."""

    bone: str
    at: Vector
    a: float = 0.0
    u: float = 0.0
    r: float = 0.0

    def __post_init__(self) -> None:
        """Check the bone.

        Raises:
            ValueError: if there is no such bone.
        """
        expect_known("bone", (self.bone,), BONES)


@dataclass(frozen=True, slots=True)
class Pose:
    """Joint angles in degrees and limb targets; what is left out is neutral.

    Attributes:
        angles: angle by joint name.
        anchor: the point that stays in place.
        limbs: targets by limb name.
        feel: how much of the stretch is felt here, 0 to 1; the marked area glows with it.
        glide: how far the nerve has slid, 0 to 1; the dashes of the nerve move with it.
    """

    angles: dict[str, float] = field(default_factory=dict)
    anchor: Anchor | None = None
    limbs: dict[str, Limb] = field(default_factory=dict)
    feel: float = 1.0
    glide: float = 0.0

    def __post_init__(self) -> None:
        """Check names and ranges.

        Raises:
            ValueError: in one sentence that says what was expected.
        """
        expect_known("joint", self.angles, JOINTS)
        for name, angle in self.angles.items():
            joint = JOINTS[name]
            if not joint.least <= angle <= joint.most:
                raise ValueError(
                    f"{name} must be {joint.least:g} to {joint.most:g} degrees, not {angle:g}"
                )
        expect_known("limb", self.limbs, LIMBS)
        for name in ("feel", "glide"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} must be 0 to 1, not {getattr(self, name):g}")

    def over(self, base: Pose) -> Pose:
        """This pose, with what it leaves open taken from ``base``."""
        limbs = dict(base.limbs)
        for name, limb in self.limbs.items():
            limbs[name] = limb.over(limbs.get(name, Limb()))
        angles = base.angles | self.angles
        return Pose(angles, self.anchor or base.anchor, limbs, self.feel, self.glide)


@dataclass(frozen=True, slots=True)
class Focus:
    """A target area to mark: which muscle, on which side, how strongly (0 to 1)."""

    muscle: Muscle
    side: str = "n"
    strength: float = 1.0

    def __post_init__(self) -> None:
        """Check side and strength.

        Raises:
            ValueError: in one sentence that says what was expected.
        """
        expect_known("side", (self.side,), "nf")
        if not 0 < self.strength <= 1:
            raise ValueError("strength must be above 0 and at most 1")


@dataclass(frozen=True, slots=True)
class Nerve:
    """The sciatic nerve of one side, from the low back to the foot.

    Attributes:
        side: near or far.
        cord: draw the spinal cord up to the head too, for exercises that move both ends.
    """

    side: str = "n"
    cord: bool = False

    def __post_init__(self) -> None:
        """Check the side.

        Raises:
            ValueError: if it is neither n nor f.
        """
        expect_known("side", (self.side,), "nf")


@dataclass(frozen=True, slots=True)
class Arrow:
    """The true path of a point of the body between two poses, moved aside to be seen.

    Attributes:
        start: pose the movement comes from.
        end: pose it goes to.
        track: the point that is followed.
        pivot: a bone; the arrow is pushed away from it.
        offset: how far it is pushed, in body heights.
        span: the part of the movement that is shown, 0 to 1.
        stretch: makes a short path longer, about its middle.
        shift: moves the arrow in the picture, right and up, in body heights.
    """

    start: str
    end: str
    track: OnBone
    pivot: str | None = None
    offset: float = 0.0
    span: tuple[float, float] = (0.0, 1.0)
    stretch: float = 1.0
    shift: tuple[float, float] = (0.0, 0.0)

    def __post_init__(self) -> None:
        """Check pivot and span.

        Raises:
            ValueError: in one sentence that says what was expected.
        """
        if self.pivot is not None:
            expect_known("pivot", (self.pivot,), BONES)
        if not 0 <= self.span[0] < self.span[1] <= 1:
            raise ValueError("span must be two growing numbers from 0 to 1")


@dataclass(frozen=True, slots=True)
class Figure:
    """Everything needed to draw one exercise at any moment of it.

    Attributes:
        poses: by name; the first is where the person rests or begins.
        base: what all poses share.
        view: the camera.
        props: things in the room.
        straps: bands that are held.
        focus: target areas to mark.
        nerve: the nerve to draw, for exercises that move it.
        arrows: paths of movement.
        layers: painting order from back to front.
    """

    poses: dict[str, Pose]
    base: Pose = field(default_factory=Pose)
    view: View = field(default_factory=View)
    props: tuple[Prop, ...] = ()
    straps: tuple[Strap, ...] = ()
    focus: tuple[Focus, ...] = ()
    nerve: Nerve | None = None
    arrows: tuple[Arrow, ...] = ()
    layers: tuple[str, ...] = LAYERS

    def __post_init__(self) -> None:
        """Check what must hold between the parts.

        Raises:
            ValueError: in one sentence that says what was expected.
        """
        if not self.poses:
            raise ValueError("poses must hold at least one pose")
        for number, arrow in enumerate(self.arrows):
            expect_known(f"arrows[{number}].start", (arrow.start,), self.poses)
            expect_known(f"arrows[{number}].end", (arrow.end,), self.poses)
        if sorted(self.layers) != sorted(LAYERS):
            raise ValueError(f"layers must name each of {', '.join(LAYERS)} once")

    @property
    def rest(self) -> str:
        """The name of the pose the person begins in."""
        return next(iter(self.poses))

    def pose(self, name: str) -> Pose:
        """A whole pose: its own values over the shared ones.

        Raises:
            KeyError: if there is no pose of that name.
        """
        return self.poses[name].over(self.base)
