"""Hands exercises and routines to somebody, and takes over what somebody shared.

Nothing that is there is ever overwritten: what is the same already is left alone, and what has a
name that is taken gets another one, after its content, so that taking it over again changes
nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from sciatica_desktop.domain.drawn import DrawnExercise
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.routine import Item, Routine
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.files import write_private
from sciatica_desktop.storage.library_fit import LONGEST_ID, unfit_exercise, unfit_routine
from sciatica_desktop.storage.own_library import OwnLibrary, picture_name, written
from sciatica_desktop.storage.own_library_files import content_of
from sciatica_desktop.storage.sharing_file import (
    FORMAT,
    LARGEST_SHARED_BYTES,
    VERSION,
    Shared,
    SharedFile,
    SharedPicture,
    read_shared,
    shared_bytes,
    shared_picture,
)
from sciatica_desktop.storage.toml_writer import toml_bytes

Card = TypeVar("Card", DrawnExercise, Routine)

_SUFFIXES = (4, 8, 16)
"""Letters of the content's own number behind a name that is taken."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came with a shared file.

    Attributes:
        exercises: ids of the exercises that are new.
        routines: ids of the routines that are new.
        renamed: the id each had in the file, by the id it has now, where that was taken.
        same: how many exercises and routines of the file were there already.
    """

    exercises: tuple[str, ...] = ()
    routines: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    same: int = 0


def export_file(
    library: OwnLibrary, path: Path, exercises: Iterable[str] = (), routines: Iterable[str] = ()
) -> None:
    """Write exercises and routines to one file, with the own exercises the routines need.

    Args:
        library: where they are.
        path: the file; it is replaced.
        exercises: ids.
        routines: ids.

    Raises:
        StorageError: in one sentence, if it is too much for one file or cannot be written.
    """
    chosen = [library.routines[name] for name in routines]
    wanted = dict.fromkeys(exercises)
    for routine in chosen:
        own = (item.exercise for item in routine.items if library.is_own_exercise(item.exercise))
        wanted |= dict.fromkeys(own)
    shown_by = (library.exercises[name].figure_of for name in wanted)
    wanted = dict.fromkeys(name for name in shown_by if library.is_own_exercise(name)) | wanted
    pictures: dict[str, SharedPicture] = {}
    cards = [_to_hand_over(library, name, pictures) for name in wanted]
    content = shared_bytes(
        Shared(
            FORMAT,
            VERSION,
            tuple(cards),
            tuple(_with_doses(library, routine) for routine in chosen),
            tuple(pictures.values()),
        )
    )
    if len(content) > LARGEST_SHARED_BYTES:
        raise StorageError("That is more than 8 MiB; share fewer pictures at once.")
    write_private(path, content)


def import_file(library: OwnLibrary, path: Path) -> Imported:
    """Take over what a shared file holds: all of it or nothing.

    Raises:
        StorageError: in one sentence that says what is wrong with the file, or why nothing
            could be written; everything is as it was before.
    """
    file = read_shared(path)
    taken = _Taken(library, file)
    taken.take_exercises()
    taken.take_routines()
    library.commit(f"what came with {path.name}", taken.files)
    return taken.imported


def _to_hand_over(
    library: OwnLibrary, exercise_id: str, pictures: dict[str, SharedPicture]
) -> DrawnExercise:
    """An exercise as it is shared: with the dose the person gave it, and its picture renamed."""
    card = library.drawn(library.exercises[exercise_id])
    if not card.picture:
        return card
    content = content_of(library.places.picture(card.picture))
    if content is None:
        raise StorageError(f"The picture of {card.name} is not there any more.")
    name = picture_name(content)
    pictures[name] = shared_picture(name, content)
    return replace(card, picture=name)


def _with_doses(library: OwnLibrary, routine: Routine) -> Routine:
    """A routine as it is shared: the person's own doses of shipped exercises stand in it."""
    return replace(routine, items=tuple(_with_dose(library, item) for item in routine.items))


def _with_dose(library: OwnLibrary, item: Item) -> Item:
    mine, card = library.exercises[item.exercise], library.originals[item.exercise]
    if library.is_own_exercise(item.exercise):
        return item
    return Item(
        item.exercise,
        item.dose or (mine.dose if mine.dose != card.dose else None),
        item.sides or (mine.laterality if mine.laterality != card.laterality else None),
        item.extra_set,
    )


