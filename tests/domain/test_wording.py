from __future__ import annotations

import re
from calendar import SUNDAY
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop.domain.anatomy import Side
from sciatica_desktop.domain.trends import Count, Span, days
from sciatica_desktop.domain.weeks import Change, Mean, compare
from sciatica_desktop.domain.wording import (
    back_change,
    flare_words,
    gap_words,
    headline,
    high_and_low,
    leg_change,
    not_shown_yet,
    noticeable,
    span_words,
    weekday_words,
)
from tests.domain.diaries import MONDAY_6_APRIL, of_row, rows

NEVER = (
    r"improv|recover|better|worse|because|should|risk|forecast|cure|heal|treat your|diagnos"
    r"|prevent|guarantee|good|great|bad|sorry|unfortunately"
)


def change(before: str, after: str) -> Change:
    return Change(Mean(Fraction(before), 7), Mean(Fraction(after), 4))


def headline_of(legs, today):
    result = days(of_row(legs), MONDAY_6_APRIL, today)
    return headline(result, compare(result), today)


def test_this_week_is_this_week_in_countries_whose_weeks_begin_on_sunday():
    saturday = MONDAY_6_APRIL + timedelta(days=12)
    known = days(of_row([8] * 6 + [4] * 7), MONDAY_6_APRIL, saturday)
    said = headline(known, compare(known, first_weekday=SUNDAY), saturday, SUNDAY)
    assert said.sentence.startswith("This week your mean leg pain is 4.0 points (50 %) lower")
    sunday = saturday + timedelta(days=1)
    said = headline(known, compare(known, first_weekday=SUNDAY), sunday, SUNDAY)
    assert said.sentence.startswith("In the week of 12 April your mean leg pain was")


def test_a_change_is_said_in_points_and_percent_from_unrounded_means():
    said = leg_change(change("41/7", "7/2"))
    assert said == "Weekly mean leg pain is 2.4 points (40 %) lower than in the first week."
    side = leg_change(change("4", "5"), Side.LEFT)
    assert side == "Weekly mean left-leg pain is 1.0 point (25 %) higher than in the first week."


def test_a_change_that_shows_as_nothing_is_the_same():
    assert (
        leg_change(change("4", "99/25")) == "Weekly mean leg pain is the same as in the first week."
    )


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("6", "3", "Studies of sciatica often treat about 2 points or 30 % as noticeable."),
        (
            "6",
            "5",
            "Studies of sciatica often treat about 2 points or 30 % as noticeable. "
            "This change is smaller than that.",
        ),
        ("5", "6", ""),
        ("5", "5", ""),
        ("1/2", "0", ""),
    ],
)
def test_what_studies_call_noticeable_stands_only_beside_a_drop(before, after, said):
    assert noticeable(change(before, after)) == said


def test_back_pain_says_less_than_that_only_for_a_small_drop():
    assert back_change(change("5", "4")) == "Back pain is 1.0 lower, less than that."
    assert back_change(change("5", "3")) == "Back pain is 2.0 lower."
    assert back_change(change("5", "6")) == "Back pain is 1.0 higher."
    assert back_change(change("5", "5")) == "Back pain is the same."


def test_one_and_many():
    assert not_shown_yet(1).endswith("so far there is 1 day.")
    assert not_shown_yet(2).endswith("so far there are 2 days.")
    day = date(2026, 4, 20)
    assert flare_words(Span(day, day)) == "Flare, 1 day"
    assert gap_words(Span(day, day + timedelta(days=4))) == "5 days, no entry"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 4, 6), date(2026, 4, 12), "6 to 12 April"),
        (date(2026, 4, 27), date(2026, 5, 3), "27 April to 3 May"),
        (date(2026, 4, 27), date(2026, 4, 27), "27 April"),
        (date(2025, 12, 29), date(2026, 1, 4), "29 December 2025 to 4 January 2026"),
    ],
)
def test_days_in_a_row_are_said_shortly(first, last, words):
    assert span_words(Span(first, last)) == words
    assert weekday_words(date(2026, 5, 12)) == "Tue 12 May"


def test_the_sentence_over_the_charts_names_both_weeks_and_their_days():
    legs = [6, 6, 5, 6, 6, 6, 6] + [None] * 28 + [4, 4, 3, 3]
    said = headline_of(legs, date(2026, 5, 14))
    assert said.sentence == (
        "This week your mean leg pain is 2.4 points (40 %) lower than in the first week."
    )
    assert said.evidence == (
        "5.9 from 7 days, 6 to 12 April; then 3.5 from 4 days, 11 to 14 May. "
        "Studies of sciatica often treat about 2 points or 30 % as noticeable."
    )


def test_a_latest_week_that_is_over_is_said_by_its_date():
    said = headline_of([4] * 7 + [5] * 7, date(2026, 4, 22))
    assert said.sentence.startswith("In the week of 13 April your mean leg pain was 1.0 point (25")


def test_two_weeks_of_different_years_are_said_with_their_years():
    said = headline_of([4] * 7 + [None] * 400 + [5] * 7, date(2027, 5, 23))
    assert "6 to 12 April 2026; then" in said.evidence
    assert said.evidence.count("2027") == 1


def test_days_of_high_and_low_pain_are_left_out_where_nothing_was_rated():
    assert high_and_low(Count(20, 33), Count(3, 33)) == (
        "Worst 7 or more on 20 of 33 days. Average 3 or less on 3 of 33 days."
    )
    assert high_and_low(Count(0, 0), Count(0, 1)) == "Average 3 or less on 0 of 1 day."
    assert high_and_low(Count(0, 0), Count(0, 0)) == ""


def test_with_one_week_there_is_a_mean_and_no_change():
    said = headline_of([4, 5, 5], date(2026, 4, 10))
    assert said.sentence == "Your first week has a mean leg pain of 4.7."
    assert said.evidence.startswith("4.7 from 3 days, 6 to 10 April.")


def test_before_that_the_days_are_counted():
    assert headline_of([4], date(2026, 4, 10)).sentence == "1 day rated so far."
    assert headline_of([], date(2026, 4, 10)).sentence == "No day is rated in this range."


@given(rows, st.integers(0, 70))
def test_no_diary_makes_it_praise_blame_promise_or_explain(row, later):
    said = headline_of(row, MONDAY_6_APRIL + timedelta(days=later))
    assert not re.search(NEVER, f"{said.sentence} {said.evidence}", re.IGNORECASE)
    assert "None" not in said.sentence + said.evidence


@given(rows)
def test_the_numbers_in_the_sentence_can_be_found_again_from_the_row(row):
    today = MONDAY_6_APRIL + timedelta(days=max(0, len(row) - 1))
    found = re.search(r"is ([\d.]+) points? .*lower", headline_of(row, today).sentence)
    if not found:
        return
    by_week = [[v for v in row[n : n + 7] if v is not None] for n in range(0, len(row), 7)]
    valid = [Fraction(sum(w), len(w)) for w in by_week if len(w) >= 3]
    assert abs(Fraction(found[1]) - (valid[0] - valid[-1])) <= Fraction(1, 20)
