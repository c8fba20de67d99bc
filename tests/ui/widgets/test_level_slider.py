"""The slider: by keys, by pointer, in whole steps, and told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.level_slider import LevelSlider

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def level(qtbot: QtBot) -> LevelSlider:
    level = LevelSlider("Loudness", theme=Theme.for_tests(), low=5, high=100, step=5)
    qtbot.addWidget(level)
    level.show()
    return level


def told_by(level: LevelSlider) -> list[int]:
    told: list[int] = []
    level.value_changed.connect(told.append)
    return told


def test_a_value_that_is_shown_is_not_told(level: LevelSlider) -> None:
    told = told_by(level)
    level.set_value(60)
    assert level.value == 60
    assert told == []


def test_keys_go_by_steps_and_to_the_ends(level: LevelSlider) -> None:
    level.set_value(60)
    told = told_by(level)
    keys = (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Plus, Qt.Key.Key_Minus)
    for key in (*keys, Qt.Key.Key_PageUp, Qt.Key.Key_End, Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(level.slider, key)
    assert told == [65, 60, 65, 60, 70, 100, 5]


def test_the_pointer_sets_whole_steps_and_tells_once(level: LevelSlider) -> None:
    level.set_value(60)
    told = told_by(level)
    left, middle = Qt.MouseButton.LeftButton, level.slider.height() // 2
    QTest.mousePress(level.slider, left, pos=QPoint(40, middle))
    for x in range(40, 100, 7):
        QTest.mouseMove(level.slider, QPoint(x, middle))
    assert told == []
    QTest.mouseRelease(level.slider, left, pos=QPoint(98, middle))
    assert told == [level.value]
    assert level.value % 5 == 0
    QTest.mouseClick(level.slider, left, pos=QPoint(-5, middle))
    QTest.mouseClick(level.slider, left, pos=QPoint(level.slider.width() + 5, middle))
    assert told[1:] == [5, 100]


def test_it_has_a_name_and_its_number_beside_it(level: LevelSlider) -> None:
    level.set_value(35)
    assert level.slider.accessibleName() == "Loudness"
    assert level._number.text() == "35 %"
