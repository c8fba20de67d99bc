"""Tells when the first picture of a window stands, so that everything else can wait for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Watches one window.

    Signals:
        seen: the window has been painted once.
    """

    seen = Signal()

    def __init__(self, window: QWidget) -> None:
        """Watch from now on."""
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Once painted, let the painting finish and then tell."""
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self, self.seen.emit)
        return False
