"""A routine: exercises in order, each with an optional dose of its own."""

from __future__ import annotations

from dataclasses import dataclass

from sciatica_desktop.domain.dose import Dose
from sciatica_desktop.domain.exercise import Laterality


@dataclass(frozen=True, slots=True)
class Item:
    """One exercise of a routine.

    Attributes:
        exercise: id of the exercise.
        dose: dose in this routine; None takes the exercise's own.
        sides: sides in this routine; None takes the exercise's own.
        extra_set: one more set on the side that hurts, where there is a single one.
    """

    exercise: str
    dose: Dose | None = None
    sides: Laterality | None = None
    extra_set: bool = False


@dataclass(frozen=True, slots=True)
class Routine:
    """A named order of exercises.

    Attributes:
        id: its name in the program, and of its file.
        name: its name on the page.
        place: where it is done, in a few words.
        items: what is done, in order; at least one.
        flare: whether it is meant for a flare day.
        about: one sentence on what it is for.
    """

    id: str
    name: str
    place: str
    items: tuple[Item, ...]
    flare: bool = False
    about: str = ""

    def __post_init__(self) -> None:
        """Check that there is something to do.

        Raises:
            ValueError: in one sentence that says what was expected.
        """
        if not self.id or not self.name:
            raise ValueError("id and name must not be empty")
        if not self.items:
            raise ValueError("a routine needs at least one exercise")
