"""Where what lies of the person's own library."""

from __future__ import annotations

import os
from pathlib import Path

FOLDERS = ("exercises", "routines", "pictures")


class OwnPlaces:
    """The files below the person's data folder."""

    def __init__(self, root: Path) -> None:
        """Take the data folder."""
        self.root = root

    @property
    def is_empty(self) -> bool:
        """Whether the person has nothing of their own, as most do who start the program."""
        return not any(os.path.lexists(self.root / name) for name in (*FOLDERS, self.doses.name))

    @property
    def doses(self) -> Path:
        """The person's own doses."""
        return self.root / "doses.toml"

    def exercise(self, exercise_id: str) -> Path:
        """The file of an own exercise."""
        return self.root / "exercises" / f"{exercise_id}.toml"

    def routine(self, routine_id: str) -> Path:
        """The file of an own routine."""
        return self.root / "routines" / f"{routine_id}.toml"

    def picture(self, name: str) -> Path:
        """A picture file."""
        return self.root / "pictures" / name
