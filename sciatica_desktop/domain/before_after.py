"""Pain before and after the sessions an exercise was part of.

Pain is asked before and after a whole routine, so the numbers of one exercise are those of the
sessions it was done in, and say nothing about that exercise alone. Every text beside them says
so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sciatica_desktop.domain.log import SessionRecord


@dataclass(frozen=True, slots=True)
class Pair:
    """Leg pain before and after one session, 0 to 10."""

    day: date
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """The sessions with both answers.

    Attributes:
        exercise: id of the exercise; empty for all sessions together.
        sessions: sessions it was done in, with both answers or not.
        pairs: those with both answers, oldest first.
        nearer: sessions after which the furthest point was nearer to the back.
        same_reach: sessions after which it was the same.
        further: sessions after which it was further down the leg.
    """

    exercise: str
    sessions: int
    pairs: tuple[Pair, ...]
    nearer: int
    same_reach: int
    further: int

    @property
    def n(self) -> int:
        """Sessions with both answers."""
        return len(self.pairs)

    @property
    def before(self) -> Fraction | None:
        """Median before; None where there is no pair."""
        return median_of(pair.before for pair in self.pairs)

    @property
    def after(self) -> Fraction | None:
        """Median after; None where there is no pair."""
        return median_of(pair.after for pair in self.pairs)

    @property
    def lower(self) -> int:
        """Sessions after which pain was lower."""
        return sum(pair.after < pair.before for pair in self.pairs)

    @property
    def same(self) -> int:
        """Sessions after which pain was the same."""
        return sum(pair.after == pair.before for pair in self.pairs)

    @property
    def higher(self) -> int:
        """Sessions after which pain was higher."""
        return sum(pair.after > pair.before for pair in self.pairs)


def before_after(sessions: Iterable[SessionRecord]) -> tuple[BeforeAfter, ...]:
    """Each exercise something was done of, in the order they were first done."""
    groups: dict[str, list[SessionRecord]] = {}
    for session in sorted(sessions, key=lambda record: record.started):
        done = (b.exercise for b in session.blocks if b.done_s > 0 or b.done_repetitions)
        for exercise in dict.fromkeys(done):
            groups.setdefault(exercise, []).append(session)
    return tuple(_of(exercise, group) for exercise, group in groups.items())


def before_after_all(sessions: Iterable[SessionRecord]) -> BeforeAfter:
    """All sessions in which something was done, taken together."""
    done = [session for session in sessions if session.counts]
    return _of("", sorted(done, key=lambda record: record.started))


def median_of(values: Iterable[int]) -> Fraction | None:
    """The middle value; of two in the middle, their mean. None where there are none."""
    ordered = sorted(values)
    if not ordered:
        return None
    half = len(ordered) // 2
    if len(ordered) % 2:
        return Fraction(ordered[half])
    return Fraction(ordered[half - 1] + ordered[half], 2)


def _of(exercise: str, sessions: list[SessionRecord]) -> BeforeAfter:
    pairs = tuple(
        Pair(session.day, session.before.leg, session.after.leg)
        for session in sessions
        if session.before.leg is not None and session.after.leg is not None
    )
    steps = [
        session.after.reach - session.before.reach
        for session in sessions
        if session.before.reach is not None and session.after.reach is not None
    ]
    return BeforeAfter(
        exercise,
        len(sessions),
        pairs,
        sum(step < 0 for step in steps),
        sum(step == 0 for step in steps),
        sum(step > 0 for step in steps),
    )
