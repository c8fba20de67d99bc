"""The weekly questions: what is asked, kept, shown again, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sciatica_desktop.domain.weekly import Ability, Bother, Score, WeeklyCheck
from tests.ui.diaries import NOW, TODAY, DiaryDesk, diary_desk, texts

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from sciatica_desktop.ui.pages.weekly import WeeklyPage

WEEK = timedelta(days=7)
KEY = Qt.Key
LAST = WeeklyCheck(
    "last", NOW - WEEK, NOW - WEEK, (Ability("Tie my shoes", 3), Ability("Drive", 2)), 6, 5, 4
)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[DiaryDesk]:
    with diary_desk(qtbot, tmp_path) as desk:
        yield desk


def tab_to(desk: DiaryDesk, page: WeeklyPage, name: str) -> None:
    for _ in range(60):
        if page.focusWidget().accessibleName().startswith(name):
            return
        desk.press(page, KEY.Key_Tab)
    raise AssertionError(f"Tab never reaches {name}")


def test_digits_answer_one_question_after_the_other(desk: DiaryDesk) -> None:
    desk.weekly.save_check(LAST)
    page = desk.weekly_page()
    desk.type(page, "4534021")  # the three questions, then what bothered
    assert page.focusWidget() is page.change.row
    desk.type(page, "-2")
    tab_to(desk, page, "Tie my shoes")
    desk.type(page, "5")
    with desk.qtbot.waitSignal(page.done):
        page.finish()
    check = desk.weekly.checks()[-1]
    assert (check.pain, check.enjoyment, check.doing) == (4, 5, 3)
    assert check.bother == Bother(4, 0, 2, 1)
    assert check.change == -2
    assert check.abilities == (Ability("Tie my shoes", 5), Ability("Drive"))
    assert check.happened == NOW


def test_change_is_not_asked_at_the_start(desk: DiaryDesk) -> None:
    page = desk.weekly_page()
    assert not page.change.row.isVisible()
    desk.type(page, "4")
    page.flush()
    assert desk.weekly.checks()[0].change is None


def test_looking_and_naming_alone_keeps_nothing(desk: DiaryDesk) -> None:
    page = desk.weekly_page()
    page.activities.rows[0].name.setText("Tie my shoes")
    page.finish()
    page.hide()
    assert desk.weekly.checks() == []


def test_within_the_week_the_same_answers_are_changed(desk: DiaryDesk) -> None:
    desk.weekly.save_check(replace(LAST, happened=NOW))
    desk.clock.advance(6 * 86400)
    page = desk.weekly_page()
    assert page.peg["pain"].row.value == 6
    desk.type(page, "7")
    page.hide()
    (check,) = desk.weekly.checks()
    assert (check.pain, check.enjoyment, check.happened) == (7, 5, NOW)


def test_the_time_before_is_outlined_and_said(desk: DiaryDesk) -> None:
    desk.weekly.save_check(LAST)
    page = desk.weekly_page()
    assert page.peg["pain"].row.value is None
    assert page.peg["pain"].row.accessibleDescription() == "Not answered, before 6 of 10"
    assert "Anything can be left out. Outlined is the time before." in texts(page)


def test_three_to_five_activities_with_different_names(desk: DiaryDesk) -> None:
    page = desk.weekly_page()
    rows = page.activities.rows
    assert [row.isVisible() for row in rows] == [True, True, True, False, False]
    page.activities.add.click()
    page.activities.add.click()
    assert not page.activities.add.isVisible()
    for row, name in zip(rows, ("A", "B", "A", "C", "D"), strict=True):
        row.name.setText(name)
        row.row.setFocus()
        desk.type(page, "4")
    assert "Two have the same name; the first one counts." in texts(page)
    page.flush()
    assert [each.name for each in desk.weekly.checks()[0].abilities] == ["A", "B", "C", "D"]


def test_a_score_taken_elsewhere_is_kept_as_it_is(desk: DiaryDesk) -> None:
    page = desk.weekly_page()
    page.scores.name.setText("  back  questionnaire ")
    page.scores.value.setValue(34.5)
    page.scores.add.click()
    (score,) = desk.weekly.scores()
    assert score == Score(score.id, TODAY, "back questionnaire", 34.5, NOW)
    line = "back questionnaire: 34.5, taken elsewhere on 14 May 2026."
    assert line in texts(page)
    with desk.qtbot.waitSignal(page.undo_offered):
        page.scores.removed.emit(score.id)
    assert line not in texts(page)
    page.undo()
    assert desk.weekly.scores() == [score]
    assert line in texts(page)


def test_answers_are_taken_back_as_one(desk: DiaryDesk) -> None:
    page = desk.weekly_page()
    desk.type(page, "453")
    page.undo()
    assert desk.weekly.checks() == []
    assert page.peg["pain"].row.value is None


def test_the_sources_stand_on_the_page(desk: DiaryDesk) -> None:
    words = " ".join(texts(desk.weekly_page()))
    for source in ("Stratford", "Krebs", "Kamper"):
        assert source in words


@pytest.mark.parametrize(
    ("width", "height", "text"), [(1072, 800, 100), (836, 600, 100), (900, 600, 200)]
)
def test_no_row_is_cut(desk: DiaryDesk, width: int, height: int, text: int) -> None:
    desk.weekly.save_check(LAST)
    page = desk.weekly_page(width, height, text)
    QApplication.processEvents()
    for line in (*page.peg.values(), *page.bother.values(), page.change):
        assert line.row.height() == line.row.cell_height
        assert line.mapTo(page, line.rect().topRight()).x() < page.width()
    for card in (page.activities, page.scores):
        assert card.minimumSizeHint().width() <= card.width()
