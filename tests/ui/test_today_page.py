"""Today: one button to begin, two digits to rate, the week without blame."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from sciatica_desktop.domain.diary import EntryKind
from sciatica_desktop.domain.log import BlockRecord, Outcome, SessionRecord
from sciatica_desktop.domain.plan import compile_plan
from sciatica_desktop.domain.routine import Item, Routine
from sciatica_desktop.services.diary import DiaryService
from sciatica_desktop.services.history import History
from sciatica_desktop.services.pace import pace_of
from sciatica_desktop.services.settings import AFFECTED_SIDE, GET_READY_S, Settings
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.diary_store import DiaryStore
from sciatica_desktop.storage.library import Library
from sciatica_desktop.storage.session_store import SessionStore
from sciatica_desktop.ui.pages.today import SHORT_SHARE, TodayPage
from sciatica_desktop.ui.pages.today_hero import minutes
from sciatica_desktop.ui.theme.manager import Theme
from tests.clocks import FakeClock
from tests.domain.exercises import make_exercise, make_floss
from tests.ui.studios import BlankStudio

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

THURSDAY = datetime(2026, 5, 14, 17, 42, tzinfo=UTC)
EXERCISES = {e.id: e for e in (make_exercise(), make_floss())}
ROUTINE = Routine("r", "Hips", "mat, then chair", tuple(Item(name) for name in EXERCISES))


class Desk:
    """Today over an empty diary."""

    def __init__(self, qtbot: QtBot, folder: Path, database: Database) -> None:
        self.qtbot = qtbot
        self.clock = FakeClock(now=THURSDAY)
        self.settings = Settings(folder / "settings.json")
        self.settings.set(AFFECTED_SIDE, "left")
        self.diary = DiaryService(DiaryStore(database))
        self.sessions = SessionStore(database)
        self.history = History(lambda: self.sessions)
        self.page = TodayPage(
            library=Library(EXERCISES, {"r": ROUTINE}),
            diary=self.diary,
            history=self.history,
            settings=self.settings,
            studio=BlankStudio(),
            theme=Theme.for_tests(),
            clock=self.clock,
        )
        qtbot.addWidget(self.page)
        self.page.resize(1072, 800)
        self.page.show()
        qtbot.waitUntil(lambda: self.page.week_words != ("", ""))

    def plan_minutes(self, share: float = 1.0) -> int:
        return minutes(compile_plan(ROUTINE, EXERCISES, pace_of(self.settings, share)))


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with Database.in_memory() as database:
        yield Desk(qtbot, tmp_path, database)


def test_enter_starts_the_whole_routine(desk: Desk) -> None:
    asked: list[tuple[str, float]] = []
    desk.page.start_requested.connect(lambda name, share: asked.append((name, share)))
    desk.qtbot.keyClick(desk.page, Qt.Key.Key_Return)
    assert asked == [("r", 1.0)]


def test_minutes_come_from_the_plan_and_follow_the_settings(desk: Desk) -> None:
    hero = desk.page.hero
    assert f"{desk.plan_minutes()} minutes" in hero.detail_words
    before = hero.detail_words
    desk.settings.set(GET_READY_S, 60)
    assert hero.detail_words != before
    assert f"{desk.plan_minutes()} minutes" in hero.detail_words


def test_two_digits_rate_leg_and_back_as_one_moment(desk: Desk) -> None:
    desk.qtbot.keyClick(desk.page, Qt.Key.Key_4)
    desk.qtbot.keyClick(desk.page.focusWidget(), Qt.Key.Key_2)
    (entry,) = desk.diary.between(THURSDAY.date(), THURSDAY.date())
    assert entry.kind is EntryKind.MOMENT
    assert (entry.leg_average, entry.back_average) == (4, 2)


def test_ten_is_one_key_and_zero_is_a_value(desk: Desk) -> None:
    desk.qtbot.keyClick(desk.page, Qt.Key.Key_T)
    desk.qtbot.keyClick(desk.page.focusWidget(), Qt.Key.Key_0)
    (entry,) = desk.diary.between(THURSDAY.date(), THURSDAY.date())
    assert (entry.leg_average, entry.back_average) == (10, 0)


def test_a_rating_much_later_is_another_moment(desk: Desk) -> None:
    desk.qtbot.keyClick(desk.page, Qt.Key.Key_4)
    desk.clock.advance(3600)
    desk.qtbot.keyClick(desk.page, Qt.Key.Key_6)
    entries = desk.diary.between(THURSDAY.date(), THURSDAY.date())
    assert [entry.leg_average for entry in entries] == [4, 6]


def test_a_flare_day_is_gentle_and_marks_the_diary(desk: Desk) -> None:
    asked: list[float] = []
    desk.page.start_requested.connect(lambda _name, share: asked.append(share))
    desk.page.flare_button.click()
    entry = desk.diary.entry_of_day(THURSDAY.date())
    assert entry is not None
    assert entry.flare
    assert f"{desk.plan_minutes(SHORT_SHARE)} minutes" in desk.page.hero.detail_words
    desk.page.hero.start_button.click()
    assert asked == [SHORT_SHARE]
    desk.page.flare_button.click()
    assert desk.diary.entry_of_day(THURSDAY.date()) is None


def test_the_week_fills_when_a_session_is_kept(desk: Desk) -> None:
    assert desk.page.week_words[0] == "0 of 5 days"
    block = BlockRecord(0, "hold", None, 60, 2, 480.0, 2)
    desk.sessions.put(
        SessionRecord("s", "r", "R", THURSDAY, THURSDAY, Outcome.DONE, "left", (block,)),
    )
    desk.history.sessions_changed.emit()
    assert desk.page.week_words == ("1 of 5 days", "8 minutes so far. Weekend is open.")


@pytest.mark.parametrize(("width", "height"), [(1072, 800), (836, 600), (430, 400), (2350, 1440)])
def test_start_is_on_the_first_screen_at_any_size(desk: Desk, width: int, height: int) -> None:
    desk.page.resize(width, height)
    desk.page.refresh()
    button = desk.page.hero.start_button
    corner = button.mapTo(desk.page, button.rect().bottomRight())
    assert desk.page.rect().contains(corner)
