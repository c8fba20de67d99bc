"""The named colours of a theme, read from ``resources/themes``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

from sciatica_desktop import resources

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme.

    Attributes:
        name: "light" or "dark".
        colours: a colour by its name, such as "leg" for leg pain.
    """

    name: str
    colours: Mapping[str, QColor]


@cache
def load_tokens(name: str) -> Tokens:
    """The colours of a theme that comes with the program.

    Raises:
        ValueError: if there is no such theme.
    """
    if name not in NAMES:
        raise ValueError(f"a theme is one of {', '.join(NAMES)}, not {name!r}")
    text = resources.path(f"themes/{name}.json").read_text(encoding="utf-8")
    colours = {key: QColor(value) for key, value in json.loads(text).items()}
    return Tokens(name, MappingProxyType(colours))


def luminance(colour: QColor) -> float:
    """Relative luminance, 0 black to 1 white (WCAG 2.2)."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(c) for c in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
