"""An exercise: what the card says, how it is dosed, which phases one repetition has."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from sciatica_desktop.domain.dose import Dose, Seen


class Kind(StrEnum):
    """How an exercise is done."""

    HOLD = "hold"
    REPETITIONS = "repetitions"
    REPEATED_HOLD = "repeated_hold"
    STEPS = "steps"
    """A way of getting somewhere, read and watched at one's own pace; never part of a routine."""


class Family(StrEnum):
    """What an exercise is for."""

    STRETCH = "stretch"
    FLOSS = "floss"
    """Moves a nerve to and fro, and never holds."""
    STRENGTH = "strength"
    MOBILITY = "mobility"
    HOW_TO = "how_to"


class Area(StrEnum):
    """The part of the body an exercise is about."""

    HIP = "hip"
    GROIN = "groin"
    BUTTOCK = "buttock"
    NERVE = "nerve"
    BACK = "back"
    TRUNK = "trunk"
    WHOLE_BODY = "whole_body"


class Laterality(StrEnum):
    """Which sides an exercise is done on."""

    NONE = "none"
    """Both sides move together, or there is no side."""
    EACH = "each"
    """Each side in full, the affected one first."""
    LEFT_FIRST = "left_first"
    """Each side in full, left then right, whichever hurts."""
    AFFECTED_ONLY = "affected_only"
    """The affected side; each side where there is no single one."""
    OTHER_ONLY = "other_only"
    """The side that does not hurt; each side where there is no single one."""
    LEFT_ONLY = "left_only"
    """The left side, whichever hurts: what a therapist writes as L."""
    RIGHT_ONLY = "right_only"
    """The right side, whichever hurts: what a therapist writes as R."""


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
    """One exercise with its card and its dose (clinical reference D6).

    Attributes:
        seen: the doses its sources teach.
        flare_ok: whether it may be part of a routine for a flare day.
        irritability_max: leg pain, 0 to 10, up to which it is meant.
        earliest_after_waking_h: hours after getting up before which it is left out.
        figure_of: id of another exercise whose figure shows this one too; empty for its own.
        picture: file name of the person's own picture instead of a figure; empty for none.
    """

    id: str
    name: str
    short_name: str
    kind: Kind
    laterality: Laterality
    family: Family
    area: Area
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
    seen: Seen = field(default_factory=Seen)
    synonyms: tuple[str, ...] = ()
    slider: bool = False
    flare_ok: bool = False
    irritability_max: int = 5
    earliest_after_waking_h: float = 0.0
    figure_of: str = ""
    picture: str = ""

    def __post_init__(self) -> None:
        """Check what must hold between fields.

        Raises:
            ValueError: in one sentence that says what was expected.
        """
        for name in ("id", "name", "short_name"):
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
        if self.kind in (Kind.REPETITIONS, Kind.STEPS) and holds:
            raise ValueError(
                f"phases: an exercise done in {self.kind.value} has no hold phase; use touch"
            )
        if self.kind in (Kind.HOLD, Kind.REPEATED_HOLD) and holds != 1:
            raise ValueError("phases: an exercise that is held needs exactly one hold phase")
        if (self.kind is Kind.STEPS) is not (self.family is Family.HOW_TO):
            raise ValueError("kind steps and family how_to go together")
        for number, phase in enumerate(self.phases):
            if phase.kind is PhaseKind.TOUCH and phase.seconds > LONGEST_TOUCH_S:
                raise ValueError(
                    f"phases[{number}].seconds: a touch lasts at most {LONGEST_TOUCH_S:g} s"
                )
        if self.dose.hold_s is not None and not holds:
            raise ValueError("hold_s is only for an exercise with a hold phase")
        if self.family is Family.FLOSS and holds:
            raise ValueError("phases: a floss never holds")
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
        return self.family is Family.FLOSS

    @property
    def is_timed(self) -> bool:
        """Whether it can be part of a routine."""
        return self.kind is not Kind.STEPS


_LEAST = {"places": 1, "phases": 1}
