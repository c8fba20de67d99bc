"""A clock that moves only when a test says so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class FakeClock:
    """Stands in for ``sciatica_desktop.domain.clock.Clock``; both hands move together."""

    def __init__(
        self,
        monotonic: float = 0.0,
        now: datetime = datetime(2025, 3, 14, 9, 0, tzinfo=UTC),
    ) -> None:
        if now.tzinfo is None:
            raise ValueError("FakeClock needs a time with a UTC offset")
        self._monotonic = monotonic
        self._now = now

    def monotonic(self) -> float:
        """Seconds since an arbitrary moment."""
        return self._monotonic

    def now(self) -> datetime:
        """The wall clock, with its UTC offset."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Move both hands forward; time passes, but never backwards."""
        if seconds < 0:
            raise ValueError("time does not run backwards")
        self._monotonic += seconds
        self._now += timedelta(seconds=seconds)

    def suspend(self, seconds: float) -> None:
        """Move the wall clock alone, as a machine asleep does."""
        self._now += timedelta(seconds=seconds)
