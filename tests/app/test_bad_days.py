"""What a person meets on a bad day: one sentence, an exit code, and nothing lost."""

from __future__ import annotations

import json
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sciatica_desktop.domain.log import Outcome
from sciatica_desktop.domain.safety import Screening
from sciatica_desktop.services.settings import THEME
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.diary_store import DiaryStore
from sciatica_desktop.storage.safety_store import SafetyStore
from sciatica_desktop.storage.session_store import SessionStore
from sciatica_desktop.ui.widgets.figure_view import FigureView
from tests.app.conftest import Window
from tests.app.programs import OFFSCREEN, ROOT, command, is_one_sentence, run, surroundings
from tests.app.test_walk import say_none_apply, start_the_routine
from tests.app.walker import CTRL, KEY, at_the_window
from tests.clocks import FakeClock
from tests.storage.records import entry

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ON_LINUX = sys.platform.startswith("linux")


def fill(folder: Path) -> Path:
    """A diary with one entry and answered safety questions."""
    with Database.open(folder / "diary.sqlite3") as database:
        DiaryStore(database).put(entry(leg_average=4))
        SafetyStore(database).put(Screening(datetime.now(UTC)))
    return folder / "diary.sqlite3"


# --- a second copy, and a kill ------------------------------------------------------------------


@contextmanager
def a_running_routine(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """The program in the middle of a stretch, with some seconds of it kept."""
    database = fill(folder)
    settings = {"ask_how_it_feels": False, "get_ready_s": 0, "quiet": True}
    (folder / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    words = command("--data-dir", folder, "--routine", "seed_five")
    with subprocess.Popen(words, env=surroundings(**OFFSCREEN), text=True) as program:
        try:
            for _ in range(200):
                if seconds_kept(database):
                    break
                with pytest.raises(subprocess.TimeoutExpired):
                    program.wait(timeout=0.2)
            assert seconds_kept(database)
            yield program
        finally:
            program.kill()


def seconds_kept(path: Path) -> float:
    with Database.open(path) as database:
        return sum(session.done_s for session in SessionStore(database).everything())


def test_a_second_copy_is_refused_and_a_kill_leaves_a_partial_session(
    data_dir: Path, tmp_path: Path, window: Window
) -> None:
    with a_running_routine(data_dir) as program:
        second = run("--data-dir", data_dir)
        assert (second.returncode, second.stdout) == (1, "")
        assert is_one_sentence(second.stderr)
        assert "already open" in second.stderr
        export = run("export", "--format", "csv", "--output", "-", "--data-dir", data_dir)
        assert (export.returncode, export.stderr) == (0, "")
        assert export.stdout.count("\n") == 2
        program.kill()
        program.wait()
    with Database.open(data_dir / "diary.sqlite3") as database:
        assert database.rows("PRAGMA integrity_check") == [("ok",)]
        (partial,) = SessionStore(database).unfinished()
        assert partial.outcome is Outcome.RUNNING
        assert partial.counts
        assert partial.blocks[0].done_s >= 1
    # The lock of a killed program keeps nobody out, and what it was at is offered.
    with window() as walker:
        assert walker.over == "Go on where you were?"
        walker.press(KEY.Key_N)
        assert (walker.over, walker.focused) == ("", "Start")


def test_a_program_that_was_stopped_pauses_and_credits_nothing_for_the_gap(
    data_dir: Path,
) -> None:
    if not ON_LINUX:
        return
    with a_running_routine(data_dir) as program:
        began = time.monotonic()
        program.send_signal(signal.SIGSTOP)
        let_run(program, 4)
        program.send_signal(signal.SIGCONT)
        let_run(program, 1.5)
        paused = seconds_kept(data_dir / "diary.sqlite3")
        let_run(program, 2)
        assert seconds_kept(data_dir / "diary.sqlite3") == paused
        assert time.monotonic() - began > 7
    assert paused < 7


def let_run(program: subprocess.Popen[str], seconds: float) -> None:
    with pytest.raises(subprocess.TimeoutExpired):
        program.wait(timeout=seconds)


def test_what_a_kill_left_counts_as_movement(
    qtbot: QtBot, fake_clock: FakeClock, window: Window, data_dir: Path, tmp_path: Path
) -> None:
    with window() as walker:
        start_the_routine(walker)
        walker.let_pass(200)
        # What lies on the disk now is what a kill would leave, but for the pictures, which are
        # being drawn and written in these moments.
        pictures = shutil.ignore_patterns("cache")
        killed = shutil.copytree(data_dir, tmp_path / "killed", ignore=pictures)
    (killed / "in-use.lock").unlink()
    with Database.open(killed / "diary.sqlite3") as database:
        (partial,) = SessionStore(database).unfinished()
    # 200 s, less getting ready twice and changing sides.
    assert 140 < partial.done_s < 200
    with at_the_window(qtbot, fake_clock, killed) as walker:
        assert walker.over == "Go on where you were?"
        walker.press(KEY.Key_Escape)
        assert "This week: moved on Friday" in walker.screen
        assert "3 minutes so far." in walker.screen
        walker.press(KEY.Key_5, CTRL)
        assert "Hip flexor" in walker.screen
        walker.press(KEY.Key_1, CTRL)
        walker.press(KEY.Key_Return)
        assert walker.over == "Check-in"


# --- a diary that cannot be opened --------------------------------------------------------------


def make_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


def make_noise(path: Path) -> None:
    path.write_bytes(b"noise" * 1000)


def tear(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:8192] = b"\xff" * 4096
    path.write_bytes(content)


def give_to_another(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (name)")


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (make_newer, "newer Sciatica Desktop"),
        (make_noise, "damaged"),
        (tear, "damaged"),
        (give_to_another, "another program"),
    ],
)
def test_a_diary_that_cannot_be_opened_is_told_and_left_as_it_is(
    data_dir: Path, harm: Callable[[Path], None], words: str
) -> None:
    path = fill(data_dir)
    harm(path)
    before = path.read_bytes()
    for arguments in ([], ["export", "--format", "json", "--output", "-"]):
        told = run(*arguments, "--data-dir", data_dir)
        assert (told.returncode, told.stdout) == (1, "")
        assert is_one_sentence(told.stderr)
        assert words in told.stderr
        assert str(path) in told.stderr
    assert path.read_bytes() == before


def test_a_diary_that_somebody_else_is_writing_is_told(data_dir: Path) -> None:
    path = fill(data_dir)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("BEGIN EXCLUSIVE")
        told = run("--data-dir", data_dir)
        connection.execute("ROLLBACK")
    assert told.returncode == 1
    assert is_one_sentence(told.stderr)
    assert "Another copy" in told.stderr


# --- a folder that cannot be written ------------------------------------------------------------


@pytest.mark.parametrize("below", [".", "deeper/still"])
def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path, below: str) -> None:
    place = tmp_path / "data"
    place.write_text("mine", encoding="utf-8")
    for arguments in ([], ["export", "--format", "csv", "--output", "-"]):
        told = run(*arguments, "--data-dir", place / below)
        assert (told.returncode, told.stdout) == (1, "")
        assert is_one_sentence(told.stderr)
        assert str(place) in told.stderr
    assert place.read_text(encoding="utf-8") == "mine"


