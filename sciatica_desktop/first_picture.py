"""What waits until the first picture of the window stands."""

from __future__ import annotations

import gc

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from sciatica_desktop import resources


def give_icon() -> None:
    """Drawn by the desktop outside the window, so it may come after the first picture."""
    QApplication.setWindowIcon(QIcon(str(resources.path("icons/app.svg"))))


def gather_again() -> None:
    """Look for unused objects from here on; what was made for the first picture stays."""
    gc.freeze()
    gc.enable()
