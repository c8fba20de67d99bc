"""The weekly questions in our own words, and their answers then and now.

The methods are those of Stratford 1995 (own activities), Krebs 2009 (three questions about the
past week) and Kamper 2009 (global rating of change); no sentence of a licensed questionnaire is
here (clinical reference B10).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from sciatica_desktop.domain.rounding import one_decimal
from sciatica_desktop.domain.weekly import (
    FEWEST_ACTIVITIES,
    LARGEST_CHANGE,
    MOST_ACTIVITIES,
    MOST_BOTHER,
    Score,
    ThenNow,
    WeeklyCheck,
    abilities_then_and_now,
    ability_means,
    week_then_and_now,
)
from sciatica_desktop.domain.wording import day_words


@dataclass(frozen=True, slots=True)
class Question:
    """One rating.

    Attributes:
        text: what is asked.
        low: the least value.
        high: the greatest value.
        low_words: what the least value means.
        high_words: what the greatest value means.
        middle_words: what 0 means where the scale runs to both sides.
    """

    text: str
    low: int
    high: int
    low_words: str
    high_words: str
    middle_words: str = ""


ACTIVITIES_TITLE = "My activities"
ACTIVITIES_HINT = (
    f"Name {FEWEST_ACTIVITIES} to {MOST_ACTIVITIES} things that are hard because of the pain."
)
ABILITY = Question("How well does it go now?", 0, 10, "cannot do it", "as well as before")
PEG: Mapping[str, Question] = {
    "pain": Question("Pain on average", 0, 10, "no pain", "the worst pain you can imagine"),
    "enjoyment": Question(
        "How much pain took from your enjoyment of life", 0, 10, "nothing", "all of it"
    ),
    "doing": Question("How much pain held up your everyday doings", 0, 10, "not at all", "fully"),
}
"""By field of the weekly check; all are about the past week."""
BOTHER: Mapping[str, Question] = {
    name: Question(text, 0, MOST_BOTHER, "not at all", "as much as can be")
    for name, text in (
        ("leg", "Pain in the leg"),
        ("tingling", "Tingling or numbness"),
        ("weakness", "Weakness in the leg or foot"),
        ("back", "Pain in the low back"),
    )
}
"""By field of ``Bother``: how much it bothered in the past week."""
CHANGE = Question(
    "Compared with the start of this diary, how is it now?",
    -LARGEST_CHANGE,
    LARGEST_CHANGE,
    "much worse",
    "completely better",
    "no change",
)
PAST_WEEK = "In the past week"
NO_WEEKS = "No weekly questions answered."
ABILITY_STUDIES = (
    "Studies of this method take less than 2 points of the mean, or less than 3 of one activity, "
    "as within its error."
)
"""The smallest change beyond error at 90 % (clinical reference B4, PSFS)."""


def change_words(change: int) -> str:
    """A global rating with its sign, such as "+2 of -5 to +5"."""
    sign = "0" if change == 0 else f"{change:+d}"
    return f"{sign} of -{LARGEST_CHANGE} to +{LARGEST_CHANGE}"


def weekly_words(checks: Iterable[WeeklyCheck]) -> tuple[str, ...]:
    """The answers first and last, one sentence each, oldest question first."""
    answered = sorted(
        (check for check in checks if not check.is_empty),
        key=lambda check: (check.happened, check.written),
    )
    if not answered:
        return (NO_WEEKS,)
    number = len(answered)
    first, last = answered[0].day, answered[-1].day
    if number == 1:
        said = [f"Weekly questions answered once, on {day_words(first, year=True)}."]
    else:
        said = [
            f"Weekly questions answered {number} times, first on {day_words(first, year=True)}, "
            f"last on {day_words(last, year=True)}."
        ]
    pairs = abilities_then_and_now(answered)
    said += [f"{pair.name}: {_pair(pair)} of 10." for pair in pairs]
    means = ability_means(pairs)
    if means is not None:
        said.append(
            f"Mean of {len(pairs)} own activities: {_pair(means)} of 10, where 10 is as well as "
            f"before. {ABILITY_STUDIES}"
        )
    for pair in week_then_and_now(answered):
        if pair.name == "peg":
            said.append(f"Mean of the three questions about the week: {_pair(pair)} of 10.")
        else:
            said.append(f"Bothered by {_lower(pair.name)}: {_pair(pair)} of {MOST_BOTHER}.")
    changes = [check.change for check in answered if check.change is not None]
    if changes:
        said.append(f"Own rating against the start: {change_words(changes[-1])}.")
    return tuple(said)


def score_words(scores: Iterable[Score]) -> tuple[str, ...]:
    """Each score taken elsewhere, as it was written down; nothing is said about it."""
    ordered = sorted(scores, key=lambda score: (score.day, score.written))
    return tuple(
        f"{score.name}: {score.value:g}, taken elsewhere on {day_words(score.day, year=True)}."
        for score in ordered
    )


def _pair(pair: ThenNow) -> str:
    return f"{_number(pair.before)}, then {_number(pair.now)}"


def _number(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else one_decimal(value)


def _lower(name: str) -> str:
    text = BOTHER[name].text
    return text[0].lower() + text[1:]
