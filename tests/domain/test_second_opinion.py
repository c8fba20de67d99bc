"""Every mean and count of Trends and of the report, against pandas, on made-up diaries."""

from __future__ import annotations

from calendar import MONDAY, SUNDAY
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from time import process_time

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sciatica_desktop.domain.baseline import compared
from sciatica_desktop.domain.before_after import before_after
from sciatica_desktop.domain.day_part import DayPart
from sciatica_desktop.domain.diary import TRIGGERS, Entry
from sciatica_desktop.domain.movement import movement_by_day, movement_by_week
from sciatica_desktop.domain.side_by_side import cards, side_by_side
from sciatica_desktop.domain.tags import Tag, TagKind, tags_by_day, tallies
from sciatica_desktop.domain.trends import (
    dates,
    days,
    gaps,
    high_days,
    low_days,
    rolling_means,
    same_day,
)
from sciatica_desktop.domain.weeks import weeks
from sciatica_desktop.domain.when import by_part, by_weekday, months
from sciatica_desktop.storage.diary_csv import write_csv
from tests.domain.second_opinion import (
    DIARIES,
    FIRST,
    LAST,
    SESSIONS,
    day_table,
    session_table,
    table,
    week_table,
)

WEEKDAYS = st.sampled_from([MONDAY, SUNDAY])
few = settings(max_examples=60, deadline=None)


def same(ours, theirs):
    """Whether an exact mean, or None, is what pandas has, or its NA."""
    if ours is None or pd.isna(theirs):
        return ours is None and pd.isna(theirs)
    return float(ours) == pytest.approx(float(theirs))


def value(mean):
    return None if mean is None else mean.value


@few
@given(DIARIES)
def test_days_and_their_lines(entries):
    ours, theirs = days(entries, FIRST, LAST), day_table(entries)
    assert [day.date for day in ours] == [at.date() for at in theirs.index]
    for day, (_, row) in zip(ours, theirs.iterrows(), strict=True):
        assert same(day.leg_average, row["leg"])
        assert same(day.leg_worst, row["worst"])
        assert same(day.back_average, row["back"])
        assert same(day.reach_left, row["reach"])
        assert (day.flare, day.late, day.n) == (row["flare"], row["late"], row["n"])
    leg = theirs["leg"].astype(float)
    line = leg.rolling(7, min_periods=4).mean().where(leg.notna())
    pairs = zip(rolling_means([day.leg_average for day in ours]), line, strict=True)
    assert all(same(mean, other) for mean, other in pairs)


@few
@given(DIARIES)
def test_counts_of_days_and_gaps(entries):
    ours, theirs = days(entries, FIRST, LAST), day_table(entries)
    high, low, own = high_days(ours), low_days(ours), same_day(ours)
    assert (high.k, high.n) == ((theirs["worst"] >= 7).sum(), theirs["worst"].count())
    assert (low.k, low.n) == ((theirs["leg"] <= 3).sum(), theirs["leg"].count())
    rated = theirs[theirs["leg"].notna()]
    assert (own.k, own.n) == ((~rated["late"]).sum(), len(rated))
    written = theirs.index[theirs["n"] > 0].to_series()
    empty = written.diff().dt.days - 1
    assert [span.length for span in gaps(ours)] == list(empty[empty > 3])


@few
@given(DIARIES, WEEKDAYS)
def test_weeks_that_begin_on_monday_or_sunday(entries, first_weekday):
    ours = weeks(days(entries, FIRST, LAST), first_weekday)
    theirs = week_table(day_table(entries), first_weekday)
    assert len(ours) == len(theirs)
    for week, (_, row) in zip(ours, theirs.iterrows(), strict=True):
        assert (week.first, week.last) == (row["first"].date(), row["last"].date())
        assert (week.n, week.flare_days) == (row["n"], row["flares"])
        assert same(value(week.leg), row["leg"])
        assert same(value(week.leg_worst), row["worst"])
        assert same(value(week.back), row["back"])


