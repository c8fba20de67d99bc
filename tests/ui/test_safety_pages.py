"""The safety pages: nothing is ticked for anybody, and a tick leads to what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from sciatica_desktop.domain.safety import DOCTOR_SIGNS, EMERGENCY_SIGNS, SIGNS
from sciatica_desktop.services.settings import EMERGENCY_NUMBER, Settings
from sciatica_desktop.ui.pages.safety import DoctorFirstPage, GetHelpPage, SafetyPage
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.check_row import CheckRow
from sciatica_desktop.ui.widgets.choice import Choice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, settings: Settings) -> SafetyPage:
    page = SafetyPage(theme=theme, settings=settings)
    qtbot.addWidget(page)
    page.resize(1280, 900)
    page.show()
    page.activateWindow()
    return page


def press(page: QWidget, words: str) -> None:
    """Click the button with these words."""
    button = next(b for b in page.findChildren(Button) if b.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_every_sign_is_there_and_none_is_ticked(page: SafetyPage) -> None:
    rows = page.findChildren(CheckRow)
    assert {row.text() for row in rows} == {sign.text for sign in SIGNS.values()}
    assert page.ticked == ()


def test_none_apply_answers_with_nothing(page: SafetyPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.answered) as answered:
        press(page, "None of these apply")
    assert answered.args == [()]


@pytest.mark.parametrize("sign", [EMERGENCY_SIGNS[0].id, DOCTOR_SIGNS[-1].id])
def test_one_tick_turns_the_button(page: SafetyPage, qtbot: QtBot, sign: str) -> None:
    page.tick(sign)
    with qtbot.waitSignal(page.answered) as answered:
        press(page, "Show me what to do")
    assert answered.args == [(sign,)]
    page.tick(sign, ticked=False)
    assert page.button.text() == "None of these apply"


def test_all_of_it_by_keyboard(page: SafetyPage, qtbot: QtBot) -> None:
    row = page.focusWidget()
    assert isinstance(row, CheckRow)
    assert row.text() == EMERGENCY_SIGNS[0].text
    for _ in range(len(EMERGENCY_SIGNS)):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    assert page.ticked == (DOCTOR_SIGNS[0].id,)
    for _ in range(len(DOCTOR_SIGNS)):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Down)
    assert page.focusWidget() is page.button
    with qtbot.waitSignal(page.answered):
        QTest.keyClick(page.button, Qt.Key.Key_Return)


def test_nobody_says_none_before_all_were_on_the_screen(page: SafetyPage, qtbot: QtBot) -> None:
    page.resize(640, 480)
    assert not page.is_read
    assert page.button.text() == "Read on"
    presses = 0
    with qtbot.assertNotEmitted(page.answered):
        while not page.is_read:
            page.button.click()
            presses += 1
            assert presses < 20
    assert page.button.text() == "None of these apply"
    with qtbot.waitSignal(page.answered):
        page.button.click()


def test_a_tick_needs_no_reading_on(page: SafetyPage, qtbot: QtBot) -> None:
    page.resize(640, 480)
    page.tick("bladder")
    with qtbot.waitSignal(page.answered) as answered:
        page.button.click()
    assert answered.args == [("bladder",)]


def test_no_sign_is_cut_in_a_small_window(page: SafetyPage) -> None:
    page.resize(640, 480)
    for row in page.findChildren(CheckRow):
        assert row.height() >= row.heightForWidth(row.width())


def test_the_list_can_be_printed(page: SafetyPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.print_requested):
        press(page, "Print this list")


@pytest.fixture
def help_page(qtbot: QtBot, theme: Theme, settings: Settings) -> GetHelpPage:
    page = GetHelpPage(theme=theme, settings=settings)
    page.show_for(("bladder", "saddle", "fever"))
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    return page


def test_help_names_what_was_ticked_and_what_to_say(help_page: GetHelpPage) -> None:
    ticked = [SIGNS[sign].ticked_as for sign in ("saddle", "bladder")]
    for words in (help_page.sentence.text(), help_page.box_text.text()):
        assert all(phrase in words for phrase in ticked)
        assert SIGNS["fever"].ticked_as not in words, "one thing at a time"


def test_the_number_is_the_one_kept_and_can_be_changed(
    help_page: GetHelpPage, settings: Settings
) -> None:
    assert help_page.heading.text().endswith(settings.get(EMERGENCY_NUMBER))
    choice = help_page.findChild(Choice)
    assert choice is not None
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert settings.get(EMERGENCY_NUMBER) == "999"
    assert help_page.heading.text().endswith("999")


@pytest.mark.parametrize(
    ("words", "signal"),
    [
        ("Print this card", "print_requested"),
        ("A clinician has checked this", "assessed"),
        ("I ticked it by mistake", "mistaken"),
        ("To the diary", "left"),
    ],
)
def test_ways_on_from_help(help_page: GetHelpPage, qtbot: QtBot, words: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(help_page, signal)):
        press(help_page, words)


def test_escape_leaves_and_there_is_no_way_not_to_be_shown_again(
    help_page: GetHelpPage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(help_page.left):
        QTest.keyClick(help_page, Qt.Key.Key_Escape)
    assert not help_page.findChildren(CheckRow)


@pytest.mark.parametrize(
    ("words", "signal"),
    [
        ("To the diary", "left"),
        ("A clinician has said I can start", "assessed"),
        ("I ticked it by mistake", "mistaken"),
        ("Print the safety card", "print_requested"),
    ],
)
def test_ways_on_from_doctor_first(
    qtbot: QtBot, theme: Theme, settings: Settings, words: str, signal: str
) -> None:
    page = DoctorFirstPage(theme=theme, settings=settings)
    page.show_for(("fever", "weight", "night"))
    qtbot.addWidget(page)
    page.show()
    assert all(SIGNS[sign].ticked_as in page.sentence.text() for sign in ("fever", "weight"))
    with qtbot.waitSignal(getattr(page, signal)):
        press(page, words)


@pytest.mark.parametrize(("width", "height", "size"), [(1280, 800, 100), (900, 600, 200)])
def test_no_word_is_cut(
    qtbot: QtBot, settings: Settings, width: int, height: int, size: int
) -> None:
    theme = Theme.for_tests(text_size=size)
    pages: list[GetHelpPage | DoctorFirstPage] = [
        GetHelpPage(theme=theme, settings=settings),
        DoctorFirstPage(theme=theme, settings=settings),
    ]
    for page in pages:
        page.show_for([sign.id for sign in SIGNS.values()])
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        for text in (page.heading, page.sentence, page.box_text):
            assert text.height() >= text.heightForWidth(text.width())
        assert page.scroll_area is not None
        assert page.scroll_area.horizontalScrollBar().maximum() == 0
