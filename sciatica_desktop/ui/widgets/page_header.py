"""The head of a page: title, a quiet line beside it, actions at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import CONTROL
from sciatica_desktop.ui.widgets.labels import label


class PageHeader(QWidget):
    """Forty px high; the page leaves 24 below it.

    Attributes:
        lead: room between title and the line beside it, for buttons.
        actions: room at the right, for buttons.
    """

    actions: QHBoxLayout  # type: ignore[assignment]  # a header has no QActions; pages add buttons

    def __init__(
        self,
        title: str,
        *,
        theme: Theme,
        subtitle: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make a header."""
        super().__init__(parent)
        self._title = label(title, theme=theme, role="heading")
        self._subtitle = label(subtitle, theme=theme, tone="ink2")
        self._subtitle.setVisible(bool(subtitle))
        self.lead = QHBoxLayout()
        self.lead.setSpacing(theme.space(12))
        self.actions = QHBoxLayout()
        self.actions.setSpacing(theme.space(12))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(12))
        row.addWidget(self._title)
        row.addLayout(self.lead)
        row.addWidget(self._subtitle, 1, Qt.AlignmentFlag.AlignLeft)
        row.addStretch()
        row.addLayout(self.actions)
        self.setMinimumHeight(theme.px(CONTROL))

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)

    def set_subtitle(self, subtitle: str) -> None:
        """Show another line, or none."""
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
