"""What every page is: a title, content that scrolls where it must, and a place to begin."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

_LEAST = QSize(320, 240)


class Page(QWidget):
    """The base of the pages in the shell.

    A page is built without touching files; it asks for what it shows in :meth:`refresh`, which
    runs each time it comes into view.
    """

    def __init__(self, *, title: str, parent: QWidget | None = None) -> None:
        """Make an empty page."""
        super().__init__(parent)
        self.title = title
        self.setAccessibleName(title)
        self._scroll: QScrollArea | None = None

    @property
    def scroll_area(self) -> QScrollArea | None:
        """What the content scrolls in, once there is some."""
        return self._scroll

    def set_content(self, content: QLayout | QWidget, *, foot: QWidget | None = None) -> None:
        """Show a layout or a widget, in a scroll area that follows its width.

        Args:
            content: what the page shows.
            foot: what stays in view below it, or None.
        """
        if isinstance(content, QLayout):
            holder = QWidget()
            holder.setLayout(content)
        else:
            holder = content
        holder.setObjectName(holder.objectName() or "pageContent")
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        scroll.setWidget(holder)
        holder.setAutoFillBackground(False)
        self._scroll = scroll
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll)
        if foot is not None:
            column.addWidget(foot)

    def refresh(self) -> None:
        """Show what is true now."""

    def refresh_if_visible(self) -> None:
        """Refresh, unless the next showing will do so anyway."""
        if self.isVisible():
            self.refresh()

    def undo(self) -> bool:
        """Take back the last change made on this page; False where there is none."""
        return False

    def focus_widget(self) -> QWidget | None:
        """Where the keyboard begins, or None for the first control of the page."""
        return None

    def sizeHint(self) -> QSize:
        """As large as the shell gives."""
        return _LEAST

    def minimumSizeHint(self) -> QSize:
        """The page scrolls; it never holds the window open."""
        return _LEAST

    def showEvent(self, event: QShowEvent) -> None:
        """Come into view with what is true now."""
        super().showEvent(event)
        self.refresh()
