"""The real program in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def command(*arguments: object, root: Path = ROOT) -> list[str]:
    """The program and its arguments, as a person types them."""
    return [sys.executable, str(root / "main.py"), *map(str, arguments)]


def surroundings(**changes: str) -> dict[str, str]:
    """The environment without a display, and with these changes."""
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    kept = {name: value for name, value in os.environ.items() if name not in displays}
    return {**kept, **changes}


def run(
    *arguments: object,
    root: Path = ROOT,
    code: str = "",
    **changes: str,
) -> subprocess.CompletedProcess[str]:
    """Run it to its end: the program, or some code that calls it."""
    words = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(
        words if code else command(*arguments, root=root),
        cwd=root,
        env=surroundings(**(changes or OFFSCREEN)),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def is_one_sentence(text: str) -> bool:
    """Whether a person is told one thing, and no traceback."""
    return text.endswith(".\n") and text.count("\n") == 1 and "Traceback" not in text
