"""Copies and saves what a chart shows: the menu behind "Copy or save"."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from sciatica_desktop.domain.wording import SELF_REPORTED
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.files import write_private
from sciatica_desktop.ui.charts.picture import Picture, image_of, pdf_of, png_of
from sciatica_desktop.ui.theme.manager import Theme

AskFile = Callable[[QWidget, str, str], str]
"""Asks where a file goes: (window, suggested name, ending); empty for nowhere."""


class Keeper(QObject):
    """Takes one chart along.

    Signals:
        told: one sentence about what was done, or why it could not be.
    """

    told = Signal(str)

    def __init__(
        self,
        window: QWidget,
        *,
        theme: Theme,
        picture: Callable[[], Picture],
        words: Callable[[], tuple[str, ...]],
    ) -> None:
        """Work for a chart.

        Args:
            window: what asks and owns.
            theme: gives the icons.
            picture: the chart as it is now.
            words: its text twin.
        """
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._picture = picture
        self._words = words
        self.ask_file: AskFile = ask_file

    def open_menu(self, button: QWidget) -> None:
        """Open the menu below a button."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, icon, act in (
            ("Copy picture", "copy", self.copy_picture),
            ("Copy as text", "list", self.copy_words),
            ("Save as PNG", "save", partial(self.save, "png")),
            ("Save as PDF", "page", partial(self.save, "pdf")),
        ):
            menu.addAction(self._theme.icon(icon, px=20), words).triggered.connect(partial(act))
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        QGuiApplication.clipboard().setImage(image_of(self._picture()))
        self.told.emit("Picture copied.")

    def copy_words(self) -> None:
        """Put the text twin on the clipboard."""
        picture = self._picture()
        head = f"{picture.title}. {picture.when}"
        QGuiApplication.clipboard().setText("\n".join((head, *self._words(), SELF_REPORTED)))
        self.told.emit("Copied as text.")

    def save(self, ending: str) -> None:
        """Ask for a place and save a "png" or a "pdf" there."""
        picture = self._picture()
        name = f"{picture.title}.{ending}".replace("/", "-")
        chosen = self.ask_file(self._window, name, ending)
        if not chosen:
            return
        path = Path(chosen)
        if path.suffix.lower() != f".{ending}":
            path = path.with_name(f"{path.name}.{ending}")
        try:
            write_private(path, png_of(picture) if ending == "png" else pdf_of(picture))
        except StorageError as error:
            self.told.emit(str(error))
        else:
            self.told.emit(f"Saved as {path.name}.")


def ask_file(window: QWidget, name: str, ending: str) -> str:
    """Ask where a file goes."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    kind = ending.upper()
    chosen, _ = QFileDialog.getSaveFileName(
        window, f"Save as {kind}", str(Path(documents) / name), f"{kind} (*.{ending})"
    )
    return chosen
