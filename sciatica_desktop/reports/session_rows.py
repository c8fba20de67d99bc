"""The exercises of a session, side by side: each hold and each repetition, planned and done.

A record keeps seconds of moving and holding together with the repetitions that were finished. The
seconds that were held follow from both: what is left when the moving is taken off.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sciatica_desktop.domain.anatomy import Side
from sciatica_desktop.domain.body import region_name
from sciatica_desktop.domain.doses import TIMES, number_words, seconds_words
from sciatica_desktop.domain.exercise import Exercise, Kind, PhaseKind
from sciatica_desktop.domain.log import BlockRecord, Hurt, SessionRecord
from sciatica_desktop.domain.rounding import whole
from sciatica_desktop.domain.wording import count
from sciatica_desktop.reports.art import telling_pose
from sciatica_desktop.reports.words import capitalised

_CHOICES = {"ease": "eased", "skip": "skipped", "stop": "stopped"}
_LEAST_S = 0.5
"""A hold shorter than this is not spoken of."""


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence about a side.

    Attributes:
        words: beginning with a small letter.
        is_hurt: whether it is about pain, and so stands out.
    """

    words: str
    is_hurt: bool = False


@dataclass(frozen=True, slots=True)
class DoneLine:
    """What was done of an exercise on one side.

    Attributes:
        side: the side, or None.
        parts: one for each planned hold or repetition, how much of it was done, 0 to 1.
        words: done of planned, such as "52 of 60 s" or "6 of 10 times".
        share: share of the plan, 0 to 1.
        notes: what there is to say of it.
    """

    side: Side | None
    parts: tuple[float, ...]
    words: str
    share: float
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class DoneRow:
    """An exercise on paper.

    Attributes:
        exercise: its id.
        name: its name.
        dose: the dose as it was planned.
        pose: the pose it is known by; empty where the library does not have it.
        start_pose: where it begins; empty where that is the same.
        lines: a line for each side, in the order they were done.
    """

    exercise: str
    name: str
    dose: str
    pose: str
    start_pose: str
    lines: tuple[DoneLine, ...]

    @property
    def side(self) -> Side | None:
        """The side that is shown: the one that went first."""
        return self.lines[0].side


def rows_of(record: SessionRecord, library: Mapping[str, Exercise]) -> tuple[DoneRow, ...]:
    """The rows of a session."""
    return tuple(
        _row(record, group, library.get(group[0].exercise)) for group in _groups(record.blocks)
    )


def choice_words(choice: str) -> str:
    """What the person chose when it hurt."""
    return _CHOICES.get(choice, choice)


