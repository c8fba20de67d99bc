"""One treatment: its form, how long it took, and how it felt after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from sciatica_desktop.domain.diary import MOST_MINUTES, TREATMENT_FORMS, Felt, Treatment
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.flow_layout import FlowLayout
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.segmented import Segmented

_STEP_MIN = 5
_LONGEST_FORM = 60
_FELT: tuple[tuple[object, str], ...] = (
    (None, "not said"),
    *((felt, felt.value) for felt in Felt),
)


class TreatmentRow(QWidget):
    """The details of one treatment; all of them may be left out.

    Signals:
        value_changed: the person changed one.
    """

    value_changed = Signal()

    def __init__(
        self, treatment: Treatment, *, theme: Theme, forms: Sequence[str] = (), writable: bool
    ) -> None:
        """Show a treatment.

        Args:
            treatment: what it is now.
            theme: gives colours and sizes.
            forms: forms of this kind the person wrote before, offered first.
            writable: whether it can be changed.
        """
        super().__init__()
        self._treatment = treatment
        kind = treatment.kind.value
        known = (*forms, *(f for f in TREATMENT_FORMS.get(treatment.kind, ()) if f not in forms))
        self.form = QLineEdit(treatment.form)
        self.form.setMaxLength(_LONGEST_FORM)
        self.form.setPlaceholderText(f"form, such as {known[0]}" if known else "form")
        self.form.setAccessibleName(f"Form of {kind}")
        self.form.setFixedSize(theme.px(220), theme.px(40))
        completer = QCompleter(list(known), self.form)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.form.setCompleter(completer)
        self.form.textChanged.connect(self._changed)
        self.minutes = _Minutes()
        self.minutes.setRange(0, MOST_MINUTES)
        self.minutes.setSingleStep(_STEP_MIN)
        self.minutes.setSuffix(" min")
        self.minutes.setSpecialValueText("no minutes")
        self.minutes.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.minutes.setAccessibleName(f"Minutes of {kind}")
        self.minutes.setFixedSize(theme.px(132), theme.px(40))
        self.minutes.setValue(treatment.minutes)
        self.minutes.valueChanged.connect(self._changed)
        self.felt = Segmented(f"How it felt after {kind}", _FELT, theme=theme)
        self.felt.set_value(treatment.felt)
        self.felt.value_changed.connect(self._changed)
        for part in (self.form, self.minutes, self.felt):
            part.setEnabled(writable)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, theme.space(4), 0, theme.space(4))
        body.setSpacing(theme.space(4))
        body.addWidget(label(kind.capitalize(), theme=theme, weight=600))
        after = label("Afterwards", theme=theme, role="small", tone="ink2")
        together = QWidget()
        ends = QHBoxLayout(together)
        ends.setContentsMargins(0, 0, 0, 0)
        ends.setSpacing(theme.space(8))
        ends.addWidget(after)
        ends.addWidget(self.felt)
        flow = FlowLayout(spacing=theme.space(8))
        for shown in (self.form, self.minutes, together):
            flow.addWidget(shown)
        body.addLayout(flow)

    @property
    def value(self) -> Treatment:
        """The treatment as it stands."""
        form = " ".join(self.form.text().split())
        if form == " ".join(self._treatment.form.split()):
            form = self._treatment.form
        felt = self.felt.value
        return replace(
            self._treatment,
            minutes=self.minutes.value(),
            form=form,
            felt=felt if isinstance(felt, Felt) else None,
        )

    def _changed(self, _value: object) -> None:
        self.value_changed.emit()


class _Minutes(QSpinBox):
    """Minutes; scrolling the page changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
