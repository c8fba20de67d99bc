"""One list of signs to tick."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sciatica_desktop.domain.safety import Sign
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.card import Card
from sciatica_desktop.ui.widgets.check_row import CheckRow
from sciatica_desktop.ui.widgets.icon_view import IconView
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.rule import Rule


class SignCard(Card):
    """A heading and its signs; nothing is ticked for anybody.

    Signals:
        changed: a sign was ticked, or a tick was taken away.
    """

    changed = Signal()

    def __init__(
        self,
        title: str,
        signs: Sequence[Sign],
        *,
        icon: str,
        tone: str,
        theme: Theme,
        urgent: bool = False,
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make a list.

        Args:
            title: its heading.
            signs: the signs, in their order.
            icon: the icon before the heading.
            tone: the colour of icon and heading.
            theme: gives colours and sizes.
            note: a quiet line below the signs; may be empty.
            urgent: whether the card has the edge that marks an emergency.
            parent: the parent widget.
        """
        super().__init__(theme=theme, parent=parent)
        if urgent:
            self.setObjectName("stopCard")
        self.setAccessibleName(title)
        self._rows: dict[str, CheckRow] = {}
        # The rows have room of their own at the sides, for the ring around them.
        side, inset = theme.space(12), theme.space(12)
        self.body.setContentsMargins(side, theme.space(16), side, theme.space(12))
        self.body.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(inset, theme.space(4), inset, theme.space(8))
        head.setSpacing(theme.space(12))
        head.addWidget(IconView(icon, theme=theme, tone=tone))
        head.addWidget(label(title, theme=theme, role="heading", tone=tone, wrap=True), 1)
        self.body.addLayout(head)
        for sign in signs:
            row = CheckRow(sign.text, theme=theme)
            row.toggled.connect(self.changed)
            self.body.addWidget(row)
            self._rows[sign.id] = row
        self.body.addStretch(1)
        if note:
            line = QHBoxLayout()
            line.setContentsMargins(inset, 0, inset, 0)
            line.addWidget(Rule(theme=theme))
            self.body.addLayout(line)
            words = label(note, theme=theme, role="small", tone="ink2", wrap=True)
            words.setContentsMargins(inset, theme.space(12), inset, theme.space(4))
            self.body.addWidget(words)

    @property
    def ticked(self) -> tuple[str, ...]:
        """Ids of the ticked signs, in the order shown."""
        return tuple(key for key, row in self._rows.items() if row.isChecked())

    @property
    def first_row(self) -> CheckRow:
        """The row the keyboard begins at."""
        return next(iter(self._rows.values()))

    def row(self, sign: str) -> CheckRow:
        """The row of a sign.

        Raises:
            KeyError: if the list has no such sign.
        """
        return self._rows[sign]
