"""The safety answers with the diary that was written since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from sciatica_desktop.domain.anatomy import Reach
from sciatica_desktop.domain.changes import Change
from sciatica_desktop.domain.diary import Entry
from sciatica_desktop.domain.exercise import Family
from sciatica_desktop.domain.safety import Standing
from sciatica_desktop.services.safety import SafetyService
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.diary_store import DiaryStore
from sciatica_desktop.storage.safety_store import SafetyStore
from tests.clocks import FakeClock

DAY = timedelta(days=1)


@pytest.fixture
def database() -> Iterator[Database]:
    with Database.in_memory() as database:
        yield database


@pytest.fixture
def safety(database: Database, fake_clock: FakeClock, qapp: object) -> SafetyService:
    return SafetyService(SafetyStore(database), fake_clock, diary=DiaryStore(database).between)


def write(database: Database, clock: FakeClock, reach: Reach) -> None:
    now = clock.now()
    DiaryStore(database).put(Entry(now.isoformat(), now, now, reach_left=reach))


def test_a_jump_of_the_reach_asks_again_until_it_is_answered(
    safety: SafetyService, database: Database, fake_clock: FakeClock
) -> None:
    write(database, fake_clock, Reach.BUTTOCK)
    fake_clock.suspend(60)
    safety.answer(())
    assert safety.standing is Standing.CLEAR
    fake_clock.suspend(DAY.total_seconds())
    write(database, fake_clock, Reach.CALF)
    assert safety.standing is Standing.UNASKED
    assert safety.changes == (Change.FURTHER,)
    fake_clock.suspend(60)
    safety.answer(())
    assert safety.standing is Standing.CLEAR
    assert safety.changes == ()


def test_a_doctors_sign_holds_back_flosses_and_strengthening_alone(safety: SafetyService) -> None:
    safety.answer(("fever",))
    held_back = {family for family in Family if safety.blocks(family)}
    assert held_back == {Family.FLOSS, Family.STRENGTH}
    safety.set_assessed()
    assert not any(map(safety.blocks, Family))


def test_an_emergency_sign_holds_back_everything(safety: SafetyService) -> None:
    safety.answer(("fever", "saddle"))
    assert all(map(safety.blocks, Family))
    safety.set_assessed()
    assert not any(map(safety.blocks, Family))
