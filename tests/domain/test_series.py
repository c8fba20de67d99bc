"""Rules of the other charts and of their twins in words."""

from __future__ import annotations

import re
from calendar import MONDAY, SUNDAY
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop.domain import chart_words as words
from sciatica_desktop.domain.anatomy import Reach, Side
from sciatica_desktop.domain.before_after import before_after, before_after_all
from sciatica_desktop.domain.day_part import DayPart, part_of
from sciatica_desktop.domain.diary import Entry, EntryKind, Medicine
from sciatica_desktop.domain.log import BlockRecord, CheckIn, Outcome, SessionRecord
from sciatica_desktop.domain.movement import Movement, movement_by_day, total
from sciatica_desktop.domain.side_by_side import cards, side_by_side
from sciatica_desktop.domain.tags import (
    EXERCISE,
    Tag,
    TagKind,
    tags_by_day,
    tallies,
    used_last,
)
from sciatica_desktop.domain.trends import days
from sciatica_desktop.domain.weeks import weeks
from sciatica_desktop.domain.when import by_part, by_weekday, year_of
from tests.domain.diaries import MONDAY_6_APRIL, at, diaries, entry, of_row
from tests.domain.second_opinion import SESSIONS

NEVER = (
    r"improv|recover|better|because|should|risk|forecast|cure|heal\b|treat your|diagnos"
    r"|prevent|guarantee|good|great|bad|sorry|unfortunately|caused"
)
DAY = timedelta(days=1)
SITTING = Tag(TagKind.TRIGGER, "long sitting")


def tagged(legs: list[int], sitting: set[int]) -> list[Entry]:
    return [
        replace(each, triggers=("long sitting",) if number in sitting else ())
        for number, each in enumerate(of_row(list(legs)))
    ]


def pair_of(legs: list[int], sitting: set[int]):
    entries = tagged(legs, sitting)
    found = days(entries, MONDAY_6_APRIL, MONDAY_6_APRIL + (len(legs) - 1) * DAY)
    return side_by_side(found, tags_by_day(entries), SITTING)


# --- parts of the day ---------------------------------------------------------------------------


def test_the_parts_cover_the_day_without_overlap() -> None:
    hours = [part_of(datetime(2026, 4, 6, hour, 59, tzinfo=UTC)) for hour in range(24)]
    assert hours == [
        *[DayPart.NIGHT] * 5,
        *[DayPart.WAKING] * 3,
        *[DayPart.MORNING] * 3,
        *[DayPart.MIDDAY] * 3,
        *[DayPart.AFTERNOON] * 4,
        *[DayPart.EVENING] * 4,
        *[DayPart.NIGHT] * 2,
    ]


def test_a_part_of_the_day_goes_by_the_clock_of_the_place() -> None:
    far = datetime(2026, 4, 6, 6, tzinfo=timezone(timedelta(hours=13)))
    moment = Entry("a", far, far, EntryKind.MOMENT, 5)
    found = {each.part: each for each in by_part([moment])}
    assert found[DayPart.WAKING].mean is not None
    assert not found[DayPart.WAKING].is_shown
    assert words.part_words(found.values())[0] == "On waking, 5 to 8 h: 1 rating only."


def test_a_mean_of_a_weekday_is_shown_from_three_days() -> None:
    found = by_weekday(days(of_row([4] * 15), MONDAY_6_APRIL, MONDAY_6_APRIL + 14 * DAY), SUNDAY)
    assert [each.is_shown for each in found] == [False, True, *[False] * 5]
    assert words.weekday_words_of(found)[:2] == (
        "Sunday: 2 days only.",
        "Monday: mean 4.0 from 3 days.",
    )


# --- words --------------------------------------------------------------------------------------


