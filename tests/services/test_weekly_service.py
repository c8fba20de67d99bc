"""The weekly questions and scores: written, removed, taken back, and when they are due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sciatica_desktop.domain.weekly import Ability, Bother, Score, WeeklyCheck
from sciatica_desktop.services.weekly import WeeklyService
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.dates_store import ScoreStore
from sciatica_desktop.storage.weekly_store import WeeklyStore

NOW = datetime(2026, 5, 14, 17, 42, tzinfo=UTC)
TODAY = NOW.date()
CHECK = WeeklyCheck("one", NOW, NOW, (Ability("Tie my shoes", 3),), pain=4, bother=Bother(leg=2))
SCORE = Score("s", TODAY, "back questionnaire", 34.0, NOW)


@pytest.fixture
def weekly(qapp: object) -> Iterator[WeeklyService]:
    with Database.in_memory() as database:
        yield WeeklyService(WeeklyStore(database), ScoreStore(database))


def test_they_are_due_at_first_and_again_after_seven_days(weekly: WeeklyService) -> None:
    assert weekly.is_due(TODAY)
    weekly.save_check(CHECK)
    assert not weekly.is_due(TODAY + timedelta(days=6))
    assert weekly.is_due(TODAY + timedelta(days=7))


def test_typing_on_is_one_change_to_take_back(weekly: WeeklyService) -> None:
    weekly.save_check(CHECK)
    weekly.save_check(replace(CHECK, enjoyment=5))
    weekly.save_check(replace(CHECK, enjoyment=6))
    assert weekly.undo() == "the weekly answers"
    assert weekly.checks() == []
    assert weekly.undo() == ""


def test_a_change_on_another_day_is_taken_back_to_what_was_there(weekly: WeeklyService) -> None:
    weekly.save_check(CHECK)
    weekly.finish_typing()
    weekly.save_check(replace(CHECK, pain=9))
    weekly.undo()
    assert weekly.checks() == [CHECK]


def test_emptied_answers_are_removed_and_empty_ones_never_kept(weekly: WeeklyService) -> None:
    empty = WeeklyCheck("one", NOW, NOW, (Ability("Tie my shoes"),))
    weekly.save_check(empty)
    assert weekly.checks() == []
    weekly.save_check(CHECK)
    weekly.save_check(empty)
    assert weekly.checks() == []


def test_a_score_comes_and_goes_and_comes_back(weekly: WeeklyService) -> None:
    told: list[int] = []
    weekly.weekly_changed.connect(lambda: told.append(len(weekly.scores())))
    weekly.save_score(SCORE)
    weekly.delete_score("s")
    weekly.delete_score("unknown")
    assert weekly.undo() == "the deleted score"
    assert weekly.scores() == [SCORE]
    assert weekly.undo() == "the score"
    assert told == [1, 0, 1, 0]
