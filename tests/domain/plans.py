"""Plans made by hand or by hypothesis, so that session tests need no exercise files."""

from __future__ import annotations

from hypothesis import strategies as st

from sciatica_desktop.domain.anatomy import Side
from sciatica_desktop.domain.exercise import PhaseKind
from sciatica_desktop.domain.plan import Block, Plan, Step

LENGTHS = st.floats(min_value=0.25, max_value=40, allow_nan=False).map(lambda x: round(x, 3))


def make_plan(blocks: list[tuple[float, list[list[tuple[PhaseKind, float | None]]]]]) -> Plan:
    """A plan from (lead-in seconds, repetitions as lists of phases) for each block."""
    steps: list[Step] = []
    made: list[Block] = []
    for number, (lead, repetitions) in enumerate(blocks):
        first = len(steps)
        if lead:
            steps.append(_step(len(steps), number, PhaseKind.GET_READY, lead, 0, ends=False))
        for count, phases in enumerate(repetitions, start=1):
            for place, (kind, seconds) in enumerate(phases):
                ends = place == len(phases) - 1
                steps.append(_step(len(steps), number, kind, seconds, count, ends=ends))
        active = sum(s.seconds or 0.0 for s in steps[first:] if s.kind.is_active)
        side = (Side.LEFT, Side.RIGHT)[number % 2]
        made.append(Block(number, number, f"exercise_{number}", side, len(repetitions), active))
    return Plan("test", "Test", tuple(made), tuple(steps))


def _step(
    index: int,
    block: int,
    kind: PhaseKind,
    seconds: float | None,
    repetition: int,
    *,
    ends: bool,
) -> Step:
    return Step(index, block, kind, kind.value, "cue", seconds, repetition, ends, "in", "out")


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Any plan of one to three blocks with one to four repetitions each."""
    kinds = st.sampled_from(
        [PhaseKind.MOVE_OUT, PhaseKind.HOLD, PhaseKind.TOUCH, PhaseKind.MOVE_BACK],
    )
    repetition = st.lists(st.tuples(kinds, LENGTHS), min_size=1, max_size=3)
    block = st.tuples(
        st.one_of(st.just(0.0), LENGTHS),
        st.lists(repetition, min_size=1, max_size=4),
    )
    return make_plan(draw(st.lists(block, min_size=1, max_size=3)))
