"""The times an entry is kept under."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop.domain.diary import LATEST_BACKFILL
from sciatica_desktop.ui.pages.diary.draft import blank, stamped

NOW = datetime(2026, 5, 14, 17, 42, tzinfo=UTC)
ONE_DAY = timedelta(days=1)


@given(st.integers(0, LATEST_BACKFILL.days))
def test_a_new_entry_is_empty_and_belongs_to_its_day(days_back: int) -> None:
    day = NOW.date() - days_back * ONE_DAY
    entry = blank(day, NOW)
    assert entry.is_empty
    assert entry.day == day
    assert entry.written == NOW
    assert entry.is_late == (days_back > 0)


def test_during_its_day_both_times_are_those_of_the_last_change() -> None:
    morning = NOW - timedelta(hours=9)
    entry = replace(blank(NOW.date(), morning), leg_average=3)
    kept = stamped(entry, None, morning)
    later = stamped(replace(kept, leg_average=4), kept, NOW)
    assert (later.happened, later.written) == (NOW, NOW)
    assert not later.is_late


def test_numbers_changed_on_a_later_day_are_late() -> None:
    kept = replace(blank(NOW.date(), NOW), leg_average=3)
    later = stamped(replace(kept, leg_average=4), kept, NOW + ONE_DAY)
    assert later.day == NOW.date()
    assert later.is_late


def test_a_note_added_on_a_later_day_does_not_make_the_numbers_late() -> None:
    kept = replace(blank(NOW.date(), NOW), leg_average=3)
    later = stamped(replace(kept, notes="after the drive"), kept, NOW + ONE_DAY)
    assert not later.is_late


def test_midnight_while_typing_leaves_the_entry_on_its_day() -> None:
    before = NOW.replace(hour=23, minute=59)
    entry = replace(blank(before.date(), before), leg_average=3)
    assert stamped(entry, None, before + timedelta(minutes=2)).day == before.date()
