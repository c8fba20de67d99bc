"""The two clocks the program lives by, injected everywhere so that tests move them by hand."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Reads time.

    ``monotonic`` drives holds and never goes back; ``now`` is the wall clock, used only to
    date things.
    """

    def monotonic(self) -> float:
        """Seconds since an arbitrary moment; never goes back."""

    def now(self) -> datetime:
        """The local wall-clock time with its UTC offset."""
