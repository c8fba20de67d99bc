"""Trends from the first entry on: the sentence, the ranges, the chart and its text twin."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sciatica_desktop.domain.anatomy import Reach
from sciatica_desktop.domain.diary import Entry
from sciatica_desktop.services.diary import DiaryService
from sciatica_desktop.services.history import History
from sciatica_desktop.services.settings import AFFECTED_SIDE, Settings
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.diary_store import DiaryStore
from sciatica_desktop.storage.session_store import SessionStore
from sciatica_desktop.ui.charts.trend_card import TrendCard
from sciatica_desktop.ui.pages.trends import TrendsPage
from sciatica_desktop.ui.pages.trends.ranges import range_of
from sciatica_desktop.ui.theme.manager import Theme
from tests.clocks import FakeClock

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

THURSDAY = datetime(2026, 5, 14, 20, 0, tzinfo=UTC)
TODAY = THURSDAY.date()
FIRST = date(2026, 4, 6)
LEGS = [6, 6, 5, 6, 6, 6, 6] + [None] * 28 + [4, 4, 3, 3]


class Desk:
    """Trends over a diary of its own."""

    def __init__(self, qtbot: QtBot, folder: Path, database: Database) -> None:
        self.qtbot = qtbot
        self.settings = Settings(folder / "settings.json")
        self.settings.set(AFFECTED_SIDE, "left")
        self.diary = DiaryService(DiaryStore(database))
        self.page = TrendsPage(
            diary=self.diary,
            history=History(lambda: SessionStore(database)),
            settings=self.settings,
            theme=Theme.for_tests(),
            clock=FakeClock(now=THURSDAY),
        )
        qtbot.addWidget(self.page)
        self.page.resize(1072, 800)

    def write(self, day: date, leg: int) -> None:
        when = datetime(day.year, day.month, day.day, 21, tzinfo=UTC)
        entry = Entry(day.isoformat(), when, when, leg_average=leg, reach_left=Reach.THIGH)
        self.diary.save(entry)

    def write_rows(self) -> None:
        for number, leg in enumerate(LEGS):
            if leg is not None:
                self.write(FIRST + timedelta(days=number), leg)

    def show(self) -> None:
        with self.qtbot.waitExposed(self.page):
            self.page.show()

    def press(self, key: Qt.Key) -> None:
        """Press a key on the chart or the table; shortcuts live only in the active window."""
        self.page.activateWindow()
        self.qtbot.waitUntil(self.page.isActiveWindow)
        part = self.page.focus_widget()
        assert part is not None
        part.setFocus()
        QTest.keyClick(part, key)

    @property
    def card(self) -> TrendCard:
        card = self.page.findChild(TrendCard)
        assert card is not None
        return card


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with Database.in_memory() as database:
        yield Desk(qtbot, tmp_path, database)


def test_before_the_first_entry_it_offers_to_write_one(desk: Desk) -> None:
    desk.show()
    assert desk.page.findChild(TrendCard) is None
    assert not desk.page.range_control.isVisible()
    begin = desk.page.focus_widget()
    assert begin is not None
    with desk.qtbot.waitSignal(desk.page.write_today_requested):
        QTest.keyClick(begin, Qt.Key.Key_Return)


def test_the_first_entry_brings_the_chart_and_undoing_it_takes_it_away(desk: Desk) -> None:
    desk.show()
    desk.write(TODAY, 4)
    assert desk.card.isVisible()
    assert desk.page.sentence == "1 day rated so far."
    desk.diary.undo()
    assert not desk.card.isVisible()


def test_the_sentence_stands_with_the_numbers_it_rests_on(desk: Desk) -> None:
    desk.write_rows()
    desk.show()
    assert desk.page.sentence.replace("\N{NO-BREAK SPACE}", " ") == (
        "This week your mean leg pain is 2.4 points (40 %) lower than in the first week."
    )
    assert "5.9 from 7 days, 6 to 12 April; then 3.5 from 4 days, 11 to 14 May." in (
        desk.page.evidence
    )
    assert "Average 3 or less on 2 of 11 days." in desk.page.evidence


def test_a_shorter_range_compares_within_itself(desk: Desk) -> None:
    desk.write_rows()
    desk.show()
    desk.page.range_control.set_value("Week")
    desk.page.range_control.value_changed.emit("Week")
    assert desk.page.sentence == "Your first week has a mean leg pain of 3.5."
    assert desk.card.chart.in_view == (date(2026, 5, 11), date(2026, 5, 17))


def test_t_shows_the_table_and_the_chart_again(desk: Desk) -> None:
    desk.write_rows()
    desk.show()
    desk.press(Qt.Key.Key_T)
    assert desk.card.is_table
    assert desk.card.model.rowCount() == 11
    assert desk.card.table.hasFocus()
    assert desk.page.table_button.text() == "Show as a chart"
    desk.press(Qt.Key.Key_T)
    assert not desk.card.is_table


def test_printing_is_asked_for(desk: Desk) -> None:
    desk.write_rows()
    desk.show()
    with desk.qtbot.waitSignal(desk.page.print_requested):
        desk.page.print_button.click()


def test_moving_back_loads_earlier_days_until_the_first(desk: Desk) -> None:
    for number in range(200):
        desk.write(TODAY - timedelta(days=number), number % 7)
    desk.show()
    chart = desk.card.chart
    oldest = TODAY - timedelta(days=199)

    def has_come_to_the_oldest() -> bool:
        chart.pain.pan(-0.8)
        return chart.in_view[0] <= oldest

    desk.qtbot.waitUntil(has_come_to_the_oldest)
    assert (oldest - chart.in_view[0]).days < 7


def test_a_new_entry_leaves_time_where_it_was_moved_to(desk: Desk) -> None:
    for number in range(120):
        desk.write(TODAY - timedelta(days=number), 4)
    desk.show()
    desk.card.chart.pain.pan(-0.3)
    before = desk.card.chart.in_view
    desk.write(TODAY, 7)
    assert desk.card.chart.in_view == before


def test_nothing_scrolls_in_the_smallest_supported_window(desk: Desk) -> None:
    desk.write_rows()
    desk.page.resize(836, 600)
    desk.show()
    scroll = desk.page.scroll_area
    assert scroll is not None
    desk.qtbot.waitUntil(lambda: desk.card.chart.height() > 0)
    assert scroll.verticalScrollBar().maximum() == 0
    assert scroll.horizontalScrollBar().maximum() == 0
    assert not desk.card.legend.isVisible()
    desk.press(Qt.Key.Key_L)
    assert desk.card.legend.isVisible()


@pytest.mark.parametrize(
    ("name", "first", "by_week"),
    [
        ("Week", date(2026, 5, 11), False),
        ("Month", date(2026, 4, 13), False),
        ("Quarter", date(2026, 2, 16), False),
        ("Year", date(2025, 5, 19), True),
        ("All", date(2020, 1, 6), True),
    ],
)
def test_a_range_is_whole_weeks_up_to_the_end_of_this_one(
    name: str, first: date, by_week: bool
) -> None:
    found = range_of(name, TODAY, date(2020, 1, 8))
    assert (found.first, found.last, found.by_week) == (first, date(2026, 5, 17), by_week)


@pytest.mark.parametrize("name", ["Month", "Quarter", "Year", "All"])
def test_a_young_diary_begins_at_its_own_week_and_has_room_for_two(name: str) -> None:
    found = range_of(name, TODAY, TODAY)
    assert (found.first, found.last) == (date(2026, 5, 11), date(2026, 5, 24))


def test_the_page_loads_neither_numpy_nor_pyqtgraph_before_there_is_a_chart() -> None:
    code = (
        "import sys, sciatica_desktop.ui.pages.trends, sciatica_desktop.ui.widgets.mini_chart\n"
        "print({'numpy', 'pyqtgraph'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
