"""Treatments of a day: which, and how long each took."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from sciatica_desktop.domain.diary import Treatment, TreatmentKind
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.chips import ChipGroup
from sciatica_desktop.ui.widgets.labels import label

_LONGEST_MIN = 600
_STEP_MIN = 5


class _Minutes(QWidget):
    """The minutes of one treatment."""

    def __init__(self, kind: TreatmentKind, *, theme: Theme) -> None:
        super().__init__()
        self.box = QSpinBox()
        self.box.setRange(0, _LONGEST_MIN)
        self.box.setSingleStep(_STEP_MIN)
        self.box.setSuffix(" min")
        self.box.setSpecialValueText("not given")
        self.box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.box.setAccessibleName(f"Minutes of {kind.value}")
        self.box.setMinimumHeight(theme.px(40))
        self.box.setMinimumWidth(theme.px(120))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(f"Minutes of {kind.value}", theme=theme), 1)
        row.addWidget(self.box)


class TreatmentsField(QWidget):
    """Chips for the kinds; a ticked one asks for its minutes.

    Signals:
        value_changed: the person changed a treatment.
    """

    value_changed = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with none."""
        super().__init__(parent)
        self.kinds = ChipGroup("Treatment", [kind.value for kind in TreatmentKind], theme=theme)
        self._minutes = {kind: _Minutes(kind, theme=theme) for kind in TreatmentKind}
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.space(8))
        body.addWidget(self.kinds)
        for row in self._minutes.values():
            row.hide()
            row.box.valueChanged.connect(self._minutes_changed)
            body.addWidget(row)
        self.kinds.selection_changed.connect(self._kinds_changed)
        self.setFocusProxy(self.kinds)

    @property
    def value(self) -> tuple[Treatment, ...]:
        """The treatments, in the order of the chips."""
        return tuple(Treatment(kind, self._minutes[kind].box.value()) for kind in self._ticked())

    def set_value(self, treatments: tuple[Treatment, ...]) -> None:
        """Show treatments; tells nobody."""
        minutes = {treatment.kind: treatment.minutes for treatment in treatments}
        self.kinds.set_selected(tuple(kind.value for kind in minutes))
        for kind, row in self._minutes.items():
            row.box.blockSignals(True)
            row.box.setValue(minutes.get(kind, 0))
            row.box.blockSignals(False)
            row.setVisible(kind in minutes)

    def _ticked(self) -> list[TreatmentKind]:
        return [kind for kind in TreatmentKind if kind.value in self.kinds.selected]

    def _kinds_changed(self) -> None:
        ticked = self._ticked()
        for kind, row in self._minutes.items():
            row.setVisible(kind in ticked)
        self.value_changed.emit()

    def _minutes_changed(self, _minutes: int) -> None:
        self.value_changed.emit()


def treatments_words(treatments: tuple[Treatment, ...]) -> str:
    """Treatments in a word: "none", the kind of the only one, or how many there are."""
    if not treatments:
        return "none"
    return treatments[0].kind.value if len(treatments) == 1 else str(len(treatments))
