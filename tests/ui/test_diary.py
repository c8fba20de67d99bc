"""The diary page: keyboard, keeping, days, undo, and room."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from sciatica_desktop.domain.anatomy import Reach
from sciatica_desktop.domain.day_part import DayPart
from sciatica_desktop.domain.diary import (
    Entry,
    EntryKind,
    Medicine,
    RegionMark,
    Treatment,
    TreatmentKind,
)
from sciatica_desktop.services.diary import DiaryService
from sciatica_desktop.services.marks import MarkService
from sciatica_desktop.services.settings import AFFECTED_SIDE, Settings
from sciatica_desktop.services.weekly import WeeklyService
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.dates_store import MarkStore, ScoreStore
from sciatica_desktop.storage.diary_store import DiaryStore
from sciatica_desktop.storage.errors import DiskFull
from sciatica_desktop.storage.identity import new_id
from sciatica_desktop.storage.weekly_store import WeeklyStore
from sciatica_desktop.ui.pages.diary import DiaryPage
from sciatica_desktop.ui.theme.manager import Theme
from tests.clocks import FakeClock

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NOW = datetime(2026, 5, 14, 17, 42, tzinfo=UTC)
TODAY = NOW.date()
ONE_DAY = timedelta(days=1)


class Store(DiaryStore):
    """A diary store whose disk can be filled by hand."""

    is_full = False

    def put(self, entry: Entry) -> None:
        if self.is_full:
            raise DiskFull("The disk is full.")
        super().put(entry)


@pytest.fixture
def database(qapp: object) -> Iterator[Database]:
    with Database.in_memory() as database:
        yield database


@pytest.fixture
def store(database: Database) -> Store:
    return Store(database)


@pytest.fixture
def marks(database: Database) -> MarkService:
    return MarkService(MarkStore(database))


@pytest.fixture
def weekly(database: Database) -> WeeklyService:
    return WeeklyService(WeeklyStore(database), ScoreStore(database))


@pytest.fixture
def diary(store: Store) -> DiaryService:
    return DiaryService(store)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(now=NOW)


@pytest.fixture
def settings(tmp_path: Path, qapp: object) -> Settings:
    settings = Settings(tmp_path / "settings.json")
    settings.set(AFFECTED_SIDE, "left")
    return settings


@pytest.fixture
def page(
    qtbot: QtBot,
    diary: DiaryService,
    marks: MarkService,
    weekly: WeeklyService,
    settings: Settings,
    clock: FakeClock,
) -> Iterator[DiaryPage]:
    page = DiaryPage(
        diary=diary,
        marks=marks,
        weekly=weekly,
        settings=settings,
        theme=Theme.for_tests(),
        clock=clock,
    )
    qtbot.addWidget(page)
    page.resize(1072, 800)
    page.show()
    page.activateWindow()
    page.focus_widget().setFocus()
    yield page
    page.hide()


def type_keys(qtbot: QtBot, page: QWidget, keys: str) -> None:
    """Type as a person does: each key goes to whatever has the focus."""
    for key in keys:
        focused = page.focusWidget()
        assert focused is not None
        qtbot.keyClicks(focused, key)


def press(qtbot: QtBot, page: QWidget, key: Qt.Key, how: Qt.KeyboardModifier | None = None) -> None:
    focused = page.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, how or Qt.KeyboardModifier.NoModifier)


def texts(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def kept(diary: DiaryService, day: date = TODAY) -> Entry:
    entry = diary.entry_of_day(day)
    assert entry is not None
    return entry


def entry_of(day: date, **values: Any) -> Entry:
    evening = datetime(day.year, day.month, day.day, 20, tzinfo=UTC)
    return Entry(new_id(), evening, evening, EntryKind.DAY, **values)


# --- the keyboard ---------------------------------------------------------------------------


def test_five_keys_give_numbers_reach_and_finish(
    qtbot: QtBot, page: DiaryPage, diary: DiaryService
) -> None:
    type_keys(qtbot, page, "352")
    type_keys(qtbot, page, "2")
    with qtbot.waitSignal(page.done):
        press(qtbot, page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    entry = kept(diary)
    assert (entry.leg_average, entry.leg_worst, entry.back_average) == (3, 5, 2)
    assert entry.reach_left is Reach.BUTTOCK
    assert entry.reach_right is None
    assert (entry.happened, entry.written) == (NOW, NOW)


def test_zero_is_an_answer_and_blank_is_another(
    qtbot: QtBot, page: DiaryPage, diary: DiaryService
) -> None:
    type_keys(qtbot, page, "0")
    page.flush()
    entry = kept(diary)
    assert entry.leg_average == 0
    assert entry.leg_worst is None


def test_a_whole_entry_needs_no_pointer(qtbot: QtBot, page: DiaryPage, diary: DiaryService) -> None:
    type_keys(qtbot, page, "3522")
    press(qtbot, page, Qt.Key.Key_Right)  # flare: yes
    press(qtbot, page, Qt.Key.Key_Tab)
    press(qtbot, page, Qt.Key.Key_Space)  # the first word
    press(qtbot, page, Qt.Key.Key_Tab)
    press(qtbot, page, Qt.Key.Key_Space)  # the first trigger
    press(qtbot, page, Qt.Key.Key_Tab)
    press(qtbot, page, Qt.Key.Key_Space)  # the first easer
    press(qtbot, page, Qt.Key.Key_Tab)
    press(qtbot, page, Qt.Key.Key_Space)  # the first part of the day
    press(qtbot, page, Qt.Key.Key_Tab)
    press(qtbot, page, Qt.Key.Key_Space)  # opens Hours and goes into it
    press(qtbot, page, Qt.Key.Key_Up)
    page.chart.focus_regions()
    press(qtbot, page, Qt.Key.Key_Down)
    press(qtbot, page, Qt.Key.Key_6)
    page.flush()
    entry = kept(diary)
    assert entry.flare
    assert entry.qualities == ("sharp",)
    assert entry.triggers == ("long sitting",)
    assert entry.easers == ("walking",)
    assert entry.parts == (DayPart.WAKING,)
    assert entry.sleep_h is not None
    assert [mark.strength for mark in entry.regions] == [6]


def test_every_stop_of_the_tab_key_has_a_name(qtbot: QtBot, page: DiaryPage) -> None:
    first = page.focusWidget()
    seen = []
    while not seen or page.focusWidget() is not first:
        here = page.focusWidget()
        assert here is not None
        seen.append(here)
        name = here.accessibleName() or getattr(here, "text", str)()
        assert name, f"{type(here).__name__} has no name"
        assert len(seen) < 80
        press(qtbot, page, Qt.Key.Key_Tab)
    assert page.chart.canvas in seen


# --- keeping --------------------------------------------------------------------------------


def test_it_is_kept_a_moment_after_the_last_key(
    qtbot: QtBot, page: DiaryPage, diary: DiaryService
) -> None:
    with qtbot.waitSignal(diary.entries_changed):
        type_keys(qtbot, page, "3")
    assert kept(diary).leg_average == 3
    assert "kept as you type, 17:42" in texts(page)


def test_it_is_kept_at_once_when_the_page_is_left(
    qtbot: QtBot, page: DiaryPage, diary: DiaryService
) -> None:
    type_keys(qtbot, page, "3")
    page.hide()
    assert kept(diary).leg_average == 3


def test_looking_at_the_page_keeps_nothing(page: DiaryPage, diary: DiaryService) -> None:
    page.flush()
    page.finish()
    page.hide()
    assert diary.count() == 0


def test_an_emptied_entry_is_removed(qtbot: QtBot, page: DiaryPage, diary: DiaryService) -> None:
    type_keys(qtbot, page, "3")
    page.flush()
    page.form.numbers.leg_average.row.setFocus()
    press(qtbot, page, Qt.Key.Key_Backspace)
    page.flush()
    assert diary.count() == 0


def test_typing_on_changes_one_entry(qtbot: QtBot, page: DiaryPage, diary: DiaryService) -> None:
    type_keys(qtbot, page, "3")
    page.flush()
    type_keys(qtbot, page, "5")
    page.flush()
    assert diary.count() == 1
    assert kept(diary).leg_worst == 5


def test_everything_that_was_kept_is_shown_again_and_kept_unchanged(
    qtbot: QtBot, page: DiaryPage, diary: DiaryService
) -> None:
    whole = Entry(
        new_id(),
        NOW,
        NOW,
        EntryKind.DAY,
        leg_average=3,
        leg_worst=5,
        back_average=0,
        reach_left=Reach.BUTTOCK,
        reach_right=Reach.CALF,
        flare=True,
        qualities=("shooting", "like a wet sock"),
        triggers=("long sitting", "ironing"),
        regions=(RegionMark("back_buttock_left", 4), RegionMark("front_shin_right", 2)),
        treatments=(Treatment(TreatmentKind.MASSAGE, 30), Treatment(TreatmentKind.HEAT)),
        sleep_h=6.5,
        sitting_h=0.0,
        notes="after the drive",
    )
    diary.save(whole)
    assert page.form.put_into(whole) == whole
    assert page.chart.marks == whole.regions
    # Only the note changes; everything else stays to the letter.
    page.form.folds.note.setPlainText("after the long drive")
    page.flush()
    again = kept(diary)
    assert again.notes == "after the long drive"
    assert page.form.put_into(again) == again


def test_a_full_disk_is_told_and_nothing_typed_is_lost(
    qtbot: QtBot, page: DiaryPage, diary: DiaryService, store: Store
) -> None:
    store.is_full = True
    type_keys(qtbot, page, "3")
    with qtbot.waitSignal(page.failed) as told:
        page.flush()
    assert told.args == ["The disk is full."]
    assert "not kept yet" in texts(page)
    page.refresh()
    page.go_earlier()
    assert page.day == TODAY
    with qtbot.assertNotEmitted(page.done):
        page.finish()
    assert page.form.numbers.leg_average.value == 3
    store.is_full = False
    page.hide()
    assert kept(diary).leg_average == 3


# --- days -----------------------------------------------------------------------------------


def test_the_last_three_days_can_be_written_and_are_late(
    qtbot: QtBot, page: DiaryPage, diary: DiaryService
) -> None:
    for _ in range(3):
        press(qtbot, page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.is_writable
    page.focus_widget().setFocus()
    type_keys(qtbot, page, "4")
    page.flush()
    entry = kept(diary, TODAY - 3 * ONE_DAY)
    assert entry.leg_average == 4
    assert entry.is_late
    assert entry.written == NOW


def test_an_older_day_is_shown_and_cannot_be_changed(
    qtbot: QtBot, page: DiaryPage, diary: DiaryService
) -> None:
    old = entry_of(TODAY - 4 * ONE_DAY, leg_average=6, regions=(RegionMark("sole_left", 3),))
    diary.save(old)
    page.show_day(old.day)
    assert not page.is_writable
    assert page.form.numbers.leg_average.value == 6
    assert not page.form.numbers.leg_average.row.isEnabled()
    page.chart.select("sole_left")
    page.chart.canvas.setFocus()
    press(qtbot, page, Qt.Key.Key_9)
    page.delete_entry()
    page.flush()
    assert kept(diary, old.day) == old


def test_there_is_no_day_after_today(qtbot: QtBot, page: DiaryPage) -> None:
    page.go_later()
    assert page.day == TODAY
    assert not page.header.later.isEnabled()


def test_changing_the_day_keeps_what_was_typed(
    qtbot: QtBot, page: DiaryPage, diary: DiaryService
) -> None:
    type_keys(qtbot, page, "3")
    page.go_earlier()
    assert page.form.numbers.leg_average.value is None
    page.go_later()
    assert page.form.numbers.leg_average.value == 3
    assert diary.count() == 1


def test_it_follows_the_date_over_midnight(page: DiaryPage, clock: FakeClock) -> None:
    page.hide()
    clock.advance(24 * 3600)
    page.show()
    assert page.day == TODAY + ONE_DAY


def test_yesterdays_reach_is_there_to_compare(page: DiaryPage, diary: DiaryService) -> None:
    diary.save(entry_of(TODAY - ONE_DAY, reach_left=Reach.THIGH))
    assert "yesterday 3, thigh" in texts(page)


# --- what is asked --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("side", "left", "right"),
    [
        ("left", True, False),
        ("right", False, True),
        ("both", True, True),
        ("neither", True, True),
    ],
)
def test_the_ladder_is_asked_for_the_side_that_hurts(
    page: DiaryPage, settings: Settings, side: str, left: bool, right: bool
) -> None:
    settings.set(AFFECTED_SIDE, side)
    shown = [one.ladder.isVisible() for one in page.form.reach.sides.values()]
    assert shown == [left, right]


def test_a_worst_below_the_average_is_kept_and_said_gently(
    qtbot: QtBot, page: DiaryPage, diary: DiaryService
) -> None:
    type_keys(qtbot, page, "52")
    page.flush()
    assert (kept(diary).leg_average, kept(diary).leg_worst) == (5, 2)
    assert "below the average" in texts(page)


def test_a_flare_is_never_computed(qtbot: QtBot, page: DiaryPage, diary: DiaryService) -> None:
    type_keys(qtbot, page, "tt")
    page.flush()
    assert not kept(diary).flare


def test_closed_folds_show_their_values(page: DiaryPage, diary: DiaryService) -> None:
    diary.save(
        entry_of(
            TODAY,
            sleep_h=6.5,
            sitting_h=7.0,
            treatments=(Treatment(TreatmentKind.MASSAGE, 30),),
            medicines=(Medicine("ibuprofen", 2),),
            notes="after the drive",
        )
    )
    names = [button.accessibleName() for button in page.form.folds.buttons]
    assert names == [
        "Hours, slept 6.5 h, sat 7 h",
        "Treatment, massage",
        "Medicine, ibuprofen 2",
        "Note, after the drive",
        "Mark, none",
        "The week, due",
    ]


# --- delete and take back -------------------------------------------------------------------


def test_deleting_is_offered_to_be_taken_back(
    qtbot: QtBot, page: DiaryPage, diary: DiaryService
) -> None:
    entry = entry_of(TODAY, leg_average=3)
    diary.save(entry)
    with qtbot.waitSignal(page.undo_offered) as told:
        qtbot.mouseClick(page.header.delete, Qt.MouseButton.LeftButton)
    assert told.args == ["Entry of 14 May deleted"]
    assert diary.count() == 0
    assert page.form.numbers.leg_average.value is None
    assert page.undo()
    assert kept(diary) == entry
    assert page.form.numbers.leg_average.value == 3


def test_finishing_a_changed_entry_says_so(qtbot: QtBot, page: DiaryPage) -> None:
    type_keys(qtbot, page, "3")
    with qtbot.waitSignal(page.undo_offered) as told:
        page.finish()
    assert told.args == ["Entry kept for 14 May"]
    with qtbot.assertNotEmitted(page.undo_offered):
        page.finish()


def test_the_key_takes_nothing_back_that_was_not_offered(
    qtbot: QtBot, page: DiaryPage, diary: DiaryService
) -> None:
    type_keys(qtbot, page, "35")
    page.flush()
    assert page.undo()
    assert diary.count() == 1


# --- room -----------------------------------------------------------------------------------


def test_the_chart_becomes_a_button_in_a_small_window(
    qtbot: QtBot, page: DiaryPage, diary: DiaryService
) -> None:
    diary.save(entry_of(TODAY, regions=(RegionMark("sole_left", 3), RegionMark("sole_right", 1))))
    page.resize(836, 600)
    assert not page.chart.isVisible()
    assert page.form.where.text() == "Where, 2 marks"
    qtbot.mouseClick(page.form.where, Qt.MouseButton.LeftButton)
    assert page.chart.canvas.isVisible()
    assert not page.form.isVisible()
    press(qtbot, page, Qt.Key.Key_Escape)
    assert page.form.isVisible()


@pytest.mark.parametrize(
    ("width", "height", "text"), [(1072, 800, 100), (836, 600, 100), (900, 600, 200)]
)
@pytest.mark.parametrize("side", ["left", "both"])
def test_no_card_is_wider_than_the_page(
    qtbot: QtBot,
    diary: DiaryService,
    marks: MarkService,
    weekly: WeeklyService,
    settings: Settings,
    clock: FakeClock,
    side: str,
    width: int,
    height: int,
    text: int,
) -> None:
    settings.set(AFFECTED_SIDE, side)
    yesterday = TODAY - ONE_DAY
    diary.save(entry_of(yesterday, reach_left=Reach.LOW_BACK, reach_right=Reach.LOW_BACK))
    page = DiaryPage(
        diary=diary,
        marks=marks,
        weekly=weekly,
        settings=settings,
        theme=Theme.for_tests(text_size=text),
        clock=clock,
    )
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    page.form.folds.open(page.form.folds.buttons[1])
    QApplication.processEvents()
    for card in (page.form.numbers, page.form.reach, page.form.words, page.form.folds):
        assert card.mapTo(page, card.rect().topRight()).x() < page.width()
        assert card.minimumSizeHint().width() <= card.width()
    page.hide()
