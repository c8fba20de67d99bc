"""The history: a month to look at, sessions to open, put right, delete and take back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from sciatica_desktop.domain.anatomy import Reach, Side
from sciatica_desktop.domain.diary import Entry
from sciatica_desktop.domain.log import BlockRecord, CheckIn, Hurt, Outcome, SessionRecord
from sciatica_desktop.services.diary import DiaryService
from sciatica_desktop.services.history import History
from sciatica_desktop.services.settings import Settings
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.diary_store import DiaryStore
from sciatica_desktop.storage.session_store import SessionStore
from sciatica_desktop.ui.history_flow import HistoryFlow
from sciatica_desktop.ui.pages.check_in import CheckInPage
from sciatica_desktop.ui.pages.history import HistoryPage, SessionPage
from sciatica_desktop.ui.shell import Shell
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.stepper import Stepper
from tests.clocks import FakeClock
from tests.ui.libraries import make_library

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

KEY = Qt.Key
FRIDAY = datetime(2025, 3, 14, 8, 30, tzinfo=UTC)


def session(name: str, started: datetime, **changes: object) -> SessionRecord:
    """A hip stretch on both sides, the second of which was left half-way."""
    blocks = (
        BlockRecord(0, "hipflex_halfkneel", Side.LEFT, 72.0, 2, 72.0, 2),
        BlockRecord(1, "hipflex_halfkneel", Side.RIGHT, 72.0, 2, 36.0, 1),
    )
    record = SessionRecord(
        name,
        "seed_five",
        f"Routine {name}",
        started,
        started + timedelta(minutes=9),
        Outcome.DONE,
        "left",
        blocks,
        CheckIn(4, 2, Reach.THIGH),
        CheckIn(3, 2, Reach.BUTTOCK),
    )
    return replace(record, **changes)  # type: ignore[arg-type]  # fields by name


class House:
    """The two pages over a window."""

    def __init__(self, qtbot: QtBot, folder: Path, database: Database) -> None:
        self.clock = FakeClock()
        theme, settings = Theme.for_tests(), Settings(folder / "settings.json")
        self.store = SessionStore(database)
        self.history = History(lambda: self.store)
        self.diary = DiaryService(DiaryStore(database))
        self.shell = Shell(theme=theme, settings=settings)
        qtbot.addWidget(self.shell)
        self.shell.add_page("today", "Today", "sun", QWidget)
        self.flow = HistoryFlow(
            self.shell,
            make_library(folder),
            self.history,
            self.diary,
            settings=settings,
            theme=theme,
            clock=self.clock,
        )
        self.flow.add_pages()
        self.offered: list[str] = []
        self.flow.undo_offered.connect(self.offered.append)

    def open(self) -> HistoryPage:
        self.shell.resize(1280, 800)
        self.shell.show_page("today")
        self.shell.show()
        self.flow.open()
        page = self.shell.page("history")
        assert isinstance(page, HistoryPage)
        return page

    @property
    def session_page(self) -> SessionPage:
        page = self.shell.page("session")
        assert isinstance(page, SessionPage)
        return page


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    with Database.in_memory() as database:
        yield House(qtbot, tmp_path, database)


@pytest.fixture
def filled(house: House) -> House:
    house.store.put(session("one", FRIDAY))
    house.store.put(session("two", FRIDAY - timedelta(days=2)))
    house.store.put(session("old", FRIDAY - timedelta(days=30)))
    return house


def test_before_the_first_session_it_says_what_will_be_here(house: House) -> None:
    page = house.open()
    assert page.items == ()
    assert page.words == ""
    assert "once you have done one" in page._nothing.text()


def test_a_month_lists_its_sessions_newest_first(filled: House) -> None:
    page = filled.open()
    assert [item.record.id for item in page.items] == ["one", "two"]
    assert page.items[0].accessibleName().startswith("Routine one, Fri 14 Mar, 08:30.")
    assert "leg 4 before, 3 after" in page.items[0].accessibleName()
    page.turn(-1)
    assert [item.record.id for item in page.items] == ["old"]
    page.turn(1)
    assert len(page.items) == 2


def test_planned_days_are_counted_from_the_first_session_and_flare_days_apart(
    filled: House,
) -> None:
    # Weekdays from 3 to 14 March are ten; one of them is a flare day without a session.
    flare = datetime(2025, 3, 5, 20, tzinfo=UTC)
    filled.diary.save(Entry("f", flare, flare, flare=True))
    page = filled.open()
    assert page.words == (
        "2 of 9 planned days. 4 minutes in 2 sessions. 1 flare day is counted apart."
    )
    assert "missed" not in page.words


def test_arrow_keys_go_by_day_and_week_and_over_the_edge_of_the_month(filled: House) -> None:
    page = filled.open()
    page.grid.setFocus()
    QTest.keyClick(page.grid, KEY.Key_Left)
    QTest.keyClick(page.grid, KEY.Key_Left)
    assert page.grid.chosen == FRIDAY.date() - timedelta(days=2)
    assert "2 minutes" in page.grid.accessibleDescription()
    QTest.keyClick(page.grid, KEY.Key_Up)
    QTest.keyClick(page.grid, KEY.Key_Up)
    assert page.grid.chosen == FRIDAY.date() - timedelta(days=16)
    assert page.grid.accessibleName() == "February 2025"


def test_enter_opens_the_session_of_the_day(filled: House) -> None:
    page = filled.open()
    QTest.keyClick(page.grid, KEY.Key_Return)
    assert filled.shell.current_key == "session"
    assert filled.session_page.record.id == "one"
    filled.session_page.back.emit()
    assert filled.shell.current_key == "history"


def words_of(page: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(part.text() for part in page.findChildren(QLabel) if part.isVisible())


def test_a_session_shows_done_of_planned_for_each_side_and_both_answers(filled: House) -> None:
    hurt = Hurt(1, 95.0, "skip", Reach.CALF)
    filled.store.put(session("one", FRIDAY, hurts=(hurt,)))
    filled.open()
    filled.flow.open_session("one")
    words = words_of(filled.session_page)
    assert "60 of 60 s" in words
    assert "30 of 60 s" in words
    assert "Skipped at 1 min 35 s: it hurt (calf)." in words
    assert "thigh" in words
    assert "buttock" in words


def test_answers_are_changed_by_the_same_keys_and_can_be_taken_back(filled: House) -> None:
    filled.open()
    filled.flow.open_session("one")
    filled.session_page.view.after.click()
    asked = filled.shell.over
    assert isinstance(asked, CheckInPage)
    assert (asked.leg.value, asked.back.value, asked.reach.value) == (3, 2, Reach.BUTTOCK)
    QTest.keyClick(asked.leg, KEY.Key_1)
    QTest.keyClick(asked, KEY.Key_Return)
    assert filled.shell.over is None
    assert filled.store.get("one").after == CheckIn(1, 2, Reach.BUTTOCK)
    assert filled.store.get("one").before == CheckIn(4, 2, Reach.THIGH)
    assert filled.offered == ["Session changed"]
    assert filled.session_page.undo()
    assert filled.store.get("one").after == CheckIn(3, 2, Reach.BUTTOCK)


def test_leaving_the_answers_changes_nothing(filled: House) -> None:
    filled.open()
    filled.flow.open_session("one")
    filled.session_page.view.before.click()
    QTest.keyClick(filled.shell.over, KEY.Key_Escape)
    assert filled.shell.over is None
    assert filled.offered == []


def test_what_was_done_is_put_right_by_side(filled: House) -> None:
    filled.open()
    filled.flow.open_session("one")
    page = filled.session_page
    assert not page.findChildren(Stepper)
    page.correct.setChecked(True)
    QApplication.processEvents()
    steppers = [s for s in page.findChildren(Stepper) if s.isVisibleTo(page)]
    assert [stepper.value for stepper in steppers] == [2, 1]
    steppers[1]._more.click()
    left, right = filled.store.get("one").blocks
    assert (left.done_repetitions, right.done_repetitions) == (2, 2)
    assert right.done_s == pytest.approx(72.0)
    assert right.corrected == 1
    assert page.undo()
    assert filled.store.get("one").blocks[1].done_repetitions == 1


def test_a_session_is_deleted_and_comes_back(filled: House) -> None:
    page = filled.open()
    filled.flow.open_session("one")
    filled.session_page.delete.click()
    assert filled.shell.current_key == "history"
    assert [item.record.id for item in page.items] == ["two"]
    assert filled.offered == ["Session deleted"]
    assert page.undo()
    assert [item.record.id for item in page.items] == ["one", "two"]
    assert not page.undo()


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (900, 600), (640, 480)])
def test_nothing_needs_scrolling_sideways(filled: House, width: int, height: int) -> None:
    page = filled.open()
    filled.shell.resize(width, height)
    for each in (page, filled.session_page):
        filled.shell.show_page("history" if each is page else "session")
        if each is not page:
            filled.flow.open_session("one")
        QApplication.processEvents()
        assert each.scroll_area is not None
        assert each.scroll_area.horizontalScrollBar().maximum() == 0
