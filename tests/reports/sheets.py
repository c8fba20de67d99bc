"""Reads a PDF back, and looks at a sheet as an office printer would put it down."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from sciatica_desktop.reports.art import Art
from sciatica_desktop.reports.model import Summary
from sciatica_desktop.reports.page import paint_page
from sciatica_desktop.reports.paper import Paper

PaintSheet = Callable[[QPainter], None]

OFFICE_DPI = 300


def pages_of(path: Path) -> list[str]:
    """The text of every page; a letter that cannot be searched is not in it."""
    document = QPdfDocument()
    assert document.load(str(path)) is QPdfDocument.Error.None_
    texts = [document.getAllText(page).text() for page in range(document.pageCount())]
    document.close()
    return [" ".join(text.split()) for text in texts]


def size_of(path: Path) -> tuple[float, float]:
    """Width and height of the first page in mm."""
    document = QPdfDocument()
    document.load(str(path))
    size = document.pagePointSize(0)
    document.close()
    return size.width() / 72 * 25.4, size.height() / 72 * 25.4


def inside(path: Path) -> bytes:
    """Everything in the file, its packed parts unpacked."""
    content = path.read_bytes()
    parts = [content]
    for packed in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        try:
            parts.append(zlib.decompressobj().decompress(packed))
        except zlib.error:
            continue
    return b"\n".join(parts)


def has_picture_of_dots(path: Path) -> bool:
    """Whether anything in the file is an image, or see-through and so turned into one."""
    return b"/Subtype /Image" in inside(path) or b"/Subtype/Image" in inside(path)


@dataclass(frozen=True)
class Greys:
    """A picture as rows of greys, 0 black to 255 white."""

    width: int
    height: int
    content: bytes

    def row(self, y: int) -> bytes:
        """One row from left to right."""
        return self.content[y * self.width : (y + 1) * self.width]

    def darkest(self, left: int, top: int, width: int, height: int) -> int:
        """The darkest grey of an area."""
        return min(min(self.row(y)[left : left + width]) for y in range(top, top + height))

    def inked_rows(self) -> tuple[int, int]:
        """The first and the last row with anything on it."""
        rows = [y for y in range(self.height) if min(self.row(y)) < 200]
        return rows[0], rows[-1]


def greys(paint: PaintSheet, width: float, height: float, dpi: float) -> Greys:
    """What a black and white printer of that resolution gets of a sheet in mm."""
    scale = dpi / 25.4
    size = round(width * scale), round(height * scale)
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    try:
        painter.scale(scale, scale)
        paint(painter)
    finally:
        painter.end()
    # Through a file format, since a view of the picture's own memory must not outlive it.
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.convertToFormat(QImage.Format.Format_Grayscale8).save(buffer, "PGM")
    content = buffer.data().data()
    assert isinstance(content, bytes)
    assert content.startswith(b"P5")
    return Greys(*size, content[-size[0] * size[1] :])


def grey_sheet(summary: Summary, paper: Paper, art: Art, dpi: float = OFFICE_DPI) -> Greys:
    """The whole report in grey."""

    def paint(painter: QPainter) -> None:
        paint_page(painter, summary, paper, art)

    return greys(paint, paper.width, paper.height, dpi)
