"""Writes entries and a session without end, saying after each what is kept; for a kill -9."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

from sciatica_desktop.domain.done import Credit
from sciatica_desktop.domain.log import Hurt
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.diary_store import DiaryStore
from sciatica_desktop.storage.session_store import SessionStore
from tests.storage.records import entry, session


def main() -> None:
    database = Database.open(Path(sys.argv[1]))
    diary, sessions = DiaryStore(database), SessionStore(database)
    sessions.begin(session())
    for number in count(1):
        diary.put(replace(entry(f"entry-{number}"), qualities=("sharp", f"own {number}")))
        sessions.set_block("s", 0, Credit(float(number), number))
        sessions.add_hurt("s", Hurt(0, float(number), "ease"))
        print(number, flush=True)


if __name__ == "__main__":
    main()
