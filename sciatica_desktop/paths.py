"""Where the app keeps its files. The one user of appdirs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import appdirs

_NAME = "sciatica-desktop"


@dataclass(frozen=True, slots=True)
class Places:
    """Folders of one person's data.

    Attributes:
        data: diary, settings, own exercises, backups.
        cache: pictures that can be made again.
    """

    data: Path
    cache: Path

    @property
    def database(self) -> Path:
        """The diary and sessions."""
        return self.data / "diary.sqlite3"

    @property
    def settings(self) -> Path:
        """The settings."""
        return self.data / "settings.json"

    @property
    def backups(self) -> Path:
        """Copies made before migrations."""
        return self.data / "backups"


def places(data_dir: Path | None = None) -> Places:
    """The folders in use.

    Args:
        data_dir: everything goes below this folder; None takes the desktop's own places.
    """
    if data_dir is not None:
        folder = data_dir.expanduser().resolve()
        return Places(data=folder, cache=folder / "cache")
    return Places(
        data=Path(appdirs.user_data_dir(_NAME, appauthor=False)),
        cache=Path(appdirs.user_cache_dir(_NAME, appauthor=False)),
    )
