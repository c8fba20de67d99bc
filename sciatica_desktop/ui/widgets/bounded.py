"""Content that never grows wider than it reads well."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget


class Bounded(QFrame):
    """A frame with a greatest width that also counts when its height is asked for.

    Qt's layouts ask for the height at the width they have, not at the width the widget will
    take; text that breaks into more lines at its own width would be cut.
    """

    def __init__(self, widest: int, parent: QWidget | None = None) -> None:
        """Make a frame at most ``widest`` px wide."""
        super().__init__(parent)
        self.setMaximumWidth(widest)

    def heightForWidth(self, width: int) -> int:
        """The height at the width it will really have."""
        return super().heightForWidth(min(width, self.maximumWidth()))
