"""The pain diary: one entry is a day looked back on, or a moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sciatica_desktop.domain.anatomy import Reach
from sciatica_desktop.domain.day_part import DayPart

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
    "nagging",
    "jolts",
    "radiating",
    "tight",
    "locked",
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
    "reclined chair",
    "bed rest",
)
"""What was going on when it came (clinical reference A5)."""

EASERS = (
    "walking",
    "standing up",
    "changing position",
    "lying down",
    "stretching",
    "heat",
    "cold",
    "massage",
    "rest",
    "medicine",
)
"""What eased it (clinical reference B7 asks it beside what brought it on)."""

MOST_MINUTES = 600
"""Longest treatment in minutes."""
MOST_TAKEN = 99
"""Largest count of one medicine on one day."""


RATINGS = ("leg_average", "leg_worst", "back_average", "leg_left", "leg_right")
"""Fields of an entry that hold a rating, 0 to 10."""
HOURS = ("sleep_h", "sitting_h", "standing_h", "driving_h")
"""Fields of an entry that hold hours of a day, 0 to 24."""


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


TREATMENT_FORMS: Mapping[TreatmentKind, tuple[str, ...]] = {
    TreatmentKind.MASSAGE: (
        "deep tissue",
        "Swedish",
        "neuromuscular",
        "myofascial release",
        "trigger point",
        "hot stone",
        "soft tissue",
        "clinical",
    ),
    TreatmentKind.PHYSIOTHERAPY: ("exercise", "manual", "gait and work posture"),
    TreatmentKind.OTHER: (
        "assisted stretching",
        "homeopathy",
        "surgery",
        "wellness plan",
        "workplace change",
    ),
}
"""Forms offered for a kind of treatment, from the words people use (clinical reference A6). They
can be written down; nothing is said about what they do."""


class Felt(StrEnum):
    """How it felt after a treatment, in the person's own judgement."""

    EASIER = "easier"
    SAME = "same"
    WORSE = "worse"


class RegionKind(StrEnum):
    """What is felt in a region of the body chart."""

    PAIN = "pain"
    TINGLING = "tingling"
    NUMB = "numb"


@dataclass(frozen=True, slots=True)
class Treatment:
    """One treatment.

    Attributes:
        kind: what it was.
        minutes: 0 to 600; 0 where they were not given.
        form: its form, such as "deep tissue"; one of ``TREATMENT_FORMS`` or the person's own.
        felt: how it felt after, or None.
    """

    kind: TreatmentKind
    minutes: int = 0
    form: str = ""
    felt: Felt | None = None

    def __post_init__(self) -> None:
        """Check the minutes.

        Raises:
            ValueError: if minutes are not 0 to 600.
        """
        if not 0 <= self.minutes <= MOST_MINUTES:
            raise ValueError(
                f"minutes of a treatment must be 0 to {MOST_MINUTES}, not {self.minutes}"
            )


@dataclass(frozen=True, slots=True)
class Medicine:
    """A medicine that was taken: its name and how many, nothing else.

    No strength, no advice, no limit: the program is no medicine chart.
    """

    name: str
    count: int = 1

    def __post_init__(self) -> None:
        """Check name and count.

        Raises:
            ValueError: if the name is blank or the count is not 1 to 99.
        """
        if not self.name.strip():
            raise ValueError("a medicine needs a name")
        if not 1 <= self.count <= MOST_TAKEN:
            raise ValueError(f"count of a medicine must be 1 to {MOST_TAKEN}, not {self.count}")


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
        leg_average: 0 to 10; for a moment, leg pain right now. Empty where the legs were rated
            apart.
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
        notes: free text, of any length.
        leg_left: 0 to 10, the left leg alone, asked where both legs hurt.
        leg_right: 0 to 10, the right leg alone.
        easers: what eased it.
        parts: parts of the day in which the pain came.
        standing_h: hours stood, 0 to 24.
        driving_h: hours driven, 0 to 24.
        medicines: what was taken.
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
    leg_left: int | None = None
    leg_right: int | None = None
    easers: tuple[str, ...] = ()
    parts: tuple[DayPart, ...] = ()
    standing_h: float | None = None
    driving_h: float | None = None
    medicines: tuple[Medicine, ...] = ()

    def __post_init__(self) -> None:
        """Check ranges and times.

        Raises:
            ValueError: in one sentence that names the field and the range.
        """
        for name in RATINGS:
            value = getattr(self, name)
            if value is not None and not 0 <= value <= 10:
                raise ValueError(f"{name} must be 0 to 10 or empty, not {value}")
        for name in HOURS:
            value = getattr(self, name)
            if value is not None and not 0 <= value <= 24:
                raise ValueError(f"{name} must be 0 to 24 or empty, not {value:g}")
        for name in ("happened", "written"):
            if getattr(self, name).utcoffset() is None:
                raise ValueError(f"{name} needs a UTC offset")

    @property
    def leg(self) -> int | None:
        """The one number for the legs, 0 to 10: as given, else that of the leg that hurts more."""
        if self.leg_average is not None:
            return self.leg_average
        sides = [value for value in (self.leg_left, self.leg_right) if value is not None]
        return max(sides, default=None)

    @property
    def day(self) -> date:
        """The local calendar day it belongs to, where it happened."""
        return self.happened.date()

    @property
    def is_late(self) -> bool:
        """Whether it was written on a later day than it happened.

        By the calendar of the place where it happened and of the place where it was written: on
        the night a clock goes back, and after a flight, one alone would call it late too soon.
        """
        there = self.written.astimezone(self.happened.tzinfo).date()
        return min(there, self.written.date()) > self.day

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered."""
        return self == Entry(self.id, self.happened, self.written, self.kind)


def can_be_written(day: date, today: date) -> bool:
    """Whether an entry for a day may still be written: today or the last three days."""
    return timedelta(0) <= today - day <= LATEST_BACKFILL
