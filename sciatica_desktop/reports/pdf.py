"""Sheets as a PDF: vector, searchable, never half-written, silent about the machine."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from sciatica_desktop.reports.art import Art
from sciatica_desktop.reports.model import Summary
from sciatica_desktop.reports.page import paint_page
from sciatica_desktop.reports.paper import Paper

RESOLUTION = 1200
"""Dots per inch of the page; only how finely lengths are written, nothing is made of dots."""
MM_PER_INCH = 25.4

PaintSheet = Callable[[QPainter], None]

_NOT_PAINTED = "The page could not be painted; there may be too little memory."


class PageNotWrittenError(Exception):
    """A page could not be written; one sentence for a person."""


def page_size(paper: Paper) -> QPageSize:
    """The sheet for Qt."""
    known = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}
    if paper.name in known:
        return QPageSize(known[paper.name])
    return QPageSize(QSizeF(paper.width, paper.height), QPageSize.Unit.Millimeter, paper.name)


def report_bytes(summary: Summary, paper: Paper, art: Art) -> bytes:
    """The report as the content of a PDF; needs a QGuiApplication.

    Raises:
        PageNotWrittenError: if Qt could not paint it.
        PageTooShortError: if the page cannot hold the report.
    """

    def paint(painter: QPainter) -> None:
        paint_page(painter, summary, paper, art)

    # The title names no person: it shows in the title bar of whoever opens the file.
    return sheet_bytes(paper, f"{summary.title} {summary.dates}", paint)


def write_report(summary: Summary, path: Path, paper: Paper, art: Art) -> None:
    """Write the report; a file of that name is replaced at once and whole, or not at all.

    Needs a QGuiApplication.

    Raises:
        PageNotWrittenError: if the file could not be written.
        PageTooShortError: if the page cannot hold the report.
    """
    write_whole(path, report_bytes(summary, paper, art))


def sheet_bytes(paper: Paper, title: str, *sheets: PaintSheet) -> bytes:
    """One sheet or more as the content of a PDF.

    Args:
        paper: the size of a sheet.
        title: the title in the file's own description.
        sheets: each paints one sheet with a painter whose unit is 1 mm.

    Raises:
        PageNotWrittenError: if Qt could not paint it.
    """
    # In memory first: on a full disk Qt writes half a file and does not tell.
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setPageSize(page_size(paper))
    writer.setPageOrientation(QPageLayout.Orientation.Portrait)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(title)
    writer.setCreator("Sciatica Desktop")
    painter = QPainter()
    if not painter.begin(writer):
        raise PageNotWrittenError(_NOT_PAINTED)
    try:
        whole = painter.worldTransform()
        for number, paint in enumerate(sheets):
            if number:
                writer.newPage()
            painter.setWorldTransform(whole)
            painter.scale(RESOLUTION / MM_PER_INCH, RESOLUTION / MM_PER_INCH)
            paint(painter)
    finally:
        finished = painter.end()
    if not finished:
        raise PageNotWrittenError(_NOT_PAINTED)
    return bytes(buffer.data().data())


def write_whole(path: Path, content: bytes) -> None:
    """Replace a file by one that only the person can read; on any failure the old one stays.

    Raises:
        PageNotWrittenError: if the file could not be written.
    """
    try:
        # In the same folder, so that the last step only changes a name. Opened with 0600.
        handle, name = tempfile.mkstemp(prefix=".", suffix=".pdf.part", dir=path.parent)
    except OSError as error:
        raise PageNotWrittenError(_sentence(path, error)) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise PageNotWrittenError(_sentence(path, error)) from error
    finally:
        temporary.unlink(missing_ok=True)


def _sentence(path: Path, error: OSError) -> str:
    reason = os.strerror(error.errno) if error.errno else "unknown reason"
    return f"{path.name} could not be written: {reason}."
