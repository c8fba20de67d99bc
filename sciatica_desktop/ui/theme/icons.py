"""Icons as lines: read from ``resources/icons/*.svg`` and painted in any colour and size.

Our own files hold nothing but ``<path>`` elements, in a box of 24, with absolute M, L, C and Z
commands and, for filled parts, ``class="fill"``. Reading that much takes a few lines; Qt's SVG
library would have to be loaded before the first picture, and could not tint.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from sciatica_desktop import resources

BOX = 24.0
STROKE = 1.75

_PATH = re.compile(r"<path\b([^>]*)/>")
_DATA = re.compile(r'\bd="([^"]*)"')
_TOKEN = re.compile(r"[MLCZ]|-?[\d.]+")
_NUMBERS = {"M": 2, "L": 2, "C": 6, "Z": 0}


@dataclass(frozen=True, slots=True)
class Icon:
    """One icon in a box of 24.

    Attributes:
        lines: what is stroked.
        fills: what is filled.
    """

    lines: QPainterPath
    fills: QPainterPath


def path_of(data: str) -> QPainterPath:
    """A path from its commands.

    Raises:
        ValueError: if a command is not one of M, L, C, Z or has too few numbers.
    """
    path = QPainterPath()
    tokens = _TOKEN.findall(data)
    at, command = 0, ""
    while at < len(tokens):
        if tokens[at] in _NUMBERS:
            command = tokens[at]
            at += 1
        elif command in ("", "Z"):
            raise ValueError(f"a number without a command in {data!r}")
        numbers = [float(token) for token in tokens[at : at + _NUMBERS[command]]]
        if len(numbers) < _NUMBERS[command]:
            raise ValueError(f"too few numbers after {command} in {data!r}")
        at += len(numbers)
        match command:
            case "M":
                path.moveTo(*numbers)
            case "L":
                path.lineTo(*numbers)
            case "C":
                path.cubicTo(*numbers)
            case _:
                path.closeSubpath()
    return path


@cache
def load_icon(name: str) -> Icon:
    """An icon by its name.

    Raises:
        FileNotFoundError: if there is no such icon.
    """
    text = resources.path(f"icons/{name}.svg").read_text(encoding="utf-8")
    lines, fills = QPainterPath(), QPainterPath()
    for attributes in _PATH.findall(text):
        data = _DATA.search(attributes)
        if data is None:
            continue
        (fills if 'class="fill"' in attributes else lines).addPath(path_of(data[1]))
    return Icon(lines, fills)


def paint_icon(painter: QPainter, rect: QRectF, name: str, colour: QColor) -> None:
    """Paint an icon into a square."""
    icon = load_icon(name)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / BOX, rect.height() / BOX)
    if not icon.fills.isEmpty():
        painter.fillPath(icon.fills, colour)
    if not icon.lines.isEmpty():
        pen = QPen(colour, STROKE)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(icon.lines, pen)
    painter.restore()
