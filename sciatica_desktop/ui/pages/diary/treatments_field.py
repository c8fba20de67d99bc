"""Treatments of a day: which, of what form, how long, and how it felt after."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciatica_desktop.domain.diary import Entry, Treatment, TreatmentKind
from sciatica_desktop.ui.pages.diary.treatment_row import TreatmentRow
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.chips import ChipGroup
from sciatica_desktop.ui.widgets.tab_order import follow, stops_in


class TreatmentsField(QWidget):
    """Chips for the kinds; a ticked one shows its details, as they were last time.

    Two of one kind on one day, such as from a file, stay two.

    Signals:
        value_changed: the person changed a treatment.
    """

    value_changed = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with none."""
        super().__init__(parent)
        self._theme = theme
        self._writable = True
        self._last: dict[TreatmentKind, Treatment] = {}
        self._forms: dict[TreatmentKind, list[str]] = {}
        self._rows: list[TreatmentRow] = []
        self.kinds = ChipGroup("Treatment", [kind.value for kind in TreatmentKind], theme=theme)
        self.kinds.selection_changed.connect(self._kinds_changed)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(theme.space(8))
        self._body.addWidget(self.kinds)
        self.setFocusProxy(self.kinds)

    @property
    def rows(self) -> tuple[TreatmentRow, ...]:
        """The treatments that are shown."""
        return tuple(self._rows)

    @property
    def value(self) -> tuple[Treatment, ...]:
        """The treatments."""
        return tuple(row.value for row in self._rows)

    @property
    def words(self) -> str:
        """The kind of the only one, or how many there are; "none" without any."""
        value = self.value
        if len(value) < 2:
            return value[0].kind.value if value else "none"
        return str(len(value))

    def set_used_last(self, entries: Iterable[Entry]) -> None:
        """Learn from earlier entries, oldest first, what a kind was like last time."""
        self._last, self._forms = {}, {}
        for entry in entries:
            for treatment in entry.treatments:
                self._last[treatment.kind] = treatment
                forms = self._forms.setdefault(treatment.kind, [])
                if treatment.form and treatment.form not in forms:
                    forms.append(treatment.form)

    def set_value(self, treatments: tuple[Treatment, ...]) -> None:
        """Show treatments; tells nobody."""
        if treatments == self.value:
            return
        self._drop(self._rows)
        self.kinds.set_selected(tuple(treatment.kind.value for treatment in treatments))
        for treatment in treatments:
            self._add(treatment)

    def set_writable(self, writable: bool) -> None:
        """Whether treatments can be changed."""
        self._writable = writable
        for part in (self.kinds, *(part for row in self._rows for part in _inputs(row))):
            part.setEnabled(writable)

    def _kinds_changed(self) -> None:
        ticked = self.kinds.selected
        self._drop([row for row in self._rows if row.value.kind.value not in ticked])
        there = {row.value.kind for row in self._rows}
        for kind in TreatmentKind:
            if kind.value in ticked and kind not in there:
                last = self._last.get(kind, Treatment(kind))
                # How it felt is asked anew each time.
                self._add(Treatment(kind, last.minutes, last.form))
        self.value_changed.emit()

    def _add(self, treatment: Treatment) -> None:
        forms = self._forms.get(treatment.kind, [])
        row = TreatmentRow(treatment, theme=self._theme, forms=forms[::-1], writable=self._writable)
        row.value_changed.connect(self.value_changed)
        before = self._rows[-1] if self._rows else self.kinds
        self._body.addWidget(row)
        self._rows.append(row)
        follow((stops_in(before) or [before])[-1], stops_in(row))
        row.show()

    def _drop(self, rows: list[TreatmentRow]) -> None:
        for row in list(rows):
            self._rows.remove(row)
            self._body.removeWidget(row)
            row.hide()
            row.deleteLater()


def _inputs(row: TreatmentRow) -> tuple[QWidget, ...]:
    return row.form, row.minutes, row.felt
