"""Any entry, session or screening a person could come to have, for hypothesis."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import strategies as st

from sciatica_desktop.domain.anatomy import Reach, Side
from sciatica_desktop.domain.day_part import DayPart
from sciatica_desktop.domain.diary import (
    EASERS,
    QUALITIES,
    TRIGGERS,
    Entry,
    EntryKind,
    Felt,
    Medicine,
    RegionKind,
    RegionMark,
    Treatment,
    TreatmentKind,
)
from sciatica_desktop.domain.log import BlockRecord, CheckIn, Hurt, Outcome, SessionRecord
from sciatica_desktop.domain.marks import Mark, MarkKind
from sciatica_desktop.domain.safety import SIGNS, Screening
from sciatica_desktop.domain.weekly import Ability, Bother, Score, WeeklyCheck

OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(1990, 1, 2), datetime(2150, 1, 1), timezones=OFFSETS)  # noqa: DTZ001  # the offset is drawn beside it
TEXT = st.text(max_size=30)
"""Quotes, commas, semicolons, line ends, formulas, any script; no half of a surrogate pair."""
WORDS = st.text(min_size=1, max_size=12)
NAUGHTY = st.sampled_from(
    [
        "=1+1",
        "'=1+1",
        "''",
        "'",
        "-2",
        "+3",
        "@x",
        "\ta",
        'a"b',
        "a,b",
        "a;b",
        "a\\",
        "\\;",
        " x ",
        "\r\n",
    ]
)
ANY_TEXT = st.one_of(TEXT, NAUGHTY)
RATINGS = st.one_of(st.none(), st.integers(0, 10))
REACHES = st.one_of(st.none(), st.sampled_from(Reach))
HOURS = st.one_of(st.none(), st.floats(0, 24), st.integers(0, 48).map(lambda half: half / 2))


def unique_words(known: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    """Some known words and some of the person's own."""
    word = st.one_of(st.sampled_from(known), WORDS, NAUGHTY)
    return st.lists(word, max_size=4, unique=True).map(tuple)


MARKS = st.builds(
    RegionMark,
    region=st.one_of(st.sampled_from(["back_calf_left", "front_hip_right"]), WORDS),
    strength=st.integers(0, 10),
    kinds=st.lists(st.sampled_from(RegionKind), min_size=1, max_size=3, unique=True).map(tuple),
)
TREATMENTS = st.builds(
    Treatment,
    kind=st.sampled_from(TreatmentKind),
    minutes=st.integers(0, 600),
    form=ANY_TEXT,
    felt=st.one_of(st.none(), st.sampled_from(Felt)),
)
NAMES = st.one_of(WORDS, NAUGHTY).filter(str.strip)
MEDICINES = st.builds(Medicine, name=NAMES, count=st.integers(1, 99))
ENTRIES = st.builds(
    Entry,
    id=st.one_of(st.uuids().map(lambda uuid: uuid.hex), WORDS),
    happened=MOMENTS,
    written=MOMENTS,
    kind=st.sampled_from(EntryKind),
    leg_average=RATINGS,
    leg_worst=RATINGS,
    back_average=RATINGS,
    reach_left=REACHES,
    reach_right=REACHES,
    flare=st.booleans(),
    qualities=unique_words(QUALITIES),
    triggers=unique_words(TRIGGERS),
    regions=st.lists(MARKS, max_size=3).map(tuple),
    treatments=st.lists(TREATMENTS, max_size=2).map(tuple),
    sleep_h=HOURS,
    sitting_h=HOURS,
    notes=ANY_TEXT,
    leg_left=RATINGS,
    leg_right=RATINGS,
    easers=unique_words(EASERS),
    parts=st.lists(st.sampled_from(DayPart), max_size=3, unique=True).map(tuple),
    standing_h=HOURS,
    driving_h=HOURS,
    medicines=st.lists(MEDICINES, max_size=2).map(tuple),
)
DAYS = st.dates(date(1990, 1, 2), date(2150, 1, 1))
_BOTHER = st.one_of(st.none(), st.integers(0, 6))
WEEKLY_CHECKS = st.builds(
    WeeklyCheck,
    id=st.one_of(st.uuids().map(lambda uuid: uuid.hex), WORDS),
    happened=MOMENTS,
    written=MOMENTS,
    abilities=st.lists(
        st.builds(Ability, name=NAMES, value=RATINGS), max_size=5, unique_by=lambda each: each.name
    ).map(tuple),
    pain=RATINGS,
    enjoyment=RATINGS,
    doing=RATINGS,
    bother=st.builds(Bother, leg=_BOTHER, tingling=_BOTHER, weakness=_BOTHER, back=_BOTHER),
    change=st.one_of(st.none(), st.integers(-5, 5)),
)
SCORES = st.builds(
    Score,
    id=st.uuids().map(lambda uuid: uuid.hex),
    day=DAYS,
    name=NAMES,
    value=st.floats(0, 1000),
    written=MOMENTS,
)
MARKS_OF_DAYS = st.builds(
    Mark,
    id=st.uuids().map(lambda uuid: uuid.hex),
    day=DAYS,
    kind=st.sampled_from(MarkKind),
    text=NAMES,
    written=MOMENTS,
)
DIARIES = st.lists(ENTRIES, max_size=5, unique_by=lambda entry: entry.id)

