"""Setting words on the page: sizes, tones, measuring, breaking lines. Lengths are in mm."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from sciatica_desktop.reports import fonts

ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_CAP_HEIGHT = 0.727
"""Height of a capital of the face, in parts of its size."""
# A number stays with its sign: "30 %" and "2 × 30 s" do not begin a line with the sign.
_BREAKABLE = re.compile(r"[ \n]+(?![%×→])(?<![×→] )")


class Tone(Enum):
    """The inks of the page; every one is dark enough to be read in grey."""

    INK = "#111111"
    SECOND = "#444444"
    LEG = "#0B3C5D"
    WHITE = "#FFFFFF"

    @property
    def colour(self) -> QColor:
        """The colour to paint with."""
        return QColor(self.value)


class Align(Enum):
    """Which point of the words is given."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Type:
    """A size in pt, a weight and a tone."""

    size: float
    weight: int = 400
    tone: Tone = Tone.INK

    @property
    def cap(self) -> float:
        """Height of a capital."""
        return self.size * fonts.MM_PER_POINT * _CAP_HEIGHT


BODY = Type(9)
QUIET = Type(9, 400, Tone.SECOND)
STRONG = Type(9, 600)
SECTION = Type(10.5, 700)
PITCH = 3.9
"""Distance of two lines of body text."""


def text_width(text: str, face: Type) -> float:
    """The advance of a text."""
    return fonts.metrics(face.size, face.weight).horizontalAdvance(text) / fonts.UNITS_PER_MM


def baseline(top: float, height: float, face: Type) -> float:
    """The baseline that centres the capitals in a line of that height."""
    return top + (height + face.cap) / 2


def draw(
    painter: QPainter,
    x: float,
    y: float,
    text: str,
    face: Type,
    align: Align = Align.LEFT,
) -> float:
    """Draw words on a baseline and return where they end."""
    width = text_width(text, face)
    left = x - align.value * width
    painter.save()
    painter.translate(left, y)
    painter.scale(1 / fonts.UNITS_PER_MM, 1 / fonts.UNITS_PER_MM)
    painter.setPen(face.tone.colour)
    painter.setFont(fonts.font(face.size, face.weight))
    painter.drawText(QPointF(0, 0), text)
    painter.restore()
    return left + width


def elide(text: str, face: Type, width: float) -> str:
    """The text, cut at the end with an ellipsis where it is too wide."""
    if text_width(text, face) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(text[:middle].rstrip() + ELLIPSIS, face) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one face."""

    text: str
    face: Type = BODY


class Lines:
    """Runs of text broken into lines of a width.

    Attributes:
        pitch: distance of two lines.
    """

    def __init__(
        self,
        runs: Sequence[Run],
        width: float,
        pitch: float = PITCH,
        most: int | None = None,
    ) -> None:
        """Break the lines.

        Args:
            runs: the text.
            width: the width to keep to; a longer word is cut.
            pitch: distance of two lines.
            most: at most so many lines; the last then ends in an ellipsis.
        """
        self.pitch = pitch
        self._width = width
        self._lines: list[list[Run]] = [[]]
        for run in runs:
            for word in _BREAKABLE.split(run.text):
                if word:
                    self._add(Run(word, run.face))
        if most is not None and len(self._lines) > most:
            self._cut(most)

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._lines) if self._lines[0] else 0

    @property
    def height(self) -> float:
        """The height of all lines."""
        return self.count * self.pitch

    @property
    def widest(self) -> float:
        """The width of the widest line."""
        return max((_line_width(line) for line in self._lines), default=0.0)

    def draw(self, painter: QPainter, x: float, top: float) -> float:
        """Draw all lines below ``top`` and return where the last one ends downwards."""
        for number, line in enumerate(self._lines[: self.count]):
            at = x
            face = line[0].face
            y = baseline(top + number * self.pitch, self.pitch, face)
            for run in line:
                at = draw(painter, at, y, run.text, run.face)
        return top + self.height

    def _add(self, word: Run) -> None:
        line = self._lines[-1]
        longer = _joined(line, word)
        if not line or _line_width(longer) <= self._width:
            self._lines[-1] = longer
        else:
            self._lines.append([word])
        last = self._lines[-1]
        if len(last) == 1 and text_width(last[0].text, last[0].face) > self._width:
            self._lines[-1] = [Run(elide(last[0].text, last[0].face, self._width), last[0].face)]

    def _cut(self, most: int) -> None:
        kept = self._lines[most - 1]
        last = kept[-1]
        room = self._width - _line_width(kept[:-1])
        text = elide(last.text, last.face, room - text_width(ELLIPSIS, last.face))
        kept[-1] = Run(text.removesuffix(ELLIPSIS).rstrip(" ,;:") + ELLIPSIS, last.face)
        del self._lines[most:]


def _joined(line: list[Run], word: Run) -> list[Run]:
    """The line with one more word; words in one face stay one text, so that it can be searched."""
    if not line:
        return [word]
    last = line[-1]
    if last.face == word.face:
        return [*line[:-1], Run(f"{last.text} {word.text}", word.face)]
    return [*line[:-1], Run(f"{last.text} ", last.face), word]


def _line_width(line: Sequence[Run]) -> float:
    return sum(text_width(run.text, run.face) for run in line)


def plain(text: str, width: float, face: Type = BODY, most: int | None = None) -> Lines:
    """A text in one face, broken into lines."""
    return Lines((Run(text, face),), width, most=most)
