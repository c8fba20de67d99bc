"""The files of the person's own library: one folder of plain files, no link of it followed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.files import say_plainly, write_private
from sciatica_desktop.storage.files_read import NotAFileError, read_bounded
from sciatica_desktop.storage.own_library_places import FOLDERS, OwnPlaces

_LARGEST_BYTES = 16 * 1024 * 1024
"""More than any file that the program writes there."""


@dataclass(frozen=True, slots=True)
class Found:
    """What lies in the folder.

    Attributes:
        exercises: exercise files, in the order of their names.
        routines: routine files, likewise.
        facts: what changes when a file does, by file; the pictures and the doses among them.
        problems: one sentence for each link that is not followed.
    """

    exercises: tuple[Path, ...]
    routines: tuple[Path, ...]
    facts: Mapping[Path, str]
    problems: tuple[str, ...]


def look(places: OwnPlaces) -> Found:
    """See what there is, without opening anything."""
    problems: list[str] = []
    facts: dict[Path, str] = {}
    for folder in FOLDERS:
        for path in _listed(places.root / folder, problems):
            if folder == "pictures" or path.suffix == ".toml":
                _note(path, facts, problems)
    _note(places.doses, facts, problems)
    cards = [path for path in facts if path.suffix == ".toml"]
    return Found(
        tuple(path for path in cards if path.parent.name == "exercises"),
        tuple(path for path in cards if path.parent.name == "routines"),
        facts,
        tuple(problems),
    )


def _listed(folder: Path, problems: list[str]) -> Iterator[Path]:
    """What a folder holds, less the files that are being written."""
    if folder.is_symlink():
        problems.append(f"{folder} is a link, which is not followed.")
        return
    try:
        yield from sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except FileNotFoundError:
        return
    except OSError as error:
        problems.append(f"{folder} cannot be read: {error.strerror or error}.")


def _note(path: Path, facts: dict[Path, str], problems: list[str]) -> None:
    with suppress(FileNotFoundError):
        told = path.lstat()
        facts[path] = f"{told.st_mtime_ns} {told.st_size} {told.st_ino}"
        if path.is_symlink():
            problems.append(f"{path} is a link, which is not followed.")
            del facts[path]


def content_of(path: Path) -> bytes | None:
    """What a file of the folder holds; None where there is none.

    Raises:
        StorageError: in one sentence, if it is no ordinary file or cannot be read.
    """
    if path.is_symlink() or path.parent.is_symlink():
        raise StorageError(f"{path} is a link, which is not followed.")
    if not path.exists():
        return None
    try:
        return read_bounded(path, _LARGEST_BYTES, follow=False)
    except NotAFileError as error:
        raise StorageError(f"{path} is not a file.") from error
    except OSError as error:
        raise StorageError(f"{path} cannot be read: {error.strerror or error}.") from error


def change(files: Mapping[Path, bytes | None]) -> dict[Path, bytes | None]:
    """Write and remove files, all of them or none.

    Args:
        files: the new content by file; None removes it. What is removed is removed last.

    Returns:
        What each held before; to be given to this function again to take the change back.

    Raises:
        StorageError: in one sentence; everything is as it was before.
    """
    before = {path: content_of(path) for path in files}
    done: list[Path] = []
    try:
        for path in sorted(files, key=lambda path: files[path] is None):
            _put(path, files[path])
            done.append(path)
    except StorageError:
        _put_back(before, reversed(done))
        raise
    return before


def _put_back(before: Mapping[Path, bytes | None], done: Iterable[Path]) -> None:
    for path in done:
        with suppress(StorageError):
            _put(path, before[path])


def _put(path: Path, content: bytes | None) -> None:
    if content is not None:
        write_private(path, content)
        return
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise say_plainly(error, path.parent) from error
