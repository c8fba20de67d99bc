"""Changes that can be taken back, the latest first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

_MOST = 100
"""Changes that are remembered; the oldest are forgotten first."""


@dataclass(frozen=True, slots=True)
class _Change:
    """What was done, in a few words, and how to undo it."""

    words: str
    take_back: Callable[[], None]


class Changes:
    """What was done since the program began, as far as it can be undone."""

    def __init__(self) -> None:
        """Begin with nothing done."""
        self._done: list[_Change] = []

    def __len__(self) -> int:
        """How many can be taken back."""
        return len(self._done)

    def remember(self, words: str, take_back: Callable[[], None]) -> None:
        """Something was done.

        Args:
            words: what it was, such as "the deleted visit".
            take_back: undoes it; may raise StorageError.
        """
        self._done = [*self._done, _Change(words, take_back)][-_MOST:]

    def undo(self) -> str:
        """Take the latest back.

        Returns:
            What was taken back; empty if there was nothing.

        Raises:
            StorageError: if it could not be written; it can be tried again.
        """
        if not self._done:
            return ""
        change = self._done[-1]
        change.take_back()
        self._done.pop()
        return change.words
