"""A number between two buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpinBox, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import RADIUS_BUTTON
from sciatica_desktop.ui.widgets.buttons import IconButton
from sciatica_desktop.ui.widgets.focus import FocusMark


class Stepper(QWidget):
    """Typed, or changed by arrow keys and the two buttons.

    Signals:
        value_changed: the new number, by the person's hand.
    """

    value_changed = Signal(int)

    def __init__(
        self,
        name: str,
        *,
        theme: Theme,
        low: int,
        high: int,
        unit: str = "",
        step: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        """Make a stepper at its least number.

        Args:
            name: what is set, as a screen reader says it.
            theme: gives colours and sizes.
            low: least number.
            high: greatest number.
            unit: shown after the number.
            step: how far a button or an arrow key goes; any number can be typed.
            parent: the parent widget.
        """
        super().__init__(parent)
        self._number = _Number(theme)
        self._number.setRange(low, high)
        self._number.setSingleStep(step)
        self._number.setSuffix(f" {unit}" if unit else "")
        self._number.setAccessibleName(name)
        self._less = IconButton("minus", f"{name}: less", theme=theme, framed=True)
        self._more = IconButton("plus", f"{name}: more", theme=theme, framed=True)
        for button, go in (
            (self._less, self._number.stepDown),
            (self._more, self._number.stepUp),
        ):
            # The number itself is the stop for Tab; its arrow keys do what the buttons do.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAutoRepeat(True)
            button.clicked.connect(go)
        self._number.valueChanged.connect(self._on_changed)
        self._silent = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(8))
        row.addWidget(self._less)
        row.addWidget(self._number)
        row.addWidget(self._more)
        self.setFocusProxy(self._number)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._show_ends()

    @property
    def value(self) -> int:
        """The number."""
        return self._number.value()

    def set_value(self, value: int) -> None:
        """Show a number without telling anybody; one that is being typed is left alone."""
        if value == self.value:
            return
        self._silent = True
        self._number.setValue(value)
        self._silent = False

    def _on_changed(self, value: int) -> None:
        self._show_ends()
        if not self._silent:
            self.value_changed.emit(value)

    def _show_ends(self) -> None:
        self._less.setEnabled(self.value > self._number.minimum())
        self._more.setEnabled(self.value < self._number.maximum())


class _Number(QSpinBox):
    """The number in the middle."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._focus = FocusMark(self, theme=theme, radius=RADIUS_BUTTON)
        self.setObjectName("bare")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setKeyboardTracking(False)
        self._follow()
        theme.changed.connect(self._follow)

    def _follow(self) -> None:
        self.setFont(self._theme.font("body", 600))
        self.setFixedWidth(self._theme.px(56))

    def stepBy(self, steps: int) -> None:
        """To the next number of the row of steps; small numbers go one by one."""
        step, value = self.singleStep(), self.value()
        fine = value < 2 * step if steps > 0 else value <= 2 * step
        if step == 1 or fine:
            self.setValue(value + steps)
            return
        rows = value // step if steps > 0 else -(-value // step)
        self.setValue(max(2 * step, (rows + steps) * step))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """With Alt the arrow keys mean what the number stands in, such as a card to be moved."""
        if event.modifiers() == Qt.KeyboardModifier.AltModifier:
            event.ignore()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page changes nothing."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring; a number is typed into, so always."""
        super().focusInEvent(event)
        self._focus.show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._focus.went()
