"""The shipped library over an empty data folder, for tests of its pages."""

from __future__ import annotations

from pathlib import Path

from sciatica_desktop import resources
from sciatica_desktop.services.library import LibraryService

FLOOR, CHAIR, STEPS = "hipflex_halfkneel", "floss_seated", "floor_down_up"
"""A stretch on the mat, one on a chair, and a card without a dose."""


def make_library(folder: Path) -> LibraryService:
    """The library of somebody who has changed nothing yet."""
    data = folder / "data"
    data.mkdir(exist_ok=True)
    # All tests read what the first of them compiled.
    return LibraryService(resources.root(), data, folder.parent / "library cache")
