from __future__ import annotations

from calendar import SUNDAY
from collections import defaultdict
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop.domain.adherence import (
    DayState,
    PlannedDays,
    adherence,
    doses,
    minutes_by_day,
    week_of,
    week_words,
)
from sciatica_desktop.domain.log import BlockRecord, Outcome, SessionRecord

MONDAY = date(2026, 5, 11)
THURSDAY = date(2026, 5, 14)


def session(day: date, seconds: float, *, planned: int = 5, done: int = 5, exercise: str = "a"):
    began = datetime(day.year, day.month, day.day, 18, tzinfo=timezone(timedelta(hours=2)))
    block = BlockRecord(0, exercise, None, 300, planned, seconds, done)
    return SessionRecord(f"{day}-{seconds}", "r", "R", began, began, Outcome.DONE, "left", (block,))


def test_the_week_shows_what_was_done_planned_and_open():
    week = week_of(THURSDAY, [session(MONDAY, 480), session(MONDAY, 360)], "weekdays")
    assert [day.date.weekday() for day in week] == list(range(7))
    assert [day.state for day in week] == [
        DayState.DONE,
        *[DayState.PLANNED] * 4,
        *[DayState.OPEN] * 2,
    ]
    assert [day.minutes for day in week] == [14, 0, 0, 0, 0, 0, 0]
    assert [day.is_today for day in week].index(True) == 3


def test_the_words_of_a_week_say_days_and_minutes():
    sessions = [
        session(MONDAY, 480),
        session(MONDAY + timedelta(days=1), 840),
        session(MONDAY + timedelta(days=2), 480),
    ]
    week = week_of(THURSDAY, sessions, "weekdays")
    assert week_words(week) == ("3 of 5 days", "30 minutes so far. Weekend is open.")


@pytest.mark.parametrize(
    ("planned", "words"),
    [
        ("weekdays", ("1 of 5 days", "1 minute so far. Weekend is open.")),
        ("daily", ("1 of 7 days", "1 minute so far.")),
        ("alternate", ("1 of 3 days", "1 minute so far. Other days are open.")),
    ],
)
def test_the_words_follow_the_plan(planned, words):
    assert week_words(week_of(THURSDAY, [session(MONDAY, 5)], planned)) == words


def test_more_days_than_planned_are_said_as_they_are():
    sessions = [session(MONDAY + timedelta(days=n), 600) for n in range(4)]
    assert week_words(week_of(THURSDAY, sessions, "alternate"))[0] == "4 days, 3 planned"


def test_a_session_in_which_nothing_was_done_is_no_day():
    assert minutes_by_day([session(MONDAY, 0.0)]) == {}


def test_days_outside_the_plan_and_paused_days_are_kept_apart():
    sessions = [session(MONDAY, 600), session(MONDAY + timedelta(days=5), 600)]
    paused = {MONDAY + timedelta(days=1), MONDAY + timedelta(days=6)}
    result = adherence(sessions, MONDAY, MONDAY + timedelta(days=6), "weekdays", paused)
    assert (result.done_planned_days, result.planned_days) == (1, 4)
    assert (result.done_days, result.paused_days) == (2, 1)
    assert (result.sessions, result.minutes) == (2, 20)


_sessions = st.lists(
    st.builds(
        lambda n, seconds: session(MONDAY + timedelta(days=n), seconds),
        st.integers(-20, 40),
        st.floats(0, 3000),
    ),
    max_size=40,
)


@given(_sessions, st.sampled_from(PlannedDays))
def test_adherence_agrees_with_counting_by_hand(sessions, plan):
    last = MONDAY + timedelta(days=27)
    result = adherence(sessions, MONDAY, last, plan)
    names = {"weekdays": "MTWTF", "daily": "MTWTFSS", "alternate": "M W F"}[plan]
    per_week = len(names.replace(" ", ""))
    seconds = defaultdict(float)
    for record in sessions:
        if MONDAY <= record.started.date() <= last and record.blocks[0].done_s > 0:
            seconds[record.started.date()] += record.blocks[0].done_s
    assert result.planned_days == 4 * per_week
    assert result.done_days == len(seconds)
    assert result.done_planned_days <= min(result.planned_days, result.done_days)
    assert abs(result.minutes - sum(seconds.values()) / 60) <= len(seconds)


@given(_sessions, st.sampled_from(PlannedDays))
def test_the_minutes_of_a_week_are_the_sum_of_what_its_days_show(sessions, plan):
    week = week_of(THURSDAY, sessions, plan)
    total = adherence(sessions, MONDAY, MONDAY + timedelta(days=6), plan).minutes
    assert sum(day.minutes for day in week) == total


def test_a_week_may_begin_on_sunday():
    week = week_of(THURSDAY, [session(MONDAY - timedelta(days=1), 480)], "daily", SUNDAY)
    assert [day.date for day in week] == [MONDAY + timedelta(days=n) for n in range(-1, 6)]
    assert week[0].minutes == 8


def test_a_dose_counts_no_more_than_was_planned_and_names_the_days_over():
    sessions = [
        session(MONDAY, 60, planned=5, done=4),
        session(MONDAY + timedelta(days=1), 60, planned=5, done=9),
        session(MONDAY + timedelta(days=2), 0, planned=5, done=0),
        session(MONDAY, 60, planned=3, done=3, exercise="b"),
    ]
    first, second = doses(sessions)
    assert (first.exercise, first.days, first.planned, first.done) == ("a", 2, 15, 9)
    assert first.share == Fraction(3, 5)
    assert first.days_over == 1
    assert (second.exercise, second.share) == ("b", 1)
