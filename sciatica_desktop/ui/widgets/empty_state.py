"""What a page shows before it has anything to show: what will be here, and how to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.labels import label


class EmptyState(QWidget):
    """One sentence, a quiet second one, and the one button that begins it.

    Attributes:
        button: the button, or None where nothing can be begun.
    """

    def __init__(
        self,
        text: str,
        detail: str = "",
        *,
        theme: Theme,
        action: str = "",
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make it.

        Args:
            text: what will be here.
            detail: what brings it.
            theme: gives colours and sizes.
            action: the words of the button; empty for none.
            icon: an icon on the button.
            parent: the parent widget.
        """
        super().__init__(parent)
        self.button: Button | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(8))
        column.addWidget(label(text, theme=theme, role="heading", wrap=True))
        if detail:
            column.addWidget(label(detail, theme=theme, tone="ink2", wrap=True))
        if action:
            self.button = Button(action, theme=theme, icon=icon)
            row = QHBoxLayout()
            row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
            column.addSpacing(theme.space(8))
            column.addLayout(row)
