"""One number of the diary: its words, its row of cells, and the number itself, large."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.rating_row import RatingRow

_WORDS_WIDTH = 108
_NARROW = 500
"""Under this width, in px at 100 % text, the words stand above the cells."""


class RatingLine(QWidget):
    """A rating row with its large number.

    Signals:
        value_changed: the person gave, changed or cleared the number.
        answered: a digit or a click answered it; the next question may have the focus.
    """

    value_changed = Signal()
    answered = Signal()

    def __init__(
        self, name: str, period: str, *, theme: Theme, tone: str, parent: QWidget | None = None
    ) -> None:
        """Begin with no number.

        Args:
            name: what is rated, such as "Leg".
            period: what the number stands for, such as "on average".
            theme: colours and sizes.
            tone: "leg" or "back".
            parent: Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        self._tone = tone
        self.row = RatingRow(f"{name}, {period}", theme=theme, tone=tone, compact=True)
        self._period = label(period, theme=theme, role="small", tone="ink2", wrap=True)
        self._number = label("", theme=theme, role="display", tone=tone, weight=600)
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # The row says the number already, to a screen reader.
        self._number.setAccessibleName("")
        self._number.setFixedHeight(theme.px(40))
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addStretch(1)
        self._name = label(name, theme=theme, weight=600)
        words.addWidget(self._name)
        words.addWidget(self._period)
        words.addStretch(1)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(theme.space(4))
        self._is_narrow: bool | None = None
        self.row.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._arrange()
        self.row.value_changed.connect(self._changed)
        self.row.answered.connect(self.answered)
        theme.changed.connect(self._restyle)

    @property
    def value(self) -> int | None:
        """0 to 10, or None."""
        return self.row.value

    def set_value(self, value: int | None) -> None:
        """Show a number; tells nobody."""
        self.row.set_value(value)
        self._show()

    def set_period(self, words: str) -> None:
        """Change the small words below the name."""
        self._period.setText(words)

    def ask(self, period: str) -> None:
        """Ask for another period, such as "right now"."""
        self.set_period(period)
        self.row.setAccessibleName(f"{self._name.text()}, {period}")

    def _changed(self, _value: object) -> None:
        self._show()
        self.value_changed.emit()

    def _show(self) -> None:
        answered = self.value is not None
        self._number.setText(str(self.value) if answered else "–")
        self._number.set_tone(self._tone if answered else "control")

    def _restyle(self) -> None:
        self._is_narrow = None
        self._arrange()

    def _arrange(self) -> None:
        """Words beside the cells, or above them where there is no room."""
        narrow = self.width() < _NARROW * self._theme.scale
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        for widget in (self._words, self.row, self._number):
            self._grid.removeWidget(widget)
        scale = self._theme.scale
        if narrow:
            self._words.setMinimumWidth(0)
            self._grid.addWidget(self._words, 0, 0)
            self._grid.addWidget(self._number, 0, 1)
            self._grid.addWidget(self.row, 1, 0, 1, 2)
            self._grid.setHorizontalSpacing(0)
        else:
            self._words.setFixedWidth(round(_WORDS_WIDTH * scale))
            self._grid.addWidget(self._words, 0, 0)
            self._grid.addWidget(self.row, 0, 1)
            self._grid.addWidget(self._number, 0, 2)
            self._grid.setHorizontalSpacing(self._theme.space(12))
        self._words.setMaximumWidth(16777215 if narrow else round(_WORDS_WIDTH * scale))
        self._number.setMinimumWidth(round(56 * scale))
        self._grid.setColumnStretch(0, 1 if narrow else 0)
        self._grid.setColumnStretch(1, 0 if narrow else 1)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rearrange when the width asks for it."""
        super().resizeEvent(event)
        self._arrange()
