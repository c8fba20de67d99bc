"""Ctrl+C, ``kill`` and a log-out end the real program as the close button does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sciatica_desktop.domain.log import Outcome
from sciatica_desktop.paths import places
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.session_store import SessionStore

ROOT = Path(__file__).parent.parent.parent

# Opens the program as a person does and has the signal sent once the window stands and, where
# one was asked for, the routine has begun.
OPEN_AND_STOP = """
import os, sys
from functools import partial
from PySide6.QtCore import QTimer
from sciatica_desktop import app, cli
from sciatica_desktop.services.settings import ASK_HOW_IT_FEELS

number, arguments = int(sys.argv[1]), sys.argv[2:]
really_open = app.Desk.open

def open_and_stop(desk, options):
    desk.settings.set(ASK_HOW_IT_FEELS, False)
    desk.safety.answer(())
    really_open(desk, options)
    QTimer.singleShot(0, desk, partial(os.kill, os.getpid(), number))

app.Desk.open = open_and_stop
sys.exit(cli.main(arguments))
"""

SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if os.name == "posix"]


def stop(number: int, *arguments: object, temporary: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", OPEN_AND_STOP, str(number), *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(temporary)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("number", SIGNALS)
def test_the_demo_leaves_nothing_behind(number: int, tmp_path: Path) -> None:
    done = stop(number, "--demo", temporary=tmp_path)
    assert (done.returncode, done.stderr.replace(QUIET, "")) == (128 + number, "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", SIGNALS)
def test_a_running_session_is_kept_as_ended(number: int, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    done = stop(number, "--data-dir", folder, "--routine", "seed_five", temporary=tmp_path)
    assert (done.returncode, done.stderr.replace(QUIET, "")) == (128 + number, "")
    with Database.open(places(folder).database) as database:
        sessions = list(SessionStore(database).everything())
    assert [session.outcome for session in sessions] == [Outcome.ENDED]
    assert sessions[0].ended is not None


QUIET = "This plugin does not support propagateSizeHints()\n"
