from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sciatica_desktop.domain.baseline import Baseline, compared, days_wanted_from, since_of
from sciatica_desktop.domain.chart_words import event_words
from sciatica_desktop.domain.diary import Entry, Felt, Treatment, TreatmentKind
from sciatica_desktop.domain.log import BlockRecord, Outcome, SessionRecord
from sciatica_desktop.domain.marks import EventKind, Mark, MarkKind, events, last_visit
from sciatica_desktop.domain.trends import days
from sciatica_desktop.domain.wording import baseline_words, headline
from tests.domain.diaries import MONDAY_6_APRIL, entry, of_row

NOON = datetime(2026, 4, 6, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def mark(offset: int, kind: MarkKind = MarkKind.VISIT, text: str = "") -> Mark:
    return Mark(f"m{offset}{kind}", MONDAY_6_APRIL + offset * DAY, kind, text, NOON)


def session(offset: int, routine: str, done_s: float = 60.0) -> SessionRecord:
    block = BlockRecord(0, "hold", None, 60.0, 2, done_s, 2)
    started = NOON + offset * DAY
    return SessionRecord(
        f"s{offset}", routine, routine.title(), started, None, Outcome.DONE, "left", (block,)
    )


def test_a_note_needs_words_and_a_visit_does_not() -> None:
    with pytest.raises(ValueError, match="a note needs a text"):
        mark(0, MarkKind.NOTE, " ")
    assert mark(0).text == ""


def test_the_last_visit_is_no_note_and_no_visit_to_come() -> None:
    marks = [mark(2), mark(9), mark(11, MarkKind.NOTE, "new chair"), mark(30)]
    assert last_visit(marks, MONDAY_6_APRIL + 14 * DAY) == MONDAY_6_APRIL + 9 * DAY
    assert last_visit(marks, MONDAY_6_APRIL) is None


def test_a_new_routine_is_marked_on_the_day_it_first_follows_another() -> None:
    sessions = [
        session(0, "a"),
        session(1, "b", done_s=0.0),
        session(2, "b"),
        session(3, "a"),
        session(4, "b"),
        session(5, "c"),
    ]
    found = events(MONDAY_6_APRIL, MONDAY_6_APRIL + 9 * DAY, sessions=sessions)
    assert [(each.day, each.letter, each.words) for each in found] == [
        (MONDAY_6_APRIL + 2 * DAY, "R", "B"),
        (MONDAY_6_APRIL + 5 * DAY, "R", "C"),
    ]
    later = events(MONDAY_6_APRIL + 3 * DAY, MONDAY_6_APRIL + 4 * DAY, sessions=sessions)
    assert later == (), "b was done before the range"


def test_marks_of_one_day_stand_in_a_fixed_order_and_treatments_once() -> None:
    massage = Treatment(TreatmentKind.MASSAGE, 45, "deep tissue", Felt.EASIER)
    treated = replace(
        entry(MONDAY_6_APRIL, 4),
        treatments=(Treatment(TreatmentKind.MASSAGE), massage, Treatment(TreatmentKind.HEAT, 20)),
    )
    marks = [mark(0, MarkKind.NOTE, "New desk."), mark(0, text="physiotherapist"), mark(40)]
    found = events(MONDAY_6_APRIL, MONDAY_6_APRIL + DAY, entries=[treated], marks=marks)
    assert "".join(each.letter for each in found) == "VNHM"
    assert [each.kind for each in found][:2] == [EventKind.VISIT, EventKind.NOTE]
    assert event_words(found) == (
        "6 April 2026: visit, physiotherapist.",
        "6 April 2026: New desk.",
        "6 April 2026: heat, 20 min.",
        "6 April 2026: massage, deep tissue, 45 min, easier after.",
    )


def test_every_kind_of_mark_has_its_own_letter() -> None:
    letters = [kind.letter for kind in TreatmentKind] + ["V", "N", "R"]
    assert len(set(letters)) == len(letters)


def test_since_the_last_visit_only_where_there_was_one() -> None:
    last = MONDAY_6_APRIL + 20 * DAY
    marks = [mark(9)]
    assert since_of(Baseline.FIRST_WEEK, marks, last) is None
    assert since_of(Baseline.LAST_VISIT, marks, last) == MONDAY_6_APRIL + 9 * DAY
    assert since_of(Baseline.LAST_VISIT, [], last) is None
    assert days_wanted_from(last, MONDAY_6_APRIL) == MONDAY_6_APRIL


def test_a_visit_before_the_range_is_compared_with_the_range_alone() -> None:
    legs: list[int | None] = [8] * 7 + [2] * 7 + [6] * 7
    last = MONDAY_6_APRIL + 20 * DAY
    all_days = days(of_row(legs), MONDAY_6_APRIL, last)
    found = compared(all_days, MONDAY_6_APRIL + 14 * DAY, last, since=MONDAY_6_APRIL)
    assert found.leg is not None
    assert (found.leg.before.value, found.leg.after.value) == (8, 6)
    short = compared(all_days, MONDAY_6_APRIL + 18 * DAY, last, since=MONDAY_6_APRIL)
    assert short.latest is not None
    assert short.latest.first == MONDAY_6_APRIL + 18 * DAY


def test_the_words_always_name_the_dates_and_the_days() -> None:
    last = MONDAY_6_APRIL + 20 * DAY
    all_days = days(of_row([8] * 7 + [2] * 14), MONDAY_6_APRIL, last)
    from_start = compared(all_days, MONDAY_6_APRIL, last)
    assert (
        baseline_words(from_start) == "Compared with the first week, 6 to 12 April: 7 days rated."
    )
    since = compared(all_days, MONDAY_6_APRIL, last, since=date(2026, 4, 8))
    assert baseline_words(since) == (
        "Compared with the seven days from the marked date, 8 to 14 April: 7 days rated."
    )
    assert headline(all_days, since, last).sentence == (
        "This week your mean leg pain is 4.3 points (68 %) lower than in the seven days from "
        "8 April."
    )
    nothing = compared(all_days, MONDAY_6_APRIL, last, since=last)
    assert baseline_words(nothing) == (
        "The seven days from 26 April have fewer than 3 rated days, so nothing is compared with "
        "them."
    )
    assert headline(all_days, nothing, last).evidence == baseline_words(nothing)


def test_an_entry_without_anything_is_no_mark() -> None:
    empty = Entry("a", NOON, NOON)
    assert events(MONDAY_6_APRIL, MONDAY_6_APRIL, entries=[empty]) == ()
