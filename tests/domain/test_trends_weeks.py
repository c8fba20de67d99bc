from __future__ import annotations

from calendar import MONDAY, SUNDAY
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction
from statistics import median_high

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop.domain.trends import days
from sciatica_desktop.domain.weeks import Mean, change, compare, week_from, week_start, weeks
from tests.domain.diaries import MONDAY_6_APRIL, diaries, entry, of_row

FIRST, LAST = date(2026, 3, 5), date(2026, 4, 28)
_weekdays = st.sampled_from([MONDAY, SUNDAY])


def test_a_week_begins_on_monday_or_on_sunday():
    wednesday = date(2026, 4, 8)
    assert week_start(wednesday) == date(2026, 4, 6)
    assert week_start(wednesday, SUNDAY) == date(2026, 4, 5)
    assert week_start(date(2026, 4, 5)) == date(2026, 3, 30)
    assert week_start(date(2026, 4, 5), SUNDAY) == date(2026, 4, 5)


@given(diaries, _weekdays)
def test_weeks_agree_with_sorting_the_days_by_hand(entries, first_weekday):
    result = days(entries, FIRST, LAST)
    by_hand = defaultdict(list)
    for day in result:
        back = 0
        while (day.date - timedelta(days=back)).weekday() != first_weekday:
            back += 1
        by_hand[day.date - timedelta(days=back)].append(day)
    found = weeks(result, first_weekday)
    assert len(found) == len(by_hand)
    for week, group in zip(found, by_hand.values(), strict=True):
        rated = [d.leg_average for d in group if d.leg_average is not None]
        assert (week.first, week.last) == (group[0].date, group[-1].date)
        assert week.n == len(rated)
        assert week.is_valid == (len(rated) >= 3)
        assert (week.leg.value if week.leg else None) == (
            Fraction(sum(rated), len(rated)) if rated else None
        )
        reached = [d.reach_left for d in group if d.reach_left is not None]
        assert week.reach_left == (median_high(reached) if reached else None)
        assert week.flare_days == sum(d.flare for d in group)


@given(diaries, _weekdays)
def test_every_rated_day_belongs_to_one_week(entries, first_weekday):
    result = days(entries, FIRST, LAST)
    assert sum(week.n for week in weeks(result, first_weekday)) == sum(d.is_rated for d in result)


def test_the_first_week_is_the_first_with_three_rated_days():
    legs = [5, 5, None, None, None, None, None, 6, 7, 5, None, None, None, None, 3, 3, 3]
    result = days(of_row(legs), MONDAY_6_APRIL, MONDAY_6_APRIL + timedelta(days=20))
    comparison = compare(result)
    assert comparison.first is not None
    assert comparison.latest is not None
    assert (comparison.first.first, comparison.first.n) == (date(2026, 4, 13), 3)
    assert (comparison.latest.first, comparison.latest.n) == (date(2026, 4, 20), 3)
    assert comparison.leg is not None
    assert comparison.leg.points == -3
    assert comparison.leg.percent == -50


def test_from_a_marked_date_the_first_week_is_its_seven_days():
    legs = [8] * 9 + [6] * 7 + [4] * 5
    result = days(of_row(legs), MONDAY_6_APRIL, MONDAY_6_APRIL + timedelta(days=20))
    comparison = compare(result, since=date(2026, 4, 15))
    assert comparison.first is not None
    assert (comparison.first.first, comparison.first.last) == (date(2026, 4, 15), date(2026, 4, 21))
    assert comparison.first.leg == Mean(Fraction(6), 7)
    assert comparison.latest is None, "the week of the 20th overlaps the marked one"


def test_a_marked_date_with_too_few_days_after_it_compares_nothing():
    result = days(of_row([8, 8]), MONDAY_6_APRIL, MONDAY_6_APRIL + timedelta(days=20))
    assert week_from(result, MONDAY_6_APRIL).n == 2
    assert compare(result, since=MONDAY_6_APRIL).first is None


@given(diaries)
def test_a_change_is_claimed_only_between_two_different_valid_weeks(entries):
    comparison = compare(days(entries, FIRST, LAST))
    if comparison.latest is not None:
        assert comparison.first is not None
        assert comparison.first.last < comparison.latest.first
        assert comparison.first.is_valid
        assert comparison.latest.is_valid
    else:
        assert comparison.leg is None


def test_back_pain_is_compared_only_where_it_was_rated_on_three_days_of_both_weeks():
    entries = [
        entry(
            MONDAY_6_APRIL + timedelta(days=n), 5, back=4 if n not in (8, 9, 10, 11, 12) else None
        )
        for n in range(14)
    ]
    comparison = compare(days(entries, MONDAY_6_APRIL, MONDAY_6_APRIL + timedelta(days=13)))
    assert comparison.leg is not None
    assert comparison.back is None


_means = st.builds(
    lambda total, n: Mean(Fraction(min(total, 10 * n), n), n),
    st.integers(0, 70),
    st.integers(3, 7),
)


@given(_means, _means)
def test_a_change_is_small_exactly_when_it_is_under_two_points_and_under_thirty_percent(a, b):
    it = change(a, b)
    points = abs(b.value - a.value)
    assert it.is_small == (points < 2 and points * 10 < 3 * a.value)


@given(_means, _means)
def test_percent_is_of_the_first_mean_and_is_not_given_below_one(a, b):
    it = change(a, b)
    if a.value < 1:
        assert it.percent is None
    else:
        assert it.percent is not None
        assert a.value * (100 + it.percent) == 100 * b.value


@given(_means, _means)
def test_there_and_back_again_is_the_same_number_of_points(a, b):
    assert change(a, b).points == -change(b, a).points
    assert not (change(a, b).is_lower and change(b, a).is_lower)


@pytest.mark.parametrize(("mean", "band"), [(10, "2"), (5, "3/2"), (0, "0")])
def test_the_band_is_two_points_or_thirty_percent_whichever_is_less(mean, band):
    assert Mean(Fraction(mean), 7).band == Fraction(band)
