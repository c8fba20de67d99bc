"""One person's whole library: what is shipped, with their own on top, and how it is changed."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.routine import Item, Routine
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.library import Library, ShownFigures
from sciatica_desktop.storage.library_cache import Contents
from sciatica_desktop.storage.library_fit import (
    Complaint,
    unfit_exercise,
    unfit_own,
    unfit_routine,
    with_own_dose,
)
from sciatica_desktop.storage.own_library_places import OwnPlaces

if TYPE_CHECKING:
    from sciatica_desktop.domain.dose import Dose
    from sciatica_desktop.domain.drawn import DrawnExercise
    from sciatica_desktop.domain.exercise import Laterality
    from sciatica_desktop.domain.pose import Figure
    from sciatica_desktop.storage.own_library_reading import OwnReader

_LONGEST_SLUG = 40
_HEADING = "Written by Sciatica Desktop; may be changed by hand."


@dataclass(frozen=True, slots=True)
class _Change:
    """A change that can be taken back: what it was, and what the files held before."""

    words: str
    before: Mapping[Path, bytes | None]


class OwnLibrary:
    """What a person has: every reading of the attributes gives what the files hold now.

    Attributes:
        originals: exercises by id, as their files say.
        exercises: exercises by id, with the person's own dose and sides.
        routines: routines by id.
        figures: how each exercise is drawn, by its id; not those shown by a picture.
        pictures: the picture file of each exercise that has one, by its id.
        problems: own files that could not be read, one sentence each.
    """

    def __init__(self, shipped: Library, data_dir: Path, cache_dir: Path | None = None) -> None:
        """Read the person's own.

        Args:
            shipped: what the program brings.
            data_dir: the person's folder.
            cache_dir: where what was read is kept for the next start; None keeps nothing.
        """
        self.shipped = shipped
        self.places = OwnPlaces(data_dir)
        self._cache_dir = cache_dir
        self._last: _Change | None = None
        self._read()

    @cached_property
    def _reader(self) -> OwnReader:
        # Only for those who have something of their own: a start is short.
        from sciatica_desktop.storage.own_library_reading import OwnReader

        return OwnReader(self.places, self.shipped, self._cache_dir)

    def _read(self) -> None:
        empty = self.places.is_empty
        own = Contents(self.shipped.stamp, (), (), {}) if empty else self._reader.read()
        self._own_figures = own.figures
        self._doses = {item.exercise: item for item in own.doses}
        self.originals = {
            **self.shipped.exercises,
            **{exercise.id: exercise for exercise in own.exercises},
        }
        self.exercises = {
            name: with_own_dose(card, self._doses[name]) if name in self._doses else card
            for name, card in self.originals.items()
        }
        self.routines = {
            **self.shipped.routines,
            **{routine.id: routine for routine in own.routines},
        }
        self.figures: Mapping[str, Figure] = ShownFigures(
            self.originals, own.figures, self.shipped.figures
        )
        self.pictures = {
            exercise.id: self.places.picture(exercise.picture)
            for exercise in own.exercises
            if exercise.picture in own.pictures
        }
        self.problems = own.problems

    def is_own_exercise(self, exercise_id: str) -> bool:
        """Whether the person made it."""
        return exercise_id in self.originals and exercise_id not in self.shipped.exercises

    def is_own_routine(self, routine_id: str) -> bool:
        """Whether the person made it."""
        return routine_id in self.routines and routine_id not in self.shipped.routines

    def drawn(self, exercise: Exercise) -> DrawnExercise:
        """An exercise with the figure that is its own, as its file holds it.

        Raises:
            StorageError: in one sentence, if nothing shows it.
        """
        # The classes of the drawing are slow to load; only who writes a card needs them.
        from sciatica_desktop.domain.drawn import DrawnExercise

        figure = exercise.figure if isinstance(exercise, DrawnExercise) else None
        if figure is None and not exercise.figure_of and not exercise.picture:
            mine, shipped = self._own_figures, self.shipped.figures
            figure = mine.get(exercise.id) or shipped.get(exercise.id)
        values = {spec.name: getattr(exercise, spec.name) for spec in fields(Exercise)}
        try:
            return DrawnExercise(**values, figure=figure)
        except ValueError as error:
            raise StorageError(_as_sentence(str(error))) from error

    # --- names ----------------------------------------------------------------------------------

    def new_exercise_id(self, name: str) -> str:
        """An id for an own exercise of that name that nothing has."""
        while True:
            found = _slug(name, "exercise")
            if self.is_free(self.places.exercise(found)):
                return found

    def new_routine_id(self, name: str) -> str:
        """An id for an own routine of that name that nothing has."""
        while True:
            found = _slug(name, "routine")
            if self.is_free(self.places.routine(found)):
                return found

    def is_free(self, path: Path) -> bool:
        """Whether a file can be made without touching anything, or being taken for shipped."""
        shipped = {**self.shipped.exercises, **self.shipped.routines}
        return path.stem not in shipped and not os.path.lexists(path)

    # --- changes --------------------------------------------------------------------------------

    def set_dose(self, exercise_id: str, dose: Dose | None, sides: Laterality | None) -> None:
        """Keep the person's own dose and sides of an exercise; None takes those of the card.

        Raises:
            StorageError: in one sentence; everything is as it was before.
        """
        card = self.originals[exercise_id]
        item = Item(
            exercise_id,
            None if dose == card.dose else dose,
            None if sides is card.laterality else sides,
        )
        try:
            with_own_dose(card, item)
        except ValueError as error:
            raise StorageError(_as_sentence(str(error))) from error
        files = self._with_dose(exercise_id, item)
        if files:
            self.commit(f"the dose of {card.short_name}", files)

    def _with_dose(self, exercise_id: str, item: Item | None) -> dict[Path, bytes | None]:
        """The file of the doses with one of them changed; nothing where that changes nothing."""
        from sciatica_desktop.storage.own_library_files import content_of  # changing only
        from sciatica_desktop.storage.own_library_reading import OwnDoses
        from sciatica_desktop.storage.toml_writer import toml_bytes

        doses = {name: kept for name, kept in self._doses.items() if name != exercise_id}
        if item is not None and (item.dose is not None or item.sides is not None):
            doses[exercise_id] = item
        if doses == self._doses:
            return {}
        path = self.places.doses
        if not doses:
            return {path: None}
        items = tuple(doses[name] for name in sorted(doses))
        files: dict[Path, bytes | None] = {path: toml_bytes(OwnDoses(items), _HEADING)}
        if not self._doses and (broken := content_of(path)) is not None:
            # Somebody wrote it by hand and it could not be read; it is theirs.
            files[path.with_name(f"{path.name}.broken")] = broken
        return files

    def save_exercise(self, exercise: Exercise, picture: bytes | None = None) -> Exercise:
        """Keep an own exercise, new or changed; the dose it has becomes that of its card.

        Args:
            exercise: what to keep.
            picture: content of a PNG, JPEG or SVG file that shows it; None leaves what it has.

        Returns:
            The exercise as it was kept.

        Raises:
            StorageError: in one sentence; everything is as it was before.
        """
        from sciatica_desktop.storage.own_library_files import content_of  # changing only

        if exercise.id in self.shipped.exercises:
            raise StorageError("An exercise of the program stays as it is; save a copy of it.")
        files: dict[Path, bytes | None] = {}
        if picture is not None:
            name = picture_name(picture)
            files[self.places.picture(name)] = picture
            exercise = replace(exercise, picture=name, figure_of="")
        elif exercise.picture and content_of(self.places.picture(exercise.picture)) is None:
            raise StorageError("The picture of the exercise is not there any more.")
        shown = self.originals.get(exercise.figure_of)
        if shown is not None and (shown.figure_of or shown.picture):
            exercise = replace(exercise, figure_of=shown.figure_of, picture=shown.picture)
        card = self.drawn(exercise)
        _expect_none(unfit_own(card))
        _expect_none(unfit_exercise(card, self.originals, self.figures))
        words = "changes to" if exercise.id in self.originals else "the new exercise"
        files[self.places.exercise(card.id)] = written(card)
        files |= self._unused_picture(card.id, card.picture)
        files |= self._with_dose(card.id, None)
        self.commit(f"{words} {card.name}", files)
        return self.exercises[card.id]

    def save_routine(self, routine: Routine) -> Routine:
        """Keep an own routine, new or changed.

        Returns:
            The routine as it was kept.

        Raises:
            StorageError: in one sentence; everything is as it was before.
        """
        if routine.id in self.shipped.routines:
            raise StorageError("A routine of the program stays as it is; save a copy of it.")
        _expect_none(unfit_own(routine))
        _expect_none(unfit_routine(routine, self.originals))
        words = "changes to" if routine.id in self.routines else "the new routine"
        path = self.places.routine(routine.id)
        self.commit(f"{words} {routine.name}", {path: written(routine)})
        return self.routines[routine.id]

    def delete_exercise(self, exercise_id: str) -> None:
        """Remove an own exercise. An unknown id changes nothing.

        Raises:
            StorageError: in one sentence, if something else needs it or it cannot be removed.
        """
        if exercise_id in self.shipped.exercises:
            raise StorageError("An exercise of the program cannot be deleted.")
        if exercise_id not in self.originals:
            return
        name = self.originals[exercise_id].name
        for routine in self.routines.values():
            if any(item.exercise == exercise_id for item in routine.items):
                raise StorageError(f"{name} is part of the routine {routine.name}.")
        for other in self.originals.values():
            if other.figure_of == exercise_id:
                raise StorageError(f"{other.name} is shown by the figure of {name}.")
        files: dict[Path, bytes | None] = {self.places.exercise(exercise_id): None}
        files |= self._unused_picture(exercise_id, "")
        files |= self._with_dose(exercise_id, None)
        self.commit(name, files)

    def delete_routine(self, routine_id: str) -> None:
        """Remove an own routine. An unknown id changes nothing.

        Raises:
            StorageError: in one sentence, if it cannot be removed.
        """
        if routine_id in self.shipped.routines:
            raise StorageError("A routine of the program cannot be deleted.")
        if routine_id in self.routines:
            words = self.routines[routine_id].name
            self.commit(words, {self.places.routine(routine_id): None})

    def _unused_picture(self, exercise_id: str, kept: str) -> dict[Path, bytes | None]:
        """The removal of an exercise's picture, where no other exercise has it."""
        before = self.originals.get(exercise_id)
        if before is None or before.picture in ("", kept):
            return {}
        others = {card.picture for name, card in self.originals.items() if name != exercise_id}
        return {} if before.picture in others else {self.places.picture(before.picture): None}

    def commit(self, words: str, files: Mapping[Path, bytes | None]) -> None:
        """Write and remove files as one change that can be taken back; none where all is so.

        Args:
            words: what would be taken back.
            files: new content by file; None removes it.

        Raises:
            StorageError: in one sentence; everything is as it was before.
        """
        from sciatica_desktop.storage.own_library_files import change, content_of  # changing only

        # What somebody changed by hand meanwhile is theirs, and no reason to refuse this.
        self._read()
        files = {path: content for path, content in files.items() if content_of(path) != content}
        if not files:
            return
        known = set(self.problems)
        before = change(files)
        self._read()
        broken = [problem for problem in self.problems if problem not in known]
        if broken:
            change(before)
            self._read()
            raise StorageError(broken[0])
        self._last = _Change(words, before)

    def undo(self) -> str:
        """Take the last change back; deleted files come back byte for byte.

        Returns:
            What was taken back, in a few words; empty when there is nothing.

        Raises:
            StorageError: in one sentence; everything is as it was before.
        """
        if self._last is None:
            return ""
        from sciatica_desktop.storage.own_library_files import change  # changing only

        change(self._last.before)
        words, self._last = self._last.words, None
        self._read()
        return words


