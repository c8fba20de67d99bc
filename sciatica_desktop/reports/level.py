"""What the page leaves out, one thing after the other, when space is short."""

from __future__ import annotations

from enum import IntEnum


class Level(IntEnum):
    """How far the page has given way; a level includes all that come before it.

    At the last one the ticked signs themselves are set smaller. Never left out: the header,
    ticked warning signs, the questions, the numbers with their n, the pain chart and the notice
    at the foot.
    """

    FULL = 0
    NARROW_GAPS = 1
    FOUR_ITEMS = 2
    CLOSER = 3
    THREE_ITEMS = 4
    NO_PICTURES = 5
    LOW_CHARTS = 6
    SMALL_BODY = 7
    FOUR_EXERCISES = 8
    NO_OTHER_LEG = 9
    NO_WHOLE_ROUTINE = 10
    NO_BODY_CHARTS = 11
    NO_REACH = 12
    NO_TREATMENT = 13
    NO_EXERCISES = 14
    SMALL_SIGNS = 15
