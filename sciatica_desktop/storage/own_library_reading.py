"""Reads the person's own library; a file that is wrong is left where it is, told, and left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.routine import Item, Routine
from sciatica_desktop.storage.card_file import LARGEST_BYTES, CardText, parse_card
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.files_read import read_bounded
from sciatica_desktop.storage.library import Library, exercise_of, routine_of
from sciatica_desktop.storage.library_cache import OWN, Contents, read_cache, write_cache
from sciatica_desktop.storage.library_fit import (
    Complaint,
    unfit_exercise,
    unfit_own,
    unfit_routine,
    with_own_dose,
)
from sciatica_desktop.storage.own_library_files import Found, look
from sciatica_desktop.storage.own_library_places import OwnPlaces

if TYPE_CHECKING:
    from sciatica_desktop.domain.drawn import DrawnExercise

T = TypeVar("T")
Card = TypeVar("Card", bound=Exercise | Routine)


@dataclass(frozen=True, slots=True)
class OwnDoses:
    """What ``doses.toml`` holds: exercises by id with the person's own dose and sides."""

    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class _Kept(Generic[T]):
    """A file that was read: what it holds, or what is wrong with it."""

    facts: str
    card: T | None
    text: CardText | None = None
    problem: str = ""


@dataclass(slots=True)
class OwnReader:
    """Reads the folder again and again, and each file only when it has changed.

    Attributes:
        places: the folder.
        shipped: the library it joins.
        cache_dir: where what was read is kept for the next start; None keeps nothing.
    """

    places: OwnPlaces
    shipped: Library
    cache_dir: Path | None = None
    _exercises: dict[Path, _Kept[DrawnExercise]] = field(default_factory=dict)
    _routines: dict[Path, _Kept[Routine]] = field(default_factory=dict)
    _pictures: dict[Path, _Kept[bool]] = field(default_factory=dict)

    def read(self) -> Contents:
        """What the folder holds now."""
        found = look(self.places)
        if not found.facts and not found.problems:
            return Contents(self.shipped.stamp, (), (), {})
        stamp = "\n".join(
            [
                self.shipped.stamp,
                *(f"{path} {facts}" for path, facts in found.facts.items()),
                *found.problems,
            ]
        )
        kept = read_cache(self.cache_dir, stamp, OWN) if self.cache_dir is not None else None
        if kept is not None:
            return kept
        contents = self._read_files(stamp, found)
        if self.cache_dir is not None:
            write_cache(self.cache_dir, contents, OWN)
        return contents

    def _read_files(self, stamp: str, found: Found) -> Contents:
        problems = list(found.problems)
        exercises = [
            (text, card)
            for text, card in _good(self._exercises, found.exercises, found, exercise_of, problems)
            if not _told(text, _taken(card, self.shipped.exercises), problems)
        ]
        figures = {card.id: card.figure for _, card in exercises if card.figure is not None}
        everything = {**self.shipped.exercises, **{card.id: card.undrawn for _, card in exercises}}
        drawn = {**{name: self.shipped.figures[name] for name in self._named(exercises)}, **figures}
        fitting = [
            card
            for text, card in exercises
            if not _told(text, unfit_exercise(card, everything, drawn), problems)
        ]
        known = {**self.shipped.exercises, **{card.id: card for card in fitting}}
        routines = [
            card
            for text, card in _good(self._routines, found.routines, found, routine_of, problems)
            if not _told(text, _taken(card, self.shipped.routines), problems)
            and not _told(text, unfit_routine(card, known), problems)
        ]
        return Contents(
            stamp,
            tuple(card.undrawn for card in fitting),
            tuple(routines),
            figures,
            tuple(self._doses(found, known, problems)),
            tuple(self._good_pictures(found, fitting, problems)),
            tuple(problems),
        )

    def _named(self, exercises: Iterable[tuple[CardText, DrawnExercise]]) -> set[str]:
        """The shipped figures that own exercises are shown by."""
        return {card.figure_of for _, card in exercises} & set(self.shipped.figures)

    def _doses(
        self, found: Found, exercises: Mapping[str, Exercise], problems: list[str]
    ) -> Iterator[Item]:
        path = self.places.doses
        if path not in found.facts:
            return
        try:
            text = _text(path)
            items = text.decode(OwnDoses).items
        except (ValueError, OSError) as error:
            problems.append(_plainly(path, error))
            return
        for number, item in enumerate(items):
            said = _unfit_dose(item, exercises.get(item.exercise))
            if said:
                place = f"items[{number}].dose"
                problems.append(str(text.wrong(place, f"{place}: {said}")))
            else:
                yield item

    def _good_pictures(
        self, found: Found, exercises: Iterable[Exercise], problems: list[str]
    ) -> Iterator[str]:
        for name in sorted({exercise.picture for exercise in exercises} - {""}):
            path = self.places.picture(name)
            facts = found.facts.get(path, "")
            kept = self._pictures.get(path)
            if kept is None or kept.facts != facts:
                kept = self._pictures[path] = _look_over(path, facts)
            if kept.card:
                yield name
            else:
                problems.append(kept.problem)


