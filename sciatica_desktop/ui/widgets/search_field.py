"""A field to search with: a lens before, what was found behind."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import CONTROL, RADIUS_BUTTON
from sciatica_desktop.ui.widgets.focus import FocusMark

_EDGE = 12
_ICON = 20
_WIDTH = 320
_LEAST = 160


class SearchField(QLineEdit):
    """Escape empties it."""

    def __init__(self, name: str, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty field; the name is also its hint."""
        super().__init__(parent)
        self._theme = theme
        self._found = ""
        self._focus = FocusMark(self, theme=theme, radius=RADIUS_BUTTON)
        self.setObjectName("search")
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._follow()
        theme.changed.connect(self._follow)

    def set_found(self, words: str) -> None:
        """Show how much was found, or nothing."""
        self._found = words
        self.setAccessibleDescription(words)
        self._follow()

    def _follow(self) -> None:
        px = self._theme.px
        behind = QFontMetricsF(self._theme.font("small")).horizontalAdvance(self._found)
        left = px(_ICON) + px(8)
        self.setTextMargins(left, 0, round(behind) + (px(8) if behind else 0), 0)
        self.setFont(self._theme.font("body"))
        self.update()

    def sizeHint(self) -> QSize:
        """The drawn size."""
        return QSize(self._theme.px(_WIDTH), self._theme.px(CONTROL))

    def minimumSizeHint(self) -> QSize:
        """Room for a short word."""
        return QSize(self._theme.px(_LEAST), self._theme.px(CONTROL))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lens and what was found into Qt's field."""
        super().paintEvent(event)
        px = self._theme.px
        painter = QPainter(self)
        side = px(_ICON)
        lens = QRectF(px(_EDGE), (self.height() - side) / 2, side, side)
        self._theme.paint_icon(painter, lens, "search", "ink2")
        if self._found:
            painter.setFont(self._theme.font("small"))
            painter.setPen(self._theme.colour("ink2"))
            room = QRectF(self.rect()).adjusted(0, 0, -px(_EDGE), 0)
            along = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(room, along, self._found)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the field."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A field that is typed into always shows the ring."""
        super().focusInEvent(event)
        self._focus.show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._focus.went()
