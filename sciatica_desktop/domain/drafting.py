"""A routine while it is put together: a list and a text that always say the same.

The text is the one truth and the list is read from it. So nothing that was typed is lost: a line
that was not understood, a remark and a blank line stay where they are while the list around them
is changed. Every change gives a new draft; who keeps the old one can go back to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sciatica_desktop.domain.doses import hold_seconds, move_seconds
from sciatica_desktop.domain.exercise import Exercise, Kind, Laterality, PhaseKind
from sciatica_desktop.domain.prescription import Line, Reading, as_text, line_of, read
from sciatica_desktop.domain.prescription.reader import MOST_LETTERS
from sciatica_desktop.domain.routine import Item, Routine

SHORT = 4
"""So many stretches at most are a short routine, done more often (clinical reference D1)."""

_NEW_LINE = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_REMARK = re.compile(r"(?:^|\s)#")


@dataclass(frozen=True, slots=True)
class Draft:
    """A routine that may not be whole yet.

    Attributes:
        name: its name; may be empty.
        text: its lines, understood or not.
        about: one sentence on what it is for.
        flare: whether it was meant for a flare day.
    """

    name: str = ""
    text: str = ""
    about: str = ""
    flare: bool = False

    @property
    def lines(self) -> list[str]:
        """The lines of the text."""
        return self.text.split("\n") if self.text else []


def draft_of(routine: Routine, exercises: Mapping[str, Exercise]) -> Draft:
    """A routine as a draft, with every dose in words.

    Raises:
        KeyError: if the routine has an exercise that is not there.
    """
    items = tuple(spelled_out(exercises[item.exercise], item) for item in routine.items)
    whole = as_text(replace(routine, items=items), exercises)
    lines = whole.rstrip("\n").split("\n")[-len(items) :]
    return Draft(routine.name, "\n".join(lines), routine.about, routine.flare)


def routine_of(draft: Draft, exercises: Mapping[str, Exercise], routine_id: str) -> Routine | None:
    """The draft as a routine; None while it has no name, or nothing in it was understood."""
    items = read(draft.text, exercises).items
    name = " ".join(draft.name.split())
    if not items or not name:
        return None
    done = [exercises[item.exercise] for item in items]
    places = dict.fromkeys(exercise.places[0].value for exercise in done)
    return Routine(
        id=routine_id,
        name=name,
        place=" and ".join(places),
        items=items,
        flare=draft.flare and all(exercise.flare_ok for exercise in done),
        about=draft.about,
    )


def spelled_out(exercise: Exercise, item: Item | None = None) -> Item:
    """An exercise with all of its dose said, nothing left to its card.

    So a routine stays what it is when the card changes, and whoever is sent its text needs no
    card.

    Args:
        exercise: the exercise.
        item: what a routine says of it; None takes all from the card.
    """
    item = item or Item(exercise.id)
    dose = item.dose or exercise.dose
    dose = replace(dose, hold_s=hold_seconds(exercise, dose))
    if exercise.kind is Kind.REPETITIONS:
        out = move_seconds(exercise, PhaseKind.MOVE_OUT, dose.out_s)
        back = move_seconds(exercise, PhaseKind.MOVE_BACK, dose.back_s)
        dose = replace(dose, out_s=out, back_s=back)
    sides = item.sides
    if sides is None and exercise.laterality is not Laterality.NONE:
        sides = exercise.laterality
    return Item(exercise.id, dose, sides)


# --- changes ------------------------------------------------------------------------------------


def typed(draft: Draft, text: str, exercises: Mapping[str, Exercise]) -> Draft:
    """Another text; a name in its first line is the name of the routine."""
    text = "\n".join(_NEW_LINE.split(text))
    return replace(draft, text=text, name=read(text, exercises).name or draft.name)


def renamed(draft: Draft, name: str, exercises: Mapping[str, Exercise]) -> Draft:
    """Another name, in the text too where the text has one."""
    title = _title(read(draft.text, exercises))
    lines = draft.lines
    if title is not None:
        lines[title.number - 1 : title.number] = [f"Name: {name}"] if name.strip() else []
    return replace(draft, name=name, text="\n".join(lines))


def added(
    draft: Draft,
    items: Sequence[Item],
    exercises: Mapping[str, Exercise],
    place: int | None = None,
) -> Draft:
    """More stretches, before the one at a place, from 0; None puts them at the end."""
    lines, slots = draft.lines, _slots(draft, exercises)
    if place is None or place >= len(slots):
        while lines and not lines[-1].strip():
            lines.pop()
        at = len(lines)
    else:
        at = slots[place]
    lines[at:at] = [line_of(item, exercises) for item in items]
    return replace(draft, text="\n".join(lines))


def moved(draft: Draft, place: int, to: int, exercises: Mapping[str, Exercise]) -> Draft:
    """A stretch at another place, from 0; what was not understood keeps its line."""
    lines, slots = draft.lines, _slots(draft, exercises)
    to = max(0, min(to, len(slots) - 1))
    texts = [lines[slot] for slot in slots]
    texts.insert(to, texts.pop(place))
    for slot, text in zip(slots, texts, strict=True):
        lines[slot] = text
    return replace(draft, text="\n".join(lines))


def without(draft: Draft, place: int, exercises: Mapping[str, Exercise]) -> Draft:
    """The draft without the stretch at a place, from 0."""
    lines = draft.lines
    del lines[_slots(draft, exercises)[place]]
    return replace(draft, text="\n".join(lines))


def doubled(draft: Draft, place: int, exercises: Mapping[str, Exercise]) -> Draft:
    """The stretch at a place, from 0, a second time below it."""
    lines = draft.lines
    slot = _slots(draft, exercises)[place]
    lines.insert(slot, lines[slot])
    return replace(draft, text="\n".join(lines))


def dosed(draft: Draft, place: int, item: Item, exercises: Mapping[str, Exercise]) -> Draft:
    """Another dose, or sides, for the stretch at a place, from 0.

    Its line is written anew; a remark in it, and what was not understood of it, stay as a remark.
    """
    lines = draft.lines
    line = entries(read(draft.text, exercises))[place]
    if line.item == item:
        return draft
    slot, written, kept = line.number - 1, line_of(item, exercises), _kept(line, exercises)
    if kept and len(written) + len(kept) + 4 <= MOST_LETTERS and not _REMARK.search(written):
        written = f"{written}  # {kept}"
    elif kept:
        lines.insert(slot, f"# {kept}")
        slot += 1
    lines[slot] = written
    return replace(draft, text="\n".join(lines))


def meant(draft: Draft, line: Line, exercise: Exercise) -> Draft:
    """The name of an exercise where the line has one that was not understood."""
    lines = draft.lines
    lines[line.number - 1] = line.with_name(exercise.short_name)
    return replace(draft, text="\n".join(lines))


def left_out(draft: Draft, line: Line) -> Draft:
    """What was not understood of a line, as a remark: it stays to be read, and means nothing."""
    lines = draft.lines
    if line.item is None:
        lines[line.number - 1] = f"# {line.text.strip()}"
    else:
        start, end = line.span
        rest = f"{line.text[:start].rstrip()}{line.text[end:]}"
        lines[line.number - 1] = f"{rest.rstrip(' ,;.')}  # {line.text[start:end]}"
    return replace(draft, text="\n".join(lines))


# --- reading ------------------------------------------------------------------------------------


def entries(reading: Reading) -> tuple[Line, ...]:
    """The lines that are stretches, in order."""
    return tuple(line for line in reading.lines if line.item is not None)


def _slots(draft: Draft, exercises: Mapping[str, Exercise]) -> list[int]:
    """Where in the text the stretches are, from 0."""
    return [line.number - 1 for line in entries(read(draft.text, exercises))]


def _title(reading: Reading) -> Line | None:
    """The line that names the routine."""
    if not reading.name:
        return None
    return next(
        line for line in reading.lines if line.said.endswith(reading.name) and line.item is None
    )


def _kept(line: Line, exercises: Mapping[str, Exercise]) -> str:
    """What somebody wrote into a line beside the dose."""
    if line.problem:
        return " ".join(line.text.replace("#", " ").split())
    remark = _REMARK.search(line.text)
    # The remarks that are written here tell the dose and are written anew with it.
    if remark is None or (line.item is not None and line.text == line_of(line.item, exercises)):
        return ""
    return line.text[remark.end() :].strip()
