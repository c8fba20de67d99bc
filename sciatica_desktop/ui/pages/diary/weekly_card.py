"""The quiet card that offers the weekly questions while they are due."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.card import Card
from sciatica_desktop.ui.widgets.flow_layout import FlowLayout
from sciatica_desktop.ui.widgets.labels import label

_FIRST = "A few questions to begin with, then once a week. All can be left out."
_AGAIN = "The weekly questions. All can be left out."


class WeeklyCard(Card):
    """One sentence and two buttons.

    Signals:
        opened: show the questions.
        put_off: not this week.
    """

    opened = Signal()
    put_off = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Make the card."""
        super().__init__(theme=theme, parent=parent)
        side, above = theme.space(16), theme.space(12)
        self.body.setContentsMargins(side, above, side, above)
        self._words = label("", theme=theme, role="small", wrap=True)
        self.answer = Button("Answer", theme=theme, role="secondary", size="small")
        self.answer.setAccessibleName("Answer the weekly questions")
        self.later = Button("Not this week", theme=theme, role="text", size="small")
        self.answer.clicked.connect(self.opened)
        self.later.clicked.connect(self.put_off)
        row = FlowLayout(spacing=theme.space(8))
        row.addWidget(self.answer)
        row.addWidget(self.later)
        self.body.addWidget(self._words)
        self.body.addLayout(row)

    def set_first(self, first: bool) -> None:
        """Whether nothing was answered so far."""
        self._words.setText(_FIRST if first else _AGAIN)
