"""One of several choices, behind a button that shows the one taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import CONTROL, CONTROL_EDGE, RADIUS_BUTTON
from sciatica_desktop.ui.widgets.focus import FocusMark, ShowsFocus

_PADDING = 12
_ICON = 20


class Choice(ShowsFocus, QComboBox):
    """A combo box; the wheel scrolls the page and never changes it.

    Signals:
        value_changed: the value taken, by the person's hand.
    """

    value_changed = Signal(object)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[object, str]],
        *,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """Make a control; the first choice is taken.

        Args:
            name: what is chosen, as a screen reader says it.
            options: values and their words.
            theme: gives colours and sizes.
            parent: the parent widget.
        """
        super().__init__(parent)
        self._theme = theme
        self._values = tuple(value for value, _ in options)
        self._focus = FocusMark(self, theme=theme, radius=RADIUS_BUTTON)
        self.addItems([text for _, text in options])
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.activated.connect(self._on_activated)
        self._told = self._values[0]
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    @property
    def value(self) -> object:
        """The value taken."""
        return self._values[self.currentIndex()]

    def set_value(self, value: object) -> None:
        """Take a value without telling anybody.

        Raises:
            ValueError: if it is not one of the choices.
        """
        if value not in self._values:
            raise ValueError(f"{value!r} is not one of {self._values}")
        self.setCurrentIndex(self._values.index(value))
        self._told = value

    def _on_activated(self, _index: int) -> None:
        if self.value != self._told:
            self._told = self.value
            self.value_changed.emit(self.value)

    def sizeHint(self) -> QSize:
        """Room for the longest choice."""
        metrics = QFontMetricsF(self._theme.font("body"))
        words = max(metrics.horizontalAdvance(self.itemText(i)) for i in range(self.count()))
        px = self._theme.px
        return QSize(round(words) + px(_ICON) + px(_PADDING) * 3 + 2, px(CONTROL))

    def minimumSizeHint(self) -> QSize:
        """Never cut a word."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the state it is in."""
        colour, px = self._theme.colour, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        off = not self.isEnabled()
        over = self.underMouse() and not off
        painter.setPen(QPen(colour("line" if off else "control"), CONTROL_EDGE))
        painter.setBrush(colour("sunken" if over or off else "surface"))
        radius = RADIUS_BUTTON * self._theme.scale
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(rect, radius, radius)
        side = px(_ICON)
        mark = QRectF(rect.right() - px(_PADDING) - side, (self.height() - side) / 2, side, side)
        self._theme.paint_icon(painter, mark, "chevron_down", "ink2" if off else "ink")
        painter.setFont(self._theme.font("body"))
        painter.setPen(colour("ink2" if off else "ink"))
        room = QRectF(px(_PADDING), 0, mark.x() - px(_PADDING), self.height())
        along = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, along, self.currentText())
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page changes nothing."""
        event.ignore()
