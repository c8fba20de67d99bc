"""The body chart as a list: the same regions in words, for the keyboard and for screen readers."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QWidget

from sciatica_desktop.domain.body import REGIONS, region_name
from sciatica_desktop.domain.diary import RegionMark
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.body_canvas import mark_words

_ROW = 40
_LEAST_ROWS = 4


class BodyList(QListWidget):
    """One row a region, with its mark in words.

    Signals:
        selected_changed: the id of the region now selected, by the person's hand.
    """

    selected_changed = Signal(str)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """All regions, none marked."""
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName("Body chart as a list")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for region in REGIONS:
            item = QListWidgetItem(self)
            item.setData(Qt.ItemDataRole.UserRole, region.id)
        self.set_marks({})
        self._restyle()
        theme.changed.connect(self._restyle)
        self.currentItemChanged.connect(self._current_changed)

    def set_marks(self, marks: Mapping[str, RegionMark]) -> None:
        """Show these marks."""
        for item in self._items():
            region_id = item.data(Qt.ItemDataRole.UserRole)
            mark = marks.get(region_id)
            name = region_name(region_id)
            item.setText(name if mark is None else f"{name}   {mark_words(mark)}")
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                f"{name}, {mark_words(mark)}",
            )
            item.setFont(self._theme.font("small", 600 if mark else 400))

    def select(self, region_id: str | None) -> None:
        """Select a region without telling anybody."""
        self.blockSignals(True)
        try:
            for row, item in enumerate(self._items()):
                if item.data(Qt.ItemDataRole.UserRole) == region_id:
                    self.setCurrentRow(row)
                    self.scrollToItem(item)
        finally:
            self.blockSignals(False)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _restyle(self) -> None:
        self.setFont(self._theme.font("small"))
        palette = self.palette()
        for role, colour in (
            (QPalette.ColorRole.Base, "surface"),
            (QPalette.ColorRole.Text, "ink"),
            (QPalette.ColorRole.Highlight, "action_soft"),
            (QPalette.ColorRole.HighlightedText, "action_ink"),
        ):
            palette.setColor(role, self._theme.colour(colour))
        self.setPalette(palette)
        height = round(_ROW * self._theme.scale)
        self.setMinimumHeight(_LEAST_ROWS * height)
        for item in self._items():
            item.setSizeHint(QSize(0, height))
            font = self._theme.font("small", item.font().weight())
            item.setFont(font)

    def _current_changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.selected_changed.emit(item.data(Qt.ItemDataRole.UserRole))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the keys that walk; letters and digits belong to the chart, not to a search."""
        if event.text().isprintable() and event.text().strip():
            event.ignore()
            return
        super().keyPressEvent(event)
