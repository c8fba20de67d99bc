"""Made-up diaries for the report tests; nobody's own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any

from sciatica_desktop.domain.anatomy import AffectedSide, Reach, Side
from sciatica_desktop.domain.diary import (
    Entry,
    EntryKind,
    RegionKind,
    RegionMark,
    Treatment,
    TreatmentKind,
)
from sciatica_desktop.domain.log import BlockRecord, CheckIn, Hurt, Outcome, SessionRecord
from sciatica_desktop.domain.safety import Screening
from sciatica_desktop.reports.model import Summary
from sciatica_desktop.reports.summary import build_summary

ZONE = timezone(timedelta(hours=2))
FIRST = date(2026, 9, 21)
"""A Monday."""
LAST = date(2026, 11, 15)
QUESTIONS = (
    "Is it all right to sit through a 2-hour drive?",
    "Tingling comes with the seated floss. Carry on, or change it?",
    "When can I run again?",
)


def at(day: date, hour: int = 20) -> datetime:
    """A moment of a day."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)


def entry(day: date, leg: int | None = 5, **fields: Any) -> Entry:
    """An entry for a whole day, typed that evening."""
    values: dict[str, Any] = {"id": day.isoformat(), "happened": at(day), "written": at(day, 21)}
    return Entry(**(values | {"leg_average": leg} | fields))


def moment(day: date, hour: int, leg: int) -> Entry:
    """A rating of a moment."""
    return Entry(
        f"{day.isoformat()} {hour}",
        at(day, hour),
        at(day, hour),
        EntryKind.MOMENT,
        leg_average=leg,
    )


def diary(days: int = 56, first: date = FIRST, a_day: int = 1) -> list[Entry]:
    """A full diary with gaps, flares, treatments, marks and several ratings a day."""
    entries: list[Entry] = []
    for number in range(days):
        day = first + timedelta(days=number)
        if 22 <= number < 27 or number % 11 == 8:
            continue
        flare = 16 <= number < 20 or 37 <= number < 40
        leg = max(1, min(10, 6 - number // 16 + flare + number % 2))
        late = timedelta(days=1 if number % 13 == 3 else 0)
        kinds = [TreatmentKind.MASSAGE] if number in (6, 28, 43) else []
        kinds += [TreatmentKind.PHYSIOTHERAPY] if number in (2, 29) else []
        kinds += [TreatmentKind.HEAT] if number % 3 == 0 else []
        entries.append(
            entry(
                day,
                leg,
                written=at(day, 21) + late,
                leg_worst=min(10, leg + number % 4),
                back_average=max(0, 3 - number // 30),
                reach_left=Reach(max(2, 5 - number // 14)),
                reach_right=Reach(number % 9 == 0),
                flare=flare,
                qualities=("shooting", "tingling") if number % 2 else ("numb",),
                triggers=("long sitting", "driving") if number % 3 else (),
                regions=(
                    RegionMark("back_buttock_left", leg),
                    RegionMark("back_calf_left", 4, (RegionKind.PAIN, RegionKind.TINGLING)),
                    RegionMark("front_big_toe_left", 2, (RegionKind.NUMB,)),
                    RegionMark("sole_left", 3),
                ),
                treatments=tuple(Treatment(kind, 30) for kind in kinds),
                sleep_h=7.5,
                sitting_h=6.0,
            ),
        )
        entries += [moment(day, (7 + 3 * extra) % 24, leg) for extra in range(a_day - 1)]
    return entries


_BLOCKS = (
    ("hipflex_halfkneel", 2, 62.0, (Side.LEFT, Side.RIGHT)),
    ("groin_butterfly", 2, 68.0, (None,)),
    ("glute_fig4_supine", 2, 72.0, (Side.LEFT, Side.RIGHT)),
    ("floss_seated", 10, 60.0, (Side.LEFT,)),
    ("floss_hamstring_supine", 10, 60.0, (Side.LEFT, Side.RIGHT)),
)


def session(day: date, share: float = 1.0, **fields: Any) -> SessionRecord:
    """A session of the five stretches, of which a share was done."""
    blocks: list[BlockRecord] = []
    for exercise, repetitions, seconds, sides in _BLOCKS:
        for side in sides:
            done = round(repetitions * share)
            blocks.append(
                BlockRecord(
                    len(blocks), exercise, side, seconds, repetitions, seconds * share, done
                ),
            )
    values: dict[str, Any] = {
        "id": f"session {day.isoformat()}",
        "routine": "seed_five",
        "routine_name": "Five stretches",
        "started": at(day, 9),
        "ended": at(day, 10),
        "outcome": Outcome.DONE,
        "affected": "left",
        "blocks": tuple(blocks),
        "before": CheckIn(4, 2, Reach.CALF),
        "after": CheckIn(3, 2, Reach.KNEE),
    }
    return SessionRecord(**(values | fields))


def sessions(days: int = 56, first: date = FIRST) -> list[SessionRecord]:
    """Sessions on most weekdays, some of them stopped."""
    kept: list[SessionRecord] = []
    for number in range(days):
        day = first + timedelta(days=number)
        if day.weekday() >= 5 or number % 4 == 3:
            continue
        hurts = (Hurt(6, 200.0, "ease"),) if number % 10 == 1 else ()
        kept.append(session(day, 0.5 if hurts else 1.0, hurts=hurts))
    return kept


def summary(
    entries: list[Entry] | None = None,
    kept: list[SessionRecord] | None = None,
    screenings: list[Screening] | None = None,
    first: date = FIRST,
    last: date = LAST,
    **fields: Any,
) -> Summary:
    """A summary of a full diary, but for what is given."""
    values: Mapping[str, Any] = {
        "affected": AffectedSide.LEFT,
        "exercises": {},
        "now": at(last + timedelta(days=1), 9),
        "reader": "physiotherapist",
        "questions": QUESTIONS,
    }
    return build_summary(
        diary() if entries is None else entries,
        sessions() if kept is None else kept,
        [Screening(at(last))] if screenings is None else screenings,
        first,
        last,
        **({**values, **fields}),
    )
