"""The home sheet: a routine on paper, with the same figures, doses and rule for stopping."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from sciatica_desktop import resources
from sciatica_desktop.domain import stop_rule
from sciatica_desktop.domain.anatomy import AffectedSide, Side
from sciatica_desktop.domain.dose import Dose
from sciatica_desktop.domain.exercise import Laterality, PhaseKind
from sciatica_desktop.domain.plan import Pace, compile_plan
from sciatica_desktop.domain.routine import Item, Routine
from sciatica_desktop.reports.art import Art
from sciatica_desktop.reports.home_sheet import HomeSheet, build_home_sheet
from sciatica_desktop.reports.home_sheet_page import painters, write_home_sheet
from sciatica_desktop.reports.paper import A4, LETTER, Paper
from sciatica_desktop.storage.library import load_library
from tests.reports.sheets import greys, has_picture_of_dots, pages_of, size_of

LIBRARY = load_library(resources.root())
TIMED = [exercise.id for exercise in LIBRARY.exercises.values() if exercise.is_timed]
LEFT = Pace(affected=AffectedSide.LEFT)
PAPERS = pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)
FOUR = ("hipflex_halfkneel", "glute_fig4_supine", "floss_seated", "floss_hamstring_supine")


@pytest.fixture(scope="module")
def figures(qapp: object) -> Art:
    return Art(LIBRARY.exercises, LIBRARY.figures)


@pytest.fixture(scope="module")
def words_alone(qapp: object) -> Art:
    """Cards without drawings, for what is not about them."""
    return Art()


def routine(*exercises: str, name: str = "At home") -> Routine:
    return Routine("home", name, "floor", tuple(Item(exercise) for exercise in exercises))


def sheet(*exercises: str, pace: Pace = LEFT) -> HomeSheet:
    return build_home_sheet(routine(*exercises), LIBRARY.exercises, pace)


def rows(made: HomeSheet) -> list[str]:
    return [row.exercise for page in made.pages for row in page]


@PAPERS
def test_four_exercises_fit_one_page_of_lines(figures: Art, tmp_path: Path, paper: Paper) -> None:
    path = tmp_path / "sheet.pdf"
    write_home_sheet(sheet(*FOUR), path, paper, figures)
    (page,) = pages_of(path)
    assert size_of(path) == pytest.approx((paper.width, paper.height), abs=0.5)
    assert not has_picture_of_dots(path)
    # A reader may take a narrow space for none.
    closed = page.replace(" ", "")
    for exercise in FOUR:
        assert LIBRARY.exercises[exercise].name.replace(" ", "") in closed
    for word in ("STOP", "Four weeks", "Page 1 of 1", "left leg", "each side", "2 × 30 s"):
        assert word in page
    assert stop_rule.stop_sentence() in page
    assert stop_rule.EMERGENCY in page


@pytest.mark.parametrize("count", range(1, 14))
def test_every_exercise_is_on_the_sheet_once_and_in_order(count: int) -> None:
    wanted = [TIMED[number % len(TIMED)] for number in range(count)]
    made = sheet(*wanted)
    assert rows(made) == wanted
    assert [row.number for page in made.pages for row in page] == list(range(1, count + 1))
    assert len(made.pages) == (1 if count <= 6 else -(-count // 4))
    assert max(len(page) for page in made.pages) <= (6 if len(made.pages) == 1 else 4)
    assert min(len(page) for page in made.pages) >= 1


@PAPERS
@pytest.mark.parametrize("count", [1, 3, 5, 6, 9])
def test_nothing_leaves_the_page(words_alone: Art, paper: Paper, count: int) -> None:
    made = sheet(*[TIMED[number % len(TIMED)] for number in range(count)])
    for paint in painters(made, paper, words_alone):
        picture = greys(paint, paper.width, paper.height, 60)
        first, last = picture.inked_rows()
        assert first > 60 / 25.4 * 8
        assert last < 60 / 25.4 * (paper.height - 6)


def test_the_minutes_are_those_of_the_clock() -> None:
    made = sheet(*FOUR)
    plan = compile_plan(routine(*FOUR), LIBRARY.exercises, LEFT)
    assert f"about {round(plan.seconds / 60)} min" in made.line
    assert "first 2 hours after getting up" in made.line


def test_without_a_floss_nothing_is_said_of_the_morning() -> None:
    assert "getting up" not in sheet("hipflex_halfkneel", "groin_butterfly").line


def test_a_floss_says_which_way_knee_and_head_go() -> None:
    (row,) = sheet("floss_seated").pages[0]
    out, back = row.steps[-2:]
    assert "straighten the knee" in out.lower()
    assert "look up" in out.lower()
    assert "bend the knee" in back.lower()
    assert "chin" in back.lower()
    assert out.endswith("2 s.")


def test_an_own_dose_and_pace_are_printed() -> None:
    dose = Dose(repetitions=7, out_s=3, back_s=4, times_per_day=3)
    items = (Item("floss_seated", dose, Laterality.RIGHT_ONLY),)
    made = build_home_sheet(Routine("x", "X", "", items), LIBRARY.exercises, LEFT)
    (row,) = made.pages[0]
    assert row.dose == "7 times, right leg"
    assert made.line.startswith("3 times a day")
    assert row.side is Side.RIGHT
    assert row.steps[-2].endswith("3 s.")
    assert row.steps[-1].endswith("4 s.")


@pytest.mark.parametrize(
    ("affected", "sides", "shown"),
    [
        (AffectedSide.LEFT, Laterality.EACH, Side.LEFT),
        (AffectedSide.RIGHT, Laterality.AFFECTED_ONLY, Side.RIGHT),
        (AffectedSide.RIGHT, Laterality.OTHER_ONLY, Side.LEFT),
        (AffectedSide.NEITHER, Laterality.EACH, Side.LEFT),
        (AffectedSide.LEFT, Laterality.RIGHT_ONLY, Side.RIGHT),
    ],
)
def test_the_side_that_is_shown_is_the_side_that_works(
    affected: AffectedSide, sides: Laterality, shown: Side
) -> None:
    items = (Item("floss_seated", None, sides),)
    made = build_home_sheet(
        Routine("x", "X", "", items), LIBRARY.exercises, Pace(affected=affected)
    )
    (row,) = made.pages[0]
    assert row.side is shown
    assert f"{shown.value} leg shown" in row.end_words


@pytest.mark.parametrize("exercise", TIMED)
def test_every_exercise_has_steps_and_two_poses(exercise: str) -> None:
    (row,) = sheet(exercise).pages[0]
    card = LIBRARY.exercises[exercise]
    assert 2 <= len(row.steps) <= 6
    assert row.start_pose == card.start_pose
    assert row.end_pose in {phase.pose for phase in card.phases if phase.kind.is_active}
    if any(phase.kind is PhaseKind.HOLD for phase in card.phases):
        assert row.end_words.startswith("hold")


def test_long_words_are_cut_and_never_run_over(words_alone: Art, tmp_path: Path) -> None:
    card = LIBRARY.exercises["floss_seated"]
    long = replace(
        card,
        name="Nervenmobilisationsübung im Sitzen mit Kniestreckung und Kopfbewegung " * 2,
        short_name="Ischiasnervenmobilisation",
        feel="Ein sehr leichter Zug hinter dem Oberschenkel, der sofort wieder nachlässt. " * 4,
        start="Aufrecht auf der vorderen Hälfte eines stabilen Stuhls ohne Rollen sitzen " * 5,
    )
    for count in (4, 6):
        made = build_home_sheet(
            routine(*["floss_seated"] * count, name="Ein sehr langer Name " * 6),
            {"floss_seated": long},
            LEFT,
        )
        path = tmp_path / f"{count}.pdf"
        write_home_sheet(made, path, A4, words_alone)
        (text,) = pages_of(path)
        assert "…" in text
        assert "10 times, left leg" in text
        assert "STOP" in text


def test_an_own_picture_is_printed_in_place_of_a_figure(qapp: object, tmp_path: Path) -> None:
    image = QImage(80, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("#3366aa"))
    assert image.save(str(tmp_path / "own.png"))
    art = Art(LIBRARY.exercises, LIBRARY.figures, pictures={"floss_seated": tmp_path / "own.png"})
    write_home_sheet(sheet("floss_seated"), tmp_path / "sheet.pdf", A4, art)
    assert has_picture_of_dots(tmp_path / "sheet.pdf")


def test_the_figures_survive_a_black_and_white_printer(figures: Art) -> None:
    (paint,) = painters(sheet("hipflex_halfkneel"), A4, figures)
    picture = greys(paint, A4.width, A4.height, 100)
    scale = 100 / 25.4
    left, top = round(15 * scale), round(30 * scale)
    assert picture.darkest(left, top, round(45 * scale), round(30 * scale)) < 60
