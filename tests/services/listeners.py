"""A voice and chimes that write down what they are asked for, and when."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from sciatica_desktop.domain.speaking import Chime
from tests.clocks import FakeClock


class NotedVoice(QObject):
    """Stands in for the voice. An utterance ends when a test says so."""

    changed = Signal()
    fell_silent = Signal()

    def __init__(self, clock: FakeClock, *, ready: bool = True) -> None:
        super().__init__()
        self._clock = clock
        self.is_ready = ready
        self.opened = self.stopped = self.closed = 0
        self.said: list[tuple[float, str]] = []
        self.volumes: list[float] = []

    @property
    def texts(self) -> list[str]:
        return [text for _, text in self.said]

    def times_of(self, text: str) -> list[float]:
        return [at for at, said in self.said if said == text]

    def open(self) -> None:
        self.opened += 1

    def say(self, text: str, volume: float) -> None:
        self.said.append((self._clock.monotonic(), text))
        self.volumes.append(volume)

    def stop(self) -> None:
        self.stopped += 1

    def close(self) -> None:
        self.closed += 1


class NotedSound:
    """Stands in for the chimes."""

    def __init__(self, clock: FakeClock, *, ready: bool = True) -> None:
        self._clock = clock
        self.is_ready = ready
        self.opened = self.stopped = self.closed = 0
        self.played: list[tuple[float, Chime]] = []
        self.volumes: list[float] = []

    @property
    def chimes(self) -> list[Chime]:
        return [chime for _, chime in self.played if chime is not Chime.WAKE]

    def times_of(self, chime: Chime) -> list[float]:
        return [at for at, played in self.played if played is chime]

    def open(self) -> None:
        self.opened += 1

    def play(self, chime: Chime, volume: float) -> None:
        self.played.append((self._clock.monotonic(), chime))
        self.volumes.append(volume)

    def stop(self) -> None:
        self.stopped += 1

    def close(self) -> None:
        self.closed += 1
