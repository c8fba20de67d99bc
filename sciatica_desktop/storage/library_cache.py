"""The library as one compiled file, so that a start parses no TOML and checks no types again.

Every value is kept with the name of its class, ``["Dose", 1, 2, ...]``, so that reading it back
needs neither type hints nor the converter, whose import alone takes longer than all the rest of
the storage room.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Any

from sciatica_desktop import __version__
from sciatica_desktop.domain import exercise, pose, routine
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.routine import Routine
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.files import write_private

_NAME = "library.json"
_LIST = ""
"""Stands for the name of a class where there is none: a plain tuple."""
_MODULES: tuple[ModuleType, ...] = (exercise, pose, routine)


@dataclass(frozen=True, slots=True)
class Contents:
    """What was read, with the stamp of the files it was read from."""

    stamp: str
    exercises: tuple[Exercise, ...]
    routines: tuple[Routine, ...]


def stamp_of(files: Sequence[Path]) -> str:
    """What changes when a file, the program or the classes the files become change."""
    classes = [Path(module.__file__ or "") for module in _MODULES]
    return "\n".join([__version__, *_facts([*files, *classes])])


def read_cache(folder: Path, stamp: str) -> Contents | None:
    """What the cache holds, or None when it is missing, stale or damaged."""
    try:
        checksum, _, body = (folder / _NAME).read_bytes().partition(b"\n")
        if checksum != _checksum(body):
            return None
        kept, exercises, routines = json.loads(body)
        if kept != stamp:
            return None
        return Contents(stamp, _unpacked(exercises), _unpacked(routines))
    except (OSError, ValueError, TypeError, LookupError):
        return None


def write_cache(folder: Path, contents: Contents) -> None:
    """Keep what was read; where that cannot be written, the next start reads the files again."""
    kept = [contents.stamp, _packed(contents.exercises), _packed(contents.routines)]
    body = json.dumps(kept, separators=(",", ":")).encode()
    with suppress(StorageError):
        write_private(folder / _NAME, _checksum(body) + b"\n" + body)


def _packed(value: Any) -> Any:
    if is_dataclass(value):
        return [type(value).__name__, *(_packed(getattr(value, f.name)) for f in fields(value))]
    if isinstance(value, Enum):
        return [type(value).__name__, value.value]
    if isinstance(value, tuple):
        return [_LIST, *map(_packed, value)]
    if isinstance(value, dict):
        return {key: _packed(inner) for key, inner in value.items()}
    return value


def _unpacked(value: Any) -> Any:
    if isinstance(value, list):
        name, *values = value
        parts = [_unpacked(part) for part in values]
        return tuple(parts) if name == _LIST else _CLASSES[name](*parts)
    if isinstance(value, dict):
        return {key: _unpacked(inner) for key, inner in value.items()}
    return value


_CLASSES = {
    name: kind
    for module in _MODULES
    for name, kind in vars(module).items()
    if isinstance(kind, type) and (is_dataclass(kind) or issubclass(kind, Enum))
}


def _checksum(body: bytes) -> bytes:
    return b"%08x" % zlib.crc32(body)


def _facts(files: Iterable[Path]) -> Iterable[str]:
    for path in files:
        # Inside an archive there is nothing to stat; the version alone tells then.
        with suppress(OSError):
            facts = path.stat()
            yield f"{path} {facts.st_mtime_ns} {facts.st_size}"
