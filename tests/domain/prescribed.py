"""A small library whose names are easily mistaken, to write prescriptions for."""

from __future__ import annotations

from dataclasses import replace

from sciatica_desktop.domain.exercise import Family, Kind, Laterality
from sciatica_desktop.domain.prescription import Line, read
from tests.domain.exercises import make_exercise, make_floss

HIP = replace(make_exercise("hip"), name="Hip flexor, half-kneeling", short_name="Hip flexor")
FIGURE = replace(
    make_exercise("fig4"), name="Figure 4, lying", short_name="Figure 4", synonyms=("Piriformis",)
)
CHAIR = replace(make_exercise("fig4_chair"), name="Figure 4, seated", short_name="Seated figure 4")
SEATED = replace(
    make_floss("seated"),
    name="Seated nerve floss",
    short_name="Seated floss",
    synonyms=("nerve glide",),
)
STANDING = replace(
    make_floss("standing"),
    name="Standing floss",
    short_name="Standing floss",
    synonyms=("nerve glide",),
)
BRIDGE = replace(
    make_exercise("bridge", kind=Kind.REPEATED_HOLD, laterality=Laterality.NONE),
    name="Bridge",
    short_name="Bridge",
)
SIDE_BRIDGE = replace(BRIDGE, id="side_bridge", name="Side bridge", laterality=Laterality.EACH)
GETTING_UP = replace(
    make_floss("getting_up"), name="Getting up", kind=Kind.STEPS, family=Family.HOW_TO
)
EXERCISES = {
    exercise.id: exercise
    for exercise in (HIP, FIGURE, CHAIR, SEATED, STANDING, BRIDGE, SIDE_BRIDGE, GETTING_UP)
}


def line(text: str) -> Line:
    """The one line of a text, read."""
    (only,) = read(text, EXERCISES).lines
    return only