@few
@given(DIARIES, WEEKDAYS, st.none() | st.dates(FIRST, LAST))
def test_the_baseline_and_the_change_from_it(entries, first_weekday, since):
    first = FIRST + timedelta(days=20)
    ours = compared(
        days(entries, FIRST, LAST), first, LAST, since=since, first_weekday=first_weekday
    )
    inside = day_table(entries, first)
    valid = week_table(inside, first_weekday).query("n >= 3")
    if since is None:
        base = valid.iloc[0] if len(valid) else None
        end = base["last"] if base is not None else None
    else:
        seven = day_table(entries, since, min(LAST, since + timedelta(days=6)))
        base = {"leg": seven["leg"].mean(), "n": seven["leg"].count(), "first": seven.index[0]}
        end = seven.index[-1]
        base = base if base["n"] >= 3 else None
    if base is None:
        assert ours.first is None
        assert ours.latest is None
        return
    assert ours.first is not None
    assert (ours.first.first, ours.first.n) == (base["first"].date(), base["n"])
    assert same(value(ours.first.leg), base["leg"])
    later = valid[valid["first"] > end]
    if later.empty:
        assert ours.leg is None
        return
    latest = later.iloc[-1]
    assert ours.latest is not None
    assert ours.latest.first == latest["first"].date()
    assert ours.leg is not None
    assert same(ours.leg.points, latest["leg"] - base["leg"])
    if base["leg"] >= 1:
        assert same(ours.leg.percent, 100 * (latest["leg"] - base["leg"]) / base["leg"])


@few
@given(DIARIES, SESSIONS, WEEKDAYS)
def test_time_of_day_weekday_and_month(entries, sessions, first_weekday):
    frame, blocks = table(entries), session_table(sessions).drop_duplicates("session")
    moments = frame[(frame["kind"] == "moment") & frame["leg"].notna()]
    counting = [session for session in sessions if session.counts]
    hours = pd.concat([moments["hour"], blocks["hour"]]).astype(int)
    ratings = pd.concat([moments["leg"], blocks["before"]])
    bins = [-1, 4, 7, 10, 13, 17, 21, 23]
    names = ["night", "waking", "morning", "midday", "afternoon", "evening", "night"]
    parts = pd.cut(hours, bins, labels=names, ordered=False).astype(str)
    grouped = ratings.groupby(parts)
    ticked = frame.explode("parts").drop_duplicates(["day", "parts"])["parts"].value_counts()
    for each in by_part(entries, counting):
        mean = grouped.mean().get(each.part.value)
        assert same(value(each.mean), mean)
        assert (each.mean.n if each.mean else 0) == grouped.count().get(each.part.value, 0)
        assert each.days == ticked.get(each.part.value, 0)
    ours, theirs = days(entries, FIRST, LAST), day_table(entries)
    weekdays = theirs.groupby(theirs.index.day_of_week)["leg"]
    found = by_weekday(ours, first_weekday)
    assert found[0].weekday == first_weekday
    assert sorted(each.weekday for each in found) == list(range(7))
    for each in found:
        assert same(value(each.mean), weekdays.mean()[each.weekday])
        assert (each.mean.n if each.mean else 0) == weekdays.count()[each.weekday]
    by_month = theirs.groupby(theirs.index.to_period("M"))["leg"]
    for month, mean, n in zip(months(ours), by_month.mean(), by_month.count(), strict=True):
        assert same(value(month.leg), mean)
        assert month.n == n


@few
@given(DIARIES)
def test_words_by_count_and_days_side_by_side(entries):
    frame = table(entries)
    chosen = frame.explode("triggers").dropna(subset="triggers")
    counts = chosen.drop_duplicates(["day", "triggers"])["triggers"].value_counts()
    tags = tags_by_day(entries)
    found = tallies(tags, TagKind.TRIGGER)
    assert found.of == frame["day"].nunique()
    assert {item.word: item.days for item in found.items} == counts.to_dict()
    assert [item.days for item in found.items] == sorted(counts, reverse=True)
    theirs = day_table(entries)
    for word in counts.index:
        had = theirs.index.isin(chosen.loc[chosen["triggers"] == word, "day"])
        pair = side_by_side(days(entries, FIRST, LAST), tags, Tag(TagKind.TRIGGER, word))
        assert same(value(pair.with_it), theirs.loc[had, "leg"].mean())
        assert same(value(pair.without_it), theirs.loc[~had, "leg"].mean())
        assert len(pair.having) == theirs.loc[had, "leg"].count()
        assert len(pair.lacking) == theirs.loc[~had, "leg"].count()


