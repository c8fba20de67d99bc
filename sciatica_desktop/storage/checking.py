"""Checks exercise, routine and shared files, alone and against the library they would join."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from sciatica_desktop import resources
from sciatica_desktop.domain.drawn import DrawnExercise
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.pose import Figure
from sciatica_desktop.domain.routine import Routine
from sciatica_desktop.storage.card_file import CardText
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.files_read import read_bounded
from sciatica_desktop.storage.library import LibraryError, card_of, expect_fit, load_exercise
from sciatica_desktop.storage.library_fit import (
    is_id,
    unfit_exercise,
    unfit_own,
    unfit_routine,
)
from sciatica_desktop.storage.pictures import (
    LARGEST_PICTURE_BYTES,
    PictureError,
    check_picture,
)
from sciatica_desktop.storage.sharing_file import SharedFile, is_shared, shared_of, shared_text

_Read: TypeAlias = SharedFile | tuple[CardText, DrawnExercise | Routine] | StorageError


def check_files(paths: Sequence[Path]) -> Iterator[tuple[Path, str | None]]:
    """Each file with what is wrong with it in one sentence, or None.

    A file may use the exercises of the program and those checked together with it.
    """
    found = {path: _read(path) for path in paths}
    known = _Exercises(
        card
        for read in found.values()
        if isinstance(read, tuple)
        for card in read[1:]
        if isinstance(card, DrawnExercise)
    )
    for path, read in found.items():
        try:
            _expect_fit(read, known)
        except StorageError as error:
            yield path, str(error)
        else:
            yield path, None


class _Exercises(Mapping[str, DrawnExercise]):
    """What a card may name: exercises given, and those of the program, read when asked for."""

    def __init__(self, given: Iterable[DrawnExercise]) -> None:
        self._known = {exercise.id: exercise for exercise in given}

    def __getitem__(self, exercise: str) -> DrawnExercise:
        if exercise not in self._known:
            path = resources.path("exercises") / f"{exercise}.toml"
            if not is_id(exercise) or not path.is_file():
                raise KeyError(exercise)
            self._known[exercise] = load_exercise(path)
        return self._known[exercise]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def and_also(self, exercises: Iterable[DrawnExercise]) -> _Exercises:
        """These and some more, which come first."""
        return _Exercises([*self._known.values(), *exercises])


class _Figures(Mapping[str, Figure]):
    """The figures of exercises that have one."""

    def __init__(self, exercises: Mapping[str, DrawnExercise]) -> None:
        self._exercises = exercises

    def __getitem__(self, exercise: str) -> Figure:
        figure = self._exercises[exercise].figure
        if figure is None:
            raise KeyError(exercise)
        return figure

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._exercises if name in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _read(path: Path) -> _Read:
    try:
        text = shared_text(path)
        if is_shared(text):
            return shared_of(text)
        card = card_of(text)
        expect_fit(text, unfit_own(card))
        if isinstance(card, Exercise) and card.picture:
            _expect_picture(text, card.picture)
    except StorageError as error:
        return error
    return text, card


def _expect_picture(text: CardText, name: str) -> None:
    """Check the picture beside a file as it lies in the person's folder.

    Raises:
        LibraryError: in one sentence.
    """
    path = text.path.resolve().parent.parent / "pictures" / name
    try:
        check_picture(read_bounded(path, LARGEST_PICTURE_BYTES, follow=False))
    except OSError as error:
        said = f"picture: there is no file {name} in {path.parent}"
        raise LibraryError(str(text.wrong("picture", said))) from error
    except PictureError as error:
        said = str(error).rstrip(".")
        said = f"picture: {said[:1].lower()}{said[1:]}"
        raise LibraryError(str(text.wrong("picture", said))) from error


def _expect_fit(read: _Read, known: _Exercises) -> None:
    """Check what a file names in other files.

    Raises:
        StorageError: in one sentence.
    """
    if isinstance(read, StorageError):
        raise read
    if isinstance(read, SharedFile):
        _expect_shared_fit(read, known.and_also(read.shared.exercises))
        return
    text, card = read
    if isinstance(card, Routine):
        expect_fit(text, unfit_routine(card, known))
    else:
        expect_fit(text, unfit_exercise(card, known, _Figures(known)))


def _expect_shared_fit(file: SharedFile, known: _Exercises) -> None:
    for number, exercise in enumerate(file.shared.exercises):
        for complaint in unfit_exercise(exercise, known, _Figures(known)):
            raise file.wrong("exercises", number, complaint)
    for number, routine in enumerate(file.shared.routines):
        for complaint in unfit_routine(routine, known):
            raise file.wrong("routines", number, complaint)
