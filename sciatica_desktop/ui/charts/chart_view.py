"""The scene the rows of the chart stand in."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QGraphicsView


class ChartView(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """The scene of the rows.

    Signals:
        left: the pointer went away.
    """

    left = Signal()

    def __init__(self) -> None:
        """Make a scene with an empty grid."""
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = pg.GraphicsLayout(border=None)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setCentralItem(layout)
        self.grid = layout.layout
        self.grid.setSpacing(0)
        self.grid.setContentsMargins(0, 0, 0, 0)

    def _page_scrolls(self) -> bool:
        above = self.parentWidget()
        while above is not None:
            if isinstance(above, QAbstractScrollArea) and above.verticalScrollBar().maximum() > 0:
                return True
            above = above.parentWidget()
        return False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move time, unless the page below has to scroll; Shift or Ctrl always mean the chart."""
        across = abs(event.angleDelta().x()) > abs(event.angleDelta().y())
        if not across and not event.modifiers() and self._page_scrolls():
            event.ignore()
            return
        QGraphicsView.wheelEvent(self, event)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the pointer went away."""
        super().leaveEvent(event)
        self.left.emit()
