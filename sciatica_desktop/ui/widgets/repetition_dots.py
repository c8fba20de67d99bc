"""Repetitions as dots: done, now, to come."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciatica_desktop.ui.theme.manager import Theme

_DOT = 16
_GAP = 8
_MOST = 12
"""More than this many are not counted at a glance; a number says it."""


class RepetitionDots(QWidget):
    """Solid for done, a thick ring for now, a thin ring for what is to come."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it, empty."""
        super().__init__(parent)
        self._theme = theme
        self._done = self._now = self._total = 0
        self._zoom = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_progress(self, done: int, now: int, total: int) -> None:
        """Show how many are done, which is on (from 1; 0 for none) and how many there are."""
        if (done, now, total) == (self._done, self._now, self._total):
            return
        resized = total != self._total or total > _MOST
        self._done, self._now, self._total = done, now, total
        self.setAccessibleName(f"{done} of {total} done")
        if resized:
            self.updateGeometry()
        self.update()

    def set_zoom(self, zoom: float) -> None:
        """Show them so many times as large, for a page that is read from afar."""
        if zoom != self._zoom:
            self._zoom = zoom
            self.updateGeometry()
            self.update()

    def _px(self, size: float) -> int:
        return self._theme.px(size * self._zoom)

    def _font(self) -> QFont:
        font = self._theme.font("body", 600)
        font.setPixelSize(round(font.pixelSize() * self._zoom))
        return font

    def _words(self) -> str:
        return f"{self._now or self._done} of {self._total}"

    def sizeHint(self) -> QSize:
        """The row of dots, or the number."""
        px = self._px
        if self._total > _MOST:
            metrics = QFontMetricsF(self._font())
            return QSize(round(metrics.horizontalAdvance(self._words())) + 2, px(_DOT + 6))
        gaps = max(0, self._total - 1) * px(_GAP)
        return QSize(max(1, self._total * px(_DOT) + gaps), px(_DOT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        if self._total > _MOST:
            painter.setFont(self._font())
            painter.setPen(theme.colour("ink"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words())
            painter.end()
            return
        side = float(self._px(_DOT))
        step = side + self._px(_GAP)
        for dot in range(self._total):
            rect = QRectF(dot * step, (self.height() - side) / 2, side, side)
            if dot < self._done:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("done"))
                painter.drawEllipse(rect)
                continue
            now = dot == self._now - 1
            edge = side * (0.26 if now else 0.125)
            painter.setPen(QPen(theme.colour("done" if now else "control"), edge))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(rect.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2))
        painter.end()
