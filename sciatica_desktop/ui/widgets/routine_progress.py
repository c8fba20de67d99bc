"""The whole routine as a bar: one segment a stretch, as long as it takes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciatica_desktop.ui.theme.manager import Theme

_BAR = 8
_GAP = 6
_NAME = 20
_LEAST_WITH_NAMES = 480


class RoutineProgress(QWidget):
    """Shows where the routine stands; names go where there is no room for them."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty bar."""
        super().__init__(parent)
        self._theme = theme
        self._segments: tuple[tuple[str, float], ...] = ()
        self._item = 0
        self._fraction = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_segments(self, segments: Sequence[tuple[str, float]]) -> None:
        """Show stretches, each a name and its seconds."""
        self._segments = tuple(segments)
        self.update()

    def set_position(self, item: int, fraction: float) -> None:
        """Show that a share, 0 to 1, of one stretch has passed; those before it are done."""
        before = (self._item, round(self._fraction * self.width()))
        self._item, self._fraction = item, min(1.0, max(0.0, fraction))
        if before == (item, round(self._fraction * self.width())):
            return
        if before[0] != item or not self.accessibleName():
            self._name()
        self.update()

    def _name(self) -> None:
        if self._item < len(self._segments):
            name = self._segments[self._item][0]
            place = f"Stretch {self._item + 1} of {len(self._segments)}"
            self.setAccessibleName(f"{place}, {name}")

    def _rects(self) -> list[QRectF]:
        gap, height = float(self._theme.px(_GAP)), float(self._theme.px(_BAR))
        names = self._shows_names()
        whole = sum(seconds for _, seconds in self._segments) or 1.0
        room = self.width() - gap * max(0, len(self._segments) - 1)
        top = (self.height() - height - (self._theme.px(_NAME) if names else 0)) / 2
        rects, x = [], 0.0
        for _, seconds in self._segments:
            width = room * seconds / whole
            rects.append(QRectF(x, top, width, height))
            x += width + gap
        return rects

    def _shows_names(self) -> bool:
        return self.width() >= self._theme.px(_LEAST_WITH_NAMES)

    def sizeHint(self) -> QSize:
        """The drawn size."""
        return QSize(self._theme.px(760), self._theme.px(_BAR + 8 + _NAME))

    def minimumSizeHint(self) -> QSize:
        """A bar without names."""
        return QSize(self._theme.px(96), self._theme.px(_BAR + 8 + _NAME))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bar and names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        theme = self._theme
        for item, rect in enumerate(self._rects()):
            share = 1.0 if item < self._item else self._fraction if item == self._item else 0.0
            outline = QPainterPath()
            outline.addRoundedRect(rect, rect.height() / 2, rect.height() / 2)
            painter.fillPath(outline, theme.colour("track"))
            if share > 0:
                painter.setClipPath(outline)
                done = QRectF(rect.x(), rect.y(), rect.width() * share, rect.height())
                painter.fillRect(done, theme.colour("done"))
                painter.setClipping(False)
            if self._shows_names():
                self._paint_name(painter, rect, item)
        painter.end()

    def _paint_name(self, painter: QPainter, bar: QRectF, item: int) -> None:
        theme, now = self._theme, item == self._item
        font = theme.font("small", 600 if now else 400)
        words = QFontMetricsF(font).elidedText(
            self._segments[item][0], Qt.TextElideMode.ElideRight, bar.width()
        )
        if len(words) < 4:
            return
        painter.setFont(font)
        painter.setPen(theme.colour("ink" if now else "ink2"))
        below = QRectF(bar.x(), bar.bottom() + theme.px(4), bar.width() + 2, theme.px(_NAME))
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
