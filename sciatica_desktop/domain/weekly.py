"""What is asked once a week and at the start: own activities, the past week, how it is by now.

The methods are published and free to use; every word a person reads is our own. Licensed
questionnaires are not here (clinical reference B10): a score from one of them, taken elsewhere,
is kept as a name, a value and a date.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from math import isfinite

FEWEST_ACTIVITIES = 3
MOST_ACTIVITIES = 5
"""How many activities a person names (Stratford 1995, the patient-specific functional scale)."""
BETWEEN_CHECKS = timedelta(days=7)
LARGEST_CHANGE = 5
"""The global rating runs from minus to plus this (Kamper 2009)."""
MOST_BOTHER = 6
LARGEST_SCORE = 1000.0
"""No score that is in use is larger; it catches a slip of the keys."""


BOTHER_ROWS = ("leg", "tingling", "weakness", "back")
"""What is asked to be how bothersome, in this order."""
PEG_ROWS = ("pain", "enjoyment", "doing")
"""The three questions about the past week, in the order they are asked."""


def _check(name: str, value: int | None, low: int, high: int) -> None:
    if value is not None and not low <= value <= high:
        raise ValueError(f"{name} must be {low} to {high} or empty, not {value}")


@dataclass(frozen=True, slots=True)
class Ability:
    """One activity in the person's own words, and how well it goes.

    Attributes:
        name: such as "Tie my shoes".
        value: 0 cannot do it to 10 as well as before; None where it was not rated.
    """

    name: str
    value: int | None = None

    def __post_init__(self) -> None:
        """Check name and value.

        Raises:
            ValueError: if the name is blank or the value is not 0 to 10.
        """
        if not self.name.strip():
            raise ValueError("an activity needs a name")
        _check("an activity", self.value, 0, 10)


@dataclass(frozen=True, slots=True)
class Bother:
    """How much four things bothered in the past week, 0 not at all to 6; None is no answer.

    Four rows of our own without a sum: two years on, as many people were bothered by tingling as
    by leg pain (clinical reference B2).
    """

    leg: int | None = None
    tingling: int | None = None
    weakness: int | None = None
    back: int | None = None

    def __post_init__(self) -> None:
        """Check the values.

        Raises:
            ValueError: if one is not 0 to 6.
        """
        for name in BOTHER_ROWS:
            _check(f"bother.{name}", getattr(self, name), 0, MOST_BOTHER)


@dataclass(frozen=True, slots=True)
class WeeklyCheck:
    """The answers of one week, or those at the start; anything may be left out.

    Attributes:
        id: stable identity.
        happened: when it was so, aware of its UTC offset.
        written: when it was typed, aware of its UTC offset.
        abilities: the person's own activities (PSFS method, Stratford 1995), at most five.
        pain: pain on average in the past week, 0 to 10 (PEG, Krebs 2009).
        enjoyment: how much pain got in the way of enjoying life, 0 to 10.
        doing: how much pain got in the way of everyday doings, 0 to 10.
        bother: how bothersome four things were.
        change: -5 to 5 against the start (global rating of change, Kamper 2009); not asked at
            the start.
    """

    id: str
    happened: datetime
    written: datetime
    abilities: tuple[Ability, ...] = ()
    pain: int | None = None
    enjoyment: int | None = None
    doing: int | None = None
    bother: Bother = Bother()
    change: int | None = None

    def __post_init__(self) -> None:
        """Check ranges and times.

        Raises:
            ValueError: in one sentence that names the field and the range.
        """
        for name in PEG_ROWS:
            _check(name, getattr(self, name), 0, 10)
        _check("change", self.change, -LARGEST_CHANGE, LARGEST_CHANGE)
        if len(self.abilities) > MOST_ACTIVITIES:
            raise ValueError(f"there may be at most {MOST_ACTIVITIES} activities")
        names = [ability.name for ability in self.abilities]
        if len(set(names)) < len(names):
            raise ValueError("an activity is named twice")
        for name in ("happened", "written"):
            if getattr(self, name).utcoffset() is None:
                raise ValueError(f"{name} needs a UTC offset")

    @property
    def day(self) -> date:
        """The local calendar day it belongs to."""
        return self.happened.date()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered; the names of activities are no answer."""
        rated = any(ability.value is not None for ability in self.abilities)
        answers = (*(getattr(self, name) for name in PEG_ROWS), self.change)
        return not rated and self.bother == Bother() and all(a is None for a in answers)

    @property
    def peg(self) -> Fraction | None:
        """The mean of the three questions, 0 to 10; None unless all three are answered."""
        answers = [value for name in PEG_ROWS if (value := getattr(self, name)) is not None]
        return Fraction(sum(answers), 3) if len(answers) == len(PEG_ROWS) else None

    def ability(self, name: str) -> int | None:
        """The value of one activity, or None."""
        return next((each.value for each in self.abilities if each.name == name), None)


