"""The two sizes of paper, and the grid that differs between them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sciatica_desktop.reports.level import Level

MARGIN = 12.0
"""Left and right margin in mm; every office printer can print inside it."""
TOP = 9.0
"""The first line begins here, in mm from the upper edge."""
FOOT = 7.2
"""The baseline of the footer, in mm above the lower edge."""
FOOT_RULE = 3.9
"""The rule of the footer, in mm above its baseline."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Heights of what repeats or can be made lower; all in mm.

    Attributes:
        plot: height of the pain chart.
        rung: distance of two places on the reach chart.
        body: height of a body outline.
        exercise_row: height of a row of the exercise table.
    """

    plot: float
    rung: float
    body: float
    exercise_row: float


LOW_GRID = Grid(27.0, 3.1, 23.0, 5.6)
"""As low as a chart may be and still be read at arm's length."""
SMALL_BODY = 20.0


@dataclass(frozen=True, slots=True)
class Paper:
    """A portrait sheet; all lengths in mm.

    Attributes:
        name: "A4" or "Letter".
        width: width of the sheet.
        height: height of the sheet.
        gap: space between two sections.
        list_items: rows of a list of words.
        roomy: the grid as long as everything fits.
        closer: the grid when space is short.
    """

    name: str
    width: float
    height: float
    gap: float
    list_items: int
    roomy: Grid
    closer: Grid

    @property
    def content_width(self) -> float:
        """The width between the margins."""
        return self.width - 2 * MARGIN

    @property
    def content_height(self) -> float:
        """The height between the first line and the rule of the footer."""
        return self.height - FOOT - FOOT_RULE - TOP

    def grid(self, level: Level) -> Grid:
        """The heights at a level."""
        if level >= Level.LOW_CHARTS:
            body = SMALL_BODY if level >= Level.SMALL_BODY else LOW_GRID.body
            return replace(LOW_GRID, body=body)
        return self.closer if level >= Level.CLOSER else self.roomy


A4 = Paper(
    "A4",
    210.0,
    297.0,
    gap=2.25,
    list_items=5,
    roomy=Grid(34.0, 3.45, 28.5, 6.3),
    closer=Grid(31.0, 3.25, 26.0, 6.0),
)
LETTER = Paper(
    "Letter",
    215.9,
    279.4,
    gap=1.65,
    list_items=4,
    roomy=Grid(29.5, 3.3, 25.0, 5.8),
    closer=Grid(28.0, 3.15, 24.0, 5.7),
)
PAPERS = {paper.name: paper for paper in (A4, LETTER)}
