"""One way back for the whole page, wherever the keyboard is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence

_STEPS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class UndoKeys(QObject):
    """Keeps fields from taking Ctrl Z for themselves, so that the page gets it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the shortcut of the window have the key."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        steps = any(event.matches(key) for key in _STEPS)
        if steps:
            event.ignore()
        return steps
