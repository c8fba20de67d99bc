"""What is heard at the real window: by name and side, silenced by one key, gone with the window."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QTimer

from sciatica_desktop.domain.speaking import Chime
from sciatica_desktop.services.settings import HEARD, QUIET, SOUNDS, VOICE
from sciatica_desktop.ui.pages.settings import SettingsPage
from tests.app.conftest import Window
from tests.app.silence import Silence
from tests.app.test_walk import say_none_apply, start_the_routine
from tests.app.walker import KEY, Walker


def outputs(walker: Walker) -> tuple[Silence, Silence]:
    voice, sound = walker.desk.sound._voice_and_sound
    return cast("Silence", voice), cast("Silence", sound)


def test_nothing_of_it_is_there_before_it_is_wanted(window: Window) -> None:
    with window() as walker:
        say_none_apply(walker)
        assert "loudspeaker" not in walker.desk.sound.__dict__
        assert "awake" not in walker.desk.__dict__


def test_a_routine_names_exercise_and_side_and_one_key_silences_it(window: Window) -> None:
    with window() as walker:
        start_the_routine(walker)
        walker.let_pass(15)
        voice, sound = outputs(walker)
        assert "Hip flexor, left hip" in voice.said
        assert "Hold" in voice.said
        assert sound.played == [Chime.WAKE], "a chime that is late is left out"
        walker.press(KEY.Key_M)
        assert "Sound on" in walker.screen
        said = len(voice.said)
        walker.let_pass(60)
        assert len(voice.said) == said
        walker.press(KEY.Key_M)
        assert "Sound off" in walker.screen
        walker.press(KEY.Key_Right)
        walker.let_pass(5)
        assert len(voice.said) > said


def test_the_screen_may_sleep_while_it_is_paused_and_afterwards(window: Window) -> None:
    with window() as walker:
        start_the_routine(walker)
        walker.let_pass(5)
        awake = walker.desk.awake
        assert awake.is_held
        walker.press(KEY.Key_Space)
        assert not awake.is_held
        walker.press(KEY.Key_Space)
        assert awake.is_held
        walker.press(KEY.Key_Escape)
        walker.press(KEY.Key_Return)
        assert not awake.is_held


def test_after_a_stop_there_are_calm_words_the_place_and_the_way_to_help(window: Window) -> None:
    with window() as walker:
        start_the_routine(walker)
        walker.let_pass(30)
        walker.press(KEY.Key_H)
        walker.press(KEY.Key_X)
        assert walker.over == "Stopped"
        assert "When to get help at once" in walker.screen
        assert "Call\N{NO-BREAK SPACE}112." in walker.screen
        walker.type("5")
        walker.press(KEY.Key_Return)
        assert walker.over == "Check-in"
        walker.type("62")
        walker.press(KEY.Key_Return)
        assert walker.over == "Summary"
        assert "it hurt (calf)" in walker.screen


def test_the_settings_say_once_why_nothing_is_heard(window: Window) -> None:
    with window() as walker:
        say_none_apply(walker)
        walker.desk.shell.show_page("settings")
        voice, _ = outputs(walker)
        assert voice.opened
        page = cast("SettingsPage", walker.desk.shell.page("settings"))
        page.open_section(HEARD)
        voice.why = "No voice: this computer has no speech engine."
        voice.changed.emit()
        walker.settle()
        assert voice.why in walker.screen
        assert VOICE.help not in walker.screen
        assert SOUNDS.help in walker.screen


def test_closing_lets_go_of_voice_and_sound(window: Window) -> None:
    with window() as walker:
        start_the_routine(walker)
        walker.let_pass(30)
        voice, sound = outputs(walker)
        assert not walker.shell.close()
        walker.press(KEY.Key_Return)
        said = list(voice.said)
    assert voice.said == said
    assert (voice.closed, sound.closed) == (1, 1)


@pytest.mark.parametrize("quiet", [True, False])
def test_with_nothing_to_be_heard_nobody_looks_again_and_again(window: Window, quiet: bool) -> None:
    with window() as walker:
        walker.desk.settings.set(QUIET, quiet)
        _, sound = outputs(walker)
        sound.is_ready = False
        start_the_routine(walker)
        walker.desk.routine_flow.go_to_item(3)
        waits = set()
        for _ in range(40):
            walker.let_pass(1.5)
            timer = walker.desk.findChild(QTimer, "next to be heard")
            assert timer is not None
            waits.add(timer.interval() if timer.isActive() else None)
        assert 0 not in waits
