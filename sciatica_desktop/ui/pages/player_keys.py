"""What the keys of the player do: nobody on the floor can reach the mouse."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from sciatica_desktop.services.media_keys import MediaAction, media_action


class Command(StrEnum):
    """What a key asks of the player."""

    GO = "go"
    """Pause, go on, ready, or one more at one's own pace: whatever the large button says."""
    PAUSE = "pause"
    """Pause or go on, also where Space counts."""
    BACK = "back"
    SKIP = "skip"
    MORE = "more"
    LESS = "less"
    HURTS = "hurts"
    MUTE = "mute"
    FULL_SCREEN = "full_screen"
    END = "end"
    KEYS = "keys"
    TIME = "time"
    """Say the time left to a screen reader, which is not told the ticking seconds."""


_COMMANDS = {
    Qt.Key.Key_Space: Command.GO,
    Qt.Key.Key_P: Command.PAUSE,
    Qt.Key.Key_Left: Command.BACK,
    Qt.Key.Key_Right: Command.SKIP,
    # Where plus is typed with Shift, the key without it is meant as well.
    Qt.Key.Key_Plus: Command.MORE,
    Qt.Key.Key_Equal: Command.MORE,
    Qt.Key.Key_Minus: Command.LESS,
    Qt.Key.Key_Underscore: Command.LESS,
    Qt.Key.Key_H: Command.HURTS,
    Qt.Key.Key_M: Command.MUTE,
    Qt.Key.Key_F: Command.FULL_SCREEN,
    Qt.Key.Key_F11: Command.FULL_SCREEN,
    Qt.Key.Key_Escape: Command.END,
    Qt.Key.Key_Question: Command.KEYS,
    Qt.Key.Key_F1: Command.KEYS,
    Qt.Key.Key_T: Command.TIME,
}
_OF_MEDIA = {
    MediaAction.PAUSE_OR_GO_ON: Command.GO,
    MediaAction.SKIP: Command.SKIP,
    MediaAction.BACK: Command.BACK,
    MediaAction.END: Command.END,
}

KEYS = (
    (("Space",), "pause, go on, ready"),
    (("H",), "this hurts"),
    (("←", "→"), "previous, skip"),
    (("+", "−"), "put the count right"),
    (("1 - 9",), "go to a stretch"),
    (("P",), "pause where Space counts"),
    (("M",), "sound on or off"),
    (("F", "F11"), "full screen"),
    (("T",), "say the time left (screen reader)"),
    (("Esc",), "end"),
    (("?",), "these keys"),
)
"""What the card of keys shows: keys, and what they do."""


def command_of(event: QKeyEvent) -> Command | None:
    """What a pressed key asks for; None for any other key."""
    media = media_action(event.key(), is_repeat=event.isAutoRepeat())
    if media is not None:
        return _OF_MEDIA[media]
    return _COMMANDS.get(Qt.Key(event.key()))


def item_of(event: QKeyEvent) -> int | None:
    """The stretch a digit jumps to, from 0; None for any other key."""
    if Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
        return event.key() - Qt.Key.Key_1
    return None
