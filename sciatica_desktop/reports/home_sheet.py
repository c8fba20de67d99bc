"""What the home sheet says: a routine to do at home, with every word and number decided.

Plain data; :mod:`sciatica_desktop.reports.home_sheet_page` paints it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sciatica_desktop.domain.anatomy import AffectedSide, Side
from sciatica_desktop.domain.doses import (
    amount_words,
    minutes_words,
    often_words,
    seconds_words,
    sides_words,
)
from sciatica_desktop.domain.exercise import Exercise, Laterality, Phase, PhaseKind
from sciatica_desktop.domain.plan import Pace, compile_plan
from sciatica_desktop.domain.routine import Item, Routine
from sciatica_desktop.reports.art import telling_pose

ON_A_PAGE = 6
"""Exercises on one sheet; more are spread over several."""
ROOMY = 4
"""Up to so many have two pictures each."""
_TWO_LINES = 78
"""Letters that fit two lines of a roomy row."""
NOTICE = "Made from the user’s own plan. Follow your therapist’s advice where it differs."


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One exercise on paper.

    Attributes:
        number: its place in the routine, from 1.
        exercise: its id.
        name: its name.
        short_name: its name in the grid.
        dose: how much, such as "2 × 30 s, each side".
        steps: what to do, in order.
        feel: what is felt where.
        slip: the most usual mistake.
        start_pose: where it begins.
        end_pose: what it is known by.
        start_words: below the first picture.
        end_words: below the second.
        side: the side that is shown.
    """

    number: int
    exercise: str
    name: str
    short_name: str
    dose: str
    steps: tuple[str, ...]
    feel: str
    slip: str
    start_pose: str
    end_pose: str
    start_words: str
    end_words: str
    side: Side | None


@dataclass(frozen=True, slots=True)
class HomeSheet:
    """A routine on paper, page by page.

    Attributes:
        title: the routine's name.
        line: how often and how long.
        pages: the exercises of each page.
    """

    title: str
    line: str
    pages: tuple[tuple[SheetRow, ...], ...]


def build_home_sheet(routine: Routine, library: Mapping[str, Exercise], pace: Pace) -> HomeSheet:
    """Decide what the sheet of a routine says.

    Raises:
        ValueError: if the routine names an exercise the library does not have.
    """
    plan = compile_plan(routine, library, pace)
    # Said with each exercise only where they differ.
    differ = len(_often(routine, library)) > 1
    rows = [
        _row(number, item, library[item.exercise], pace.affected, often=differ)
        for number, item in enumerate(routine.items, start=1)
    ]
    return HomeSheet(routine.name, _line(routine, library, plan.seconds), _spread(rows))


def _line(routine: Routine, library: Mapping[str, Exercise], seconds: float) -> str:
    cards = [library[item.exercise] for item in routine.items]
    often = _often(routine, library)
    least, most = min(often), max(often)
    times = often_words(most) if least == most else f"{least} to {most} times a day"
    words = [f"{times.capitalize()}, about {minutes_words(seconds)}."]
    wait = max(card.earliest_after_waking_h for card in cards)
    if wait:
        words.append(f"Not in the first {_hours(wait)} after getting up.")
    return " ".join(words)


def _often(routine: Routine, library: Mapping[str, Exercise]) -> set[int]:
    """How often a day, for each exercise."""
    return {(item.dose or library[item.exercise].dose).times_per_day for item in routine.items}


def _spread(rows: list[SheetRow]) -> tuple[tuple[SheetRow, ...], ...]:
    """Everything on one page where it fits; else pages of about as many, four at most."""
    if len(rows) <= ON_A_PAGE:
        return (tuple(rows),)
    pages = -(-len(rows) // ROOMY)
    each, left = divmod(len(rows), pages)
    spread, at = [], 0
    for page in range(pages):
        size = each + (page < left)
        spread.append(tuple(rows[at : at + size]))
        at += size
    return tuple(spread)


def _row(
    number: int, item: Item, card: Exercise, affected: AffectedSide, *, often: bool
) -> SheetRow:
    dose = item.dose or card.dose
    said = [amount_words(card, dose), sides_words(card, item.sides, affected)]
    if often:
        said.append(often_words(dose.times_per_day))
    side = _shown_side(item.sides or card.laterality, affected)
    end = telling_pose(card)
    word = next(phase.word for phase in card.phases if phase.pose == end)
    shown = f", {side.value} {card.side_words.part} shown" if side is not None else ""
    return SheetRow(
        number=number,
        exercise=card.id,
        name=card.name,
        short_name=card.short_name,
        dose=", ".join(part for part in said if part),
        steps=_steps(card, item),
        feel=_first_sentence(card.feel),
        slip=f"Not: {card.errors[0][:1].lower()}{card.errors[0][1:]}." if card.errors else "",
        start_pose=card.start_pose,
        end_pose=end,
        start_words="start",
        end_words=f"{_end_word(card, word)}{shown}",
        side=side,
    )


def _end_word(card: Exercise, word: str) -> str:
    kinds = {phase.kind for phase in card.phases}
    return "hold" if PhaseKind.HOLD in kinds else word.lower()


def _shown_side(sides: Laterality, affected: AffectedSide) -> Side | None:
    match sides:
        case Laterality.NONE:
            return None
        case Laterality.LEFT_ONLY | Laterality.LEFT_FIRST:
            return Side.LEFT
        case Laterality.RIGHT_ONLY:
            return Side.RIGHT
        case Laterality.OTHER_ONLY if affected.single is not None:
            return affected.single.other
    return affected.first


def _steps(card: Exercise, item: Item) -> tuple[str, ...]:
    """The start, then the cues of the player; a counted movement with its seconds."""
    start = (_clause(_first_sentence(card.start)),) if card.start else ()
    dose = item.dose or card.dose
    own = {PhaseKind.MOVE_OUT: dose.out_s, PhaseKind.MOVE_BACK: dose.back_s}
    if not card.is_counted:
        going = (PhaseKind.MOVE_OUT, PhaseKind.HOLD)
        return (*start, *(phase.cue for phase in card.phases if phase.kind in going))
    return (
        *start,
        *(_timed(phase, own[phase.kind]) for phase in card.phases if phase.kind in own),
    )


def _timed(phase: Phase, own: float | None) -> str:
    return f"{phase.cue.rstrip('.')}: {seconds_words(own or phase.seconds)}."


def _hours(hours: float) -> str:
    return "hour" if hours == 1 else f"{hours:g} hours"


def _clause(sentence: str) -> str:
    """A sentence, ended at its last comma or colon where it is too long for two lines."""
    if len(sentence) <= _TWO_LINES:
        return sentence
    head = max(sentence.rfind(mark, 0, _TWO_LINES) for mark in (", ", ": ", "; "))
    return sentence if head < 0 else sentence[:head] + "."


def _first_sentence(text: str) -> str:
    head, dot, _ = text.partition(". ")
    return head + "." if dot else text