CHECK_INS = st.builds(CheckIn, leg=RATINGS, back=RATINGS, reach=REACHES)


@st.composite
def sessions(draw: st.DrawFn) -> SessionRecord:
    """Any session of up to four blocks."""
    count = draw(st.integers(1, 4))
    seconds = st.floats(0, 10_000)
    blocks = tuple(
        BlockRecord(
            index,
            draw(WORDS),
            draw(st.one_of(st.none(), st.sampled_from(Side))),
            draw(seconds),
            draw(st.integers(0, 50)),
            draw(seconds),
            draw(st.integers(0, 50)),
            draw(st.integers(-50, 50)),
        )
        for index in range(count)
    )
    hurt = st.builds(
        Hurt,
        block=st.integers(0, count - 1),
        second=seconds,
        choice=st.sampled_from(["ease", "skip", "stop"]),
        reach=REACHES,
        region=st.one_of(st.just(""), WORDS),
    )
    return SessionRecord(
        id=draw(st.uuids()).hex,
        routine=draw(WORDS),
        routine_name=draw(TEXT),
        started=draw(MOMENTS),
        ended=draw(st.one_of(st.none(), MOMENTS)),
        outcome=draw(st.sampled_from(Outcome)),
        affected="left",
        blocks=blocks,
        before=draw(CHECK_INS),
        after=draw(CHECK_INS),
        hurts=tuple(draw(st.lists(hurt, max_size=2))),
    )


SCREENINGS = st.builds(
    Screening,
    answered=MOMENTS,
    ticked=st.lists(st.sampled_from(sorted(SIGNS)), max_size=4, unique=True).map(tuple),
    assessed=st.one_of(st.none(), MOMENTS),
)


def at(day: int, hour: int = 12, offset_h: float = 0) -> datetime:
    """A moment in March 2025."""
    zone = timezone(timedelta(hours=offset_h)) if offset_h else UTC
    return datetime(2025, 3, day, hour, tzinfo=zone)


def entry(name: str = "a", day: int = 14, **fields: object) -> Entry:
    """An entry in March 2025, written at once."""
    return Entry(**{"id": name, "happened": at(day), "written": at(day), **fields})  # type: ignore[arg-type]  # each test knows its fields


def session(name: str = "s", day: int = 14, **fields: object) -> SessionRecord:
    """A planned session of two blocks that is going on."""
    plan = {
        "id": name,
        "routine": "seed_five",
        "routine_name": "Hips",
        "started": at(day, 18),
        "ended": None,
        "outcome": Outcome.RUNNING,
        "affected": "left",
        "blocks": (
            BlockRecord(0, "hold", Side.LEFT, 72.0, 2),
            BlockRecord(1, "hold", Side.RIGHT, 72.0, 2),
        ),
    }
    return SessionRecord(**{**plan, **fields})  # type: ignore[arg-type]  # as above
