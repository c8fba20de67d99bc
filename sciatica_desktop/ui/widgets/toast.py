"""A sentence at the foot of the window about what has just been done."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetricsF,
    QHideEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import RADIUS_BOX
from sciatica_desktop.ui.widgets.keycap import keycap_width, paint_keycap
from sciatica_desktop.ui.widgets.labels import Label

_SHOWN_MS = 6000
_HEIGHT = 48
_WIDEST = 640
_ABOVE_EDGE = 24
_UNDO, _UNDO_KEY = "Undo", "Ctrl Z"


class Toast(QWidget):
    """Goes by itself after 6 s, unless it offers Undo; then it waits to be dismissed.

    It is announced to screen readers and never takes the focus: Ctrl Z does what its button does.
    """

    def __init__(self, parent: QWidget, *, theme: Theme) -> None:
        """Make it, hidden, over a window."""
        super().__init__(parent)
        self._theme = theme
        self._undo: Callable[[], None] | None = None
        self._words = Label("", theme=theme, tone="surface")
        self._button = _InkButton(_UNDO, theme=theme, keycap=_UNDO_KEY)
        self._button.clicked.connect(self._on_undo)
        self._close = _InkButton("Dismiss", theme=theme, icon="close")
        self._close.clicked.connect(self.hide)
        self._timer = QTimer(self)
        self._timer.setObjectName("toast")
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        row = self._row = QHBoxLayout(self)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        parent.installEventFilter(self)
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    @property
    def text(self) -> str:
        """The sentence shown last."""
        return self._words.text()

    @property
    def offers_undo(self) -> bool:
        """Whether it can take back what it tells."""
        return self._undo is not None

    def show_message(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Show a sentence; a new one takes the place of the last.

        Args:
            text: one short sentence.
            undo: takes back what it tells, or None where that cannot be done.
        """
        self._undo = undo
        self._words.setText(text)
        self.setAccessibleName(text)
        self._button.setVisible(undo is not None)
        self._settle()
        self.show()
        self.raise_()
        if undo is None:
            self._timer.start()
        else:
            self._timer.stop()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _on_focus_changed(self) -> None:
        if self.isVisible():
            self._settle()

    def _on_undo(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()

    def _settle(self) -> None:
        """Sit in the middle above the lower edge, or under the upper one.

        It never lies on what has the keyboard: there the next answer is given.
        """
        window, px = self.parentWidget(), self._theme.px
        if window is None:
            return
        self._row.setContentsMargins(px(16), 0, px(8), 0)
        self._row.setSpacing(px(8))
        self.setMaximumWidth(min(px(_WIDEST), window.width() - 2 * px(16)))
        self.setFixedHeight(px(_HEIGHT))
        self._row.activate()
        self.resize(self.sizeHint().boundedTo(self.maximumSize()))
        free = window.size() - self.size()
        below = QPoint(free.width() // 2, free.height() - px(_ABOVE_EDGE))
        self.move(below)
        # PySide does not say that there may be none.
        focused = cast("QWidget | None", window.focusWidget())
        if focused is not None and focused.isVisible():
            taken = QRect(focused.mapTo(window, QPoint(0, 0)), focused.size())
            # A page that has the keyboard as a whole leaves no place beside it.
            if taken.height() < window.height() // 2 and taken.intersects(self.geometry()):
                self.move(below.x(), px(_ABOVE_EDGE))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of a window that changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._settle()
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing runs while it is not seen."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground: ink, so that it stands out from every card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("ink"))
        radius = RADIUS_BOX * self._theme.scale
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.end()


class _InkButton(QPushButton):
    """A button on ink: words and key, or an icon."""

    def __init__(
        self,
        text: str,
        *,
        theme: Theme,
        keycap: str | None = None,
        icon: str | None = None,
    ) -> None:
        super().__init__(text)
        self._theme = theme
        self._keycap = keycap
        self._icon = icon
        if icon:
            self.setToolTip(text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._follow()
        theme.changed.connect(self._follow)

    def _follow(self) -> None:
        px = self._theme.px
        width = px(32)
        if not self._icon:
            words = QFontMetricsF(self._theme.font("body", 600)).horizontalAdvance(self.text())
            width = round(words) + px(16)
            if self._keycap:
                width += round(keycap_width(self._keycap, self._theme)) + px(8)
        self.setFixedSize(width, px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint words and key, or the icon."""
        theme, px = self._theme, self._theme.px
        paper = theme.colour("surface")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            veil = theme.colour("surface")
            veil.setAlphaF(0.16)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(veil)
            painter.drawRoundedRect(QRectF(self.rect()), px(8), px(8))
        if self._icon:
            side = px(18)
            box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
            theme.paint_icon(painter, box, self._icon, paper)
        else:
            painter.setFont(theme.font("body", 600))
            painter.setPen(paper)
            rect = QRectF(self.rect()).adjusted(px(8), 0, -px(8), 0)
            along = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(rect, along, self.text())
            if self._keycap:
                width = keycap_width(self._keycap, theme)
                box = QRectF(rect.right() - width, 0, width, self.height())
                paint_keycap(painter, box, self._keycap, theme, paper)
        painter.end()
