"""What the loudspeaker needs of a voice and of chimes, whoever they are."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import SignalInstance

from sciatica_desktop.domain.speaking import Chime


class Speaks(Protocol):
    """A voice, such as :class:`sciatica_desktop.services.speech.Voice`."""

    @property
    def changed(self) -> SignalInstance:
        """Told when it becomes ready or fails."""

    @property
    def fell_silent(self) -> SignalInstance:
        """Told when it has ended."""

    @property
    def is_ready(self) -> bool:
        """Whether something said now is heard now."""

    def open(self) -> None:
        """Start, and return at once."""

    def say(self, text: str, volume: float) -> None:
        """Say something, 0 to 1 loud, in place of what is being said."""

    def stop(self) -> None:
        """Fall silent at once."""

    def close(self) -> None:
        """Let go of everything."""


class Plays(Protocol):
    """Chimes, such as :class:`sciatica_desktop.services.sound.Sound`."""

    @property
    def is_ready(self) -> bool:
        """Whether a chime played now is heard now."""

    def open(self) -> None:
        """Load the chimes."""

    def play(self, chime: Chime, volume: float) -> None:
        """Play a chime, 0 to 1 loud."""

    def stop(self) -> None:
        """Fall silent at once."""

    def close(self) -> None:
        """Let go of everything."""
