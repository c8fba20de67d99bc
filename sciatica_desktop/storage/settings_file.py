"""Settings as one small JSON file, replaced whole so that it is never half written."""

from __future__ import annotations

import json
from pathlib import Path

from sciatica_desktop.storage.files import write_private

Value = str | int | float | bool


def read_settings(path: Path) -> dict[str, Value]:
    """Read the stored settings.

    Returns:
        What is stored; nothing when there is no file. A file that cannot be read is kept
        beside the new one under the ending ``.broken`` and counts as nothing stored.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        _set_aside(path)
        return {}
    if not isinstance(raw, dict):
        _set_aside(path)
        return {}
    return {key: value for key, value in raw.items() if isinstance(value, str | int | float)}


def write_settings(path: Path, values: dict[str, Value]) -> None:
    """Replace the stored settings.

    Raises:
        StorageError: if the folder cannot be written or the disk is full.
    """
    write_private(path, json.dumps(values, indent=2, sort_keys=True).encode() + b"\n")


def _set_aside(path: Path) -> None:
    try:
        path.replace(path.with_name(path.name + ".broken"))
    except OSError:
        return
