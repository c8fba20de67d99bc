"""The chart by keyboard and pointer, and what it tells whoever cannot see it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from sciatica_desktop.domain.anatomy import AffectedSide, Reach
from sciatica_desktop.domain.trends import days
from sciatica_desktop.domain.weeks import compare
from sciatica_desktop.ui.charts.ends import apart
from sciatica_desktop.ui.charts.legend import Legend
from sciatica_desktop.ui.charts.pain_chart import PainChart
from sciatica_desktop.ui.charts.timeline import Timeline, build_timeline
from sciatica_desktop.ui.theme.manager import Theme
from tests.domain.diaries import MONDAY_6_APRIL, entry

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TODAY = MONDAY_6_APRIL + timedelta(days=38)
SUNDAY = MONDAY_6_APRIL + timedelta(days=41)


def picture(*, by_week: bool = False, before: int = 0) -> Timeline:
    first = MONDAY_6_APRIL - timedelta(days=before)
    entries = [
        entry(
            first + timedelta(days=n),
            n % 7,
            worst=n % 7 + 2,
            back=2,
            left=Reach(n % 5),
            flare=n in (3, 4),
        )
        for n in range(39 + before)
        if n not in range(20, 26)
    ]
    known = days(entries, first, TODAY)
    return build_timeline(
        known,
        {MONDAY_6_APRIL: 12},
        compare(known),
        affected=AffectedSide.LEFT,
        by_week=by_week,
        today=TODAY,
    )


@pytest.fixture
def chart(qtbot: QtBot) -> PainChart:
    chart = PainChart(theme=Theme.for_tests())
    qtbot.addWidget(chart)
    chart.resize(960, 560)
    chart.show_timeline(picture(), MONDAY_6_APRIL, SUNDAY)
    with qtbot.waitExposed(chart):
        chart.show()
    return chart


def press(qtbot: QtBot, chart: PainChart, *keys: Qt.Key) -> date | None:
    for key in keys:
        qtbot.keyClick(chart, key)
    return chart.chosen


def test_the_first_key_chooses_the_latest_day_and_the_arrows_walk(
    qtbot: QtBot, chart: PainChart
) -> None:
    assert press(qtbot, chart, Qt.Key.Key_Left) == TODAY
    assert press(qtbot, chart, Qt.Key.Key_Left, Qt.Key.Key_Left) == TODAY - timedelta(days=2)
    assert press(qtbot, chart, Qt.Key.Key_PageUp) == TODAY - timedelta(days=9)
    assert press(qtbot, chart, Qt.Key.Key_Home) == MONDAY_6_APRIL
    assert press(qtbot, chart, Qt.Key.Key_End) == TODAY


def test_walking_stops_at_both_ends(qtbot: QtBot, chart: PainChart) -> None:
    assert press(qtbot, chart, Qt.Key.Key_End, Qt.Key.Key_Right) == TODAY
    assert press(qtbot, chart, Qt.Key.Key_Home, Qt.Key.Key_PageUp) == MONDAY_6_APRIL


def test_what_is_chosen_is_the_accessible_description(qtbot: QtBot, chart: PainChart) -> None:
    press(qtbot, chart, Qt.Key.Key_Home)
    assert chart.accessibleDescription() == chart.read_out
    assert chart.read_out.startswith("Mon 6 Apr. Leg 0, worst 2. Back 2. Reach 0, none.")
    assert "Moved 12 min" in chart.read_out


def test_escape_lets_go(qtbot: QtBot, chart: PainChart) -> None:
    assert press(qtbot, chart, Qt.Key.Key_End, Qt.Key.Key_Escape) is None
    assert chart.read_out == ""


def test_pointing_at_a_day_chooses_it(chart: PainChart) -> None:
    chart.choose(MONDAY_6_APRIL)
    place = chart.pain.mapViewToScene(QPointF(chart.pain.viewRange()[0][0] + 9.4, 5.0))
    chart.pain.scene().sigMouseMoved.emit(place)
    assert chart.chosen == MONDAY_6_APRIL + timedelta(days=9)


def test_a_day_that_is_yet_to_come_is_never_chosen(chart: PainChart) -> None:
    place = chart.pain.mapViewToScene(QPointF(chart.pain.viewRange()[0][1] - 0.5, 5.0))
    chart.pain.scene().sigMouseMoved.emit(place)
    assert chart.chosen == TODAY


def test_the_wheel_moves_time_and_all_rows_with_it(qtbot: QtBot, chart: PainChart) -> None:
    chart.show_timeline(picture(before=42), MONDAY_6_APRIL, SUNDAY)
    view = chart.findChild(type(chart.pain.scene().views()[0]))
    middle = view.rect().center()
    wheel = QWheelEvent(
        QPointF(middle),
        QPointF(view.mapToGlobal(middle)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), wheel)
    assert chart.in_view[0] < MONDAY_6_APRIL
    ranges = [box.viewRange()[0] for box in (chart.pain, chart.reach, chart.minutes)]
    assert ranges[0] == pytest.approx(ranges[1])
    assert ranges[0] == pytest.approx(ranges[2])


def test_time_cannot_be_moved_past_what_is_loaded(chart: PainChart) -> None:
    for share in (-3.0, 3.0):
        chart.pain.pan(share)
        assert chart.in_view == (MONDAY_6_APRIL, SUNDAY)


def test_walking_out_of_view_brings_the_day_into_view(qtbot: QtBot, chart: PainChart) -> None:
    chart.show_timeline(picture(before=42), MONDAY_6_APRIL, SUNDAY)
    chart.choose(MONDAY_6_APRIL)
    press(qtbot, chart, Qt.Key.Key_Left)
    assert chart.in_view[0] == chart.chosen == MONDAY_6_APRIL - timedelta(days=1)


def test_moving_near_the_edge_asks_for_earlier_days(qtbot: QtBot, chart: PainChart) -> None:
    chart.show_timeline(picture(before=42), MONDAY_6_APRIL, SUNDAY)
    with qtbot.waitSignal(chart.earlier_wanted):
        chart.pain.pan(-0.9)


def test_in_a_long_range_the_arrows_walk_weeks(qtbot: QtBot, chart: PainChart) -> None:
    chart.show_timeline(picture(by_week=True), MONDAY_6_APRIL, SUNDAY)
    press(qtbot, chart, Qt.Key.Key_End, Qt.Key.Key_Left)
    assert chart.chosen == TODAY - timedelta(days=7)
    assert chart.read_out.startswith("4 May to 10 May 2026.")


def colours_of(image: QImage) -> set[int]:
    return {
        image.pixel(x, y) for x in range(0, image.width(), 1) for y in range(0, image.height(), 2)
    }


@pytest.mark.parametrize("name", ["light", "dark"])
def test_leg_back_and_movement_are_there_in_both_themes(qtbot: QtBot, name: str) -> None:
    theme = Theme.for_tests(name)
    chart = PainChart(theme=theme)
    qtbot.addWidget(chart)
    chart.resize(700, 520)
    chart.show_timeline(picture(), MONDAY_6_APRIL, SUNDAY)
    with qtbot.waitExposed(chart):
        chart.show()
    found = colours_of(chart.grab().toImage())
    for token in ("leg", "back", "done", "surface", "flare", "band"):
        assert QColor(theme.colour(token)).rgb() in found, token


def test_the_row_of_minutes_gives_way_first(qtbot: QtBot, chart: PainChart) -> None:
    assert chart.minutes.isVisible()
    chart.resize(960, 400)
    qtbot.waitUntil(lambda: not chart.minutes.isVisible())
    assert chart.reach.isVisible()


def test_the_legend_explains_only_what_is_there(qtbot: QtBot) -> None:
    legend = Legend(theme=Theme.for_tests())
    qtbot.addWidget(legend)
    legend.show_timeline(picture())
    said = legend.accessibleName()
    assert "leg, 7 days" in said
    assert "written later" not in said
    assert "massage" not in said
    legend.show_timeline(picture(by_week=True))
    assert "leg, week mean" in legend.accessibleName()


def test_the_legend_takes_more_lines_where_it_is_narrow(qtbot: QtBot) -> None:
    legend = Legend(theme=Theme.for_tests())
    qtbot.addWidget(legend)
    legend.show_timeline(picture())
    assert legend.heightForWidth(300) > legend.heightForWidth(1000)


def test_labels_that_would_touch_move_apart_and_stay_in_order_and_inside() -> None:
    heights = [18, 36, 18]
    placed = apart([50, 52, 60], heights, 120)
    assert all(
        later >= earlier + height
        for earlier, height, later in zip(placed, heights, placed[1:], strict=False)
    )
    assert placed[-1] + heights[-1] <= 120
    assert apart([0, 50, 100], heights, 200) == [0, 50, 100]