def test_a_word_counts_once_a_day_and_of_two_the_later_comes_first() -> None:
    entries = [
        replace(entry(MONDAY_6_APRIL, 4), triggers=("a", "b")),
        replace(entry(MONDAY_6_APRIL, 5, kind=EntryKind.MOMENT), triggers=("a",)),
        replace(entry(MONDAY_6_APRIL + DAY, 4), triggers=("c",)),
    ]
    found = tallies(tags_by_day(entries), TagKind.TRIGGER)
    assert [(item.word, item.days) for item in found.items] == [("c", 1), ("a", 1), ("b", 1)]
    assert words.tally_words(found, TagKind.TRIGGER) == (
        "When it came, of 2 days with an entry: c 1, a 1, b 1.",
    )
    assert words.tally_words(tallies({}, TagKind.EASER), TagKind.EASER) == (
        "What eased it: nothing chosen on 0 days.",
    )


def test_words_used_last_stand_in_front() -> None:
    entries = [
        replace(entry(MONDAY_6_APRIL + number * DAY, 4), qualities=chosen)
        for number, chosen in enumerate([("sharp",), ("numb", "stiff"), (), ("sharp", "own")])
    ]
    assert used_last(entries, TagKind.QUALITY, 3) == ("sharp", "own", "numb")
    assert used_last(entries, TagKind.EASER, 3) == ()


def test_exercise_and_medicine_are_tags_of_days_with_an_entry() -> None:
    taken = replace(entry(MONDAY_6_APRIL, 4), medicines=(Medicine("tablet", 2),))
    found = tags_by_day([taken], [session(0), session(3)])
    assert found == {MONDAY_6_APRIL: frozenset({EXERCISE, Tag(TagKind.MEDICINE, "tablet")})}


# --- side by side -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("total_days", "having", "said"),
    [
        (21, 7, None),
        (21, 6, "Not enough days yet: 6 of 7 with it."),
        (21, 15, "Not enough days yet: 6 of 7 without it."),
        (20, 10, "Not enough days yet: 20 of 21 in all."),
        (4, 3, "Not enough days yet: 3 of 7 with it, 1 of 7 without it."),
    ],
)
def test_a_pair_needs_seven_days_in_each_group_and_21_in_all(
    total_days: int, having: int, said: str | None
) -> None:
    pair = pair_of([4] * total_days, set(range(having)))
    assert pair.is_enough == (said is None)
    assert (pair.difference is None) == (said is not None)
    if said:
        assert words.side_by_side_words(pair) == (f"Long sitting: {said}",)


def test_a_pair_says_both_means_both_counts_and_that_it_is_no_proof() -> None:
    pair = pair_of([6] * 8 + [4] * 14, set(range(8)))
    assert words.side_by_side_words(pair) == (
        "Long sitting: mean leg pain 6.0 on 8 days with it, 4.0 on 14 days without; "
        "2.0 points higher with it.",
        "Seen together; not proof of cause.",
    )
    assert [dot.value for dot in pair.having] == [6] * 8
    same = pair_of([4] * 22, set(range(8)))
    assert words.side_by_side_words(same)[0].endswith("; the same.")


def test_cards_go_by_days_and_never_by_difference() -> None:
    entries = tagged([9] * 8 + [1] * 20, set(range(8)))
    entries = [
        replace(each, easers=("walking",) if number % 2 else ())
        for number, each in enumerate(entries)
    ]
    found = cards(
        days(entries, MONDAY_6_APRIL, MONDAY_6_APRIL + 27 * DAY),
        tags_by_day(entries),
    )
    assert [pair.tag.word for pair in found] == ["walking", "long sitting"]
    assert found[0].difference is not None
    assert found[1].difference == 8


def test_medicine_stands_in_no_pair() -> None:
    entries = [
        replace(each, medicines=(Medicine("tablet"),), qualities=("sharp",), parts=(DayPart.NIGHT,))
        for each in of_row([4] * 10)
    ]
    found = days(entries, MONDAY_6_APRIL, MONDAY_6_APRIL + 20 * DAY)
    assert cards(found, tags_by_day(entries)) == ()