@few
@given(SESSIONS, WEEKDAYS)
def test_movement_beside_its_plan(sessions, first_weekday):
    blocks = session_table(sessions)
    blocks = blocks[blocks["day"].between(pd.Timestamp(FIRST), pd.Timestamp(LAST))]
    ours = movement_by_day(sessions, FIRST, LAST, "weekdays")
    minutes = (blocks.groupby("day")["done_s"].sum() / 60 + 0.5).astype(int).clip(lower=1)
    planned = (blocks.groupby("day")["planned_s"].sum() / 60 + 0.5).astype(int).clip(lower=1)
    capped = blocks[["done", "planned"]].min(axis=1).groupby(blocks["day"]).sum()
    for day in ours:
        at = pd.Timestamp(day.first)
        assert day.minutes == minutes.get(at, 0)
        assert day.planned_minutes == planned.get(at, 0)
        assert day.repetitions == capped.get(at, 0)
        assert day.planned_days == (day.first.weekday() < 5)
        assert day.done_planned_days == (at in minutes.index and day.first.weekday() < 5)
    by_week = movement_by_week(ours, first_weekday)
    assert sum(week.minutes for week in by_week) == minutes.sum()
    assert sum(week.sessions for week in by_week) == blocks["session"].nunique()
    over = (blocks["done"] - blocks["planned"]).clip(lower=0).sum()
    assert sum(week.more_than_planned for week in by_week) == over
    assert {week.first.weekday() for week in by_week[1:]} == {first_weekday}


@few
@given(SESSIONS)
def test_pain_before_and_after(sessions):
    blocks = session_table(sessions)
    done = blocks[(blocks["done_s"] > 0) | (blocks["done"] > 0)]
    once = done.drop_duplicates(["session", "exercise"])
    counting = [session for session in sessions if session.counts]
    found = {each.exercise: each for each in before_after(counting)}
    assert set(found) == set(once["exercise"])
    for exercise, group in once.groupby("exercise"):
        pairs = group.dropna(subset=["before", "after"])
        ours = found[exercise]
        assert (ours.sessions, ours.n) == (len(group), len(pairs))
        assert same(ours.before, pairs["before"].median())
        assert same(ours.after, pairs["after"].median())
        assert ours.lower == (pairs["after"] < pairs["before"]).sum()
        assert ours.lower + ours.same + ours.higher == ours.n


@few
@given(DIARIES)
def test_week_means_can_be_found_again_from_the_exported_file_alone(entries):
    csv = pd.read_csv(BytesIO(write_csv(entries)), dtype={"happened": str, "written": str})
    csv = csv[csv["kind"] == "day"].assign(typed=lambda f: pd.to_datetime(f["written"], utc=True))
    csv = csv.assign(since=pd.to_datetime(csv["happened"], utc=True), day=csv["happened"].str[:10])
    csv = csv.sort_values(["typed", "since"], kind="stable").drop_duplicates("day", keep="last")
    csv["day"] = pd.to_datetime(csv["day"])
    csv["leg"] = csv["leg_average"].fillna(csv[["leg_left", "leg_right"]].max(axis=1))
    ours = {day.date: day for day in days(entries, FIRST, LAST) if day.is_rated}
    theirs = csv[csv["day"].between(pd.Timestamp(FIRST), pd.Timestamp(LAST))].dropna(subset="leg")
    assert {at.date(): leg for at, leg in zip(theirs["day"], theirs["leg"], strict=True)} == {
        at: day.leg_average for at, day in ours.items()
    }


def test_ten_years_are_summed_up_well_under_a_second():
    begin, end = date(2016, 1, 1), date(2025, 12, 31)
    moments = [datetime.combine(day, time(20), UTC) for day in dates(begin, end)]
    entries = [
        Entry(str(place), at, at, leg_average=place % 11, triggers=TRIGGERS[place % 5 : place % 7])
        for place, at in enumerate(moments)
    ]
    before = process_time()
    found = days(entries, begin, end)
    compared(found, begin, end)
    rolling_means([day.leg_average for day in found])
    tags = tags_by_day(entries)
    tallies(tags, TagKind.TRIGGER)
    cards(found, tags)
    by_part(entries)
    by_weekday(found)
    assert process_time() - before < 1


def test_the_made_up_diaries_reach_both_sides_of_a_clock_change():
    assert FIRST < date(2026, 3, 8) < date(2026, 3, 29) < LAST
    assert len({part.hours for part in DayPart}) == 6
