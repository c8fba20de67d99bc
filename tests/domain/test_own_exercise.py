"""Exercises of one's own stay whole whatever is changed, and can be done at every step."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop import resources
from sciatica_desktop.domain import own_exercise as own
from sciatica_desktop.domain.drawn import check_drawn
from sciatica_desktop.domain.exercise import Exercise, Family, Kind
from sciatica_desktop.domain.finding import seconds_of
from sciatica_desktop.domain.plan import Pace
from sciatica_desktop.domain.stop_rule import stop_lines
from sciatica_desktop.storage.library import load_library

LIBRARY = load_library(resources.root())
TIMED = [exercise for exercise in LIBRARY.exercises.values() if exercise.is_timed]
KINDS = [Kind.HOLD, Kind.REPETITIONS, Kind.REPEATED_HOLD]
FAMILIES = [family for family in Family if family is not Family.HOW_TO]


@pytest.mark.parametrize("exercise", TIMED, ids=lambda exercise: exercise.id)
def test_a_copy_lasts_as_long_and_is_shown_by_the_same_figure(exercise: Exercise) -> None:
    draft = own.copy_of(exercise, "Mine")
    assert seconds_of(draft.exercise, Pace()) == seconds_of(exercise, Pace())
    assert not draft.missing
    check_drawn(draft.exercise, LIBRARY.figures[draft.exercise.figure_of])
    assert not draft.exercise.sources


def test_an_empty_card_asks_for_a_picture_and_has_the_stop_rule() -> None:
    draft = own.blank()
    assert "picture" in draft.missing
    assert draft.exercise.stop_if == stop_lines()
    assert not own.with_picture(draft, b"anything").missing
    assert own.with_stop_rule(draft, ()).exercise.stop_if == stop_lines()


CHANGE = st.one_of(
    st.tuples(st.just("kind"), st.sampled_from(KINDS)),
    st.tuples(st.just("family"), st.sampled_from(FAMILIES)),
    st.tuples(st.just("seconds"), st.tuples(st.integers(1, 60), st.integers(1, 600))),
    st.tuples(st.just("figure"), st.sampled_from(TIMED)),
    st.tuples(st.just("picture"), st.just(b"x")),
)


@given(st.sampled_from([None, *TIMED]), st.lists(CHANGE, max_size=6))
def test_whatever_is_changed_it_stays_an_exercise_its_figure_can_show(
    begun: Exercise | None, changes: list[tuple[str, object]]
) -> None:
    draft = own.blank() if begun is None else own.copy_of(begun, "Mine")
    for _what, value in changes:
        if isinstance(value, Kind):
            draft = own.with_kind(draft, value)
            assert draft.exercise.kind is value
        elif isinstance(value, Family):
            draft = own.with_family(draft, value)
            assert draft.exercise.family is value
        elif isinstance(value, tuple):
            held = own.seconds(draft.exercise)[1]
            wanted = (value[0], None if held is None else value[1], value[0])
            draft = own.with_seconds(draft, *wanted)
            assert own.seconds(draft.exercise) == wanted
        elif isinstance(value, Exercise):
            draft = own.shown_by(draft, value)
        else:
            draft = own.with_picture(draft, b"x")
        assert seconds_of(draft.exercise, Pace()) > 0
        if draft.exercise.figure_of:
            check_drawn(draft.exercise, LIBRARY.figures[draft.exercise.figure_of])
