"""How much of an exercise is done, and how much of it the sources teach."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dose:
    """How much: sets of repetitions on each worked side.

    Attributes:
        sets: 1 to 10.
        repetitions: repetitions, or holds, in a set, 1 to 50.
        hold_s: seconds of each hold; None takes the exercise's own phase length.
        rest_between_sets_s: rest between two sets, 0 to 600 s.
        times_per_day: how often a day, 1 to 10.
        out_s: seconds of every move out; None takes the exercise's own phase lengths.
        back_s: seconds of every move back; None takes the exercise's own phase lengths.
    """

    sets: int = 1
    repetitions: int = 1
    hold_s: float | None = None
    rest_between_sets_s: float = 20.0
    times_per_day: int = 1
    out_s: float | None = None
    back_s: float | None = None

    def __post_init__(self) -> None:
        """Check the ranges.

        Raises:
            ValueError: in one sentence that says what was expected.
        """
        if not 1 <= self.sets <= 10:
            raise ValueError(f"sets must be 1 to 10, not {self.sets}")
        if not 1 <= self.repetitions <= 50:
            raise ValueError(f"repetitions must be 1 to 50, not {self.repetitions}")
        if self.hold_s is not None and not 0 < self.hold_s <= 600:
            raise ValueError(f"hold_s must be above 0 and at most 600, not {self.hold_s:g}")
        if not 0 <= self.rest_between_sets_s <= 600:
            raise ValueError("rest_between_sets_s must be 0 to 600")
        if not 1 <= self.times_per_day <= 10:
            raise ValueError(f"times_per_day must be 1 to 10, not {self.times_per_day}")
        for name in ("out_s", "back_s"):
            seconds = getattr(self, name)
            if seconds is not None and not 0.5 <= seconds <= 60:
                raise ValueError(f"{name} must be 0.5 to 60, not {seconds:g}")


@dataclass(frozen=True, slots=True)
class Seen:
    """The doses that the sources of an exercise teach, each from least to most.

    None stands where the sources read say nothing. They are what was found, not limits: a
    therapist may have good reasons for another dose.

    Attributes:
        hold_s: seconds of a hold.
        repetitions: repetitions, or holds, in a set.
        sets: sets.
        times_per_day: how often a day.
    """

    hold_s: tuple[float, float] | None = None
    repetitions: tuple[int, int] | None = None
    sets: tuple[int, int] | None = None
    times_per_day: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        """Check the order.

        Raises:
            ValueError: if a range runs from more to less or begins at 0 or below.
        """
        for name in ("hold_s", "repetitions", "sets", "times_per_day"):
            span = getattr(self, name)
            if span is not None and not 0 < span[0] <= span[1]:
                raise ValueError(f"{name} must run from least to most, above 0")
