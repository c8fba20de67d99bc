"""A line that names keys, each in its box."""

from __future__ import annotations

import re

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.keycap import keycap_width, paint_keycap

_KEY = re.compile(r"\[(.+?)\]")
_GAP = 4


class KeyHint(QWidget):
    """Small words with keys in them, such as "one key each, [T] for ten"."""

    def __init__(self, words: str, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Make a hint.

        Args:
            words: the line; what stands in square brackets is a key.
            theme: gives colours and sizes.
            parent: the parent widget.
        """
        super().__init__(parent)
        self._theme = theme
        # Odd parts are the keys.
        self._parts = [part.strip() for part in _KEY.split(words)]
        self.setAccessibleName(" ".join(part for part in self._parts if part))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme)

    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()

    def _widths(self) -> list[float]:
        words = QFontMetricsF(self._theme.font("small"))
        return [
            keycap_width(part, self._theme) if place % 2 else words.horizontalAdvance(part)
            for place, part in enumerate(self._parts)
        ]

    def sizeHint(self) -> QSize:
        """Room for all of it."""
        shown = [width for width in self._widths() if width]
        gaps = self._theme.px(_GAP) * max(0, len(shown) - 1)
        height = max(self._theme.px(24), QFontMetricsF(self._theme.font("small")).height())
        return QSize(round(sum(shown) + gaps) + 2, round(height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write words and keys."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._theme.colour("ink2")
        x = 0.0
        for place, (part, width) in enumerate(zip(self._parts, self._widths(), strict=True)):
            if not part:
                continue
            rect = QRectF(x, 0, width + 1, self.height())
            if place % 2:
                paint_keycap(painter, rect.adjusted(0, 0, -1, 0), part, self._theme, ink)
            else:
                painter.setFont(self._theme.font("small"))
                painter.setPen(ink)
                painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, part)
            x += width + self._theme.px(_GAP)
        painter.end()
