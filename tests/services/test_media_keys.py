"""Media keys do what the keys of the player do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from sciatica_desktop.services.media_keys import MediaAction, media_action


def pressed(key: Qt.Key, *, again: bool = False) -> MediaAction | None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", again)
    return media_action(event.key(), is_repeat=event.isAutoRepeat())


@pytest.mark.parametrize(
    ("key", "action"),
    [
        (Qt.Key.Key_MediaPlay, MediaAction.PAUSE_OR_GO_ON),
        (Qt.Key.Key_MediaPause, MediaAction.PAUSE_OR_GO_ON),
        (Qt.Key.Key_MediaTogglePlayPause, MediaAction.PAUSE_OR_GO_ON),
        (Qt.Key.Key_MediaNext, MediaAction.SKIP),
        (Qt.Key.Key_MediaPrevious, MediaAction.BACK),
        (Qt.Key.Key_MediaStop, MediaAction.END),
    ],
)
def test_each_media_key_has_its_meaning_and_asks_once(key: Qt.Key, action: MediaAction) -> None:
    assert pressed(key) is action
    assert pressed(key, again=True) is None


def test_no_other_key_means_anything() -> None:
    known = {member for member in Qt.Key if media_action(member.value) is not None}
    assert {member.name.startswith("Key_Media") for member in known} == {True}
    assert len(known) == 6
    assert media_action(0) is None
    assert media_action(0x7FFFFFF) is None
