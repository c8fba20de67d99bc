"""The pain diary: one entry is a day looked back on, or a moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sciatica_desktop.domain.anatomy import Reach

LATEST_BACKFILL = timedelta(days=3)
"""How long after a day it can still be written (clinical reference B3: people struggle to
recall beyond the past several days)."""

QUALITIES = (
    "sharp",
    "shooting",
    "burning",
    "electric",
    "stabbing",
    "throbbing",
    "pins and needles",
    "tingling",
    "numb",
    "weak",
    "cramp",
    "stiff",
)
"""Words for how it feels, from the words people use (clinical reference A2)."""

TRIGGERS = (
    "long sitting",
    "standing",
    "driving",
    "twisting",
    "cough or sneeze",
    "lifting",
    "sudden movement",
    "wallet in pocket",
    "screen posture",
    "curled up asleep",
    "inactivity",
    "exertion",
)
"""What was going on when it came (clinical reference A5)."""


class EntryKind(StrEnum):
    """What the numbers of an entry stand for."""

    DAY = "day"
    """The whole day so far, on average and at its worst."""
    MOMENT = "moment"
    """How it is right now."""


class TreatmentKind(StrEnum):
    """A treatment somebody had."""

    MASSAGE = "massage"
    PHYSIOTHERAPY = "physiotherapy"
    CHIROPRACTIC = "chiropractic"
    YOGA = "yoga"
    HEAT = "heat"
    OTHER = "other"

    @property
    def letter(self) -> str:
        """The letter of its mark on a chart."""
        return self.value[0].upper()


class RegionKind(StrEnum):
    """What is felt in a region of the body chart."""

    PAIN = "pain"
    TINGLING = "tingling"
    NUMB = "numb"


@dataclass(frozen=True, slots=True)
class Treatment:
    """One treatment; minutes are 0 where they were not given."""

    kind: TreatmentKind
    minutes: int = 0

    def __post_init__(self) -> None:
        """Check the minutes.

        Raises:
            ValueError: if minutes are not 0 to 600.
        """
        if not 0 <= self.minutes <= 600:
            raise ValueError(f"minutes of a treatment must be 0 to 600, not {self.minutes}")


@dataclass(frozen=True, slots=True)
class RegionMark:
    """How strong and of what kind one region of the body chart is.

    Attributes:
        region: id of the region, such as "back_buttock_left".
        strength: 0 to 10.
        kinds: what is felt there.
    """

    region: str
    strength: int
    kinds: tuple[RegionKind, ...] = (RegionKind.PAIN,)

    def __post_init__(self) -> None:
        """Check the strength.

        Raises:
            ValueError: if the strength is not 0 to 10 or no kind is given.
        """
        if not 0 <= self.strength <= 10:
            raise ValueError(f"strength of a region must be 0 to 10, not {self.strength}")
        if not self.kinds:
            raise ValueError("a marked region needs at least one kind")


@dataclass(frozen=True, slots=True)
class Entry:
    """One diary entry. A number that was not given is None; 0 means no pain.

    Attributes:
        id: stable identity, so that a file read twice changes nothing.
        happened: when it was so, aware of its UTC offset.
        written: when it was typed, aware of its UTC offset.
        kind: the whole day or a moment.
        leg_average: 0 to 10; for a moment, leg pain right now.
        leg_worst: 0 to 10.
        back_average: 0 to 10; for a moment, back pain right now.
        reach_left: furthest point on the left.
        reach_right: furthest point on the right.
        flare: the person's own word, never computed (clinical reference B8).
        qualities: words for how it felt.
        triggers: what was going on.
        regions: marks on the body chart.
        treatments: treatments of that day.
        sleep_h: hours slept, 0 to 24.
        sitting_h: hours sat, 0 to 24.
        notes: free text.
    """

    id: str
    happened: datetime
    written: datetime
    kind: EntryKind = EntryKind.DAY
    leg_average: int | None = None
    leg_worst: int | None = None
    back_average: int | None = None
    reach_left: Reach | None = None
    reach_right: Reach | None = None
    flare: bool = False
    qualities: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()
    regions: tuple[RegionMark, ...] = ()
    treatments: tuple[Treatment, ...] = ()
    sleep_h: float | None = None
    sitting_h: float | None = None
    notes: str = ""

    def __post_init__(self) -> None:
        """Check ranges and times.

        Raises:
            ValueError: in one sentence that names the field and the range.
        """
        for name in ("leg_average", "leg_worst", "back_average"):
            value = getattr(self, name)
            if value is not None and not 0 <= value <= 10:
                raise ValueError(f"{name} must be 0 to 10 or empty, not {value}")
        for name in ("sleep_h", "sitting_h"):
            value = getattr(self, name)
            if value is not None and not 0 <= value <= 24:
                raise ValueError(f"{name} must be 0 to 24 or empty, not {value:g}")
        for name in ("happened", "written"):
            if getattr(self, name).utcoffset() is None:
                raise ValueError(f"{name} needs a UTC offset")

    @property
    def day(self) -> date:
        """The local calendar day it belongs to, where it happened."""
        return self.happened.date()

    @property
    def is_late(self) -> bool:
        """Whether it was written on a later day than it happened."""
        return self.written.astimezone(self.happened.tzinfo).date() > self.day

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered."""
        return self == Entry(self.id, self.happened, self.written, self.kind)


def can_be_written(day: date, today: date) -> bool:
    """Whether an entry for a day may still be written: today or the last three days."""
    return timedelta(0) <= today - day <= LATEST_BACKFILL
