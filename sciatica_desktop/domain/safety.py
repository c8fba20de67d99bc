"""The safety questions: which signs need somebody first, and when to ask again.

Signs and groups follow clinical reference C1 and C2; nothing here scores or names a condition.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from sciatica_desktop.domain.changes import ASK_AGAIN_AFTER, changes_since
from sciatica_desktop.domain.diary import Entry
from sciatica_desktop.domain.exercise import Family


@dataclass(frozen=True, slots=True)
class Sign:
    """One line to tick.

    Attributes:
        id: stable name.
        text: the line on the screen, the card and the report.
        ticked_as: how it is named in the sentence "You ticked ...".
    """

    id: str
    text: str
    ticked_as: str


EMERGENCY_SIGNS = (
    Sign(
        "saddle",
        "Numbness or pins and needles between the legs, around the genitals or back passage",
        "numbness or altered feeling between the legs",
    ),
    Sign(
        "bladder",
        "New trouble starting, stopping or feeling when you pass urine, or leaking",
        "a change in passing urine",
    ),
    Sign(
        "bowel",
        "Losing control of your bowels, or not feeling it",
        "a change in your bowels",
    ),
    Sign(
        "sexual",
        "A new change in sexual function or feeling",
        "a change in sexual function or feeling",
    ),
    Sign(
        "both_legs",
        "Pain or weakness now in both legs, or spreading to the other leg",
        "both legs being affected",
    ),
    Sign(
        "walking",
        "Legs getting weaker, or walking has changed",
        "weaker legs or changed walking",
    ),
)

DOCTOR_SIGNS = (
    Sign("weak_foot", "One leg or foot is weaker, or the foot drags or slaps", "a weaker leg"),
    Sign("knock", "A fall, a crash or another hard knock", "a hard knock"),
    Sign(
        "bone",
        "A small knock with thin bones or long steroid use, or a new bend in the back",
        "a knock with thin bones or steroid use",
    ),
    Sign("fever", "Fever, chills, or feeling unwell with the back pain", "feeling unwell"),
    Sign(
        "infection",
        "A recent infection or wound, drugs by injection, or a weakened immune system",
        "a possible infection",
    ),
    Sign(
        "weight",
        "Losing weight without trying, or a history of cancer",
        "weight loss or a history of cancer",
    ),
    Sign("night", "Pain at night that no position eases", "pain at night"),
    Sign("age", "New back pain under 20 or over 55, or in many places", "new pain at your age"),
    Sign(
        "operation",
        "An operation on the back, hip or knee lately, or you are pregnant",
        "an operation or pregnancy",
    ),
)

_EMERGENCY_IDS = frozenset(sign.id for sign in EMERGENCY_SIGNS)
SIGNS = {sign.id: sign for sign in (*EMERGENCY_SIGNS, *DOCTOR_SIGNS)}


@dataclass(frozen=True, slots=True)
class Screening:
    """One answered safety screen.

    Attributes:
        answered: when, with its UTC offset.
        ticked: ids of the ticked signs; empty means none apply.
        assessed: when the person said that somebody has looked at it, or None.
    """

    answered: datetime
    ticked: tuple[str, ...] = ()
    assessed: datetime | None = None

    def __post_init__(self) -> None:
        """Check the signs.

        Raises:
            ValueError: if a ticked sign is unknown.
        """
        for sign in self.ticked:
            if sign not in SIGNS:
                raise ValueError(f"unknown safety sign {sign!r}")

    @property
    def emergencies(self) -> tuple[Sign, ...]:
        """The ticked signs that need help now."""
        return tuple(SIGNS[sign] for sign in self.ticked if sign in _EMERGENCY_IDS)


class Standing(Enum):
    """What the last answers allow."""

    UNASKED = auto()
    """Never answered, too long ago, or something has changed: ask before the next start."""
    CLEAR = auto()
    DOCTOR_FIRST = auto()
    """Nerve flosses and strengthening wait until the person confirms; stretches may go on."""
    EMERGENCY = auto()
    """Nothing can be started until the person says they have been assessed."""

    def blocks(self, family: Family) -> bool:
        """Whether an exercise of that family has to wait (clinical reference C5)."""
        if self is Standing.DOCTOR_FIRST:
            return family in _WAITS_FOR_A_DOCTOR
        return self is not Standing.CLEAR


_WAITS_FOR_A_DOCTOR = frozenset({Family.FLOSS, Family.STRENGTH})


def standing(last: Screening | None, now: datetime, entries: Sequence[Entry] = ()) -> Standing:
    """What the last screening allows at ``now``.

    Args:
        last: the last answers, or None.
        now: the time, with its UTC offset.
        entries: the diary from a fortnight before the last answers on.
    """
    if last is None:
        return Standing.UNASKED
    waits = bool(last.ticked) and last.assessed is None
    if waits and last.emergencies:
        return Standing.EMERGENCY
    if now - last.answered > ASK_AGAIN_AFTER or changes_since(last.answered, entries):
        return Standing.UNASKED
    return Standing.DOCTOR_FIRST if waits else Standing.CLEAR
