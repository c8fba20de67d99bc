"""Hours of a day: slept, sat, stood, driven."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciatica_desktop.domain.diary import HOURS, Entry
from sciatica_desktop.ui.pages.diary.hours_field import HoursField
from sciatica_desktop.ui.theme.manager import Theme

_QUESTIONS = {
    "sleep_h": "Hours slept last night",
    "sitting_h": "Hours sat in all",
    "standing_h": "Hours stood in all",
    "driving_h": "Hours driven",
}
_SHORT = {"sleep_h": "slept", "sitting_h": "sat", "standing_h": "stood", "driving_h": "drove"}


class HoursPanel(QWidget):
    """Four fields, each with an empty value that is not zero.

    Signals:
        value_changed: the person changed the hours.
    """

    value_changed = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with no answer."""
        super().__init__(parent)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.space(8))
        self.fields = {name: HoursField(_QUESTIONS[name], theme=theme) for name in HOURS}
        for field in self.fields.values():
            field.value_changed.connect(self.value_changed)
            body.addWidget(field)
        self.setFocusProxy(self.fields["sleep_h"])

    @property
    def values(self) -> dict[str, float | None]:
        """Hours by the name of their field in an entry."""
        return {name: field.value for name, field in self.fields.items()}

    @property
    def words(self) -> str:
        """In a few words, such as "slept 6.5 h, sat 7 h"."""
        given = [(name, hours) for name, hours in self.values.items() if hours is not None]
        return ", ".join(f"{_SHORT[name]} {hours:g} h" for name, hours in given)

    def set_usual(self, hours: Mapping[str, float]) -> None:
        """Where the first step of each field begins, in h: what was given last."""
        for name, field in self.fields.items():
            field.set_usual(hours.get(name))

    def show_entry(self, entry: Entry) -> None:
        """Show the hours of an entry; tells nobody."""
        for name, field in self.fields.items():
            field.set_value(getattr(entry, name))
