"""Which library page opens which, and what is kept on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from sciatica_desktop.domain.routine import Item, Routine
from sciatica_desktop.services.settings import LAST_ROUTINE, Settings
from sciatica_desktop.ui.library_flow import LibraryFlow
from sciatica_desktop.ui.pages.exercise import ExercisePage
from sciatica_desktop.ui.pages.library import RoutinesPage
from sciatica_desktop.ui.shell import Shell
from sciatica_desktop.ui.theme.manager import Theme
from tests.clocks import FakeClock
from tests.ui.libraries import CHAIR, FLOOR, make_library
from tests.ui.studios import BlankStudio

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Desk:
    """A window with nothing but the pages of the library."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.settings = Settings(folder / "settings.json")
        self.library = make_library(folder)
        self.studio = BlankStudio()
        self.shell = Shell(theme=Theme.for_tests(), settings=self.settings)
        self.flow = LibraryFlow(
            self.shell,
            self.library,
            settings=self.settings,
            studio=self.studio,
            theme=Theme.for_tests(),
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
    def exercise(self) -> ExercisePage:
        page = self.shell.page("exercise")
        assert isinstance(page, ExercisePage)
        return page

    def save(self, name: str, *exercises: str) -> Routine:
        items = tuple(Item(exercise) for exercise in exercises)
        new = self.library.new_routine_id(name)
        return self.library.save_routine(Routine(new, name, "mat", items))

    @property
    def menu(self) -> QMenu:
        """The menu that was opened last."""
        menus = self.shell.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return menus[-1]

    @property
    def own(self) -> list[Routine]:
        return [r for r in self.library.routines.values() if self.library.is_own_routine(r.id)]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    # No platform without a screen lets a menu take the keyboard.
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    desk = Desk(qtbot, tmp_path)
    yield desk
    desk.shell.toast.hide()
    desk.shell.hide()


def test_an_exercise_opens_and_leads_back_to_the_same_search(desk: Desk) -> None:
    desk.routines.filters.search.setText("floss")
    before = desk.routines.grid.cards
    desk.routines.grid.cards[0].click()
    assert desk.shell.current_key == "exercise"
    assert desk.exercise.exercise_id == before[0].exercise.id
    desk.exercise.head.back.click()
    assert desk.shell.current_key == "routines"
    assert desk.routines.grid.cards == before
    assert desk.routines.focus_widget() is before[0]


def test_one_exercise_starts_by_itself_with_the_own_dose(desk: Desk) -> None:
    desk.flow.open_exercise(FLOOR)
    desk.exercise.dose.start.click()
    (routine,) = desk.started
    assert [item.exercise for item in routine.items] == [FLOOR]
    assert desk.settings.get(LAST_ROUTINE) == LAST_ROUTINE.default


def test_a_routine_that_is_started_is_remembered(desk: Desk) -> None:
    mine = desk.save("Evening", CHAIR)
    desk.routines.show_view("mine")
    first = desk.routines.routines.cards[0]
    assert first.routine == mine
    first.start.click()
    assert desk.started == [mine]
    assert desk.settings.get(LAST_ROUTINE) == mine.id


def test_an_exercise_is_added_to_an_own_routine_and_taken_back(desk: Desk) -> None:
    mine = desk.save("Evening", CHAIR)
    desk.flow.add_to_routine(FLOOR, desk.shell)
    menu = desk.menu
    next(action for action in menu.actions() if action.text() == "Evening").trigger()
    (longer,) = desk.own
    assert longer.items == (*mine.items, Item(FLOOR))
    assert desk.shell.toast.offers_undo
    assert desk.routines.undo()
    assert desk.own == [mine]


def test_a_shipped_routine_is_never_changed_from_the_menu(desk: Desk) -> None:
    shipped = dict(desk.library.routines)
    asked: list[tuple[str | None, tuple[str, ...]]] = []
    desk.flow.open_builder = lambda one=None, add=(): asked.append((one, tuple(add)))  # type: ignore[method-assign]  # a page of its own
    desk.flow.add_to_routine(FLOOR, desk.shell)
    menu = desk.menu
    for action in [*menu.actions()[-1].menu().actions(), menu.actions()[0]]:
        action.trigger()
    assert asked == [*((name, (FLOOR,)) for name in shipped), (None, (FLOOR,))]
    assert dict(desk.library.routines) == shipped


def test_a_routine_is_duplicated_and_deleted(desk: Desk) -> None:
    name = next(iter(desk.library.routines))
    desk.routines.routine_asked.emit(name, "copy")
    (copy,) = desk.own
    assert copy.items == desk.library.routines[name].items
    assert copy.name != desk.library.routines[name].name
    desk.routines.routine_asked.emit(copy.id, "delete")
    assert desk.own == []
    desk.routines.undo()
    assert desk.own == [copy]


def test_the_home_sheet_leads_back_to_where_it_was_asked_for(desk: Desk) -> None:
    desk.flow.open_exercise(CHAIR)
    desk.exercise.head.print.click()
    assert desk.shell.current_key == "home_sheet"
    desk.shell.page("home_sheet").back.emit()
    assert desk.shell.current_key == "exercise"
    desk.routines.routine_asked.emit(next(iter(desk.library.routines)), "print")
    assert desk.shell.current_key == "home_sheet"


def test_a_routine_is_shared_as_a_file_and_opened_again(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = desk.save("Evening", CHAIR, FLOOR)
    file = tmp_path / "evening.toml"
    answer = partial(_answer, str(file))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    desk.routines.routine_asked.emit(mine.id, "share")
    assert file.exists()
    desk.library.delete_routine(mine.id)
    desk.routines.open_shared_requested.emit()
    (found,) = desk.own
    assert replace(found, id=mine.id) == mine
    assert "1 routine" in desk.shell.toast.text


def test_a_file_that_is_none_of_ours_is_told_in_one_sentence(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "holiday.toml"
    file.write_text("not = [a list", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", partial(_answer, str(file)))
    desk.flow.open_shared_file()
    assert "holiday.toml" in desk.shell.toast.text
    assert desk.own == []


def test_a_page_made_anew_shows_the_same_exercise(desk: Desk) -> None:
    desk.flow.open_exercise(CHAIR)
    desk.shell._rebuild()  # what another text size does
    QApplication.processEvents()
    assert desk.shell.current_key == "exercise"
    assert desk.exercise.exercise_id == CHAIR


def _answer(path: str, *_asked: object) -> tuple[str, str]:
    return path, ""
