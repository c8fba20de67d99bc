"""Search and filter: which exercises answer a few words, a place, a thing at hand, some minutes.

Words are compared folded: lower case, no accents, one spelling of -ise and -ize, numbers as
digits. The reader of prescriptions folds the same way.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from sciatica_desktop.domain.exercise import Area, Exercise, Family, Place
from sciatica_desktop.domain.plan import Pace, compile_plan
from sciatica_desktop.domain.routine import Item, Routine


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for; an empty wish is answered by every exercise.

    Attributes:
        text: words of a name, a synonym, a part of the body, a place or a kind.
        place: where it is to be done; None for anywhere.
        equipment: the things at hand, as the cards name them; what needs more is left out. An
            empty set asks for what needs nothing, None for all.
        areas: parts of the body, any of them; empty for all.
        families: what it is for, any of them; empty for all.
        most_minutes: the longest it may take, in min; None for any length.
        flare_only: only what may be part of a flare day.
    """

    text: str = ""
    place: Place | None = None
    equipment: frozenset[str] | None = None
    areas: frozenset[Area] = frozenset()
    families: frozenset[Family] = frozenset()
    most_minutes: float | None = None
    flare_only: bool = False


AREA_WORDS: Mapping[Area, str] = {
    Area.HIP: "hip flexor psoas iliopsoas front thigh",
    Area.GROIN: "groin adductor inner thigh",
    Area.BUTTOCK: "buttock glute gluteal gluteus bum bottom backside piriformis outer hip",
    Area.NERVE: "nerve sciatic sciatica leg hamstring",
    Area.BACK: "back lower low lumbar spine spinal",
    Area.TRUNK: "trunk core abdominal abs stomach tummy belly side waist back",
    Area.WHOLE_BODY: "whole body",
}
"""What people call the parts that the cards are about."""

FAMILY_WORDS: Mapping[Family, str] = {
    Family.STRETCH: "stretch stretching flexibility",
    Family.FLOSS: "floss flossing glide gliding slider nerve neural neurodynamic mobilisation",
    Family.STRENGTH: "strength strengthening strong stability exercise",
    Family.MOBILITY: "mobility mobilise moving movement loosen",
    Family.HOW_TO: "how get getting down up help",
}
"""What people call the kinds of exercise."""

PLACE_WORDS: Mapping[Place, str] = {
    Place.DESK: "desk standing office work",
    Place.CHAIR: "chair seated sitting",
    Place.FLOOR: "floor mat ground",
    Place.BED: "bed lying",
}

_PASSED_OVER = frozenset({"a", "an", "and", "at", "for", "in", "my", "of", "on", "the", "to"})
_DIGITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {word: str(number) for number, word in enumerate(_DIGITS, 1)}
_NAME, _SYNONYM, _ABOUT = 8, 6, 2
"""How much a hit in the name, in a synonym or in a word of the area counts."""
_WHOLE, _START, _TYPO = 3, 2, 1
_ALIKE = 0.76
"""How alike two words are for one to be a slip of the other; 1 is the same."""


def fold(text: str) -> str:
    """The text in lower case and without accents, one letter for each of its letters."""
    return "".join(_fold_letter(letter) for letter in text)


