"""Saving a diary entry, over a bare insert of one row with the same durability."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from benchmarks.report_line import report
from sciatica_desktop.domain.diary import Entry
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.diary_store import DiaryStore
from sciatica_desktop.storage.identity import new_id

_TIMES = 200


def main() -> None:
    """Save entries and rows in turn and print the medians."""
    with tempfile.TemporaryDirectory() as folder:
        store = DiaryStore(Database.open(Path(folder) / "diary.sqlite3"))
        bare = sqlite3.connect(Path(folder) / "bare.sqlite3", isolation_level=None)
        bare.execute("PRAGMA journal_mode=WAL")
        bare.execute("PRAGMA synchronous=FULL")
        bare.execute("CREATE TABLE entry (id TEXT PRIMARY KEY, happened TEXT, leg INTEGER)")
        ours, floor = [], []
        for number in range(_TIMES):
            when = datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=number)
            entry = Entry(
                new_id(), when, when, leg_average=4, leg_worst=6, qualities=("sharp", "numb")
            )
            began = time.perf_counter()
            store.put(entry)
            ours.append(time.perf_counter() - began)
            began = time.perf_counter()
            bare.execute("INSERT INTO entry VALUES (?, ?, ?)", (new_id(), when.isoformat(), 4))
            floor.append(time.perf_counter() - began)
        bare.close()
    report("saving an entry", median(ours) * 1000, median(floor) * 1000, "ms")


if __name__ == "__main__":
    main()
