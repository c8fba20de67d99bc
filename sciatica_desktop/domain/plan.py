"""A routine compiled to a flat list of phases with exact seconds.

Every duration the app shows comes from here, so what a card promises is what the clock does.
"""

from __future__ import annotations

import hashlib
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
        rest_between_sets_s: rest between two sets, 0 to 600 s; None rests as the card says.
        rest_between_holds_s: rest between two holds, 0 to 600 s; None rests as the card says.
            The rhythm of a counted movement is its own and stays.
        own_pace: counted movements wait for the person after each repetition.
    """

    affected: AffectedSide = AffectedSide.NEITHER
    get_ready_s: float = 10.0
    change_side_s: float = 8.0
    wait_between: bool = False
    share: float = 1.0
    rest_between_sets_s: float | None = None
    rest_between_holds_s: float | None = None
    own_pace: bool = False

    def __post_init__(self) -> None:
        """Check the ranges.

        Raises:
            ValueError: in one sentence that says what was expected.
        """
        if not 0 <= self.get_ready_s <= 120 or not 0 <= self.change_side_s <= 120:
            raise ValueError("get_ready_s and change_side_s must be 0 to 120")
        if not 0 < self.share <= 1:
            raise ValueError("share must be above 0 and at most 1")
        for name in ("rest_between_sets_s", "rest_between_holds_s"):
            seconds = getattr(self, name)
            if seconds is not None and not 0 <= seconds <= 600:
                raise ValueError(f"{name} must be 0 to 600 or empty")


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
        own_pace: whether each repetition waits for the person to count it.
    """

    index: int
    item: int
    exercise: str
    side: Side | None
    repetitions: int
    active_s: float
    own_pace: bool = False


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
        reach_share: share of the range that is used, above 0 and at most 1; less than 1 once the
            exercise was eased. ``easing.shown`` says what the figure shows then.
        turns_at: in a smaller range, the pose from which the furthest one is approached; empty
            where the phase is not on that stretch of the way.
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
    reach_share: float = 1.0
    turns_at: str = ""


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

    def counted_before(self, step: Step) -> int:
        """Repetitions of its block that are finished when a phase begins, done from the start."""
        if not step.repetition:
            return 0
        for index in range(step.index - 1, -1, -1):
            earlier = self.steps[index]
            if earlier.repetition != step.repetition or earlier.block != step.block:
                break
            if earlier.ends_repetition:
                return step.repetition
        return step.repetition - 1

    def corrected_to(self, step: Step, by: int) -> Step:
        """The phase that goes on once the count was put right by one in the midst of a block.

        It is the same phase of the repetition before or after. Where that has no such phase, as
        the last one has no rest, it is the phase that follows it; before the first repetition it
        is the first phase of that.

        Args:
            step: the phase that went on, with a repetition.
            by: 1 or -1.
        """
        own = [each for each in self.steps if each.block == step.block and each.repetition]
        there = [each for each in own if each.repetition == step.repetition + by]
        if not there:
            return own[0]
        place = sum(1 for e in own if e.repetition == step.repetition and e.index < step.index)
        if place < len(there):
            return there[place]
        return self.steps[there[-1].index + 1]

    @property
    def fingerprint(self) -> str:
        """What differs as soon as anything in the plan does; the same plan has the same."""
        return hashlib.sha256(repr(self).encode()).hexdigest()


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
        dose = _dose(item.dose or exercise.dose, pace)
        sides = _sides(item.sides or exercise.laterality, pace.affected)
        for place, side in enumerate(sides):
            more = item.extra_set and side is not None and side is pace.affected.single
            block = len(blocks)
            first = len(steps)
            _add_lead_in(steps, block, exercise, pace, side if place else None)
            _add_repetitions(steps, block, exercise, dose, dose.sets + more, pace)
            blocks.append(
                Block(
                    index=block,
                    item=number,
                    exercise=exercise.id,
                    side=side,
                    repetitions=(dose.sets + more) * dose.repetitions,
                    active_s=sum(s.seconds or 0.0 for s in steps[first:] if s.kind.is_active),
                    own_pace=_at_own_pace(exercise, pace),
                ),
            )
    return Plan(routine=routine.id, name=routine.name, blocks=tuple(blocks), steps=tuple(steps))


