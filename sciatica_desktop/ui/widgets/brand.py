"""The app's mark and name."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciatica_desktop.ui.theme.icons import BOX, load_icon
from sciatica_desktop.ui.theme.manager import Theme

NAME = "Sciatica Desktop"
_MARK = 24
_GAP = 10
_CORNER = 6.0
_NERVE = 3.2


class Brand(QWidget):
    """The mark, and the name where there is room."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it with the name."""
        super().__init__(parent)
        self._theme = theme
        self._folded = False
        self.setAccessibleName(NAME)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_folded(self, folded: bool) -> None:
        """Leave out the name."""
        self._folded = folded
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Mark and name."""
        px = self._theme.px
        words = QFontMetricsF(self._theme.font("body", 700)).horizontalAdvance(NAME)
        width = px(_MARK) if self._folded else px(_MARK) + px(_GAP) + round(words) + 2
        return QSize(width, px(_MARK))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint mark and name."""
        theme, side = self._theme, self._theme.px(_MARK)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.scale(side / BOX, side / BOX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("action"))
        painter.drawRoundedRect(QRectF(0, 0, BOX, BOX), _CORNER, _CORNER)
        pen = QPen(theme.colour("nerve"), _NERVE)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.strokePath(load_icon("nerve").lines, pen)
        painter.restore()
        if not self._folded:
            painter.setFont(theme.font("body", 700))
            painter.setPen(theme.colour("ink"))
            left = side + theme.px(_GAP)
            room = QRectF(left, 0, self.width() - left, self.height())
            along = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(room, along, NAME)
        painter.end()
