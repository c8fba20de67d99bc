"""What a routine says and sounds like: which words and which chime belong to which moment.

Only the choice is made here. Whether there is time to say it is decided by
:mod:`sciatica_desktop.domain.turns`, and the clock is read by the service that listens.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from sciatica_desktop.domain.exercise import Exercise, PhaseKind
from sciatica_desktop.domain.plan import Block, Plan, Step

COUNTED_S = 3
"""The last seconds of a hold that are counted."""

COUNTED_HOLD_S = 5.0
"""A shorter hold is not counted: its name has hardly been said when it ends."""

SHORTEST_NAMED_S = 1.2
"""A shorter phase is over before its word is: the touch of a floss, a breath between two."""

NEXT_FROM_S = 5.0
"""A rest of at least this length has time to say what comes next."""

_NUMBERS = ("zero", "one", "two", "three")


class Rank(IntEnum):
    """What gives way to what; the greater one is heard."""

    NUMBER = 0
    """A number is true for a second and is never said late."""
    NEXT = 1
    PHASE = 2
    STAGE = 3
    """Which exercise, which side, and that it is over."""


class Chime(StrEnum):
    """A sound; its value is the name of its file in ``resources/sounds``."""

    START = "start"
    TOUCH = "touch"
    HOLD_END = "hold_end"
    CHANGE_SIDE = "change_side"
    TICK = "tick"
    DONE = "done"
    PAUSE = "pause"
    WAKE = "wake"
    """Hardly anything: it opens a wireless loudspeaker, which would swallow the first sound."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something to say.

    Attributes:
        text: the words.
        rank: what it gives way to.
    """

    text: str
    rank: Rank


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person wants to hear; names and sides belong to any voice.

    Attributes:
        phases: the word of each phase, such as "Hold".
        countdown: the last seconds of a hold.
        next_up: during a rest, what comes after it.
        repetitions: each repetition by its number, in place of the words after the first.
    """

    phases: bool = True
    countdown: bool = True
    next_up: bool = True
    repetitions: bool = False


def name_words(block: Block, exercises: Mapping[str, Exercise]) -> str:
    """An exercise with its side, such as "Seated floss, left leg"."""
    exercise = exercises[block.exercise]
    if block.side is None:
        return exercise.short_name
    return f"{exercise.short_name}, {block.side.value} {exercise.side_words.part}"


def on_step(
    step: Step,
    before: Block | None,
    done: int,
    plan: Plan,
    exercises: Mapping[str, Exercise],
    wishes: Wishes,
) -> tuple[Utterance, ...]:
    """What is said when a phase begins, the more important first.

    Args:
        step: the phase.
        before: the block that was heard last, or None at the start.
        done: the repetition that has ended with the phase before, from 1; 0 for none.
        plan: what is walked.
        exercises: its exercises by id.
        wishes: what the person wants to hear.
    """
    block = plan.blocks[step.block]
    # By its place: easing an exercise makes a new block of it, which nobody has to hear.
    again = before is not None and before.index == block.index
    if not again or step.index == plan.first_step(step.block):
        return (on_block(block, before, exercises),)
    counted = wishes.repetitions and exercises[block.exercise].is_counted
    said = []
    if wishes.phases and _has_time_for_its_word(step, counted=counted):
        words = f"{_spelled(done)}. {step.word}" if counted and done else step.word
        said.append(Utterance(words, Rank.PHASE))
    elif counted and done:
        said.append(Utterance(_spelled(done), Rank.NUMBER))
    if wishes.next_up and step.kind is PhaseKind.REST and (step.seconds or 0.0) >= NEXT_FROM_S:
        said.append(Utterance(_next_words(step, plan, exercises), Rank.NEXT))
    return tuple(said)


def on_block(block: Block, before: Block | None, exercises: Mapping[str, Exercise]) -> Utterance:
    """What is said when an exercise or its other side begins.

    Args:
        block: what begins.
        before: the block that was heard last, or None at the start.
        exercises: exercises by id.
    """
    turned = before is not None and before.item == block.item and before.side != block.side
    if turned and block.side is not None:
        return Utterance(f"Now your {block.side.value} side", Rank.STAGE)
    return Utterance(name_words(block, exercises), Rank.STAGE)


GET_READY = Utterance("Get ready", Rank.STAGE)
"""After a pause, before the interrupted phase goes on."""

LAST = Utterance("That was the last one", Rank.STAGE)
"""After the last phase."""


def is_counted_down(step: Step) -> bool:
    """Whether the last seconds of a phase are counted."""
    return step.kind is PhaseKind.HOLD and (step.seconds or 0.0) >= COUNTED_HOLD_S


def number_at(remaining: float) -> int | None:
    """The number that has its second now, 3 to 1, or None.

    Args:
        remaining: seconds left of the phase.
    """
    number = math.ceil(remaining)
    return number if 1 <= number <= COUNTED_S else None


def count_words(number: int) -> Utterance:
    """A number by itself: of the countdown, or a count that was put right."""
    return Utterance(_spelled(number), Rank.NUMBER)


def chime_on_step(step: Step, before: Step | None) -> Chime | None:
    """The chime of a phase that begins, if it has one.

    Args:
        step: the phase.
        before: the phase that was heard last, or None at the start.
    """
    if step.kind is PhaseKind.CHANGE_SIDE:
        return Chime.CHANGE_SIDE
    if step.kind is PhaseKind.TOUCH:
        return Chime.TOUCH
    if step.kind is PhaseKind.HOLD:
        return Chime.START
    if before is None:
        return None
    if before.kind is PhaseKind.HOLD and before.index + 1 == step.index:
        return Chime.HOLD_END
    if step.repetition == 1 and before.repetition == 0:
        return Chime.START
    return None


def _has_time_for_its_word(step: Step, *, counted: bool) -> bool:
    if step.seconds is not None and step.seconds < SHORTEST_NAMED_S:
        return False
    if step.kind is PhaseKind.UNTIL_READY and step.repetition > 1:
        return False
    # Counted aloud, the numbers alone give the rhythm once the words are known.
    return not counted or step.repetition <= 1 or (step.seconds or 0.0) >= NEXT_FROM_S


def _next_words(step: Step, plan: Plan, exercises: Mapping[str, Exercise]) -> str:
    block = plan.blocks[step.block]
    following = plan.steps[min(step.index + 1, len(plan.steps) - 1)]
    if following.block != step.block:
        return f"Next, {name_words(plan.blocks[following.block], exercises)}"
    number = step.repetition + 1
    if exercises[block.exercise].is_counted:
        return f"Next, repetition {number} of {block.repetitions}"
    return f"Next, hold {number} of {block.repetitions}"


def _spelled(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
