"""The sheet: one page whatever happened, all text in place, readable in grey."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from enum import Enum
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.safety import SIGNS, Screening
from sciatica_desktop.reports import strokes
from sciatica_desktop.reports.art import Art
from sciatica_desktop.reports.blocks.axis import day_axis, spread
from sciatica_desktop.reports.blocks.pain_chart import PainChartBlock
from sciatica_desktop.reports.level import Level
from sciatica_desktop.reports.model import Summary
from sciatica_desktop.reports.page import Layout, Placed, blocks_of, lay_out, lay_out_at
from sciatica_desktop.reports.paper import A4, LETTER, MARGIN, Paper
from sciatica_desktop.reports.pdf import write_report
from tests.reports.diaries import FIRST, LAST, QUESTIONS, at, diary, entry, sessions, summary
from tests.reports.sheets import (
    OFFICE_DPI,
    Greys,
    grey_sheet,
    greys,
    has_picture_of_dots,
    pages_of,
    size_of,
)

PAPERS = pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)
EVERY_SIGN = [Screening(at(LAST), tuple(SIGNS))]


def four_hundred_in_a_row() -> Summary:
    first = LAST - timedelta(days=460)
    entries = diary(461, first)
    assert len(entries) >= 400
    return summary(entries[-400:], sessions(461, first), first=first)


CASES: dict[str, Callable[[], Summary]] = {
    "nothing": lambda: summary([], [], [], questions=()),
    "one": lambda: summary([entry(FIRST, 5, leg_worst=7)], []),
    "thirty": lambda: summary(diary()[:30]),
    "full": summary,
    "400 in eight weeks": lambda: summary(diary(a_day=9)),
    "400 days": four_hundred_in_a_row,
    "a week": lambda: summary(diary(7), sessions(7), last=FIRST + timedelta(days=6)),
    "a day": lambda: summary(diary(1), sessions(1), last=FIRST),
    "ticked": lambda: summary(screenings=[Screening(at(LAST), ("saddle", "bladder"))]),
    "every sign": lambda: summary(screenings=EVERY_SIGN),
    "both legs": lambda: summary(affected=AffectedSide.BOTH),
}
ALL_CASES = pytest.mark.parametrize("case", list(CASES))


@PAPERS
@ALL_CASES
def test_whatever_happened_is_one_page_without_a_picture_of_dots(
    case: str, paper: Paper, plain_art: Art, tmp_path: Path
) -> None:
    made = CASES[case]()
    path = tmp_path / "report.pdf"
    write_report(made, path, paper, plain_art)
    pages = pages_of(path)
    assert len(pages) == 1
    assert size_of(path) == pytest.approx((paper.width, paper.height), abs=0.4)
    assert not has_picture_of_dots(path)
    for always in (made.title, made.subtitle, made.notice, "Pain, day by day", "My questions"):
        assert " ".join(always.split()) in pages[0]
    for measure in made.measures:
        assert measure.now in pages[0]
        assert measure.days in pages[0]


@PAPERS
@ALL_CASES
def test_blocks_stand_below_each_other_inside_the_margins(
    case: str, paper: Paper, plain_art: Art
) -> None:
    layout = lay_out(blocks_of(CASES[case](), paper, plain_art), paper)
    assert layout.free >= 0
    rects = [placed.rect for placed in layout.placed]
    for above, below in itertools.pairwise(rects):
        assert above.bottom() < below.top()
    assert rects[-1].bottom() <= paper.height - 11
    assert all(rect.left() == MARGIN for rect in rects)


def test_the_people_of_the_exercises_are_lines_too(art: Art, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    made = summary(exercises=art.poses._exercises)
    assert lay_out(blocks_of(made, A4, art), A4).level < Level.NO_PICTURES
    write_report(made, path, A4, art)
    assert not has_picture_of_dots(path)
    assert len(pages_of(path)) == 1


def test_ticked_signs_are_the_first_thing_read(plain_art: Art, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    write_report(CASES["ticked"](), path, A4, plain_art)
    text = pages_of(path)[0]
    sign = text.index(" ".join(SIGNS["saddle"].text.split()))
    assert sign < text.index("Where, since when")
    assert sign < text.index("My questions")


def test_left_and_right_are_never_mirrored(plain_art: Art, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    write_report(summary(), path, A4, plain_art)
    text = pages_of(path)[0]
    # From behind the person's left is on the viewer's left, from the front on the right.
    assert "L R" in text
    assert "R L" in text


@PAPERS
def test_nothing_is_printed_outside_the_margins(paper: Paper, plain_art: Art) -> None:
    dpi = 100
    for case in ("full", "every sign", "400 days", "a week", "nothing"):
        image = grey_sheet(CASES[case](), paper, plain_art, dpi)
        edge = int((MARGIN - 0.7) / 25.4 * dpi)
        top, foot = int(8 / 25.4 * dpi), int(5.5 / 25.4 * dpi)
        for area in (
            (0, 0, edge, image.height),
            (image.width - edge, 0, edge, image.height),
            (0, 0, image.width, top),
            (0, image.height - foot, image.width, foot),
        ):
            assert image.darkest(*area) > 250, (case, area)


def stretched(value: object) -> object:
    """The same summary in a language a third longer, as German is."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        words = value.split(" ")
        longer = (
            word + word[: max(1, len(word) * 35 // 100)] if len(word) > 2 else word
            for word in words
        )
        return " ".join(longer)
    if isinstance(value, tuple):
        return tuple(stretched(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        kept = {"paper", "letter", "region", "exercise"}
        return replace(
            value,
            **{
                field.name: stretched(getattr(value, field.name))
                for field in fields(value)
                if field.name not in kept
            },
        )
    return value


@PAPERS
@ALL_CASES
def test_a_third_longer_words_still_fit(case: str, paper: Paper, plain_art: Art) -> None:
    made = stretched(CASES[case]())
    assert isinstance(made, Summary)
    assert lay_out(blocks_of(made, paper, plain_art), paper).free >= 0


@PAPERS
def test_giving_way_never_takes_more_room(paper: Paper, plain_art: Art) -> None:
    made = stretched(summary(screenings=EVERY_SIGN))
    assert isinstance(made, Summary)
    for block in blocks_of(made, paper, plain_art):
        heights = [block.height(paper.content_width, level) for level in Level]
        assert heights == sorted(heights, reverse=True), type(block).__name__
        assert min(heights) >= 0


@PAPERS
@pytest.mark.parametrize("level", list(Level), ids=lambda level: level.name)
def test_every_level_paints_each_block_inside_its_own_room(
    level: Level, paper: Paper, plain_art: Art
) -> None:
    made = stretched(summary())
    assert isinstance(made, Summary)
    layout = lay_out_at(blocks_of(made, paper, plain_art), paper, level)
    for placed in layout.placed:
        top, bottom = _inked(placed, level, paper)
        # Half a line may stand over: the words of the first and last rung of a scale.
        assert top >= placed.rect.top() - 1.6, type(placed.block).__name__
        assert bottom <= placed.rect.bottom() + 1.6, type(placed.block).__name__


def _inked(placed: Placed, level: Level, paper: Paper) -> tuple[float, float]:
    """Where a block alone begins and ends to be seen, in mm from its own upper edge's sheet."""
    room = 5.0
    rect = placed.rect

    def paint(painter: QPainter) -> None:
        painter.translate(0, room - rect.top())
        placed.block.paint(painter, rect, level)

    sheet = greys(paint, paper.width, rect.height() + 2 * room, 4 * 25.4)
    first, last = sheet.inked_rows()
    return first / 4 - room + rect.top(), last / 4 - room + rect.top()


def test_more_exercises_than_fit_are_counted(plain_art: Art, tmp_path: Path) -> None:
    made = summary()
    rows = tuple(
        replace(made.exercises.rows[0], exercise=f"x{n}", name=f"Number {n}") for n in range(12)
    )
    path = tmp_path / "report.pdf"
    crowded = replace(made, exercises=replace(made.exercises, rows=rows))
    write_report(crowded, path, LETTER, plain_art)
    text = pages_of(path)[0]
    shown = sum(f"Number {n} " in text for n in range(12))
    assert f"And {12 - shown} more." in text


def test_three_questions_of_the_longest_allowed_are_printed_whole(
    plain_art: Art, tmp_path: Path
) -> None:
    longest = "Would it be all right to carry the shopping up two flights, now"
    made = summary(questions=(longest,) * 3)
    path = tmp_path / "report.pdf"
    write_report(made, path, A4, plain_art)
    assert pages_of(path)[0].count("flights, now") == 3


def test_a_page_gives_way_in_order_and_only_as_far_as_it_must(plain_art: Art) -> None:
    roomy = lay_out(blocks_of(CASES["nothing"](), A4, plain_art), A4)
    crowded = lay_out(blocks_of(CASES["every sign"](), LETTER, plain_art), LETTER)
    assert roomy.level is Level.FULL
    assert crowded.level > Level.FULL
    before = lay_out_at(
        blocks_of(CASES["every sign"](), LETTER, plain_art), LETTER, Level(crowded.level - 1)
    )
    assert before.free < 0


@pytest.fixture(scope="module")
def sheet(plain_art: Art) -> tuple[Greys, Layout, Summary]:
    days = range(14)
    entries = [
        entry(FIRST + timedelta(days=n), 8, leg_worst=8, back_average=3, flare=2 <= n < 5)
        for n in days
    ]
    made = summary(entries, [], [], last=FIRST + timedelta(days=13))
    made = replace(made, charts=replace(made.charts, marks=(), band=None))
    layout = lay_out(blocks_of(made, A4, plain_art), A4)
    return grey_sheet(made, A4, plain_art), layout, made


class TestInGrey:
    """An office printer in black and white at 300 dpi: leg, back and flare stay apart."""

    def _row(
        self, sheet: tuple[Greys, Layout, Summary], value: float, first: int, last: int
    ) -> bytes:
        """The greys along one value of the pain chart, over some days."""
        image, layout, made = sheet
        placed = next(p for p in layout.placed if isinstance(p.block, PainChartBlock))
        axis = day_axis(placed.rect.left(), placed.rect.width(), made.charts.days)
        plot_top, plot_bottom = self._plot(placed.rect, placed.block)
        y = plot_bottom - value / 10 * (plot_bottom - plot_top)
        scale = OFFICE_DPI / 25.4
        left, right = axis.edge(first) + 1, axis.edge(last + 1) - 1
        return image.row(round(y * scale))[round(left * scale) : round(right * scale)]

    @staticmethod
    def _plot(rect: QRectF, block: PainChartBlock) -> tuple[float, float]:
        return rect.top() + 6.9, rect.bottom() - block._below()

    def test_the_leg_is_an_unbroken_dark_line(self, sheet: tuple[Greys, Layout, Summary]) -> None:
        row = self._row(sheet, 8, 7, 13)
        assert max(row) < 90

    def test_the_back_is_broken_into_dashes(self, sheet: tuple[Greys, Layout, Summary]) -> None:
        row = self._row(sheet, 3, 7, 13)
        dark = [grey < 128 for grey in row]
        changes = sum(a != b for a, b in itertools.pairwise(dark))
        assert changes > 20
        assert 0.4 < sum(dark) / len(dark) < 0.8

    def test_a_flare_has_a_black_cap_and_light_hatching_below(
        self, sheet: tuple[Greys, Layout, Summary]
    ) -> None:
        cap = self._row(sheet, 10, 2, 4)
        assert sum(grey < 60 for grey in cap) > 0.95 * len(cap)
        hatch = self._row(sheet, 5.5, 2, 4)
        assert any(grey < 220 for grey in hatch)
        assert sum(grey > 240 for grey in hatch) > 0.6 * len(hatch)
        beside = self._row(sheet, 5.5, 8, 12)
        assert min(beside) > 240

    def test_a_bar_is_told_from_the_leg_by_its_grey_alone(self) -> None:
        greys = [strokes.LEG, strokes.BAR, strokes.WHITE]
        values = [0.299 * c.red() + 0.587 * c.green() + 0.114 * c.blue() for c in greys]
        assert values[1] - values[0] > 70
        assert values[2] - values[1] > 70


def test_words_on_a_line_keep_apart_and_stay_inside() -> None:
    placed = spread([5.0, 5.5, 6.0, 30.0], [4.0, 4.0, 4.0, 4.0], 0.0, 31.0)
    assert placed is not None
    for left, right in itertools.pairwise(placed):
        assert right - left >= 4.0 - 1e-9
    assert placed[0] >= 2.0
    assert placed[-1] <= 29.0
    assert spread([1.0, 2.0], [20.0, 20.0], 0.0, 30.0) is None


def test_a_range_over_new_year_says_both_years(plain_art: Art) -> None:
    first = date(2026, 12, 14)
    made = summary(diary(28, first), [], [], first=first, last=date(2027, 1, 10))
    assert made.dates == "14 Dec 2026 to 10 Jan 2027"
    assert lay_out(blocks_of(made, A4, plain_art), A4).free >= 0


def test_the_questions_are_the_ones_asked(plain_art: Art, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    write_report(summary(), path, LETTER, plain_art)
    text = pages_of(path)[0]
    for question in QUESTIONS:
        assert question in text
