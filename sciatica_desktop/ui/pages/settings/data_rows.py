"""Where the data is, and which version this is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sciatica_desktop import __version__
from sciatica_desktop.ui.pages.settings.rows import Row
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.labels import label


class FolderButtons(QWidget):
    """Open the folder, or take its path along."""

    def __init__(self, folder: Path, *, theme: Theme) -> None:
        """Make the two buttons."""
        super().__init__()
        self._folder = folder
        self.open_button = Button("Open folder", theme=theme, role="secondary", icon="folder")
        self.copy_button = Button("Copy", theme=theme, role="secondary", icon="copy")
        self.open_button.clicked.connect(self.open_folder)
        self.copy_button.clicked.connect(self.copy_path)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(8))
        row.addWidget(self.open_button)
        row.addWidget(self.copy_button)

    def open_folder(self) -> None:
        """Show the folder in the desktop's file manager; where there is none, copy its path."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))):
            self.open_button.setEnabled(False)
            self.copy_path()

    def copy_path(self) -> None:
        """Put the path on the clipboard."""
        QGuiApplication.clipboard().setText(str(self._folder))
        self.copy_button.set_words("Copied", "check")

    def settle(self) -> None:
        """Forget what was pressed before."""
        self.open_button.setEnabled(True)
        self.copy_button.set_words("Copy", "copy")


def breakable(path: Path) -> str:
    """A path that may be broken into lines after each of its folders."""
    return "".join(f"{sign}\N{ZERO WIDTH SPACE}" if sign in "/\\" else sign for sign in str(path))


def data_rows(folder: Path, *, theme: Theme) -> list[Row]:
    """The rows that no setting stands behind."""
    return [
        Row("Data folder", breakable(folder), FolderButtons(folder, theme=theme), theme=theme),
        Row(
            "Privacy",
            "Your diary stays in that folder. The app never goes online.",
            QWidget(),
            theme=theme,
        ),
        Row("Version", "", label(__version__, theme=theme, tone="ink2"), theme=theme),
    ]
