"""What the card says, field by field."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciatica_desktop.domain import own_exercise as own
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.own_exercise import OwnDraft
from sciatica_desktop.ui.pages.own_exercise.fields import TextField
from sciatica_desktop.ui.theme.manager import Theme

_FIELDS: tuple[tuple[str, str, int, bool], ...] = (
    ("start", "Start position", 2, False),
    ("how", "Move", 4, True),
    ("feel", "You should feel", 2, False),
    ("breathing", "Breathe", 2, False),
    ("errors", "Common slips", 2, True),
    ("easier", "Easier", 2, True),
    ("harder", "Harder", 2, True),
    ("not_if", "Not for you if", 2, True),
    ("stop_if", "Stop if", 3, True),
)
"""A field of the exercise, its name on the page, its rows, and whether it is a list."""


class WordsForm(QWidget):
    """Fields that change at once.

    Signals:
        edited: by the person's hand; ask :meth:`written`.
    """

    edited = Signal()

    def __init__(self, *, theme: Theme, undo_keys: QObject) -> None:
        """Make an empty form."""
        super().__init__()
        self.fields: dict[str, TextField] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(16))
        for key, name, rows, listed in _FIELDS:
            field = TextField(name, theme=theme, undo_keys=undo_keys, rows=rows, listed=listed)
            field.edited.connect(self.edited)
            column.addWidget(field)
            self.fields[key] = field

    def show_exercise(self, exercise: Exercise) -> None:
        """Show what the card says."""
        for key, field in self.fields.items():
            # While the stop rule is being written anew its field may be empty for a moment.
            if key == "stop_if" and field.edit.hasFocus() and not field.lines:
                continue
            field.show_value(getattr(exercise, key))

    def written(self, draft: OwnDraft) -> OwnDraft:
        """The draft with what is written here; an empty stop rule is the one for all."""
        values: dict[str, Any] = {
            key: self.fields[key].lines if listed else self.fields[key].text
            for key, _, _, listed in _FIELDS
        }
        stop = values.pop("stop_if")
        draft = replace(draft, exercise=replace(draft.exercise, **values))
        return own.with_stop_rule(draft, stop)
