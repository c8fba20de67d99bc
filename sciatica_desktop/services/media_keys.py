"""What the media keys of a keyboard, a headset or a remote control mean to a routine.

Qt hands them to the window that has the focus as ordinary keys. Most keyboards have one key for
both, which some systems call Play, so Play and Pause each do what Space does.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt


class MediaAction(StrEnum):
    """What a media key asks for."""

    PAUSE_OR_GO_ON = "pause_or_go_on"
    """What Space does."""
    SKIP = "skip"
    """On to the next side or exercise."""
    BACK = "back"
    """Back to the start of this side, or to the one before."""
    END = "end"
    """What Esc does: end the routine, keeping what was done."""


_ACTIONS = {
    Qt.Key.Key_MediaPlay: MediaAction.PAUSE_OR_GO_ON,
    Qt.Key.Key_MediaPause: MediaAction.PAUSE_OR_GO_ON,
    Qt.Key.Key_MediaTogglePlayPause: MediaAction.PAUSE_OR_GO_ON,
    Qt.Key.Key_MediaNext: MediaAction.SKIP,
    Qt.Key.Key_MediaPrevious: MediaAction.BACK,
    Qt.Key.Key_MediaStop: MediaAction.END,
}


def media_action(key: int, *, is_repeat: bool = False) -> MediaAction | None:
    """What a key asks for; None for any other key.

    Args:
        key: what ``QKeyEvent.key()`` says.
        is_repeat: whether the key is being held down; a held key asks once.
    """
    return None if is_repeat else _ACTIONS.get(Qt.Key(key))
