"""Which exercise a few words mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.finding import Wish, found, same_word, words_of

_ALIKE = 0.7
"""How alike two names are for one to be offered in the place of the other; 1 is the same."""
_MOST = 3
"""So many names are offered at most."""
_SHORTEST = 3
"""So many letters are needed to mean an exercise by the beginning of its name."""
_BESIDE_A_NAME = frozenset({"a", "do", "exercise", "perform", "stretch", "stretche", "the", "your"})
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a line: as it is compared, and where it stands."""

    same: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Match:
    """The exercises that words may mean, and how many of the words they take."""

    exercises: tuple[str, ...]
    words: int

    @property
    def only(self) -> str | None:
        """The exercise, where there is one and no other."""
        return self.exercises[0] if len(self.exercises) == 1 else None


NOTHING = Match((), 0)


def line_words(line: str) -> list[Word]:
    """The words of a plain line."""
    return [Word(same_word(found[0]), *found.span()) for found in _WORD.finditer(line)]


class Names:
    """Every name of every exercise: the name goes before the short one, that before synonyms."""

    def __init__(self, exercises: Mapping[str, Exercise]) -> None:
        """Take the exercises by id."""
        self._exercises = exercises
        self._by_words: dict[tuple[str, ...], dict[str, int]] = {}
        for exercise in exercises.values():
            names = (exercise.name, exercise.short_name, exercise.id, *exercise.synonyms)
            for rank, name in enumerate(names):
                meant = self._by_words.setdefault(_kept_words(name), {})
                meant[exercise.id] = min(rank, meant.get(exercise.id, 3), 3)
        self._by_words.pop((), None)
        self._longest = max(map(len, self._by_words), default=0)

    def at_start(self, words: Sequence[Word]) -> Match:
        """The longest name that the words begin with."""
        same = tuple(word.same for word in words[: self._longest])
        for length in range(len(same), 0, -1):
            meant = self._by_words.get(same[:length])
            if meant:
                best = min(meant.values())
                return Match(tuple(id_ for id_, rank in meant.items() if rank == best), length)
        return NOTHING

    def of_all(self, words: Sequence[Word]) -> Match:
        """The exercises with a name that has the beginnings of all these words."""
        asked = [word.same for word in words if word.same not in _BESIDE_A_NAME]
        if sum(map(len, asked)) < _SHORTEST:
            return NOTHING
        exact = self._by_words.get(tuple(asked))
        if exact:
            best = min(exact.values())
            return Match(tuple(id_ for id_, rank in exact.items() if rank == best), len(words))
        meant = {
            id_: None
            for name, ids in self._by_words.items()
            if all(any(own.startswith(word) for own in name) for word in asked)
            for id_ in ids
        }
        return Match(tuple(meant), len(words))

    def also(self, words: Sequence[Word], meant: str) -> tuple[str, ...]:
        """The other exercises that have these words in a name, where they are no name of this one.

        A synonym belongs to one exercise only as long as nobody thinks of another.
        """
        asked = {word.same for word in words if word.same not in _BESIDE_A_NAME}
        own = self._exercises[meant]
        if asked in [set(_kept_words(name)) for name in (own.name, own.short_name, own.id)]:
            return ()
        return tuple(
            exercise.id
            for exercise in self._exercises.values()
            if exercise.id != meant
            and exercise.is_timed
            and any(asked <= set(_kept_words(n)) for n in (exercise.name, exercise.short_name))
        )

    def like(self, words: Iterable[Word]) -> tuple[str, ...]:
        """The ids of exercises that the words may be a slip of, most likely first."""
        written = " ".join(word.same for word in words)
        names = {" ".join(name): ids for name, ids in self._by_words.items()}
        close = _close(written, tuple(names))
        meant = dict.fromkeys(id_ for name in close for id_ in names[name])
        for exercise in found(self._exercises.values(), Wish(written), _takes_no_time):
            meant.setdefault(exercise.id)
        return tuple(meant)[:_MOST]


def _takes_no_time(_exercise: Exercise) -> float:
    return 0.0


@lru_cache(maxsize=512)
def _close(written: str, names: tuple[str, ...]) -> list[str]:
    # A text is read again with every letter typed, and its bad lines are mostly the same.
    return get_close_matches(written, names, _MOST, _ALIKE)


_kept_words = lru_cache(maxsize=1024)(words_of)
