"""A question inside the page, with one key an answer: no dialog stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.card import Card
from sciatica_desktop.ui.widgets.flow_layout import FlowLayout
from sciatica_desktop.ui.widgets.labels import label


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer.

    Attributes:
        choice: what is told to the page.
        text: the button's words.
        keycap: the key as shown.
        keys: the keys that give it.
        size: of its button; a small one where there are many.
    """

    choice: str
    text: str
    keycap: str
    keys: tuple[Qt.Key, ...]
    size: str = "normal"


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
        self._row = FlowLayout(spacing=theme.space(8))
        self._tight = False
        self.body.addWidget(self._question)
        self.body.addLayout(self._row)
        self.set_tight(False)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether it is asking."""
        return not self.isHidden()

    @property
    def question(self) -> str:
        """What it asks, or asked last."""
        return self._question.text()

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

    def set_tight(self, tight: bool) -> None:
        """Leave less room around the words."""
        self._tight = tight
        side, above = (12, 8) if tight else (24, 16)
        space = self._theme.space
        self.body.setContentsMargins(space(side), space(above), space(side), space(above))

    def set_letters(self, theme: Theme) -> None:
        """Write with the letters of another theme, such as larger ones."""
        if theme is self._theme:
            return
        question = label(self.question, theme=theme, role="body", weight=600, wrap=True)
        self.body.replaceWidget(self._question, question)
        self._question.hide()
        self._question.deleteLater()
        self._theme, self._question = theme, question
        self._row.setSpacing(theme.space(8))
        self.set_tight(self._tight)
        self._fill()

    def _fill(self) -> None:
        while self._row.count():
            item = self._row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                # Hidden at once: until it is deleted it would lie over the new answers.
                widget.hide()
                widget.deleteLater()
        for answer in self._answers:
            button = Button(
                answer.text,
                theme=self._theme,
                role="secondary",
                size=answer.size,
                keycap=answer.keycap,
            )
            button.clicked.connect(partial(self.chosen.emit, answer.choice))
            self._row.addWidget(button)