@given(diaries)
def test_cards_agree_with_one_pair_each_and_lose_no_day(entries: list[Entry]) -> None:
    entries = [replace(each, triggers=("long sitting",) if each.flare else ()) for each in entries]
    found = days(entries, date(2026, 3, 5), date(2026, 4, 28))
    tags = tags_by_day(entries)
    for pair in cards(found, tags):
        assert pair == side_by_side(found, tags, pair.tag)
        assert pair.total == sum(day.is_rated for day in found)


# --- sessions -----------------------------------------------------------------------------------


def session(offset: int, before: int | None = 5, after: int | None = 4) -> SessionRecord:
    started = datetime(2026, 4, 6, 18, tzinfo=UTC) + offset * DAY
    blocks = (BlockRecord(0, "hold", None, 90, 3, 60, 2), BlockRecord(1, "floss", None, 60, 10))
    return SessionRecord(
        f"s{offset}", "r", "R", started, None, Outcome.DONE, "left", blocks,
        CheckIn(before, reach=Reach.CALF), CheckIn(after, reach=Reach.KNEE),
    )  # fmt: skip


def test_an_exercise_that_was_skipped_has_no_before_and_after() -> None:
    (only,) = before_after([session(0), session(1, 7, 7), session(2, None, 3)])
    assert (only.exercise, only.sessions, only.n) == ("hold", 3, 2)
    assert (only.before, only.after) == (6, 5.5)
    assert (only.lower, only.same, only.higher) == (1, 1, 0)
    assert (only.nearer, only.same_reach, only.further) == (3, 0, 0)
    assert words.before_after_words([only], str.title) == (
        "Hold: leg pain, median, 6 before and 5.5 after, from 2 sessions; lower after 1, the same "
        "after 1, higher after 0.",
        words.WHOLE_SESSION,
    )
    assert before_after_all([session(0), session(1)]).n == 2


def test_a_paused_day_is_not_planned_and_an_open_day_is_a_day_and_nothing_else() -> None:
    found = movement_by_day(
        [session(0)], MONDAY_6_APRIL, MONDAY_6_APRIL + 6 * DAY, "weekdays", {MONDAY_6_APRIL + DAY}
    )
    week = total(found)
    assert (week.planned_days, week.done_planned_days) == (4, 1)
    assert (week.minutes, week.planned_minutes) == (1, 3)
    assert (week.repetitions, week.planned_repetitions) == (2, 13)
    assert words.movement_words(week) == (
        "1 minute of movement in 1 session; these had planned 3 minutes.",
        "2 of 13 repetitions they had planned, 15 %.",
        "Used 1 of 4 planned days.",
    )
    with pytest.raises(ValueError, match="no day"):
        total([])
    assert words.movement_words(Movement(MONDAY_6_APRIL, MONDAY_6_APRIL)) == (words.NO_SESSION,)


# --- the year -----------------------------------------------------------------------------------


@given(st.integers(1950, 2150), st.sampled_from([MONDAY, SUNDAY]))
def test_a_year_is_every_day_once_in_columns_of_weeks(year: int, first_weekday: int) -> None:
    found = year_of([], year, first_weekday)
    assert [cell.day.date for cell in found.cells] == [
        date(year, 1, 1) + number * DAY for number in range(len(found.cells))
    ]
    assert found.cells[-1].day.date == date(year, 12, 31)
    for cell in found.cells:
        assert cell.row == (cell.day.date.weekday() - first_weekday) % 7
        assert found.cell(cell.day.date) is cell
    # A leap year that begins on the last day of a week touches 54.
    assert found.columns in (53, 54)
    assert len({(cell.column, cell.row) for cell in found.cells}) == len(found.cells)
    assert words.year_words(found) == (f"No rated day in {year}.",)
    with pytest.raises(ValueError, match="is not in"):
        found.cell(date(year + 1, 1, 1))