@lru_cache(maxsize=512)
def _fold_letter(letter: str) -> str:
    if not letter.isalpha():
        return letter
    plain = unicodedata.normalize("NFKD", letter.lower())[0]
    return plain.lower() if len(plain.lower()) == 1 else letter


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded for comparing: "Figure-four" gives "figure" and "4"."""
    letters = "".join(letter if letter.isalnum() else " " for letter in fold(text))
    return tuple(same_word(word) for word in letters.split())


def same_word(word: str) -> str:
    """One folded word in its one spelling: no plural, -ise for -ize, digits for numbers."""
    word = _NUMBERS.get(word, word)
    return word.replace("iz", "is").removesuffix("s") if len(word) > 2 else word


def found(
    exercises: Iterable[Exercise],
    wish: Wish,
    seconds_of: Callable[[Exercise], float],
) -> list[Exercise]:
    """The exercises that answer a wish, best first; equally good ones stay in their order.

    Every word has to be the start of a word of the exercise. Only where that finds nothing, words
    that are nearly right count too.

    Args:
        exercises: all there are.
        wish: what is looked for.
        seconds_of: how long an exercise takes, in s; asked only where minutes are limited.
    """
    passed = [exercise for exercise in exercises if _passes(exercise, wish, seconds_of)]
    asked = tuple(word for word in words_of(wish.text) if word not in _PASSED_OVER)
    if not asked:
        return passed
    return _ranked(passed, asked, typos=False) or _ranked(passed, asked, typos=True)


def equipment_of(exercises: Iterable[Exercise]) -> tuple[str, ...]:
    """Every thing that some exercise asks for, in the order of the alphabet."""
    return tuple(sorted({thing for exercise in exercises for thing in exercise.equipment}))


def seconds_of(exercise: Exercise, pace: Pace) -> float:
    """How long one exercise takes on the routine clock, getting ready and both sides included.

    Returns:
        Seconds; 0 for a card that is read at one's own pace.
    """
    if not exercise.is_timed:
        return 0.0
    alone = Routine(exercise.id, exercise.name, "", (Item(exercise.id),))
    return compile_plan(alone, {exercise.id: exercise}, pace).seconds


def _passes(
    exercise: Exercise,
    wish: Wish,
    seconds_of: Callable[[Exercise], float],
) -> bool:
    if wish.place is not None and wish.place not in exercise.places:
        return False
    if wish.equipment is not None and not wish.equipment.issuperset(exercise.equipment):
        return False
    if wish.areas and exercise.area not in wish.areas:
        return False
    if wish.families and exercise.family not in wish.families:
        return False
    if wish.flare_only and not exercise.flare_ok:
        return False
    if wish.most_minutes is None:
        return True
    return exercise.is_timed and seconds_of(exercise) <= wish.most_minutes * 60


def _ranked(
    exercises: Iterable[Exercise],
    asked: tuple[str, ...],
    *,
    typos: bool,
) -> list[Exercise]:
    scored = [(_score(exercise, asked, typos=typos), exercise) for exercise in exercises]
    scored.sort(key=lambda pair: -pair[0])
    return [exercise for score, exercise in scored if score]


def _score(exercise: Exercise, asked: tuple[str, ...], *, typos: bool) -> int:
    """How well an exercise answers the words; 0 where one of them is nowhere in it."""
    fields = _searched(exercise)
    total = 0
    for word in asked:
        best = max(weight * _hit(word, words, typos=typos) for weight, words in fields)
        if not best:
            return 0
        total += best
    # The name as it was typed, or its beginning, goes before the same words strewn about.
    names = [_kept_words(name) for name in (exercise.name, exercise.short_name, *exercise.synonyms)]
    if asked in names:
        return total + 2 * _NAME
    return total + (_NAME if any(name[: len(asked)] == asked for name in names) else 0)


def _hit(word: str, words: tuple[str, ...], *, typos: bool) -> int:
    if word in words:
        return _WHOLE
    if any(other.startswith(word) for other in words):
        return _START
    close = typos and len(word) > 3 and get_close_matches(word, words, 1, _ALIKE)
    return _TYPO if close else 0


def _searched(exercise: Exercise) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The words an exercise can be found by, with what a hit among them counts."""
    about = [AREA_WORDS[exercise.area], FAMILY_WORDS[exercise.family]]
    about += [PLACE_WORDS[place] for place in exercise.places]
    return (
        (_NAME, _spoken(f"{exercise.name} {exercise.short_name}")),
        (_SYNONYM, _spoken(" ".join(exercise.synonyms))),
        (_ABOUT, _spoken(" ".join(about))),
    )


@lru_cache(maxsize=1024)
def _spoken(text: str) -> tuple[str, ...]:
    """The words of a text, numbers as words too: "fou" is on the way to "four"."""
    words = words_of(text)
    return words + tuple(word for word, digits in _NUMBERS.items() if digits in words)


# The same names are asked for with every letter that is typed.
_kept_words = lru_cache(maxsize=1024)(words_of)
