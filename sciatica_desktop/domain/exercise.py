"""An exercise: what the card says, how it is dosed, which phases one repetition has."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How an exercise is done."""

    HOLD = "hold"
    REPETITIONS = "repetitions"
    REPEATED_HOLD = "repeated_hold"


class Laterality(StrEnum):
    """Which sides an exercise is done on."""

    NONE = "none"
    """Both sides move together, or there is no side."""
    EACH = "each"
    """Each side in full, the affected one first."""
    AFFECTED_ONLY = "affected_only"
    """The affected side; each side where there is no single one."""
    OTHER_ONLY = "other_only"
    """The side that does not hurt; each side where there is no single one."""


class Place(StrEnum):
    """Where an exercise can be done."""

    DESK = "desk"
    CHAIR = "chair"
    FLOOR = "floor"
    BED = "bed"


class PhaseKind(StrEnum):
    """What a stretch of time in a routine is for."""

    GET_READY = "get_ready"
    MOVE_OUT = "move_out"
    HOLD = "hold"
    TOUCH = "touch"
    MOVE_BACK = "move_back"
    REST = "rest"
    CHANGE_SIDE = "change_side"
    UNTIL_READY = "until_ready"

    @property
    def is_active(self) -> bool:
        """Whether time in this phase is credited as exercise."""
        return self in _ACTIVE


_ACTIVE = frozenset(
    {PhaseKind.MOVE_OUT, PhaseKind.HOLD, PhaseKind.TOUCH, PhaseKind.MOVE_BACK},
)
_IN_A_REPETITION = _ACTIVE | {PhaseKind.REST}
LONGEST_TOUCH_S = 1.0
"""A floss touches the end of its range and never holds it (clinical reference D1, H2)."""


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase of one repetition.

    Attributes:
        kind: move_out, hold, touch, move_back or rest.
        word: the one or two words shown beside the side badge, such as "Hold" or "Out".
        cue: one short line, at most 40 characters, that can be read from a mat.
        pose: the pose the figure reaches at the end of the phase.
        seconds: the default length in s, above 0.
    """

    kind: PhaseKind
    word: str
    cue: str
    pose: str
    seconds: float

    def __post_init__(self) -> None:
        """Check kind, length and cue.

        Raises:
            ValueError: in one sentence that says what was expected.
        """
        if self.kind not in _IN_A_REPETITION:
            allowed = ", ".join(sorted(_IN_A_REPETITION))
            raise ValueError(f"kind of a phase must be one of {allowed}, not {self.kind.value}")
        if not 0 < self.seconds <= 600:
            raise ValueError(f"seconds must be above 0 and at most 600, not {self.seconds:g}")
        if not self.word or not self.cue:
            raise ValueError("word and cue must not be empty")
        if len(self.cue) > 40:
            raise ValueError(f"cue must have at most 40 characters, not {len(self.cue)}")


@dataclass(frozen=True, slots=True)
class Dose:
    """How much: sets of repetitions on each worked side.

    Attributes:
        sets: 1 to 10.
        repetitions: repetitions, or holds, in a set, 1 to 50.
        hold_s: seconds of each hold; None takes the exercise's own phase length.
        rest_between_sets_s: rest between two sets, 0 to 600 s.
        times_per_day: how often a day, 1 to 10.
    """

    sets: int = 1
    repetitions: int = 1
    hold_s: float | None = None
    rest_between_sets_s: float = 20.0
    times_per_day: int = 1

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


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact on the card was read."""

    title: str
    address: str

    def __post_init__(self) -> None:
        """Check that the address can be opened.

        Raises:
            ValueError: if the address is not an https address.
        """
        if not self.title:
            raise ValueError("title of a source must not be empty")
        if not self.address.startswith("https://"):
            raise ValueError(f"address of a source must begin with https://, not {self.address!r}")


@dataclass(frozen=True, slots=True)
class SideWords:
    """How the player names the worked side; ``{side}`` and ``{other}`` become left or right.

    Attributes:
        part: the part that is stretched or moved, such as "hip" or "leg".
        detail: one line under the phase word, such as "{side} hip, {side} knee on the cushion".
    """

    part: str
    detail: str


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise with its card and its dose (clinical reference D6)."""

    id: str
    name: str
    short_name: str
    kind: Kind
    laterality: Laterality
    area: str
    places: tuple[Place, ...]
    equipment: tuple[str, ...]
    dose: Dose
    phases: tuple[Phase, ...]
    side_words: SideWords
    start: str
    how: tuple[str, ...]
    breathing: str
    feel: str
    errors: tuple[str, ...]
    easier: tuple[str, ...]
    harder: tuple[str, ...]
    not_if: tuple[str, ...]
    stop_if: tuple[str, ...]
    evidence: str
    sources: tuple[Source, ...]
    synonyms: tuple[str, ...] = ()
    slider: bool = False
    flare_ok: bool = False
    irritability_max: int = 5
    earliest_after_waking_h: float = 0.0

    def __post_init__(self) -> None:
        """Check what must hold between fields.

        Raises:
            ValueError: in one sentence that says what was expected.
        """
        for name in ("id", "name", "short_name", "area", "start", "breathing", "feel", "evidence"):
            if not getattr(self, name):
                raise ValueError(f"{name} must not be empty")
        if not self.id.replace("_", "").isalnum() or self.id != self.id.lower():
            raise ValueError(f"id must be lower-case letters, digits and _, not {self.id!r}")
        for name, least in _LEAST.items():
            if len(getattr(self, name)) < least:
                raise ValueError(f"{name} needs at least {least}")
        if not 0 <= self.irritability_max <= 10:
            raise ValueError("irritability_max must be 0 to 10")
        if not 0 <= self.earliest_after_waking_h <= 24:
            raise ValueError("earliest_after_waking_h must be 0 to 24")
        self._check_phases()

    def _check_phases(self) -> None:
        kinds = [phase.kind for phase in self.phases]
        holds = kinds.count(PhaseKind.HOLD)
        if self.kind is Kind.REPETITIONS and holds:
            raise ValueError("an exercise done in repetitions has no hold phase; use touch")
        if self.kind is not Kind.REPETITIONS and holds != 1:
            raise ValueError("an exercise that is held needs exactly one hold phase")
        for phase in self.phases:
            if phase.kind is PhaseKind.TOUCH and phase.seconds > LONGEST_TOUCH_S:
                raise ValueError(f"a touch lasts at most {LONGEST_TOUCH_S:g} s")
        if self.dose.hold_s is not None and not holds:
            raise ValueError("hold_s is only for an exercise with a hold phase")
        if not any(kind.is_active for kind in kinds):
            raise ValueError("phases need at least one that moves or holds")

    @property
    def start_pose(self) -> str:
        """The pose in which the person rests or begins: a repetition ends where it began."""
        return self.phases[-1].pose

    @property
    def is_counted(self) -> bool:
        """Whether the large number counts repetitions rather than seconds."""
        return self.kind is Kind.REPETITIONS

    @property
    def is_floss(self) -> bool:
        """Whether this moves a nerve to and fro and so never holds."""
        return self.kind is Kind.REPETITIONS and self.area == "nerve"


_LEAST = {
    "places": 1,
    "phases": 1,
    "how": 2,
    "errors": 3,
    "easier": 1,
    "stop_if": 1,
    "sources": 2,
}