def test_a_year_in_words_goes_by_months() -> None:
    entries = [entry(MONDAY_6_APRIL, 4, worst=7), entry(MONDAY_6_APRIL + DAY, 5, worst=6)]
    assert words.year_words(year_of(entries, 2026)) == (
        "April: mean 4.5 from 2 days, worst 7 or more on 1 of 2.",
    )


# --- both legs ----------------------------------------------------------------------------------


def test_of_two_legs_rated_apart_the_one_that_hurts_more_makes_the_day() -> None:
    apart = replace(entry(MONDAY_6_APRIL), leg_left=2, leg_right=6)
    (day,) = days([apart], MONDAY_6_APRIL, MONDAY_6_APRIL)
    assert (day.leg_average, day.leg_left, day.leg_right) == (6, 2, 6)
    assert replace(apart, leg_average=4).leg == 4
    assert replace(apart, leg_left=0, leg_right=None).leg == 0
    assert entry(MONDAY_6_APRIL).leg is None


# --- twins --------------------------------------------------------------------------------------


def test_the_twin_of_pain_says_weeks_flares_gaps_and_late_days() -> None:
    entries = of_row([5, 6, 7, None, None, None, None, None, 4])
    entries[0] = replace(entries[0], flare=True, back_average=2, leg_worst=8)
    entries[1] = replace(entries[1], written=at(MONDAY_6_APRIL + 3 * DAY))
    found = days(entries, MONDAY_6_APRIL, MONDAY_6_APRIL + 8 * DAY)
    assert words.pain_words(weeks(found), found) == (
        "6 to 12 April: mean leg pain 6.0 from 3 days, leg at most 8, "
        "mean back pain 2.0 from 1 day.",
        "13 to 14 April: mean leg pain 4.0 from 1 day (too few to compare), leg at most 4.",
        "Flare, 6 April, 1 day.",
        "9 to 13 April: 5 days, no entry.",
        "1 day written on a later day.",
    )
    assert words.pain_words([], []) == (words.NOTHING,)


def test_the_twin_of_reach_counts_days_by_place() -> None:
    levels = [Reach.FOOT, Reach.CALF, Reach.CALF, Reach.NONE]
    entries = [entry(MONDAY_6_APRIL + n * DAY, 4, left=level) for n, level in enumerate(levels)]
    found = days(entries, MONDAY_6_APRIL, MONDAY_6_APRIL + 5 * DAY)
    assert words.reach_words(found, Side.LEFT) == (
        "Furthest point on the left, of 4 days: foot 1, calf 2, none 1.",
        "First foot, last none.",
    )
    assert words.reach_words(found, Side.RIGHT) == ("No furthest point on the right in this time.",)


@given(diaries, SESSIONS)
def test_no_twin_ever_judges(entries: list[Entry], sessions: list[SessionRecord]) -> None:
    entries = [replace(each, triggers=("long sitting",) if each.flare else ()) for each in entries]
    first, last = date(2026, 3, 1), date(2026, 5, 3)
    found = days(entries, first, last)
    tags = tags_by_day(entries)
    said = [
        *words.pain_words(weeks(found), found),
        *words.reach_words(found, Side.LEFT),
        *words.part_words(by_part(entries, sessions)),
        *words.weekday_words_of(by_weekday(found)),
        *words.year_words(year_of(entries, 2026)),
        *words.movement_words(total(movement_by_day(sessions, first, last, "daily"))),
        *words.before_after_words(before_after(sessions), str.title),
    ]
    for kind in TagKind:
        said += words.tally_words(tallies(tags, kind), kind)
    for pair in cards(found, tags):
        said += words.side_by_side_words(pair)
    for sentence in said:
        assert sentence.endswith(".")
        plain = sentence.replace(words.SEEN_TOGETHER, "")
        assert not re.search(NEVER, plain, re.IGNORECASE), sentence
