"""The real program in a process of its own: what it loads, what it says, what it leaves."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent

FIRST_PAINT = """
import json, os, sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from sciatica_desktop import app
from sciatica_desktop.options import Options

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print(json.dumps(sorted(sys.modules)), flush=True)
            os._exit(0)
        return False

watcher = FirstPaint()
shown = app.Desk.open

def open_and_watch(desk, options):
    desk.safety.answer(())
    shown(desk, options)
    desk.shell.page("today").installEventFilter(watcher)

app.Desk.open = open_and_watch
app.run(Options(data_dir=Path(sys.argv[1])))
"""

HEAVY = ("numpy", "pyqtgraph", "PySide6.QtMultimedia", "PySide6.QtTextToSpeech")
NOT_YET = (
    "PySide6.QtPrintSupport",
    "PySide6.QtPdf",
    "PySide6.QtNetwork",
    "sciatica_desktop.figure.painter",
    "sciatica_desktop.reports",
    "sciatica_desktop.ui.charts",
)


def run(*arguments: str, code: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *(["-c", code] if code else [str(ROOT / "main.py")]), *arguments]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_nothing_heavy_is_loaded_before_the_first_picture(tmp_path: Path) -> None:
    done = run(str(tmp_path / "data"), code=FIRST_PAINT)
    assert done.returncode == 0, done.stderr
    loaded = set(json.loads(done.stdout.splitlines()[-1]))
    assert sorted(loaded & {*HEAVY, *NOT_YET}) == []
