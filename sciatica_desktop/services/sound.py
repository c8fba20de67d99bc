"""The player's chimes, through Qt's multimedia; loaded when first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal

from sciatica_desktop import resources
from sciatica_desktop.domain.speaking import Chime
from sciatica_desktop.services.muffled import muffled

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QSoundEffect

NO_LIBRARY = "No sound: the sound library of Qt could not be loaded."
NO_DEVICE = "No sound: this computer has no sound output."
NOT_PLAYED = "No sound: the sound output of this computer could not be used."


class Sound(QObject):
    """Plays chimes, each from its beginning.

    Signals:
        changed: it has become ready, or it is known why it cannot.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Load nothing yet; :meth:`open` does."""
        super().__init__(parent)
        self._effects: dict[Chime, QSoundEffect] = {}
        self._why = ""

    @property
    def is_ready(self) -> bool:
        """Whether a chime played now is heard now."""
        return bool(self._effects)

    @property
    def available(self) -> bool:
        """Whether there is sound, as far as is known: False once opening it has failed."""
        return not self._why

    @property
    def why(self) -> str:
        """One sentence why there is no sound; empty while there may be some."""
        return self._why

    def open(self) -> None:
        """Load the chimes. Does nothing when they are; after a failure it tries again."""
        if self._effects:
            return
        self._why = ""
        try:
            with muffled():
                # The library may be missing, and a program that stays silent never loads it.
                from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

                has_output = bool(QMediaDevices.audioOutputs())
        except ImportError:
            self._fail(NO_LIBRARY)
            return
        if not has_output:
            self._fail(NO_DEVICE)
            return
        for chime in Chime:
            effect = QSoundEffect(self)
            effect.statusChanged.connect(self._on_status)
            self._effects[chime] = effect
            effect.setSource(QUrl.fromLocalFile(str(resources.path(f"sounds/{chime}.wav"))))
        if self._effects:
            self.changed.emit()

    def play(self, chime: Chime, volume: float) -> None:
        """Play a chime; nothing happens while not ready.

        Args:
            chime: which one.
            volume: 0 to 1, as the ear takes it: 0.5 is about half as loud as 1.
        """
        effect = self._effects.get(chime)
        if effect is None:
            return
        # Loudness grows with about the square root of the amplitude.
        effect.setVolume(volume * volume)
        effect.play()

    def stop(self) -> None:
        """Fall silent at once."""
        for effect in self._effects.values():
            effect.stop()

    def close(self) -> None:
        """Fall silent and let go of the output."""
        self.stop()
        self._drop()

    def _on_status(self) -> None:
        # Its own word by name: the library is not imported here.
        if any(effect.status().name == "Error" for effect in self._effects.values()):
            self._drop()
            self._fail(NOT_PLAYED)

    def _drop(self) -> None:
        effects, self._effects = self._effects, {}
        for effect in effects.values():
            effect.statusChanged.disconnect(self._on_status)
            effect.deleteLater()

    def _fail(self, why: str) -> None:
        self._why = why
        self.changed.emit()
