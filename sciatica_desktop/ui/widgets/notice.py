"""A short text on a soft ground, with an icon: a rule to stop by, or something to know."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import RADIUS_BOX
from sciatica_desktop.ui.widgets.icon_view import IconView
from sciatica_desktop.ui.widgets.labels import Label, label


class Notice(QWidget):
    """Never a dialog and never folded."""

    def __init__(
        self,
        *,
        icon: str,
        ground: str,
        tone: str,
        theme: Theme,
        title: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty notice.

        Args:
            icon: the icon before the text.
            ground: token of the colour behind it.
            tone: token of the icon's colour.
            theme: gives colours and sizes.
            title: a bold first line; empty for none.
            parent: the parent widget.
        """
        super().__init__(parent)
        self._theme = theme
        self._ground = ground
        self._title = title
        self._lines: list[Label] = []
        space = theme.space
        self._words = QVBoxLayout()
        self._words.setSpacing(space(4))
        if title:
            self._words.addWidget(label(title, theme=theme, role="small", weight=600))
        row = QHBoxLayout(self)
        row.setContentsMargins(space(16), space(12), space(16), space(12))
        row.setSpacing(space(12))
        row.addWidget(IconView(icon, theme=theme, tone=tone, px=20), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words, 1)
        theme.changed.connect(self.update)

    @property
    def lines(self) -> tuple[str, ...]:
        """What it says, without the title."""
        return tuple(line.text() for line in self._lines)

    def set_lines(self, lines: Sequence[str]) -> None:
        """Say something else; hidden while it says nothing."""
        while len(self._lines) > len(lines):
            gone = self._lines.pop()
            self._words.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._lines) < len(lines):
            line = label("", theme=self._theme, role="small", wrap=True)
            self._words.addWidget(line)
            self._lines.append(line)
        for line, words in zip(self._lines, lines, strict=True):
            line.setText(words)
        self.setAccessibleName(": ".join(filter(None, (self._title, " ".join(lines)))))
        self.setVisible(bool(lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(self._ground))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS_BOX, RADIUS_BOX)
        painter.end()
