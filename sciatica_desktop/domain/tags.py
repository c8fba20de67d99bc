"""Words of the diary by day: how many days each was chosen on, and which were used last.

A day has a word where any entry of that day has it, one of the evening or one of a moment. A day
without any entry says nothing and is left out of every count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sciatica_desktop.domain.diary import Entry
from sciatica_desktop.domain.log import SessionRecord


class TagKind(StrEnum):
    """What a word says."""

    QUALITY = "quality"
    """How it felt."""
    TRIGGER = "trigger"
    """What was going on when it came."""
    EASER = "easer"
    """What eased it."""
    PART = "part"
    """The part of the day it came in."""
    TREATMENT = "treatment"
    MEDICINE = "medicine"
    EXERCISE = "exercise"
    """Something was done of a routine."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One word of one kind, such as the trigger "long sitting"."""

    kind: TagKind
    word: str


EXERCISE = Tag(TagKind.EXERCISE, "exercise")

DayTags = Mapping[date, frozenset[Tag]]
"""The tags of each day that has an entry."""


@dataclass(frozen=True, slots=True)
class Tally:
    """One word.

    Attributes:
        word: the word.
        days: days on which it was chosen.
        latest: the latest of them.
    """

    word: str
    days: int
    latest: date


@dataclass(frozen=True, slots=True)
class Tallies:
    """The words of one kind, most days first; of two with the same count the later used.

    Attributes:
        of: days with an entry.
        items: the words.
    """

    of: int
    items: tuple[Tally, ...]


_WORDS: Mapping[TagKind, Callable[[Entry], Iterable[str]]] = {
    TagKind.QUALITY: lambda entry: entry.qualities,
    TagKind.TRIGGER: lambda entry: entry.triggers,
    TagKind.EASER: lambda entry: entry.easers,
    TagKind.PART: lambda entry: (part.value for part in entry.parts),
    TagKind.TREATMENT: lambda entry: (treatment.kind.value for treatment in entry.treatments),
    TagKind.MEDICINE: lambda entry: (medicine.name for medicine in entry.medicines),
}


def tags_by_day(entries: Iterable[Entry], sessions: Iterable[SessionRecord] = ()) -> DayTags:
    """The tags of each local day that has an entry.

    Args:
        entries: diary entries of any kind.
        sessions: sessions; a day with something done has the tag ``EXERCISE``.
    """
    found: dict[date, set[Tag]] = {}
    for entry in entries:
        tags = found.setdefault(entry.day, set())
        for kind, words_of in _WORDS.items():
            tags.update(Tag(kind, word) for word in words_of(entry))
    for session in sessions:
        if session.counts and session.day in found:
            found[session.day].add(EXERCISE)
    return {day: frozenset(tags) for day, tags in found.items()}


def tallies(tags: DayTags, kind: TagKind) -> Tallies:
    """How many days each word of a kind was chosen on."""
    days: dict[str, list[date]] = {}
    for day in sorted(tags):
        for tag in tags[day]:
            if tag.kind is kind:
                days.setdefault(tag.word, []).append(day)
    items = [Tally(word, len(of), of[-1]) for word, of in days.items()]
    items.sort(key=lambda item: item.word)
    items.sort(key=lambda item: (item.days, item.latest), reverse=True)
    return Tallies(len(tags), tuple(items))


def used_last(entries: Sequence[Entry], kind: TagKind, most: int) -> tuple[str, ...]:
    """The words of a kind that were used last, the latest first, so that they stand in front.

    Args:
        entries: diary entries, oldest first; a year of them is plenty.
        kind: the kind of word.
        most: how many words at most.
    """
    words_of = _WORDS[kind]
    found: dict[str, None] = {}
    for entry in reversed(entries):
        for word in words_of(entry):
            found.setdefault(word)
            if len(found) == most:
                return tuple(found)
    return tuple(found)
