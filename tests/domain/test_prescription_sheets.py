"""A whole sheet, and any text at all: every line is accounted for."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop import resources
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.prescription import EXAMPLES, GRAMMAR, read
from sciatica_desktop.domain.prescription.reader import MOST_LETTERS, MOST_LINES
from sciatica_desktop.domain.routine import Item
from sciatica_desktop.storage.library import load_library
from tests.domain.prescribed import EXERCISES, line

SHIPPED = load_library(resources.root()).exercises


def test_a_whole_sheet() -> None:
    sheet = "Evening:\n\n# from Tuesday\n1) Bridge – 2 x 10 # slowly\n\t2) seated floss, kindly\n"
    reading = read(sheet, EXERCISES)
    assert reading.name == "Evening"
    assert [each.number for each in reading.lines] == [1, 3, 4, 5]
    assert [item.exercise for item in reading.items] == ["bridge", "seated"]
    assert [each.number for each in reading.problems] == [5]


@pytest.mark.parametrize("text", EXAMPLES)
def test_the_examples_are_read_whole(text: str) -> None:
    (only,) = read(text, SHIPPED).lines
    assert only.item is not None
    assert not only.problem


def test_every_line_of_the_grammar_can_be_written_so() -> None:
    for written, _ in GRAMMAR:
        for form in written.split(", ") if ":" not in written else ["each"]:
            whole = form if form.startswith(("#", "seated")) else f"hip flexor {form}"
            assert not line(whole).problem, whole


def test_the_page_about_it_says_what_the_program_says() -> None:
    page = (resources.root().parent / "docs" / "prescriptions.md").read_text(encoding="utf-8")
    rows = [f"| {written} | {meaning} |" for written, meaning in GRAMMAR]
    assert "\n".join(rows) in page
    block = [row[4:] for row in page.splitlines() if row.startswith("    ")]
    reading = read("\n".join(block), SHIPPED)
    assert reading.problems == ()
    assert (reading.name, len(reading.items)) == ("Evening", 3)


def test_the_example_of_the_task_is_a_routine() -> None:
    reading = read("seated floss 2x10 L 2s/2s\nfigure-4 3x30s each", SHIPPED)
    assert reading.problems == ()
    assert [item.exercise for item in reading.items] == ["floss_seated", "glute_fig4_supine"]


def test_a_ruled_line_is_a_remark() -> None:
    reading = read("bridge\n-----\n* * *\nhip flexor", EXERCISES)
    assert len(reading.items) == 2
    assert reading.problems == ()


def test_too_many_lines_and_too_long_ones_are_told() -> None:
    reading = read("bridge\n" * (MOST_LINES + 10), EXERCISES)
    assert len(reading.items) == MOST_LINES
    assert [each.number for each in reading.problems] == [MOST_LINES + 1]
    assert read("bridge " * MOST_LETTERS, EXERCISES).items == ()


PIECES = st.sampled_from(
    [
        *("bridge", "hip flexor", "Figure 4", "seated", "floss", "brige", "getting up"),
        *("2", "10", "x", "×", "s", "30 s", "2/2", "2-0-2", "L", "R", "+", "each", "side"),
        *("3x/day", "twice", "a day", "sets", "of", "reps", "hold", "rest", "min", ":", "in"),
        *("#", "\n", " ", "\t", ",", ";", "(", ")", "½", "²", "\N{NO-BREAK SPACE}", "-", "*", "1."),
    ]
)
TEXTS = st.text(max_size=200) | st.lists(PIECES, max_size=40).map(" ".join)


@given(TEXTS)
def test_any_text_is_read_and_every_line_accounted_for(text: str) -> None:
    reading = read(text, EXERCISES)
    written = text.replace("\r\n", "\n")
    for mark in "\r\u2028\u2029":
        written = written.replace(mark, "\n")
    numbers = [n for n, words in enumerate(written.split("\n"), 1) if words.strip()]
    assert [each.number for each in reading.lines] == numbers
    for each in reading.lines:
        assert each.said or each.problem
        start, end = each.span
        assert 0 <= start <= end <= len(each.text)
        assert bool(each.problem) <= bool(each.text[start:end].strip())
        assert each.item is None or each.item.exercise in EXERCISES
        assert all(name in EXERCISES for name in each.suggestions)


@given(exercise=st.sampled_from(list(SHIPPED.values())), upper=st.booleans())
def test_every_shipped_exercise_is_understood_by_its_names(exercise: Exercise, upper: bool) -> None:
    for name in (exercise.name, exercise.short_name, exercise.id):
        (only,) = read(name.upper() if upper else name, SHIPPED).lines
        if exercise.is_timed:
            assert only.item == Item(exercise.id), name
        else:
            assert only.problem


def test_a_long_sheet_of_nonsense_is_read_while_somebody_types() -> None:
    text = "\n".join(f"excercise nomber {number} of tha sheet 3x10" for number in range(MOST_LINES))
    started = time.process_time()
    read(text, SHIPPED)
    assert time.process_time() - started < 5