def _names_after(name: str, content: bytes) -> list[str]:
    """A name and those to take where it is taken: with a few letters that the content gives."""
    number = hashlib.sha256(content).hexdigest()
    stem = name[: LONGEST_ID - max(_SUFFIXES) - 1]
    return [name, *(f"{stem}_{number[:length]}" for length in _SUFFIXES)]


class _Taken:
    """What is taken over from a file, worked out before anything is written."""

    def __init__(self, library: OwnLibrary, file: SharedFile) -> None:
        self.files: dict[Path, bytes | None] = {}
        self._library = library
        self._file = file
        self._names: dict[str, str] = {}
        self._new: dict[str, DrawnExercise] = {}
        self._new_routines: dict[str, Routine] = {}
        self._renamed: dict[str, str] = {}
        self._same = 0

    @property
    def imported(self) -> Imported:
        return Imported(
            tuple(self._new), tuple(self._new_routines), dict(self._renamed), self._same
        )

    def take_exercises(self) -> None:
        """Those with a figure of their own first: others may be shown by it."""
        cards = list(enumerate(self._file.shared.exercises))
        for number, card in sorted(cards, key=lambda entry: bool(entry[1].figure_of)):
            self._take_exercise(number, card)

    def take_routines(self) -> None:
        known: dict[str, Exercise] = {**self._library.originals, **self._new}
        for number, routine in enumerate(self._file.shared.routines):
            items = tuple(
                replace(item, exercise=self._names.get(item.exercise, item.exercise))
                for item in routine.items
            )
            card = replace(routine, items=items)
            for complaint in unfit_routine(card, known):
                raise self._file.wrong("routines", number, complaint)
            place = self._library.places.routine
            name, is_new = self._name_for(card, self._forms_of_routine, place)
            if is_new:
                self._new_routines[name] = replace(card, id=name)
                self.files[place(name)] = written(self._new_routines[name])

    def _take_exercise(self, number: int, exercise: DrawnExercise) -> None:
        shown_by = self._names.get(exercise.figure_of, exercise.figure_of)
        picture = self._file.pictures.get(exercise.picture)
        kept_as = picture_name(picture) if picture is not None else ""
        card = replace(exercise, figure_of=shown_by, picture=kept_as)
        drawn = {name: new.figure for name, new in self._new.items() if new.figure is not None}
        known: dict[str, Exercise] = {**self._library.originals, **self._new}
        for complaint in unfit_exercise(card, known, {**self._library.figures, **drawn}):
            raise self._file.wrong("exercises", number, complaint)
        places = self._library.places
        name, is_new = self._name_for(card, self._forms_of_exercise, places.exercise)
        self._names[exercise.id] = name
        if not is_new:
            return
        self._new[name] = replace(card, id=name)
        self.files[places.exercise(name)] = written(self._new[name])
        if picture is not None:
            self.files[places.picture(kept_as)] = picture

    def _name_for(
        self, card: Card, forms_of: Callable[[str], list[Card]], place: Callable[[str], Path]
    ) -> tuple[str, bool]:
        """The id of a card here, and whether it is new."""
        alike = replace(card, id="x")
        for name in _names_after(card.id, toml_bytes(alike)):
            if any(replace(form, id="x") == alike for form in forms_of(name)):
                self._same += 1
                return name, False
            if self._library.is_free(place(name)) and place(name) not in self.files:
                if name != card.id:
                    self._renamed[name] = card.id
                return name, True
        raise StorageError(f"There is no free name for {card.name}.")

    def _forms_of_exercise(self, exercise_id: str) -> list[DrawnExercise]:
        """An exercise that is there, as its file says and as it would be shared."""
        library = self._library
        if exercise_id not in library.originals:
            return []
        as_written = library.drawn(library.originals[exercise_id])
        try:
            return [as_written, _to_hand_over(library, exercise_id, {})]
        except StorageError:
            return [as_written]

    def _forms_of_routine(self, routine_id: str) -> list[Routine]:
        routine = self._library.routines.get(routine_id)
        return [] if routine is None else [routine, _with_doses(self._library, routine)]
