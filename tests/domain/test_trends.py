from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from fractions import Fraction
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from sciatica_desktop.domain.diary import Entry, EntryKind
from sciatica_desktop.domain.trends import (
    Count,
    Span,
    days,
    flare_spans,
    gaps,
    high_days,
    low_days,
    rolling_means,
    runs,
    same_day,
)
from tests.domain.diaries import MONDAY_6_APRIL, at, diaries, entry, of_row, rows

FIRST, LAST = date(2026, 3, 5), date(2026, 4, 28)


def day_after(number: int) -> date:
    return MONDAY_6_APRIL + timedelta(days=number)


@given(diaries)
def test_every_calendar_day_of_the_range_is_there_once_in_order(entries):
    result = days(entries, FIRST, LAST)
    assert [day.date for day in result] == [
        date.fromordinal(number) for number in range(FIRST.toordinal(), LAST.toordinal() + 1)
    ]


@given(diaries)
def test_a_day_shows_the_last_written_entry_that_stands_for_a_whole_day(entries):
    for day in days(entries, FIRST, LAST):
        there = [e for e in entries if e.happened.date() == day.date]
        whole = [e for e in there if e.kind is EntryKind.DAY]
        assert day.n == len(there)
        if not whole:
            assert day.leg_average is None
            assert not day.flare
            continue
        newest = max(e.written for e in whole)
        candidates = [e for e in whole if e.written == newest]
        assert (day.leg_average, day.leg_worst, day.back_average, day.flare) in [
            (e.leg_average, e.leg_worst, e.back_average, e.flare) for e in candidates
        ]


@given(diaries)
def test_the_order_entries_are_read_in_changes_nothing(entries):
    forwards = days(entries, FIRST, LAST)
    backwards = days(list(reversed(entries)), FIRST, LAST)
    same_times = {(e.written, e.happened) for e in entries}
    if len(same_times) == len(entries):
        assert forwards == backwards


def test_a_momentary_rating_never_stands_for_a_day():
    moment = entry(MONDAY_6_APRIL, 9, kind=EntryKind.MOMENT)
    (day,) = days([moment], MONDAY_6_APRIL, MONDAY_6_APRIL)
    assert day.leg_average is None
    assert day.n == 1


def test_the_night_the_clocks_change_leaves_each_entry_on_its_own_day():
    paris = ZoneInfo("Europe/Paris")
    before = datetime(2026, 3, 28, 23, 59, tzinfo=paris)
    inside = datetime(2026, 3, 29, 3, 1, tzinfo=paris)
    entries = [Entry("a", before, before, leg_average=4), Entry("b", inside, inside, leg_average=6)]
    result = days(entries, date(2026, 3, 28), date(2026, 3, 29))
    assert [day.leg_average for day in result] == [4, 6]


def test_a_day_is_the_local_one_wherever_the_person_was():
    far_east = datetime(2026, 4, 7, 0, 30, tzinfo=timezone(timedelta(hours=14)))
    assert far_east.astimezone(UTC).date() == date(2026, 4, 6)
    (day,) = days(
        [Entry("a", far_east, far_east, leg_average=4)], date(2026, 4, 7), date(2026, 4, 7)
    )
    assert day.leg_average == 4


def test_an_entry_written_on_a_later_day_is_late_and_one_after_midnight_elsewhere_is_not():
    late = entry(MONDAY_6_APRIL, 4, written=at(day_after(1), 8))
    same = entry(day_after(1), 4, written=at(day_after(2), 1, offset_h=6))
    result = days([late, same], MONDAY_6_APRIL, day_after(1))
    assert [day.late for day in result] == [True, False]
    assert same_day(result) == Count(1, 2)


@given(rows)
def test_the_line_is_the_mean_of_the_rated_days_of_the_last_seven(row):
    for place, mean in enumerate(rolling_means(row)):
        window = [v for v in row[max(0, place - 6) : place + 1] if v is not None]
        if row[place] is None or len(window) < 4:
            assert mean is None
        else:
            assert mean == Fraction(sum(window), len(window))


@given(rows)
def test_the_line_stays_between_the_lowest_and_the_highest_rating(row):
    rated = [v for v in row if v is not None]
    for mean in rolling_means(row):
        assert mean is None or min(rated) <= mean <= max(rated)


def test_a_mean_is_not_carried_over_days_that_were_not_rated():
    assert rolling_means([5, 5, 5, 5, None, None])[4:] == (None, None)


@given(rows)
def test_pieces_hold_every_value_once_and_break_exactly_where_more_than_three_are_missing(row):
    pieces = runs(row)
    known = [place for place, value in enumerate(row) if value is not None]
    assert [place for piece in pieces for place in piece] == known
    for piece in pieces:
        assert all(after - before <= 4 for before, after in pairwise(piece))
    for left, right in pairwise(pieces):
        assert right[0] - left[-1] > 4


@pytest.mark.parametrize(("missing", "expected"), [(1, 1), (3, 1), (4, 2)])
def test_a_line_is_joined_across_three_missing_days_and_not_four(missing, expected):
    assert len(runs([5] + [None] * missing + [5])) == expected


def test_a_gap_is_named_from_four_days_without_any_entry():
    entries = of_row([5, None, None, None, 5, None, None, None, None, 5])
    result = days(entries, MONDAY_6_APRIL, day_after(12))
    assert gaps(result) == (Span(day_after(5), day_after(8)),)
    assert gaps(result)[0].length == 4


def test_a_momentary_rating_is_an_entry_so_its_day_is_no_gap():
    entries = [
        *of_row([5, None, None, None, None, 5]),
        entry(day_after(2), 3, kind=EntryKind.MOMENT),
    ]
    assert gaps(days(entries, MONDAY_6_APRIL, day_after(5))) == ()


def test_flares_next_to_each_other_are_one_span():
    entries = [entry(day_after(number), 3, flare=number in (1, 2, 4)) for number in range(6)]
    spans = flare_spans(days(entries, MONDAY_6_APRIL, day_after(5)))
    assert spans == (Span(day_after(1), day_after(2)), Span(day_after(4), day_after(4)))


@given(diaries)
def test_flare_spans_cover_exactly_the_days_that_were_ticked(entries):
    result = days(entries, FIRST, LAST)
    ticked = {day.date for day in result if day.flare}
    spans = flare_spans(result)
    covered = {span.first + timedelta(days=n) for span in spans for n in range(span.length)}
    assert covered == ticked
    assert sum(span.length for span in spans) == len(ticked)
    assert all((right.first - left.last).days > 1 for left, right in pairwise(spans))


def test_days_of_high_and_low_pain_count_only_days_with_that_number():
    entries = [
        entry(day_after(0), 3, worst=7),
        entry(day_after(1), 4, worst=6),
        entry(day_after(2), 0),
        entry(day_after(3), worst=10),
        entry(day_after(4), back=9),
    ]
    result = days(entries, MONDAY_6_APRIL, day_after(6))
    assert high_days(result) == Count(2, 3)
    assert low_days(result) == Count(2, 3)


def test_nothing_in_the_diary_is_a_range_of_empty_days():
    result = days([], MONDAY_6_APRIL, day_after(2))
    assert len(result) == 3
    assert not any(day.is_rated or day.n for day in result)
    assert gaps(result) == flare_spans(result) == ()
