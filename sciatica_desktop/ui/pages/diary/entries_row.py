"""Which entry of the day is shown: the whole day, or one of its moments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QTimeEdit, QWidget

from sciatica_desktop.domain.diary import Entry, EntryKind
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.chips import Chip
from sciatica_desktop.ui.widgets.flow_layout import FlowLayout
from sciatica_desktop.ui.widgets.labels import label


def entry_words(entry: Entry) -> str:
    """An entry as it is told from the others of its day."""
    return "Whole day" if entry.kind is EntryKind.DAY else f"{entry.happened:%H:%M}"


class EntriesRow(QWidget):
    """One chip an entry, and the time of day of a moment.

    Signals:
        chosen: the id of the entry to show.
        time_changed: the person put the time of the moment right.
    """

    chosen = Signal(str)
    time_changed = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with no entry."""
        super().__init__(parent)
        self._theme = theme
        self._ids: list[str] = []
        self._current = ""
        self.chips: list[Chip] = []
        holder = QWidget()
        self._flow = FlowLayout(holder, spacing=theme.space(8))
        self._at = label("It was at", theme=theme, role="small", tone="ink2")
        self.time = QTimeEdit()
        self.time.setDisplayFormat("HH:mm")
        self.time.setAccessibleName("Time of this entry")
        self.time.setFixedHeight(theme.px(36))
        self.time.timeChanged.connect(self._time_changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(12))
        row.addWidget(holder, 1)
        row.addWidget(self._at)
        row.addWidget(self.time)

    def show_entries(
        self, entries: Sequence[Entry], current: Entry, *, latest: QTime, writable: bool
    ) -> None:
        """Show the entries of a day; tells nobody.

        Args:
            entries: all of them, the one in view included.
            current: the one in view.
            latest: the latest time a moment of this day can have.
            writable: whether the time can be changed.
        """
        self._ids = [entry.id for entry in entries]
        self._current = current.id
        while len(self.chips) < len(entries):
            chip = Chip("", theme=self._theme)
            chip.clicked.connect(self._clicked)
            self._flow.addWidget(chip)
            self.chips.append(chip)
        for place, chip in enumerate(self.chips):
            chip.setVisible(place < len(entries))
            if place < len(entries):
                chip.setText(entry_words(entries[place]))
                chip.setAccessibleName(f"Entry: {entry_words(entries[place])}")
                chip.setChecked(entries[place].id == current.id)
                chip.updateGeometry()
        is_moment = current.kind is EntryKind.MOMENT
        for part in (self._at, self.time):
            part.setVisible(is_moment)
        self.time.blockSignals(True)
        self.time.setMaximumTime(latest)
        self.time.setTime(QTime(current.happened.hour, current.happened.minute))
        self.time.setEnabled(writable)
        self.time.blockSignals(False)
        self.setVisible(len(entries) > 1 or is_moment)

    def put_into(self, entry: Entry) -> Entry:
        """The entry at the time that stands in the field; a whole day is left as it is."""
        at = self.time.time()
        same = (at.hour(), at.minute()) == (entry.happened.hour, entry.happened.minute)
        if entry.kind is EntryKind.DAY or same:
            return entry
        happened = entry.happened.replace(hour=at.hour(), minute=at.minute(), second=0)
        return replace(entry, happened=happened)

    def _clicked(self) -> None:
        clicked = self.sender()
        for place, chip in enumerate(self.chips):
            if place < len(self._ids):
                chip.setChecked(self._ids[place] == self._current)
        place = next(place for place, chip in enumerate(self.chips) if chip is clicked)
        if self._ids[place] != self._current:
            self.chosen.emit(self._ids[place])

    def _time_changed(self, _time: QTime) -> None:
        self.time_changed.emit()
