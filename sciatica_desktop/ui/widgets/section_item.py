"""One line of the list beside a page: a section of the settings, a page of the guide."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import CONTROL, RADIUS_CELL
from sciatica_desktop.ui.widgets.list_item import ListItem

_ICON = 20
_WIDTH = 224


class SectionItem(ListItem):
    """One line; with a count while something is searched."""

    def __init__(self, title: str, icon: str, *, theme: Theme, width: int = _WIDTH) -> None:
        """Make an item, ``width`` px wide at 100 % text size."""
        super().__init__(title, icon, theme=theme)
        self._width = width
        self._count: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def count(self) -> int | None:
        """How many rows a search found in it, or None while nothing is searched."""
        return self._count

    def set_count(self, count: int | None) -> None:
        """Show how many rows were found."""
        self._count = count
        self.setAccessibleDescription("" if count is None else f"{count} found")
        self.update()

    def sizeHint(self) -> QSize:
        """The drawn size."""
        return QSize(self._theme.px(self._width), self._theme.px(CONTROL))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the state it is in."""
        theme, px = self._theme, self._theme.px
        current = self.isChecked() and self._count is None
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sunken"))
            painter.drawRoundedRect(QRectF(self.rect()), px(RADIUS_CELL), px(RADIUS_CELL))
        ink = theme.colour("ink" if current or self._count else "ink2")
        side = px(_ICON)
        box = QRectF(px(12), (self.height() - side) / 2, side, side)
        theme.paint_icon(painter, box, self._icon, ink)
        painter.setPen(ink)
        painter.setFont(theme.font("body", 600 if current else 500))
        room = QRectF(px(44), 0, self.width() - px(44) - px(12), self.height())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, self.text())
        if self._count is not None:
            painter.setFont(theme.font("small", 600 if self._count else 400))
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, str(self._count))
        painter.end()
