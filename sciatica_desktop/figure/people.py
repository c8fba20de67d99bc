"""The people who can be drawn: skin, hair, clothes and build."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType

from sciatica_desktop.figure.build import Build, Hair


@dataclass(frozen=True, slots=True)
class Shades:
    """A colour in the light and in the shade, for the light page and for the dark page."""

    light: tuple[str, str]
    dark: tuple[str, str]

    def on(self, theme: str) -> tuple[str, str]:
        """The pair for a theme."""
        return self.dark if theme == "dark" else self.light


@dataclass(frozen=True, slots=True)
class Person:
    """Who is drawn.

    Attributes:
        skin: colour of the skin in the light.
        skin_shade: the same in the shade.
        hair: colour of the hair on a light page and on a dark one, where it has to be lighter.
        top: the shirt.
        leggings: the leggings.
        build: proportions, and how the hair is worn.
    """

    skin: str = "#D99A78"
    skin_shade: str = "#BE7B5E"
    hair: tuple[str, str] = ("#3B2B2E", "#8E6A5B")
    top: Shades = Shades(("#4E938A", "#3A776F"), ("#79B5AC", "#578F89"))
    leggings: Shades = Shades(("#46558F", "#35427A"), ("#7182CF", "#5465AC"))
    build: Build = field(default_factory=Build)


DEFAULT_PERSON = Person()
PEOPLE = MappingProxyType(
    {
        "bun": DEFAULT_PERSON,
        "crop": Person(
            skin="#8F5E46",
            skin_shade="#724634",
            hair=("#211C1E", "#2B2423"),
            top=Shades(("#8562A6", "#6B4A8C"), ("#B397D1", "#8F72B0")),
            leggings=Shades(("#33686E", "#265258"), ("#63A3A8", "#478187")),
            build=Build(limbs=1.10, trunk=1.10, belly=0.016, hair=Hair.CROP),
        ),
        "bob": Person(
            skin="#EBB898",
            skin_shade="#CF9577",
            hair=("#7A777E", "#B3B0B8"),
            top=Shades(("#B25A80", "#934768"), ("#DD93B2", "#B56F8E")),
            leggings=Shades(("#5B6379", "#474E62"), ("#929DB6", "#707B94")),
            build=Build(limbs=0.93, trunk=0.95, hair=Hair.BOB),
        ),
    }
)
"""By the value of the setting that chooses one."""
