"""Whether a card fits the library it would join: what no card can know about itself.

Every check yields ``(field, what is wrong with it)``, so that a caller can name file and line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.routine import Item, Routine

if TYPE_CHECKING:
    from sciatica_desktop.domain.pose import Figure

Complaint = tuple[str, str]

# Patterns as text: compiled when a card is read, which a start that finds a cache does without.
LONGEST_ID = 64
ID = r"[a-z0-9][a-z0-9_]{0,63}"
"""A name that is a file name on every system, and no path."""
PICTURE_NAME = r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}\.(png|jpg|jpeg|svg)"
_DEVICES = r"(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])"
"""Names that Windows keeps for devices, whatever their ending."""

LONGEST_NAME = 120
LONGEST_TEXT = 2000
LONGEST_LIST = 60
"""Letters of a name, letters of any other text, and entries of any list."""
_LARGEST_NUMBER = 1000.0
_CONTROL = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
"""Signs that show nothing or turn the order of letters round."""
_MARKUP = r"<[A-Za-z/!?]"
"""Where a text would be shown as something else than itself."""


def is_id(name: str) -> bool:
    """Whether a name can be that of an own exercise or routine, and of its file."""
    return re.fullmatch(ID, name) is not None and not re.fullmatch(_DEVICES, name)


def is_picture_name(name: str) -> bool:
    """Whether a name can be that of a picture file: no folder, no dot in front."""
    return re.fullmatch(PICTURE_NAME, name) is not None and not re.fullmatch(
        _DEVICES, PurePosixPath(name).stem
    )


def with_own_dose(exercise: Exercise, item: Item) -> Exercise:
    """The exercise with the person's own dose and sides.

    Raises:
        ValueError: if the exercise cannot have such a dose.
    """
    return replace(
        exercise, dose=item.dose or exercise.dose, laterality=item.sides or exercise.laterality
    )


def unfit_exercise(
    exercise: Exercise, exercises: Mapping[str, Exercise], figures: Mapping[str, Figure]
) -> Iterator[Complaint]:
    """What keeps an exercise from being shown by the figure it names.

    Args:
        exercise: the exercise; its own figure, if any, was checked with it.
        exercises: those it could name, by id.
        figures: the figures of those that have one, by id.
    """
    name = exercise.figure_of
    if not name:
        return
    if name not in exercises or exercises[name].figure_of or name not in figures:
        yield (
            "figure_of",
            f"figure_of must be the id of an exercise with a figure of its own, not {name!r}",
        )
        return
    # The classes of the drawing are slow to load; a library without such exercises does without.
    from sciatica_desktop.domain.drawn import check_drawn

    try:
        check_drawn(exercise, figures[name])
    except ValueError as error:
        yield "", str(error)


def unfit_routine(routine: Routine, exercises: Mapping[str, Exercise]) -> Iterator[Complaint]:
    """What keeps a routine from being done with the exercises there are."""
    for number, item in enumerate(routine.items):
        field = f"items[{number}].exercise"
        exercise = exercises.get(item.exercise)
        if exercise is None:
            yield field, f"{field} must be the id of an exercise, not {item.exercise!r}"
        elif not exercise.is_timed:
            yield field, f"{field} must be an exercise that takes time, not {item.exercise!r}"
        elif item.dose is not None:
            try:
                with_own_dose(exercise, item)
            except ValueError as error:
                yield f"items[{number}].dose", f"items[{number}].dose: {error}"


def unfit_own(card: Exercise | Routine) -> Iterator[Complaint]:
    """What no card may hold that comes from outside the program: it is data and nothing else."""
    if not is_id(card.id):
        yield "id", "id must be lower-case letters, digits and _, at most 64"
    if isinstance(card, Exercise) and card.picture and not is_picture_name(card.picture):
        yield (
            "picture",
            "picture must be the name of a PNG, JPEG or SVG file, without a folder",
        )
    if len(card.name) > LONGEST_NAME:
        yield "name", f"name must have at most {LONGEST_NAME} letters"
    yield from _unfit_value(card, "")


def _unfit_value(value: object, field: str) -> Iterator[Complaint]:
    check = next((check for kind, check in _CHECKS if isinstance(value, kind)), None)
    if check is not None:
        yield from ((field, f"{field} {said}") for said in check(value))
    if is_dataclass(value):
        for spec in fields(value):
            inner = f"{field}.{spec.name}" if field else spec.name
            yield from _unfit_value(getattr(value, spec.name), inner)
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _unfit_value(part, f"{field}[{number}]")
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _unfit_value(part, f"{field}.{key}")


def _unfit_text(value: str) -> Iterator[str]:
    if len(value) > LONGEST_TEXT:
        yield f"must have at most {LONGEST_TEXT} letters, not {len(value)}"
    if re.search(_CONTROL, value):
        yield "must not hold control characters"
    if re.search(_MARKUP, value):
        yield "must be plain text, without markup"


def _unfit_list(value: tuple[object, ...] | dict[str, object]) -> Iterator[str]:
    if len(value) > LONGEST_LIST:
        yield f"must have at most {LONGEST_LIST} entries, not {len(value)}"
    for key in value if isinstance(value, dict) else ():
        if not is_id(key):
            yield "must have names of lower-case letters, digits and _"


def _unfit_number(value: float) -> Iterator[str]:
    if abs(value) > _LARGEST_NUMBER:
        yield f"must be at most {_LARGEST_NUMBER:g}"


_CHECKS: tuple[tuple[type | tuple[type, ...], Callable[..., Iterator[str]]], ...] = (
    (str, _unfit_text),
    ((tuple, dict), _unfit_list),
    ((int, float), _unfit_number),
)
