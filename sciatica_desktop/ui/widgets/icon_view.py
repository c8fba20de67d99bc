"""An icon that stands on a page as a picture."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciatica_desktop.ui.theme.manager import Theme


class IconView(QWidget):
    """An icon without a meaning of its own: the words beside it say the same."""

    def __init__(
        self,
        name: str,
        *,
        theme: Theme,
        tone: str = "ink",
        px: int = 24,
        parent: QWidget | None = None,
    ) -> None:
        """Show an icon in a token's colour, ``px`` wide at 100 % text size."""
        super().__init__(parent)
        self._name = name
        self._theme = theme
        self._tone = tone
        self._px = px
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._theme.px(self._px), self._theme.px(self._px))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon."""
        painter = QPainter(self)
        self._theme.paint_icon(painter, QRectF(self.rect()), self._name, self._tone)
        painter.end()
