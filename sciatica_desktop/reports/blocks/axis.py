"""The axis of days that the pain chart and the reach chart share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

GUTTER = 18.0
"""Width left of the plot for the words of the scale, in mm."""
KEY = 43.0
"""Width right of the plot for the key, in mm, of which the first 3 mm stay empty."""
KEY_GAP = 3.0


@dataclass(frozen=True, slots=True)
class DayAxis:
    """Days along the width of a plot.

    Attributes:
        left: left edge of the plot in mm.
        width: width of the plot in mm.
        days: how many days it covers, at least 1.
    """

    left: float
    width: float
    days: int

    @property
    def right(self) -> float:
        """Right edge of the plot."""
        return self.left + self.width

    @property
    def unit(self) -> float:
        """The width of a day."""
        return self.width / self.days

    def edge(self, day: int) -> float:
        """Where a day begins."""
        return self.left + day * self.unit

    def centre(self, day: int) -> float:
        """The middle of a day."""
        return self.edge(day) + self.unit / 2


def day_axis(left: float, width: float, days: int) -> DayAxis:
    """The axis inside a block of that left edge and width."""
    return DayAxis(left + GUTTER, width - GUTTER - KEY, days)


def spread(
    wanted: Sequence[float],
    widths: Sequence[float],
    left: float,
    right: float,
) -> list[float] | None:
    """Centres as near to the wanted ones as can be, in order and without touching.

    Args:
        wanted: the centres asked for, in rising order.
        widths: the width each one takes, its share of the gaps included.
        left: nothing begins before this.
        right: nothing ends after this.

    Returns:
        The centres, or None where all together are too wide.
    """
    if sum(widths) > right - left:
        return None
    placed: list[float] = []
    edge = left
    for centre, width in zip(wanted, widths, strict=True):
        at = max(centre, edge + width / 2)
        placed.append(at)
        edge = at + width / 2
    edge = right
    for index in range(len(placed) - 1, -1, -1):
        placed[index] = min(placed[index], edge - widths[index] / 2)
        edge = placed[index] - widths[index] / 2
    return placed
