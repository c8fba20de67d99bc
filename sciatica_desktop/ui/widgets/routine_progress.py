"""The whole routine as a bar: one segment a stretch, as long as it takes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.apart import apart

_BAR = 8
_GAP = 6
_NAME = 20
_LEAST_WITH_NAMES = 480
_LEAST_LETTERS = 4
"""A name cut shorter than this says nothing."""


class RoutineProgress(QWidget):
    """Shows where the routine stands; names leave where there is no room for them."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty bar."""
        super().__init__(parent)
        self._theme = theme
        self._segments: tuple[tuple[str, float], ...] = ()
        self._item = 0
        self._fraction = 0.0
        self._named = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_segments(self, segments: Sequence[tuple[str, float]]) -> None:
        """Show stretches, each a name and its seconds."""
        self._segments = tuple(segments)
        self.update()

    def set_named(self, named: bool) -> None:
        """Leave out the names, for a page that is read from afar."""
        if named != self._named:
            self._named = named
            self.update()

    def set_position(self, item: int, fraction: float) -> None:
        """Show that a share, 0 to 1, of one stretch has passed; those before it are done."""
        before = (self._item, self._filled_px())
        self._item, self._fraction = item, min(1.0, max(0.0, fraction))
        if before == (item, self._filled_px()):
            return
        if before[0] != item or not self.accessibleName():
            self._name()
            self.update()
        elif item < len(self._segments):
            self.update(self._rects()[item].toAlignedRect())

    def _filled_px(self) -> int:
        """How far the bar of the stretch that is on is filled; less than this cannot be seen."""
        whole = sum(seconds for _, seconds in self._segments) or 1.0
        seconds = self._segments[self._item][1] if self._item < len(self._segments) else 0.0
        return round(self._fraction * self.width() * seconds / whole)

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
        return self._named and self.width() >= self._theme.px(_LEAST_WITH_NAMES)

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
        if self._segments and event.rect().bottom() > self._rects()[0].bottom() + 1:
            self._paint_names(painter)
        painter.end()

    @property
    def names_shown(self) -> tuple[str, ...]:
        """The names as they are written now: cut where there is no room, empty where none is."""
        if not self._shows_names() or not self._segments:
            return ("",) * len(self._segments)
        shown = []
        for item, room in enumerate(self._name_rooms()):
            words = QFontMetricsF(self._theme.font("small", self._weight(item))).elidedText(
                self._segments[item][0], Qt.TextElideMode.ElideRight, room.width() + 1
            )
            shown.append(words if len(words) >= _LEAST_LETTERS else "")
        return tuple(shown)

    def _weight(self, item: int) -> int:
        return 600 if item == self._item else 400

    def _name_rooms(self) -> list[QRectF]:
        """Where each name may stand: under its bar, or beside it so that all can be read.

        Where they cannot, the one that is on is whole and its neighbours make room.
        """
        bars, between = self._rects(), self._theme.space(12)
        wanted = [
            self._theme.text_width(name, "small", self._weight(item)) + between
            for item, (name, _) in enumerate(self._segments)
        ]
        lefts, rights = [bar.left() for bar in bars], [bar.right() for bar in bars]
        if sum(wanted) <= self.width() + between:
            lefts = apart(lefts, wanted, self.width() + between)
            rights = [left + width for left, width in zip(lefts, wanted, strict=True)]
        elif self._item < len(bars):
            now = self._item
            lefts[now] = max(0.0, min(lefts[now], self.width() - wanted[now] + between))
            rights[now] = max(rights[now], lefts[now] + wanted[now] - between)
            for item in range(len(bars)):
                if item < now:
                    rights[item] = min(rights[item], lefts[now] - between)
                elif item > now:
                    lefts[item] = max(lefts[item], rights[now] + between)
        top, height = bars[0].bottom() + self._theme.px(4), self._theme.px(_NAME)
        return [
            QRectF(left, top, max(0.0, right - left), height)
            for left, right in zip(lefts, rights, strict=True)
        ]

    def _paint_names(self, painter: QPainter) -> None:
        along = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for item, words in enumerate(self.names_shown):
            if words:
                painter.setFont(self._theme.font("small", self._weight(item)))
                painter.setPen(self._theme.colour("ink" if item == self._item else "ink2"))
                painter.drawText(self._name_rooms()[item].adjusted(0, 0, 2, 0), along, words)
