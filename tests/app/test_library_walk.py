"""The library walked through at the real window: found, read, changed, built, shared, printed."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QPlainTextEdit

from sciatica_desktop.options import Options
from sciatica_desktop.services.settings import FIGURE_PERSON
from sciatica_desktop.ui.page import Page
from sciatica_desktop.ui.pages.exercise.phase_row import PhaseRow
from sciatica_desktop.ui.pages.library.card import ExerciseCard
from sciatica_desktop.ui.widgets.figure_view import FigureView
from tests.app.conftest import Window
from tests.app.test_walk import say_none_apply
from tests.app.walker import CTRL, KEY, Walker, at_the_window
from tests.clocks import FakeClock
from tests.reports.sheets import pages_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ALT = Qt.KeyboardModifier.AltModifier
ROUTINES = Options(page="routines")
PRESCRIPTION = (
    "hip flexor 2x30s each side",
    "seated floss 2x10 L 2s/2s",
    "figure-4 3x20 sec right",
    "brige 8x6s",
    "Kniebeugen 3x10",
)
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30">'
    '<rect width="40" height="30" fill="#cc3333"/></svg>'
)


def click(walker: Walker, name: str) -> None:
    """Click the button in sight that has these words."""
    for button in walker.shell.findChildren(QAbstractButton):
        if button.isVisible() and name in (button.text(), button.accessibleName()):
            window = walker.shell.windowHandle()
            at = button.mapTo(walker.shell, button.rect().center())
            QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), at)
            walker.settle()
            return
    raise AssertionError(f"nothing to click says {name!r}")


def cards(walker: Walker) -> list[str]:
    """The stretches in the grid, by name, as they are read."""
    shown = [card for card in walker.shell.findChildren(ExerciseCard) if card.isVisible()]
    return [card.text() for card in sorted(shown, key=lambda card: (card.y(), card.x()))]


def own_files(folder: Path, kind: str) -> list[Path]:
    return sorted((folder / kind).glob("*.toml"))


def write_a_routine(walker: Walker, *lines: str) -> None:
    """New routine, typed as text."""
    walker.tab_to("New routine")
    walker.press(KEY.Key_Return)
    assert walker.focused == "The routine as text"
    for line in lines:
        walker.type(line)
        walker.press(KEY.Key_Return)


def answer(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Choose this file in whatever dialog comes."""
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_, **__: (str(path), ""))


def test_what_to_do_in_this_chair_in_three_minutes_takes_two_clicks(window: Window) -> None:
    with window(ROUTINES) as walker:
        say_none_apply(walker)
        everything = cards(walker)
        click(walker, "Chair")
        click(walker, "Up to 3 min")
        found = cards(walker)
        assert "Seated sciatic nerve floss" in found
        assert 0 < len(found) < len(everything)
        click(walker, found[0])
        assert walker.shell.current_key == "exercise"
        walker.tab_to("Hold")
        walker.press(KEY.Key_Escape)
        assert cards(walker) == found


@pytest.mark.parametrize("text", ["nerve gliding", "neural gliding", "piriformis"])
def test_what_people_call_it_finds_it(window: Window, text: str) -> None:
    with window(ROUTINES) as walker:
        say_none_apply(walker)
        walker.type("/")
        walker.type(text)
        found = cards(walker)
        assert found
        walker.press(KEY.Key_Down)
        walker.press(KEY.Key_Return)
        assert walker.shell.current_key == "exercise"
        assert found[0] in walker.screen


def test_the_grid_ends_where_its_last_card_does(window: Window) -> None:
    with window(ROUTINES) as walker:
        say_none_apply(walker)
        page = walker.shell.page("routines")
        assert isinstance(page, Page)
        scroll = page.scroll_area
        assert scroll is not None
        bar = scroll.verticalScrollBar()
        for width in (1280, 900, 640):
            walker.shell.resize(width, 700)
            walker.settle()
            bar.setValue(bar.maximum())
            walker.settle()
            last = [c for c in walker.shell.findChildren(ExerciseCard) if c.isVisible()]
            bottom = max(c.mapTo(scroll, QPoint(0, c.height())).y() for c in last)
            assert 0 <= scroll.height() - bottom <= 48
        bar.setValue(0)
        walker.shell.resize(1280, 800)
        walker.settle()
        click(walker, "Chair")
        walker.settle()
        assert bar.maximum() == 0


