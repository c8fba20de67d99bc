"""The arithmetic of the diary worked out a second time with pandas, from the entries alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta, timezone
from random import Random
from zoneinfo import ZoneInfo

import pandas as pd
from hypothesis import strategies as st

from sciatica_desktop.domain.anatomy import Reach
from sciatica_desktop.domain.day_part import DayPart
from sciatica_desktop.domain.diary import TRIGGERS, Entry, EntryKind
from sciatica_desktop.domain.log import BlockRecord, CheckIn, Outcome, SessionRecord

FIRST, LAST = date(2026, 2, 23), date(2026, 4, 30)
"""Nine weeks that hold the clock changes of Berlin (29 March), New York (8 March) and Auckland."""
ZONES = [
    ZoneInfo(name)
    for name in ("Europe/Berlin", "America/New_York", "Pacific/Auckland", "Asia/Kathmandu")
]
HOURS_LATER = (0, 0, 0, 1, 5, 20, 30, 71)


def _kept(moment: datetime) -> datetime:
    """The moment as the database keeps it: its offset without the name of the zone."""
    offset = moment.utcoffset()
    assert offset is not None
    return moment.astimezone(timezone(offset))


def _moment(dice: Random) -> datetime:
    """A moment on the clock of a place, the doubled hour and the missing one included."""
    day = FIRST + timedelta(days=dice.randint(-3, (LAST - FIRST).days + 3))
    odd = (time(0, 0), time(2, 30), time(23, 59))
    clock = (
        dice.choice(odd) if dice.random() < 0.3 else time(dice.randrange(24), dice.randrange(60))
    )
    local = datetime.combine(day, clock, dice.choice(ZONES)).replace(fold=dice.randrange(2))
    return _kept(local)


def _rating(dice: Random) -> int | None:
    return None if dice.random() < 0.2 else dice.randint(0, 10)


def _entry(dice: Random, number: int) -> Entry:
    happened = _moment(dice)
    later = timedelta(hours=dice.choice(HOURS_LATER))
    apart = dice.random() < 0.25
    return Entry(
        id=str(number),
        happened=happened,
        written=_kept((happened + later).astimezone(dice.choice(ZONES))),
        kind=EntryKind.MOMENT if dice.random() < 0.3 else EntryKind.DAY,
        leg_average=None if apart else _rating(dice),
        leg_left=_rating(dice) if apart else None,
        leg_right=_rating(dice) if apart else None,
        leg_worst=_rating(dice),
        back_average=_rating(dice),
        reach_left=dice.choice([None, *Reach]),
        flare=dice.random() < 0.2,
        triggers=tuple(dice.sample(TRIGGERS[:3], dice.randrange(3))),
        parts=tuple(dice.sample(list(DayPart), dice.randrange(3))),
    )


def _diary(seed: int, size: int) -> list[Entry]:
    dice = Random(seed)
    return [_entry(dice, number) for number in range(size)]


def _block(dice: Random, index: int) -> BlockRecord:
    return BlockRecord(
        index,
        dice.choice(["hold", "floss", "bridge"]),
        None,
        float(dice.randint(0, 300)),
        dice.randint(0, 12),
        float(dice.choice([0, dice.randint(1, 300)])),
        dice.randint(0, 12),
    )


def _session(dice: Random, number: int) -> SessionRecord:
    return SessionRecord(
        id=str(number),
        routine="r",
        routine_name="R",
        started=_moment(dice),
        ended=None,
        outcome=Outcome.DONE,
        affected="left",
        blocks=tuple(_block(dice, index) for index in range(dice.randint(1, 3))),
        before=CheckIn(_rating(dice)),
        after=CheckIn(_rating(dice)),
    )


def _history(seed: int, size: int) -> list[SessionRecord]:
    dice = Random(seed)
    return [_session(dice, number) for number in range(size)]


# One number a diary: drawing every field on its own would take a hundred times as long.
_SEEDS = st.integers(0, 2**32)
DIARIES = st.builds(_diary, _SEEDS, st.integers(0, 90))
SESSIONS = st.builds(_history, _SEEDS, st.integers(0, 25))


def table(entries: Iterable[Entry]) -> pd.DataFrame:
    """One row an entry. The local day is read off the text, as somebody reads it in the CSV."""
    rows = []
    for entry in entries:
        local, typed = entry.happened.isoformat(), entry.written.isoformat()
        shifted = pd.Timestamp(typed).tz_convert(pd.Timestamp(local).tz).date()
        rows.append(
            {
                "day": pd.Timestamp(local[:10]),
                "hour": int(local[11:13]),
                "happened": pd.Timestamp(local).tz_convert("UTC"),
                "written": pd.Timestamp(typed).tz_convert("UTC"),
                "kind": entry.kind.value,
                "average": entry.leg_average,
                "left": entry.leg_left,
                "right": entry.leg_right,
                "worst": entry.leg_worst,
                "back": entry.back_average,
                "reach": entry.reach_left,
                "flare": entry.flare,
                "late": min(typed[:10], shifted.isoformat()) > local[:10],
                "triggers": list(entry.triggers),
                "parts": [part.value for part in entry.parts],
            }
        )
    columns = (
        "day hour happened written kind average left right worst back reach flare late triggers"
        " parts"
    )
    frame = pd.DataFrame(rows, columns=columns.split())
    for name in ("average", "left", "right", "worst", "back", "reach"):
        frame[name] = frame[name].astype("Float64")
    frame["day"] = pd.to_datetime(frame["day"])
    frame["leg"] = frame["average"].fillna(frame[["left", "right"]].max(axis=1))
    return frame


def day_table(entries: Iterable[Entry], first: date = FIRST, last: date = LAST) -> pd.DataFrame:
    """One row a calendar day from ``first`` to ``last``."""
    frame = table(entries)
    whole_days = frame[frame["kind"] == "day"]
    ordered = whole_days.sort_values(["written", "happened"], kind="stable")
    chosen = ordered.drop_duplicates("day", keep="last").set_index("day")
    every = pd.date_range(first, last, freq="D")
    result = chosen.reindex(every)
    result["n"] = frame.groupby("day").size().reindex(every, fill_value=0)
    for name in ("flare", "late"):
        result[name] = result[name].eq(True)
    return result


def week_table(days: pd.DataFrame, first_weekday: int) -> pd.DataFrame:
    """One row a calendar week: means, their n, and the highest."""
    # pandas names a week by the day it ends on.
    end = ("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")[first_weekday]
    grouped = days.groupby(days.index.to_period(f"W-{end}"))
    return pd.DataFrame(
        {
            "first": grouped.apply(lambda group: group.index[0]),
            "last": grouped.apply(lambda group: group.index[-1]),
            "leg": grouped["leg"].mean(),
            "n": grouped["leg"].count(),
            "worst": grouped["worst"].mean(),
            "worst_n": grouped["worst"].count(),
            "back": grouped["back"].mean(),
            "back_n": grouped["back"].count(),
            "flares": grouped["flare"].sum(),
        }
    )


def session_table(sessions: Sequence[SessionRecord]) -> pd.DataFrame:
    """One row a block, with its session's day."""
    rows = [
        {
            "session": session.id,
            "started": pd.Timestamp(session.started).tz_convert("UTC"),
            "day": pd.Timestamp(session.started.isoformat()[:10]),
            "hour": session.started.hour,
            "before": session.before.leg,
            "after": session.after.leg,
            "exercise": block.exercise,
            "planned_s": block.planned_s,
            "done_s": block.done_s,
            "planned": block.planned_repetitions,
            "done": block.done_repetitions,
        }
        for session in sessions
        for block in session.blocks
    ]
    columns = "session started day hour before after exercise planned_s done_s planned done"
    frame = pd.DataFrame(rows, columns=columns.split())
    for name in ("before", "after"):
        frame[name] = frame[name].astype("Float64")
    frame["day"] = pd.to_datetime(frame["day"])
    for name in ("planned_s", "done_s"):
        frame[name] = frame[name].astype(float)
    for name in ("planned", "done"):
        frame[name] = frame[name].astype(int)
    # A session counts where anything was moved at all.
    return frame[frame.groupby("session")["done_s"].transform("sum") > 0] if rows else frame
