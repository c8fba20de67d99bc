"""What people write and paste becomes a routine, and what was not understood is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sciatica_desktop import resources
from sciatica_desktop.domain.dose import Dose
from sciatica_desktop.domain.exercise import Laterality
from sciatica_desktop.domain.prescription import read
from sciatica_desktop.domain.routine import Item
from sciatica_desktop.storage.library import load_library
from tests.domain.prescribed import BRIDGE, EXERCISES, FIGURE, HIP, SEATED, line

SHIPPED = load_library(resources.root()).exercises

EACH, LEFT, RIGHT = Laterality.EACH, Laterality.LEFT_ONLY, Laterality.RIGHT_ONLY
AFFECTED, OTHER = Laterality.AFFECTED_ONLY, Laterality.OTHER_ONLY


def told(text: str) -> str:
    """The part of a line that was not understood."""
    read_line = line(text)
    return read_line.text[slice(*read_line.span)]


@pytest.mark.parametrize(
    ("text", "exercise"),
    [
        ("Hip flexor", "hip"),
        ("hip flexor half kneeling", "hip"),
        ("HIP FLEXOR, HALF-KNEELING", "hip"),
        ("hip flexors", "hip"),
        ("hip flexor half", "hip"),
        ("hip fl", "hip"),
        ("half-kneeling hip flexor", "hip"),
        ("figure-4", "fig4"),
        ("figure four", "fig4"),
        ("figure 4 stretch", "fig4"),
        ("piriformis stretch", "fig4"),
        ("figure 4 seated", "fig4_chair"),
        ("seated figure 4", "fig4_chair"),
        ("fig4_chair", "fig4_chair"),
        ("- bridge", "bridge"),
        ("• bridges", "bridge"),
        ("3. bridge", "bridge"),
        ("(2) the bridge exercise", "bridge"),
        ("side bridge", "side_bridge"),
        ("bridge: ", "bridge"),
    ],
)
def test_an_exercise_goes_by_many_names(text: str, exercise: str) -> None:
    assert line(text).item == Item(exercise)
    assert line(text).problem == ""


def dose(**given: float) -> Dose:
    return replace(HIP.dose, **given)  # type: ignore[arg-type]  # names are fields of a dose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2x30s", dose(repetitions=2, hold_s=30)),
        ("3×30s", dose(repetitions=3, hold_s=30)),
        ("3 x 30 secs.", dose(repetitions=3, hold_s=30)),
        ("30s x 3", dose(repetitions=3, hold_s=30)),
        ("3 holds, 30 seconds", dose(repetitions=3, hold_s=30)),
        ("hold for 30 seconds, repeat 3 times", dose(repetitions=3, hold_s=30)),
        ("Reps: 3 Hold: 30", dose(repetitions=3, hold_s=30)),
        ("3x, 30-second hold", dose(repetitions=3, hold_s=30)),
        ('3 x 30"', dose(repetitions=3, hold_s=30)),
        ("three x 30 s", dose(repetitions=3, hold_s=30)),
        ("twice 0:45", dose(repetitions=2, hold_s=45)),
        ("1 min", dose(repetitions=1, hold_s=60)),
        ("1 min 30 s", dose(repetitions=1, hold_s=90)),
        ("3 reps x 30s hold", dose(repetitions=3, hold_s=30)),
        ("2 sets of 3x20s", dose(sets=2, repetitions=3, hold_s=20)),
        ("3 sets of 30 s", dose(sets=3, repetitions=1, hold_s=30)),
        ("2 sets, 30 s", dose(sets=2, repetitions=1, hold_s=30)),
        ("2x3x20s", dose(sets=2, repetitions=3, hold_s=20)),
        ("2x30s, rest 15 s", dose(repetitions=2, hold_s=30, rest_between_sets_s=15)),
        ("2x30s no rest", dose(repetitions=2, hold_s=30, rest_between_sets_s=0)),
        ("2x30s 3x/day", dose(repetitions=2, hold_s=30, times_per_day=3)),
        ("2x30s twice a day", dose(repetitions=2, hold_s=30, times_per_day=2)),
        ("2x30s 3 times daily", dose(repetitions=2, hold_s=30, times_per_day=3)),
        ("2x30s daily", dose(repetitions=2, hold_s=30, times_per_day=1)),
        ("2x\N{NO-BREAK SPACE}30\N{NO-BREAK SPACE}s", dose(repetitions=2, hold_s=30)),
        ("2x30s – 2x/day", dose(repetitions=2, hold_s=30, times_per_day=2)),
        ("2x 4-30-3", dose(repetitions=2, hold_s=30, out_s=4, back_s=3)),
    ],
)
def test_a_hold_is_dosed_in_many_ways(text: str, expected: Dose) -> None:
    read_line = line(f"hip flexor {text}")
    assert read_line.item == Item("hip", expected)
    assert read_line.problem == ""


FLOSSED = SEATED.dose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2x10", replace(FLOSSED, sets=2)),
        ("2 x 10 reps", replace(FLOSSED, sets=2)),
        ("2 sets of 10", replace(FLOSSED, sets=2)),
        ("10 reps x 2 sets", replace(FLOSSED, sets=2)),
        ("10 x 2 sets", replace(FLOSSED, sets=2)),
        ("Sets: 2; Reps: 10", replace(FLOSSED, sets=2)),
        ("two sets of ten", replace(FLOSSED, sets=2)),
        ("8x", replace(FLOSSED, repetitions=8)),
        ("x8", replace(FLOSSED, repetitions=8)),
        ("8", replace(FLOSSED, repetitions=8)),
        ("8 times", replace(FLOSSED, repetitions=8)),
        ("8-12 reps", replace(FLOSSED, repetitions=8)),
        ("8 to 12 reps", replace(FLOSSED, repetitions=8)),
        ("8x 3/4", replace(FLOSSED, repetitions=8, out_s=3, back_s=4)),
        ("8x 3s/4s", replace(FLOSSED, repetitions=8, out_s=3, back_s=4)),
        ("8x 3-0-4", replace(FLOSSED, repetitions=8, out_s=3, back_s=4)),
        ("8x tempo 3-4", replace(FLOSSED, repetitions=8, out_s=3, back_s=4)),
        ("8x 3 s out, 4 s back", replace(FLOSSED, repetitions=8, out_s=3, back_s=4)),
        ("3s out 8x", replace(FLOSSED, repetitions=8, out_s=3)),
        ("8x 3x/day", replace(FLOSSED, repetitions=8, times_per_day=3)),
        ("8 times, 3 times a day", replace(FLOSSED, repetitions=8, times_per_day=3)),
    ],
)
def test_a_floss_is_counted(text: str, expected: Dose) -> None:
    read_line = line(f"seated floss {text}")
    assert read_line.item == Item("seated", expected)
    assert read_line.problem == ""


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("L", LEFT),
        ("(L)", LEFT),
        ("Left", LEFT),
        ("left leg only", LEFT),
        ("lt", LEFT),
        ("R", RIGHT),
        ("right side", RIGHT),
        ("on the right", RIGHT),
        ("L+R", EACH),
        ("L/R", EACH),
        ("r & l", EACH),
        ("left and right", EACH),
        ("left leg, then the right leg", EACH),
        ("left leg, right leg", EACH),
        ("each", EACH),
        ("each leg", EACH),
        ("both sides", EACH),
        ("per side", EACH),
        ("/ side", EACH),
        ("ea", EACH),
        ("bilaterally", EACH),
        ("alternating legs", EACH),
        ("painful side, then other", EACH),
        ("affected side", AFFECTED),
        ("painful leg", AFFECTED),
        ("other leg", OTHER),
        ("good leg", OTHER),
        ("non-affected side", OTHER),
        ("pain-free side only", OTHER),
    ],
)
@pytest.mark.parametrize("order", ["{name} 2x10 {side}", "{name}, {side}: 2 x 10"])
def test_a_side_is_said_in_many_ways(text: str, sides: Laterality, order: str) -> None:
    read_line = line(order.format(name="seated floss", side=text))
    assert read_line.item == Item("seated", replace(FLOSSED, sets=2), sides)
    assert read_line.problem == ""


def test_two_bare_numbers_are_read_after_the_kind_and_told() -> None:
    assert line("seated floss 2x10").item == Item("seated", replace(FLOSSED, sets=2))
    assert line("bridge 2x10").item == Item("bridge", replace(BRIDGE.dose, sets=2, repetitions=10))
    held = line("hip flexor 2x10")
    assert held.item == Item("hip", dose(repetitions=2, hold_s=10))
    assert "Read as 2 holds of 10 s." in held.notices


def test_the_dose_may_stand_before_the_name() -> None:
    assert line("2x30s hip flexor L").item == Item("hip", dose(repetitions=2, hold_s=30), LEFT)
    assert line("3 sets of 10 bridges").item == Item(
        "bridge", replace(BRIDGE.dose, sets=3, repetitions=10)
    )


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("brige 8x6s", "brige"),
        ("seated floss 3x30s", "3x30s"),
        ("seated floss hold 5 s", "hold 5 s"),
        ("seated floss 10x 2-5-2", "2-5-2"),
        ("seated floss 99x", "99x"),
        ("seated floss 2.5x", "2.5x"),
        ("seated floss 10x 12x", "12x"),
        ("seated floss left 10x right", "right"),
        ("getting up 2x", "getting up"),
        ("nerve glide 10x", "nerve glide"),
        ("2x10", "2x10"),
        ("hip flexor 30", "30"),
        ("hip flexor 3x30s; bridge 2x10", "bridge"),
    ],
)
def test_what_cannot_be_done_is_refused_with_its_place(text: str, part: str) -> None:
    assert line(text).item is None
    assert line(text).problem
    assert told(text).strip() in (part, text)
    assert part in told(text)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("bridge 10x slowly", "slowly"),
        ("bridge, 5 kg, 10x", "5 kg"),
        ("bridge 10x 3x/week", "3x/week"),
        ("bridge 10x every other day", "every other day"),
        ("bridge 10kg", "10kg"),
        ("bridge 10x ½", "½"),
    ],
)
def test_the_rest_of_a_line_is_taken_and_what_is_left_over_told(text: str, part: str) -> None:
    assert line(text).item is not None
    assert line(text).problem
    assert told(text) == part


def test_a_slip_is_offered_and_not_taken() -> None:
    slip = line("brige 8x6s")
    assert slip.suggestions[0] == "bridge"
    assert line(slip.with_name("Bridge")).item == Item(
        "bridge", replace(BRIDGE.dose, repetitions=8, hold_s=6)
    )
    assert set(line("nerve glide 10x").suggestions) == {"seated", "standing"}
    assert "getting_up" not in line("geting up").suggestions


def test_a_synonym_that_others_may_go_by_is_told() -> None:
    # Its own short name on a sheet, and a word of another's name: taken, and the other is named.
    mixed = {**EXERCISES, "fig4": replace(FIGURE, short_name="Crossed leg", synonyms=("figure 4",))}
    (taken,) = read("figure 4 3x30s", mixed).lines
    assert taken.item is not None
    assert taken.item.exercise == "fig4"
    assert taken.suggestions == ("fig4_chair",)
    assert taken.notices == ("Others by that name: Seated figure 4.",)
    (named,) = read("Crossed leg 3x30s", mixed).lines
    assert named.suggestions == named.notices == ()


def test_a_dose_the_sources_do_not_teach_is_a_notice() -> None:
    said = read("hip flexor 3x90s", SHIPPED).lines[0]
    assert said.problem == ""
    assert "The sources teach holds of 15 to 60 s." in said.notices


def test_what_was_understood_is_said_back() -> None:
    assert line("seated floss 2x10 L 2s/2s 3x/day").said == (
        "Seated nerve floss: 2 sets of 10, left hip, 2 s out, 2 s in, 3 times a day"
    )


def test_both_sides_of_what_has_no_side_is_no_problem() -> None:
    both = line("bridge 10x both sides")
    assert (both.item, both.problem) == (
        Item("bridge", replace(BRIDGE.dose, repetitions=10)),
        "",
    )
    assert both.notices
