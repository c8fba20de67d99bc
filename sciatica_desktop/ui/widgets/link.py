"""A line of text that opens something: underlined, as long as it needs."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import RADIUS_TAG
from sciatica_desktop.ui.widgets.focus import FocusMark, ShowsFocus

_FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
_ICON, _GAP = 16, 8


class Link(ShowsFocus, QAbstractButton):
    """Breaks into lines as text does; Enter and Space open it."""

    def __init__(
        self,
        text: str,
        *,
        theme: Theme,
        icon: str | None = None,
        role: str = "small",
        parent: QWidget | None = None,
    ) -> None:
        """Make a link.

        Args:
            text: its words.
            theme: gives colours and sizes.
            icon: shown before the words, such as one that says it leads out of the program.
            role: small or body.
            parent: the parent widget.
        """
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._role = role
        self._focus = FocusMark(self, theme=theme, radius=RADIUS_TAG)
        self.setText(text)
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def _left(self) -> int:
        px = self._theme.px
        return px(_ICON) + px(_GAP) if self._icon else 0

    def _words_rect(self, width: int) -> QRect:
        room = QRect(self._left(), 0, max(1, width - self._left()), 16777215)
        return QFontMetrics(self._theme.font(self._role)).boundingRect(room, _FLAGS, self.text())

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        return max(self._words_rect(width).height(), self._theme.px(_ICON)) + 4

    def hasHeightForWidth(self) -> bool:
        """It breaks into lines."""
        return True

    def sizeHint(self) -> QSize:
        """One line, if there is room."""
        width = self._theme.text_width(self.text(), self._role) + self._left() + 2
        return QSize(round(width), self.heightForWidth(round(width)))

    def minimumSizeHint(self) -> QSize:
        """A word or two."""
        return QSize(self._theme.px(96), self._theme.px(_ICON) + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint icon and words."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        over = self.underMouse() or self.isDown()
        ink = theme.colour("action_hover" if over and theme.name == "light" else "action_ink")
        font = theme.font(self._role)
        font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(ink)
        if self._icon:
            line = QFontMetrics(font).height()
            side = px(_ICON)
            mark = QRect(0, 2 + max(0, (line - side) // 2), side, side)
            theme.paint_icon(painter, mark.toRectF(), self._icon, ink)
        room = QRect(self._left(), 2, self.width() - self._left(), self.height())
        painter.drawText(room, _FLAGS, self.text())
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens it, too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)
