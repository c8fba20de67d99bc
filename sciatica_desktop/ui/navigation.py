"""The column of pages at the left of the window."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import CONTROL, FOCUS_EDGE, RADIUS_CELL
from sciatica_desktop.ui.widgets.brand import Brand
from sciatica_desktop.ui.widgets.list_item import ListItem

WIDTH = 208
FOLDED_WIDTH = 64
_ICON = 20
_BAR = 3
_AT_THE_FOOT = frozenset({"settings"})
"""Pages that stand apart below, where desktops put them."""


class NavigationItem(ListItem):
    """One page; a bar and bold words tell the current one, not colour alone."""

    def __init__(self, title: str, icon: str, shortcut: str, *, theme: Theme) -> None:
        """Make an item; the shortcut is shown, not bound."""
        super().__init__(title, icon, theme=theme, focus_distance=-FOCUS_EDGE)
        self._folded = False
        self.setToolTip(f"{title} ({shortcut})" if shortcut else title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_folded(self, folded: bool) -> None:
        """Leave out the words; name and tooltip stay."""
        self._folded = folded
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the column."""
        px = self._theme.px
        return QSize(px(CONTROL) if self._folded else px(WIDTH - 24), px(CONTROL))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the state it is in."""
        theme, px = self._theme, self._theme.px
        current, over = self.isChecked(), self.underMouse()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(self.rect()), px(RADIUS_CELL), px(RADIUS_CELL))
        if current:
            painter.fillPath(ground, theme.colour("surface"))
            bar = QRectF(0, self.height() * 0.25, px(_BAR), self.height() * 0.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("action"))
            painter.drawRoundedRect(bar, bar.width() / 2, bar.width() / 2)
        elif over or self.isDown():
            # "sunken" is the navigation's own tone in the light theme.
            painter.fillPath(ground, theme.colour("track" if theme.name == "light" else "sunken"))
        ink = theme.colour("ink" if current or over else "ink2")
        side = px(_ICON)
        left = (self.width() - side) / 2 if self._folded else px(12)
        theme.paint_icon(
            painter, QRectF(left, (self.height() - side) / 2, side, side), self._icon, ink
        )
        if not self._folded:
            painter.setFont(theme.font("body", 600 if current else 500))
            painter.setPen(ink)
            x = px(44)
            room = QRectF(x, 0, self.width() - x, self.height())
            along = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(room, along, self.text())
        painter.end()


class Navigation(QWidget):
    """Lists the pages.

    Signals:
        chosen: the key of the page to show.
    """

    chosen = Signal(str)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty column."""
        super().__init__(parent)
        self._theme = theme
        self._folded = False
        self._items: dict[str, NavigationItem] = {}
        self._brand = Brand(theme=theme)
        self._pages = QVBoxLayout()
        self._foot = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._head = QHBoxLayout()
        self._head.addWidget(self._brand)
        self._column.addLayout(self._head)
        self._column.addLayout(self._pages)
        self._column.addStretch(1)
        self._column.addLayout(self._foot)
        self.setAccessibleName("Pages")
        self._lay_out()
        theme.rescaled.connect(self._lay_out)
        theme.changed.connect(self.update)

    @property
    def is_folded(self) -> bool:
        """Whether only icons are shown."""
        return self._folded

    def add(self, key: str, title: str, icon: str, shortcut: str) -> None:
        """Add a page at the end, or at the foot."""
        item = NavigationItem(title, icon, shortcut, theme=self._theme)
        item.set_folded(self._folded)
        item.clicked.connect(partial(self.chosen.emit, key))
        (self._foot if key in _AT_THE_FOOT else self._pages).addWidget(item)
        self._items[key] = item

    def set_current(self, key: str) -> None:
        """Mark the page that is shown."""
        for item_key, item in self._items.items():
            item.setChecked(item_key == key)

    def set_folded(self, folded: bool) -> None:
        """Show icons only, or icons and words."""
        if folded == self._folded:
            return
        self._folded = folded
        self._brand.set_folded(folded)
        for item in self._items.values():
            item.set_folded(folded)
        self._lay_out()

    def _lay_out(self) -> None:
        space, px = self._theme.space, self._theme.px
        self.setFixedWidth(px(FOLDED_WIDTH if self._folded else WIDTH))
        self._column.setContentsMargins(space(12), space(24), space(12), space(16))
        self._column.setSpacing(0)
        for part in (self._pages, self._foot):
            part.setSpacing(space(4))
        self._pages.setContentsMargins(0, space(24), 0, space(12))
        # The mark stands above the icons of the pages.
        self._head.setContentsMargins(0 if self._folded else space(12), 0, 0, 0)
        side = Qt.AlignmentFlag.AlignHCenter if self._folded else Qt.AlignmentFlag.AlignLeft
        self._head.setAlignment(self._brand, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the hairline to the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("nav"))
        edge = self.width() - 1
        painter.fillRect(edge, 0, 1, self.height(), self._theme.colour("line"))
        painter.end()
