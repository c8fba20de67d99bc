"""The library as one compiled file, so that a start parses no TOML and checks no types again.

Every value is kept with the name of its class, ``["Dose", 1, 2, ...]``, so that reading it back
needs neither type hints nor the converter, whose import alone takes longer than all the rest of
the storage room. The figures, which are most of it, are taken apart when they are first wanted:
the first page shows pictures that were drawn before.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from sciatica_desktop import __version__
from sciatica_desktop.domain import dose, exercise, routine
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.routine import Item, Routine
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.files import write_private

if TYPE_CHECKING:
    from sciatica_desktop.domain.pose import Figure

SHIPPED = "library.json"
OWN = "own_library.json"
"""Names of the files: what came with the program changes with it, what is one's own more often."""
_LIST = ""
"""Stands for the name of a class where there is none: a plain tuple."""
_CLASS_FILES = ("dose.py", "exercise.py", "furniture.py", "pose.py", "routine.py")
"""Modules of the core with the classes that are kept."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What was read, with the stamp of the files it was read from.

    Attributes:
        doses: the person's own, one for an exercise.
        pictures: names of the picture files that were looked over.
        problems: one sentence for each file that was left out.
    """

    stamp: str
    exercises: tuple[Exercise, ...]
    routines: tuple[Routine, ...]
    figures: Mapping[str, Figure]
    doses: tuple[Item, ...] = ()
    pictures: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


class KeptFigures(Mapping[str, "Figure"]):
    """The figures of a cache, each made when it is first asked for; any thread may ask."""

    def __init__(self, kept: Mapping[str, str]) -> None:
        """Take what was kept, by id of the exercise, as JSON."""
        self._kept = kept
        self._made: dict[str, Figure] = {}

    def __getitem__(self, exercise: str) -> Figure:
        """The figure of an exercise.

        Raises:
            KeyError: if there is no such exercise.
        """
        if exercise not in self._made:
            # Its classes take longer to load than the rest of the core.
            from sciatica_desktop.domain import furniture, pose

            classes = _classes_of(furniture, pose)
            self._made[exercise] = _unpacked(json.loads(self._kept[exercise]), classes)
        return self._made[exercise]

    def __iter__(self) -> Iterator[str]:
        """The ids of the exercises."""
        return iter(self._kept)

    def __len__(self) -> int:
        """How many figures there are."""
        return len(self._kept)


def stamp_of(files: Sequence[Path]) -> str:
    """What changes when a file, the program or the classes the files become change."""
    classes = [Path(exercise.__file__).with_name(name) for name in _CLASS_FILES]
    return "\n".join([__version__, *_facts([*files, *classes])])


def read_cache(folder: Path, stamp: str, name: str = SHIPPED) -> Contents | None:
    """What the cache holds, or None when it is missing, stale or damaged."""
    try:
        checksum, _, body = (folder / name).read_bytes().partition(b"\n")
        if checksum != _checksum(body):
            return None
        kept, figures, *rest = json.loads(body)
        if kept != stamp:
            return None
        classes = _classes_of(dose, exercise, routine)
        exercises, routines, *others = (_unpacked(part, classes) for part in rest)
        return Contents(stamp, exercises, routines, KeptFigures(figures), *others)
    except (OSError, ValueError, TypeError, LookupError):
        return None


def write_cache(folder: Path, contents: Contents, name: str = SHIPPED) -> None:
    """Keep what was read; where that cannot be written, the next start reads the files again."""
    figures = {key: _json(_packed(figure)) for key, figure in contents.figures.items()}
    others = (contents.exercises, contents.routines)
    own = (contents.doses, contents.pictures, contents.problems)
    body = _json([contents.stamp, figures, *map(_packed, others + own)]).encode()
    with suppress(StorageError):
        write_private(folder / name, _checksum(body) + b"\n" + body)


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


def _unpacked(value: Any, classes: Mapping[str, type]) -> Any:
    if isinstance(value, list):
        name, *values = value
        parts = [_unpacked(part, classes) for part in values]
        return tuple(parts) if name == _LIST else classes[name](*parts)
    if isinstance(value, dict):
        return {key: _unpacked(inner, classes) for key, inner in value.items()}
    return value


def _classes_of(*modules: ModuleType) -> dict[str, type]:
    return {
        name: kind
        for module in modules
        for name, kind in vars(module).items()
        if isinstance(kind, type) and (is_dataclass(kind) or issubclass(kind, Enum))
    }


def _json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


def _checksum(body: bytes) -> bytes:
    return b"%08x" % zlib.crc32(body)


def _facts(files: Iterable[Path]) -> Iterable[str]:
    for path in files:
        # Inside an archive there is nothing to stat; the version alone tells then.
        with suppress(OSError):
            facts = path.stat()
            yield f"{path} {facts.st_mtime_ns} {facts.st_size}"