def picture_name(content: bytes) -> str:
    """The file name of a picture, after its content: the same picture is kept once.

    Raises:
        PictureError: in one sentence, if it is none that is taken.
    """
    import hashlib  # changing only

    from sciatica_desktop.storage.pictures import check_picture  # changing only

    kind = check_picture(content).kind
    return f"{hashlib.sha256(content).hexdigest()[:20]}.{kind}"


def written(card: Exercise | Routine) -> bytes:
    """The file of a card, of which it is sure that it can be read again.

    Raises:
        StorageError: in one sentence.
    """
    from sciatica_desktop.storage.card_file import LARGEST_BYTES, parse_card
    from sciatica_desktop.storage.toml_writer import toml_bytes  # changing only

    try:
        content = toml_bytes(card, _HEADING)
        if parse_card(Path(card.id), content, LARGEST_BYTES).decode(type(card)) == card:
            return content
    except ValueError as error:
        raise StorageError(f"{card.name} cannot be kept: {error}") from error
    raise StorageError(f"{card.name} cannot be kept: it would not be read back the same.")


def _expect_none(complaints: Iterable[Complaint]) -> None:
    for _, said in complaints:
        raise StorageError(_as_sentence(said))


def _as_sentence(said: str) -> str:
    return f"This cannot be kept: {said}."


def _slug(name: str, otherwise: str) -> str:
    """A name as lower-case letters and digits, with four signs of chance behind it."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "_", plain)[:_LONGEST_SLUG].strip("_") or otherwise
    return f"{slug}_{os.urandom(2).hex()}"
