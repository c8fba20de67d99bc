"""Buttons, chips, segments, switches and the rest, by keyboard and for screen readers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button, IconButton
from sciatica_desktop.ui.widgets.check_row import CheckRow
from sciatica_desktop.ui.widgets.chips import ChipGroup
from sciatica_desktop.ui.widgets.choice import Choice
from sciatica_desktop.ui.widgets.flow_layout import FlowLayout
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.search_field import SearchField
from sciatica_desktop.ui.widgets.segmented import Segmented
from sciatica_desktop.ui.widgets.stepper import Stepper
from sciatica_desktop.ui.widgets.switch import Switch

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WORDS = ("sharp", "shooting", "burning")
SIDES = (("left", "Left"), ("right", "Right"), ("both", "Both"))


Show = Callable[..., QWidget]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Puts widgets into a window on the screen, in a column; the window lives as the test does."""
    windows: list[QWidget] = []

    def show(*widgets: QWidget) -> QWidget:
        window = QWidget()
        windows.append(window)
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        return window

    return show


def rings(window: QWidget) -> list[QWidget]:
    """The focus rings that can be seen."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if type(widget).__name__ == "_Ring" and widget.isVisible()
    ]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_button_is_pressed_by_key(qtbot: QtBot, show: Show, theme: Theme, key: Qt.Key) -> None:
    button = Button("Start", theme=theme)
    show(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_the_ring_is_for_the_keyboard(show: Show, theme: Theme) -> None:
    one, two = Button("One", theme=theme), Button("Two", theme=theme)
    window = show(one, two)
    one.setFocus(Qt.FocusReason.MouseFocusReason)
    assert rings(window) == []
    two.setFocus(Qt.FocusReason.TabFocusReason)
    (ring,) = rings(window)
    assert ring.geometry() == two.geometry().adjusted(-7, -7, 7, 7)
    two.clearFocus()
    assert rings(window) == []


def test_the_ring_scrolls_with_its_page(show: Show, theme: Theme) -> None:
    inside, button = QWidget(), Button("Far down", theme=theme)
    column = QVBoxLayout(inside)
    column.addSpacing(800)
    column.addWidget(button)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(inside)
    window = show(area)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    (ring,) = rings(window)
    assert ring.parentWidget() is inside
    inside.resize(inside.width() + 40, inside.height())
    assert ring.geometry().contains(button.geometry())


def test_a_button_gives_way_key_first(qtbot: QtBot, theme: Theme) -> None:
    bare = Button("Diary entry", theme=theme, icon="pencil")
    keyed = Button("Diary entry", theme=theme, icon="pencil", keycap="Ctrl D")
    qtbot.addWidget(bare)
    qtbot.addWidget(keyed)
    assert keyed.sizeHint().width() > bare.sizeHint().width()
    assert keyed.minimumSizeHint() == bare.minimumSizeHint()


def test_an_icon_button_has_a_name_and_tells_its_key(qtbot: QtBot, theme: Theme) -> None:
    button = IconButton("fullscreen", "Full screen", theme=theme, shortcut="F")
    qtbot.addWidget(button)
    assert button.toolTip() == "Full screen (F)"
    interface = QAccessible.queryAccessibleInterface(button)
    assert interface.text(QAccessible.Text.Name) == "Full screen"


def test_words_that_are_left_out_stay_as_name(qtbot: QtBot, theme: Theme) -> None:
    button = Button("Skip", theme=theme, icon="next", keycap="→")
    qtbot.addWidget(button)
    wide = button.sizeHint().width()
    button.set_icon_only(True)
    assert button.sizeHint().width() < wide
    assert button.toolTip() == "Skip (→)"
    assert button.text() == "Skip"
    button.set_icon_only(False)
    assert button.sizeHint().width() == wide


def test_an_unknown_role_is_refused(qtbot: QtBot, theme: Theme) -> None:
    with pytest.raises(ValueError, match="loud"):
        qtbot.addWidget(Button("Start", theme=theme, role="loud"))


def test_chips_are_one_stop_for_tab_and_walked_by_arrows(show: Show, theme: Theme) -> None:
    group = ChipGroup("It feels", WORDS, theme=theme)
    before, after = Button("Before", theme=theme), Button("After", theme=theme)
    window = show(before, group, after)
    before.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(before, Qt.Key.Key_Tab)
    first = QApplication.focusWidget()
    assert first is not None
    assert first.text() == "sharp"
    QTest.keyClick(first, Qt.Key.Key_Right)
    second = window.focusWidget()
    QTest.keyClick(second, Qt.Key.Key_Space)
    assert group.selected == ("shooting",)
    QTest.keyClick(second, Qt.Key.Key_End)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert group.selected == ("shooting", "burning")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_chips_tell_only_what_the_person_does(qtbot: QtBot, show: Show, theme: Theme) -> None:
    group = ChipGroup("It feels", WORDS, theme=theme)
    window = show(group)
    with qtbot.assertNotEmitted(group.selection_changed):
        group.set_selected(("sharp", "like a toothache"))
    assert group.selected == ("sharp", "like a toothache")
    chip = window.findChildren(QWidget, options=Qt.FindChildOption.FindChildrenRecursively)
    sharp = next(c for c in chip if getattr(c, "text", str)() == "sharp")
    with qtbot.waitSignal(group.selection_changed):
        QTest.mouseClick(sharp, Qt.MouseButton.LeftButton)
    assert group.selected == ("like a toothache",)


def test_an_exclusive_group_has_one_word_at_most(show: Show, theme: Theme) -> None:
    group = ChipGroup("Place", WORDS, theme=theme, exclusive=True)
    window = show(group)
    for word in ("sharp", "burning"):
        chip = next(c for c in window.findChildren(QWidget) if getattr(c, "text", str)() == word)
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert group.selected == ("burning",)


def test_an_own_word_is_added_and_chosen(qtbot: QtBot, show: Show, theme: Theme) -> None:
    group = ChipGroup("It feels", WORDS, theme=theme, own_words=True)
    window = show(group)
    add = next(c for c in window.findChildren(QWidget) if getattr(c, "text", str)() == "own word")
    QTest.mouseClick(add, Qt.MouseButton.LeftButton)
    field = window.focusWidget()
    QTest.keyClicks(field, "  Heavy  leg ")
    with qtbot.waitSignal(group.selection_changed):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert group.selected == ("heavy leg",)
    QTest.mouseClick(add, Qt.MouseButton.LeftButton)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert add.isVisible()
    assert group.selected == ("heavy leg",)


def test_segments_take_the_next_by_arrow(show: Show, theme: Theme) -> None:
    control = Segmented("Side that hurts", SIDES, theme=theme)
    show(control)
    heard: list[object] = []
    control.value_changed.connect(heard.append)
    control.set_value("right")
    assert heard == []
    control.setFocus(Qt.FocusReason.TabFocusReason)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Right)
    assert control.value == "both"
    assert heard == ["both"]
    interface = QAccessible.queryAccessibleInterface(focused)
    assert interface.role() == QAccessible.Role.RadioButton
    with pytest.raises(ValueError, match="neither"):
        control.set_value("neither")


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_switch_switches(show: Show, theme: Theme, key: Qt.Key) -> None:
    switch = Switch("Ask how it feels", theme=theme)
    show(switch)
    QTest.keyClick(switch, key)
    assert switch.isChecked()
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert not switch.isChecked()
    interface = QAccessible.queryAccessibleInterface(switch)
    assert interface.text(QAccessible.Text.Name) == "Ask how it feels"


def test_a_choice_tells_what_the_person_took(qtbot: QtBot, show: Show, theme: Theme) -> None:
    choice = Choice("Theme", SIDES, theme=theme)
    show(choice)
    with qtbot.assertNotEmitted(choice.value_changed):
        choice.set_value("right")
    with qtbot.waitSignal(choice.value_changed) as told:
        QTest.keyClick(choice, Qt.Key.Key_Down)
    assert told.args == ["both"]


def test_a_stepper_steps_between_its_ends(qtbot: QtBot, show: Show, theme: Theme) -> None:
    stepper = Stepper("Time to change sides", theme=theme, low=0, high=3, unit="s")
    window = show(stepper)
    less, more = (
        next(b for b in window.findChildren(IconButton) if b.text().endswith(end))
        for end in ("less", "more")
    )
    with qtbot.assertNotEmitted(stepper.value_changed):
        stepper.set_value(1)
    with qtbot.waitSignal(stepper.value_changed) as told:
        QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert told.args == [2]
    stepper.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Up)
    assert stepper.value == 3
    assert not more.isEnabled()
    assert less.isEnabled()


def test_a_long_line_takes_more_height(qtbot: QtBot, theme: Theme) -> None:
    row = CheckRow("New trouble starting, stopping or feeling when you pass urine", theme=theme)
    qtbot.addWidget(row)
    assert row.heightForWidth(2000) == 48
    assert row.heightForWidth(240) > 60


def test_the_search_field_is_emptied_by_escape(show: Show, theme: Theme) -> None:
    field = SearchField("Search settings", theme=theme)
    show(field)
    QTest.keyClicks(field, "side")
    field.set_found("4 found")
    assert field.accessibleDescription() == "4 found"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_a_label_follows_the_theme_and_its_own_width(qtbot: QtBot, theme: Theme) -> None:
    text = label("word " * 60, theme=theme, tone="ink2", wrap=True)
    qtbot.addWidget(text)
    assert text.palette().windowText().color() == theme.colour("ink2")
    free = text.heightForWidth(900)
    text.setMaximumWidth(300)
    assert text.heightForWidth(900) > free


def test_a_flow_breaks_lines_and_leaves_out_what_is_hidden(qtbot: QtBot, theme: Theme) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, spacing=8)
    boxes = [QWidget(holder) for _ in range(4)]
    for box in boxes:
        box.setFixedSize(100, 30)
        flow.addWidget(box)
    assert flow.heightForWidth(424) == 30
    assert flow.heightForWidth(423) == 68
    assert flow.heightForWidth(100) == 4 * 30 + 3 * 8
    boxes[0].hide()
    assert flow.heightForWidth(316) == 30
