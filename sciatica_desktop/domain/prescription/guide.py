"""How to write a line, for the page that asks for one."""

from __future__ import annotations

EXAMPLES: tuple[str, ...] = (
    "seated floss 2x10 L 2s/2s",
    "butterfly 3x30s",
    "hip flexor 2 x 30 s each side, twice a day",
    "hamstring floss 10 reps, affected side",
)
"""Lines that are read whole."""

GRAMMAR: tuple[tuple[str, str], ...] = (
    ("seated floss", "the exercise: its name, another name for it, or the start of one"),
    ("3x30s", "3 holds of 30 seconds"),
    ("2x10", "2 sets of 10; for a stretch that is held, 2 holds of 10 seconds"),
    ("10x, 10 reps", "10 times"),
    ("3 sets of 10", "the same in words"),
    ("hold 30 s, 1 min", "how long each hold lasts"),
    ("2s/2s, 2-0-2", "2 seconds out and 2 seconds in"),
    ("L, R, left, right", "one side"),
    ("each, both, L+R", "each side"),
    ("affected side, other leg", "the side that hurts, or the one that does not"),
    ("rest 20 s", "rest between two sets"),
    ("3x/day, twice a day", "how often a day"),
    ("Name: Evening", "the name of the routine, on the first line"),
    ("# ask about this", "a remark, left out"),
)
"""What you write, and what it means."""
