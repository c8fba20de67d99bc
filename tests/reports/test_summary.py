"""What the report says: worked out here a second time, from the entries alone."""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop.domain.anatomy import AffectedSide, Reach
from sciatica_desktop.domain.diary import RegionKind, RegionMark, Treatment, TreatmentKind
from sciatica_desktop.domain.log import CheckIn
from sciatica_desktop.domain.safety import SIGNS, Screening
from sciatica_desktop.reports.model import Summary
from sciatica_desktop.reports.text import report_text
from tests.reports.diaries import FIRST, LAST, at, diary, entry, moment, session, summary

FORBIDDEN = re.compile(
    r"\b(cure|heal|prevent|guarantee|recover|improv|better|risk|forecast|because|should)", re.I
)


def one_decimal(values: list[int]) -> str:
    mean = Decimal(sum(values)) / Decimal(len(values))
    return str(mean.quantize(Decimal("0.1"), ROUND_HALF_UP))


def in_days(*ratings: int | None, first: date = FIRST, **fields: object) -> list:
    return [
        entry(first + timedelta(days=n), leg, **fields)
        for n, leg in enumerate(ratings)
        if leg is not None
    ]


def words(made: Summary) -> str:
    return "\n".join(_strings(asdict(made)))


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for item in value.values() for text in _strings(item)]
    if isinstance(value, list | tuple):
        return [text for item in value for text in _strings(item)]
    return []


def test_leg_pain_then_and_now_with_the_days_behind_each() -> None:
    first, latest = [7, 6, 6, 8, None, None, None], [3, 4, 2, 3, 3, None, None]
    made = summary(in_days(*first, *latest), last=FIRST + timedelta(days=13))
    leg = made.measures[0]
    assert leg.before == one_decimal([7, 6, 6, 8])
    assert leg.now == one_decimal([3, 4, 2, 3, 3])
    assert leg.days == "4, 5 days"
    # 6.75 to 3.0 is 3.75, a tie that goes away from zero; 3.75 of 6.75 is 55.6 %.
    assert leg.change == "3.8 lower (56 %)"


def test_change_is_worked_out_before_rounding() -> None:
    first, latest = [6, 6, 6, 7], [5, 5, 6]
    made = summary(in_days(*first, None, None, None, *latest), last=FIRST + timedelta(days=13))
    assert (made.measures[0].before, made.measures[0].now) == ("6.3", "5.3")
    # 6.25 - 5.333 = 0.917; the two that are shown would differ by 1.0, which is 16 %.
    assert made.measures[0].change == "0.9 lower (15 %)"


def test_two_ratings_a_week_are_no_comparison() -> None:
    made = summary(in_days(5, 5, *[None] * 5, 4, 4, 4), last=FIRST + timedelta(days=13))
    assert made.measures[0].before == ""
    assert "Not shown yet" in made.in_short[1].text
    assert "No two weeks to compare yet" in made.subtitle


def test_no_percentage_of_a_first_mean_below_one() -> None:
    made = summary(in_days(0, 1, 1, *[None] * 4, 2, 2, 2), last=FIRST + timedelta(days=13))
    assert "%" not in made.measures[0].change
    assert "%" not in made.in_short[1].text


def test_a_rise_brings_no_word_of_what_studies_call_noticeable() -> None:
    made = summary(in_days(3, 3, 3, *[None] * 4, 7, 7, 7), last=FIRST + timedelta(days=13))
    assert "higher" in made.in_short[1].text
    assert "Studies" not in made.in_short[1].text


@given(st.lists(st.one_of(st.none(), st.integers(0, 10)), min_size=1, max_size=90))
def test_every_mean_has_its_days_and_every_day_is_counted_once(
    ratings: list[int | None],
) -> None:
    last = FIRST + timedelta(days=len(ratings) - 1)
    made = summary(in_days(*ratings), [], [], last=last)
    rated = [value for value in ratings if value is not None]
    assert made.subtitle.startswith(f"{len(rated)} of {len(ratings)} day")
    if rated:
        assert sum(int(column.days) for column in made.charts.columns) == len(rated)
        low = sum(value <= 3 for value in rated)
        assert made.counts[0].value == f"{low} of {len(rated)}"
    assert len(made.charts.marks) == len(rated)
    assert all(measure.days for measure in made.measures)


