"""What is heard: voice, chimes and who joins them, made when a routine or the settings want them.

Part of the composition root.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import shiboken6
from PySide6.QtCore import QObject

from sciatica_desktop.domain.clock import Clock
from sciatica_desktop.services.settings import SOUNDS, VOICE, Setting, Settings

if TYPE_CHECKING:
    from sciatica_desktop.services.loudspeaker import Loudspeaker
    from sciatica_desktop.services.sound import Sound
    from sciatica_desktop.services.speech import Voice


class TellsAbout(Protocol):
    """A page of settings, such as :class:`sciatica_desktop.ui.pages.settings.SettingsPage`."""

    def tell_about(self, setting: Setting[bool], sentence: str) -> None:
        """Say below a setting why it has no effect here; empty takes it back."""


Outputs = Callable[[QObject], "tuple[Voice, Sound]"]


def system_outputs(parent: QObject) -> tuple[Voice, Sound]:
    """The voice and the sound output of this computer; nothing is opened yet."""
    from sciatica_desktop.services.sound import Sound
    from sciatica_desktop.services.speech import Voice

    return Voice(parent=parent), Sound(parent)


class DeskSound(QObject):
    """Belongs to one open window."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        parent: QObject,
        outputs: Outputs = system_outputs,
    ) -> None:
        """Make nothing yet.

        Args:
            settings: what the person wants to hear.
            clock: what a session goes by.
            parent: the parent object.
            outputs: makes voice and chimes; a test gives silent ones.
        """
        super().__init__(parent)
        self._settings = settings
        self._clock = clock
        self._outputs = outputs
        self._page: TellsAbout | None = None
        self._listens = False

    @cached_property
    def _voice_and_sound(self) -> tuple[Voice, Sound]:
        return self._outputs(self)

    @cached_property
    def loudspeaker(self) -> Loudspeaker:
        """Joins routines to voice and chimes."""
        from sciatica_desktop.services.loudspeaker import Loudspeaker

        voice, sound = self._voice_and_sound
        return Loudspeaker(voice, sound, self._settings, self._clock, self)

    def tell_about(self, page: TellsAbout) -> None:
        """Have a page of the settings say why there is no voice or no sound, where that is so."""
        voice, sound = self._voice_and_sound
        if not self._listens:
            self._listens = True
            voice.changed.connect(self._on_changed)
            sound.changed.connect(self._on_changed)
        self._page = page
        self.loudspeaker.prepare()
        self._on_changed()

    def close(self) -> None:
        """Fall silent and let go of everything."""
        if "loudspeaker" in self.__dict__:
            self.loudspeaker.close()

    def _on_changed(self) -> None:
        # A change of the text size makes the page anew.
        if self._page is None or not shiboken6.isValid(self._page):
            return
        voice, sound = self._voice_and_sound
        self._page.tell_about(VOICE, voice.why)
        self._page.tell_about(SOUNDS, sound.why)
