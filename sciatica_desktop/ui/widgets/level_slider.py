"""How much of something, in per cent: a knob on a track, and its number beside it."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import CONTROL_EDGE
from sciatica_desktop.ui.widgets.focus import FocusMark, ShowsFocus
from sciatica_desktop.ui.widgets.labels import label

_WIDTH, _HEIGHT, _TRACK, _KNOB = 160, 32, 6, 20
_PILL = 999.0


class LevelSlider(QWidget):
    """Moved by arrow keys or the pointer; it tells once, when the pointer lets go.

    Signals:
        value_changed: the new number, by the person's hand.
    """

    value_changed = Signal(int)

    def __init__(self, name: str, *, theme: Theme, low: int, high: int, step: int) -> None:
        """Make a slider at its least number.

        Args:
            name: what is set, as a screen reader says it.
            theme: gives colours and sizes.
            low: least number, in per cent.
            high: greatest number, in per cent.
            step: how far an arrow key goes; every value is a whole number of steps.
        """
        super().__init__()
        self.slider = _Slider(theme)
        self.slider.setRange(low, high)
        self.slider.setSingleStep(step)
        self.slider.setPageStep(2 * step)
        self.slider.setAccessibleName(name)
        self.slider.setTracking(True)
        self._kept = low
        self._number = label("", theme=theme, weight=600)
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(12))
        row.addWidget(self.slider)
        row.addWidget(self._number)
        self.setFocusProxy(self.slider)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.slider.valueChanged.connect(self._show)
        self.slider.valueChanged.connect(self._keep)
        self.slider.sliderReleased.connect(self._keep)
        theme.changed.connect(self._fit)
        self._fit()
        self._show()

    @property
    def value(self) -> int:
        """The number, in per cent."""
        return self.slider.value()

    def set_value(self, value: int) -> None:
        """Show a number without telling anybody."""
        self._kept = value
        self.slider.setValue(value)

    def _keep(self) -> None:
        if not self.slider.isSliderDown() and self.value != self._kept:
            self._kept = self.value
            self.value_changed.emit(self.value)

    def _show(self) -> None:
        self._number.setText(f"{self.value} %")

    def _fit(self) -> None:
        self._number.setFixedWidth(
            math.ceil(self._theme.text_width("100 %", "body")) + self._theme.px(8)
        )


class _Slider(ShowsFocus, QSlider):
    """The track with its knob."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._focus = FocusMark(self, theme=theme, radius=_PILL)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def _ends(self) -> tuple[float, float]:
        """Where the middle of the knob is at the least and at the greatest number, in px."""
        inset = self._theme.px(_KNOB) / 2 + 1
        return inset, self.width() - inset

    def _go_to(self, x: float) -> None:
        first, last = self._ends()
        share = min(1.0, max(0.0, (x - first) / (last - first)))
        step = self.singleStep()
        value = self.minimum() + share * (self.maximum() - self.minimum())
        self.setValue(round(value / step) * step)

    def sizeHint(self) -> QSize:
        """The drawn size."""
        return QSize(self._theme.px(_WIDTH), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Never smaller."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track, what is set of it, and the knob."""
        colour = self._theme.colour
        first, last = self._ends()
        span = self.maximum() - self.minimum()
        at = first + (last - first) * (self.value() - self.minimum()) / span
        middle, thick = self.height() / 2, self._theme.px(_TRACK)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("control"), CONTROL_EDGE))
        painter.setBrush(colour("sunken"))
        track = QRectF(first, middle - thick / 2, last - first, thick)
        painter.drawRoundedRect(track, thick / 2, thick / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        over = self.underMouse() or self.isSliderDown()
        painter.setBrush(colour("action_hover" if over else "action"))
        painter.drawRoundedRect(track.adjusted(0, 0, at - last, 0), thick / 2, thick / 2)
        painter.setPen(QPen(colour("surface"), 2))
        side = self._theme.px(_KNOB) / 2
        painter.drawEllipse(QPointF(at, middle), side, side)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The knob comes to the pointer."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._go_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The knob follows the pointer."""
        if self.isSliderDown():
            self._go_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The knob stays."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(False)
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page changes nothing."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus and minus do what the arrow keys do."""
        step = {"+": 1, "-": -1}.get(event.text(), 0) * self.singleStep()
        if step:
            self.setValue(self.value() + step)
            return
        super().keyPressEvent(event)
