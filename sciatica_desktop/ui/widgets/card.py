"""A card: warm white, a hairline, no shadow."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.labels import label


class Card(QFrame):
    """Groups what belongs together.

    Attributes:
        body: where the content goes.
    """

    def __init__(
        self,
        *,
        theme: Theme,
        title: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make a card, with a heading of its own where there is a title."""
        super().__init__(parent)
        self.setObjectName("card")
        self.body = QVBoxLayout(self)
        padding = theme.space(24)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(theme.space(8))
        if title is not None:
            self.body.addWidget(label(title, theme=theme, weight=600))
            self.setAccessibleName(title)
