"""Brings a sheet to a printer, with the same painting as for the screen and the PDF."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtWidgets import QWidget

from sciatica_desktop.reports.paper import PAPERS, Paper
from sciatica_desktop.reports.pdf import MM_PER_INCH, page_size
from sciatica_desktop.reports.safety_card import TITLE, paint_safety_card
from sciatica_desktop.services.settings import EMERGENCY_NUMBER, PAPER, Settings

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PaintSheet = Callable[[QPainter], None]

NO_PRINTER = "No printer is set up on this computer; a page can still be saved as a PDF."
NOT_PRINTED = "The printer did not take the page."
SENT = "Sent to the printer."


def has_printer() -> bool:
    """Whether the computer knows any printer."""
    # Only here: looking for printers loads the print system, which nothing else needs.
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def ask_printer(parent: QWidget, paper: Paper, title: str) -> QPrinter | None:
    """Ask which printer takes a sheet; None when the person changed their mind."""
    # As above: loaded when somebody prints.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFullPage(True)
    printer.setPageSize(page_size(paper))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, 1)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if accepted else None


def paint_on(printer: QPrinter, paint: PaintSheet) -> bool:
    """Paint one sheet in mm on a printer; whether it was taken."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    try:
        scale = printer.resolution() / MM_PER_INCH
        painter.scale(scale, scale)
        paint(painter)
    finally:
        finished = painter.end()
    return finished


def print_sheet(parent: QWidget, paper: Paper, title: str, paint: PaintSheet) -> str:
    """Ask for a printer and print one sheet.

    Returns:
        One sentence about it; empty when the person changed their mind.
    """
    if not has_printer():
        return NO_PRINTER
    printer = ask_printer(parent, paper, title)
    if printer is None:
        return ""
    return SENT if paint_on(printer, paint) else NOT_PRINTED


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
