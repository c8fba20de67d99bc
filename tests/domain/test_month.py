"""A month of movement: every day once, and sums that agree with the days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop.domain.correcting import with_repetitions
from sciatica_desktop.domain.log import BlockRecord, Outcome, SessionRecord
from sciatica_desktop.domain.month import month_of, month_span


def session(day: date, seconds: float = 300.0) -> SessionRecord:
    started = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    block = BlockRecord(0, "x", None, 600.0, 10, seconds, 5)
    return SessionRecord(
        day.isoformat(), "r", "R", started, started, Outcome.DONE, "left", (block,)
    )


DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


@given(DAYS, st.sets(st.integers(0, 27)), st.sets(st.integers(0, 27)))
def test_every_day_is_there_once_and_the_sums_are_those_of_the_days(
    day: date, done: set[int], flares: set[int]
) -> None:
    first, last = month_span(day)
    sessions = [session(first + timedelta(days=n)) for n in done]
    paused = {first + timedelta(days=n) for n in flares}
    month = month_of(day, sessions, today=last, planned="daily", paused=paused)
    assert [each.date for each in month.days] == [
        first + timedelta(days=n) for n in range((last - first).days + 1)
    ]
    assert first.month == last.month
    assert (last + timedelta(days=1)).day == 1
    assert {each.date.day - 1 for each in month.days if each.minutes} == done
    if done:
        counted = [each for each in month.days if not each.is_paused]
        used = sum(bool(each.minutes) for each in counted)
        assert month.words.startswith(f"{used} of {len(counted)} planned day")
        assert f"{5 * len(done)} minutes in" in month.words


def test_days_to_come_and_days_before_the_first_session_are_not_held_against_anybody() -> None:
    tuesday = date(2025, 3, 11)
    month = month_of(
        tuesday,
        [session(tuesday)],
        today=date(2025, 3, 13),
        planned="daily",
        since=tuesday,
    )
    assert month.words == "1 of 3 planned days. 5 minutes in 1 session."
    assert not any(each.is_planned for each in month.days if each.date < tuesday)


def test_movement_outside_the_plan_is_named() -> None:
    saturday = date(2025, 3, 15)
    month = month_of(
        saturday, [session(saturday)], today=saturday, planned="weekdays", since=saturday
    )
    assert month.words == "1 other day with movement. 5 minutes in 1 session."


@given(st.integers(-3, 15))
def test_a_corrected_count_stays_within_the_plan_and_says_by_how_much(repetitions: int) -> None:
    record = session(date(2025, 3, 14))
    (block,) = with_repetitions(record, 0, repetitions).blocks
    assert 0 <= block.done_repetitions <= 10
    assert block.corrected == block.done_repetitions - 5
    if repetitions == 5:
        assert block.done_s == 300.0
    else:
        assert block.done_s == pytest.approx(60.0 * block.done_repetitions)


def test_a_block_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="no block 3"):
        with_repetitions(session(date(2025, 3, 14)), 3, 1)
