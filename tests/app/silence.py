"""Voice and chimes that are never heard: no test speaks on the machine it runs on."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Signal

from sciatica_desktop.domain.speaking import Chime
from sciatica_desktop.services.sound import Sound
from sciatica_desktop.services.speech import Voice


class Silence(QObject):
    """Stands in for both, ready at once, and writes down what it is asked for."""

    changed = Signal()
    fell_silent = Signal()
    is_ready = True

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.why = ""
        self.said: list[str] = []
        self.played: list[Chime] = []
        self.opened = self.stopped = self.closed = 0

    def open(self) -> None:
        self.opened += 1

    def say(self, text: str, _volume: float) -> None:
        self.said.append(text)

    def play(self, chime: Chime, _volume: float) -> None:
        self.played.append(chime)

    def stop(self) -> None:
        self.stopped += 1

    def close(self) -> None:
        self.closed += 1


def silent_outputs(parent: QObject) -> tuple[Voice, Sound]:
    """In place of the machine's own."""
    return cast("Voice", Silence(parent)), cast("Sound", Silence(parent))
