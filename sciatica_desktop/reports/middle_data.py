"""Body charts, times of day and the words chosen most often."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from sciatica_desktop.domain.body import REGION_BY_ID, REGIONS, View, region_name
from sciatica_desktop.domain.chart_words import title_of
from sciatica_desktop.domain.diary import Entry, RegionKind
from sciatica_desktop.domain.rounding import one_decimal, whole
from sciatica_desktop.domain.tags import DayTags, TagKind, tags_by_day
from sciatica_desktop.domain.tags import tallies as tallies_of
from sciatica_desktop.domain.weeks import Week
from sciatica_desktop.domain.when import PartMean, by_part
from sciatica_desktop.domain.wording import count, short_day
from sciatica_desktop.reports.model import BodyMark, BodyWeek, Tally, TallyList, TimeSlot, Where
from sciatica_desktop.reports.period import Period
from sciatica_desktop.reports.words import NOTHING, capitalised

_MARKED_DAYS = 2
"""A region is shown when it was marked on at least so many days of the week."""
_LONGEST_LIST = 5
_ORDER = {region.id: place for place, region in enumerate(REGIONS)}


def where(period: Period) -> Where:
    """The two pairs of body charts."""
    comparison = period.comparison
    entries = period.day_entries
    if not entries:
        return Where(
            "0 no pain to 10, and how it feels",
            BodyWeek("First week: shade it in", ()),
            BodyWeek("Latest week: shade it in", ()),
        )
    if comparison.first is None:
        days = sorted(entries)
        title = f"{short_day(days[0])}, 1 day" if len(days) == 1 else f"{len(days)} days"
        marks = _marks(entries.values(), least=1 if len(days) == 1 else _MARKED_DAYS)
        note = "as rated that day" if len(days) == 1 else _mean_note()
        latest = BodyWeek("Latest week: not yet", ())
        return Where(note, BodyWeek(title, marks), latest, _soles(marks, ()))
    entries = period.compared_entries
    first = _week(period.baseline_name, comparison.first, entries)
    if comparison.latest is None:
        return Where(
            _mean_note(), first, BodyWeek("Latest week: not yet", ()), _soles(first.marks, ())
        )
    latest = _week("Latest week", comparison.latest, entries)
    return Where(_mean_note(), first, latest, _soles(first.marks, latest.marks))


def _mean_note() -> str:
    return f"week’s mean where marked ({_MARKED_DAYS} days or more)"


def _week(title: str, week: Week, entries: Mapping[date, Entry]) -> BodyWeek:
    chosen = [entry for day, entry in entries.items() if week.first <= day <= week.last]
    words = f"{title}, {count(len(chosen), 'day')}"
    return BodyWeek(words, _marks(chosen, least=_MARKED_DAYS))


def _marks(entries: Iterable[Entry], least: int) -> tuple[BodyMark, ...]:
    strengths: dict[str, list[int]] = {}
    kinds: dict[str, set[RegionKind]] = {}
    for entry in entries:
        for mark in entry.regions:
            strengths.setdefault(mark.region, []).append(mark.strength)
            kinds.setdefault(mark.region, set()).update(mark.kinds)
    return tuple(
        BodyMark(
            region,
            whole(Fraction(sum(values), len(values))),
            tuple(kind for kind in RegionKind if kind in kinds[region]),
        )
        for region, values in sorted(strengths.items(), key=_place)
        if len(values) >= least
    )


def _place(item: tuple[str, object]) -> tuple[int, str]:
    """Where a region stands in the body's own order; unknown ones come last."""
    return _ORDER.get(item[0], len(_ORDER)), item[0]


def _soles(first: tuple[BodyMark, ...], latest: tuple[BodyMark, ...]) -> str:
    """Marks under the feet: "Left sole 4, then 2"."""
    then = {mark.region: mark.strength for mark in first if _is_sole(mark.region)}
    now = {mark.region: mark.strength for mark in latest if _is_sole(mark.region)}
    parts = []
    for region in sorted({*then, *now}):
        words = [str(then[region])] if region in then else []
        words += [f"then {now[region]}"] if region in now else []
        parts.append(f"{region_name(region)} {', '.join(words)}")
    return "; ".join(parts)


def _is_sole(region: str) -> bool:
    known = REGION_BY_ID.get(region)
    return known is not None and known.view is View.SOLES


def times(period: Period) -> tuple[TimeSlot, ...]:
    """Mean leg pain by time of day, from ratings of a moment and answers before a routine."""
    return tuple(_slot(part) for part in by_part(period.entries, period.sessions))


def _slot(found: PartMean) -> TimeSlot:
    name, mean = found.part.hours_words, found.mean
    if mean is None:
        return TimeSlot(name, NOTHING, "", None)
    if not found.is_shown:
        return TimeSlot(name, f"{mean.n} only", "", None)
    return TimeSlot(name, one_decimal(mean.value), f"({mean.n})", float(mean.value))


def tallies(period: Period) -> tuple[TallyList, ...]:
    """What was going on, and how it felt, on how many days."""
    tags = tags_by_day(period.entries)
    return tuple(_tally(tags, kind) for kind in (TagKind.TRIGGER, TagKind.QUALITY))


def _tally(tags: DayTags, kind: TagKind) -> TallyList:
    found = tallies_of(tags, kind)
    items = tuple(Tally(capitalised(each.word), each.days) for each in found.items[:_LONGEST_LIST])
    return TallyList(title_of(kind), found.of, items)
