"""The 0 to 10 rating as one row of cells."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.scale_row import GAP, ScaleRow, equal_cells


class RatingRow(ScaleRow):
    """A number from 0 to 10: a digit answers it, T is ten, Backspace clears it."""

    def __init__(
        self,
        name: str,
        *,
        theme: Theme,
        tone: str = "leg",
        maximum: int = 10,
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make an unanswered row; see :class:`ScaleRow`."""
        super().__init__(
            name, theme=theme, tone=tone, maximum=maximum, compact=compact, parent=parent
        )

    def cell_rects(self) -> list[QRectF]:
        """Eleven cells of one width."""
        return equal_cells(self.rect(), self.maximum() + 1, self._theme.px(GAP))

    def paint_words(self, painter: QPainter, rect: QRectF, cell: int, chosen: bool) -> None:
        """Write the digit."""
        painter.setFont(self.cell_font(chosen))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(cell))
