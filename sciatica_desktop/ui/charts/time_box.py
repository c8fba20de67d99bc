"""The plot area of one row: a view box that moves along time and nowhere else."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import Qt

_PAN_SHARE = 0.1
_ZOOM_STEP = 0.85
_NOTCH = 120.0
"""Units of one notch of a wheel, as Qt counts them."""


class TimeBox(pg.ViewBox):  # type: ignore[misc]  # pyqtgraph has no types
    """Drag or wheel moves time; with Ctrl the wheel shows more or less of it."""

    def __init__(self, low: float, high: float) -> None:
        """Make a box whose other axis always spans ``low`` to ``high``."""
        super().__init__(enableMenu=False, defaultPadding=0.0)
        self.setMouseEnabled(x=True, y=False)
        self.disableAutoRange()
        self.setYRange(low, high, padding=0)

    def pan(self, share: float) -> None:
        """Move along time by a share of what is shown; forwards is positive."""
        (first, last), _ = self.viewRange()
        self.translateBy(x=share * (last - first))

    def wheelEvent(self, event: Any, axis: int | None = None) -> None:
        """Move along time; zoom about the pointer with Ctrl."""
        notches = event.delta() / _NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.scaleBy(x=_ZOOM_STEP**notches, center=self.mapSceneToView(event.scenePos()))
        else:
            self.pan(-_PAN_SHARE * notches)
        event.accept()

    def mouseDragEvent(self, event: Any, axis: int | None = None) -> None:
        """Only the left button drags; pyqtgraph would zoom both axes with the right one."""
        if event.button() == Qt.MouseButton.LeftButton:
            super().mouseDragEvent(event, axis)
        else:
            event.ignore()
