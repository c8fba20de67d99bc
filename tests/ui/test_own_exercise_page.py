"""The editor of one's own exercises: whole at every step, kept by itself, shared as one file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from sciatica_desktop.domain.exercise import Exercise, Family, Kind, Place
from sciatica_desktop.domain.routine import Item, Routine
from sciatica_desktop.domain.stop_rule import stop_lines
from sciatica_desktop.services.library import LibraryService
from sciatica_desktop.services.settings import Settings
from sciatica_desktop.ui.pages.own_exercise import OwnBench, OwnExercisePage
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.tags import PLACE_WORDS
from tests.ui.libraries import FLOOR, make_library
from tests.ui.studios import BlankStudio

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Desk:
    """The page with a library of its own."""

    def __init__(self, qtbot: QtBot, folder: Path, theme: Theme, settings: Settings) -> None:
        self.library: LibraryService = make_library(folder)
        self.bench = OwnBench(self.library, self.library)
        self.page = OwnExercisePage(
            self.bench, self.library, settings=settings, studio=BlankStudio(), theme=theme
        )
        self.library.changed.connect(self.page.refresh_if_visible)
        self.told: list[str] = []
        self.page.told.connect(self.told.append)
        qtbot.addWidget(self.page)
        self.page.resize(1072, 800)
        with qtbot.waitExposed(self.page):
            self.page.show()

    @property
    def own(self) -> list[Exercise]:
        self.page.keep()
        cards = self.library.exercises.values()
        return [card for card in cards if self.library.is_own_exercise(card.id)]

    def write(self, field: str, text: str) -> None:
        self.page.words.fields[field].edit.setPlainText(text)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, theme: Theme, settings: Settings) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path, theme, settings)
    yield made
    made.page.hide()


@pytest.fixture
def photo(tmp_path: Path, qapp: object) -> Path:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    path = tmp_path / "photo.png"
    assert image.save(str(path))
    return path


def test_a_copy_is_kept_with_the_first_change_and_not_before(desk: Desk) -> None:
    desk.bench.open_copy(FLOOR)
    desk.page.show_first()
    assert desk.own == []
    desk.write("feel", "A gentle pull.")
    (kept,) = desk.own
    assert kept.feel == "A gentle pull."
    assert kept.figure_of == FLOOR
    assert desk.page.name.state == "Saved"
    assert desk.library.original(FLOOR).feel != kept.feel


def test_everything_is_taken_back_step_by_step(desk: Desk) -> None:
    desk.bench.open_copy(FLOOR)
    begun = desk.bench.draft
    desk.page.name.setText("Mine")
    desk.page.name.textEdited.emit("Mine")
    desk.page.facts.family._on_activated(0)
    desk.page.facts.hold._number.setValue(20)
    desk.write("how", "One.\nTwo.")
    assert len(desk.own) == 1
    while desk.bench.undo():
        pass
    assert desk.bench.draft == begun
    assert desk.own == []
    desk.page.redo()
    assert [card.name for card in desk.own] == ["Mine"]


def test_an_empty_card_waits_for_something_that_shows_it(desk: Desk) -> None:
    desk.bench.open_blank()
    desk.page.show_first()
    assert desk.page.shown_by.is_open
    desk.write("start", "Stand.")
    assert desk.own == []
    assert "figure or a picture" in desk.page.problem.lines[0]
    desk.page.figures.tiles["bridge"].click()
    (kept,) = desk.own
    assert kept.figure_of == "bridge"
    assert kept.start == "Stand."
    assert desk.page.problem.lines == ()


def test_a_picture_of_ones_own_shows_it(desk: Desk, photo: Path) -> None:
    desk.bench.open_blank()
    desk.page.take_picture(photo)
    (kept,) = desk.own
    assert desk.library.pictures[kept.id].read_bytes() == photo.read_bytes()
    assert kept.stop_if == stop_lines()


@pytest.mark.parametrize("content", [b"no picture", b"\x89PNG\r\n\x1a\nbroken", b""])
def test_a_file_that_is_no_picture_is_told_of_and_changes_nothing(
    desk: Desk, tmp_path: Path, content: bytes
) -> None:
    desk.bench.open_copy(FLOOR)
    path = tmp_path / "strange.png"
    path.write_bytes(content)
    before = desk.bench.draft
    desk.page.take_picture(path)
    assert desk.bench.draft == before
    assert len(desk.told) == 1
    assert desk.own == []


def test_a_picture_that_is_gone_is_told_of(desk: Desk, tmp_path: Path) -> None:
    desk.bench.open_copy(FLOOR)
    desk.page.take_picture(tmp_path / "nothing.png")
    assert "nothing.png" in desk.told[0]


def test_the_stop_rule_cannot_be_left_empty(desk: Desk) -> None:
    desk.bench.open_copy(FLOOR)
    desk.write("stop_if", "")
    (kept,) = desk.own
    assert kept.stop_if == stop_lines()
    assert desk.page.words.fields["stop_if"].lines == stop_lines()
    assert desk.page.preview.stop.lines == stop_lines()


def test_what_is_set_is_what_is_kept_and_shown(desk: Desk) -> None:
    desk.bench.open_copy(FLOOR)
    facts = desk.page.facts
    facts.hold._number.setValue(20)
    facts.times._number.setValue(3)
    facts.places.set_selected((PLACE_WORDS[Place.BED],))
    facts.places.selection_changed.emit()
    facts.needs.setText("pillow,  strap , ")
    facts.needs.editingFinished.emit()
    (kept,) = desk.own
    assert kept.places == (Place.BED,)
    assert kept.equipment == ("pillow", "strap")
    assert desk.page.preview.words[1].startswith("3 × 20 s")


def test_a_floss_is_counted_and_not_held(desk: Desk) -> None:
    desk.bench.open_copy(FLOOR)
    facts = desk.page.facts
    facts.family.set_value(Family.FLOSS)
    facts.changed.emit(desk.bench.draft)
    facts._on_family(Family.FLOSS)
    (kept,) = desk.own
    assert (kept.family, kept.kind) == (Family.FLOSS, Kind.REPETITIONS)
    assert facts.hold.isHidden()


def test_it_is_done_somewhere(desk: Desk) -> None:
    desk.bench.open_copy(FLOOR)
    desk.page.facts.places.set_selected(())
    desk.page.facts.places.selection_changed.emit()
    assert desk.page.facts.places.selected


def test_one_that_is_in_a_routine_is_not_deleted_and_says_so(desk: Desk) -> None:
    desk.bench.open_copy(FLOOR)
    desk.write("feel", "Warm.")
    (kept,) = desk.own
    desk.library.save_routine(Routine("mine_1", "Mine", "mat", (Item(kept.id),)))
    desk.page._on_delete()
    assert "Mine" in desk.told[0]
    assert desk.own


def test_an_own_exercise_is_opened_again_changed_and_deleted(desk: Desk, qtbot: QtBot) -> None:
    desk.bench.open_copy(FLOOR)
    desk.write("feel", "Warm.")
    (kept,) = desk.own
    desk.bench.open_blank()
    desk.bench.open_own(kept.id)
    desk.write("feel", "Warm and easy.")
    (changed,) = desk.own
    assert (changed.id, changed.feel) == (kept.id, "Warm and easy.")
    with qtbot.waitSignal(desk.page.deleted) as deleted:
        desk.page._on_delete()
    assert deleted.args == [kept.name]
    assert desk.own == []
    assert desk.library.undo()
    assert desk.own == [changed]


@pytest.mark.parametrize("width", [1072, 836, 560])
def test_it_fits_every_window(desk: Desk, qtbot: QtBot, width: int) -> None:
    desk.page.resize(width, 600)
    desk.bench.open_copy(FLOOR)
    desk.page.show_first()
    scroll = desk.page.scroll_area
    assert scroll is not None
    across = scroll.horizontalScrollBar()
    qtbot.waitUntil(lambda: across.maximum() == 0)
