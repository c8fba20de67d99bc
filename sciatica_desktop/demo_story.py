"""The made-up twelve weeks of the demo, one letter a day, so that the story can be read.

A diary as people keep one: a slow and uneven change, two flares, five days left out, some entries
typed a day late, and a level stretch at the end that promises nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from sciatica_desktop.domain.anatomy import Reach, Side
from sciatica_desktop.domain.body import regions_down_to
from sciatica_desktop.domain.day_part import DayPart
from sciatica_desktop.domain.diary import (
    Entry,
    EntryKind,
    Felt,
    Medicine,
    RegionKind,
    RegionMark,
    Treatment,
    TreatmentKind,
)
from sciatica_desktop.domain.marks import Mark, MarkKind
from sciatica_desktop.domain.weekly import Ability, Bother, WeeklyCheck

# One row a week, one letter a day; the last letter is today, a dot is nothing on that day.
# flare: the person's own word. late: days until it was typed. treated: Massage, Physiotherapy,
# Heat. sessions: done, ended early, stopped because it hurt, done both although it hurt once.
_WEEKS = (
    # leg        worst      back       reach      flare      late       treated    sessions
    ("6657665", "8879887", "4443444", "6656665", ".......", "...1...", ".......", "d.dddd."),
    ("655.656", "877.878", "434.334", "655.556", ".......", ".......", "..M....", "ddddd.d"),
    ("56655.6", "78877.8", "33343.3", "55655.5", ".......", ".2.....", ".P.....", "dd.deee"),
    ("5567787", "7789998", "3344454", "5566666", "...1111", "....1..", ".....HH", "e..e.hb"),
    ("66655.5", "88877.7", "44333.3", "66555.5", ".......", ".......", "...M...", "ddddddd"),
    ("545454.", "767676.", "333323.", "545444.", ".......", "..1....", ".......", "dedddd."),
    ("5454544", "7676766", "3323233", "4544444", ".......", ".......", ".......", "dd.dddd"),
    ("4556665", "6778887", "2334443", "4455654", "...111.", "....1..", "....H..", "ddde.ed"),
    ("5445444", "7667666", "3323233", "4443444", ".......", ".......", ".P.....", ".dddddd"),
    (".....44", ".....66", ".....32", ".....43", ".......", ".....2.", ".......", ".....bd"),
    ("4343443", "6565665", "2322322", "3333332", ".......", "....1..", "..M....", "ddddd.d"),
    ("3434343", "5656555", "2223222", "3323332", ".......", ".......", ".P.....", "dddddd."),
)
LEG, WORST, BACK, REACH, FLARE, LATE, TREATED, SESSIONS = (
    "".join(t) for t in zip(*_WEEKS, strict=True)
)

DAYS = len(LEG)

_TREATMENTS = {
    "M": Treatment(TreatmentKind.MASSAGE, 45, "deep tissue", Felt.EASIER),
    "P": Treatment(TreatmentKind.PHYSIOTHERAPY, 30, "exercise", Felt.SAME),
    "H": Treatment(TreatmentKind.HEAT, 20, felt=Felt.EASIER),
}
_QUALITIES = (
    ("shooting", "burning"),
    ("sharp", "tingling"),
    ("shooting", "pins and needles"),
    ("stiff",),
    ("burning", "tingling"),
    ("shooting",),
    ("stiff", "numb"),
)
_TRIGGERS = (
    ("long sitting",),
    ("long sitting", "driving"),
    ("standing",),
    ("long sitting", "screen posture"),
    (),
    ("lifting",),
    ("driving",),
    ("long sitting", "cough or sneeze"),
    ("inactivity",),
)
_EASERS = (
    ("walking",),
    ("changing position", "walking"),
    ("lying down",),
    (),
    ("walking", "heat"),
    ("standing up",),
    ("stretching",),
)
_PARTS = (
    (DayPart.WAKING, DayPart.EVENING),
    (DayPart.EVENING,),
    (DayPart.AFTERNOON, DayPart.EVENING),
    (DayPart.WAKING,),
    (DayPart.EVENING,),
)
_DROVE_H = (0.5, 1.0, 0.5, 1.5, 0.5, 0.0, 2.0)
_STOOD_H = (2.0, 3.0, 1.5, 2.5, 3.5, 4.0, 3.0)
_MEDICINE = "ibuprofen"

VISITS = {
    2: "massage therapist",
    15: "physiotherapist",
    58: "physiotherapist",
    78: "physiotherapist",
}
"""Visits by day of the story; the last one is where a comparison since then begins."""
MARKED_NOTES = {40: "new office chair"}
"""Notes for the charts by day of the story."""
ACTIVITIES = ("Tie my shoes", "Sit through a meal", "Drive to work")
WEEKS = (
    # own activities, the three questions, bother by leg, tingling, weakness, back, and change
    (0, (3, 2, 2), (6, 6, 7), (5, 4, 2, 3), None),
    (7, (3, 3, 2), (6, 5, 6), (5, 4, 2, 3), 0),
    (14, (4, 3, 3), (5, 5, 6), (4, 4, 1, 3), 1),
    (22, (3, 2, 2), (6, 6, 7), (5, 4, 2, 3), -1),
    (29, (4, 3, 3), (5, 5, 5), (4, 4, 1, 3), 0),
    (36, (5, 4, 4), (5, 4, 5), (4, 3, 1, 2), 1),
    (44, (5, 5, 5), (5, 4, 4), (3, 3, 1, 2), 2),
    (56, (5, 4, 4), (5, 4, 5), (4, 3, 1, 3), 1),
    (70, (6, 6, 5), (4, 3, 4), (3, 3, 1, 2), 2),
    (77, (6, 6, 6), (4, 3, 3), (3, 2, 0, 2), 2),
)
"""The weekly questions, by day of the story; on the day after the last one they are due."""

_NOTES = {
    3: "Two hours in the car.",
    9: "Slept on my side with a pillow between the knees.",
    24: "Bent to lift a box. Sharp at once.",
    31: "Massage in the afternoon, loose afterwards.",
    52: "Long train ride, no chance to stand.",
    68: "Back from five days away, wrote nothing down.",
    72: "Took standing breaks all day.",
    80: "Walked half an hour at noon.",
}
_TYPED_AT = (time(21, 10), time(20, 35), time(22, 5), time(21, 40), time(19, 55))
# Time of day of a moment, and how it then stands to the day's average.
_MOMENTS = (
    (time(7, 20), 1),
    (time(10, 45), 0),
    (time(13, 5), -1),
    (time(16, 30), 1),
    (time(18, 50), 0),
    (time(22, 15), -1),
)


def start_of(now: datetime) -> datetime:
    """Midnight of the first day of the story."""
    return now.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=DAYS - 1)


def entries(now: datetime) -> Iterator[Entry]:
    """All entries, ending today; nothing lies after ``now``."""
    for day, letter in enumerate(LEG):
        if letter != ".":
            yield _day_entry(day, now)
            if day % 2 == 1:
                yield from _moment_entry(day, int(letter), now)


def _day_entry(day: int, now: datetime) -> Entry:
    midnight = start_of(now) + timedelta(days=day)
    typed = _TYPED_AT[day % len(_TYPED_AT)]
    happened = min(now, midnight + timedelta(hours=typed.hour, minutes=typed.minute))
    late = LATE[day]
    leg, worst = _number(LEG, day), _number(WORST, day)
    reach = Reach(_number(REACH, day))
    treatment = _TREATMENTS.get(TREATED[day])
    return Entry(
        id=f"demo-day-{day:02}",
        happened=happened,
        written=happened if late == "." else happened + timedelta(days=int(late), hours=-12),
        kind=EntryKind.DAY,
        leg_average=leg,
        leg_worst=worst,
        back_average=_number(BACK, day),
        reach_left=reach,
        reach_right=Reach.BUTTOCK if day % 29 == 24 else Reach.NONE,
        flare=FLARE[day] == "1",
        qualities=_QUALITIES[day % len(_QUALITIES)],
        triggers=_TRIGGERS[day % len(_TRIGGERS)],
        regions=_marks(reach, leg) if day % 3 == 2 else (),
        treatments=(treatment,) if treatment else (),
        easers=_EASERS[day % len(_EASERS)],
        parts=_PARTS[day % len(_PARTS)],
        standing_h=_STOOD_H[day % len(_STOOD_H)],
        driving_h=_DROVE_H[day % len(_DROVE_H)],
        medicines=(Medicine(_MEDICINE, 2 if worst > 8 else 1),) if worst > 7 else (),
        sleep_h=(6.0, 7.0, 6.5, 7.5, 5.5)[day % 5],
        sitting_h=(8.0, 7.0, 9.0, 6.0, 7.5, 4.0, 3.0)[day % 7],
        notes=_NOTES.get(day, ""),
    )


def marks(now: datetime) -> Iterator[Mark]:
    """The visits and notes that stand on the charts."""
    for kind, texts in ((MarkKind.VISIT, VISITS), (MarkKind.NOTE, MARKED_NOTES)):
        for day, text in texts.items():
            written = min(now, start_of(now) + timedelta(days=day, hours=20))
            yield Mark(f"demo-mark-{day:02}", written.date(), kind, text, written)


def weekly_checks(now: datetime) -> Iterator[WeeklyCheck]:
    """The weekly questions as they were answered; a flare is in them as in the diary."""
    for day, abilities, week, bother, change in WEEKS:
        at = start_of(now) + timedelta(days=day, hours=20)
        yield WeeklyCheck(
            f"demo-week-{day:02}",
            at,
            at,
            tuple(Ability(name, value) for name, value in zip(ACTIVITIES, abilities, strict=True)),
            *week,
            bother=Bother(*bother),
            change=change,
        )


def _moment_entry(day: int, average: int, now: datetime) -> Iterator[Entry]:
    at, more = _MOMENTS[day // 2 % len(_MOMENTS)]
    midnight = start_of(now) + timedelta(days=day)
    happened = midnight + timedelta(hours=at.hour, minutes=at.minute)
    if happened <= now:
        yield Entry(
            id=f"demo-moment-{day:02}",
            happened=happened,
            written=happened,
            kind=EntryKind.MOMENT,
            leg_average=average + more,
            back_average=max(0, _number(BACK, day) + (day % 3 - 1)),
            triggers=_TRIGGERS[(day + 3) % len(_TRIGGERS)],
        )


def _marks(reach: Reach, leg: int) -> tuple[RegionMark, ...]:
    """The way down the left leg: strongest on top, tingling at the far end of a long way."""
    regions = regions_down_to(reach, Side.LEFT)
    return tuple(
        RegionMark(
            region.id,
            max(1, leg - place // 2),
            (RegionKind.TINGLING,) if region.reach >= Reach.CALF else (RegionKind.PAIN,),
        )
        for place, region in enumerate(regions)
    )


def _number(track: str, day: int) -> int:
    return int(track[day])
