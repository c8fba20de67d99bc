"""The one rule for stopping, wherever it is said: on cards, on paper, in one's own exercises.

Facts: clinical reference D1, pain ceiling and after-effect.
"""

from __future__ import annotations

STOP_SIGNS = (
    ("Pain shoots", "down the leg, or goes above 5 of 10"),
    ("Tingling or numbness", "starts or grows and does not fade within seconds"),
    ("The leg", "feels weak"),
)
"""What ends an exercise: the words that stand out, then the rest of the sentence."""

NEXT_MORNING = "If there is more pain the next morning, halve the range and the count."
DIRECTION = (
    "Pain moving up towards the back is all right; pain moving further down the leg is a reason "
    "to stop."
)
EMERGENCY = "Numb between the legs, bladder or bowel trouble, both legs: emergency department now."
"""In short what the safety questions ask one by one."""


def stop_lines() -> tuple[str, ...]:
    """The signs as lines of a card."""
    return tuple(f"{lead} {rest}" for lead, rest in STOP_SIGNS)


def stop_sentence() -> str:
    """The signs as one sentence."""
    first, *others = (line[:1].lower() + line[1:] for line in stop_lines())
    return f"Ease off at once if {first}; {'; '.join(others)}."
