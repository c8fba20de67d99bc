"""What was done of each block of a plan: seconds, repetitions, and what the person put right."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Credit:
    """What was done of one block.

    Attributes:
        seconds: seconds spent in moving and holding phases, 0 or more.
        repetitions: repetitions counted, 0 up to the block's plan.
        corrected: by how much the person put the count right, all in all; ``repetitions``
            has it in it already.
    """

    seconds: float = 0.0
    repetitions: int = 0
    corrected: int = 0


@dataclass(slots=True)
class Ledger:
    """Grows while a session goes on.

    Attributes:
        seconds: seconds done, by index of the block.
        repetitions: the repetitions done as (block, repetition), each once however often it was
            gone back to.
        corrected: sum of the corrections, by index of the block.
    """

    seconds: dict[int, float] = field(default_factory=dict)
    repetitions: set[tuple[int, int]] = field(default_factory=set)
    corrected: dict[int, int] = field(default_factory=dict)

    def add_seconds(self, block: int, seconds: float) -> None:
        """Credit time; nothing and less than nothing change nothing."""
        if seconds > 0:
            self.seconds[block] = self.seconds.get(block, 0.0) + seconds

    def add_repetition(self, block: int, repetition: int) -> bool:
        """Credit a repetition, from 1.

        Returns:
            Whether it was not credited before.
        """
        key = (block, repetition)
        if key in self.repetitions:
            return False
        self.repetitions.add(key)
        return True

    def correct(self, block: int, repetition: int, by: int) -> None:
        """Credit a repetition that was not seen (1), or take back one that was not done (-1)."""
        key = (block, repetition)
        if (by > 0) is (key in self.repetitions):
            return
        self.repetitions ^= {key}
        self.corrected[block] = self.corrected.get(block, 0) + by

    def credit(self, block: int) -> Credit:
        """What was done of a block so far."""
        return Credit(
            self.seconds.get(block, 0.0),
            sum(1 for of, _ in self.repetitions if of == block),
            self.corrected.get(block, 0),
        )
