"""The sections of the settings: the list at the left, and one block of rows each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sciatica_desktop.ui.pages.settings.rows import Row, SettingRow
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import CONTROL, RADIUS_CELL
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.flow_layout import FlowLayout
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.list_item import ListItem

_ICON = 20
_WIDTH = 224


class SectionItem(ListItem):
    """One section in the list; with a count while something is searched."""

    def __init__(self, title: str, icon: str, *, theme: Theme) -> None:
        """Make an item."""
        super().__init__(title, icon, theme=theme)
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
        return QSize(self._theme.px(_WIDTH), self._theme.px(CONTROL))

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
