"""What the person asked for when starting the window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """How to open the window.

    Attributes:
        data_dir: where everything is kept; None takes the desktop's own place.
        page: the page to open on, such as "trends"; None opens Today.
        routine: id of a routine to open straight into, or None.
        demo: show a made-up diary in a folder that is thrown away.
    """

    data_dir: Path | None = None
    page: str | None = None
    routine: str | None = None
    demo: bool = False
