"""The small chart of Today and its words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor

from sciatica_desktop.domain.trends import days
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.mini_chart import MiniChart
from tests.domain.diaries import of_row

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MONDAY = date(2026, 4, 6)


@pytest.fixture
def chart(qtbot: QtBot) -> MiniChart:
    chart = MiniChart(theme=Theme.for_tests())
    qtbot.addWidget(chart)
    return chart


def show(chart: MiniChart, legs: list[int | None]) -> None:
    today = MONDAY + timedelta(days=max(len(legs), 14) - 1)
    first = today - timedelta(days=13)
    start = first - timedelta(days=6)
    chart.set_days(days(of_row(legs, MONDAY), start, today), first)


def test_the_words_say_this_week_and_the_last_one(chart: MiniChart) -> None:
    show(chart, [4] * 7 + [3, 4, 3, 4, None, None, None])
    assert chart.words == "Mean 3.5 this week, 4 days rated. Last week 4.0, 7 days rated."
    assert chart.accessibleDescription() == chart.words


def test_a_week_of_two_days_has_no_mean(chart: MiniChart) -> None:
    show(chart, [None] * 12 + [3, 4])
    assert chart.words == "This week: 2 days rated."


def test_without_a_day_it_says_so_and_paints(chart: MiniChart) -> None:
    assert chart.words == "No day rated yet."
    show(chart, [])
    assert chart.words == "No day rated yet."
    assert not chart.grab().isNull()


def test_the_line_begins_with_the_fourth_day_in_seven(chart: MiniChart) -> None:
    chart.resize(240, 140)

    def leg_pixels() -> int:
        image = chart.grab().toImage()
        leg = QColor(Theme.for_tests().colour("leg")).rgb()
        return sum(
            image.pixel(x, y) == leg for x in range(image.width()) for y in range(image.height())
        )

    show(chart, [None] * 11 + [4, 4, 4])
    three = leg_pixels()
    show(chart, [None] * 10 + [4, 4, 4, 4])
    assert leg_pixels() > three * 1.2
