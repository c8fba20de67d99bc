"""Sleep, sitting, treatment and note: closed until they are wanted, their values in sight."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from sciatica_desktop.domain.diary import Entry
from sciatica_desktop.ui.pages.diary.fold_button import FoldButton
from sciatica_desktop.ui.pages.diary.hours_field import HoursField, hours_words
from sciatica_desktop.ui.pages.diary.treatments_field import TreatmentsField, treatments_words
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.card import Card

_SHARES = (4, 5, 7, 5)
"""Widths of the four folds in one row: a kind of treatment is a long word."""
_IN_A_ROW = 600
"""Width, in px at 100 % text, from which the four folds stand in one row."""


class Folds(QWidget):
    """Four folds of which at most one is open.

    Signals:
        changed: the person changed something in a fold.
        opened: a fold was opened; what it holds may lie below the edge of the page.
    """

    changed = Signal()
    opened = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """All closed and empty."""
        super().__init__(parent)
        self._theme = theme
        self.sleep = HoursField("Hours slept last night", theme=theme)
        self.sitting = HoursField("Hours sat in all", theme=theme)
        self.treatments = TreatmentsField(theme=theme)
        self.note = QPlainTextEdit()
        self.note.setPlaceholderText("Anything you would like to find again")
        self.note.setAccessibleName("Note")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(theme.px(128))
        self.sleep.value_changed.connect(self._changed)
        self.sitting.value_changed.connect(self._changed)
        self.treatments.value_changed.connect(self._changed)
        self.note.textChanged.connect(self._changed)
        self._parts: dict[FoldButton, QWidget] = {}
        self._buttons = QGridLayout()
        self._buttons.setSpacing(theme.space(8))
        self._panel = Card(theme=theme)
        side, above = theme.space(24), theme.space(12)
        self._panel.body.setContentsMargins(side, above, side, above)
        for name, part in (
            ("Sleep", self.sleep),
            ("Hours sat", self.sitting),
            ("Treatment", self.treatments),
            ("Note", self.note),
        ):
            button = FoldButton(name, theme=theme)
            button.clicked.connect(self._clicked)
            self._parts[button] = part
            self._panel.body.addWidget(part)
        self._columns = 0
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.space(8))
        body.addLayout(self._buttons)
        body.addWidget(self._panel)
        self._arrange()
        self.open(None)
        theme.changed.connect(self._arrange)

    def show_entry(self, entry: Entry) -> None:
        """Show the values of an entry; tells nobody."""
        self.sleep.set_value(entry.sleep_h)
        self.sitting.set_value(entry.sitting_h)
        self.treatments.set_value(entry.treatments)
        if self.note.toPlainText() != entry.notes:
            self.note.blockSignals(True)
            self.note.setPlainText(entry.notes)
            self.note.blockSignals(False)
        self._show_values()

    @property
    def buttons(self) -> tuple[FoldButton, ...]:
        """The four headers, in order."""
        return tuple(self._parts)

    def set_writable(self, writable: bool) -> None:
        """Whether values can be changed; they can always be opened and read."""
        for part in self._parts.values():
            part.setEnabled(writable)

    def open(self, button: FoldButton | None) -> None:
        """Open one fold and close the others; None closes all."""
        for other, part in self._parts.items():
            other.setChecked(other is button)
            part.setVisible(other is button)
        self._panel.setVisible(button is not None)

    def _clicked(self) -> None:
        clicked = self.sender()
        button = next(one for one in self._parts if one is clicked)
        self.open(button if button.isChecked() else None)
        if button.isChecked():
            self._parts[button].setFocus(Qt.FocusReason.TabFocusReason)
            self.opened.emit()

    def _changed(self) -> None:
        self._show_values()
        self.changed.emit()

    def _show_values(self) -> None:
        words = (
            hours_words(self.sleep.value),
            hours_words(self.sitting.value),
            treatments_words(self.treatments.value),
            " ".join(self.note.toPlainText().split()),
        )
        for button, text in zip(self._parts, words, strict=True):
            button.set_value(text)

    def _arrange(self) -> None:
        columns = 4 if self.width() >= _IN_A_ROW * self._theme.scale else 2
        if columns == self._columns:
            return
        self._columns = columns
        for place, button in enumerate(self._parts):
            self._buttons.addWidget(button, place // columns, place % columns)
            self._buttons.setColumnStretch(
                place, _SHARES[place] if columns == 4 else int(place < columns)
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One row or two."""
        super().resizeEvent(event)
        self._arrange()
