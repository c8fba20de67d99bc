"""A routine compiled to a flat list of phases with exact seconds.

Every duration the app shows comes from here, so what a card promises is what the clock does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sciatica_desktop.domain.anatomy import AffectedSide, Side
from sciatica_desktop.domain.dose import Dose
from sciatica_desktop.domain.exercise import Exercise, Laterality, Phase, PhaseKind
from sciatica_desktop.domain.routine import Routine


@dataclass(frozen=True, slots=True)
class Pace:
    """The person's own settings that shape a plan.

    Attributes:
        affected: the side that hurts.
        get_ready_s: before each exercise, 0 to 120 s.
        change_side_s: to turn over between two sides, 0 to 120 s.
        wait_between: the clock waits for the person before each exercise instead.
        share: share of each dose's repetitions to do, above 0 and at most 1; a short version
            or a gentle day uses less than 1 and never less than one repetition.
    """

    affected: AffectedSide = AffectedSide.NEITHER
    get_ready_s: float = 10.0
    change_side_s: float = 8.0
    wait_between: bool = False
    share: float = 1.0

    def __post_init__(self) -> None:
        """Check the ranges.

        Raises:
            ValueError: in one sentence that says what was expected.
        """
        if not 0 <= self.get_ready_s <= 120 or not 0 <= self.change_side_s <= 120:
            raise ValueError("get_ready_s and change_side_s must be 0 to 120")
        if not 0 < self.share <= 1:
            raise ValueError("share must be above 0 and at most 1")


@dataclass(frozen=True, slots=True)
class Block:
    """One exercise on one side: what is credited, skipped and gone back to as a whole.

    Attributes:
        index: place in the plan, from 0.
        item: place of the exercise in the routine, from 0.
        exercise: id of the exercise.
        side: the worked side, or None.
        repetitions: planned repetitions in all sets.
        active_s: planned seconds that count as exercise.
    """

    index: int
    item: int
    exercise: str
    side: Side | None
    repetitions: int
    active_s: float


@dataclass(frozen=True, slots=True)
class Step:
    """One phase of a plan.

    Attributes:
        index: place in the plan, from 0.
        block: index of the block the phase belongs to.
        kind: what the time is for.
        word: word shown large.
        cue: line shown large.
        seconds: length in s; None waits for the person.
        repetition: repetition within the block, from 1; 0 where none is going on.
        ends_repetition: whether reaching the end counts that repetition.
        start_pose: pose at the start.
        end_pose: pose at the end.
    """

    index: int
    block: int
    kind: PhaseKind
    word: str
    cue: str
    seconds: float | None
    repetition: int
    ends_repetition: bool
    start_pose: str
    end_pose: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A routine made ready for one person.

    Attributes:
        routine: the routine's id.
        name: the routine's name.
        blocks: one for each exercise and side, in order.
        steps: every phase, in order.
    """

    routine: str
    name: str
    blocks: tuple[Block, ...]
    steps: tuple[Step, ...]

    @property
    def seconds(self) -> float:
        """The whole length in s; waiting for the person counts as nothing."""
        return sum(step.seconds or 0.0 for step in self.steps)

    def seconds_of_item(self, item: int) -> float:
        """The length of one exercise of the routine in s, its change of side included."""
        return sum(
            step.seconds or 0.0 for step in self.steps if self.blocks[step.block].item == item
        )

    def first_step(self, block: int) -> int:
        """Index of the first phase of a block."""
        return next(step.index for step in self.steps if step.block == block)