def _dose(dose: Dose, pace: Pace) -> Dose:
    rest = pace.rest_between_sets_s
    return replace(
        dose,
        repetitions=max(1, round(dose.repetitions * pace.share)),
        rest_between_sets_s=dose.rest_between_sets_s if rest is None else rest,
    )


def _at_own_pace(exercise: Exercise, pace: Pace) -> bool:
    return pace.own_pace and exercise.is_counted


_FIXED = {Laterality.LEFT_ONLY: Side.LEFT, Laterality.RIGHT_ONLY: Side.RIGHT}


def _sides(laterality: Laterality, affected: AffectedSide) -> tuple[Side | None, ...]:
    first = affected.first
    if laterality is Laterality.NONE:
        return (None,)
    if laterality in _FIXED:
        return (_FIXED[laterality],)
    if laterality is Laterality.LEFT_FIRST:
        return (Side.LEFT, Side.RIGHT)
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


def _add_repetitions(
    steps: list[Step],
    block: int,
    exercise: Exercise,
    dose: Dose,
    sets: int,
    pace: Pace,
) -> None:
    """All phases of one block: each repetition, rests only between repetitions and sets."""
    total = sets * dose.repetitions
    pose = exercise.start_pose
    own_pace = _at_own_pace(exercise, pace)
    phases = _phases(exercise, dose, pace)
    active = [i for i, (phase, _) in enumerate(phases) if phase.kind.is_active]
    held = [i for i in active if phases[i][0].kind is PhaseKind.HOLD]
    counting = (held or active)[-1]
    for number in range(1, total + 1):
        last = number == total
        for place, (phase, seconds) in enumerate(phases):
            if last and place > active[-1]:
                continue
            steps.append(
                Step(
                    index=len(steps),
                    block=block,
                    kind=phase.kind,
                    word=phase.word,
                    cue=phase.cue,
                    seconds=seconds,
                    repetition=number,
                    ends_repetition=place == counting and not own_pace,
                    start_pose=pose,
                    end_pose=phase.pose,
                ),
            )
            pose = phase.pose
        if own_pace:
            _add_plain(steps, block, PhaseKind.UNTIL_READY, number, pose)
        if not last and number % dose.repetitions == 0 and dose.rest_between_sets_s > 0:
            _add_plain(steps, block, PhaseKind.REST, number, pose, dose.rest_between_sets_s)


def _add_plain(
    steps: list[Step],
    block: int,
    kind: PhaseKind,
    number: int,
    pose: str,
    seconds: float | None = None,
) -> None:
    """A rest, or the wait until the person counts a repetition."""
    waits = kind is PhaseKind.UNTIL_READY
    word, cue = ("Your pace", "Press Space after each one.") if waits else ("Rest", "Rest.")
    steps.append(Step(len(steps), block, kind, word, cue, seconds, number, waits, pose, pose))


def _phases(exercise: Exercise, dose: Dose, pace: Pace) -> list[tuple[Phase, float]]:
    """The phases of one repetition with their seconds, as the person wants to rest."""
    phases: list[tuple[Phase, float]] = []
    for phase in exercise.phases:
        seconds = _seconds(phase, dose)
        # A rest in which the body moves is a part of the way, not a pause.
        if phase.kind is PhaseKind.REST and phases and phases[-1][0].pose == phase.pose:
            if _at_own_pace(exercise, pace):
                continue
            if not exercise.is_counted and pace.rest_between_holds_s is not None:
                seconds = pace.rest_between_holds_s
        if seconds > 0:
            phases.append((phase, seconds))
    return phases


def _seconds(phase: Phase, dose: Dose) -> float:
    own = {
        PhaseKind.HOLD: dose.hold_s,
        PhaseKind.MOVE_OUT: dose.out_s,
        PhaseKind.MOVE_BACK: dose.back_s,
    }
    return own.get(phase.kind) or phase.seconds