@dataclass(frozen=True, slots=True)
class Score:
    """A score that somebody took elsewhere; it is kept and never worked out or judged.

    Attributes:
        id: stable identity.
        day: the day it was taken.
        name: the name of the score, as the person writes it.
        value: the number, 0 to 1000.
        written: when it was typed, aware of its UTC offset.
    """

    id: str
    day: date
    name: str
    value: float
    written: datetime

    def __post_init__(self) -> None:
        """Check name, value and time.

        Raises:
            ValueError: in one sentence that names the field and the range.
        """
        if not self.name.strip():
            raise ValueError("a score needs a name")
        if not isfinite(self.value) or not 0 <= self.value <= LARGEST_SCORE:
            raise ValueError(f"value of a score must be 0 to {LARGEST_SCORE:g}, not {self.value}")
        if self.written.utcoffset() is None:
            raise ValueError("written needs a UTC offset")


@dataclass(frozen=True, slots=True)
class ThenNow:
    """One thing that was asked twice.

    Attributes:
        name: an activity, or a field of :class:`WeeklyCheck` or :class:`Bother`.
        before: the earlier value.
        now: the later value.
    """

    name: str
    before: Fraction
    now: Fraction

    @property
    def points(self) -> Fraction:
        """Now minus before."""
        return self.now - self.before


def is_due(checks: Iterable[WeeklyCheck], today: date) -> bool:
    """Whether the weekly questions may be offered: none was answered in the last seven days."""
    last = max((check.day for check in checks if not check.is_empty), default=None)
    return last is None or today - last >= BETWEEN_CHECKS


def own_activities(checks: Iterable[WeeklyCheck]) -> tuple[str, ...]:
    """The activities as the person named them last."""
    named = [check for check in checks if check.abilities]
    if not named:
        return ()
    latest = max(named, key=lambda check: (check.happened, check.written))
    return tuple(ability.name for ability in latest.abilities)


def abilities_then_and_now(checks: Iterable[WeeklyCheck]) -> tuple[ThenNow, ...]:
    """Each activity of today's list that was rated at least twice: first and last value."""
    ordered = sorted(checks, key=lambda check: (check.happened, check.written))
    found = []
    for name in own_activities(ordered):
        values = [v for check in ordered if (v := check.ability(name)) is not None]
        if len(values) > 1:
            found.append(ThenNow(name, Fraction(values[0]), Fraction(values[-1])))
    return tuple(found)


def ability_means(pairs: Iterable[ThenNow]) -> ThenNow | None:
    """The means of the same activities then and now; None where there is no pair.

    Means of different lists would compare different things, so only activities that stand in
    both count.
    """
    pairs = tuple(pairs)
    if not pairs:
        return None
    return ThenNow(
        "mean",
        sum((pair.before for pair in pairs), Fraction()) / len(pairs),
        sum((pair.now for pair in pairs), Fraction()) / len(pairs),
    )


def week_then_and_now(checks: Iterable[WeeklyCheck]) -> tuple[ThenNow, ...]:
    """The mean of the three questions and the four rows of bother: first and last answer."""
    ordered = sorted(checks, key=lambda check: (check.happened, check.written))
    rows: list[tuple[str, list[Fraction]]] = [
        ("peg", [peg for check in ordered if (peg := check.peg) is not None])
    ]
    for name in BOTHER_ROWS:
        answers = (getattr(check.bother, name) for check in ordered)
        rows.append((name, [Fraction(answer) for answer in answers if answer is not None]))
    return tuple(ThenNow(name, values[0], values[-1]) for name, values in rows if len(values) > 1)
