"""How the picture looks: colours for a light room, a dark room and paper, and the person drawn."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from PySide6.QtGui import QColor

from sciatica_desktop.figure.parts import Tone
from sciatica_desktop.figure.trunk import Build

ThemeName = Literal["light", "dark"]


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """A colour on the way from the first to the second."""
    return QColor.fromRgbF(
        first.redF() + (second.redF() - first.redF()) * share,
        first.greenF() + (second.greenF() - first.greenF()) * share,
        first.blueF() + (second.blueF() - first.blueF()) * share,
    )


def faded(colour: QColor, strength: float) -> QColor:
    """A colour with an opacity of 0 to 1."""
    result = QColor(colour)
    result.setAlphaF(max(0.0, min(1.0, strength)))
    return result


@dataclass(frozen=True, slots=True)
class Person:
    """Who is drawn.

    Attributes:
        skin: colour of the skin in the light.
        skin_shade: the same in the shade.
        hair: colour of the hair.
        bun: hair tied up; without it the hair is short.
        build: proportions.
    """

    skin: str = "#D99A78"
    skin_shade: str = "#BE7B5E"
    hair: str = "#3B2B2E"
    bun: bool = True
    build: Build = field(default_factory=Build)


DEFAULT_PERSON = Person()


@dataclass(frozen=True, slots=True)
class Cover:
    """The two colours of a tone: in the light and in the shade."""

    base: QColor
    shade: QColor

    @property
    def middle(self) -> QColor:
        """Half-way between light and shade."""
        return mixed(self.base, self.shade, 0.5)


@dataclass(frozen=True, slots=True)
class Wood:
    """The colours of a chair, by which way a face looks."""

    front: QColor
    side: QColor
    top: QColor


@dataclass(frozen=True, slots=True)
class Look:
    """Every colour of a picture.

    Attributes:
        name: light, dark or print.
        printed: flat greys, contours and hatching instead of shade and glow.
        ground: the page the picture stands on.
        ink: contours of the print style and closed eyes.
        leggings: near leggings.
        top: near top.
        far_cloth: what far cloth is mixed with, and how much.
        far_skin: what far skin is mixed with, and how much.
        skin_mix: what skin is mixed with to suit the room, and how much.
        hair_mix: the same for hair.
        rim: strength of a thin dark line round bare skin, which stands out little on a light
            page; 0 draws none.
        mat: top, edge and inner line of the mat.
        cushion: top and shade of a cushion.
        wood: the chair.
        wall: a wall.
        shadow: shadow on the floor, with its opacity.
        contact: shadow of one part of the body on another, with its opacity.
        hot: the marked area.
        core: its middle.
        hot_rim: a thin line round the marked area that keeps it apart from the cloth.
        glow: the light it spreads on the body.
        nerve: the nerve.
        nerve_case: what lies round it.
        arrow: movement.
        ghost: the pose the movement came from.
        cheek: colour of a cheek.
        contour: width of the contours of the print style, as a share of the picture's width.
    """

    name: str
    printed: bool
    ground: QColor
    ink: QColor
    leggings: Cover
    top: Cover
    far_cloth: tuple[QColor, float]
    far_skin: tuple[QColor, float]
    skin_mix: tuple[QColor, float]
    hair_mix: tuple[QColor, float]
    rim: float
    mat: tuple[QColor, QColor, QColor]
    cushion: tuple[QColor, QColor]
    wood: Wood
    wall: QColor
    shadow: tuple[QColor, float]
    contact: tuple[QColor, float]
    hot: QColor
    core: QColor
    hot_rim: QColor
    glow: QColor
    nerve: QColor
    nerve_case: QColor
    arrow: QColor
    ghost: QColor
    cheek: QColor
    contour: float = 2.6 / 640

    @classmethod
    def for_theme(cls, name: str) -> Look:
        """The look on a page of the theme "light" or "dark"."""
        return _LIGHT if name == "light" else _DARK

    @classmethod
    def for_print(cls, *, small: bool = False) -> Look:
        """The look on paper: opaque greys that survive any printer.

        Args:
            small: thicker contours, for a picture the size of a stamp.
        """
        return replace(_PRINT, contour=5 / 640) if small else _PRINT

    def cover(self, tone: Tone, person: Person, *, far: float = 0.0) -> Cover:
        """The colours of a tone.

        Args:
            tone: what covers the part.
            person: who is drawn.
            far: how far the part is to be pushed back, 0 for near limbs to 1.
        """
        if self.printed:
            # On paper a limb is either in front or behind.
            far = float(far > 0.5)
        if tone is Tone.SKIN:
            if self.printed:
                return _PRINT_FAR_SKIN if far > 0.5 else _PRINT_SKIN
            towards, share = self.skin_mix
            cover = Cover(
                mixed(QColor(person.skin), towards, share),
                mixed(QColor(person.skin_shade), towards, share * 2),
            )
            towards, share = self.far_skin
        else:
            cover = self.leggings if tone is Tone.LEGGINGS else self.top
            towards, share = self.far_cloth
        if far == 0.0:
            return cover
        share *= far
        return Cover(mixed(cover.base, towards, share), mixed(cover.shade, towards, share))

    def hair(self, person: Person) -> tuple[QColor, QColor]:
        """The colours of the hair: itself, and where light falls on it."""
        if self.printed:
            return _PRINT_HAIR, _PRINT_HAIR
        base = mixed(QColor(person.hair), *self.hair_mix)
        return base, mixed(base, QColor("#FFFFFF"), 0.16)


_LIGHT = Look(
    name="light",
    printed=False,
    ground=QColor("#FCFAF6"),
    ink=QColor("#2A1714"),
    leggings=Cover(QColor("#46558F"), QColor("#35427A")),
    top=Cover(QColor("#4E938A"), QColor("#3A776F")),
    far_cloth=(QColor("#2A2F55"), 0.38),
    far_skin=(QColor("#5A2F3A"), 0.34),
    skin_mix=(QColor("#F4F1EB"), 0.0),
    hair_mix=(QColor("#FFFFFF"), 0.0),
    rim=0.72,
    mat=(QColor("#CBBFE0"), QColor("#AC9DC9"), QColor("#D9CFEA")),
    cushion=(QColor("#FBF8F2"), QColor("#D6CDC0")),
    wood=Wood(QColor("#D8AE82"), QColor("#B98C61"), QColor("#E6C39C")),
    wall=QColor("#E4DDD0"),
    shadow=(QColor("#3A3560"), 0.28),
    contact=(QColor("#141A3C"), 0.52),
    hot=QColor("#FF6B3D"),
    core=QColor("#FFC24B"),
    hot_rim=QColor("#FFF1D6"),
    glow=QColor("#FF8A4A"),
    nerve=QColor("#FFD447"),
    nerve_case=QColor("#4A3B10"),
    arrow=QColor("#D9481F"),
    ghost=QColor("#46558F"),
    cheek=QColor("#E8705A"),
)
_DARK = Look(
    name="dark",
    printed=False,
    ground=QColor("#1C2230"),
    ink=QColor("#2A1714"),
    leggings=Cover(QColor("#7182CF"), QColor("#5465AC")),
    top=Cover(QColor("#79B5AC"), QColor("#578F89")),
    far_cloth=(QColor("#2B3355"), 0.30),
    far_skin=(QColor("#22161F"), 0.36),
    skin_mix=(QColor("#141821"), 0.06),
    hair_mix=(QColor("#C08C72"), 0.58),
    rim=0.0,
    mat=(QColor("#4A4468"), QColor("#363152"), QColor("#58517A")),
    cushion=(QColor("#C9C6D6"), QColor("#9B97AE")),
    wood=Wood(QColor("#9A7654"), QColor("#75583D"), QColor("#B28D68")),
    wall=QColor("#222938"),
    shadow=(QColor("#05070F"), 0.50),
    contact=(QColor("#05070F"), 0.52),
    hot=QColor("#FF6F3F"),
    core=QColor("#FFCB57"),
    hot_rim=QColor("#3A1206"),
    glow=QColor("#FF8A4A"),
    nerve=QColor("#FFDB5C"),
    nerve_case=QColor("#2A210A"),
    arrow=QColor("#FF8A5C"),
    ghost=QColor("#8092D6"),
    cheek=QColor("#E8705A"),
)
_WHITE, _BLACK = QColor("#FFFFFF"), QColor("#1A1A1A")
_PRINT_SKIN = Cover(QColor("#FFFFFF"), QColor("#FFFFFF"))
_PRINT_FAR_SKIN = Cover(QColor("#F1F1F1"), QColor("#F1F1F1"))
_PRINT_HAIR = QColor("#4A4A4A")
_PRINT = Look(
    name="print",
    printed=True,
    ground=_WHITE,
    ink=_BLACK,
    leggings=Cover(QColor("#B9B9B9"), QColor("#B9B9B9")),
    top=Cover(QColor("#DADADA"), QColor("#DADADA")),
    far_cloth=(_WHITE, 0.5),
    far_skin=(_WHITE, 0.0),
    skin_mix=(_WHITE, 0.0),
    hair_mix=(_WHITE, 0.0),
    rim=0.0,
    mat=(QColor("#F3F3F3"), QColor("#C9C9C9"), QColor("#9A9A9A")),
    cushion=(_WHITE, QColor("#E4E4E4")),
    wood=Wood(QColor("#EDEDED"), QColor("#CFCFCF"), QColor("#FAFAFA")),
    wall=QColor("#EDEDED"),
    shadow=(_WHITE, 0.0),
    contact=(_WHITE, 0.0),
    hot=_WHITE,
    core=_WHITE,
    hot_rim=_BLACK,
    glow=_WHITE,
    nerve=_BLACK,
    nerve_case=_WHITE,
    arrow=QColor("#000000"),
    ghost=QColor("#777777"),
    cheek=_WHITE,
)
