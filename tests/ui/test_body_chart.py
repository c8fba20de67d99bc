"""Marking where it is felt, by pointer, by keyboard and in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from sciatica_desktop.domain.anatomy import AffectedSide, Reach
from sciatica_desktop.domain.body import REGIONS, Region, View
from sciatica_desktop.domain.diary import RegionKind, RegionMark
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.body_chart import BodyChart
from sciatica_desktop.ui.widgets.reach_body import ReachBody

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PAIN, TINGLING, NUMB = RegionKind.PAIN, RegionKind.TINGLING, RegionKind.NUMB


@pytest.fixture
def chart(qtbot: QtBot) -> BodyChart:
    chart = BodyChart(theme=Theme.for_tests())
    qtbot.addWidget(chart)
    chart.resize(320, 660)
    chart.show()
    chart.canvas.setFocus()
    return chart


def click(qtbot: QtBot, chart: BodyChart, region: str) -> None:
    point = chart.canvas.centre_of(region).toPoint()
    qtbot.mouseClick(chart.canvas, Qt.MouseButton.LeftButton, pos=point)


@pytest.mark.parametrize("region", REGIONS, ids=lambda region: region.id)
def test_a_click_in_the_middle_of_a_region_selects_it(
    qtbot: QtBot, chart: BodyChart, region: Region
) -> None:
    click(qtbot, chart, region.id)
    assert chart.selected == region.id


def test_a_click_beside_the_body_selects_nothing(qtbot: QtBot, chart: BodyChart) -> None:
    qtbot.mouseClick(chart.canvas, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert chart.selected is None


def test_the_left_leg_is_on_the_left_from_behind_and_on_the_right_from_the_front(
    chart: BodyChart,
) -> None:
    x = {r.id: chart.canvas.centre_of(r.id).x() for r in REGIONS if r.side is not None}
    for region in REGIONS:
        if region.side is None or not region.id.endswith("_left"):
            continue
        other = region.id.removesuffix("left") + "right"
        assert (x[region.id] < x[other]) == (region.view is not View.FRONT)


def test_a_digit_marks_pain_and_tells(qtbot: QtBot, chart: BodyChart) -> None:
    click(qtbot, chart, "back_buttock_left")
    with qtbot.waitSignal(chart.marks_changed):
        qtbot.keyClick(chart.canvas, Qt.Key.Key_4)
    assert chart.marks == (RegionMark("back_buttock_left", 4, (PAIN,)),)


def test_plus_goes_on_to_ten_and_no_further(qtbot: QtBot, chart: BodyChart) -> None:
    click(qtbot, chart, "back_calf_right")
    qtbot.keyClick(chart.canvas, Qt.Key.Key_9)
    for _ in range(3):
        qtbot.keyClick(chart.canvas, Qt.Key.Key_Plus)
    assert chart.marks[0].strength == 10
    qtbot.keyClick(chart.canvas, Qt.Key.Key_Minus)
    assert chart.marks[0].strength == 9


@pytest.mark.parametrize("key", [Qt.Key.Key_0, Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_zero_and_delete_take_the_mark_away(qtbot: QtBot, chart: BodyChart, key: Qt.Key) -> None:
    chart.set_marks((RegionMark("sole_left", 3),))
    chart.select("sole_left")
    qtbot.keyClick(chart.canvas, key)
    assert chart.marks == ()


def test_letters_switch_the_kinds(qtbot: QtBot, chart: BodyChart) -> None:
    click(qtbot, chart, "front_shin_left")
    qtbot.keyClick(chart.canvas, Qt.Key.Key_6)
    qtbot.keyClick(chart.canvas, Qt.Key.Key_T)
    qtbot.keyClick(chart.canvas, Qt.Key.Key_N)
    assert chart.marks == (RegionMark("front_shin_left", 6, (PAIN, TINGLING, NUMB)),)
    qtbot.keyClick(chart.canvas, Qt.Key.Key_P)
    assert chart.marks[0].kinds == (TINGLING, NUMB)
    qtbot.keyClick(chart.canvas, Qt.Key.Key_T)
    qtbot.keyClick(chart.canvas, Qt.Key.Key_N)
    assert chart.marks == ()


def test_arrows_reach_every_region(qtbot: QtBot, chart: BodyChart) -> None:
    seen: set[str] = set()
    waiting = [REGIONS[0].id]
    arrows = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
    while waiting:
        here = waiting.pop()
        if here in seen:
            continue
        seen.add(here)
        for arrow in arrows:
            chart.select(here)
            qtbot.keyClick(chart.canvas, arrow)
            if chart.selected is not None:
                waiting.append(chart.selected)
    assert seen == {region.id for region in REGIONS}


def test_the_list_has_the_same_regions_and_the_same_keys(qtbot: QtBot, chart: BodyChart) -> None:
    qtbot.keyClick(chart.canvas, Qt.Key.Key_L)
    assert chart.is_list
    assert chart.list.count() == len(REGIONS)
    chart.select(REGIONS[4].id)
    qtbot.keyClick(chart.list, Qt.Key.Key_Down)
    assert chart.selected == REGIONS[5].id
    qtbot.keyClick(chart.list, Qt.Key.Key_7)
    qtbot.keyClick(chart.list, Qt.Key.Key_T)
    assert chart.marks == (RegionMark(REGIONS[5].id, 7, (PAIN, TINGLING)),)
    spoken = chart.list.currentItem().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"{REGIONS[5].name}, 7, pain and tingling"
    qtbot.keyClick(chart.list, Qt.Key.Key_L)
    assert not chart.is_list


def test_a_screen_reader_hears_the_selected_region_and_its_mark(
    qtbot: QtBot, chart: BodyChart
) -> None:
    click(qtbot, chart, "back_knee_right")
    assert chart.canvas.accessibleDescription() == "Back of right knee, not marked"
    qtbot.keyClick(chart.canvas, Qt.Key.Key_2)
    assert chart.canvas.accessibleDescription() == "Back of right knee, 2, pain"


def test_the_box_shows_and_changes_the_selected_region(qtbot: QtBot, chart: BodyChart) -> None:
    click(qtbot, chart, "back_thigh_left")
    row = chart.panel.strength
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_T)
    assert chart.marks == (RegionMark("back_thigh_left", 10),)
    numb = next(toggle for toggle in chart.panel.kinds if toggle.kind is NUMB)
    qtbot.mouseClick(numb, Qt.MouseButton.LeftButton)
    assert chart.marks[0].kinds == (PAIN, NUMB)
    click(qtbot, chart, "back_thigh_right")
    assert row.value is None


def test_marks_from_outside_tell_nobody(qtbot: QtBot, chart: BodyChart) -> None:
    with qtbot.assertNotEmitted(chart.marks_changed):
        chart.set_marks((RegionMark("back_heel_left", 5), RegionMark("of_another_program", 2)))
    assert [mark.region for mark in chart.marks] == ["back_heel_left", "of_another_program"]


def test_a_chart_that_cannot_be_written_keeps_its_marks(qtbot: QtBot, chart: BodyChart) -> None:
    chart.set_marks((RegionMark("back_heel_left", 5),))
    chart.set_writable(False)
    click(qtbot, chart, "back_heel_left")
    qtbot.keyClick(chart.canvas, Qt.Key.Key_9)
    assert chart.marks == (RegionMark("back_heel_left", 5),)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_kind_is_seen_without_colour(qtbot: QtBot, name: str) -> None:
    """In grey, each kind of the same strength looks different from every other."""
    pictures = set()
    for kind in RegionKind:
        chart = BodyChart(theme=Theme.for_tests(name))
        qtbot.addWidget(chart)
        chart.resize(320, 660)
        chart.set_marks((RegionMark("back_thigh_left", 5, (kind,)),))
        grey = (
            chart.canvas.grab()
            .toImage()
            .convertToFormat(chart.canvas.grab().toImage().Format.Format_Grayscale8)
        )
        pictures.add(bytes(grey.constBits()))
    assert len(pictures) == len(RegionKind)


def test_the_ladders_picture_hatches_the_side_that_hurts(qtbot: QtBot) -> None:
    body = ReachBody(theme=Theme.for_tests())
    qtbot.addWidget(body)
    body.resize(230, 540)
    body.set_affected(AffectedSide.LEFT)
    bare = body.grab().toImage()
    body.set_reach(Reach.THIGH)
    hatched = body.grab().toImage()
    middle = bare.width() // 2
    # Apart from the numbers outside and the seam in the middle, only the left leg has changed.
    changed = {
        x < middle + 3
        for x in range(60, bare.width() - 20)
        for y in range(0, bare.height(), 3)
        if bare.pixel(x, y) != hatched.pixel(x, y)
    }
    assert changed == {True}
