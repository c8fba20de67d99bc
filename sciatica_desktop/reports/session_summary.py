"""What the session summary says: one session, planned beside done, with every word decided.

Plain data; :mod:`sciatica_desktop.reports.session_summary_page` paints it. Nothing in it is taken
from how a routine is today: a session carries its own plan.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sciatica_desktop.domain.anatomy import AffectedSide, Reach, Side
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.log import CheckIn, Outcome, SessionRecord
from sciatica_desktop.domain.rounding import whole
from sciatica_desktop.domain.wording import WEEKDAYS, count, day_words
from sciatica_desktop.reports.session_rows import DoneRow, choice_words, clock_words, rows_of
from sciatica_desktop.reports.words import NOTHING, capitalised, dated, listed

TITLE = "Session summary"

_ENDINGS = {
    Outcome.DONE: "",
    Outcome.ENDED: " Ended early.",
    Outcome.HURT: " Ended early.",
    Outcome.RUNNING: " Not closed.",
}


@dataclass(frozen=True, slots=True)
class Headline:
    """One of the large values at the top.

    Attributes:
        label: what it is about.
        before: the value before the session; empty where there is one value only.
        now: the value.
        aside: beside the value.
        detail: below the value.
    """

    label: str
    before: str
    now: str
    aside: str
    detail: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A rating before and after.

    Attributes:
        label: what was rated.
        before: pain 0 to 10, or reach 0 to 7; None where it was left out.
        after: the same afterwards.
    """

    label: str
    before: int | None
    after: int | None

    @property
    def is_rated(self) -> bool:
        """Whether there is anything to show."""
        return self.before is not None or self.after is not None


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """One session on paper.

    Attributes:
        file_title: the title in the file's own description.
        line: when it was, which routine, how it ended.
        reader: whom it is for, such as "For: physiotherapist"; may be empty.
        headlines: the four large values.
        pain: pain before and after, a row each.
        reach: reach before and after, a row each.
        rows: the exercises, in the order they were done.
    """

    file_title: str
    line: str
    reader: str
    headlines: tuple[Headline, ...]
    pain: tuple[Pair, ...]
    reach: tuple[Pair, ...]
    rows: tuple[DoneRow, ...]


def build_session_summary(
    record: SessionRecord, library: Mapping[str, Exercise], *, reader: str = ""
) -> SessionSummary:
    """Decide what the summary of a session says.

    Args:
        record: the session.
        library: exercises by id, for names and pictures; one that is gone is named by its id.
        reader: whom the page is for; empty leaves it out.
    """
    rows = rows_of(record, library)
    affected = AffectedSide(record.affected).single
    leg = f"{affected.value} leg" if affected is not None else "leg"
    before, after = record.before, record.after
    return SessionSummary(
        file_title=f"{TITLE} {dated(record.day)}",
        line=_line(record, len(rows)),
        reader=f"For: {reader}" if reader else "",
        headlines=(
            _leg(capitalised(leg), before, after),
            _reach(affected, before, after),
            _done(record, rows),
            _hurts(record),
        ),
        pain=(
            Pair(capitalised(leg), before.leg, after.leg),
            Pair("Low back", before.back, after.back),
        ),
        reach=(Pair(_side_words(affected), before.reach, after.reach),),
        rows=rows,
    )


def _side_words(affected: Side | None) -> str:
    return "Reach" if affected is None else capitalised(affected.value)


def _line(record: SessionRecord, exercises: int) -> str:
    day = f"{WEEKDAYS[record.day.weekday()]} {day_words(record.day, year=True)}"
    end = "" if record.ended is None else f" to {record.ended:%H:%M}"
    what = f"{record.routine_name}, {count(exercises, 'exercise')}."
    ending = _ENDINGS.get(record.outcome, "")
    return f"{day}, {record.started:%H:%M}{end}. {what}{ending}"


def _leg(label: str, before: CheckIn, after: CheckIn) -> Headline:
    return _changed(label, _number(before.leg), _number(after.leg), "of 10", "before, after")


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _reach(affected: Side | None, before: CheckIn, after: CheckIn) -> Headline:
    label = f"Reach, {affected.value}" if affected is not None else "Reach"
    places = [place.place if place is not None else "" for place in (before.reach, after.reach)]
    detail = _steps(before.reach, after.reach)
    return _changed(label, places[0], places[1], "", detail)


def _steps(before: Reach | None, after: Reach | None) -> str:
    """How far the reach moved; between places of a leg only, since "none" is no place."""
    if before is None or after is None or Reach.NONE in (before, after):
        return "before, after"
    if before is after:
        return "the same place"
    way = "up" if after < before else "down"
    return f"{count(abs(after - before), 'step')} {way} the leg"


def _changed(label: str, before: str, after: str, aside: str, detail: str) -> Headline:
    if not before and not after:
        return Headline(label, "", NOTHING, "", "not rated")
    if not before or not after:
        return Headline(label, "", before or after, aside, "before" if before else "after")
    return Headline(label, before, after, aside, detail)


def _done(record: SessionRecord, rows: Sequence[DoneRow]) -> Headline:
    """The mean over sides of what was done of the plan, each counted up to the whole."""
    shares = [line.share for row in rows for line in row.lines]
    percent = whole(100 * sum(shares) / len(shares)) if shares else 0
    if percent == 100 and any(share < 1 for share in shares):
        percent = 99
    planned = sum(block.planned_s for block in record.blocks)
    detail = f"{clock_words(record.done_s)} of {clock_words(planned)}"
    return Headline("Done", "", f"{percent} %", "of the planned dose", detail)


def _hurts(record: SessionRecord) -> Headline:
    hurting = {hurt.block for hurt in record.hurts}
    parts = len(record.blocks)
    has_sides = all(block.side is not None for block in record.blocks)
    choices = listed(list(dict.fromkeys(choice_words(hurt.choice) for hurt in record.hurts)))
    return Headline(
        "It hurt",
        "",
        str(len(hurting)),
        f"of {count(parts, 'side' if has_sides else 'part')}",
        choices or "not marked",
    )
