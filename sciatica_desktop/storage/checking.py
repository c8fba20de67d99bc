"""Checks exercise and routine files, alone and against the library they would join."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from sciatica_desktop import resources
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.routine import Routine
from sciatica_desktop.storage.library import LibraryError, load_card


def check_files(paths: Sequence[Path]) -> Iterator[tuple[Path, str | None]]:
    """Each file with what is wrong with it in one sentence, or None.

    A routine may use the exercises of the program and those checked together with it.
    """
    found: dict[Path, Exercise | Routine | LibraryError] = {}
    for path in paths:
        try:
            found[path] = load_card(path)
        except LibraryError as error:
            found[path] = error
    known = {path.stem for path in resources.path("exercises").glob("*.toml")}
    known |= {card.id for card in found.values() if isinstance(card, Exercise)}
    for path, card in found.items():
        yield path, str(card) if isinstance(card, LibraryError) else _unknown(path, card, known)


def _unknown(path: Path, card: Exercise | Routine, known: set[str]) -> str | None:
    if isinstance(card, Routine):
        for number, item in enumerate(card.items):
            if item.exercise not in known:
                return (
                    f"{path}: items[{number}].exercise must be the id of an exercise,"
                    f" not {item.exercise!r}."
                )
    return None
