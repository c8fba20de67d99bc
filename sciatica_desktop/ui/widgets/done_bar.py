"""How much of each planned hold or repetition was done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciatica_desktop.ui.theme.manager import Theme

_HEIGHT, _GAP, _LEAST = 8, 3, 6


class DoneBar(QWidget):
    """One piece for each part of the plan, filled as far as it was done."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty bar."""
        super().__init__(parent)
        self._theme = theme
        self._parts: tuple[float, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_parts(self, parts: Sequence[float], words: str) -> None:
        """Show parts, each 0 to 1, with what a screen reader says of them."""
        self._parts = tuple(parts)
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the bars of a routine."""
        return QSize(self._theme.px(160), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """A short bar."""
        return QSize(self._theme.px(64), self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pieces; where they would be too small to tell apart, one for all."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap, least = self._theme.px(_GAP), self._theme.px(_LEAST)
        parts = self._parts
        if parts and (self.width() - gap * (len(parts) - 1)) / len(parts) < least:
            parts = (sum(parts) / len(parts),)
        width = (self.width() - gap * max(0, len(parts) - 1)) / max(1, len(parts))
        for place, share in enumerate(parts):
            rect = QRectF(place * (width + gap), 0, width, self.height())
            outline = QPainterPath()
            outline.addRoundedRect(rect, rect.height() / 2, rect.height() / 2)
            painter.fillPath(outline, self._theme.colour("track"))
            if share > 0:
                painter.setClipPath(outline)
                rect.setWidth(width * min(1.0, share))
                painter.fillRect(rect, self._theme.colour("done"))
                painter.setClipping(False)
        painter.end()
