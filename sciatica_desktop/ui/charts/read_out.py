"""The day under the rule, in words: painted above the chart and read to whoever cannot see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sciatica_desktop.domain.anatomy import Side
from sciatica_desktop.domain.diary import Treatment
from sciatica_desktop.domain.marks import Event, EventKind
from sciatica_desktop.domain.rounding import one_decimal
from sciatica_desktop.domain.trends import Day
from sciatica_desktop.domain.weeks import Week
from sciatica_desktop.domain.wording import NO_ENTRIES, count, short_day, weekday_words
from sciatica_desktop.ui.charts.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a read-out, such as "Leg" and "3, worst 5".

    Attributes:
        name: what it is; empty where the value says it.
        value: the words.
        tone: name of the colour of ``name``.
    """

    name: str
    value: str
    tone: str = "ink2"

    @property
    def text(self) -> str:
        """Name and value."""
        return f"{self.name} {self.value}".strip()


def read_out(timeline: Timeline, at: date) -> tuple[Part, ...]:
    """What the diary says about a day, or about its week where bars are weeks."""
    if timeline.by_week:
        return _of_week(timeline, at)
    head = Part("", weekday_words(at))
    parts = _of_day(timeline.day(at), tuple(steps.side for steps in timeline.steps))
    mark = timeline.mark(at)
    if mark is not None:
        parts += tuple(Part("", brief(event), "ink") for event in mark.events)
    parts += _moved(timeline, at)
    return (head, *(parts or (Part("", NO_ENTRIES),)))


def brief(event: Event) -> str:
    """A visit, a note or a routine in a few words, such as "visit, physiotherapist"."""
    if event.kind is EventKind.VISIT:
        return f"visit, {event.words}" if event.words else "visit"
    if event.kind is EventKind.ROUTINE:
        return f"new routine, {event.words}" if event.words else "new routine"
    return event.words


def _moved(timeline: Timeline, at: date) -> tuple[Part, ...]:
    """Minutes done and planned, where a session was begun."""
    minutes, planned = timeline.minutes.get(at), timeline.planned.get(at)
    if not minutes:
        return ()
    beside = f" of {planned}" if planned is not None and planned != minutes else ""
    return (Part("Moved", f"{minutes}{beside} min"),)


def as_text(parts: tuple[Part, ...]) -> str:
    """A read-out as a sentence a screen reader says."""
    return ". ".join(part.text for part in parts) + "."


def _of_day(day: Day | None, sides: tuple[Side, ...]) -> tuple[Part, ...]:
    if day is None or not day.n:
        return ()
    parts = []
    leg = [str(day.leg_average)] if day.leg_average is not None else []
    leg += [f"worst {day.leg_worst}"] if day.leg_worst is not None else []
    if leg:
        parts.append(Part("Leg", ", ".join(leg), "leg"))
    if day.back_average is not None:
        parts.append(Part("Back", str(day.back_average), "back"))
    for side in sides:
        reach = day.reach(side)
        if reach is not None:
            name = "Reach" if len(sides) == 1 else f"Reach {side.value}"
            parts.append(Part(name, f"{reach.value}, {reach.place}"))
    if day.flare:
        parts.append(Part("", "flare", "flare_line"))
    if day.treatments:
        parts.append(Part("", ", ".join(_treatment(each) for each in day.treatments)))
    if day.late:
        parts.append(Part("", "written later"))
    return tuple(parts) or (Part("", "rated at moments only"),)


def _treatment(treatment: Treatment) -> str:
    minutes = f" {treatment.minutes} min" if treatment.minutes else ""
    return f"{treatment.kind.value}{minutes}"


def _of_week(timeline: Timeline, at: date) -> tuple[Part, ...]:
    week = timeline.week(at)
    if week is None:
        return (Part("", weekday_words(at)), Part("", NO_ENTRIES))
    parts = [Part("", f"{short_day(week.first)} to {short_day(week.last)} {week.last.year}")]
    if week.leg:
        parts.append(Part("Leg", _mean(week), "leg"))
    if week.back:
        parts.append(Part("Back", one_decimal(week.back.value), "back"))
    for steps in timeline.steps:
        reach = week.reach(steps.side)
        if reach is not None:
            name = "Reach" if len(timeline.steps) == 1 else f"Reach {steps.side.value}"
            parts.append(Part(name, reach.place))
    if week.flare_days:
        parts.append(Part("", f"flare, {count(week.flare_days, 'day')}", "flare_line"))
    parts += _moved(timeline, timeline.week_start(week.first))
    return tuple(parts) if len(parts) > 1 else (*parts, Part("", NO_ENTRIES))


def _mean(week: Week) -> str:
    if week.leg is None:
        return ""
    highest = "" if week.highest is None else f", highest {week.highest}"
    return f"{one_decimal(week.leg.value)} from {count(week.n, 'day')}{highest}"