@given(st.integers(0, 500))
def test_columns_cover_the_range_without_overlap(length: int) -> None:
    made = summary([], [], [], last=FIRST + timedelta(days=length))
    ends = [(column.first, column.last) for column in made.charts.columns]
    assert ends[0][0] == 0
    assert ends[-1][1] == length
    assert all(b[0] == a[1] + 1 for a, b in pairwise(ends))


def test_a_long_range_shows_weeks_and_then_months() -> None:
    a_year = summary(diary(400, date(2025, 10, 1)), first=date(2025, 10, 1))
    assert not a_year.charts.marks
    assert len(a_year.charts.bars) > 50
    three_years = summary([], [], [], first=date(2023, 11, 16))
    assert len(three_years.charts.bars) == 37


def test_of_several_entries_for_a_day_the_last_written_counts() -> None:
    early = entry(FIRST, 8, id="a", written=at(FIRST, 12))
    made = summary([early, entry(FIRST, 2, id="b")], [], [], last=FIRST)
    assert made.measures[0].now == "2"


def test_moments_count_only_for_the_time_of_day() -> None:
    moments = [moment(FIRST, 6, 7), moment(FIRST, 7, 8), moment(FIRST, 5, 6), moment(FIRST, 23, 1)]
    made = summary(moments, [], [], last=FIRST)
    assert made.subtitle.startswith("0 of 1 day")
    texts = [(slot.name, slot.text, slot.days) for slot in made.times]
    assert texts[0] == ("5 to 8 h", "7.0", "(3)")
    assert texts[-1] == ("22 to 5 h", "1 only", "")


def test_every_hour_belongs_to_one_slot() -> None:
    for hour in range(24):
        made = summary([moment(FIRST, hour, 5)], [], [], last=FIRST)
        assert sum(slot.text == "1 only" for slot in made.times) == 1


def test_typed_later_is_told_and_drawn_hollow() -> None:
    late = entry(FIRST, 5, written=at(FIRST + timedelta(days=2)))
    made = summary([late, *in_days(None, 4, 4, 4)], [], [], last=FIRST + timedelta(days=3))
    assert "75 % typed the same day" in made.subtitle
    assert [mark.late for mark in made.charts.marks] == [True, False, False, False]


def test_flares_are_the_persons_own_and_neighbours_are_one_spell() -> None:
    entries = in_days(9, 9, 9, 1, 1, 1)
    ticked = [entry(e.day, e.leg_average, flare=n in (0, 1, 5)) for n, e in enumerate(entries)]
    made = summary(ticked, [], [], last=FIRST + timedelta(days=6))
    assert made.counts[2].value == "3 of 6"
    assert "2 spells" in made.counts[2].detail
    assert [(span.first, span.last) for span in made.charts.flares] == [(0, 1), (5, 5)]


def test_reach_takes_the_further_of_two_in_the_middle() -> None:
    reaches = [Reach.KNEE, Reach.CALF, Reach.CALF, Reach.KNEE]
    first = [entry(FIRST + timedelta(days=n), 5, reach_left=r) for n, r in enumerate(reaches)]
    week = FIRST + timedelta(days=7)
    latest = [entry(week + timedelta(days=n), 5, reach_left=Reach.BUTTOCK) for n in range(3)]
    made = summary([*first, *latest], [], [], last=FIRST + timedelta(days=13))
    reach = made.measures[3]
    assert (reach.before, reach.now, reach.change) == ("calf", "buttock", "3 steps up")
    assert made.charts.reach_note == ("left at calf or beyond:", "2 of 4 days, now 0 of 3")


