"""Points in time as the database keeps them: UTC text that sorts, and the offset in minutes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from functools import cache

_MINUTE = timedelta(minutes=1)


def to_columns(moment: datetime) -> tuple[str, int]:
    """The two columns of an aware moment: UTC to the microsecond, and the offset in minutes.

    An offset with seconds, known from clocks before 1900 alone, loses them; the moment stays.

    Raises:
        ValueError: if the moment has no UTC offset.
    """
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a moment needs a UTC offset")
    utc = moment.astimezone(UTC).replace(tzinfo=None)
    return utc.isoformat(timespec="microseconds"), offset // _MINUTE


def from_columns(utc: str, offset_min: int) -> datetime:
    """The aware moment of two columns."""
    return datetime.fromisoformat(utc).replace(tzinfo=UTC).astimezone(_zone(offset_min))


@cache
def _zone(offset_min: int) -> timezone:
    """A diary has a few offsets and very many moments."""
    return timezone(timedelta(minutes=offset_min))