NO_MORE_BYTES = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0}))
from sciatica_desktop.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("room", [0, 4096])
def test_a_disk_without_room_is_told_and_the_diary_stays(data_dir: Path, room: int) -> None:
    if not ON_LINUX:
        return
    for is_new in (True, False):
        before = b"" if is_new else fill(data_dir).read_bytes()
        output = data_dir / "out.csv"
        for arguments in ([], ["export", "--format", "csv", "--output", output]):
            told = run(
                "--data-dir",
                data_dir,
                *arguments,
                code=NO_MORE_BYTES.format(room),
                PYTHONDONTWRITEBYTECODE="1",
                **OFFSCREEN,
            )
            if told.returncode == 0:
                # The few lines of this diary fit into the room there is.
                assert arguments
                assert room
                continue
            assert told.returncode == 1
            assert is_one_sentence(told.stderr), told.stderr
            assert str(data_dir) in told.stderr
        if before:
            assert (data_dir / "diary.sqlite3").read_bytes() == before


def test_a_device_that_is_full_is_told(data_dir: Path) -> None:
    if not ON_LINUX:
        return
    fill(data_dir)
    told = run("export", "--format", "csv", "--output", "/dev/full", "--data-dir", data_dir)
    assert told.returncode == 1
    assert is_one_sentence(told.stderr)
    assert "disk is full" in told.stderr


def test_what_is_typed_while_nothing_can_be_written_is_kept_as_soon_as_it_can(
    window: Window, data_dir: Path
) -> None:
    with window() as walker:
        say_none_apply(walker)
        write = walker.desk._database.connection.execute
        walker.press(KEY.Key_D, CTRL)
        write("PRAGMA query_only = ON")
        walker.type("473")
        walker.press(KEY.Key_Return, CTRL)
        assert walker.shell.current_key == "diary"
        assert "cannot be written to." in walker.screen
        assert "Leg, at its worst | 7 of 10" in walker.screen
        write("PRAGMA query_only = OFF")
        walker.press(KEY.Key_Return, CTRL)
        assert walker.shell.current_key == "today"
        assert "Entry kept" in walker.screen
    with Database.open(data_dir / "diary.sqlite3") as database:
        assert [day.leg_worst for day in DiaryStore(database).everything()] == [7]


def test_a_routine_goes_on_while_nothing_can_be_written(window: Window, data_dir: Path) -> None:
    with window() as walker:
        start_the_routine(walker)
        write = walker.desk._database.connection.execute
        walker.let_pass(12)
        write("PRAGMA query_only = ON")
        walker.let_pass(20)
        assert walker.over == "Player"
        assert "Hold" in walker.screen
        assert "cannot be written to." in walker.screen
        write("PRAGMA query_only = OFF")
        walker.let_pass(700)
        assert walker.over == "Check-in"
    with Database.open(data_dir / "diary.sqlite3") as database:
        (session,) = SessionStore(database).everything()
    assert session.outcome is Outcome.DONE
    assert session.done_s == pytest.approx(sum(block.planned_s for block in session.blocks))


