"""Medicines of a day: name and how many, nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop.domain.diary import MOST_TAKEN, Entry, Medicine
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.chips import ChipGroup
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.stepper import Stepper
from sciatica_desktop.ui.widgets.tab_order import follow

_MOST_NAMES = 8
"""Names that are offered again; more would hide the ones in use."""


class MedicineRow(QWidget):
    """One medicine and its count.

    Signals:
        value_changed: the person changed the count.
    """

    value_changed = Signal()

    def __init__(self, medicine: Medicine, *, theme: Theme) -> None:
        """Show a medicine."""
        super().__init__()
        self.name = medicine.name
        self.count = Stepper(f"How many {medicine.name}", theme=theme, low=1, high=MOST_TAKEN)
        self.count.set_value(medicine.count)
        self.count.value_changed.connect(self._changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(medicine.name, theme=theme, wrap=True), 1)
        row.addWidget(self.count)

    @property
    def value(self) -> Medicine:
        """The medicine as it stands."""
        return Medicine(self.name, self.count.value)

    def _changed(self, _count: int) -> None:
        self.value_changed.emit()


class MedicinesField(QWidget):
    """Names as chips, those taken last first; a ticked one asks how many.

    Signals:
        value_changed: the person changed a medicine.
    """

    value_changed = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with none."""
        super().__init__(parent)
        self._theme = theme
        self._last: dict[str, Medicine] = {}
        self._rows: list[MedicineRow] = []
        self.names = ChipGroup("Medicine", (), theme=theme, own_words=True)
        self.names.selection_changed.connect(self._names_changed)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(theme.space(8))
        self._body.addWidget(self.names)
        self._body.addWidget(
            label(
                "Name and number only, for you to find again.",
                theme=theme,
                role="small",
                tone="ink2",
                wrap=True,
            )
        )
        self.setFocusProxy(self.names)

    @property
    def rows(self) -> tuple[MedicineRow, ...]:
        """The medicines that are shown."""
        return tuple(self._rows)

    @property
    def value(self) -> tuple[Medicine, ...]:
        """The medicines."""
        return tuple(row.value for row in self._rows)

    @property
    def words(self) -> str:
        """Such as "ibuprofen 2"; "none" where nothing was taken."""
        return ", ".join(f"{each.name} {each.count}" for each in self.value) or "none"

    def set_used_last(self, entries: Iterable[Entry], names: Sequence[str]) -> None:
        """Learn from earlier entries, oldest first, what was taken and how many."""
        self._last = {each.name: each for entry in entries for each in entry.medicines}
        selected = self.names.selected
        self.names.set_selected(tuple(names[:_MOST_NAMES]))
        self.names.set_selected(selected)

    def set_value(self, medicines: tuple[Medicine, ...]) -> None:
        """Show medicines; tells nobody."""
        if medicines == self.value:
            return
        self._drop(self._rows)
        self.names.set_selected(tuple(medicine.name for medicine in medicines))
        for medicine in medicines:
            self._add(medicine)

    def _names_changed(self) -> None:
        ticked = self.names.selected
        self._drop([row for row in self._rows if row.name not in ticked])
        there = {row.name for row in self._rows}
        for name in ticked:
            if name not in there:
                self._add(self._last.get(name, Medicine(name)))
        self.value_changed.emit()

    def _add(self, medicine: Medicine) -> None:
        row = MedicineRow(medicine, theme=self._theme)
        row.value_changed.connect(self.value_changed)
        self._body.addWidget(row)
        if self._rows:
            follow(self._rows[-1].count, [row.count])
        self._rows.append(row)
        row.show()

    def _drop(self, rows: list[MedicineRow]) -> None:
        for row in list(rows):
            self._rows.remove(row)
            self._body.removeWidget(row)
            row.hide()
            row.deleteLater()