def compile_plan(routine: Routine, library: Mapping[str, Exercise], pace: Pace) -> Plan:
    """Turn a routine into phases.

    Args:
        routine: what to do, in order.
        library: exercises by id.
        pace: the person's settings.

    Returns:
        The plan, with at least one step.

    Raises:
        ValueError: if the routine names an exercise the library does not have.
    """
    blocks: list[Block] = []
    steps: list[Step] = []
    for number, item in enumerate(routine.items):
        exercise = library.get(item.exercise)
        if exercise is None:
            raise ValueError(f"routine {routine.id!r} names the unknown exercise {item.exercise!r}")
        dose = _share_of(item.dose or exercise.dose, pace.share)
        sides = _sides(item.sides or exercise.laterality, pace.affected)
        for place, side in enumerate(sides):
            block = len(blocks)
            first = len(steps)
            _add_lead_in(steps, block, exercise, pace, side if place else None)
            _add_repetitions(steps, block, exercise, dose)
            blocks.append(
                Block(
                    index=block,
                    item=number,
                    exercise=exercise.id,
                    side=side,
                    repetitions=dose.sets * dose.repetitions,
                    active_s=sum(s.seconds or 0.0 for s in steps[first:] if s.kind.is_active),
                ),
            )
    return Plan(routine=routine.id, name=routine.name, blocks=tuple(blocks), steps=tuple(steps))


def _share_of(dose: Dose, share: float) -> Dose:
    return replace(dose, repetitions=max(1, round(dose.repetitions * share)))


def _sides(laterality: Laterality, affected: AffectedSide) -> tuple[Side | None, ...]:
    first = affected.first
    if laterality is Laterality.NONE:
        return (None,)
    if laterality is Laterality.EACH or affected.single is None:
        return (first, first.other)
    return (first,) if laterality is Laterality.AFFECTED_ONLY else (first.other,)


def _add_lead_in(
    steps: list[Step],
    block: int,
    exercise: Exercise,
    pace: Pace,
    change_to: Side | None,
) -> None:
    """Time before a block: to change to another side, or to get ready for an exercise."""
    pose = exercise.start_pose
    if change_to is not None:
        kind, word, seconds = PhaseKind.CHANGE_SIDE, "Change side", pace.change_side_s
        cue = f"Now your {change_to.value} side."
    elif pace.wait_between:
        kind, word, cue = PhaseKind.UNTIL_READY, "When you are ready", exercise.name
        steps.append(Step(len(steps), block, kind, word, cue, None, 0, False, pose, pose))
        return
    else:
        kind, word, seconds = PhaseKind.GET_READY, "Get ready", pace.get_ready_s
        cue = exercise.name
    if seconds > 0:
        steps.append(Step(len(steps), block, kind, word, cue, seconds, 0, False, pose, pose))


def _add_repetitions(steps: list[Step], block: int, exercise: Exercise, dose: Dose) -> None:
    """All phases of one block: each repetition, rests only between repetitions and sets."""
    total = dose.sets * dose.repetitions
    pose = exercise.start_pose
    active = [i for i, phase in enumerate(exercise.phases) if phase.kind.is_active]
    held = [i for i in active if exercise.phases[i].kind is PhaseKind.HOLD]
    counting = (held or active)[-1]
    for number in range(1, total + 1):
        last = number == total
        for place, phase in enumerate(exercise.phases):
            if last and place > active[-1]:
                continue
            steps.append(
                Step(
                    index=len(steps),
                    block=block,
                    kind=phase.kind,
                    word=phase.word,
                    cue=phase.cue,
                    seconds=_seconds(phase, dose),
                    repetition=number,
                    ends_repetition=place == counting,
                    start_pose=pose,
                    end_pose=phase.pose,
                ),
            )
            pose = phase.pose
        if not last and number % dose.repetitions == 0 and dose.rest_between_sets_s > 0:
            rest = dose.rest_between_sets_s
            kind = PhaseKind.REST
            steps.append(
                Step(len(steps), block, kind, "Rest", "Rest.", rest, number, False, pose, pose)
            )


def _seconds(phase: Phase, dose: Dose) -> float:
    own = {
        PhaseKind.HOLD: dose.hold_s,
        PhaseKind.MOVE_OUT: dose.out_s,
        PhaseKind.MOVE_BACK: dose.back_s,
    }
    return own.get(phase.kind) or phase.seconds
