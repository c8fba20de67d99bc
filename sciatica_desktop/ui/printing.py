"""Brings a sheet to a printer, with the same painting as for the screen and the PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QStandardPaths
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from sciatica_desktop.reports.paper import PAPERS, Paper
from sciatica_desktop.reports.pdf import MM_PER_INCH, page_size
from sciatica_desktop.reports.safety_card import TITLE, paint_safety_card
from sciatica_desktop.services.settings import EMERGENCY_NUMBER, PAPER, Settings

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from sciatica_desktop.reports.art import Art
    from sciatica_desktop.reports.session_summary import SessionSummary

PaintSheet = Callable[[QPainter], None]

NO_PRINTER = "No printer is set up on this computer; a page can still be saved as a PDF."
NOT_PRINTED = "The printer did not take the page."
SENT = "Sent to the printer."


def has_printer() -> bool:
    """Whether the computer knows any printer."""
    # Only here: looking for printers loads the print system, which nothing else needs.
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def ask_printer(parent: QWidget, paper: Paper, title: str, pages: int = 1) -> QPrinter | None:
    """Ask which printer takes the sheets; None when the person changed their mind."""
    # As above: loaded when somebody prints.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFullPage(True)
    printer.setPageSize(page_size(paper))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if accepted else None


def paint_on(printer: QPrinter, *sheets: PaintSheet) -> bool:
    """Paint sheets in mm on a printer; whether they were taken."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    try:
        scale = printer.resolution() / MM_PER_INCH
        whole = painter.worldTransform()
        for number, paint in enumerate(sheets):
            if number:
                printer.newPage()
            painter.setWorldTransform(whole)
            painter.scale(scale, scale)
            paint(painter)
    finally:
        finished = painter.end()
    return finished


def print_sheet(parent: QWidget, paper: Paper, title: str, *sheets: PaintSheet) -> str:
    """Ask for a printer and print one sheet or more.

    Returns:
        One sentence about it; empty when the person changed their mind.
    """
    if not has_printer():
        return NO_PRINTER
    printer = ask_printer(parent, paper, title, len(sheets))
    if printer is None:
        return ""
    return SENT if paint_on(printer, *sheets) else NOT_PRINTED


def ask_pdf(parent: QWidget, name: str) -> Path | None:
    """Ask where a PDF goes; None when the person changed their mind.

    Args:
        parent: the window that asks.
        name: the suggested name, without a folder.
    """
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    suggested = Path(documents) / name.replace("/", "-").replace("\\", "-")
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save as PDF", str(suggested), "PDF (*.pdf)")
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")


def print_safety_card(parent: QWidget, settings: Settings) -> str:
    """Print the safety card with the emergency number in force.

    Returns:
        One sentence about it; empty when the person changed their mind.
    """
    paper = PAPERS[settings.get(PAPER)]
    number = settings.get(EMERGENCY_NUMBER)

    def paint(painter: QPainter) -> None:
        paint_safety_card(painter, paper, emergency_number=number)

    return print_sheet(parent, paper, TITLE, paint)


def print_session_summary(
    parent: QWidget, settings: Settings, summary: SessionSummary, art: Art
) -> str:
    """Print what was done in a session.

    Returns:
        One sentence about it; empty when the person changed their mind.
    """
    # Only here: it is one of several sheets, and none is printed in most runs.
    from sciatica_desktop.reports.session_summary_page import painters

    paper = PAPERS[settings.get(PAPER)]
    return print_sheet(parent, paper, summary.file_title, *painters(summary, paper, art))
