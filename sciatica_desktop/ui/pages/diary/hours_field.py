"""Hours of a day, in halves, with an empty value that is not zero."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import IconButton
from sciatica_desktop.ui.widgets.labels import label

STEP_H = 0.5
LONGEST_H = 24.0
_EMPTY = -STEP_H
_USUAL_H = 7.0
"""Where the first step begins, in h, until hours were given once: nobody counts up from zero."""


class _HoursBox(QDoubleSpinBox):
    """A spin box that writes 6, not 6.0."""

    usual_h = _USUAL_H

    def textFromValue(self, value: float) -> str:
        """Whole hours without a decimal."""
        return self.locale().toString(value, "g")

    def stepBy(self, steps: int) -> None:
        """The first step goes to the usual hours, the others by halves."""
        if self.value() < 0:
            self.setValue(self.usual_h)
        else:
            super().stepBy(steps)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page changes nothing."""
        event.ignore()


class HoursField(QWidget):
    """A field with a minus and a plus.

    Signals:
        value_changed: the person changed the hours.
    """

    value_changed = Signal()

    def __init__(self, question: str, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with no answer."""
        super().__init__(parent)
        self._box = _HoursBox()
        self._box.setRange(_EMPTY, LONGEST_H)
        self._box.setSingleStep(STEP_H)
        self._box.setDecimals(1)
        self._box.setSuffix(" h")
        self._box.setSpecialValueText("not given")
        self._box.setValue(_EMPTY)
        self._box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._box.setAccessibleName(question)
        self._box.setMinimumHeight(theme.px(40))
        self._box.setMinimumWidth(theme.px(120))
        self._box.valueChanged.connect(self._changed)
        less = IconButton("minus", "Half an hour less", theme=theme, framed=True)
        more = IconButton("plus", "Half an hour more", theme=theme, framed=True)
        for button, step in ((less, self._box.stepDown), (more, self._box.stepUp)):
            # The number itself is the stop for Tab; its arrow keys do what the buttons do.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(step)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(8))
        row.addWidget(label(question, theme=theme, wrap=True), 1)
        row.addWidget(less)
        row.addWidget(self._box)
        row.addWidget(more)
        self.setFocusProxy(self._box)

    @property
    def value(self) -> float | None:
        """Hours from 0 to 24, or None."""
        value = self._box.value()
        return None if value < 0 else value

    def set_usual(self, hours: float | None) -> None:
        """Where the first step begins, in h; None for what is usual among people."""
        self._box.usual_h = _USUAL_H if hours is None else hours

    def set_value(self, hours: float | None) -> None:
        """Show hours; tells nobody."""
        self._box.blockSignals(True)
        self._box.setValue(_EMPTY if hours is None else hours)
        self._box.blockSignals(False)

    def _changed(self, _value: float) -> None:
        self.value_changed.emit()
