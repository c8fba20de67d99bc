"""The settings page: built from the registry, kept at once, searched across sections."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from sciatica_desktop import __version__
from sciatica_desktop.services.settings import (
    AFFECTED_SIDE,
    ASK_HOW_IT_FEELS,
    CHANGE_SIDE_S,
    HEARD,
    PLAYER,
    REGISTRY,
    SECTIONS,
    SOUND_VOLUME,
    TEXT_SIZE,
    THEME,
    VOICE,
    YOU,
    Settings,
)
from sciatica_desktop.ui.pages.settings import SettingsPage
from sciatica_desktop.ui.pages.settings import data_rows as data_rows_module
from sciatica_desktop.ui.pages.settings.data_rows import FolderButtons
from sciatica_desktop.ui.pages.settings.rows import SettingRow, marked
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.labels import Label
from sciatica_desktop.ui.widgets.level_slider import LevelSlider
from sciatica_desktop.ui.widgets.segmented import Segment

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FOLDER = Path("/somewhere/share/sciatica-desktop")


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, settings: Settings) -> SettingsPage:
    page = SettingsPage(theme=theme, settings=settings, data_dir=FOLDER)
    qtbot.addWidget(page)
    page.resize(1072, 800)
    page.show()
    page.activateWindow()
    return page


def visible_rows(page: SettingsPage) -> list[str]:
    """Keys of the settings that can be seen."""
    return [row.setting.key for row in page.findChildren(SettingRow) if row.isVisible()]


def texts(page: SettingsPage) -> str:
    return " ".join(label.text() for label in page.findChildren(Label))


def test_every_setting_with_words_has_a_row(page: SettingsPage) -> None:
    shown = {row.setting.key for row in page.findChildren(SettingRow)}
    assert shown == {setting.key for setting in REGISTRY if setting.section}


def test_one_section_at_a_time(page: SettingsPage) -> None:
    for section in page.blocks:
        QTest.mouseClick(page.items[section], Qt.MouseButton.LeftButton)
        assert page.section == section
        expected = [setting.key for setting in REGISTRY if setting.section == section]
        assert visible_rows(page) == expected


def test_a_change_is_kept_at_once(page: SettingsPage, settings: Settings) -> None:
    side = next(s for s in page.row("affected_side").findChildren(Segment) if s.text() == "Right")
    QTest.mouseClick(side, Qt.MouseButton.LeftButton)
    assert settings.get(AFFECTED_SIDE) == "right"
    page.open_section(PLAYER)
    QTest.mouseClick(page.row("ask_how_it_feels").control, Qt.MouseButton.LeftButton)
    assert settings.get(ASK_HOW_IT_FEELS) is False
    stepper = page.row("change_side_s").control
    stepper.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Up)
    assert settings.get(CHANGE_SIDE_S) == 9


def test_a_change_made_elsewhere_is_shown(page: SettingsPage, settings: Settings) -> None:
    settings.set(THEME, "dark")
    assert page.row("theme").control.value == "dark"
    settings.set(TEXT_SIZE, 150)
    assert page.row("text_size").control.value == 150


def test_the_search_looks_into_every_section(page: SettingsPage) -> None:
    QTest.keyClicks(page.search, "SIDE")
    found = visible_rows(page)
    expected = [
        setting.key
        for setting in REGISTRY
        if setting.section and "side" in f"{setting.label} {setting.help}".casefold()
    ]
    assert found == expected
    counts = {section: item.count for section, item in page.items.items()}
    assert sum(count or 0 for count in counts.values()) == len(expected)
    assert counts[YOU] == 2
    assert "background-color" in texts(page)
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert all(item.count is None for item in page.items.values())
    assert "background-color" not in texts(page)


def test_a_search_that_finds_nothing_says_so(page: SettingsPage) -> None:
    QTest.keyClicks(page.search, "bagpipes")
    assert visible_rows(page) == []
    assert "bagpipes" in texts(page)


def test_a_slash_goes_to_the_search(page: SettingsPage) -> None:
    item = page.items[PLAYER]
    item.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(item, "/")
    assert page.focusWidget() is page.search


def test_a_section_goes_back_to_its_defaults(page: SettingsPage, settings: Settings) -> None:
    page.open_section(PLAYER)
    settings.set(ASK_HOW_IT_FEELS, False)
    settings.set(CHANGE_SIDE_S, 20)
    settings.set(AFFECTED_SIDE, "left")
    reset = next(
        b for b in page.findChildren(Button) if b.isVisible() and b.text().startswith("Put this")
    )
    QTest.mouseClick(reset, Qt.MouseButton.LeftButton)
    assert settings.is_default(ASK_HOW_IT_FEELS)
    assert settings.is_default(CHANGE_SIDE_S)
    assert settings.get(AFFECTED_SIDE) == "left", "other sections stay"
    assert not reset.isEnabled()


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Side that hurts", "side", "<b>Side</b> that hurts"),
        ("Sides & more <3", "s", "<b>S</b>ide<b>s</b> &amp; more &lt;3"),
        ("Plain <text>", "", "Plain &lt;text&gt;"),
    ],
)
def test_letters_are_marked_and_the_rest_is_escaped(text: str, words: str, expected: str) -> None:
    html = marked(text, words, "#123456")
    span = '<span style="background-color:#123456">'
    assert html.replace(span, "<b>").replace("</span>", "</b>") == expected


def test_the_folder_and_the_version_are_told(page: SettingsPage) -> None:
    page.open_section(SECTIONS[-1])
    shown = texts(page).replace("\N{ZERO WIDTH SPACE}", "")
    assert str(FOLDER) in shown
    assert __version__ in shown


def test_the_folder_is_opened_or_its_path_copied(
    page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.open_section(SECTIONS[-1])
    buttons = page.findChild(FolderButtons)
    assert buttons is not None
    opened: list[str] = []

    class Desktop:
        answer = True

        @classmethod
        def openUrl(cls, url: QUrl) -> bool:  # noqa: N802  # Qt's own name
            opened.append(url.toLocalFile())
            return cls.answer

    monkeypatch.setattr(data_rows_module, "QDesktopServices", Desktop)
    buttons.open_button.click()
    assert opened == [str(FOLDER)]
    Desktop.answer = False
    buttons.open_button.click()
    assert QGuiApplication.clipboard().text() == str(FOLDER)
    assert buttons.copy_button.text() == "Copied"
    page.refresh()
    assert buttons.copy_button.text() == "Copy"


def test_without_room_all_sections_stand_below_each_other(page: SettingsPage) -> None:
    page.resize(640, 480)
    assert len(visible_rows(page)) == len([s for s in REGISTRY if s.section])
    assert not any(item.isVisible() for item in page.items.values())
    page.resize(1072, 800)
    assert len(visible_rows(page)) < len([s for s in REGISTRY if s.section])


@pytest.mark.parametrize(("width", "size"), [(1008, 100), (640, 100), (900, 200)])
def test_nothing_is_cut(qtbot: QtBot, settings: Settings, width: int, size: int) -> None:
    page = SettingsPage(
        theme=Theme.for_tests(text_size=size), settings=settings, data_dir=FOLDER / "long" / "path"
    )
    qtbot.addWidget(page)
    page.resize(width, 600)
    page.show()
    assert page.scroll_area is not None
    assert page.scroll_area.horizontalScrollBar().maximum() == 0
    for row in page.findChildren(SettingRow):
        if row.isVisible():
            assert row.rect().contains(row.control.geometry())


def test_a_voice_that_is_missing_is_told_in_its_row(page: SettingsPage) -> None:
    page.open_section(HEARD)
    sentence = "No voice: this computer has no speech engine."
    page.tell_about(VOICE, sentence)
    assert sentence in texts(page)
    page.tell_about(VOICE, "")
    assert sentence not in texts(page)
    assert VOICE.help in texts(page)


def test_loudness_is_set_with_a_slider(page: SettingsPage, settings: Settings) -> None:
    page.open_section(HEARD)
    control = page.row(SOUND_VOLUME.key).control
    assert isinstance(control, LevelSlider)
    before = settings.get(SOUND_VOLUME)
    QTest.keyClick(control.slider, Qt.Key.Key_Right)
    assert settings.get(SOUND_VOLUME) == before + SOUND_VOLUME.step
