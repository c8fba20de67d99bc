"""Reads exercises and routines from their files, and checks that they fit together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.routine import Routine
from sciatica_desktop.storage.card_file import decode, read_toml
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.library_cache import Contents, read_cache, stamp_of, write_cache

if TYPE_CHECKING:
    from sciatica_desktop.domain.drawn import DrawnExercise
    from sciatica_desktop.domain.pose import Figure

T = TypeVar("T", bound=Exercise | Routine)


class LibraryError(StorageError):
    """A file of the library is wrong; one sentence: file, field, what was expected."""


@dataclass(frozen=True, slots=True)
class Library:
    """All exercises and routines, by id, in the order of their file names.

    Attributes:
        exercises: what is done.
        routines: in which order.
        figures: how each exercise is drawn.
    """

    exercises: Mapping[str, Exercise]
    routines: Mapping[str, Routine]
    figures: Mapping[str, Figure] = field(default_factory=dict)


def load_exercise(path: Path) -> DrawnExercise:
    """Read one exercise file.

    Raises:
        LibraryError: in one sentence: file, field and what was expected.
    """
    # Its classes take 5 ms to load, and a start that finds the compiled library does without.
    from sciatica_desktop.domain.drawn import DrawnExercise

    return _load(path, DrawnExercise)


def load_routine(path: Path) -> Routine:
    """Read one routine file; whether its exercises exist is checked with the whole library.

    Raises:
        LibraryError: in one sentence: file, field and what was expected.
    """
    return _load(path, Routine)


def load_card(path: Path) -> DrawnExercise | Routine:
    """Read a file that is one or the other: only a routine has items.

    Raises:
        LibraryError: in one sentence: file, field and what was expected.
    """
    try:
        content = read_toml(path)
    except ValueError as error:
        raise LibraryError(str(error)) from error
    if "items" in content:
        return load_routine(path)
    if "phases" in content:
        return load_exercise(path)
    raise LibraryError(
        f"{path} is neither an exercise nor a routine: it has no phases and no items."
    )


def load_library(resources_dir: Path, cache_dir: Path | None = None) -> Library:
    """Read all files of the folders ``exercises`` and ``routines``.

    Args:
        resources_dir: the folder above both.
        cache_dir: where what was read is kept, so that the next start reads one file; a cache
            that is stale, damaged or cannot be written is passed over in silence.

    Raises:
        LibraryError: for the first file that is wrong, in one sentence.
    """
    exercise_files = sorted((resources_dir / "exercises").glob("*.toml"))
    routine_files = sorted((resources_dir / "routines").glob("*.toml"))
    stamp = stamp_of([*exercise_files, *routine_files])
    contents = read_cache(cache_dir, stamp) if cache_dir is not None else None
    if contents is None:
        drawn = [load_exercise(path) for path in exercise_files]
        contents = Contents(
            stamp,
            tuple(exercise.undrawn for exercise in drawn),
            tuple(load_routine(path) for path in routine_files),
            {exercise.id: exercise.figure for exercise in drawn if exercise.figure is not None},
        )
        _check_routines(contents, routine_files)
        if cache_dir is not None:
            write_cache(cache_dir, contents)
    return Library(
        {exercise.id: exercise for exercise in contents.exercises},
        {routine.id: routine for routine in contents.routines},
        contents.figures,
    )


def _load(path: Path, kind: type[T]) -> T:
    try:
        card = decode(path, read_toml(path), kind)
    except ValueError as error:
        raise LibraryError(str(error)) from error
    if card.id != path.stem:
        raise LibraryError(
            f"{path}: id must be the name of the file, {path.stem!r}, not {card.id!r}."
        )
    return card


def _check_routines(contents: Contents, files: list[Path]) -> None:
    known = {exercise.id for exercise in contents.exercises}
    for routine, path in zip(contents.routines, files, strict=True):
        for number, item in enumerate(routine.items):
            if item.exercise not in known:
                raise LibraryError(
                    f"{path}: items[{number}].exercise must be the id of an exercise,"
                    f" not {item.exercise!r}."
                )
