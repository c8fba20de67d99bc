"""Starts a child and reads its line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

_LONGEST_S = 300


@dataclass(frozen=True, slots=True)
class Run:
    """One child run: its own figures and the wall time from outside, in s."""

    wall_s: float
    figures: dict[str, float]


def run_child(name: str, *arguments: str, data_home: str | None = None) -> Run:
    """Start one child and wait for it.

    Raises:
        RuntimeError: with what the child said, if it failed.
    """
    environment = dict(os.environ)
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    # As on a person's desk: compiled modules are kept, and loaded by both sides.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment.setdefault("PYTHONPYCACHEPREFIX", str(Path(tempfile.gettempdir()) / "bench-pyc"))
    if data_home is not None:
        environment["XDG_DATA_HOME"] = data_home
    command = [sys.executable, "-m", "benchmarks.children", name, *arguments]
    began = time.perf_counter()
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        env=environment,
        timeout=_LONGEST_S,
        check=False,
    )
    wall = time.perf_counter() - began
    if done.returncode != 0 or not done.stdout.strip():
        raise RuntimeError(f"{name} failed: {done.stderr.strip()[-2000:]}")
    return Run(wall, json.loads(done.stdout.strip().splitlines()[-1]))
