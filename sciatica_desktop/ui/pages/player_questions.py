"""What the player asks, and that it asks it without a dialog: one key an answer."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from sciatica_desktop.domain.anatomy import Reach
from sciatica_desktop.ui.widgets.question_strip import Answer, QuestionStrip

FELT_MS = 12_000
"""How long the optional question stays; whoever is busy with a leg need not answer it."""

_GO_ON = Answer("go_on", "Go on", "Space", (Qt.Key.Key_Space, Qt.Key.Key_Escape))
_HURT = (
    Answer("ease", "Ease off", "E", (Qt.Key.Key_E,)),
    Answer("skip", "Skip this side", "S", (Qt.Key.Key_S,)),
    Answer("stop", "Stop", "X", (Qt.Key.Key_X,)),
    _GO_ON,
)
_SURE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_END = (Answer("end", "End", "Enter", _SURE), _GO_ON)
_CLOSE = (Answer("close", "Close", "Enter", _SURE), _GO_ON)
_FELT = tuple(
    Answer(f"{reach:d}", reach.place, f"{reach:d}", (Qt.Key(Qt.Key.Key_0 + reach),), "small")
    for reach in Reach
    if reach is not Reach.NONE
)
_FELT_WORDS = {
    "ease": "Half as far now, and half of what is left. Where did you feel it?",
    "skip": "Skipped. Where did you feel it?",
}


class PlayerQuestions(QObject):
    """Asks in the strip of the player.

    Signals:
        hurt: what is to be done about it: "ease", "skip" or "stop".
        felt: where it was felt (Reach).
        went_on: nothing is to be done; the session goes on.
        end_confirmed: stop before the end.
        close_confirmed: close the window.
        changed: a question was asked or taken away.
    """

    hurt = Signal(str)
    felt = Signal(object)
    went_on = Signal()
    end_confirmed = Signal()
    close_confirmed = Signal()
    changed = Signal()

    def __init__(self, strip: QuestionStrip, parent: QObject) -> None:
        """Ask in a strip that nobody else uses."""
        super().__init__(parent)
        self._strip = strip
        self._patience = QTimer(self)
        self._patience.setObjectName("where it was felt")
        self._patience.setSingleShot(True)
        self._patience.setInterval(FELT_MS)
        self._patience.timeout.connect(self.close)
        strip.chosen.connect(self._on_chosen)

    @property
    def is_open(self) -> bool:
        """Whether something is asked."""
        return self._strip.is_open

    @property
    def waits(self) -> bool:
        """Whether an answer has to come before the session goes on."""
        return self.is_open and not self.asks_where

    @property
    def asks_where(self) -> bool:
        """Whether it asks where it was felt, which nobody has to answer."""
        return self._strip.asks(_FELT)

    def ask_what_helps(self) -> str:
        """After "This hurts"; the words are given back to be announced."""
        return self._ask("Paused. What would help?", _HURT)

    def ask_where(self, choice: str) -> str:
        """After easing or skipping; it goes by itself."""
        words = self._ask(_FELT_WORDS[choice], _FELT)
        self._patience.start()
        return words

    def ask_to_end(self) -> str:
        """Whether to stop before the end; asked again while asking, it is answered with yes."""
        if self._strip.asks(_END):
            self._on_chosen("end")
            return ""
        return self._ask("End here? What you did so far is kept.", _END)

    def ask_to_close(self) -> str:
        """Whether to close the window; empty if that is being asked already."""
        if self._strip.asks(_CLOSE):
            return ""
        return self._ask("Close the app? What you did so far is kept.", _CLOSE)

    def take_key(self, key: int) -> bool:
        """Answer by key; whether the key was one of the answers."""
        if self.asks_where and key == Qt.Key.Key_Escape:
            self.close()
            return True
        return self.is_open and self._strip.take_key(key)

    def close(self) -> None:
        """Ask nothing any more."""
        self._patience.stop()
        if self.is_open:
            self._strip.close_strip()
            self.changed.emit()

    def _ask(self, words: str, answers: tuple[Answer, ...]) -> str:
        self._patience.stop()
        self._strip.ask(words, answers)
        self.changed.emit()
        return words

    def _on_chosen(self, choice: str) -> None:
        where = self.asks_where
        self.close()
        if where:
            self.felt.emit(Reach(int(choice)))
        elif choice == "end":
            self.end_confirmed.emit()
        elif choice == "close":
            self.close_confirmed.emit()
        elif choice == "go_on":
            self.went_on.emit()
        else:
            self.hurt.emit(choice)
