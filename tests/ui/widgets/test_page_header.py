"""The header of a page gives way in its order: the quiet line, then the words of its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.page_header import PageHeader

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def header(qtbot: QtBot, theme: Theme) -> PageHeader:
    header = PageHeader("Today", theme=theme, subtitle="Thursday 14 May")
    for words, icon in (("Flare day", "leaf"), ("Diary entry", "pencil")):
        header.actions.addWidget(Button(words, theme=theme, role="secondary", icon=icon))
    qtbot.addWidget(header)
    header.show()
    return header


def shown(header: PageHeader) -> list[str]:
    return [label.text() for label in header.findChildren(QLabel) if label.isVisible()]


def test_all_of_it_where_there_is_room(header: PageHeader) -> None:
    header.resize(1008, 40)
    assert shown(header) == ["Today", "Thursday 14 May"]
    assert all(button.width() > 80 for button in header.findChildren(Button))


def test_the_line_goes_first(header: PageHeader) -> None:
    header.resize(400, 40)
    assert shown(header) == ["Today"]
    assert all(button.width() > 80 for button in header.findChildren(Button))


def test_then_the_words_of_the_buttons(header: PageHeader) -> None:
    header.resize(header.minimumSizeHint().width(), 40)
    for button in header.findChildren(Button):
        assert button.width() == 40
        assert button.toolTip() == button.text()
        assert header.rect().contains(button.geometry())
    header.resize(1008, 40)
    assert shown(header) == ["Today", "Thursday 14 May"]
    assert all(button.width() > 80 for button in header.findChildren(Button))


def test_an_empty_line_is_not_there(header: PageHeader) -> None:
    header.resize(1008, 40)
    header.set_subtitle("")
    header.set_title("Diary")
    assert shown(header) == ["Diary"]
