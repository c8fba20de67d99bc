"""How much room the player has, and what gives way in which order."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize

from sciatica_desktop.ui.theme.manager import Theme

_NARROW = 1100
"""Below this logical width, in px, the next card is one line and words leave the buttons."""

_TINY = 700
"""Below this one, what comes next leaves too; the numeral is the last to give way."""

_DRAWN = QSize(1280, 720)
"""A page larger than this is read from afar: its words grow with it."""

_LARGEST = 2.5


@dataclass(frozen=True, slots=True)
class Room:
    """What fits.

    Attributes:
        narrow: next card in one line, buttons without words.
        tiny: nothing of what comes next; a question takes the place of the cue.
        afar: it fills the screen: hints instead of buttons.
        zoom: how many times larger words are than in a window of 1280 by 720.
        edge: margin at the sides in px.
        gap: room between figure and ring in px.
        inner: what figure and ring have together, in px.
    """

    narrow: bool
    tiny: bool
    afar: bool
    zoom: float
    edge: int
    gap: int
    inner: int


def room_of(size: QSize, *, full_screen: bool, theme: Theme) -> Room:
    """What fits into a page, measured in letters rather than in px."""
    width, height = size.width() / theme.scale, size.height() / theme.scale
    narrow, tiny = width < _NARROW, width < _TINY
    afar = full_screen and not narrow
    fits = min(width / _DRAWN.width(), height / _DRAWN.height())
    edge = theme.space(48 if afar else 16 if tiny else 32)
    gap = theme.space(16 if tiny else 32)
    return Room(
        narrow=narrow,
        tiny=tiny,
        afar=afar,
        zoom=max(1.0, min(_LARGEST, fits)),
        edge=edge,
        gap=gap,
        inner=size.width() - 2 * edge - gap,
    )
