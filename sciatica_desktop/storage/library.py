"""Reads exercises and routines from their files, and checks that they fit together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.routine import Routine
from sciatica_desktop.storage.card_file import CardText, read_card
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.library_cache import Contents, read_cache, stamp_of, write_cache
from sciatica_desktop.storage.library_fit import Complaint, unfit_exercise, unfit_routine

if TYPE_CHECKING:
    from sciatica_desktop.domain.drawn import DrawnExercise
    from sciatica_desktop.domain.pose import Figure

T = TypeVar("T", bound=Exercise | Routine)

_OF_AN_EXERCISE = frozenset({"phases", "kind", "figure", "how"})
"""Fields by which an exercise is known, even where one of them is missing."""


class LibraryError(StorageError):
    """A file of the library is wrong; one sentence: file, field, what was expected."""


class Catalogue(Protocol):
    """What a page reads of a library, whoever keeps it."""

    @property
    def exercises(self) -> Mapping[str, Exercise]:
        """What is done, by id."""

    @property
    def routines(self) -> Mapping[str, Routine]:
        """In which order, by id."""

    @property
    def figures(self) -> Mapping[str, Figure]:
        """How each exercise is drawn, by its id."""

    @property
    def pictures(self) -> Mapping[str, Path]:
        """The picture file of each exercise that is shown by one, by its id."""


class ShownFigures(Mapping[str, "Figure"]):
    """The figure that shows each exercise: its own, or the one it names. Any thread may ask."""

    def __init__(self, exercises: Mapping[str, Exercise], *drawn: Mapping[str, Figure]) -> None:
        """Look figures up.

        Args:
            exercises: by id; what is added to it later is shown too.
            drawn: figures by id of the exercise they belong to.
        """
        self._exercises = exercises
        self._drawn = drawn

    def __getitem__(self, exercise: str) -> Figure:
        """The figure of an exercise.

        Raises:
            KeyError: if there is no such exercise, or a picture shows it.
        """
        name = self._exercises[exercise].figure_of or exercise
        for figures in self._drawn:
            if name in figures:
                return figures[name]
        raise KeyError(exercise)

    def __iter__(self) -> Iterator[str]:
        """The ids of the exercises that are drawn."""
        for name, exercise in self._exercises.items():
            if any((exercise.figure_of or name) in figures for figures in self._drawn):
                yield name

    def __len__(self) -> int:
        """How many exercises are drawn."""
        return sum(1 for _ in self)


@dataclass(frozen=True, slots=True)
class Library:
    """All exercises and routines, by id, in the order of their file names.

    Attributes:
        exercises: what is done.
        routines: in which order.
        figures: how each exercise is drawn.
        pictures: the picture file of each exercise that is shown by one; none is shipped.
        stamp: changes whenever one of the files does.
    """

    exercises: Mapping[str, Exercise]
    routines: Mapping[str, Routine]
    figures: Mapping[str, Figure] = field(default_factory=dict)
    pictures: Mapping[str, Path] = field(default_factory=dict)
    stamp: str = ""


def load_exercise(path: Path) -> DrawnExercise:
    """Read one exercise file.

    Raises:
        LibraryError: in one sentence: file, line, field and what was expected.
    """
    return exercise_of(card_text(path))


def load_routine(path: Path) -> Routine:
    """Read one routine file; whether its exercises exist is checked with the whole library.

    Raises:
        LibraryError: in one sentence: file, line, field and what was expected.
    """
    return routine_of(card_text(path))


def exercise_of(text: CardText) -> DrawnExercise:
    """What an exercise file holds.

    Raises:
        LibraryError: in one sentence: file, line, field and what was expected.
    """
    # Its classes take 5 ms to load, and a start that finds the compiled library does without.
    from sciatica_desktop.domain.drawn import DrawnExercise

    return _card_of(text, DrawnExercise)


def routine_of(text: CardText) -> Routine:
    """What a routine file holds.

    Raises:
        LibraryError: in one sentence: file, line, field and what was expected.
    """
    return _card_of(text, Routine)


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
        contents = _read_all(stamp, exercise_files, routine_files)
        if cache_dir is not None:
            write_cache(cache_dir, contents)
    exercises = {exercise.id: exercise for exercise in contents.exercises}
    return Library(
        exercises,
        {routine.id: routine for routine in contents.routines},
        ShownFigures(exercises, contents.figures),
        stamp=stamp,
    )


def _read_all(stamp: str, exercise_files: list[Path], routine_files: list[Path]) -> Contents:
    texts = [card_text(path) for path in exercise_files]
    drawn = [exercise_of(text) for text in texts]
    routine_texts = [card_text(path) for path in routine_files]
    contents = Contents(
        stamp,
        tuple(exercise.undrawn for exercise in drawn),
        tuple(routine_of(text) for text in routine_texts),
        {exercise.id: exercise.figure for exercise in drawn if exercise.figure is not None},
    )
    exercises: dict[str, Exercise] = {exercise.id: exercise for exercise in contents.exercises}
    for text, exercise in zip(texts, contents.exercises, strict=True):
        expect_fit(text, unfit_exercise(exercise, exercises, contents.figures))
    for text, routine in zip(routine_texts, contents.routines, strict=True):
        expect_fit(text, unfit_routine(routine, exercises))
    return contents


def expect_fit(text: CardText, complaints: Iterable[Complaint]) -> None:
    """Raise the first complaint about a card, if there is one.

    Raises:
        LibraryError: in one sentence: file, line, field and what was expected.
    """
    for name, said in complaints:
        raise LibraryError(str(text.wrong(name, said)))


def load_card(path: Path) -> DrawnExercise | Routine:
    """Read a file that is one or the other.

    Raises:
        LibraryError: in one sentence: file, line, field and what was expected.
    """
    return card_of(card_text(path))


def card_of(text: CardText) -> DrawnExercise | Routine:
    """What a file holds that is an exercise or a routine: only a routine has items.

    Raises:
        LibraryError: in one sentence: file, line, field and what was expected.
    """
    if "items" in text.content:
        return routine_of(text)
    if not _OF_AN_EXERCISE.isdisjoint(text.content):
        return exercise_of(text)
    said = "neither an exercise nor a routine: it has no phases and no items"
    raise LibraryError(str(text.wrong("", said)))


def card_text(path: Path) -> CardText:
    """Read an exercise or routine file as it is.

    Raises:
        LibraryError: in one sentence that names the file and, for a slip of the pen, the line.
    """
    try:
        return read_card(path)
    except ValueError as error:
        raise LibraryError(str(error)) from error


def _card_of(text: CardText, kind: type[T]) -> T:
    try:
        card = text.decode(kind)
    except ValueError as error:
        raise LibraryError(str(error)) from error
    name = text.path.stem
    if card.id != name:
        said = f"id must be the name of the file, {name!r}, not {card.id!r}"
        raise LibraryError(str(text.wrong("id", said)))
    return card
