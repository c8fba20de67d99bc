"""Outlines of the body chart as plain numbers, for the screen and for paper alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sciatica_desktop.domain.anatomy import Side
from sciatica_desktop.domain.body import Region, View

Command = tuple[str, tuple[float, ...]]
"""One step of a path: "M" or "L" with x, y; "C" with two handles and the end; "Z" with nothing."""

Outline = tuple[Command, ...]

_COUNTS = {"M": 2, "L": 2, "C": 6, "Z": 0}
_WORD = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)")


def parse_outline(text: str) -> Outline:
    """Read a path in SVG's absolute M, L, C and Z.

    Raises:
        ValueError: in one sentence, at a command or a count of numbers that does not belong.
    """
    words = _WORD.findall(text)
    commands: list[Command] = []
    at = 0
    while at < len(words):
        letter = words[at]
        count = _COUNTS.get(letter)
        if count is None:
            raise ValueError(f"a path has only the commands M, L, C and Z, not {letter!r}")
        numbers = words[at + 1 : at + 1 + count]
        if len(numbers) < count or any(number.isalpha() for number in numbers):
            raise ValueError(f"{letter} in a path needs {count} numbers")
        commands.append((letter, tuple(float(number) for number in numbers)))
        at += 1 + count
    if not commands or commands[0][0] != "M":
        raise ValueError("a path must begin with M")
    return tuple(commands)


def mirrored(outline: Outline, width: float) -> Outline:
    """The mirror image inside a picture of that width."""
    return tuple(
        (letter, tuple(width - v if i % 2 == 0 else v for i, v in enumerate(numbers)))
        for letter, numbers in outline
    )


@dataclass(frozen=True, slots=True)
class Drawing:
    """One picture of the body chart, complete: both halves are in it.

    Attributes:
        width: width in the chart's unit, in which the body pictures are 1 wide.
        height: height in the same unit.
        layers: name of a layer to its outlines.
        regions: id of a region to its outline.
    """

    width: float
    height: float
    layers: Mapping[str, tuple[Outline, ...]]
    regions: Mapping[str, Outline]


@dataclass(frozen=True, slots=True)
class BodyDrawing:
    """All pictures of the body chart."""

    views: Mapping[View, Drawing]

    def outline(self, region: Region) -> Outline:
        """The outline of a region inside its picture."""
        return self.views[region.view].regions[region.id]


def is_drawn_half(region: Region) -> bool:
    """Whether a region lies on the half that the file draws: the viewer's right."""
    return region.side is (Side.RIGHT if region.view.left_is_left else Side.LEFT)