def test_answers_that_cannot_be_written_let_nothing_start(window: Window) -> None:
    with window() as walker:
        walker.desk._database.connection.execute("PRAGMA query_only = ON")
        say_none_apply(walker)
        assert walker.over == "Safety check"
        assert "cannot be written to." in walker.screen


# --- other things that are missing or broken ----------------------------------------------------


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe\x00", b"[1]", b'{"theme": 7, "text_size": 1e9, "x": {}}']
)
def test_settings_that_make_no_sense_count_as_not_set(
    window: Window, data_dir: Path, content: bytes
) -> None:
    (data_dir / "settings.json").write_bytes(content)
    with window() as walker:
        assert walker.desk.settings.get(THEME) == "system"
        assert walker.over == "Safety check"


def test_pictures_that_cannot_be_kept_are_drawn_each_time(window: Window, data_dir: Path) -> None:
    (data_dir / "cache").write_text("in the way", encoding="utf-8")
    with window() as walker:
        say_none_apply(walker)
        views = walker.shell.page("today").findChildren(FigureView)
        assert views
        walker.qtbot.waitUntil(lambda: all(view.has_picture for view in views), timeout=20_000)
    assert (data_dir / "cache").read_text(encoding="utf-8") == "in the way"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The program with resources of its own, which may be broken."""
    root = tmp_path / "copy"
    root.mkdir()
    shutil.copy(ROOT / "main.py", root)
    skipped = shutil.ignore_patterns("__pycache__")
    for name in ("sciatica_desktop", "resources"):
        shutil.copytree(ROOT / name, root / name, ignore=skipped)
    return root


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("exercises/floss_seated.toml", 'id = "floss_seated"', "id = 7", "id"),
        ("exercises/floss_seated.toml", "[[figure.arrows]]", "[[figure", "floss_seated.toml"),
        ("routines/seed_five.toml", '"groin_butterfly"', '"groin"', "items[1].exercise"),
    ],
)
def test_a_broken_file_of_the_library_is_named(
    copy: Path, data_dir: Path, file: str, old: str, new: str, words: str
) -> None:
    fill(data_dir)
    path = copy / "resources" / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    days = ["--from", "2025-03-01", "--to", "2025-03-14", "--output", data_dir / "page.pdf"]
    for arguments in ([], ["report", *days], ["check", path]):
        told = run(*arguments, "--data-dir", data_dir, root=copy)
        assert told.returncode == 1
        assert is_one_sentence(told.stderr), told.stderr
        assert path.name in told.stderr
        assert words in told.stderr
    # What needs no exercises still works.
    export = run("export", "--format", "csv", "--output", "-", "--data-dir", data_dir, root=copy)
    assert (export.returncode, export.stderr) == (0, "")


def test_an_incomplete_installation_is_told(copy: Path, data_dir: Path) -> None:
    shutil.rmtree(copy / "resources")
    told = run("--data-dir", data_dir, root=copy)
    assert told.returncode == 1
    assert is_one_sentence(told.stderr)
    assert "install it again" in told.stderr


MISSING = """
import sys
for name in sys.argv[1].split(","):
    sys.modules[name] = None
from sciatica_desktop.__main__ import main
sys.exit(main(sys.argv[2:]))
"""


def test_without_sound_and_speech_everything_works(data_dir: Path) -> None:
    missing = "PySide6.QtMultimedia,PySide6.QtTextToSpeech"
    done = run(missing, "self-test", "--data-dir", data_dir, code=MISSING)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_missing_library_of_the_window_is_named(data_dir: Path) -> None:
    told = run("PySide6.QtWidgets", "--data-dir", data_dir, code=MISSING)
    assert told.returncode == 1
    assert is_one_sentence(told.stderr)
    assert "PySide6.QtWidgets" in told.stderr


@pytest.mark.parametrize(
    "changes",
    [{"DISPLAY": ":4711", "QT_QPA_PLATFORM": "xcb"}, {"QT_QPA_PLATFORM": "nonsense"}],
)
def test_a_display_that_does_not_answer_is_one_sentence(
    tmp_path: Path, changes: dict[str, str]
) -> None:
    if not ON_LINUX:
        return
    thrown = tmp_path / "temporary"
    thrown.mkdir()
    for arguments in (["--data-dir", tmp_path / "data"], ["--demo"]):
        told = run(*arguments, **changes, TMPDIR=str(thrown))
        assert (told.returncode, told.stdout) == (1, "")
        assert is_one_sentence(told.stderr)
        assert "display" in told.stderr
    assert [path.name for path in thrown.iterdir() if "sciatica" in path.name] == []
    assert not (tmp_path / "data").exists()
