from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sciatica_desktop.domain.log import Outcome
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.diary_store import DiaryStore
from sciatica_desktop.storage.session_store import SessionStore

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("after", [1, 7, 40])
def test_a_killed_program_leaves_everything_it_had_kept(tmp_path: Path, after: int) -> None:
    path = tmp_path / "diary.sqlite3"
    command = [sys.executable, "-m", "tests.storage.killed", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        for _ in range(after):
            kept = int(writer.stdout.readline())
        writer.kill()
    with Database.open(path) as database:
        assert database.rows("PRAGMA integrity_check") == [("ok",)]
        entries = list(DiaryStore(database).everything())
        (partial,) = SessionStore(database).unfinished()
    assert {entry.id for entry in entries} >= {f"entry-{n}" for n in range(1, kept + 1)}
    assert all(len(entry.qualities) == 2 for entry in entries)
    assert partial.outcome is Outcome.RUNNING
    assert partial.blocks[0].done_repetitions >= kept
    assert partial.counts
    assert len(partial.hurts) >= kept
