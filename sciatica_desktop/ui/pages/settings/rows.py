"""One setting as a row: its words at the left, its control at the right."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop.services.settings import Setting, Settings
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.choice import Choice
from sciatica_desktop.ui.widgets.labels import Label, label
from sciatica_desktop.ui.widgets.level_slider import LevelSlider
from sciatica_desktop.ui.widgets.segmented import Segmented
from sciatica_desktop.ui.widgets.stepper import Stepper
from sciatica_desktop.ui.widgets.switch import Switch

AnySetting = Setting[bool] | Setting[int] | Setting[str]

_HEIGHT = 64
_LETTERS_SIDE_BY_SIDE = 30
"""Choices with no more letters than this fit beside the words as segments."""

_UNDER_EACH_OTHER = 480


def marked(text: str, words: str, colour: str) -> str:
    """Text as rich text with every occurrence of ``words`` marked.

    Args:
        text: plain text.
        words: what is searched for, in any case; empty for none.
        colour: name of the mark's colour, such as "#F3E3C3".
    """
    if not words:
        return html.escape(text)
    low, at, parts = text.casefold(), 0, []
    if len(low) != len(text):
        return html.escape(text)
    while (found := low.find(words.casefold(), at)) >= 0:
        parts.append(html.escape(text[at:found]))
        hit = html.escape(text[found : found + len(words)])
        parts.append(f'<span style="background-color:{colour}">{hit}</span>')
        at = found + len(words)
    parts.append(html.escape(text[at:]))
    return "".join(parts)


class Row(QWidget):
    """Words and whatever stands at their right."""

    def __init__(
        self,
        title: str,
        help_text: str,
        control: QWidget,
        *,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """Make a row.

        Args:
            title: what it is about.
            help_text: one quiet line below; may be empty.
            control: what changes it.
            theme: gives colours and sizes.
            parent: the parent widget.
        """
        super().__init__(parent)
        self._theme = theme
        self._texts = (title, help_text)
        self._title: Label = label(title, theme=theme, wrap=True, weight=500)
        self._help: Label = label(help_text, theme=theme, role="small", tone="ink2", wrap=True)
        if not help_text:
            self._help.hide()
        self.control = control
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._help)
        words.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, theme.space(8), 0, theme.space(8))
        self._row.setSpacing(theme.space(16))
        self._row.addLayout(words, 1)
        self._row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(theme.px(_HEIGHT))
        self._words = ""
        theme.changed.connect(self._remark)

    def matches(self, words: str) -> bool:
        """Whether a search finds it."""
        return any(words.casefold() in text.casefold() for text in self._texts)

    def mark(self, words: str) -> None:
        """Mark what a search found, or nothing."""
        self._words = words
        self._remark()

    def set_help(self, help_text: str) -> None:
        """Show another quiet line."""
        self._texts = (self._texts[0], help_text)
        self._help.setVisible(bool(help_text))
        self._remark()

    def _remark(self) -> None:
        colour = self._theme.colour("flare").name()
        for shown, text in zip((self._title, self._help), self._texts, strict=True):
            if self._words:
                shown.setTextFormat(Qt.TextFormat.RichText)
                shown.setText(marked(text, self._words, colour))
            else:
                shown.setTextFormat(Qt.TextFormat.PlainText)
                shown.setText(text)
            shown.setAccessibleName(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The control goes under the words where both are too wide for one line."""
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(_UNDER_EACH_OTHER)
        wide = self.control.sizeHint().width() > self._theme.px(120)
        down = narrow and wide
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if down else direction.LeftToRight)
        side = Qt.AlignmentFlag.AlignLeft if down else Qt.AlignmentFlag.AlignVCenter
        self._row.setAlignment(self.control, side)


class SettingRow(Row):
    """A row whose control is made from the setting's type and is kept in step with it.

    Signals:
        edited: the person gave the setting a new value.
    """

    edited = Signal()

    def __init__(self, setting: AnySetting, settings: Settings, *, theme: Theme) -> None:
        """Make the row for a setting."""
        self._control = _control(setting, theme)
        super().__init__(setting.label, setting.help, self._control, theme=theme)
        self.setting = setting
        self._settings = settings
        self.show_value()
        if isinstance(self._control, Switch):
            self._control.clicked.connect(self._keep)
        else:
            self._control.value_changed.connect(self._keep)

    def show_value(self) -> None:
        """Show what is kept."""
        value = self._settings.get(self.setting)  # type: ignore[misc]  # one of the three kinds
        match self._control:
            case Switch():
                self._control.setChecked(bool(value))
            case Stepper() | LevelSlider():
                self._control.set_value(int(value))
            case _:
                self._control.set_value(value)

    def _keep(self, value: object) -> None:
        self._settings.set(self.setting, value)  # type: ignore[misc]  # set() checks it
        self.edited.emit()


def _control(
    setting: AnySetting, theme: Theme
) -> Switch | Segmented | Choice | LevelSlider | Stepper:
    """The control that fits a setting."""
    if setting.choices:
        letters = sum(len(text) for _, text in setting.choices)
        if letters <= _LETTERS_SIDE_BY_SIDE:
            return Segmented(setting.label, setting.choices, theme=theme)
        return Choice(setting.label, setting.choices, theme=theme)
    if isinstance(setting.default, bool):
        return Switch(setting.label, theme=theme)
    if setting.unit == "%":
        return LevelSlider(
            setting.label, theme=theme, low=setting.low, high=setting.high, step=setting.step
        )
    return Stepper(
        setting.label, theme=theme, low=setting.low, high=setting.high, unit=setting.unit
    )
