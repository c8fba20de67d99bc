"""After a crash or a kill the next start offers to go on where the routine was."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from sciatica_desktop.domain.log import Outcome, SessionRecord
from sciatica_desktop.domain.safety import Screening
from sciatica_desktop.options import Options
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.safety_store import SafetyStore
from sciatica_desktop.storage.session_store import SessionStore
from tests.app.conftest import Window
from tests.app.test_walk import kept_sessions, start_the_routine, time_left
from tests.app.walker import KEY, at_the_window
from tests.clocks import FakeClock

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

OFFER = "Go on where you were?"


def killed_after(window: Window, data_dir: Path, to: Path, seconds: float) -> Path:
    """What lies on the disk when the program is killed so many seconds into a routine."""
    with window() as walker:
        start_the_routine(walker)
        walker.let_pass(seconds)
        copy = shutil.copytree(data_dir, to, ignore=shutil.ignore_patterns("cache"))
    (copy / "in-use.lock").unlink()
    return copy


def sessions(folder: Path) -> list[SessionRecord]:
    with Database.open(folder / "diary.sqlite3") as database:
        return list(SessionStore(database).everything())


def test_one_key_goes_on_and_all_of_it_is_one_session(
    qtbot: QtBot, fake_clock: FakeClock, window: Window, data_dir: Path, tmp_path: Path
) -> None:
    folder = killed_after(window, data_dir, tmp_path / "killed", 60)
    before = sessions(folder)[0].done_s
    with at_the_window(qtbot, fake_clock, folder) as walker:
        assert walker.over == OFFER
        assert "left side" in walker.screen or "right side" in walker.screen
        walker.press(KEY.Key_Y)
        assert walker.over == "Player"
        assert "Get ready" in walker.screen
        walker.let_pass(3)
        left = time_left(walker)
        walker.let_pass(12)
        assert time_left(walker) < left
        walker.let_pass(700)
        assert walker.over == "Check-in"
        assert "before 4" in walker.screen
        walker.press(KEY.Key_Return)
        walker.press(KEY.Key_Return)
    (session,) = sessions(folder)
    assert session.outcome is Outcome.DONE
    assert session.done_s > before
    assert [block.done_repetitions for block in session.blocks] == [
        block.planned_repetitions for block in session.blocks
    ]


def test_one_key_leaves_it_and_what_was_done_stays(
    qtbot: QtBot, fake_clock: FakeClock, window: Window, data_dir: Path, tmp_path: Path
) -> None:
    folder = killed_after(window, data_dir, tmp_path / "killed", 60)
    with at_the_window(qtbot, fake_clock, folder) as walker:
        walker.press(KEY.Key_N)
        assert walker.over == ""
    (session,) = sessions(folder)
    assert session.outcome is Outcome.ENDED
    assert session.done_s > 0
    with at_the_window(qtbot, fake_clock, folder) as walker:
        assert walker.over == ""


def test_nothing_is_offered_hours_later(
    qtbot: QtBot, fake_clock: FakeClock, window: Window, data_dir: Path, tmp_path: Path
) -> None:
    folder = killed_after(window, data_dir, tmp_path / "killed", 60)
    fake_clock.advance(4 * 3600)
    with at_the_window(qtbot, fake_clock, folder) as walker:
        assert walker.over == ""
    assert sessions(folder)[0].outcome is Outcome.ENDED


def test_an_emergency_sign_comes_before_going_on(
    qtbot: QtBot, fake_clock: FakeClock, window: Window, data_dir: Path, tmp_path: Path
) -> None:
    folder = killed_after(window, data_dir, tmp_path / "killed", 60)
    with Database.open(folder / "diary.sqlite3") as database:
        SafetyStore(database).put(Screening(fake_clock.now(), ("saddle",)))
    with at_the_window(qtbot, fake_clock, folder) as walker:
        assert walker.over == "Please get help now"
        walker.press(KEY.Key_Escape)
        assert walker.over == ""


def test_a_routine_asked_for_by_name_is_not_held_up(
    qtbot: QtBot, fake_clock: FakeClock, window: Window, data_dir: Path, tmp_path: Path
) -> None:
    folder = killed_after(window, data_dir, tmp_path / "killed", 60)
    options = Options(data_dir=folder, routine="seed_five")
    with at_the_window(qtbot, fake_clock, folder, options) as walker:
        assert walker.over == "Check-in"


def test_nothing_is_offered_of_which_nothing_was_done(
    qtbot: QtBot, fake_clock: FakeClock, window: Window, data_dir: Path, tmp_path: Path
) -> None:
    folder = killed_after(window, data_dir, tmp_path / "killed", 5)
    with at_the_window(qtbot, fake_clock, folder) as walker:
        assert walker.over == ""


def test_a_session_that_was_closed_is_not_offered(window: Window, data_dir: Path) -> None:
    with window() as walker:
        start_the_routine(walker)
        walker.let_pass(60)
    with window() as walker:
        assert walker.over == ""
    assert [each.outcome for each in kept_sessions(data_dir)] == [Outcome.ENDED]
