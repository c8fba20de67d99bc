"""Tells when the first picture stands, so that everything else can wait for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

# A window covered by its own children is not painted itself, but it is told to bring them up.
_PAINTING = (QEvent.Type.Paint, QEvent.Type.UpdateRequest)


class FirstPaint(QObject):
    """Watches one widget or window.

    Signals:
        seen: it has been painted once.
    """

    seen = Signal()

    def __init__(self, widget: QWidget) -> None:
        """Watch from now on."""
        super().__init__(widget)
        self._widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Once painted, let the painting finish and then tell."""
        if event.type() in _PAINTING:
            self._widget.removeEventFilter(self)
            QTimer.singleShot(0, self, self.seen.emit)
        return False
