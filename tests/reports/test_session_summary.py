"""The session summary: one session on paper, planned beside done, the same as was kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from sciatica_desktop.domain import stop_rule
from sciatica_desktop.domain.anatomy import Reach, Side
from sciatica_desktop.domain.dose import Dose
from sciatica_desktop.domain.exercise import Exercise, PhaseKind
from sciatica_desktop.domain.log import CheckIn, Hurt, Outcome, SessionRecord
from sciatica_desktop.domain.routine import Item
from sciatica_desktop.domain.wording import SELF_REPORTED
from sciatica_desktop.reports.art import Art
from sciatica_desktop.reports.paper import A4, LETTER, Paper
from sciatica_desktop.reports.session_pairs import pain_panel
from sciatica_desktop.reports.session_rows import DoneLine
from sciatica_desktop.reports.session_summary import (
    Pair,
    SessionSummary,
    build_session_summary,
)
from sciatica_desktop.reports.session_summary_page import (
    NEXT_MORNING,
    painters,
    write_session_summary,
)
from tests.reports.credited import LIBRARY, credit, plan_of, session
from tests.reports.sheets import greys, has_picture_of_dots, pages_of, size_of
from tests.test_words import FORBIDDEN

TIMED = [exercise.id for exercise in LIBRARY.exercises.values() if exercise.is_timed]
HELD = [
    name
    for name in TIMED
    if any(phase.kind is PhaseKind.HOLD for phase in LIBRARY.exercises[name].phases)
]
FOUR = ("hipflex_halfkneel", "glute_fig4_supine", "floss_seated", "floss_hamstring_supine")
PAPERS = pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)


@pytest.fixture(scope="module")
def figures(qapp: object) -> Art:
    return Art(LIBRARY.exercises, LIBRARY.figures)


@pytest.fixture(scope="module")
def words_alone(qapp: object) -> Art:
    """Cards without drawings, for what is not about them."""
    return Art()


def built(record: SessionRecord, library: Mapping[str, Exercise] | None = None) -> SessionSummary:
    cards = LIBRARY.exercises if library is None else library
    return build_session_summary(record, cards, reader="physiotherapist")


def lines(summary: SessionSummary) -> list[DoneLine]:
    return [line for row in summary.rows for line in row.lines]


def many(count: int) -> list[str]:
    return [TIMED[number % len(TIMED)] for number in range(count)]


@PAPERS
def test_four_exercises_are_one_page_of_lines(figures: Art, tmp_path: Path, paper: Paper) -> None:
    path = tmp_path / "summary.pdf"
    hurts = (Hurt(4, 372.0, "stop", Reach.CALF),)
    record = session(plan_of(*FOUR), {4: Fraction(6, 10)}, hurts=hurts, outcome=Outcome.HURT)
    write_session_summary(built(record), path, paper, figures)
    (page,) = pages_of(path)
    assert size_of(path) == pytest.approx((paper.width, paper.height), abs=0.5)
    assert not has_picture_of_dots(path)
    closed = page.replace(" ", "")
    for exercise in FOUR:
        assert LIBRARY.exercises[exercise].name.replace(" ", "") in closed
    for word in (
        "Sunday 15 November 2026, 18:40 to 18:49",
        "Daily routine, 4 exercises",
        "Ended early",
        "physiotherapist",
        "60 of 60 s",
        "6 of 10 times",
        "stopped at 6 min 12 s: it hurt (calf)",
        "1 step up the leg",
        "Page 1 of 1",
        SELF_REPORTED,
        stop_rule.NEXT_MORNING.split(",")[0],
        *NEXT_MORNING,
    ):
        assert word.replace(" ", "") in closed, word


@given(
    exercise=st.sampled_from(TIMED),
    share=st.fractions(0, 1, max_denominator=60),
    dose=st.builds(Dose, sets=st.integers(1, 2), repetitions=st.integers(1, 12)),
)
def test_what_is_shown_is_what_the_clock_credited(
    exercise: str, share: Fraction, dose: Dose
) -> None:
    plan = plan_of(Item(exercise, dose))
    block = plan.blocks[0]
    _, repetitions, held = credit(plan, block, share)
    line = lines(built(session(plan, {0: share})))[0]
    planned = credit(plan, block, Fraction(1))[2]
    assert len(line.parts) == block.repetitions
    assert all(0 <= part <= 1 for part in line.parts)
    assert list(line.parts) == sorted(line.parts, reverse=True)
    if exercise in HELD:
        assert line.share == pytest.approx(held / planned, abs=1e-6)
        done, _, whole = line.words.removesuffix(" s").partition(" of ")
        assert float(done) == pytest.approx(held, abs=0.501)
        assert float(whole) == pytest.approx(planned, abs=0.501)
    else:
        assert line.share == repetitions / block.repetitions
        assert line.words.startswith(f"{repetitions} of {block.repetitions} time")
    assert sum(line.parts) / len(line.parts) == pytest.approx(line.share, abs=1e-6)


def test_the_headline_is_the_mean_over_sides() -> None:
    # 60, 60, 52, 60 of 60 s held; 6, 10, 10 of 10 times.
    plan = plan_of(*FOUR)
    card = LIBRARY.exercises["glute_fig4_supine"]
    moving = sum(
        phase.seconds
        for phase in card.phases
        if phase.kind.is_active and phase.kind is not PhaseKind.HOLD
    )
    way_back = sum(phase.seconds for phase in card.phases if phase.kind is PhaseKind.MOVE_BACK)
    record = session(plan, {4: Fraction(6, 10)})
    cut = replace(record.blocks[2], done_s=52 + 2 * moving - way_back, done_repetitions=1)
    record = replace(record, blocks=(*record.blocks[:2], cut, *record.blocks[3:]))
    made = built(record)
    assert lines(made)[2].words == "52 of 60 s"
    assert [note.words for note in lines(made)[2].notes] == ["hold 2 ended at 22 s"]
    assert made.headlines[2].now == "92 %"


def test_nearly_all_is_never_all() -> None:
    most = Dose(sets=10, repetitions=50)
    plan = plan_of(Item("floss_seated", most))
    assert built(session(plan, {0: Fraction(499, 500)})).headlines[2].now == "99 %"
    assert built(session(plan)).headlines[2].now == "100 %"


def test_more_than_planned_counts_as_the_whole() -> None:
    record = session(plan_of("floss_seated"))
    more = replace(record.blocks[0], done_repetitions=14, done_s=90.0)
    made = built(replace(record, blocks=(more,)))
    assert lines(made)[0].words == "14 of 10 times"
    assert made.headlines[2].now == "100 %"


def test_an_eased_hold_shows_its_seconds_and_not_its_count() -> None:
    plan = plan_of("glute_fig4_supine")
    record = session(plan, hurts=(Hurt(0, 20.0, "ease"),))
    # Both holds of both sides half as long, all of them counted.
    eased = tuple(replace(block, done_s=block.done_s - 30.0) for block in record.blocks)
    made = built(replace(record, blocks=eased))
    assert [line.words for line in lines(made)] == ["30 of 60 s"] * 2
    assert [len(line.notes) for line in lines(made)] == [1, 0]


@pytest.mark.parametrize(
    ("hurt", "words"),
    [
        (Hurt(0, 12.4, "ease"), "eased at 12 s: it hurt"),
        (Hurt(0, 200.0, "skip", Reach.FOOT), "skipped at 3 min 20 s: it hurt (foot)"),
        (
            Hurt(0, 60.0, "stop", Reach.CALF, "back_calf_left"),
            "stopped at 1 min 0 s: it hurt (left calf)",
        ),
    ],
)
def test_what_hurt_stands_with_its_side_and_time(hurt: Hurt, words: str) -> None:
    made = built(session(plan_of("floss_hamstring_supine"), hurts=(hurt,)))
    first, second = lines(made)
    assert [(note.words, note.is_hurt) for note in first.notes] == [(words, True)]
    assert not second.notes
    headline = made.headlines[3]
    assert (headline.now, headline.aside) == ("1", "of 2 sides")
    assert headline.detail == words.split(" at ")[0]


@pytest.mark.parametrize(
    ("before", "after", "detail"),
    [
        (Reach.FOOT, Reach.BUTTOCK, "4 steps up the leg"),
        (Reach.THIGH, Reach.KNEE, "1 step down the leg"),
        (Reach.THIGH, Reach.THIGH, "the same place"),
        (Reach.NONE, Reach.THIGH, "before, after"),
        (None, Reach.THIGH, "after"),
        (Reach.THIGH, None, "before"),
        (None, None, "not rated"),
    ],
)
def test_reach_is_said_in_steps_between_places(
    before: Reach | None, after: Reach | None, detail: str
) -> None:
    record = session(
        plan_of("floss_seated"),
        before=CheckIn(reach=before),
        after=CheckIn(reach=after),
    )
    made = built(record)
    assert made.headlines[1].detail == detail
    assert made.headlines[0].detail == "not rated"
    assert made.reach[0].is_rated is (before is not None or after is not None)


@pytest.mark.parametrize(
    ("affected", "labels"),
    [
        ("left", ("Left leg", "Reach, left")),
        ("right", ("Right leg", "Reach, right")),
        ("both", ("Leg", "Reach")),
        ("neither", ("Leg", "Reach")),
    ],
)
def test_the_side_is_the_one_of_that_session(affected: str, labels: tuple[str, str]) -> None:
    made = built(session(plan_of("floss_seated"), affected=affected))
    assert tuple(headline.label for headline in made.headlines[:2]) == labels


def test_a_dose_that_differs_by_side_is_said_by_side() -> None:
    record = session(plan_of("hipflex_halfkneel"))
    extra = replace(
        record.blocks[0],
        planned_s=record.blocks[0].planned_s * 1.5,
        planned_repetitions=record.blocks[0].planned_repetitions // 2 * 3,
    )
    made = built(replace(record, blocks=(extra, record.blocks[1])))
    assert made.rows[0].dose == "3 × 30 s left, 2 × 30 s right"


def test_an_exercise_that_comes_again_has_a_row_again() -> None:
    made = built(session(plan_of("floss_hamstring_supine", "floss_hamstring_supine")))
    assert [[line.side for line in row.lines] for row in made.rows] == [[Side.LEFT, Side.RIGHT]] * 2


def test_an_exercise_that_is_gone_keeps_its_numbers(words_alone: Art, tmp_path: Path) -> None:
    made = built(session(plan_of("glute_fig4_supine")), {})
    assert made.rows[0].name == "Glute fig4 supine"
    assert [line.words for line in lines(made)] == ["2 of 2 times"] * 2
    write_session_summary(made, tmp_path / "gone.pdf", A4, words_alone)
    assert "Glute fig4 supine" in pages_of(tmp_path / "gone.pdf")[0]


def row_names(pages: Sequence[str], names: Sequence[str]) -> list[int]:
    """On which page each name is."""
    closed = [page.replace(" ", "") for page in pages]
    return [
        next(number for number, page in enumerate(closed) if name.replace(" ", "") in page)
        for name in names
    ]


@PAPERS
@pytest.mark.parametrize("count", [1, 5, 6, 8, 9, 12, 17, 30])
def test_up_to_eight_share_a_page_and_none_is_lost(
    words_alone: Art, tmp_path: Path, paper: Paper, count: int
) -> None:
    wanted = many(count)
    record = session(plan_of(*wanted), {0: Fraction(1, 2)}, hurts=(Hurt(0, 60.0, "skip"),))
    path = tmp_path / "summary.pdf"
    write_session_summary(built(record), path, paper, words_alone)
    pages = pages_of(path)
    assert (len(pages) == 1) is (count <= 8)
    names = [LIBRARY.exercises[name].name for name in wanted[: len(TIMED)]]
    places = row_names(pages, names)
    assert places == sorted(places)
    assert "it hurt" in pages[0]
    assert all(f"Page {n} of {len(pages)}" in page for n, page in enumerate(pages, start=1))
    assert ["Next morning" in page for page in pages] == [False] * (len(pages) - 1) + [True]


@PAPERS
@pytest.mark.parametrize("count", [1, 5, 8, 12])
def test_nothing_leaves_the_page(words_alone: Art, paper: Paper, count: int) -> None:
    made = built(session(plan_of(*many(count))))
    for paint in painters(made, paper, words_alone):
        first, last = greys(paint, paper.width, paper.height, 60).inked_rows()
        assert first > 60 / 25.4 * 8
        assert last < 60 / 25.4 * (paper.height - 6)


def test_long_words_are_cut_and_never_run_over(words_alone: Art, tmp_path: Path) -> None:
    card = replace(
        LIBRARY.exercises["floss_seated"], name="Nervenmobilisationsübung im Sitzen " * 4
    )
    hurts = tuple(Hurt(0, 60.0 * n, "ease", None, "back_calf_left") for n in range(1, 7))
    record = session(
        plan_of(*["floss_seated"] * 8), routine_name="Ein sehr langer Name " * 6, hurts=hurts
    )
    path = tmp_path / "long.pdf"
    write_session_summary(built(record, {"floss_seated": card}), path, A4, words_alone)
    (page,) = pages_of(path)
    assert "…" in page
    assert "10 of 10 times" in page


def test_before_is_hollow_and_after_is_filled(qapp: object) -> None:
    pairs = (Pair("Leg", 8, 2), Pair("Back", 5, 5), Pair("", None, None))

    def paint(painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pain_panel(painter, QRectF(0, 0, 90, 40), pairs)

    dpi = 254
    picture = greys(paint, 90, 40, dpi)
    rows = [84, 158]
    marks = [[x for x in range(100, 890) if picture.row(y)[x] < 60] for y in rows]
    assert marks[0]
    # The disc is a run of dark from edge to edge; the ring is dark at its two edges alone.
    left, right = min(marks[0]), max(marks[0])
    assert all(picture.row(rows[0])[x] < 90 for x in range(left + 2, left + 28))
    assert picture.row(rows[0])[right - 14] > 240
    # No change: a filled disc in the middle of a ring, with white between them.
    left, right = min(marks[1]), max(marks[1])
    assert picture.row(rows[1])[(left + right) // 2] < 90
    assert max(picture.row(rows[1])[left : (left + right) // 2]) > 200


@given(
    hurts=st.lists(
        st.builds(
            Hurt,
            st.integers(0, 6),
            st.floats(0, 4000),
            st.sampled_from(["ease", "skip", "stop"]),
        ),
        max_size=3,
    ),
    outcome=st.sampled_from(Outcome),
)
def test_no_sentence_promises_or_blames(hurts: list[Hurt], outcome: Outcome) -> None:
    made = built(session(plan_of(*FOUR), hurts=tuple(hurts), outcome=outcome))
    said = [made.line, *NEXT_MORNING, *(f"{h.label} {h.aside} {h.detail}" for h in made.headlines)]
    said += [note.words for line in lines(made) for note in line.notes]
    for text in said:
        assert not FORBIDDEN.search(text), text