def _taken(card: Exercise | Routine, shipped: Mapping[str, object]) -> Iterator[Complaint]:
    if card.id in shipped:
        yield "id", f"id must not be one the program uses, {card.id!r}"


def _good(
    memory: dict[Path, _Kept[Card]],
    paths: Iterable[Path],
    found: Found,
    read: Callable[[CardText], Card],
    problems: list[str],
) -> Iterator[tuple[CardText, Card]]:
    """The files that hold a whole card, with their text; the others become problems."""
    for path in paths:
        kept = memory.get(path)
        if kept is None or kept.facts != found.facts[path]:
            kept = memory[path] = _read_card(path, found.facts[path], read)
        if kept.card is None or kept.text is None:
            problems.append(kept.problem)
        else:
            yield kept.text, kept.card


def _unfit_dose(item: Item, exercise: Exercise | None) -> str:
    """Why an exercise cannot have a dose; one that is gone may come back."""
    try:
        if exercise is not None:
            with_own_dose(exercise, item)
    except ValueError as error:
        return str(error)
    return ""


def _read_card(path: Path, facts: str, read: Callable[[CardText], Card]) -> _Kept[Card]:
    try:
        text = _text(path)
        card = read(text)
        for name, said in unfit_own(card):
            raise text.wrong(name, said)
    except (StorageError, ValueError, OSError) as error:
        return _Kept(facts, None, problem=_plainly(path, error))
    return _Kept(facts, card, text)


def _look_over(path: Path, facts: str) -> _Kept[bool]:
    # Needed where there are pictures, and only when one is new.
    from sciatica_desktop.storage.pictures import (
        LARGEST_PICTURE_BYTES,
        PictureError,
        check_picture,
    )

    try:
        check_picture(read_bounded(path, LARGEST_PICTURE_BYTES, follow=False))
    except PictureError as error:
        return _Kept(facts, None, problem=f"{path}: {_first_lower(str(error))}")
    except OSError as error:
        return _Kept(facts, None, problem=_plainly(path, error))
    return _Kept(facts, True)


def _text(path: Path) -> CardText:
    return parse_card(path, read_bounded(path, LARGEST_BYTES, follow=False))


def _told(text: CardText, complaints: Iterable[Complaint], problems: list[str]) -> bool:
    """Whether there is a complaint; the first one becomes a problem."""
    for name, said in complaints:
        problems.append(str(text.wrong(name, said)))
        return True
    return False


def _plainly(path: Path, error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{path} cannot be read: {error.strerror or 'it is not a file'}."
    return str(error)


def _first_lower(text: str) -> str:
    return text[:1].lower() + text[1:]
