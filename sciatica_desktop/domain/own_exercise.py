"""An exercise of one's own while it is written: begun as a copy or empty, whole at every step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sciatica_desktop.domain.dose import Dose, Seen
from sciatica_desktop.domain.exercise import (
    Area,
    Exercise,
    Family,
    Kind,
    Laterality,
    Phase,
    PhaseKind,
    Place,
    SideWords,
)
from sciatica_desktop.domain.stop_rule import stop_lines

NEW_ID = "not_kept_yet"
"""The id of an exercise before it is kept for the first time."""
NEW_NAME = "My exercise"
_EVIDENCE = "Your own exercise."
_START, _END = "start", "end"
_KINDS_HELD = (Kind.HOLD, Kind.REPEATED_HOLD)


@dataclass(frozen=True, slots=True)
class OwnDraft:
    """What is written so far.

    Attributes:
        exercise: the card; how it is shown may still be missing.
        picture: content of the picture file chosen for it; empty for none, or the one it has.
    """

    exercise: Exercise
    picture: bytes = b""

    @property
    def missing(self) -> str:
        """What has to be added before it can be kept, as a sentence; empty when it is whole."""
        card = self.exercise
        if not card.name.strip():
            return "Give it a name."
        if not (card.figure_of or card.picture or self.picture):
            return "Choose a figure or a picture."
        return ""


def blank(name: str = NEW_NAME) -> OwnDraft:
    """An empty card: one hold of 30 s, each side, on the floor; nothing shows it yet."""
    card = Exercise(
        id=NEW_ID,
        name=name,
        short_name=name,
        kind=Kind.HOLD,
        laterality=Laterality.EACH,
        family=Family.STRETCH,
        area=Area.HIP,
        places=(Place.FLOOR,),
        equipment=(),
        dose=Dose(repetitions=2),
        phases=_phases(Kind.HOLD, (3.0, 30.0, 3.0), (_START, _END)),
        side_words=SideWords("side", "{side} side"),
        start="",
        how=(),
        breathing="",
        feel="",
        errors=(),
        easier=(),
        harder=(),
        not_if=(),
        stop_if=stop_lines(),
        evidence=_EVIDENCE,
        sources=(),
    )
    return OwnDraft(card)


def copy_of(exercise: Exercise, name: str) -> OwnDraft:
    """A copy to change, shown by the same figure or picture.

    It has no sources: they speak of the exercise as it was, not of what it is made into.
    """
    shown = "" if exercise.picture else exercise.figure_of or exercise.id
    card = replace(
        exercise,
        id=NEW_ID,
        name=name,
        short_name=name,
        figure_of=shown,
        synonyms=(),
        sources=(),
        evidence=f"Your own version of {exercise.name}.",
        stop_if=exercise.stop_if or stop_lines(),
    )
    return OwnDraft(card)


def with_name(draft: OwnDraft, name: str) -> OwnDraft:
    """Another name; an empty one leaves the last."""
    if not name.strip():
        return draft
    return replace(draft, exercise=replace(draft.exercise, name=name, short_name=name))


def with_stop_rule(draft: OwnDraft, lines: Sequence[str]) -> OwnDraft:
    """Other signs to stop at; without any it is the rule that holds for every exercise."""
    kept = tuple(lines) or stop_lines()
    return replace(draft, exercise=replace(draft.exercise, stop_if=kept))


def with_kind(draft: OwnDraft, kind: Kind) -> OwnDraft:
    """Another way to do it, in the same two poses."""
    card = draft.exercise
    if kind is card.kind:
        return draft
    poses = (card.start_pose, _far_pose(card))
    out, hold, back = seconds(card)
    family = card.family
    if kind in _KINDS_HELD and family is Family.FLOSS:
        family = Family.STRETCH
    dose = replace(card.dose, hold_s=None, out_s=None, back_s=None)
    if (kind is Kind.HOLD) is not (card.kind is Kind.HOLD):
        dose = replace(dose, repetitions=2 if kind is Kind.HOLD else 10)
    phases = _phases(kind, (out, hold or (30.0 if kind is Kind.HOLD else 5.0), back), poses)
    changed = replace(card, kind=kind, family=family, dose=dose, phases=phases, seen=Seen())
    return replace(draft, exercise=changed)


def with_family(draft: OwnDraft, family: Family) -> OwnDraft:
    """Another purpose; a floss never holds, so it becomes one that is counted."""
    if family is Family.FLOSS:
        draft = with_kind(draft, Kind.REPETITIONS)
    return replace(draft, exercise=replace(draft.exercise, family=family))


def seconds(exercise: Exercise) -> tuple[float, float | None, float]:
    """The seconds of the move out, of the hold and of the move back; None where it has no hold."""
    dose = exercise.dose
    out = dose.out_s or _first(exercise, PhaseKind.MOVE_OUT) or 2.0
    back = dose.back_s or _first(exercise, PhaseKind.MOVE_BACK) or 2.0
    hold = _first(exercise, PhaseKind.HOLD)
    return out, (dose.hold_s or hold) if hold is not None else None, back


def with_seconds(draft: OwnDraft, out: float, hold: float | None, back: float) -> OwnDraft:
    """Other lengths, in s; every move out and every move back takes its own."""
    card = draft.exercise
    lengths = {PhaseKind.MOVE_OUT: out, PhaseKind.MOVE_BACK: back}
    if hold is not None:
        lengths[PhaseKind.HOLD] = hold
    phases = tuple(
        replace(phase, seconds=lengths.get(phase.kind, phase.seconds)) for phase in card.phases
    )
    dose = replace(card.dose, hold_s=None, out_s=None, back_s=None)
    # A dose with lengths of its own would hide those of the phases.
    return replace(draft, exercise=replace(card, phases=phases, dose=dose))


def shown_by(draft: OwnDraft, other: Exercise) -> OwnDraft:
    """Shown by the figure of another exercise, and so done in its phases."""
    card = draft.exercise
    family = other.family if Family.FLOSS in (card.family, other.family) else card.family
    dose = card.dose
    if other.kind is not card.kind:
        dose = replace(other.dose, times_per_day=card.dose.times_per_day)
    else:
        dose = replace(dose, hold_s=None, out_s=None, back_s=None)
    changed = replace(
        card,
        kind=other.kind,
        family=family,
        dose=dose,
        phases=other.phases,
        side_words=other.side_words,
        seen=Seen(),
        figure_of="" if other.picture else other.figure_of or other.id,
        picture=other.picture,
    )
    return OwnDraft(changed)


def with_picture(draft: OwnDraft, content: bytes) -> OwnDraft:
    """Shown by a picture of one's own.

    Args:
        draft: the exercise.
        content: of a PNG, JPEG or SVG file; it is checked when it is kept.
    """
    return OwnDraft(replace(draft.exercise, figure_of="", picture=""), content)


def _first(exercise: Exercise, kind: PhaseKind) -> float | None:
    return next((phase.seconds for phase in exercise.phases if phase.kind is kind), None)


def _far_pose(exercise: Exercise) -> str:
    """The pose furthest from the start: that of the hold, or where the first move leads."""
    for kind in (PhaseKind.HOLD, PhaseKind.TOUCH, PhaseKind.MOVE_OUT):
        for phase in exercise.phases:
            if phase.kind is kind:
                return phase.pose
    return exercise.start_pose


def _phases(
    kind: Kind, lengths: tuple[float, float | None, float], poses: tuple[str, str]
) -> tuple[Phase, ...]:
    """One repetition in two poses."""
    out, hold, back = lengths
    start, end = poses
    if kind is Kind.REPETITIONS:
        return (
            Phase(PhaseKind.MOVE_OUT, "Out", "Out.", end, out),
            Phase(PhaseKind.TOUCH, "Touch", "Only a moment.", end, 0.5),
            Phase(PhaseKind.MOVE_BACK, "Back", "And back.", start, back),
        )
    return (
        Phase(PhaseKind.MOVE_OUT, "Ease in", "Ease in.", end, out),
        Phase(PhaseKind.HOLD, "Hold", "Hold, and breathe.", end, hold or 30.0),
        Phase(PhaseKind.MOVE_BACK, "Ease out", "Ease out.", start, back),
        Phase(PhaseKind.REST, "Rest", "Rest.", start, 2.0),
    )
