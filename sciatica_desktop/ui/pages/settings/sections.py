"""The sections of the settings: one block of rows each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sciatica_desktop.ui.pages.settings.rows import Row, SettingRow
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import CONTROL
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.flow_layout import FlowLayout
from sciatica_desktop.ui.widgets.labels import label


class SectionBlock(QWidget):
    """A heading, a card of rows with hairlines between them, and the way back to the defaults.

    Signals:
        reset_requested: put every setting of the section back.
    """

    reset_requested = Signal()

    def __init__(self, title: str, rows: Sequence[Row], *, theme: Theme) -> None:
        """Make a block of rows."""
        super().__init__()
        self.title = title
        self.rows = tuple(rows)
        self._lines: list[QFrame] = []
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(theme.space(24), theme.space(4), theme.space(24), theme.space(4))
        inside.setSpacing(0)
        for row in self.rows:
            line = QFrame()
            line.setObjectName("hairline")
            line.setFixedHeight(1)
            inside.addWidget(line)
            inside.addWidget(row)
            self._lines.append(line)
        self._reset = Button("Put this section back to its defaults", theme=theme, role="text")
        self._reset.clicked.connect(self.reset_requested)
        self._foot = QWidget()
        foot = FlowLayout(self._foot, spacing=theme.space(8))
        note = label("Every change is kept at once.", theme=theme, role="small", tone="ink2")
        note.setMinimumHeight(theme.px(CONTROL))
        foot.addWidget(note)
        foot.addWidget(self._reset)
        self._has_settings = any(isinstance(row, SettingRow) for row in self.rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(8))
        column.addWidget(label(title, theme=theme, weight=600))
        column.addWidget(card)
        column.addWidget(self._foot)
        self.show_found("")

    def show_found(self, words: str) -> int:
        """Show the rows that a search finds, or all; returns how many were found."""
        shown = [row for row in self.rows if row.matches(words)]
        for row, line in zip(self.rows, self._lines, strict=True):
            row.setVisible(row in shown)
            row.mark(words)
            line.setVisible(row in shown and row is not shown[0])
        self._foot.setVisible(self._has_settings and not words)
        return len(shown)

    def set_can_reset(self, can: bool) -> None:
        """Whether anything differs from the defaults."""
        self._reset.setEnabled(can)
