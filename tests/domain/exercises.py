"""Exercises made by hand, so that tests of the core need no files."""

from __future__ import annotations

from sciatica_desktop.domain.dose import Dose
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
    Source,
)

HOLD_PHASES = (
    Phase(PhaseKind.MOVE_OUT, "Ease in", "Ease in.", "stretch", 3),
    Phase(PhaseKind.HOLD, "Hold", "Hold.", "stretch", 30),
    Phase(PhaseKind.MOVE_BACK, "Ease out", "Ease out.", "start", 3),
    Phase(PhaseKind.REST, "Rest", "Rest.", "start", 2),
)
FLOSS_PHASES = (
    Phase(PhaseKind.MOVE_OUT, "Out", "Out.", "stretch", 2),
    Phase(PhaseKind.TOUCH, "Touch", "Touch.", "stretch", 0.5),
    Phase(PhaseKind.MOVE_BACK, "In", "In.", "start", 2),
    Phase(PhaseKind.REST, "Rest", "Rest.", "start", 0.5),
)


def make_exercise(
    name: str = "hold",
    *,
    kind: Kind = Kind.HOLD,
    laterality: Laterality = Laterality.EACH,
    dose: Dose | None = None,
    phases: tuple[Phase, ...] = HOLD_PHASES,
    family: Family = Family.STRETCH,
    area: Area = Area.HIP,
    flare_ok: bool = False,
) -> Exercise:
    """A complete exercise; the words are stand-ins."""
    return Exercise(
        id=name,
        name=f"The {name}",
        short_name=name.capitalize(),
        kind=kind,
        laterality=laterality,
        family=family,
        area=area,
        places=(Place.FLOOR,),
        equipment=(),
        dose=dose or Dose(repetitions=2),
        phases=phases,
        side_words=SideWords("hip", "{side} hip, {other} foot in front"),
        start="Kneel.",
        how=("Tuck.", "Lean."),
        breathing="Breathe.",
        feel="Front of the hip.",
        errors=("Arching", "Leaning", "Sliding"),
        easier=("Stand",),
        harder=(),
        not_if=(),
        stop_if=("It shoots down the leg",),
        evidence="Small studies.",
        sources=(
            Source("One", "https://example.org/one"),
            Source("Two", "https://example.org/two"),
        ),
        flare_ok=flare_ok,
    )


def make_floss(name: str = "floss", laterality: Laterality = Laterality.AFFECTED_ONLY) -> Exercise:
    """A floss of ten repetitions of five seconds."""
    return make_exercise(
        name,
        kind=Kind.REPETITIONS,
        laterality=laterality,
        dose=Dose(repetitions=10),
        phases=FLOSS_PHASES,
        family=Family.FLOSS,
        area=Area.NERVE,
    )
