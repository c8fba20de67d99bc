"""The whole walk at the real window, by real keys and a clock moved by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sciatica_desktop import cli
from sciatica_desktop.domain.anatomy import Reach
from sciatica_desktop.domain.log import CheckIn, Outcome, SessionRecord
from sciatica_desktop.options import Options
from sciatica_desktop.services.settings import TEXT_SIZE, THEME
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.diary_store import DiaryStore
from sciatica_desktop.storage.session_store import SessionStore
from tests.app.conftest import Window
from tests.app.walker import CTRL, KEY, Walker
from tests.clocks import FakeClock
from tests.reports.sheets import pages_of

ROUTINE_S = 700
"""Longer than what is left of the routine at any place of these tests."""


def say_none_apply(walker: Walker) -> None:
    walker.tab_to("None of these apply")
    walker.press(KEY.Key_Space)


def start_the_routine(walker: Walker) -> None:
    say_none_apply(walker)
    walker.press(KEY.Key_Return)
    walker.type("42")
    walker.press(KEY.Key_Return)
    assert walker.over == "Player"


def kept_sessions(folder: Path) -> list[SessionRecord]:
    with Database.open(folder / "diary.sqlite3") as database:
        return list(SessionStore(database).everything())


def test_the_whole_walk(window: Window, data_dir: Path, tmp_path: Path) -> None:
    with window() as walker:
        assert walker.over == "Safety check"
        say_none_apply(walker)
        assert (walker.over, walker.focused) == ("", "Start")
        assert "No day rated yet." in walker.screen
        follow_the_routine(walker)
        assert "This week: moved on Friday" in walker.screen
        write_the_diary(walker)
        look_back(walker)
        assert walker.shell.close()

    (session,) = kept_sessions(data_dir)
    assert session.outcome is Outcome.DONE
    assert (session.before, session.after) == (CheckIn(4, 2), CheckIn(3, 1))
    assert [(hurt.choice, hurt.reach) for hurt in session.hurts] == [("skip", Reach.THIGH)]
    assert [block.done_repetitions for block in session.blocks][-1] > 0
    print_from_the_terminal(data_dir, tmp_path / "page.pdf")

    with window() as walker:
        assert (walker.over, walker.focused) == ("", "Start")
        assert "This week: moved on Friday" in walker.screen
        assert "1 day rated" in walker.screen
        walker.press(KEY.Key_3, CTRL)
        for line in (
            "Leg, on average | 4 of 10",
            "Leg, at its worst | 7 of 10",
            "Back, on average | 3 of 10",
            "sharp | on",
            "shooting | on",
            "long sitting | on",
            "Flare: Yes | on",
        ):
            assert line in walker.screen
        look_back(walker)


def follow_the_routine(walker: Walker) -> None:
    """From Start to the answers afterwards, with every key of the player."""
    walker.press(KEY.Key_Return)
    assert walker.over == "Check-in"
    walker.type("42")
    assert "Leg, right now | 4 of 10" in walker.screen
    assert "Back, right now | 2 of 10" in walker.screen
    walker.press(KEY.Key_Return)
    assert walker.over == "Player"
    assert "Get ready" in walker.screen
    walker.let_pass(12)
    assert "Ease in" in walker.screen
    walker.press(KEY.Key_Space)
    left = time_left(walker)
    walker.let_pass(60)
    assert "Paused" in walker.screen
    assert time_left(walker) == left
    walker.press(KEY.Key_Space)
    walker.let_pass(3 + 10)
    assert "Hold" in walker.screen
    assert "left side" in walker.screen
    walker.press(KEY.Key_Right)
    assert "right side" in walker.screen
    walker.press(KEY.Key_Left)
    assert "left side" in walker.screen
    walker.let_pass(20)
    walker.press(KEY.Key_H)
    assert "Paused. What would help?" in walker.screen
    walker.press(KEY.Key_S)
    assert "What would help?" not in walker.screen
    assert "right side" in walker.screen
    assert "Where did you feel it?" in walker.screen
    walker.press(KEY.Key_3)
    assert "Where did you feel it?" not in walker.screen
    walker.press(KEY.Key_4)
    assert "Stretch 4 of 5" in walker.screen
    walker.press(KEY.Key_2)
    assert "Stretch 2 of 5" in walker.screen
    walker.let_pass(ROUTINE_S)
    assert walker.over == "Check-in"
    assert "before 4" in walker.screen
    walker.type("31")
    assert "before 4, now 3" in walker.screen
    walker.press(KEY.Key_Return)
    assert walker.over == "Summary"
    assert "minutes of movement." in walker.screen
    assert "Leg after: 3" in walker.screen
    assert "Skipped at" in walker.screen
    walker.press(KEY.Key_Return)
    assert walker.over == ""


def time_left(walker: Walker) -> str:
    lines = walker.screen.splitlines()
    return lines[lines.index("left in all") - 1]


def write_the_diary(walker: Walker) -> None:
    """Three numbers, how far, a flare, words and a note; kept by Ctrl+Enter."""
    walker.press(KEY.Key_D, CTRL)
    assert walker.focused == "Leg, on average"
    walker.type("473")
    assert walker.focused == "Furthest point of pain, left side"
    walker.type("5")
    walker.tab_to("Flare: No")
    walker.press(KEY.Key_Right)
    walker.tab_to("sharp")
    walker.press(KEY.Key_Space)
    walker.press(KEY.Key_Right)
    walker.press(KEY.Key_Space)
    walker.tab_to("long sitting")
    walker.press(KEY.Key_Space)
    walker.tab_to("Note")
    walker.press(KEY.Key_Space)
    walker.type("Stairs went well")
    walker.press(KEY.Key_Return, CTRL)
    assert walker.focused == "Start"
    assert "Entry kept for Friday" in walker.screen or "Entry kept for" in walker.screen


def look_back(walker: Walker) -> None:
    """Trends read by the arrow keys, and the page as it will be printed."""
    walker.press(KEY.Key_4, CTRL)
    assert walker.focused == "Pain, reach and movement over time"
    assert "1 day rated so far." in walker.screen
    walker.press(KEY.Key_Right)
    assert "Fri 14 Mar. Leg 4, worst 7. Back 3." in walker.screen
    walker.press(KEY.Key_5, CTRL)
    assert "Leg, day’s worst: 7 (14 Mar, 1 day)" in walker.screen
    assert "Flare days: 1 of 1" in walker.screen


def print_from_the_terminal(data_dir: Path, page: Path) -> None:
    """The same day on the page that the terminal prints."""
    days = ["--from", "2025-03-01", "--to", "2025-03-14", "--output", str(page)]
    assert cli.main(["--data-dir", str(data_dir), "report", *days]) == 0
    (text,) = pages_of(page)
    assert "1 of 14 days rated" in text
    assert "Hip flexor" in text


@pytest.mark.parametrize("button", ["Start", "Short version, 6 min"])
def test_an_emergency_sign_stops_every_start_until_somebody_has_looked(
    window: Window, data_dir: Path, button: str
) -> None:
    with window() as walker:
        walker.press(KEY.Key_Space)
        walker.tab_to("Show me what to do")
        walker.press(KEY.Key_Space)
        assert walker.over == "Please get help now"
        walker.press(KEY.Key_Escape)
        assert walker.over == ""
        for key in (KEY.Key_Return, KEY.Key_Space):
            walker.tab_to(button)
            walker.press(key)
            assert walker.over == "Please get help now"
            walker.press(KEY.Key_Escape)
        walker.press(KEY.Key_D, CTRL)
        assert walker.focused == "Leg, on average"

    for options in (Options(routine="seed_five"), None):
        with window(options) as walker:
            assert walker.over == "Please get help now"
            walker.let_pass(30)
            assert walker.over == "Please get help now"
    assert kept_sessions(data_dir) == []

    with window(Options(routine="seed_five")) as walker:
        walker.tab_to("A clinician has checked this")
        walker.press(KEY.Key_Space)
        assert walker.over == "Check-in"
    with window() as walker:
        assert walker.over == ""


def test_closing_during_a_routine_asks_once_and_keeps_what_was_done(
    window: Window, data_dir: Path
) -> None:
    with window() as walker:
        start_the_routine(walker)
        walker.let_pass(30)
        assert not walker.shell.close()
        assert "Close the app? What you did so far is kept." in walker.screen
        walker.press(KEY.Key_Space)
        assert "Close the app?" not in walker.screen
        walker.let_pass(3)
        assert not walker.shell.close()
        walker.press(KEY.Key_Return)
        assert not walker.shell.isVisible()
    (session,) = kept_sessions(data_dir)
    assert session.outcome is Outcome.ENDED
    # 10 s to get ready are no movement, and neither are the 3 s after the pause.
    assert session.done_s == pytest.approx(20)
    with window() as walker:
        assert "This week: moved on Friday" in walker.screen


def test_closing_a_second_time_while_it_asks_closes(window: Window, data_dir: Path) -> None:
    with window() as walker:
        start_the_routine(walker)
        walker.let_pass(15)
        assert not walker.shell.close()
        assert walker.shell.close()
    assert [session.outcome for session in kept_sessions(data_dir)] == [Outcome.ENDED]


def test_a_window_that_is_taken_away_keeps_the_session(window: Window, data_dir: Path) -> None:
    with window() as walker:
        start_the_routine(walker)
        walker.let_pass(25)
    (session,) = kept_sessions(data_dir)
    assert session.outcome is Outcome.ENDED
    assert session.done_s == pytest.approx(15)


def test_a_machine_asleep_pauses_the_routine(window: Window, data_dir: Path) -> None:
    with window() as walker:
        start_the_routine(walker)
        walker.let_pass(20)
        left = time_left(walker)
        walker.clock.advance(3600)
        walker.let_pass(1)
        assert "Paused while you were away." in walker.screen
        assert time_left(walker) == left
    assert kept_sessions(data_dir)[0].done_s == pytest.approx(10)


def test_a_key_held_down_is_pressed_once(window: Window) -> None:
    with window() as walker:
        say_none_apply(walker)
        walker.hold_down(KEY.Key_Return)
        assert walker.over == "Check-in"
        walker.hold_down(KEY.Key_4, "4")
        assert "Leg, right now | 4 of 10" in walker.screen
        assert "Back, right now | Not answered" in walker.screen
        walker.hold_down(KEY.Key_Return)
        assert walker.over == "Player"
        walker.hold_down(KEY.Key_Right)
        assert "right side" in walker.screen
        walker.let_pass(9)
        assert "Stretch 1 of 5" in walker.screen
        walker.hold_down(KEY.Key_Escape)
        assert "End here?" in walker.screen


def test_two_digits_on_today_are_a_rating_that_can_be_taken_back(
    window: Window, data_dir: Path
) -> None:
    with window() as walker:
        say_none_apply(walker)
        walker.type("4t")
        assert "Leg, right now | 4 of 10" in walker.screen
        assert "Back, right now | 10 of 10" in walker.screen
        assert "Rating kept, 09:00" in walker.screen
    with Database.open(data_dir / "diary.sqlite3") as database:
        (rating,) = DiaryStore(database).everything()
    assert (rating.leg_average, rating.back_average) == (4, 10)
    with window() as walker:
        walker.type("5")
        walker.press(KEY.Key_Z, CTRL)
        assert "Leg, right now | Not answered" in walker.screen
    with Database.open(data_dir / "diary.sqlite3") as database:
        assert list(DiaryStore(database).everything()) == [rating]


def test_a_routine_asked_for_at_the_start_waits_for_the_safety_questions(window: Window) -> None:
    with window(Options(routine="seed_five")) as walker:
        assert walker.over == "Safety check"
        say_none_apply(walker)
        assert walker.over == "Check-in"
        walker.press(KEY.Key_Escape)
        assert (walker.over, walker.focused) == ("", "Start")


def test_the_safety_questions_come_back_after_two_weeks(window: Window) -> None:
    with window() as walker:
        say_none_apply(walker)
        walker.clock.advance(13 * 86_400)
    with window() as walker:
        assert walker.over == ""
        walker.clock.advance(2 * 86_400)
        # Also in a window that was left open.
        walker.press(KEY.Key_Return)
        assert walker.over == "Safety check"


def test_no_shortcut_leaves_a_routine(window: Window) -> None:
    with window() as walker:
        start_the_routine(walker)
        for key in (KEY.Key_D, KEY.Key_Z, KEY.Key_2, KEY.Key_5):
            walker.press(key, CTRL)
            assert walker.over == "Player"
        assert walker.shell.current_key == "today"
        assert "Paused" not in walker.screen


@pytest.mark.parametrize("page", ["today", "routines", "diary", "trends", "report", "settings"])
def test_theme_and_text_size_change_live(window: Window, page: str) -> None:
    with window() as walker:
        say_none_apply(walker)
        walker.desk.shell.show_page(page)
        walker.settle()
        focused, words, light = walker.focused, walker.screen, ground(walker)
        walker.desk.settings.set(THEME, "dark")
        walker.settle()
        assert ground(walker) < 60 < light
        assert (walker.focused, walker.screen) == (focused, words)
        walker.desk.settings.set(TEXT_SIZE, 200)
        walker.settle()
        assert walker.shell.current_key == page
        assert walker.focused == focused
        assert QApplication.font().pixelSize() == 30
        walker.desk.settings.set(TEXT_SIZE, 100)
        walker.desk.settings.set(THEME, "light")
        walker.settle()
        assert (walker.focused, walker.screen) == (focused, words)
        assert ground(walker) == light


def test_theme_and_text_size_change_while_a_routine_runs(
    window: Window, fake_clock: FakeClock
) -> None:
    with window() as walker:
        start_the_routine(walker)
        walker.let_pass(20)
        light, words = ground(walker), walker.screen
        for setting, value in ((THEME, "dark"), (TEXT_SIZE, 200), (TEXT_SIZE, 100)):
            walker.desk.settings.set(setting, value)
            walker.settle()
            assert walker.over == "Player"
            assert "Hold" in walker.screen
        assert walker.screen == words
        assert ground(walker) < 60 < light
        walker.let_pass(5)
        walker.press(KEY.Key_Space)
        assert "Paused" in walker.screen


def ground(walker: Walker) -> int:
    """How light the window's ground is, 0 to 255."""
    return walker.shell.grab().toImage().pixelColor(walker.shell.width() - 4, 4).lightness()


def test_the_keyboard_alone_reaches_every_control_of_every_page(window: Window) -> None:
    with window() as walker:
        say_none_apply(walker)
        for number in range(6):
            walker.press(Qt.Key(KEY.Key_1 + number), CTRL)
            first = QApplication.focusWidget()
            assert first is not None
            seen = set()
            for _ in range(80):
                walker.press(KEY.Key_Tab)
                widget = QApplication.focusWidget()
                assert widget is not None
                assert walker.focused, type(widget)
                seen.add(widget)
            assert first in seen


def test_a_day_can_be_taken_back(window: Window, data_dir: Path) -> None:
    with window() as walker:
        say_none_apply(walker)
        walker.press(KEY.Key_D, CTRL)
        walker.type("473")
        walker.press(KEY.Key_Return, CTRL)
        assert "Entry kept" in walker.screen
        walker.press(KEY.Key_Z, CTRL)
        assert "Taken back" in walker.screen
    with Database.open(data_dir / "diary.sqlite3") as database:
        assert DiaryStore(database).count() == 0
