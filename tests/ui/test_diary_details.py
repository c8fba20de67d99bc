"""The diary page in detail: two legs, moments, words used last, folds, marks, the weekly card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from sciatica_desktop.domain.anatomy import Reach
from sciatica_desktop.domain.day_part import DayPart
from sciatica_desktop.domain.diary import (
    Entry,
    EntryKind,
    Felt,
    Medicine,
    RegionMark,
    Treatment,
    TreatmentKind,
)
from sciatica_desktop.domain.marks import MarkKind
from sciatica_desktop.domain.weekly import WeeklyCheck
from sciatica_desktop.services.settings import AFFECTED_SIDE
from sciatica_desktop.storage.identity import new_id
from sciatica_desktop.ui.pages.diary import DiaryPage
from sciatica_desktop.ui.pages.diary.fold_button import FoldButton
from tests.ui.diaries import NOW, TODAY, DiaryDesk, diary_desk, entry_of, texts

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ONE_DAY = timedelta(days=1)
KEY = Qt.Key
KEY_S, THINKING_S = 0.5, 1.35
"""Keystroke-level model (Card, Moran and Newell 1980): one key of a person who types random
letters, and the pause of thought before each answer, in s."""


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[DiaryDesk]:
    with diary_desk(qtbot, tmp_path) as desk:
        yield desk


class Typist:
    """Counts the keys and the pauses of thought of somebody without a pointer."""

    def __init__(self, desk: DiaryDesk, page: DiaryPage) -> None:
        self._desk, self._page = desk, page
        self.keys = self.thoughts = 0

    @property
    def seconds(self) -> float:
        return self.keys * KEY_S + self.thoughts * THINKING_S

    def answer(self, *keys: Qt.Key) -> None:
        self.thoughts += 1
        self.go(*keys)

    def go(self, *keys: Qt.Key) -> None:
        self.keys += len(keys)
        self._desk.press(self._page, *keys)


def fold(page: DiaryPage, name: str) -> FoldButton:
    return next(one for one in page.form.folds.buttons if one.text() == name)


def open_fold(desk: DiaryDesk, page: DiaryPage, name: str) -> None:
    desk.qtbot.mouseClick(fold(page, name), Qt.MouseButton.LeftButton)


# --- how long it takes ------------------------------------------------------------------------


@pytest.mark.parametrize("side", ["left", "both"])
def test_the_numbers_take_less_than_twenty_seconds(desk: DiaryDesk, side: str) -> None:
    desk.settings.set(AFFECTED_SIDE, side)
    page = desk.page()
    typist = Typist(desk, page)
    typist.keys += 1  # Ctrl+D brings the page
    for digit in (KEY.Key_3, KEY.Key_4, KEY.Key_5, KEY.Key_2)[: 3 if side == "left" else 4]:
        typist.answer(digit)
    typist.go(KEY.Key_Tab)
    page.flush()
    entry = desk.kept()
    assert entry.back_average is not None
    assert entry.leg is not None
    assert entry.leg_worst is not None
    assert typist.seconds < 20


def test_the_whole_page_takes_less_than_a_minute(desk: DiaryDesk) -> None:
    week_ago = entry_of(
        TODAY - 7 * ONE_DAY,
        qualities=("numb",),
        triggers=("driving",),
        easers=("heat",),
        sleep_h=6.5,
        sitting_h=8.0,
        standing_h=2.0,
        driving_h=1.0,
        medicines=(Medicine("ibuprofen", 2),),
        treatments=(Treatment(TreatmentKind.MASSAGE, 45, "deep tissue"),),
    )
    desk.diary.save(week_ago)
    page = desk.page()
    typist = Typist(desk, page)
    tab, space, up, right = KEY.Key_Tab, KEY.Key_Space, KEY.Key_Up, KEY.Key_Right
    for digit in (KEY.Key_3, KEY.Key_5, KEY.Key_2, KEY.Key_4):
        typist.answer(digit)
    typist.answer(right)  # a flare
    for _ in range(4):  # words, what brought it on, what eased it, when
        typist.go(tab)
        typist.answer(space)
    typist.go(tab, space)  # hours, as they were last time
    for _ in range(4):
        typist.answer(up)
        typist.go(tab)
    typist.go(space)  # treatment, as it was last time
    typist.answer(space)
    typist.go(tab, tab, tab)
    typist.answer(right)  # how it felt after
    typist.go(tab, space)  # medicine, as it was last time
    typist.answer(space)
    page.flush()
    entry = desk.kept()
    assert entry.flare
    assert (entry.qualities, entry.triggers, entry.easers) == (("numb",), ("driving",), ("heat",))
    assert entry.parts == (DayPart.WAKING,)
    assert (entry.sleep_h, entry.sitting_h, entry.standing_h, entry.driving_h) == (6.5, 8, 2, 1)
    assert entry.treatments == (Treatment(TreatmentKind.MASSAGE, 45, "deep tissue", Felt.EASIER),)
    assert entry.medicines == (Medicine("ibuprofen", 2),)
    assert typist.seconds < 60


# --- two legs ---------------------------------------------------------------------------------


def test_both_legs_are_asked_where_both_hurt(desk: DiaryDesk) -> None:
    desk.settings.set(AFFECTED_SIDE, "both")
    page = desk.page()
    desk.type(page, "463324")
    page.flush()
    entry = desk.kept()
    assert (entry.leg_left, entry.leg_right, entry.leg_average) == (4, 6, None)
    assert (entry.leg_worst, entry.back_average) == (3, 3)
    assert (entry.reach_left, entry.reach_right) == (Reach.BUTTOCK, Reach.KNEE)
    assert "below the average" in texts(page)


def test_a_leg_that_was_rated_is_shown_whatever_hurts_now(desk: DiaryDesk) -> None:
    desk.diary.save(entry_of(TODAY, leg_left=2, leg_right=5))
    page = desk.page()
    assert page.form.numbers.leg_right.isVisible()
    assert not page.form.numbers.leg_average.isVisible()
    desk.diary.save(entry_of(TODAY - ONE_DAY, leg_average=4))
    desk.settings.set(AFFECTED_SIDE, "both")
    page.go_earlier()
    assert page.form.numbers.leg_average.value == 4
    assert not page.form.numbers.leg_left.isVisible()


@pytest.mark.parametrize("moments", [0, 3])
def test_numbers_and_reach_need_no_scrolling_where_both_sides_are_asked(
    desk: DiaryDesk, moments: int
) -> None:
    desk.settings.set(AFFECTED_SIDE, "both")
    for hour in range(moments):
        at = NOW - timedelta(hours=hour + 1)
        desk.diary.save(Entry(new_id(), at, at, EntryKind.MOMENT, leg_average=2))
    page = desk.page()
    QApplication.processEvents()
    form: QWidget = page.form.reach
    while not isinstance(form, QScrollArea):
        form = form.parentWidget()
    bottom = page.form.reach.mapTo(form, page.form.reach.rect().bottomLeft()).y()
    assert bottom <= form.viewport().height()


@pytest.mark.parametrize("side", ["left", "both"])
def test_large_letters_need_no_scrolling_sideways(desk: DiaryDesk, side: str) -> None:
    desk.settings.set(AFFECTED_SIDE, side)
    page = desk.page(900, 510, 200)
    for button in page.form.folds.buttons[:-1]:
        page.form.folds.open(button)
        QApplication.processEvents()
        viewport = page.form.parentWidget()
        assert viewport is not None
        assert page.form.width() <= viewport.width(), button.text()


# --- nothing is lost --------------------------------------------------------------------------


def test_a_change_loses_nothing_else_of_an_entry(desk: DiaryDesk) -> None:
    whole = replace(
        entry_of(TODAY),
        leg_left=3,
        leg_right=5,
        leg_worst=7,
        back_average=0,
        reach_left=Reach.BUTTOCK,
        reach_right=Reach.CALF,
        qualities=("shooting", "like a wet sock", "sharp"),
        triggers=("ironing", "driving"),
        easers=("a warm bath", "rest"),
        parts=(DayPart.NIGHT, DayPart.WAKING),
        regions=(RegionMark("back_buttock_left", 4),),
        treatments=(
            Treatment(TreatmentKind.MASSAGE, 30, "hot  stone", Felt.WORSE),
            Treatment(TreatmentKind.HEAT),
            Treatment(TreatmentKind.MASSAGE, 20),
        ),
        medicines=(Medicine("Ibuprofen 400", 2), Medicine("Ibuprofen 400", 1), Medicine("tea")),
        sleep_h=6.5,
        sitting_h=0.0,
        standing_h=3.0,
        driving_h=24.0,
        notes="after the drive\n\nslept badly \n",
    )
    desk.diary.save(whole)
    page = desk.page()
    assert page.form.put_into(whole) == whole
    page.form.numbers.leg_worst.row.setFocus()
    desk.type(page, "8")
    page.flush()
    assert desk.kept() == replace(whole, leg_worst=8, happened=NOW, written=NOW)


# --- moments ----------------------------------------------------------------------------------


def test_any_number_of_moments_stands_beside_the_whole_day(desk: DiaryDesk) -> None:
    page = desk.page()
    desk.type(page, "352")
    for minutes, leg in ((10, "4"), (20, "6")):
        desk.clock.advance(minutes * 60)
        page.start_moment()
        assert "right now" in texts(page)
        desk.type(page, f"{leg}1")
        page.flush()
    day, *moments = sorted(desk.diary.between(TODAY, TODAY), key=lambda entry: entry.kind)
    assert (day.leg_average, day.leg_worst, day.back_average) == (3, 5, 2)
    assert [(one.kind, one.leg_average, one.back_average) for one in moments] == [
        (EntryKind.MOMENT, 4, 1),
        (EntryKind.MOMENT, 6, 1),
    ]
    words = [chip.text() for chip in page.entries.chips if chip.isVisible()]
    assert words == ["Whole day", "17:52", "18:12"]
    desk.qtbot.mouseClick(page.entries.chips[0], Qt.MouseButton.LeftButton)
    assert page.form.numbers.leg_worst.value == 5
    assert [chip.isChecked() for chip in page.entries.chips] == [True, False, False]


def test_a_moment_can_be_put_to_its_time_and_is_never_in_the_future(desk: DiaryDesk) -> None:
    page = desk.page()
    page.start_moment()
    desk.type(page, "4")
    page.entries.time.setTime(QTime(7, 15))
    page.flush()
    (moment,) = desk.diary.between(TODAY, TODAY)
    assert f"{moment.happened:%H:%M}" == "07:15"
    assert moment.written == NOW
    assert page.entries.time.maximumTime() == QTime(17, 42)


def test_a_moment_of_an_earlier_day_is_late(desk: DiaryDesk) -> None:
    page = desk.page()
    page.go_earlier()
    page.start_moment()
    desk.type(page, "4")
    page.flush()
    (moment,) = desk.diary.between(TODAY - ONE_DAY, TODAY - ONE_DAY)
    assert moment.kind is EntryKind.MOMENT
    assert moment.is_late
    assert "written late, on 14 May" in texts(page)


def test_a_moment_that_is_left_blank_is_not_kept(desk: DiaryDesk) -> None:
    page = desk.page()
    page.start_moment()
    page.go_earlier()
    page.go_later()
    assert desk.diary.count() == 0
    assert not page.entries.isVisible()


# --- what was used last -----------------------------------------------------------------------


def test_words_used_last_come_first_and_the_rest_behind_more(desk: DiaryDesk) -> None:
    desk.diary.save(entry_of(TODAY - 2 * ONE_DAY, qualities=("jolts",), triggers=("ironing",)))
    desk.diary.save(entry_of(TODAY - ONE_DAY, qualities=("locked", "numb")))
    page = desk.page()
    group = page.form.words.qualities
    words = [button.text() for button in group._buttons()]
    assert words[:3] == ["locked", "numb", "jolts"]
    assert words[-1] == "more"
    assert page.form.words.triggers._buttons()[0].text() == "ironing"
    group._buttons()[-1].click()
    assert group.is_open
    assert group._buttons()[-1].text() == "own word"
    assert group.findChild(QWidget) is not None
    assert page.focusWidget() in group._buttons()


def test_treatment_and_medicine_begin_as_they_were(desk: DiaryDesk) -> None:
    last = Treatment(TreatmentKind.MASSAGE, 45, "deep tissue", Felt.WORSE)
    desk.diary.save(entry_of(TODAY - ONE_DAY, treatments=(last,), medicines=(Medicine("tea", 3),)))
    page = desk.page()
    open_fold(desk, page, "Treatment")
    desk.press(page, KEY.Key_Space)
    open_fold(desk, page, "Medicine")
    desk.press(page, KEY.Key_Space)
    page.flush()
    # How it felt after is asked anew each time.
    assert desk.kept().treatments == (replace(last, felt=None),)
    assert desk.kept().medicines == (Medicine("tea", 3),)


def test_what_is_open_stays_open_on_another_day(desk: DiaryDesk) -> None:
    page = desk.page()
    open_fold(desk, page, "Note")
    page.go_earlier()
    assert page.form.folds.note.isVisible()


# --- marks ------------------------------------------------------------------------------------


def test_a_visit_can_be_marked_on_any_day_and_taken_back(desk: DiaryDesk) -> None:
    page = desk.page()
    page.show_day(TODAY - 9 * ONE_DAY)
    assert not page.is_writable
    open_fold(desk, page, "Mark")
    page.form.folds.marks.text.setFocus()
    desk.type(page, "the doctor")
    desk.press(page, KEY.Key_Return)
    (mark,) = desk.marks.between(page.day, page.day)
    assert (mark.kind, mark.text, mark.written) == (MarkKind.VISIT, "the doctor", NOW)
    assert fold(page, "Mark").accessibleName() == "Mark, visit, the doctor"
    with desk.qtbot.waitSignal(page.undo_offered):
        page.form.folds.marks.removed.emit(mark.id)
    assert fold(page, "Mark").accessibleName() == "Mark, none"
    page.undo()
    assert list(desk.marks.between(page.day, page.day)) == [mark]


def test_a_note_needs_words(desk: DiaryDesk) -> None:
    page = desk.page()
    open_fold(desk, page, "Mark")
    marks = page.form.folds.marks
    marks.kind._segments[1].click()
    assert not marks.add.isEnabled()
    marks.text.setText("new chair")
    marks.add.click()
    assert [mark.kind for mark in desk.marks.between(TODAY, TODAY)] == [MarkKind.NOTE]


# --- the weekly questions ---------------------------------------------------------------------


def test_the_card_is_there_while_they_are_due_and_can_be_put_off(desk: DiaryDesk) -> None:
    page = desk.page()
    assert "Answer" in [
        b.text() for b in page.findChildren(type(page.header.done)) if b.isVisible()
    ]
    with desk.qtbot.waitSignal(page.weekly_requested):
        page._room.weekly.answer.click()
    page._room.weekly.later.click()
    assert not page._room.weekly.isVisible()
    page.hide()
    desk.clock.advance(6 * 86400)
    page.show()
    assert not page._room.weekly.isVisible()
    page.hide()
    desk.clock.advance(86400)
    page.show()
    assert page._room.weekly.isVisible()


def test_answered_questions_show_no_card_but_their_day(desk: DiaryDesk) -> None:
    at = NOW - 2 * ONE_DAY
    desk.weekly.save_check(WeeklyCheck("one", at, at, pain=3))
    page = desk.page()
    assert not page._room.weekly.isVisible()
    assert fold(page, "The week").accessibleName() == "The week, 12 May"
    with desk.qtbot.waitSignal(page.weekly_requested):
        fold(page, "The week").click()


@pytest.mark.parametrize(("width", "height"), [(1072, 800), (836, 600)])
def test_l_opens_the_list_of_regions_from_anywhere(
    desk: DiaryDesk, width: int, height: int
) -> None:
    page = desk.page(width, height)
    desk.press(page, KEY.Key_L)
    assert page.chart.is_list
    assert page.focusWidget() is page.chart.list


def test_a_late_entry_says_so(desk: DiaryDesk) -> None:
    day = TODAY - 2 * ONE_DAY
    evening = datetime(day.year, day.month, day.day, 20, tzinfo=NOW.tzinfo)
    desk.diary.save(Entry(new_id(), evening, NOW, leg_average=3))
    page = desk.page()
    page.show_day(day)
    assert "written late, on 14 May" in texts(page)
