"""One sheet as a PDF: vector, searchable, never half-written, silent about the machine."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QMarginsF, QSizeF, QUuid
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from sciatica_desktop.reports.art import Art
from sciatica_desktop.reports.model import Summary
from sciatica_desktop.reports.page import paint_page
from sciatica_desktop.reports.paper import Paper

RESOLUTION = 1200
"""Dots per inch of the page; only how finely lengths are written, nothing is made of dots."""
MM_PER_INCH = 25.4

PaintSheet = Callable[[QPainter], None]


class PageNotWrittenError(Exception):
    """A page could not be written; one sentence for a person."""


def page_size(paper: Paper) -> QPageSize:
    """The sheet for Qt."""
    known = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}
    if paper.name in known:
        return QPageSize(known[paper.name])
    return QPageSize(QSizeF(paper.width, paper.height), QPageSize.Unit.Millimeter, paper.name)


def write_report(summary: Summary, path: Path, paper: Paper, art: Art) -> None:
    """Write the report; a file of that name is replaced at once and whole, or not at all.

    Needs a QGuiApplication.

    Raises:
        PageNotWrittenError: if the file could not be written.
        PageTooShortError: if the page cannot hold the report.
    """

    def paint(painter: QPainter) -> None:
        paint_page(painter, summary, paper, art)

    # The title names no person: it shows in the title bar of whoever opens the file.
    write_sheet(path, paper, f"{summary.title} {summary.dates}", paint)


def write_sheet(path: Path, paper: Paper, title: str, paint: PaintSheet) -> None:
    """Write one sheet.

    Args:
        path: the file.
        paper: the sheet.
        title: the title in the file's own description.
        paint: paints with a painter whose unit is 1 mm.

    Raises:
        PageNotWrittenError: if the file could not be written.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=".", suffix=".pdf.part", dir=path.parent)
    except OSError as error:
        raise PageNotWrittenError(_sentence(path, error)) from error
    os.close(handle)
    temporary = Path(name)
    try:
        _write(temporary, paper, title, paint)
        if temporary.stat().st_size == 0:
            raise PageNotWrittenError(f"{path.name} could not be written; the disk may be full")
        with temporary.open("rb") as written:
            os.fsync(written.fileno())
        temporary.replace(path)
    except OSError as error:
        raise PageNotWrittenError(_sentence(path, error)) from error
    finally:
        temporary.unlink(missing_ok=True)


def _write(path: Path, paper: Paper, title: str, paint: PaintSheet) -> None:
    writer = QPdfWriter(str(path))
    writer.setResolution(RESOLUTION)
    writer.setPageSize(page_size(paper))
    writer.setPageOrientation(QPageLayout.Orientation.Portrait)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(title)
    writer.setCreator("Sciatica Desktop")
    writer.setDocumentXmpMetadata(QByteArray())
    writer.setDocumentId(QUuid.createUuid())
    painter = QPainter()
    if not painter.begin(writer):
        raise PageNotWrittenError("the page could not be written; the disk may be full")
    try:
        painter.scale(RESOLUTION / MM_PER_INCH, RESOLUTION / MM_PER_INCH)
        paint(painter)
    finally:
        finished = painter.end()
    if not finished:
        raise PageNotWrittenError("the page could not be written; the disk may be full")


def _sentence(path: Path, error: OSError) -> str:
    reason = os.strerror(error.errno) if error.errno else "unknown reason"
    return f"{path.name} could not be written: {reason}."
