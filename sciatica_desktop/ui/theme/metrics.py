"""Sizes in px at 100 % text size; the theme multiplies them by the person's text size."""

from __future__ import annotations

from dataclasses import dataclass

SPACES = (4, 8, 12, 16, 24, 32, 48)
"""The only distances between things."""


@dataclass(frozen=True, slots=True)
class Role:
    """How one kind of text is set.

    Attributes:
        px: height of the letters.
        weight: 400 regular to 700 bold, unless a widget asks for another.
        tracking: space added between letters, as a share of the height.
    """

    px: int
    weight: int
    tracking: float = 0.0


ROLES = {
    "small": Role(13, 400),
    "body": Role(15, 400),
    "heading": Role(20, 600),
    "display": Role(40, 600, -0.03),
}
NUMERAL = Role(184, 700, -0.04)

RADIUS_TAG = 6
RADIUS_CELL = 8
RADIUS_BUTTON = 10
RADIUS_BOX = 12
RADIUS_LARGE_BUTTON = 14
RADIUS_CARD = 16

HAIRLINE = 1.0
CONTROL_EDGE = 1.0
SELECTED_EDGE = 2.0
FOCUS_EDGE = 3.0
FOCUS_DISTANCE = 3.0
FOCUS_DISTANCE_IN_ROWS = 2.0

CONTROL = 40
LARGE_CONTROL = 56
PAUSE_CONTROL = 64
STEPPER = 36
CHIP = 32
