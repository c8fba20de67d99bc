"""What every part of the page promises."""

from __future__ import annotations

from abc import ABC, abstractmethod

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from sciatica_desktop.reports.level import Level


class Block(ABC):
    """A part of the page as wide as the content. All lengths are in mm."""

    @abstractmethod
    def height(self, width: float, level: Level) -> float:
        """The least height it needs; 0 where it is not shown at all."""

    def spare(self, level: Level) -> float:
        """More height that it would put to good use on a page with room to spare."""
        return 0.0

    @abstractmethod
    def paint(self, painter: QPainter, rect: QRectF, level: Level) -> None:
        """Paint into a rectangle at least as high as asked for."""