def test_a_dose_past_what_the_sources_teach_is_told_and_taken_back(
    window: Window, data_dir: Path
) -> None:
    with window(ROUTINES) as walker:
        say_none_apply(walker)
        walker.type("/")
        walker.type("figure 4 seated")
        walker.press(KEY.Key_Down)
        walker.press(KEY.Key_Return)
        walker.tab_to("Hold")
        for _ in range(4):
            walker.press(KEY.Key_Up)
        assert "The sources teach holds of 10 to 30 s." in walker.screen
        walker.press(KEY.Key_Z, CTRL)
        assert "Taken back: " in walker.screen
        assert "The sources teach" not in walker.screen
        walker.press(KEY.Key_Up)
        walker.tab_to("Back to the card's dose")
        walker.press(KEY.Key_Space)
        assert not (data_dir / "doses.toml").exists()
        assert walker.focused.startswith("Start")


def test_the_pace_of_a_floss_can_be_ones_own(window: Window, data_dir: Path) -> None:
    with window(ROUTINES) as walker:
        say_none_apply(walker)
        walker.type("/")
        walker.type("seated floss")
        walker.press(KEY.Key_Down)
        walker.press(KEY.Key_Return)
        walker.tab_to("Out")
        walker.press(KEY.Key_Up)
        walker.press(KEY.Key_Escape)
    with window(ROUTINES) as walker:
        dose = walker.desk.library.exercises["floss_seated"].dose
        card = walker.desk.library.original("floss_seated").dose
        assert (dose.out_s, dose.back_s) == (3, card.back_s)


def test_a_prescription_becomes_a_routine_that_is_kept_without_asking(
    qtbot: QtBot, fake_clock: FakeClock, window: Window, data_dir: Path, tmp_path: Path
) -> None:
    with window(ROUTINES) as walker:
        say_none_apply(walker)
        write_a_routine(walker, *PRESCRIPTION)
        # Nobody leaves the page and nobody presses anything: it keeps itself.
        qtbot.waitUntil(lambda: bool(own_files(data_dir, "routines")))
        qtbot.waitUntil(lambda: "Saved except 2 lines" in walker.screen)
        assert "Line 4: no exercise is called" in walker.screen
        walker.tab_to("Use Bridge")
        walker.press(KEY.Key_Space)
        walker.tab_to("Leave out")
        walker.press(KEY.Key_Space)
        assert "no exercise is called" not in walker.screen
        qtbot.waitUntil(lambda: "bridge" in own_files(data_dir, "routines")[0].read_text("utf-8"))
        # What lies on the disk now is what a kill would leave.
        killed = shutil.copytree(
            data_dir, tmp_path / "killed", ignore=shutil.ignore_patterns("cache")
        )
    (killed / "in-use.lock").unlink()
    with at_the_window(qtbot, fake_clock, killed, ROUTINES) as walker:
        click(walker, "My routines")
        assert "Start New routine" in walker.screen


def test_stretches_are_moved_by_keys_also_out_of_their_dose(qtbot: QtBot, window: Window) -> None:
    with window(ROUTINES) as walker:
        say_none_apply(walker)
        write_a_routine(walker, "bridge 8x6s", "seated floss 10x")
        editor = QApplication.focusWidget()
        assert isinstance(editor, QPlainTextEdit)
        qtbot.waitUntil(lambda: "Seated floss" in walker.screen)
        walker.tab_to("1 of 2: Bridge")
        walker.press(KEY.Key_Down, ALT)
        assert editor.toPlainText().splitlines()[:2] == ["seated floss 10x", "bridge 8x6s"]
        walker.press(KEY.Key_Return)
        assert walker.focused == "Hold"
        walker.press(KEY.Key_Up, ALT)
        assert editor.toPlainText().splitlines()[:2] == ["bridge 8x6s", "seated floss 10x"]
        walker.press(KEY.Key_Z, CTRL)
        walker.press(KEY.Key_Z, CTRL)
        assert editor.toPlainText().splitlines()[:2] == ["bridge 8x6s", "seated floss 10x"]
        walker.press(KEY.Key_Y, CTRL)
        assert editor.toPlainText().splitlines()[:2] == ["seated floss 10x", "bridge 8x6s"]


