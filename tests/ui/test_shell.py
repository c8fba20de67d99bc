"""The window: pages made when first opened, folding navigation, what covers it, and closing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QVBoxLayout, QWidget

from sciatica_desktop.services.settings import TEXT_SIZE, WINDOW_GEOMETRY, Settings
from sciatica_desktop.ui.navigation import FOLDED_WIDTH, WIDTH, Navigation, NavigationItem
from sciatica_desktop.ui.page import Page
from sciatica_desktop.ui.shell import Shell
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import IconButton

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class Plain(Page):
    """A page with one button that counts how often it was refreshed."""

    def __init__(self, title: str) -> None:
        super().__init__(title=title)
        self.refreshed = 0
        self.button = QPushButton(title)
        self.button.setAccessibleName(f"button of {title}")
        column = QVBoxLayout()
        column.addWidget(self.button)
        self.set_content(column)

    def refresh(self) -> None:
        self.refreshed += 1

    def focus_widget(self) -> QWidget:
        return self.button


class Made:
    """Makes pages and remembers them."""

    def __init__(self) -> None:
        self.pages: list[Plain] = []

    def factory(self, title: str) -> Plain:
        self.pages.append(Plain(title))
        return self.pages[-1]


@pytest.fixture
def made() -> Made:
    return Made()


@pytest.fixture
def shell(qtbot: QtBot, theme: Theme, settings: Settings, made: Made) -> Iterator[Shell]:
    shell = build(theme, settings, made)
    qtbot.addWidget(shell)
    shell.resize(1280, 800)
    shell.show()
    shell.activateWindow()
    yield shell
    shell.close_guard = bool_of(True)


def bool_of(answer: bool) -> object:
    """A guard that always says the same."""
    return lambda: answer


def build(theme: Theme, settings: Settings, made: Made) -> Shell:
    shell = Shell(theme=theme, settings=settings)
    shell.add_page("today", "Today", "sun", lambda: made.factory("Today"))
    shell.add_page("diary", "Diary", "pencil", lambda: made.factory("Diary"))
    shell.add_page("settings", "Settings", "sliders", lambda: made.factory("Settings"))
    shell.show_page("today")
    return shell


def items(shell: Shell) -> dict[str, NavigationItem]:
    return {item.text(): item for item in shell.findChildren(NavigationItem)}


def test_a_page_is_made_when_it_is_first_opened(shell: Shell, made: Made, qtbot: QtBot) -> None:
    assert [page.title for page in made.pages] == ["Today"]
    with qtbot.waitSignal(shell.page_shown) as shown:
        shell.show_page("diary")
    assert shown.args == ["diary"]
    assert shell.current_key == "diary"
    shell.show_page("today")
    shell.show_page("diary")
    assert [page.title for page in made.pages] == ["Today", "Diary"]
    assert made.pages[1].refreshed == 2, "asked anew each time it comes into view"
    assert made.pages[1].isVisible()
    assert not made.pages[0].isVisible()


def test_the_keyboard_begins_where_the_page_says(shell: Shell, made: Made) -> None:
    shell.show_page("diary")
    assert shell.focusWidget() is made.pages[1].button


def test_ctrl_and_a_number_open_a_page(shell: Shell, qtbot: QtBot) -> None:
    QTest.keyClick(shell, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert shell.current_key == "settings"
    QTest.keyClick(shell, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert shell.current_key == "today"


def test_the_navigation_marks_and_opens_pages(shell: Shell) -> None:
    assert items(shell)["Today"].isChecked()
    QTest.keyClick(items(shell)["Diary"], Qt.Key.Key_Return)
    assert shell.current_key == "diary"
    QTest.mouseClick(items(shell)["Settings"], Qt.MouseButton.LeftButton)
    assert [title for title, item in items(shell).items() if item.isChecked()] == ["Settings"]
    QTest.mouseClick(items(shell)["Settings"], Qt.MouseButton.LeftButton)
    assert items(shell)["Settings"].isChecked(), "a second click does not unmark it"


def test_every_item_has_a_name_and_tells_its_key(shell: Shell) -> None:
    for number, item in enumerate(shell.findChildren(NavigationItem), start=1):
        assert item.accessibleName()
        assert f"Ctrl+{number}" in item.toolTip()


@pytest.mark.parametrize(
    ("width", "size", "expected"),
    [
        (1280, 100, WIDTH),
        (1100, 100, WIDTH),
        (1099, 100, FOLDED_WIDTH),
        (700, 100, FOLDED_WIDTH),
        (699, 100, None),
        (1280, 200, None),
        (1500, 200, 2 * FOLDED_WIDTH),
    ],
)
def test_the_navigation_gives_way(
    qtbot: QtBot, settings: Settings, made: Made, width: int, size: int, expected: int | None
) -> None:
    shell = build(Theme.for_tests(text_size=size), settings, made)
    qtbot.addWidget(shell)
    shell.show()
    shell.resize(width, 700)
    navigation = shell.findChild(Navigation)
    menu = next(b for b in shell.findChildren(IconButton) if b.icon_name == "menu")
    assert navigation is not None
    assert navigation.isVisible() == (expected is not None)
    assert menu.isVisible() == (expected is None)
    if expected is not None:
        assert navigation.width() == expected


def test_the_menu_button_opens_pages(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    # The offscreen platform cannot grab the keyboard for a menu.
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    shell.resize(640, 480)
    next(b for b in shell.findChildren(IconButton) if b.icon_name == "menu").click()
    menu = shell.findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Today", "Diary", "Settings"]
    menu.actions()[1].trigger()
    assert shell.current_key == "diary"
    menu.close()


def test_what_covers_the_window_keeps_shortcuts_away(shell: Shell, made: Made) -> None:
    cover = Plain("Player")
    shell.show_over(cover)
    assert cover.isVisible()
    assert not made.pages[0].isVisible()
    assert shell.focusWidget() is cover.button
    QTest.keyClick(shell, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert shell.current_key == "today"
    second = Plain("Check-in")
    shell.show_over(second)
    assert shell.over is second
    shell.close_over()
    assert shell.over is None
    assert made.pages[0].isVisible()
    assert shell.focusWidget() is made.pages[0].button
    QTest.keyClick(shell, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert shell.current_key == "diary"
    shell.close_over()


def test_a_sentence_goes_when_the_page_does(shell: Shell) -> None:
    shell.tell("Entry kept", print)
    assert shell.toast.isVisible()
    shell.show_page("diary")
    assert not shell.toast.isVisible()


def test_the_window_comes_back_where_it_was(
    shell: Shell, theme: Theme, settings: Settings, qtbot: QtBot
) -> None:
    shell.resize(777, 555)
    shell.close()
    assert settings.get(WINDOW_GEOMETRY)
    again = Shell(theme=theme, settings=settings)
    qtbot.addWidget(again)
    assert again.size() == QSize(777, 555)


def test_nonsense_in_the_settings_does_not_matter(
    theme: Theme, settings: Settings, qtbot: QtBot
) -> None:
    settings.set(WINDOW_GEOMETRY, "nonsense, not hex: ü")
    shell = Shell(theme=theme, settings=settings)
    qtbot.addWidget(shell)
    assert shell.width() >= 640


def test_the_guard_can_keep_it_open(shell: Shell) -> None:
    shell.close_guard = bool_of(False)
    shell.close()
    assert shell.isVisible()


def test_full_screen_and_back(shell: Shell) -> None:
    shell.toggle_full_screen()
    assert shell.isFullScreen()
    shell.toggle_full_screen()
    assert not shell.isFullScreen()


def test_another_text_size_makes_the_pages_anew(
    qapp: QApplication, settings: Settings, made: Made, qtbot: QtBot
) -> None:
    before = qapp.palette(), qapp.font(), qapp.styleSheet()
    theme = Theme(qapp, settings)
    shell = build(theme, settings, made)
    qtbot.addWidget(shell)
    shell.resize(1280, 800)
    shell.show()
    shell.show_page("diary")
    settings.set(TEXT_SIZE, 150)
    assert shell.current_key == "diary"
    newest = made.pages[-1]
    assert newest.title == "Diary"
    assert newest.isVisible()
    assert shell.focusWidget() is newest.button, "the keyboard stays where it was"
    shell.close()
    qapp.setStyleSheet(before[2])
    qapp.setPalette(before[0])
    qapp.setFont(before[1])


def test_an_unknown_page_is_told_at_once(shell: Shell) -> None:
    with pytest.raises(KeyError):
        shell.show_page("guide")