def test_a_reach_line_breaks_on_a_gap_of_four_days() -> None:
    there = [entry(FIRST + timedelta(days=n), 5, reach_left=Reach.CALF) for n in (0, 4, 9)]
    made = summary(there, [], [], last=FIRST + timedelta(days=9))
    assert [[(s.first, s.last) for s in piece] for piece in made.charts.left] == [
        [(0, 4)],
        [(9, 9)],
    ]
    assert [gap.text for gap in made.charts.gaps] == ["4 days, no entry"]


def test_the_right_leg_is_asked_about_when_it_is_the_right_one() -> None:
    made = summary(affected=AffectedSide.RIGHT)
    assert made.measures[0].label.startswith("Right leg")
    assert made.measures[3].label.startswith("Reach, right")
    assert made.in_short[0].extra.startswith("Left leg:")


def test_a_region_needs_two_days_and_shows_its_whole_mean() -> None:
    marks = [(6, 9), (7, None), (6, None), (6, None)]
    entries = []
    for number, (calf, knee) in enumerate(marks):
        regions = [RegionMark("back_calf_left", calf, (RegionKind.TINGLING,))]
        regions += [RegionMark("back_knee_left", knee)] if knee else []
        entries.append(entry(FIRST + timedelta(days=number), 5, regions=tuple(regions)))
    made = summary(entries, [], [], last=FIRST + timedelta(days=6))
    assert [(m.region, m.strength) for m in made.where.first.marks] == [("back_calf_left", 6)]
    assert made.where.kinds == (RegionKind.TINGLING,)


def test_one_entry_is_shown_as_it_is() -> None:
    marked = entry(
        FIRST,
        5,
        leg_worst=7,
        back_average=3,
        reach_left=Reach.CALF,
        regions=(RegionMark("back_calf_left", 4),),
    )
    made = summary([marked], [], [])
    assert [m.now for m in made.measures] == ["5", "7", "3", "calf"]
    assert all(m.days == "1 day" and not m.before for m in made.measures)
    assert made.charts.single is not None
    assert not made.charts.bars
    assert made.where.first.title == "21 Sep, 1 day"
    assert made.where.first.marks


def test_nothing_at_all_says_so_and_leaves_frames() -> None:
    made = summary([], [], [], questions=())
    assert made.subtitle == "0 of 56 days rated."
    assert made.charts.note == "No entries in this period"
    assert all(column.leg == "" for column in made.charts.columns)
    assert made.closing[-1].lines == ("Not answered in this period.",)


def test_ticked_signs_come_in_the_words_of_the_screen() -> None:
    made = summary(screenings=[Screening(at(LAST), ("bladder", "saddle"))])
    assert made.warning is not None
    assert made.warning.title == "Warning signs ticked on 15 Nov 2026"
    # The screen's own order, whatever the order of ticking.
    assert made.warning.items == (SIGNS["saddle"].text, SIGNS["bladder"].text)
    assert made.warning.note.endswith("Not yet marked as assessed.")
    assert made.exercises.paragraph.startswith("Paused")
    assert not made.exercises.rows


def test_a_sign_stays_on_the_page_after_a_later_clear_answer() -> None:
    made = summary(
        screenings=[
            Screening(at(FIRST), ("saddle",), assessed=at(FIRST + timedelta(days=2))),
            Screening(at(LAST)),
        ],
    )
    assert made.warning is not None
    assert "Marked as assessed on 23 Sep 2026" in made.warning.note
    assert made.exercises.rows


def test_a_sign_nobody_has_looked_at_counts_from_before_the_range_too() -> None:
    earlier = Screening(at(FIRST - timedelta(days=20)), ("bowel",))
    assert summary(screenings=[earlier]).warning is not None
    looked_at = Screening(earlier.answered, earlier.ticked, assessed=at(FIRST))
    assert summary(screenings=[looked_at]).warning is None


