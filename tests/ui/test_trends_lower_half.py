"""Below the chart of Trends: the cards, their text twins, and one truth with the printed page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.diary import Entry, EntryKind
from sciatica_desktop.domain.marks import Mark, MarkKind
from sciatica_desktop.domain.wording import SELF_REPORTED
from sciatica_desktop.reports.summary import build_summary
from sciatica_desktop.services.diary import DiaryService
from sciatica_desktop.services.history import History
from sciatica_desktop.services.settings import AFFECTED_SIDE, BASELINE, WEEK_START, Settings
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.dates_store import MarkStore
from sciatica_desktop.storage.diary_store import DiaryStore
from sciatica_desktop.storage.session_store import SessionStore
from sciatica_desktop.ui.charts.series_cards import SeriesCards
from sciatica_desktop.ui.pages.trends import TrendsPage
from sciatica_desktop.ui.theme.manager import Theme
from tests.clocks import FakeClock

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NOW = datetime(2026, 5, 14, 20, 0, tzinfo=UTC)
TODAY = NOW.date()
FIRST = TODAY - timedelta(days=41)
VISIT = TODAY - timedelta(days=20)


class Desk:
    """Trends over six weeks: even days after long sitting, a rating of a moment each morning."""

    def __init__(self, qtbot: QtBot, folder: Path, database: Database) -> None:
        self.qtbot = qtbot
        self.settings = Settings(folder / "settings.json")
        self.settings.set(AFFECTED_SIDE, "left")
        self.diary = DiaryService(DiaryStore(database))
        self.marks = MarkStore(database)
        for number in range(42):
            when = NOW - timedelta(days=number)
            sat = number % 2 == 0
            words = ("long sitting",) if sat else ()
            leg = 6 - number % 5
            day = Entry(f"d{number}", when, when, leg_average=leg, leg_worst=8, triggers=words)
            morning = when - timedelta(hours=11)
            kind = EntryKind.MOMENT
            self.diary.save(day)
            self.diary.save(Entry(f"m{number}", morning, morning, kind, leg_average=3))
        self.marks.put(Mark("v", VISIT, MarkKind.VISIT, "physiotherapist", NOW))
        self.page = TrendsPage(
            diary=self.diary,
            history=History(lambda: SessionStore(database)),
            settings=self.settings,
            theme=Theme.for_tests(),
            clock=FakeClock(now=NOW),
            marks=self.marks.between,
        )
        qtbot.addWidget(self.page)
        self.page.resize(1072, 800)

    def show(self) -> SeriesCards:
        with self.qtbot.waitExposed(self.page):
            self.page.show()
        return self.complete()

    def complete(self) -> SeriesCards:
        self.qtbot.waitUntil(lambda: self.page.lower_half.is_complete)
        assert self.page.lower_half.cards is not None
        return self.page.lower_half.cards


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with Database.in_memory() as database:
        yield Desk(qtbot, tmp_path, database)


def test_every_chart_says_its_numbers(desk: Desk) -> None:
    cards = desk.show()
    assert "Morning, 8 to 11 h: mean 3.0 from 42 ratings." in cards.parts.words
    assert len(cards.weekdays.words) == 7
    assert any("Worst 7 or more on 42 of 42 days" in line for line in cards.high_low.words)
    (pair,) = cards.pair_cards
    assert "21 days with it" in pair.chart.words[0]
    assert pair.chart.words[-1] == "Seen together; not proof of cause."
    for card in cards.cards.values():
        if card.isVisible():
            assert card.chart.accessibleDescription()


def test_what_was_never_written_has_no_card(desk: Desk) -> None:
    cards = desk.show()
    assert not cards.cards[cards.movement].isVisible()
    assert not cards.cards[cards.before_after].isVisible()


def test_t_turns_every_chart_into_words_and_back(desk: Desk) -> None:
    cards = desk.show()
    desk.page.table_button.click()
    assert not cards.parts.isVisible()
    assert all(card.is_words for card in (*cards.cards.values(), *cards.pair_cards))
    desk.page.table_button.click()
    assert cards.parts.isVisible()


def test_arrow_keys_read_a_chart_part_by_part(desk: Desk) -> None:
    cards = desk.show()
    chart = cards.weekdays
    desk.page.activateWindow()
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.chosen_words.startswith("Monday: mean")
    assert chart.accessibleDescription() == chart.chosen_words
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert chart.chosen_words.startswith("Sunday: mean")
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.chosen_words == ""


def test_weeks_begin_where_the_person_says(desk: Desk) -> None:
    desk.settings.set(WEEK_START, 6)
    cards = desk.show()
    assert cards.weekdays.words[0].startswith("Sunday")


def test_the_year_goes_by_day_and_by_week(desk: Desk) -> None:
    desk.show()
    card = desk.page.lower_half.year_card
    assert card is not None
    assert card.title == "Leg pain in 2026"
    chart = card.chart
    desk.page.activateWindow()
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.chosen_words == "Thu 1 Jan: not rated."
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.chosen_words == "Thu 8 Jan: not rated."
    chart.choose((TODAY - date(2026, 1, 1)).days)
    assert chart.chosen_words == "Thu 14 May: leg 6, worst 8."


@pytest.mark.parametrize("baseline", ["first_week", "last_visit"])
@pytest.mark.parametrize("weekday", [0, 6])
def test_trends_and_the_printed_page_say_the_same_numbers(
    desk: Desk, baseline: str, weekday: int
) -> None:
    desk.settings.set(BASELINE, baseline)
    desk.settings.set(WEEK_START, weekday)
    desk.show()
    since = VISIT if baseline == "last_visit" else None
    summary = build_summary(
        desk.diary.between(FIRST - timedelta(days=30), TODAY),
        (),
        (),
        FIRST,
        TODAY,
        affected=AffectedSide.LEFT,
        exercises={},
        now=NOW,
        since=since,
        first_weekday=weekday,
    )
    leg = summary.measures[0]
    assert f"{leg.before} from " in desk.page.evidence
    assert f"{leg.now} from " in desk.page.evidence
    part = next(slot for slot in summary.times if slot.mean is not None)
    assert (part.text, part.days) == ("3.0", "(42)")


@pytest.mark.parametrize("ending", ["png", "pdf"])
def test_a_chart_is_saved_with_its_title_and_whose_numbers_they_are(
    desk: Desk, tmp_path: Path, ending: str
) -> None:
    cards = desk.show()
    keeper = cards.cards[cards.parts].keeper
    keeper.ask_file = lambda *_: str(tmp_path / "chart")
    with desk.qtbot.waitSignal(desk.page.told) as told:
        keeper.save(ending)
    assert told.args == [f"Saved as chart.{ending}."]
    content = (tmp_path / f"chart.{ending}").read_bytes()
    assert content.startswith(b"%PDF" if ending == "pdf" else b"\x89PNG")


def test_the_large_chart_can_be_copied_as_picture_and_as_words(desk: Desk) -> None:
    desk.show()
    keeper = desk.page.keeper
    assert keeper is not None
    keeper.copy_words()
    words = QGuiApplication.clipboard().text()
    assert words.startswith("Pain, reach and movement. ")
    assert "visit, physiotherapist." in words
    assert words.endswith(SELF_REPORTED)
    keeper.copy_picture()
    assert isinstance(QGuiApplication.clipboard().image(), QImage)
    assert QGuiApplication.clipboard().image().width() > 1000


def test_a_file_that_cannot_be_written_is_told(desk: Desk, tmp_path: Path) -> None:
    cards = desk.show()
    keeper = cards.cards[cards.parts].keeper
    (tmp_path / "file").write_text("not a folder")
    keeper.ask_file = lambda *_: str(tmp_path / "file" / "place.png")
    with desk.qtbot.waitSignal(desk.page.told) as told:
        keeper.save("png")
    assert "Saved" not in told.args[0]
