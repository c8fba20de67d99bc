"""The library on a bad day: files that are wrong, no room to write, and gifts from strangers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from sciatica_desktop.options import Options
from tests.app.conftest import Window
from tests.app.test_library_walk import answer, click, own_files, write_a_routine
from tests.app.test_walk import say_none_apply
from tests.app.walker import KEY, Walker

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

ROUTINES = Options(page="routines")
NAMES_NOBODY = """
id = "mine"
name = "Mine"
place = "floor"
items = [{ exercise = "gone_away" }]
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'
HOSTILE_PICTURES = {
    "text.png": (b"no picture at all", "neither PNG, JPEG nor SVG"),
    "large.png": (b"\x89PNG\r\n\x1a\n" + b"0" * 5_000_000, "larger than 4 MiB"),
    "entity.svg": (
        b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + SVG.encode(),
        "document type",
    ),
    "address.svg": (
        SVG.format('<image href="https://example.org/a.png"/>').encode(),
        "address outside itself",
    ),
    "file.svg": (SVG.format('<image href="/etc/hostname"/>').encode(), "address outside itself"),
}
SHARED = 'format = "sciatica-desktop-library"\nversion = 1\n'
HOSTILE_FILES = {
    "noise.toml": b"\xff\xfe\x00noise",
    "torn.toml": b'format = "sciatica',
    "another.toml": b'title = "My settings"\n',
    "newer.toml": SHARED.replace("= 1", "= 99").encode(),
    "large.toml": b"#" * 9_000_000,
    "path.toml": (SHARED + '[[routines]]\nid = "../../x"\nname = "X"\nplace = "a"\n').encode(),
}


def everything_in(folder: Path) -> dict[str, bytes]:
    """The files of the folder that somebody could lose."""
    kept = ("routines", "exercises", "pictures")
    found = [path for name in kept for path in (folder / name).rglob("*") if path.is_file()]
    return {str(path): path.read_bytes() for path in found}


def copy_the_bridge(qtbot: QtBot, walker: Walker, folder: Path) -> None:
    """An own exercise, kept."""
    walker.type("/")
    walker.type("bridge")
    walker.press(KEY.Key_Down)
    walker.press(KEY.Key_Return)
    walker.tab_to("Copy and change")
    walker.press(KEY.Key_Space)
    walker.type("Mine")
    qtbot.waitUntil(lambda: bool(own_files(folder, "exercises")))


def test_own_files_that_are_wrong_are_told_and_stay(window: Window, data_dir: Path) -> None:
    wrong = {
        "routines/mine.toml": NAMES_NOBODY,
        "exercises/torn.toml": 'id = "torn',
        "exercises/newer.toml": 'id = "newer"\nname = "Newer"\nsmell = "lilac"\n',
    }
    for name, content in wrong.items():
        path = data_dir / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    with window(ROUTINES) as walker:
        say_none_apply(walker)
        assert "Some of your own files could not be read" in walker.screen
        for name, said in (
            ("mine.toml", "'gone_away'"),
            ("torn.toml", "not valid TOML"),
            ("newer.toml", "smell is not a known field"),
        ):
            (line,) = [line for line in walker.screen.splitlines() if f"{name}: " in line][:1]
            assert said in line
        click(walker, "My routines")
        assert "Start Hips and nerve glides" in walker.screen
        assert "Some of your own files could not be read" in walker.screen
    for name, content in wrong.items():
        assert (data_dir / name).read_text(encoding="utf-8") == content


def test_nothing_is_said_where_nothing_is_wrong(window: Window) -> None:
    with window(ROUTINES) as walker:
        say_none_apply(walker)
        assert "could not be read" not in walker.screen


def test_a_routine_that_cannot_be_written_says_so_and_is_kept_as_soon_as_it_can(
    qtbot: QtBot, window: Window, data_dir: Path
) -> None:
    with window(ROUTINES) as walker:
        say_none_apply(walker)
        in_the_way = data_dir / "routines"
        in_the_way.write_text("mine", encoding="utf-8")
        write_a_routine(walker, "bridge 8x6s")
        qtbot.waitUntil(lambda: "Not saved yet" in walker.screen)
        assert "bridge 8x6s" not in in_the_way.read_text(encoding="utf-8")
        in_the_way.unlink()
        walker.tab_to("Back to the routines")
        walker.press(KEY.Key_Space)
        assert "Start New routine" in walker.screen
        assert own_files(data_dir, "routines")


def test_an_exercise_that_cannot_be_written_says_so_and_is_kept_as_soon_as_it_can(
    qtbot: QtBot, window: Window, data_dir: Path
) -> None:
    with window(ROUTINES) as walker:
        say_none_apply(walker)
        copy_the_bridge(qtbot, walker, data_dir)
        (file,) = own_files(data_dir, "exercises")
        (data_dir / "exercises").rename(data_dir / "aside")
        (data_dir / "exercises").write_text("in the way", encoding="utf-8")
        walker.type("X")
        qtbot.waitUntil(lambda: "Not saved yet" in walker.screen)
        (data_dir / "exercises").unlink()
        (data_dir / "aside").rename(data_dir / "exercises")
        walker.tab_to("Back to the routines")
        walker.press(KEY.Key_Space)
        assert 'name = "MineX"' in file.read_text(encoding="utf-8")


def test_a_picture_that_may_not_be_taken_changes_nothing(
    qtbot: QtBot,
    window: Window,
    data_dir: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wide = QImage(5000, 10, QImage.Format.Format_RGB32)
    wide.fill(0)
    assert wide.save(str(tmp_path / "wide.png"))
    with window(ROUTINES) as walker:
        say_none_apply(walker)
        copy_the_bridge(qtbot, walker, data_dir)
        walker.tab_to("Figure or picture")
        walker.press(KEY.Key_Space)
        walker.tab_to("A picture of your own")
        before = everything_in(data_dir)
        for name, (content, said) in HOSTILE_PICTURES.items():
            (tmp_path / name).write_bytes(content)
            answer(monkeypatch, tmp_path / name)
            walker.press(KEY.Key_Space)
            assert said in walker.screen, name
        answer(monkeypatch, tmp_path / "wide.png")
        walker.press(KEY.Key_Space)
        assert "at most 4096 by 4096" in walker.screen
        answer(monkeypatch, tmp_path / "not there.png")
        walker.press(KEY.Key_Space)
        assert "not there.png cannot be read" in walker.screen
        qtbot.waitUntil(lambda: "Saved" in walker.screen)
    assert everything_in(data_dir) == before


def test_a_shared_file_that_is_wrong_changes_nothing(
    window: Window, data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with window(ROUTINES) as walker:
        say_none_apply(walker)
        for name, content in HOSTILE_FILES.items():
            (tmp_path / name).write_bytes(content)
            answer(monkeypatch, tmp_path / name)
            walker.desk.library_flow.open_shared_file()
            told = walker.shell.toast.text
            assert told.endswith("."), (name, told)
            assert name in told
        assert everything_in(data_dir) == {}
