"""A layout of equal columns, as many as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class ColumnsLayout(QLayout):
    """Fills row after row; all columns are of one width, the widgets of a row of one height."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        least: int,
        spacing: int,
        most: int = 0,
    ) -> None:
        """Make an empty layout.

        Args:
            parent: the widget that is laid out.
            least: least width of a column in px; another column is made from there on.
            spacing: room between columns and between rows in px.
            most: most columns; 0 for any number.
        """
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._least = least
        self._most = most
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def columns(self, width: int) -> int:
        """How many columns fit into a width in px."""
        room = (width + self.spacing()) // (self._least + self.spacing())
        return max(1, min(room, self._most) if self._most else room)

    def put_in_order(self, widgets: list[QWidget]) -> None:
        """Lay these out first, in this order; the others stay behind them as they are."""
        places: dict[QWidget | None, int] = {w: place for place, w in enumerate(widgets)}
        self._items.sort(key=lambda item: places.get(item.widget(), len(places)))
        self.invalidate()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, area: QRect, *, move: bool) -> int:
        """Place the items and return the height they take."""
        inner = area.marginsRemoved(self.contentsMargins())
        shown, columns = self._shown(), self.columns(inner.width())
        y = inner.y()
        for first in range(0, len(shown), columns):
            row = shown[first : first + columns]
            edges = [
                inner.x() + round(place * (inner.width() + self.spacing()) / columns)
                for place in range(columns + 1)
            ]
            widths = [edges[place + 1] - edges[place] - self.spacing() for place in range(columns)]
            height = max(_height(item, width) for item, width in zip(row, widths, strict=False))
            if move:
                for item, x, width in zip(row, edges, widths, strict=False):
                    item.setGeometry(QRect(x, y, width, height))
            y += height + self.spacing()
        below = self.contentsMargins().bottom()
        return max(0, y - self.spacing() - area.y() + below) if shown else 0

    def addItem(self, item: QLayoutItem) -> None:
        """Add at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return the item at a place, or None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It fills the width."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """The height follows from the number of columns."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all rows."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """As for the minimum."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The largest single item."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return item.sizeHint().height()