def test_a_routine_of_ones_own_is_printed_started_and_offered_tomorrow(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = tmp_path / "sheet.pdf"
    answer(monkeypatch, sheet)
    with window(ROUTINES) as walker:
        say_none_apply(walker)
        write_a_routine(walker, *PRESCRIPTION[:3])
        walker.tab_to("Home sheet")
        walker.press(KEY.Key_Space)
        walker.tab_to("Save as PDF")
        walker.press(KEY.Key_Space)
        assert "Saved as sheet.pdf." in walker.screen
        (page,) = pages_of(sheet)
        assert "2 sets of 10, left leg" in page
        walker.tab_to("Back")
        walker.press(KEY.Key_Space)
        assert walker.shell.current_key == "builder"
        walker.tab_to("Back to the routines")
        walker.press(KEY.Key_Space)
        assert walker.focused == "Start New routine"
        walker.press(KEY.Key_Space)
        assert walker.over == "Check-in"
        walker.press(KEY.Key_Escape)
    with window() as walker:
        assert "New routine" in walker.screen
        assert "Hips and nerve glides" not in walker.screen
        walker.tab_to("Flare day")
        walker.press(KEY.Key_Space)
        assert "New routine" not in walker.screen
        assert "Flare day" in walker.screen


def test_an_exercise_of_ones_own_goes_to_somebody_else_and_only_once(
    qtbot: QtBot,
    fake_clock: FakeClock,
    window: Window,
    data_dir: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    picture, shared = tmp_path / "drawing.svg", tmp_path / "shared.toml"
    picture.write_text(DRAWING, encoding="utf-8")
    with window(ROUTINES) as walker:
        say_none_apply(walker)
        walker.type("/")
        walker.type("bridge")
        walker.press(KEY.Key_Down)
        walker.press(KEY.Key_Return)
        walker.tab_to("Copy and change")
        walker.press(KEY.Key_Space)
        assert walker.focused == "Name of the exercise"
        walker.type("Meine Bruecke")
        qtbot.waitUntil(lambda: bool(own_files(data_dir, "exercises")))
        assert "Saved" in walker.screen
        answer(monkeypatch, picture)
        walker.tab_to("Figure or picture")
        walker.press(KEY.Key_Space)
        walker.tab_to("A picture of your own")
        walker.press(KEY.Key_Space)
        (file,) = own_files(data_dir, "exercises")
        assert "figure_of" not in file.read_text("utf-8")
        # The figure gives way to the picture where it is shown already.
        qtbot.waitUntil(lambda: is_red(walker))
        answer(monkeypatch, shared)
        walker.desk.library_flow._making.share_exercise(file.stem)
        assert "Saved as shared.toml." in walker.screen
    assert str(tmp_path) not in shared.read_text("utf-8")

    other = tmp_path / "other"
    with at_the_window(qtbot, fake_clock, other, ROUTINES) as walker:
        say_none_apply(walker)
        for words in ("Added 1 exercise.", "All of that is here already; nothing was added."):
            walker.desk.library_flow.open_shared_file()
            assert words in walker.screen
        assert len(own_files(other, "exercises")) == 1
        changed = shared.read_text("utf-8").replace("repetitions = 8", "repetitions = 9")
        assert changed != shared.read_text("utf-8")
        shared.write_text(changed, encoding="utf-8")
        walker.desk.library_flow.open_shared_file()
        assert "Added 1 exercise. You had another Meine Bruecke; both are kept." in walker.screen
        assert len(own_files(other, "exercises")) == 2


def is_red(walker: Walker) -> bool:
    """Whether a picture in sight has the colour of the drawing in its middle."""
    views = [view for view in walker.shell.findChildren(FigureView) if view.isVisible()]
    middles = [view.grab().toImage().pixelColor(view.rect().center()) for view in views]
    return any((c.red(), c.green()) == (0xCC, 0x33) for c in middles)


def test_the_guide_opens_no_address_by_itself(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    with window(Options(page="guide")) as walker:
        say_none_apply(walker)
        for words in ("Words for pain", "At the desk", "When to see a doctor"):
            click(walker, words)
            assert "Text of the page" in walker.screen
        click(walker, "When it is an emergency")
        assert "Go through the safety check" in walker.screen
        assert opened == []


def test_another_person_is_drawn_at_once(window: Window) -> None:
    with window(ROUTINES) as walker:
        say_none_apply(walker)
        walker.press(KEY.Key_Return)
        assert walker.shell.current_key == "exercise"
        view = walker.shell.findChild(PhaseRow)
        assert view is not None
        before = {shot.person for shot in view._shots}
        walker.desk.settings.set(FIGURE_PERSON, "crop")
        assert before != {shot.person for shot in view._shots} == {"crop"}
