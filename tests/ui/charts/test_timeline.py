"""What the chart draws, checked against the entries it comes from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given

from sciatica_desktop.domain.anatomy import AffectedSide, Reach, Side
from sciatica_desktop.domain.diary import Entry, Treatment, TreatmentKind
from sciatica_desktop.domain.marks import Event, EventKind
from sciatica_desktop.domain.trends import days
from sciatica_desktop.domain.weeks import compare
from sciatica_desktop.ui.charts.day_table import TrendTable
from sciatica_desktop.ui.charts.read_out import as_text, read_out
from sciatica_desktop.ui.charts.timeline import Timeline, build_timeline, day_at, x_of
from tests.domain.diaries import MONDAY_6_APRIL, diaries, entry, of_row

LAST = MONDAY_6_APRIL + timedelta(days=41)


def day(number: int) -> date:
    return MONDAY_6_APRIL + timedelta(days=number)


def timeline(
    entries: list[Entry],
    *,
    by_week: bool = False,
    affected: AffectedSide = AffectedSide.LEFT,
    minutes: dict[date, int] | None = None,
    first: date = MONDAY_6_APRIL,
) -> Timeline:
    known = days(entries, first, LAST)
    return build_timeline(
        known,
        minutes or {},
        compare(known),
        affected=affected,
        by_week=by_week,
        today=LAST,
    )


def test_a_place_on_the_axis_and_its_day_are_each_others_opposite() -> None:
    for number in (-4000, 0, 1, 20000):
        at = date(2026, 3, 29) + timedelta(days=number)
        assert day_at(x_of(at)) == day_at(x_of(at) + 0.99) == at


@given(diaries)
def test_every_rated_day_has_one_bar_with_its_own_numbers(entries: list[Entry]) -> None:
    picture = timeline(entries, first=date(2026, 3, 1))
    rated = [d for d in picture.days if d.leg_average is not None or d.leg_worst is not None]
    assert [(b.first, b.mean, b.worst, b.hollow) for b in picture.bars] == [
        (d.date, d.leg_average, d.leg_worst, d.late) for d in rated
    ]


@given(diaries)
def test_no_line_crosses_more_than_three_missing_days(entries: list[Entry]) -> None:
    picture = timeline(entries, first=date(2026, 3, 1))
    for piece in (*picture.leg, *picture.back):
        assert all(right[0] - left[0] <= 4 for left, right in pairwise(piece))
        assert all(0 <= y <= 10 for _, y in piece)


def test_a_line_of_weeks_joins_only_neighbours_without_a_long_gap_between() -> None:
    whole = [4] * 21
    late_start = [4, 4, 4, None, None, None, None, None, None, None, 5, 5, 5, 5]
    missing_week = [4] * 7 + [None] * 7 + [4] * 7
    assert [len(p) for p in timeline(of_row(whole), by_week=True).leg] == [3]
    assert [len(p) for p in timeline(of_row(late_start), by_week=True).leg] == [1, 1]
    assert [len(p) for p in timeline(of_row(missing_week), by_week=True).leg] == [1, 1]


def test_a_week_of_two_days_is_hollow_and_not_on_the_line() -> None:
    picture = timeline(of_row([4] * 7 + [5, 5]), by_week=True)
    assert [bar.hollow for bar in picture.bars] == [False, True]
    assert [len(piece) for piece in picture.leg] == [1]


def test_reach_is_carried_over_three_days_and_not_over_four() -> None:
    entries = [entry(day(n), left=Reach.CALF) for n in (0, 4, 9)]
    (steps,) = timeline(entries).steps
    assert steps.side is Side.LEFT
    spans = [(piece[0][0] - x_of(day(0)), piece[-1][1] - x_of(day(0))) for piece in steps.pieces]
    assert spans == [(0, 5), (9, 10)]


@pytest.mark.parametrize(
    ("right", "sides"),
    [(Reach.LOW_BACK, [Side.LEFT]), (Reach.THIGH, [Side.LEFT, Side.RIGHT])],
)
def test_the_other_leg_is_drawn_once_pain_went_past_the_low_back(
    right: Reach, sides: list[Side]
) -> None:
    entries = [replace(entry(day(n), left=Reach.CALF), reach_right=right) for n in range(3)]
    assert [steps.side for steps in timeline(entries).steps] == sides


def test_minutes_of_a_week_are_the_sum_of_its_days() -> None:
    minutes = {day(0): 8, day(6): 5, day(7): 3}
    assert timeline([], by_week=True, minutes=minutes).minutes == {day(0): 13, day(7): 3}


def test_treatments_of_a_day_are_one_mark_with_each_letter_once() -> None:
    kinds = (TreatmentKind.MASSAGE, TreatmentKind.PHYSIOTHERAPY, TreatmentKind.MASSAGE)
    treated = replace(entry(day(2), 4), treatments=tuple(Treatment(kind, 30) for kind in kinds))
    assert [(m.date, m.letters) for m in timeline([treated]).marks] == [(day(2), "MP")]


def test_the_read_out_of_a_day_says_what_was_written() -> None:
    written = replace(
        entry(day(1), 3, worst=5, back=2, left=Reach.THIGH, flare=True),
        treatments=(Treatment(TreatmentKind.MASSAGE, 30),),
    )
    picture = timeline([written], minutes={day(1): 14})
    assert as_text(read_out(picture, day(1))) == (
        "Tue 7 Apr. Leg 3, worst 5. Back 2. Reach 3, thigh. flare. massage 30 min. Moved 14 min."
    )
    assert as_text(read_out(picture, day(2))) == "Wed 8 Apr. no entries."


def test_zero_is_said_and_an_empty_answer_is_not() -> None:
    picture = timeline([entry(day(0), 0)])
    assert as_text(read_out(picture, day(0))) == "Mon 6 Apr. Leg 0."


def test_the_read_out_of_a_week_names_its_days_and_how_many_were_rated() -> None:
    picture = timeline(of_row([4, 5, 5]), by_week=True, minutes={day(1): 9})
    said = as_text(read_out(picture, day(2)))
    assert said == "6 Apr to 12 Apr 2026. Leg 4.7 from 3 days, highest 5. Moved 9 min."


def test_the_table_holds_the_same_days_latest_first() -> None:
    entries = [entry(day(n), n, worst=n + 1, back=1) for n in (0, 1, 2, 3)]
    model = TrendTable()
    model.show_timeline(timeline(entries, minutes={day(9): 6}), day(1))
    rows = [
        [model.data(model.index(row, column)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    assert [row[0] for row in rows] == ["Wed 15 Apr", "Thu 9 Apr", "Wed 8 Apr", "Tue 7 Apr"]
    assert rows[1][1:5] == ["3", "4", "1.5", "1"]
    assert rows[0][7] == "6"


def test_the_table_of_a_long_range_holds_weeks() -> None:
    model = TrendTable()
    model.show_timeline(timeline(of_row([4] * 7 + [6, 6, 6]), by_week=True), MONDAY_6_APRIL)
    first_column = [model.data(model.index(row, 0)) for row in range(model.rowCount())]
    assert first_column == ["13 Apr 2026", "6 Apr 2026"]


def test_marks_of_one_day_stand_together_and_are_read_out() -> None:
    visit = Event(day(1), EventKind.VISIT, "V", "physiotherapist")
    written = entry(day(1), leg=4)
    known = days([replace(written, treatments=(Treatment(TreatmentKind.MASSAGE),))], day(0), LAST)
    picture = build_timeline(
        known,
        {day(1): 4},
        compare(known),
        affected=AffectedSide.LEFT,
        by_week=False,
        today=LAST,
        planned={day(1): 8},
        events=(visit,),
    )
    assert [(mark.date, mark.letters) for mark in picture.marks] == [(day(1), "VM")]
    said = as_text(read_out(picture, day(1)))
    assert "visit, physiotherapist" in said
    assert "Moved 4 of 8 min" in said


def test_weeks_that_begin_on_sunday_hold_the_days_from_sunday() -> None:
    known = days(of_row([4] * 14), day(0), LAST)
    picture = build_timeline(
        known,
        {day(5): 3, day(6): 5},
        compare(known),
        affected=AffectedSide.LEFT,
        by_week=True,
        today=LAST,
        first_weekday=6,
    )
    assert picture.minutes == {day(-1): 3, day(6): 5}
    assert [(bar.first, bar.hollow) for bar in picture.bars][:2] == [
        (day(-1), False),
        (day(6), False),
    ]
