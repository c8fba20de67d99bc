"""Drafts of routines: list and text say the same, and nothing typed is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop import resources
from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.dose import Dose
from sciatica_desktop.domain.drafting import (
    Draft,
    added,
    dosed,
    doubled,
    draft_of,
    entries,
    left_out,
    meant,
    moved,
    renamed,
    routine_of,
    spelled_out,
    typed,
    without,
)
from sciatica_desktop.domain.exercise import Laterality
from sciatica_desktop.domain.plan import Pace, compile_plan
from sciatica_desktop.domain.prescription import read
from sciatica_desktop.domain.routine import Item, Routine
from sciatica_desktop.domain.steps import Steps
from sciatica_desktop.storage.library import load_library

LIBRARY = load_library(resources.root())
CARDS = LIBRARY.exercises
TIMED = [exercise for exercise in CARDS.values() if exercise.is_timed]
PASTED = """Name: Evenings
# from the sheet
seated floss 2x10 L 2s/2s
brige 8x6s
butterfly 3x30s, slowly please
"""


def items(draft: Draft) -> tuple[Item, ...]:
    return read(draft.text, CARDS).items


def ids(draft: Draft) -> list[str]:
    return [item.exercise for item in items(draft)]


def test_every_routine_of_the_program_is_the_same_as_a_draft() -> None:
    for routine in LIBRARY.routines.values():
        draft = draft_of(routine, CARDS)
        back = routine_of(draft, CARDS, routine.id)
        assert back is not None
        assert (back.name, back.about, back.flare) == (routine.name, routine.about, routine.flare)
        for pace in (Pace(), Pace(affected=AffectedSide.LEFT, share=0.5)):
            one, other = (compile_plan(r, CARDS, pace) for r in (routine, back))
            assert one.blocks == other.blocks
            assert one.steps == other.steps


def test_a_stretch_spelled_out_lasts_as_long_as_its_card() -> None:
    for exercise in TIMED:
        plain = Routine("r", "R", "", (Item(exercise.id),))
        spelled = Routine("r", "R", "", (spelled_out(exercise),))
        one, other = (compile_plan(r, CARDS, Pace()).seconds for r in (plain, spelled))
        assert one == other, exercise.id
        written = added(Draft(), spelled.items, CARDS)
        assert items(written) == spelled.items
        assert "#" not in written.text


def test_a_pasted_text_names_the_routine_and_keeps_what_it_could_not_read() -> None:
    draft = typed(Draft("New routine"), PASTED.replace("\n", "\r\n"), CARDS)
    assert draft.name == "Evenings"
    assert ids(draft) == ["floss_seated", "groin_butterfly"]
    assert "brige 8x6s" in draft.text
    assert "slowly please" in draft.text


def test_a_name_is_changed_where_it_stands() -> None:
    draft = renamed(typed(Draft(), PASTED, CARDS), "Mornings", CARDS)
    assert draft.lines[0] == "Name: Mornings"
    assert typed(draft, draft.text, CARDS).name == "Mornings"
    assert renamed(Draft("A", "bridge 8x"), "B", CARDS) == Draft("B", "bridge 8x")


def test_moving_and_removing_leaves_other_lines_where_they_are() -> None:
    draft = typed(Draft(), PASTED, CARDS)
    turned = moved(draft, 0, 1, CARDS)
    assert ids(turned) == ["groin_butterfly", "floss_seated"]
    assert turned.lines[3] == "brige 8x6s"
    assert sorted(turned.lines) == sorted(draft.lines)
    fewer = without(draft, 0, CARDS)
    assert ids(fewer) == ["groin_butterfly"]
    assert "brige 8x6s" in fewer.lines


def test_another_dose_keeps_a_remark_and_what_was_not_understood() -> None:
    draft = typed(Draft(), "bridge 8x6s  # ask Ann\nbutterfly 3x30s, purple", CARDS)
    wanted = Item("bridge", Dose(repetitions=5, hold_s=4))
    draft = dosed(draft, 0, wanted, CARDS)
    assert items(draft)[0] == wanted
    assert "ask Ann" in draft.text
    calm = Item("groin_butterfly", Dose(repetitions=2, hold_s=20))
    draft = dosed(draft, 1, calm, CARDS)
    assert items(draft)[1] == calm
    assert "purple" in draft.text
    assert not read(draft.text, CARDS).problems


def test_a_dose_changed_again_and_again_gathers_no_remarks() -> None:
    draft = added(Draft(), [Item("bridge")], CARDS)
    for times in (5, 6, 7):
        draft = dosed(draft, 0, Item("bridge", Dose(repetitions=times)), CARDS)
    assert draft.text.count("#") <= 1
    assert len(draft.lines) == 1


def test_a_wrong_name_is_put_right_or_left_out() -> None:
    draft = typed(Draft(), "brige 8x6s", CARDS)
    line = read(draft.text, CARDS).problems[0]
    right = meant(draft, line, CARDS[line.suggestions[0]])
    assert ids(right) == ["bridge"]
    out = left_out(draft, line)
    assert not read(out.text, CARDS).problems
    assert "brige 8x6s" in out.text
    odd = typed(Draft(), "butterfly 3x30s purple", CARDS)
    told = left_out(odd, read(odd.text, CARDS).problems[0])
    assert items(told) == items(odd)
    assert not read(told.text, CARDS).problems
    assert "purple" in told.text


def test_a_draft_without_name_or_stretch_is_no_routine() -> None:
    assert routine_of(Draft("A", "# nothing yet"), CARDS, "a") is None
    assert routine_of(Draft(" ", "bridge 8x"), CARDS, "a") is None


def test_a_copy_stands_below_and_a_new_one_before_its_place() -> None:
    draft = added(Draft(), [Item("bridge"), Item("knee_chest")], CARDS)
    assert ids(doubled(draft, 0, CARDS)) == ["bridge", "bridge", "knee_chest"]
    first = added(draft, [Item("bird_dog")], CARDS, 0)
    assert ids(first) == ["bird_dog", "bridge", "knee_chest"]
    assert ids(added(draft, [Item("bird_dog")], CARDS, 9))[-1] == "bird_dog"


SIDES = st.sampled_from([None, Laterality.EACH, Laterality.LEFT_ONLY])
PLACE = st.integers(0, 5)
CHANGE = st.tuples(st.sampled_from(["add", "move", "drop", "copy", "dose"]), PLACE, PLACE, SIDES)


@given(st.lists(CHANGE, max_size=8), st.sampled_from(["", "# note", "qwxz 3x9", PASTED]))
def test_whatever_is_done_to_the_list_its_text_says_the_same(
    changes: list[tuple[str, int, int, Laterality | None]], start: str
) -> None:
    draft = typed(Draft("R"), start, CARDS)
    strange = [line.text for line in read(draft.text, CARDS).lines if line.item is None]
    expected = list(items(draft))
    for what, place, to, sides in changes:
        at = min(place, len(expected) - 1)
        if what == "add" or not expected:
            item = spelled_out(TIMED[place])
            draft = added(draft, [item], CARDS, to)
            expected.insert(min(to, len(expected)), item)
        elif what == "move":
            draft = moved(draft, at, to, CARDS)
            expected.insert(min(to, len(expected) - 1), expected.pop(at))
        elif what == "drop":
            draft = without(draft, at, CARDS)
            del expected[at]
        elif what == "copy":
            draft = doubled(draft, at, CARDS)
            expected.insert(at, expected[at])
        else:
            item = Item(expected[at].exercise, Dose(repetitions=to + 1, sets=2), sides)
            draft = dosed(draft, at, item, CARDS)
            expected[at] = item
        assert list(items(draft)) == expected
        assert len(entries(read(draft.text, CARDS))) == len(expected)
    for text in strange:
        assert text in draft.lines


def test_steps_go_back_and_forward_one_by_one() -> None:
    steps = Steps("a").to("b").to("b").to("c")
    assert steps.back().now == "b"
    assert steps.back().back().back().now == "a"
    assert steps.back().back().forward().now == "b"
    assert steps.back().to("d").forward().now == "d"
