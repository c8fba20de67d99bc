"""A question inside the page, with one key an answer: no dialog stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.card import Card
from sciatica_desktop.ui.widgets.labels import label


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer.

    Attributes:
        choice: what is told to the page.
        text: the button's words.
        keycap: the key as shown.
        keys: the keys that give it.
    """

    choice: str
    text: str
    keycap: str
    keys: tuple[Qt.Key, ...]


class QuestionStrip(Card):
    """Asks one thing at a time.

    Signals:
        chosen: the choice of the answer given.
    """

    chosen = Signal(str)

    def __init__(self, *, theme: Theme) -> None:
        """Make the strip, closed."""
        super().__init__(theme=theme)
        self.setObjectName("questionStrip")
        self._theme = theme
        self._answers: tuple[Answer, ...] = ()
        self._question = label("", theme=theme, role="body", weight=600, wrap=True)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.space(12))
        side, above = theme.space(24), theme.space(16)
        self.body.setContentsMargins(side, above, side, above)
        self.body.addWidget(self._question)
        self.body.addLayout(self._row)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether it is asking."""
        return not self.isHidden()

    def asks(self, answers: tuple[Answer, ...]) -> bool:
        """Whether it is asking this right now."""
        return self.is_open and self._answers == answers

    def ask(self, question: str, answers: tuple[Answer, ...]) -> None:
        """Ask. Who asks keeps the keyboard and hands each key to :meth:`take_key`.

        No answer is focused: Space would press it, whatever key its button shows.
        """
        self._question.setText(question)
        if answers != self._answers:
            self._answers = answers
            self._fill()
        self.show()

    def close_strip(self) -> None:
        """Stop asking."""
        self.hide()

    def take_key(self, key: int) -> bool:
        """Answer by key; whether the key was one of the answers."""
        for answer in self._answers:
            if key in answer.keys:
                self.chosen.emit(answer.choice)
                return True
        return False

    def _fill(self) -> None:
        while self._row.count():
            item = self._row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for answer in self._answers:
            button = Button(answer.text, theme=self._theme, role="secondary", keycap=answer.keycap)
            button.clicked.connect(partial(self.chosen.emit, answer.choice))
            self._row.addWidget(button)
        self._row.addStretch(1)
