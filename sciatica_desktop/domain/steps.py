"""What was done to a value, step by step, so that each can be taken back and done again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

MOST = 500
"""Steps that are remembered; the oldest go first."""


@dataclass(frozen=True, slots=True)
class Steps(Generic[T]):
    """A value with its past.

    Attributes:
        now: the value.
        past: what it was before, the oldest first.
        ahead: what was taken back, the next to do again last.
    """

    now: T
    past: tuple[T, ...] = ()
    ahead: tuple[T, ...] = ()

    def to(self, value: T) -> Steps[T]:
        """One step on; the same value is none. What was taken back before is gone then."""
        if value == self.now:
            return self
        return Steps(value, (*self.past, self.now)[-MOST:])

    def back(self) -> Steps[T]:
        """One step back, as far as there is one."""
        if not self.past:
            return self
        return Steps(self.past[-1], self.past[:-1], (*self.ahead, self.now))

    def forward(self) -> Steps[T]:
        """The step that was taken back last, done again."""
        if not self.ahead:
            return self
        return Steps(self.ahead[-1], (*self.past, self.now), self.ahead[:-1])
