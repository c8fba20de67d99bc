"""Rating row and reach ladder: one key an answer, and a screen reader hears it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from sciatica_desktop.domain.anatomy import Reach
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.ladder import ReachLadder
from sciatica_desktop.ui.widgets.rating_row import RatingRow
from sciatica_desktop.ui.widgets.scale_row import ScaleRow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def row(qtbot: QtBot, theme: Theme) -> RatingRow:
    row = RatingRow("Leg, right now", theme=theme)
    qtbot.addWidget(row)
    row.resize(row.sizeHint())
    return row


@pytest.fixture
def ladder(qtbot: QtBot, theme: Theme) -> ReachLadder:
    ladder = ReachLadder("Furthest point", theme=theme)
    qtbot.addWidget(ladder)
    ladder.resize(ladder.sizeHint())
    return ladder


def told(row: ScaleRow) -> list[object]:
    """Everything the row tells from here on: values, and "answered"."""
    heard: list[object] = []
    row.value_changed.connect(heard.append)
    row.answered.connect(lambda: heard.append("answered"))
    return heard


@pytest.mark.parametrize(
    ("key", "value"), [*((str(n), n) for n in range(10)), ("t", 10), ("T", 10)]
)
def test_one_key_answers_and_moves_on(row: RatingRow, key: str, value: int) -> None:
    heard = told(row)
    QTest.keyClicks(row, key)
    assert row.value == value
    assert heard == [value, "answered"]


def test_the_same_digit_again_moves_on_without_a_change(row: RatingRow) -> None:
    row.set_value(4)
    heard = told(row)
    QTest.keyClicks(row, "4")
    assert heard == ["answered"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_an_answer_can_be_cleared(row: RatingRow, key: Qt.Key) -> None:
    row.set_value(4)
    heard = told(row)
    QTest.keyClick(row, key)
    assert row.value is None
    assert heard == [None]


def test_arrows_move_and_stay_on_the_row(row: RatingRow) -> None:
    heard = told(row)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left):
        QTest.keyClick(row, key)
    assert heard == [0, 1, 2, 1]
    QTest.keyClick(row, Qt.Key.Key_End)
    QTest.keyClick(row, Qt.Key.Key_Right)
    assert row.value == 10
    QTest.keyClick(row, Qt.Key.Key_Home)
    QTest.keyClick(row, Qt.Key.Key_Left)
    assert row.value == 0


def test_arrows_begin_at_the_earlier_answer(row: RatingRow) -> None:
    row.set_earlier(6)
    QTest.keyClick(row, Qt.Key.Key_Right)
    assert row.value == 6


def test_the_program_changes_it_silently(row: RatingRow) -> None:
    heard = told(row)
    row.set_value(3)
    row.set_value(None)
    row.set_earlier(2)
    assert heard == []


def test_other_keys_are_left_to_the_page(row: RatingRow, qtbot: QtBot) -> None:
    heard = told(row)
    QTest.keyClicks(row, "xq")
    QTest.keyClick(row, "5", Qt.KeyboardModifier.ControlModifier)
    assert heard == []


def test_a_click_answers_and_on_the_same_cell_takes_it_back(row: RatingRow) -> None:
    heard = told(row)
    cell = row.cell_rects()[7].center().toPoint()
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=cell)
    assert heard == [7, "answered"]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=cell)
    assert heard == [7, "answered", None]


def test_the_wheel_never_changes_an_answer(row: RatingRow) -> None:
    row.set_value(5)
    row.setValue(5)
    assert row.value == 5
    assert row.wheelEvent.__func__ is ScaleRow.wheelEvent


def test_a_screen_reader_hears_name_number_and_words(row: RatingRow) -> None:
    interface = QAccessible.queryAccessibleInterface(row)
    assert interface.role() == QAccessible.Role.Slider
    assert interface.text(QAccessible.Text.Name) == "Leg, right now"
    assert interface.text(QAccessible.Text.Description) == "Not answered"
    row.set_earlier(6)
    QTest.keyClicks(row, "3")
    assert interface.valueInterface().currentValue() == 3
    assert interface.text(QAccessible.Text.Description) == "3 of 10, before 6 of 10"


@pytest.mark.parametrize("value", [-1, 11])
def test_a_value_off_the_scale_is_refused(row: RatingRow, value: int) -> None:
    with pytest.raises(ValueError, match=str(value)):
        row.set_value(value)


def test_the_ladder_speaks_of_places(ladder: ReachLadder) -> None:
    heard = told(ladder)
    QTest.keyClicks(ladder, "3")
    assert heard == [Reach.THIGH, "answered"]
    assert ladder.value is Reach.THIGH
    assert "thigh" in ladder.accessibleDescription()
    QTest.keyClicks(ladder, "8t")
    assert ladder.value is Reach.THIGH, "there is no such rung"


def test_a_narrow_ladder_has_two_rows_of_four(ladder: ReachLadder) -> None:
    one_row = ladder.sizeHint().width()
    assert ladder.heightForWidth(one_row) == ladder.cell_height
    narrow = ladder.minimumSizeHint().width()
    height = ladder.heightForWidth(narrow)
    assert height > 2 * ladder.cell_height
    ladder.resize(narrow, height)
    tops = {rect.y() for rect in ladder.cell_rects()}
    assert len(tops) == 2
    assert all(ladder.rect().contains(rect.toAlignedRect()) for rect in ladder.cell_rects())


@given(width=st.integers(min_value=320, max_value=2000), x=st.integers(0, 1999))
def test_cells_fill_the_row_and_never_overlap(width: int, x: int) -> None:
    row = RatingRow("Leg", theme=Theme.for_tests())
    row.resize(width, 56)
    rects = row.cell_rects()
    assert rects[0].left() == 0
    assert rects[-1].right() == pytest.approx(width)
    assert all(left.right() < right.left() for left, right in pairwise(rects))
    hit = row.cell_at(QPoint(x, 20))
    if hit is not None:
        assert rects[hit].adjusted(-3, 0, 3, 0).contains(x, 20)
    row.deleteLater()


def test_cells_grow_with_the_text(qtbot: QtBot) -> None:
    small, large = (
        RatingRow("Leg", theme=Theme.for_tests(text_size=size), compact=True) for size in (100, 200)
    )
    qtbot.addWidget(small)
    qtbot.addWidget(large)
    assert large.cell_height == 2 * small.cell_height
