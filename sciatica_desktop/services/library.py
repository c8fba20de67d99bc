"""The library as pages use it: what the program ships, and what the person made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from sciatica_desktop.domain.dose import Dose
from sciatica_desktop.domain.exercise import Exercise, Laterality
from sciatica_desktop.domain.routine import Routine
from sciatica_desktop.storage.library import load_library
from sciatica_desktop.storage.own_library import OwnLibrary

if TYPE_CHECKING:
    from sciatica_desktop.domain.pose import Figure
    from sciatica_desktop.storage.sharing import Imported

T = TypeVar("T")


class _Now(Mapping[str, T]):
    """A mapping that shows what there is now, to whoever was handed it; any thread may read."""

    def __init__(self) -> None:
        self.values_now: Mapping[str, T] = {}

    def __getitem__(self, key: str) -> T:
        return self.values_now[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.values_now)

    def __len__(self) -> int:
        return len(self.values_now)


class LibraryService(QObject):
    """Exercises and routines, shipped and own, with the person's own doses.

    The mappings stay the same objects and show every change; who shows them listens to
    ``changed``. Every method that changes something raises StorageError, in one sentence, and
    leaves everything as it was before.

    Signals:
        changed: an exercise, a routine or a dose was saved, deleted, imported or taken back.
        failed: one sentence, when an own file turned out to be wrong after the start.
        shown_anew: id of an exercise that came, went, or is shown by something else than before,
            for whoever keeps pictures: before ``changed``, or after it for one that went.

    Attributes:
        exercises: by id, with the person's own dose and sides.
        routines: by id.
        figures: how each exercise is drawn, by its id; not those shown by a picture.
        pictures: the person's own picture file, by id of the exercise.
    """

    changed = Signal()
    failed = Signal(str)
    shown_anew = Signal(str)

    def __init__(
        self,
        resources_dir: Path,
        data_dir: Path,
        cache_dir: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Read what is shipped and what is the person's own.

        Args:
            resources_dir: the folder of the shipped exercises and routines.
            data_dir: the folder of the person's own.
            cache_dir: where what was read is kept for the next start; None keeps nothing.
            parent: owner of this object.

        Raises:
            StorageError: in one sentence, if a shipped file is wrong.
        """
        super().__init__(parent)
        self._resources = resources_dir
        self._own = OwnLibrary(load_library(resources_dir, cache_dir), data_dir, cache_dir)
        self._exercises: _Now[Exercise] = _Now()
        self._routines: _Now[Routine] = _Now()
        self._figures: _Now[Figure] = _Now()
        self._pictures: _Now[Path] = _Now()
        self._problems: tuple[str, ...] = ()
        self.exercises: Mapping[str, Exercise] = self._exercises
        self.routines: Mapping[str, Routine] = self._routines
        self.figures: Mapping[str, Figure] = self._figures
        self.pictures: Mapping[str, Path] = self._pictures
        self._show()

    @property
    def problems(self) -> tuple[str, ...]:
        """Own files that could not be read, one sentence each."""
        return self._problems

    def original(self, exercise_id: str) -> Exercise:
        """The exercise as its file says, without the person's own dose.

        Raises:
            KeyError: if there is no such exercise.
        """
        return self._own.originals[exercise_id]

    def figure_stamp(self, exercise_id: str) -> str:
        """What changes whenever the file does that holds the figure of an exercise.

        Raises:
            KeyError: if there is no such exercise.
            OSError: if the file is gone.
        """
        name = self._own.originals[exercise_id].figure_of or exercise_id
        own = self._own.places.exercise(name)
        shipped = self._resources / "exercises" / f"{name}.toml"
        facts = (own if self.is_own_exercise(name) else shipped).stat()
        return f"{facts.st_mtime_ns} {facts.st_size}"

    def is_own_exercise(self, exercise_id: str) -> bool:
        """Whether the person made it."""
        return self._own.is_own_exercise(exercise_id)

    def is_own_routine(self, routine_id: str) -> bool:
        """Whether the person made it."""
        return self._own.is_own_routine(routine_id)

    def has_own_dose(self, exercise_id: str) -> bool:
        """Whether the person set a dose or sides other than those of the card.

        Raises:
            KeyError: if there is no such exercise.
        """
        return self.exercises[exercise_id] != self.original(exercise_id)

    def new_exercise_id(self, name: str) -> str:
        """An id for an own exercise of that name that nothing has."""
        return self._own.new_exercise_id(name)

    def new_routine_id(self, name: str) -> str:
        """An id for an own routine of that name that nothing has."""
        return self._own.new_routine_id(name)

    def set_dose(self, exercise_id: str, dose: Dose | None, sides: Laterality | None) -> None:
        """Set the person's own dose and sides; None takes those of the card.

        Raises:
            StorageError: in one sentence, if the exercise cannot have it or it cannot be kept.
            KeyError: if there is no such exercise.
        """
        self._own.set_dose(exercise_id, dose, sides)
        self._tell()

    def save_exercise(self, exercise: Exercise, picture: bytes | None = None) -> Exercise:
        """Keep an own exercise, new or changed; the dose it has becomes that of its card.

        Args:
            exercise: what to keep.
            picture: content of a PNG, JPEG or SVG file that shows it; None leaves what it has.

        Returns:
            The exercise as it was kept.

        Raises:
            StorageError: in one sentence; nothing is lost of what was there.
        """
        kept = self._own.save_exercise(exercise, picture)
        self._tell()
        return kept

    def save_routine(self, routine: Routine) -> Routine:
        """Keep an own routine, new or changed.

        Returns:
            The routine as it was kept.

        Raises:
            StorageError: in one sentence; nothing is lost of what was there.
        """
        kept = self._own.save_routine(routine)
        self._tell()
        return kept

    def delete_exercise(self, exercise_id: str) -> None:
        """Remove an own exercise; it can be taken back. An unknown id changes nothing.

        Raises:
            StorageError: in one sentence, if a routine needs it or it cannot be removed.
        """
        self._own.delete_exercise(exercise_id)
        self._tell()

    def delete_routine(self, routine_id: str) -> None:
        """Remove an own routine; it can be taken back. An unknown id changes nothing.

        Raises:
            StorageError: in one sentence, if it cannot be removed.
        """
        self._own.delete_routine(routine_id)
        self._tell()

    def undo(self) -> str:
        """Take the last change back.

        Returns:
            What was taken back, such as "the dose of Seated floss"; empty when there is nothing.

        Raises:
            StorageError: in one sentence, if it cannot be written.
        """
        words = self._own.undo()
        if words:
            self._tell()
        return words

    def export(
        self, path: Path, exercises: Iterable[str] = (), routines: Iterable[str] = ()
    ) -> None:
        """Write exercises and routines, by id, to one file to share.

        Own exercises that a routine needs go with it.

        Raises:
            StorageError: in one sentence, if it cannot be written.
            KeyError: if there is no such exercise or routine.
        """
        # Brings the classes of the drawing; a start does without.
        from sciatica_desktop.storage.sharing import export_file

        export_file(self._own, path, exercises, routines)

    def import_file(self, path: Path) -> Imported:
        """Take over what somebody shared; all of it or nothing, and nothing is overwritten.

        Raises:
            StorageError: in one sentence that says what is wrong with the file.
        """
        from sciatica_desktop.storage.sharing import import_file

        imported = import_file(self._own, path)
        self._tell()
        return imported

    def _tell(self) -> None:
        known = set(self._problems)
        before = self._shown_by()
        self._show()
        now = self._shown_by()
        for exercise, shown in now.items():
            if before.get(exercise) != shown:
                self.shown_anew.emit(exercise)
        for problem in self._problems:
            if problem not in known:
                self.failed.emit(problem)
        self.changed.emit()
        # Last: by now nobody shows them any more.
        for exercise in before.keys() - now.keys():
            self.shown_anew.emit(exercise)

    def _shown_by(self) -> dict[str, tuple[str, Path | None]]:
        """What shows each exercise: the figure of another one, a picture, or its own figure."""
        return {
            name: (exercise.figure_of, self.pictures.get(name))
            for name, exercise in self.exercises.items()
        }

    def _show(self) -> None:
        self._exercises.values_now = self._own.exercises
        self._routines.values_now = self._own.routines
        self._figures.values_now = self._own.figures
        self._pictures.values_now = self._own.pictures
        self._problems = self._own.problems
