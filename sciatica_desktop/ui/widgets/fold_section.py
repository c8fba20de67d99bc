"""A part of a page that folds away under its heading."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import RADIUS_CELL
from sciatica_desktop.ui.widgets.focus import FocusMark, ShowsFocus
from sciatica_desktop.ui.widgets.rule import Rule

_HEIGHT, _MARK, _GAP = 44, 20, 12


class FoldSection(QWidget):
    """A heading, a few quiet words while it is closed, and what it holds.

    Attributes:
        head: the heading, which opens and closes it.
        body: where the content goes.
    """

    def __init__(
        self,
        title: str,
        *,
        theme: Theme,
        hint: str = "",
        ruled: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Make a closed section.

        Args:
            title: its heading.
            theme: gives colours and sizes.
            hint: what is inside, in a few words, shown while it is closed.
            ruled: whether a hairline parts it from what is above.
            parent: the parent widget.
        """
        super().__init__(parent)
        self.head = FoldHead(title, hint, theme=theme)
        self.head.toggled.connect(self._on_toggled)
        self._content = QWidget()
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(0, 0, 0, theme.space(16))
        self.body.setSpacing(theme.space(8))
        self._content.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if ruled:
            column.addWidget(Rule(theme=theme))
        column.addWidget(self.head)
        column.addWidget(self._content)

    @property
    def is_open(self) -> bool:
        """Whether its content is shown."""
        return self.head.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Show or hide its content."""
        self.head.setChecked(is_open)

    def _on_toggled(self, is_open: bool) -> None:
        self._content.setVisible(is_open)


class FoldHead(ShowsFocus, QAbstractButton):
    """The heading: bold title, quiet hint, a mark that turns."""

    def __init__(self, title: str, hint: str, *, theme: Theme) -> None:
        """Make a closed one."""
        super().__init__()
        self._theme = theme
        self._hint = hint
        self.setText(title)
        self.setCheckable(True)
        self._focus = FocusMark(self, theme=theme, radius=RADIUS_CELL)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._tell)
        self._tell()
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def _tell(self) -> None:
        words = "open" if self.isChecked() else ", ".join(filter(None, ("closed", self._hint)))
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the title and the mark."""
        px = self._theme.px
        width = self._theme.text_width(self.text(), "body", 600) + px(_GAP) + px(_MARK)
        return QSize(round(width) + 1, px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The title is never cut; the hint may be."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint title, hint and mark."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = self.underMouse() or self.isDown()
        side = px(_MARK)
        mark = QRectF(self.width() - side, (self.height() - side) / 2, side, side)
        icon = "chevron_down" if self.isChecked() else "chevron_right"
        theme.paint_icon(painter, mark, icon, "ink" if over else "ink2")
        room = QRectF(0, 0, mark.x() - px(8), self.height())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font("body", 600))
        painter.setPen(theme.colour("action_ink" if over else "ink"))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, self.text())
        if self._hint and not self.isChecked():
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("ink2"))
            room.setLeft(theme.text_width(self.text(), "body", 600) + px(_GAP))
            words = QFontMetricsF(painter.font()).elidedText(
                self._hint, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, words)
        painter.end()