def clock_words(seconds: float) -> str:
    """A length such as "52 s" or "8 min 28 s"."""
    minutes, rest = divmod(whole(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def _groups(blocks: Sequence[BlockRecord]) -> list[list[BlockRecord]]:
    """Blocks in a row of one exercise; a side that comes again begins a new row."""
    groups: list[list[BlockRecord]] = []
    for block in blocks:
        last = groups[-1] if groups else []
        sides = {each.side for each in last}
        if last and last[0].exercise == block.exercise and block.side not in sides:
            last.append(block)
        else:
            groups.append([block])
    return groups


def _row(record: SessionRecord, blocks: Sequence[BlockRecord], card: Exercise | None) -> DoneRow:
    name = blocks[0].exercise
    places = {block.index for block in blocks}
    pose = telling_pose(card) if card is not None else ""
    start = card.start_pose if card is not None and card.start_pose != pose else ""
    eased_from = min(
        (hurt.block for hurt in record.hurts if hurt.choice == "ease" and hurt.block in places),
        default=blocks[-1].index + 1,
    )
    return DoneRow(
        exercise=name,
        name=card.name if card is not None else capitalised(name.replace("_", " ")),
        dose=_dose(blocks, card),
        pose=pose,
        start_pose=start,
        lines=tuple(
            _line(
                block,
                card,
                [hurt for hurt in record.hurts if hurt.block == block.index],
                # Easing goes for the rest of the exercise, on the other side too.
                was_eased=block.index >= eased_from,
            )
            for block in blocks
        ),
    )


def _dose(blocks: Sequence[BlockRecord], card: Exercise | None) -> str:
    """As it was planned: "2 × 30 s each side", "10 times, left, 5 s each"."""
    each = [_amount(block, card) for block in blocks]
    sides = [block.side.value for block in blocks if block.side is not None]
    pace = _pace(blocks[0], card)
    if len(sides) < len(blocks):
        said = each[0]
    elif len(set(each)) > 1:
        said = ", ".join(f"{amount} {side}" for amount, side in zip(each, sides, strict=True))
    else:
        said = f"{each[0]} each side" if len(sides) > 1 else f"{each[0]}, {sides[0]}"
    return f"{said}, {pace}" if pace else said


def _amount(block: BlockRecord, card: Exercise | None) -> str:
    hold = _hold_s(block, card)
    if hold is None:
        return count(block.planned_repetitions, "time")
    words = seconds_words(hold)
    many = block.planned_repetitions > 1
    return f"{block.planned_repetitions} {TIMES} {words}" if many else words


def _pace(block: BlockRecord, card: Exercise | None) -> str:
    if card is None or card.kind is not Kind.REPETITIONS or not block.planned_repetitions:
        return ""
    return f"{number_words(round(block.planned_s / block.planned_repetitions, 1))} s each"


def _hold_s(block: BlockRecord, card: Exercise | None) -> float | None:
    """Seconds of each hold as it was planned; None for an exercise that is counted."""
    if card is None or card.kind is Kind.REPETITIONS or not block.planned_repetitions:
        return None
    held = block.planned_s / block.planned_repetitions - _moving_s(card)
    return round(held, 2) if held >= 1 else None


def _moving_s(card: Exercise) -> float:
    """Seconds of moving in each repetition; the last one keeps its way back too."""
    return sum(
        phase.seconds
        for phase in card.phases
        if phase.kind.is_active and phase.kind is not PhaseKind.HOLD
    )


def _way_there_s(card: Exercise) -> float:
    """Seconds of moving in a repetition before its hold begins."""
    seconds = 0.0
    for phase in card.phases:
        if phase.kind is PhaseKind.HOLD:
            break
        seconds += phase.seconds if phase.kind.is_active else 0.0
    return seconds


def _line(
    block: BlockRecord, card: Exercise | None, hurts: Sequence[Hurt], *, was_eased: bool
) -> DoneLine:
    planned, hold = block.planned_repetitions, _hold_s(block, card)
    notes = [_hurt(hurt) for hurt in hurts]
    if block.corrected:
        notes.append(Note(f"count put right by {abs(block.corrected)}"))
    if card is None or hold is None:
        done = min(block.done_repetitions, planned)
        parts = tuple(float(number < done) for number in range(planned))
        words = f"{block.done_repetitions} of {count(planned, 'time')}"
        return DoneLine(block.side, parts, words, block.share_done, tuple(notes))
    held = _held_s(block, card, hold, was_eased=was_eased)
    parts = tuple(min(1.0, max(0.0, held / hold - number)) for number in range(planned))
    begun, rest = divmod(held, hold)
    if not hurts and not was_eased and rest >= _LEAST_S and held < planned * hold:
        which = f"hold {int(begun) + 1}" if planned > 1 else "the hold"
        notes.append(Note(f"{which} ended at {seconds_words(whole(rest))}"))
    words = f"{whole(held)} of {whole(planned * hold)} s"
    return DoneLine(block.side, parts, words, held / (planned * hold), tuple(notes))


def _held_s(block: BlockRecord, card: Exercise, hold: float, *, was_eased: bool) -> float:
    """Seconds held, up to the plan.

    An eased exercise has shorter holds, so there the seconds count and not the repetitions.
    """
    done = min(block.done_repetitions, block.planned_repetitions)
    moving = _moving_s(card)
    if was_eased:
        held = block.done_s - done * moving
    else:
        # A count that was put right says nothing about the seconds of a hold that was begun.
        over = 0.0 if block.corrected else block.done_s - done * (hold + moving)
        held = done * hold + min(hold, max(0.0, over - _way_there_s(card)))
    return min(block.planned_repetitions * hold, max(0.0, held))


def _hurt(hurt: Hurt) -> Note:
    where = ""
    if hurt.region:
        name = region_name(hurt.region)
        where = f" ({name[:1].lower()}{name[1:]})"
    elif hurt.reach is not None:
        where = f" ({hurt.reach.place})"
    return Note(f"{choice_words(hurt.choice)} at {clock_words(hurt.second)}: it hurt{where}", True)
