"""How the picture looks: colours for a light room, a dark room and paper, and the person drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from PySide6.QtGui import QColor

from sciatica_desktop.figure.parts import Tone
from sciatica_desktop.figure.people import Person

_STANDS_OUT = 3.1
"""Contrast with the page from which skin needs no rim."""

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


def contrast(first: QColor, second: QColor) -> float:
    """Contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((_luminance(first.rgb()), _luminance(second.rgb())))
    return (high + 0.05) / (low + 0.05)


@cache
def _luminance(rgb: int) -> float:
    colour = QColor(rgb)
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


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
        far_cloth: what far cloth is mixed with, and how much.
        far_skin: what far skin is mixed with, and how much.
        skin_mix: what skin is mixed with to suit the room, and how much.
        rim: what bare skin that stands out little from the page gets as a thin line round it,
            and how strong that is, 0 to 1.
        mat: top, edge and inner line of the mat.
        cushion: top and shade of a cushion.
        bed: top, edge and inner line of a mattress.
        strap: a strap or towel, and its edge.
        wood: chairs, stools, desks and the frame of a bed.
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
    far_cloth: tuple[QColor, float]
    far_skin: tuple[QColor, float]
    skin_mix: tuple[QColor, float]
    rim: tuple[QColor, float]
    mat: tuple[QColor, QColor, QColor]
    cushion: tuple[QColor, QColor]
    bed: tuple[QColor, QColor, QColor]
    strap: tuple[QColor, QColor]
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
            cover = self._cloth(tone, person)
            towards, share = self.far_cloth
        if far == 0.0:
            return cover
        share *= far
        return Cover(mixed(cover.base, towards, share), mixed(cover.shade, towards, share))

    def hair(self, person: Person) -> tuple[QColor, QColor]:
        """The colours of the hair: itself, and where light falls on it."""
        if self.printed:
            return _PRINT_HAIR, _PRINT_HAIR
        base = QColor(person.hair[self.name == "dark"])
        return base, mixed(base, QColor("#FFFFFF"), 0.16)

    def hair_rim(self, person: Person) -> QColor:
        """The thin line round hair: its own colour where it stands out from the page."""
        base = self.hair(person)[0]
        if self.printed or contrast(base, self.ground) >= _STANDS_OUT:
            return base
        return mixed(base, self.rim[0], 0.55)

    def rim_of(self, cover: Cover) -> QColor | None:
        """The thin line round bare skin; None where the skin stands out by itself."""
        colour, strength = self.rim
        if self.printed or contrast(cover.base, self.ground) >= _STANDS_OUT:
            return None
        return faded(mixed(cover.shade, colour, 0.55), strength)

    def _cloth(self, tone: Tone, person: Person) -> Cover:
        if self.printed:
            return _PRINT_LEGGINGS if tone is Tone.LEGGINGS else _PRINT_TOP
        shades = person.leggings if tone is Tone.LEGGINGS else person.top
        base, shade = shades.on(self.name)
        return Cover(QColor(base), QColor(shade))


_LIGHT = Look(
    name="light",
    printed=False,
    ground=QColor("#FCFAF6"),
    ink=QColor("#2A1714"),
    far_cloth=(QColor("#2A2F55"), 0.38),
    far_skin=(QColor("#5A2F3A"), 0.34),
    skin_mix=(QColor("#F4F1EB"), 0.0),
    rim=(QColor("#2A1714"), 0.72),
    mat=(QColor("#CBBFE0"), QColor("#AC9DC9"), QColor("#D9CFEA")),
    cushion=(QColor("#FBF8F2"), QColor("#D6CDC0")),
    bed=(QColor("#DCE3EA"), QColor("#B4C1CF"), QColor("#EEF2F6")),
    strap=(QColor("#F1E7D3"), QColor("#85754F")),
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
    far_cloth=(QColor("#2B3355"), 0.30),
    far_skin=(QColor("#22161F"), 0.36),
    skin_mix=(QColor("#141821"), 0.06),
    rim=(QColor("#F2C9AE"), 0.80),
    mat=(QColor("#4A4468"), QColor("#363152"), QColor("#58517A")),
    cushion=(QColor("#C9C6D6"), QColor("#9B97AE")),
    bed=(QColor("#4C586F"), QColor("#38435A"), QColor("#5C6981")),
    strap=(QColor("#E3D8C2"), QColor("#5C5140")),
    wood=Wood(QColor("#9A7654"), QColor("#75583D"), QColor("#B28D68")),
    wall=QColor("#2E3749"),
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
_PRINT_LEGGINGS = Cover(QColor("#B9B9B9"), QColor("#B9B9B9"))
_PRINT_TOP = Cover(QColor("#DADADA"), QColor("#DADADA"))
_PRINT_FAR_SKIN = Cover(QColor("#F1F1F1"), QColor("#F1F1F1"))
_PRINT_HAIR = QColor("#4A4A4A")
_PRINT = Look(
    name="print",
    printed=True,
    ground=_WHITE,
    ink=_BLACK,
    far_cloth=(_WHITE, 0.5),
    far_skin=(_WHITE, 0.0),
    skin_mix=(_WHITE, 0.0),
    rim=(_WHITE, 0.0),
    mat=(QColor("#F3F3F3"), QColor("#C9C9C9"), QColor("#9A9A9A")),
    cushion=(_WHITE, QColor("#E4E4E4")),
    bed=(QColor("#F6F6F6"), QColor("#D4D4D4"), QColor("#9A9A9A")),
    strap=(_WHITE, _BLACK),
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
