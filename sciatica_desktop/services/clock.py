"""The real clock."""

from __future__ import annotations

import time
from datetime import datetime

_BOOT_CLOCK: int | None = getattr(time, "CLOCK_BOOTTIME", None)


class SystemClock:
    """Reads the computer's clocks."""

    def monotonic(self) -> float:
        """Seconds since an arbitrary moment; never goes back.

        Where the system has a clock that also counts while it is suspended (Linux: boot time),
        that one is read, so that a suspend shows up as a gap instead of not at all.
        """
        if _BOOT_CLOCK is not None:
            return time.clock_gettime(_BOOT_CLOCK)
        return time.monotonic()

    def now(self) -> datetime:
        """The local wall-clock time with its UTC offset, to the second."""
        return datetime.now().astimezone().replace(microsecond=0)