def test_exercise_days_leave_out_weekends_and_a_today_not_yet_over() -> None:
    week = [FIRST + timedelta(days=n) for n in range(5)]
    friday = week[-1]
    kept = [session(day) for day in week[:3]]
    made = summary(in_days(5, 5, 5), kept, [], last=friday, now=at(friday, 8))
    assert made.counts[3].value == "3 of 4"
    made = summary(in_days(5, 5, 5), [*kept, session(friday)], [], last=friday, now=at(friday, 23))
    assert made.counts[3].value == "4 of 5"


def test_a_session_with_nothing_done_is_no_session() -> None:
    made = summary(in_days(5), [session(FIRST, 0.0)], [], last=FIRST)
    assert made.counts[3].detail == "none logged"


def test_doing_more_than_planned_stays_at_the_whole() -> None:
    made = summary(in_days(5), [session(FIRST, 3.0)], [], last=FIRST)
    assert {row.share_text for row in made.exercises.rows} == {"100 %"}
    half = summary(in_days(5), [session(FIRST, 0.5), session(FIRST, 1.0, id="b")], [], last=FIRST)
    assert {row.share_text for row in half.exercises.rows} == {"75 %"}


def test_pain_before_and_after_is_the_median_with_its_sessions() -> None:
    days = [FIRST + timedelta(days=n) for n in range(3)]
    kept = [
        session(day, before=CheckIn(before), after=CheckIn(after))
        for day, before, after in zip(days, (2, 9, 4), (1, 5, 5), strict=True)
    ]
    made = summary(in_days(5), [*kept, session(days[0], id="x", after=CheckIn())], [], last=days[2])
    assert {row.pain for row in made.exercises.rows} == {"4 → 5 (3)"}


def test_treatments_count_once_a_day_and_kind() -> None:
    twice = entry(FIRST, 5, treatments=(Treatment(TreatmentKind.MASSAGE, 30),) * 2)
    made = summary([twice], [], [])
    assert made.in_short[2].text == "1 massage."
    assert made.closing[0].lines == ("Massage: 21 Sep",)
    assert [event.letter for event in made.charts.events] == ["M"]


def test_a_range_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="not be after"):
        summary([], [], [], first=LAST, last=FIRST)


@pytest.mark.parametrize("affected", list(AffectedSide))
def test_no_sentence_promises_blames_or_names_a_reason(affected: AffectedSide) -> None:
    for made in (summary(affected=affected), summary([], [], [], affected=affected)):
        text = words(made).replace(made.notice, "")
        assert not FORBIDDEN.search(text), FORBIDDEN.search(text)


def test_the_text_says_every_number_of_the_page() -> None:
    made = summary(name="A. B.")
    text = report_text(made)
    for measure in made.measures:
        assert measure.now in text
        assert measure.days in text
    for part in (*QUESTIONS_SHOWN, made.subtitle, made.notice, made.name, *made.closing[-1].lines):
        assert part in text
    for column in made.charts.columns:
        assert f"{column.label}: {column.leg} / {column.back} ({column.days})" in text


QUESTIONS_SHOWN = ("2-hour drive", "seated floss", "run again")


def test_the_text_puts_ticked_signs_before_anything_measured() -> None:
    text = report_text(summary(screenings=[Screening(at(LAST), ("saddle",))]))
    assert text.index(SIGNS["saddle"].text) < text.index("Where, since when")


def test_numbers_are_compared_with_the_seven_days_from_a_visit_before_the_range() -> None:
    visit = FIRST - timedelta(days=10)
    before, inside = [8, 8, 7, 8, 8, 7, 8], [6, 6, 6, 5, 5, 5, 5]
    written = in_days(*before, first=visit) + in_days(*inside)
    made = summary(written, last=FIRST + timedelta(days=6), since=visit)
    leg = made.measures[0]
    assert (leg.before, leg.now) == (one_decimal(before), one_decimal(inside))
    assert f"in the seven days from {visit.day} September" in words(made)
    assert made.subtitle.startswith("7 of 7 days rated")


def test_weeks_may_begin_on_sunday() -> None:
    made = summary(in_days(*[4] * 14), last=FIRST + timedelta(days=13), first_weekday=6)
    assert [column.days for column in made.charts.columns] == ["6", "7", "1"]
