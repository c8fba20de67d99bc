"""The home sheet on the screen: preview, pages, printer, file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sciatica_desktop import resources
from sciatica_desktop.domain.routine import Item, Routine
from sciatica_desktop.services.settings import PAPER, Settings
from sciatica_desktop.storage.library import Library, load_library
from sciatica_desktop.ui import printing
from sciatica_desktop.ui.pages.home_sheet import HomeSheetPage
from sciatica_desktop.ui.theme.manager import Theme
from tests.reports.sheets import pages_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WHOLE = load_library(resources.root())
TIMED = [exercise.id for exercise in WHOLE.exercises.values() if exercise.is_timed]


CARDS = Library(WHOLE.exercises, {})
"""Without the drawings, which take longer."""


def routine(count: int) -> Routine:
    items = tuple(Item(TIMED[number % len(TIMED)]) for number in range(count))
    return Routine("home", "For / at home", "floor", items)


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, settings: Settings) -> HomeSheetPage:
    made = HomeSheetPage(CARDS, settings=settings, theme=theme)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show_routine(routine(9))
    made.show()
    return made


def test_a_long_routine_is_turned_page_by_page(page: HomeSheetPage) -> None:
    assert page._place.text() == "Page 1 of 3"
    assert not page._before.isEnabled()
    page._after.click()
    page._after.click()
    assert page._place.text() == "Page 3 of 3"
    assert not page._after.isEnabled()
    page.show_routine(routine(2))
    assert page._turning.isHidden()


def test_the_paper_is_kept_as_a_setting(page: HomeSheetPage, settings: Settings) -> None:
    page._on_paper("Letter")
    assert settings.get(PAPER) == "Letter"


def test_saving_writes_every_page(
    page: HomeSheetPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(_parent: object, name: str) -> Path:
        asked.append(name)
        return tmp_path / "sheet.pdf"

    monkeypatch.setattr(printing, "ask_pdf", choose)
    told: list[str] = []
    page.told.connect(told.append)
    page.save.click()
    assert told == ["Saved as sheet.pdf."]
    assert asked == ["For / at home.pdf"]
    assert len(pages_of(tmp_path / "sheet.pdf")) == 3


def test_a_folder_that_is_not_there_is_told(
    page: HomeSheetPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "ask_pdf", lambda *_: tmp_path / "no" / "sheet.pdf")
    told: list[str] = []
    page.told.connect(told.append)
    page.save.click()
    assert len(told) == 1
    assert told[0].startswith("sheet.pdf could not be written")


def test_the_printer_gets_every_page(page: HomeSheetPage, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []

    def on_paper(_printer: object, *sheets: printing.PaintSheet) -> bool:
        taken.append(len(sheets))
        return True

    monkeypatch.setattr(printing, "has_printer", lambda: True)
    monkeypatch.setattr(printing, "ask_printer", lambda *_: object())
    monkeypatch.setattr(printing, "paint_on", on_paper)
    told: list[str] = []
    page.told.connect(told.append)
    page.print.click()
    assert taken == [3]
    assert told == [printing.SENT]


def test_without_a_printer_one_sentence_says_so(
    page: HomeSheetPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    told: list[str] = []
    page.told.connect(told.append)
    page.print.click()
    assert told == [printing.NO_PRINTER]


def test_the_preview_can_be_heard(page: HomeSheetPage) -> None:
    said = page.preview.accessibleDescription()
    assert "For / at home" in said
    assert WHOLE.exercises[TIMED[0]].name in said
