"""From the routines to the builder and the editor of one's own exercises, and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QMenu

from sciatica_desktop.domain.routine import Routine
from sciatica_desktop.services.settings import Settings
from sciatica_desktop.ui.library_flow import LibraryFlow
from sciatica_desktop.ui.pages.builder import BuilderPage
from sciatica_desktop.ui.pages.library import RoutinesPage
from sciatica_desktop.ui.pages.own_exercise import OwnExercisePage
from sciatica_desktop.ui.shell import Shell
from sciatica_desktop.ui.theme.manager import Theme
from tests.clocks import FakeClock
from tests.ui.libraries import CHAIR, FLOOR, make_library
from tests.ui.studios import BlankStudio

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Desk:
    """A window with nothing but the pages of the library."""

    def __init__(self, qtbot: QtBot, folder: Path, theme: Theme) -> None:
        folder.mkdir(exist_ok=True)
        self.library = make_library(folder)
        settings = Settings(folder / "settings.json")
        self.shell = Shell(theme=theme, settings=settings)
        self.flow = LibraryFlow(
            self.shell,
            self.library,
            settings=settings,
            studio=BlankStudio(),
            theme=theme,
            clock=FakeClock(),
        )
        self.flow.add_pages()
        self.started: list[Routine] = []
        self.flow.start_requested.connect(self.started.append)
        qtbot.addWidget(self.shell)
        with qtbot.waitExposed(self.shell):
            self.shell.show()
        self.shell.show_page("routines")

    @property
    def routines(self) -> RoutinesPage:
        page = self.shell.page("routines")
        assert isinstance(page, RoutinesPage)
        return page

    @property
    def builder(self) -> BuilderPage:
        page = self.shell.page("builder")
        assert isinstance(page, BuilderPage)
        return page

    @property
    def editor(self) -> OwnExercisePage:
        page = self.shell.page("own_exercise")
        assert isinstance(page, OwnExercisePage)
        return page

    @property
    def own(self) -> list[Routine]:
        return [r for r in self.library.routines.values() if self.library.is_own_routine(r.id)]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    return Desk(qtbot, tmp_path / "one", theme)


@pytest.fixture(autouse=True)
def _put_away(desk: Desk) -> Iterator[None]:
    yield
    desk.shell.toast.hide()
    desk.shell.hide()


def test_a_new_routine_is_pasted_and_started(desk: Desk) -> None:
    desk.routines.new_routine.click()
    assert desk.shell.current_key == "builder"
    desk.builder.text.editor.setFocus()
    desk.builder.text.editor.insertPlainText("seated floss 2x10 L 2s/2s\nbutterfly 3x30s")
    desk.builder.text.editor.flush()
    desk.builder.head.start.click()
    (routine,) = desk.own
    assert desk.started == [routine]
    assert [item.exercise for item in routine.items] == [CHAIR, "groin_butterfly"]
    desk.builder.head.back.click()
    assert desk.shell.current_key == "routines"


def test_leaving_keeps_what_was_typed(desk: Desk) -> None:
    desk.flow.open_builder()
    desk.builder.text.editor.insertPlainText("butterfly 3x30s")
    desk.shell.show_page("routines")
    (routine,) = desk.own
    assert [item.exercise for item in routine.items] == ["groin_butterfly"]


def test_an_exercise_goes_into_a_copy_of_a_routine(desk: Desk) -> None:
    desk.flow.open_builder("seed_five", (FLOOR,))
    assert "stays as it is" in desk.shell.toast.text
    desk.shell.show_page("routines")
    (copy,) = desk.own
    shipped = desk.library.routines["seed_five"]
    assert [i.exercise for i in copy.items] == [*(i.exercise for i in shipped.items), FLOOR]


def test_a_deleted_routine_comes_back_from_the_toast(desk: Desk) -> None:
    desk.flow.open_builder(None, (FLOOR,))
    desk.builder.keep()
    (kept,) = desk.own
    desk.builder._on_delete()
    assert desk.shell.current_key == "routines"
    assert desk.own == []
    assert desk.shell.toast.offers_undo
    desk.shell.toast._button.click()
    assert desk.own == [kept]


def test_the_same_routine_is_there_after_the_text_was_made_larger(desk: Desk) -> None:
    desk.flow.open_builder()
    desk.builder.text.editor.insertPlainText("butterfly 3x30s\nqwxz")
    desk.builder.text.editor.flush()
    desk.shell._rebuild()
    assert desk.builder.text.editor.toPlainText() == "butterfly 3x30s\nqwxz"
    desk.builder.undo()
    assert desk.builder.text.editor.toPlainText() == ""


def test_an_own_exercise_goes_to_somebody_else_as_one_file(
    desk: Desk, qtbot: QtBot, tmp_path: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.flow.open_own_exercise(copy_of=FLOOR)
    desk.editor.words.fields["feel"].edit.setPlainText("A gentle pull.")
    desk.editor.keep()
    mine = desk.editor._bench.exercise_id
    shared = tmp_path / "shared.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(shared), ""))
    desk.editor.share_requested.emit(mine)
    assert "shared.toml" in desk.shell.toast.text
    other = Desk(qtbot, tmp_path / "two", theme)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(shared), ""))
    other.flow.open_shared_file()
    assert "1 exercise" in other.shell.toast.text
    feels = [card.feel for card in other.library.exercises.values()]
    assert "A gentle pull." in feels
    other.shell.toast.hide()
    other.shell.hide()


def test_an_own_exercise_is_tried_at_once(desk: Desk) -> None:
    desk.flow.open_own_exercise(copy_of=FLOOR)
    desk.editor.facts.times._number.setValue(3)
    desk.editor.keep()
    desk.editor.start.click()
    (routine,) = desk.started
    assert desk.library.is_own_exercise(routine.items[0].exercise)
