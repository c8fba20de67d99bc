"""Days with something to know beside the numbers: visits, notes, treatments, another routine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sciatica_desktop.domain.diary import Entry
from sciatica_desktop.domain.log import SessionRecord


class MarkKind(StrEnum):
    """What a mark of the person stands for."""

    VISIT = "visit"
    """Somebody was seen; numbers can be compared with the seven days from it."""
    NOTE = "note"
    """Anything to remember beside the charts."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A dated mark that the person added.

    Attributes:
        id: stable identity.
        day: the local calendar day.
        kind: a visit or a note.
        text: whom they saw, or the note; may be empty for a visit.
        written: when it was typed, aware of its UTC offset.
    """

    id: str
    day: date
    kind: MarkKind
    text: str
    written: datetime

    def __post_init__(self) -> None:
        """Check text and time.

        Raises:
            ValueError: in one sentence.
        """
        if self.kind is MarkKind.NOTE and not self.text.strip():
            raise ValueError("a note needs a text")
        if self.written.utcoffset() is None:
            raise ValueError("written needs a UTC offset")


class EventKind(StrEnum):
    """What happened on a day, in the order in which marks of one day stand."""

    VISIT = "visit"
    NOTE = "note"
    TREATMENT = "treatment"
    ROUTINE = "routine"


@dataclass(frozen=True, slots=True)
class Event:
    """One mark on the charts.

    Attributes:
        day: the local calendar day.
        kind: what it is.
        letter: the letter it carries: V visit, N note, R routine, else that of the treatment.
        words: what it says, such as "massage, deep tissue, 45 min, easier after".
    """

    day: date
    kind: EventKind
    letter: str
    words: str


def last_visit(marks: Iterable[Mark], until: date) -> date | None:
    """The day of the latest visit up to a day, or None."""
    days = [mark.day for mark in marks if mark.kind is MarkKind.VISIT and mark.day <= until]
    return max(days, default=None)


def events(
    first: date,
    last: date,
    *,
    entries: Iterable[Entry] = (),
    sessions: Iterable[SessionRecord] = (),
    marks: Iterable[Mark] = (),
) -> tuple[Event, ...]:
    """Everything that stands as a mark from ``first`` to ``last``, oldest first.

    Args:
        first: first day.
        last: last day.
        entries: diary entries; their treatments count once a day and kind.
        sessions: sessions. A routine is new on the day it is first done in a session after
            another one; pass earlier sessions too, so that an old routine is not taken for new.
        marks: the person's own marks.
    """
    found = [
        Event(mark.day, EventKind(mark.kind.value), mark.kind.value[0].upper(), mark.text)
        for mark in marks
    ]
    found += _treatments(entries)
    found += _new_routines(sessions)
    inside = {event for event in found if first <= event.day <= last}
    order = list(EventKind)
    return tuple(
        sorted(inside, key=lambda e: (e.day, order.index(e.kind), e.letter, e.words)),
    )


def _treatments(entries: Iterable[Entry]) -> list[Event]:
    said: dict[tuple[date, str], str] = {}
    letters: dict[tuple[date, str], str] = {}
    for entry in entries:
        for treatment in entry.treatments:
            key = (entry.day, treatment.kind.value)
            words = [treatment.kind.value]
            words += [treatment.form] if treatment.form else []
            words += [f"{treatment.minutes} min"] if treatment.minutes else []
            words += [f"{treatment.felt.value} after"] if treatment.felt else []
            letters[key] = treatment.kind.letter
            # Of two of one kind on one day the one told in more detail stands for both.
            said[key] = max(said.get(key, ""), ", ".join(words), key=lambda text: (len(text), text))
    return [Event(key[0], EventKind.TREATMENT, letters[key], words) for key, words in said.items()]


def _new_routines(sessions: Iterable[SessionRecord]) -> list[Event]:
    seen: set[str] = set()
    found: list[Event] = []
    for session in sorted(sessions, key=lambda record: record.started):
        if not session.counts:
            continue
        if seen and session.routine not in seen:
            found.append(Event(session.day, EventKind.ROUTINE, "R", session.routine_name))
        seen.add(session.routine)
    return found
