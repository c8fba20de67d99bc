"""The emergency number, to be changed where it is shown."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sciatica_desktop.services.settings import EMERGENCY_NUMBER, Settings
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.choice import Choice
from sciatica_desktop.ui.widgets.labels import label


class EmergencyNumber(QWidget):
    """Countries differ; the number kept in the settings is the one shown everywhere."""

    def __init__(
        self,
        *,
        theme: Theme,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        """Show the number that is kept."""
        super().__init__(parent)
        self._settings = settings
        self._choice = Choice(EMERGENCY_NUMBER.label, EMERGENCY_NUMBER.choices, theme=theme)
        self._choice.set_value(settings.get(EMERGENCY_NUMBER))
        self._choice.value_changed.connect(self._on_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(8))
        row.addWidget(label(EMERGENCY_NUMBER.label, theme=theme, role="small", tone="ink2"))
        row.addWidget(self._choice)
        settings.changed.connect(self._on_setting)

    def _on_chosen(self, number: str) -> None:
        self._settings.set(EMERGENCY_NUMBER, number)

    def _on_setting(self, key: str) -> None:
        if key == EMERGENCY_NUMBER.key:
            self._choice.set_value(self._settings.get(EMERGENCY_NUMBER))
