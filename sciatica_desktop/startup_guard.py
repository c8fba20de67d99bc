"""Refuses the one pair of PySide6 and Python that is known to crash.

PySide6 6.12.0 drops one reference to ``None`` at every Qt call that returns nothing. Python 3.12
and newer keep ``None`` for ever; older ones count it down to zero and the process dies without a
Python error, in the middle of whatever the person was doing. ``pyproject.toml`` never installs
that pair; this catches the ones who got it another way.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

IMMORTAL_NONE = (3, 12)
"""The first Python whose ``None`` cannot be counted down."""

CRASHING_PYSIDE = "6.12.0"

MESSAGE = (
    "sciatica-desktop: PySide6 6.12.0 crashes on Python older than 3.12; "
    'install "PySide6-Essentials<6.12" and "PySide6-Addons<6.12", or use Python 3.12 or newer.'
)

EXIT_CODE = 1


def installed_pyside(search_path: Sequence[str]) -> str | None:
    """The version of the PySide6 that would be imported, or None where there is none.

    Reads the package's own ``__init__.py`` as text: importing it costs 40 ms and asking
    ``importlib.metadata`` 15 ms, and this runs before the first picture.

    Args:
        search_path: Folders in the order Python searches them.
    """
    for folder in search_path:
        try:
            text = Path(folder, "PySide6", "__init__.py").read_text(encoding="utf-8")
        except OSError:
            continue
        found = re.search(r'^__version__ = "([^"]+)"', text, re.MULTILINE)
        return found[1] if found else None
    return None


def complaint(
    python: tuple[int, int] = sys.version_info[:2],
    search_path: Sequence[str] | None = None,
) -> str | None:
    """The sentence to show and stop at, or None when the pair is sound.

    Args:
        python: Major and minor version of the running Python.
        search_path: Folders to look for PySide6 in; ``sys.path`` when None.
    """
    if python >= IMMORTAL_NONE:
        return None
    version = installed_pyside(sys.path if search_path is None else search_path)
    return MESSAGE if version == CRASHING_PYSIDE else None
