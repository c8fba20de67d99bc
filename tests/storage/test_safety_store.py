from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop.domain.safety import Screening
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.safety_store import SafetyStore
from tests.storage.records import SCREENINGS, at


@given(st.lists(SCREENINGS, max_size=4, unique_by=lambda screening: screening.answered))
def test_what_is_put_comes_back_oldest_first(screenings: list[Screening]) -> None:
    with Database.in_memory() as database:
        store = SafetyStore(database)
        for screening in screenings:
            store.put(screening)
        in_order = sorted(screenings, key=lambda screening: screening.answered)
        assert list(store.everything()) == in_order
        assert store.latest() == (in_order[-1] if in_order else None)
        for screening in screenings:
            day = screening.answered.date()
            assert screening in store.between(day, day)


def test_somebody_has_looked_at_the_last_answers_alone() -> None:
    with Database.in_memory() as database:
        store = SafetyStore(database)
        store.set_assessed(at(13))
        store.put(Screening(at(1), ("saddle",)))
        store.put(Screening(at(14), ("weak_foot",)))
        store.set_assessed(at(16))
        assert store.latest() == Screening(at(14), ("weak_foot",), at(16))
        assert store.between(date(2025, 3, 1), date(2025, 3, 1)) == [Screening(at(1), ("saddle",))]
