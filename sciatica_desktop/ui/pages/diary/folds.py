"""What folds away: hours, treatment, medicine, note and mark, their values in sight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from sciatica_desktop.domain.diary import HOURS, Entry
from sciatica_desktop.domain.tags import TagKind
from sciatica_desktop.ui.pages.diary.fold_button import FoldButton
from sciatica_desktop.ui.pages.diary.hours_panel import HoursPanel
from sciatica_desktop.ui.pages.diary.marks_field import MarksField
from sciatica_desktop.ui.pages.diary.medicines_field import MedicinesField
from sciatica_desktop.ui.pages.diary.treatments_field import TreatmentsField
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.card import Card
from sciatica_desktop.ui.widgets.tab_order import stops_in

_THREE = 500
"""Width, in px at 100 % text, from which three folds stand in one row."""


class Folds(QWidget):
    """Folds of which at most one is open, and the way to the weekly questions.

    What is open stays open when another day is shown: who writes a note each day opens it once.

    Signals:
        changed: the person changed something in a fold that belongs to the entry.
        opened: a fold was opened; what it holds may lie below the edge of the page.
        weekly_requested: show the weekly questions.
    """

    changed = Signal()
    opened = Signal()
    weekly_requested = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """All closed and empty."""
        super().__init__(parent)
        self._theme = theme
        self.hours = HoursPanel(theme=theme)
        self.treatments = TreatmentsField(theme=theme)
        self.medicines = MedicinesField(theme=theme)
        self.note = QPlainTextEdit()
        self.note.setPlaceholderText("Anything you would like to find again")
        self.note.setAccessibleName("Note")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(theme.px(128))
        self.marks = MarksField(theme=theme)
        for field in (self.hours, self.treatments, self.medicines):
            field.value_changed.connect(self._changed)
        self.note.textChanged.connect(self._changed)
        self._parts: dict[FoldButton, QWidget] = {}
        self._buttons = QGridLayout()
        self._buttons.setSpacing(theme.space(8))
        self._panel = Card(theme=theme, parent=self)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.space(8))
        body.addLayout(self._buttons)
        body.addWidget(self._panel)
        side, above = theme.space(24), theme.space(12)
        self._panel.body.setContentsMargins(side, above, side, above)
        parts: tuple[tuple[str, QWidget], ...] = (
            ("Hours", self.hours),
            ("Treatment", self.treatments),
            ("Medicine", self.medicines),
            ("Note", self.note),
            ("Mark", self.marks),
        )
        for name, part in parts:
            # Tab goes from a header into what it opened, and then to the next header: each part
            # gets its place in that order as it is put in here.
            button = FoldButton(name, theme=theme, parent=self)
            button.clicked.connect(self._clicked)
            self._parts[button] = part
            self._panel.body.addWidget(part)
        self.weekly = FoldButton("The week", theme=theme, is_way=True, parent=self)
        self.weekly.clicked.connect(self.weekly_requested)
        self._columns = 0
        self._arrange()
        self.open(None)
        theme.changed.connect(self._arrange)

    def set_used_last(
        self, entries: Sequence[Entry], words: Mapping[TagKind, Sequence[str]]
    ) -> None:
        """Learn from earlier entries, oldest first, what to offer."""
        usual = {
            name: hours
            for entry in entries
            for name in HOURS
            if (hours := getattr(entry, name)) is not None
        }
        self.hours.set_usual(usual)
        self.treatments.set_used_last(entries)
        self.medicines.set_used_last(entries, words.get(TagKind.MEDICINE, ()))

    def show_entry(self, entry: Entry) -> None:
        """Show the values of an entry; tells nobody."""
        self.hours.show_entry(entry)
        self.treatments.set_value(entry.treatments)
        self.medicines.set_value(entry.medicines)
        if self.note.toPlainText().strip() != entry.notes.strip():
            self.note.blockSignals(True)
            self.note.setPlainText(entry.notes)
            self.note.blockSignals(False)
        self.show_values()

    def notes_of(self, before: str) -> str:
        """The note; one that is only shown keeps its blanks at both ends."""
        typed = self.note.toPlainText().strip()
        return before if typed == before.strip() else typed

    @property
    def buttons(self) -> tuple[FoldButton, ...]:
        """The headers, in order."""
        return (*self._parts, self.weekly)

    def set_writable(self, writable: bool) -> None:
        """Whether values can be changed; they can always be opened and read.

        A mark can be put on any day: a visit is often written down later.
        """
        self.treatments.set_writable(writable)
        for part in (self.hours, self.medicines, self.note):
            part.setEnabled(writable)

    def open(self, button: FoldButton | None) -> None:
        """Open one fold and close the others; None closes all."""
        for other, part in self._parts.items():
            other.setChecked(other is button)
            part.setVisible(other is button)
        self._panel.setVisible(button is not None)

    def show_values(self) -> None:
        """Say in the headers what the folds hold."""
        words = (
            self.hours.words,
            self.treatments.words,
            self.medicines.words,
            " ".join(self.note.toPlainText().split()),
            self.marks.words,
        )
        for button, text in zip(self._parts, words, strict=True):
            button.set_value(text)

    def _clicked(self) -> None:
        clicked = self.sender()
        button = next(one for one in self._parts if one is clicked)
        self.open(button if button.isChecked() else None)
        if button.isChecked():
            part = self._parts[button]
            first = part if part is self.note else (stops_in(part) or [part])[0]
            first.setFocus(Qt.FocusReason.TabFocusReason)
            self.opened.emit()

    def _changed(self) -> None:
        self.show_values()
        self.changed.emit()

    def _arrange(self) -> None:
        columns = 3 if self.width() >= _THREE * self._theme.scale else 2
        if columns == self._columns:
            return
        self._columns = columns
        for place, button in enumerate(self.buttons):
            self._buttons.addWidget(button, place // columns, place % columns)
        for column in range(3):
            self._buttons.setColumnStretch(column, int(column < columns))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two rows or three."""
        super().resizeEvent(event)
        self._arrange()
