"""A session that is going on, as text in the database."""

from __future__ import annotations

from sciatica_desktop.domain.snapshot import Going, Origin, Snapshot
from sciatica_desktop.storage.timestamps import from_columns


def as_json(value: Origin | Snapshot) -> str:
    """A value as JSON on one line."""
    import msgspec  # takes 40 ms to load; the first picture does without it

    return msgspec.json.encode(value).decode()


def going_of(kept: str, kept_offset: int, origin: str, snapshot: str) -> Going | None:
    """What the columns hold; None where they were written by another version of the program."""
    import msgspec  # as above

    try:
        return Going(
            kept=from_columns(kept, kept_offset),
            origin=msgspec.json.decode(origin, type=Origin),
            snapshot=msgspec.json.decode(snapshot, type=Snapshot),
        )
    except (msgspec.MsgspecError, ValueError):
        return None
