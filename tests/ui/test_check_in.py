"""The questions before and after a routine: one key an answer, and nothing required."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from sciatica_desktop.domain.anatomy import Reach
from sciatica_desktop.domain.log import CheckIn
from sciatica_desktop.services.settings import AFFECTED_SIDE, Settings
from sciatica_desktop.ui.pages.check_in import CheckInPage
from sciatica_desktop.ui.theme.manager import Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def settings(tmp_path: Path, qapp: object) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def page(qtbot: QtBot, settings: Settings) -> CheckInPage:
    page = CheckInPage(theme=Theme.for_tests(), settings=settings)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    qtbot.waitUntil(page.isVisible)
    page.activateWindow()
    return page


def type_into(qtbot: QtBot, page: CheckInPage, keys: str) -> None:
    """Type as a person does: each key goes to whatever has the focus."""
    for key in keys:
        focused = page.focusWidget()
        assert focused is not None
        qtbot.keyClicks(focused, key)


def texts(page: CheckInPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_four_keys_answer_all_and_start(qtbot: QtBot, page: CheckInPage) -> None:
    page.ask_before("The five stretches")
    type_into(qtbot, page, "423")
    with qtbot.waitSignal(page.answered) as told:
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert told.args == [CheckIn(4, 2, Reach.THIGH)]


def test_t_is_ten(qtbot: QtBot, page: CheckInPage) -> None:
    page.ask_before("The five stretches")
    type_into(qtbot, page, "t0")
    assert (page.leg.value, page.back.value) == (10, 0)


def test_enter_goes_on_with_whatever_was_answered(qtbot: QtBot, page: CheckInPage) -> None:
    page.ask_before("The five stretches")
    type_into(qtbot, page, "3")
    with qtbot.waitSignal(page.answered) as told:
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert told.args == [CheckIn(3, None, None)]


def test_enter_on_the_other_button_does_not_start(qtbot: QtBot, page: CheckInPage) -> None:
    page.ask_before("The five stretches")
    page.leave.setFocus()
    with qtbot.assertNotEmitted(page.answered), qtbot.waitSignal(page.left_out):
        qtbot.keyClick(page.leave, Qt.Key.Key_Return)


def test_escape_leaves_it_out(qtbot: QtBot, page: CheckInPage) -> None:
    page.ask_before("The five stretches")
    with qtbot.waitSignal(page.left_out):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)


def test_afterwards_it_says_before_and_now_and_nothing_more(
    qtbot: QtBot, page: CheckInPage
) -> None:
    page.ask_after(CheckIn(4, 2, Reach.THIGH))
    assert {"before 4", "before 2", "before thigh"} <= set(texts(page))
    type_into(qtbot, page, "322")
    assert {"before 4, now 3", "before 2, now 2", "before thigh, now buttock"} <= set(texts(page))


def test_nothing_is_compared_with_an_answer_that_was_left_out(
    qtbot: QtBot, page: CheckInPage
) -> None:
    page.ask_after(CheckIn(leg=4))
    type_into(qtbot, page, "32")
    shown = [text for text in texts(page) if text.startswith("before")]
    assert shown == ["before 4, now 3"]


def test_asking_again_begins_empty(qtbot: QtBot, page: CheckInPage) -> None:
    page.ask_before("The five stretches")
    type_into(qtbot, page, "423")
    page.ask_after(CheckIn(4, 2, Reach.THIGH))
    assert (page.leg.value, page.back.value, page.reach.value) == (None, None, None)
    assert page.focusWidget() is page.leg


@pytest.mark.parametrize(
    ("side", "question"),
    [
        ("left", "How far down does it go, left side?"),
        ("right", "How far down does it go, right side?"),
        ("both", "How far down does it go?"),
    ],
)
def test_it_asks_for_the_side_that_hurts(
    page: CheckInPage, settings: Settings, side: str, question: str
) -> None:
    settings.set(AFFECTED_SIDE, side)
    page.ask_before("The five stretches")
    assert question in texts(page)


@pytest.mark.parametrize(("size", "shown"), [((1280, 800), True), ((900, 600), False)])
def test_the_picture_gives_way_in_a_small_window(
    page: CheckInPage, size: tuple[int, int], shown: bool
) -> None:
    page.resize(*size)
    assert page.body.isVisible() == shown


@pytest.mark.parametrize(
    ("size", "text"), [((1280, 800), 100), ((900, 600), 100), ((900, 600), 200)]
)
def test_nothing_is_cut_off_at_the_side(
    qtbot: QtBot, settings: Settings, size: tuple[int, int], text: int
) -> None:
    page = CheckInPage(theme=Theme.for_tests(text_size=text), settings=settings)
    qtbot.addWidget(page)
    page.ask_after(CheckIn(4, 2, Reach.LOW_BACK))
    page.reach.set_value(Reach.BUTTOCK)
    page.resize(*size)
    page.show()
    assert page.scroll_area is not None
    bar = page.scroll_area.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)
