"""Hours of a day, in halves, with an empty value that is not zero."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import IconButton
from sciatica_desktop.ui.widgets.labels import label

STEP_H = 0.5
LONGEST_H = 24.0
_EMPTY = -STEP_H
_USUAL_H = 7.0
"""Where the first step begins, in h: nobody wants to count up from zero."""


def hours_words(hours: float | None) -> str:
    """Hours as a person reads them, such as "6.5 h"; empty for no answer."""
    return "" if hours is None else f"{hours:g} h"


class _HoursBox(QDoubleSpinBox):
    """A spin box that writes 6, not 6.0."""

    def textFromValue(self, value: float) -> str:
        """Whole hours without a decimal."""
        return self.locale().toString(value, "g")


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
        less.clicked.connect(self._less)
        more.clicked.connect(self._more)
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

    def set_value(self, hours: float | None) -> None:
        """Show hours; tells nobody."""
        self._box.blockSignals(True)
        self._box.setValue(_EMPTY if hours is None else hours)
        self._box.blockSignals(False)

    def _changed(self, _value: float) -> None:
        self.value_changed.emit()

    def _less(self) -> None:
        self._box.setValue(_USUAL_H if self.value is None else self._box.value() - STEP_H)

    def _more(self) -> None:
        self._box.setValue(_USUAL_H if self.value is None else self._box.value() + STEP_H)
