"""What the one-page report says, decided to the last word and number; it paints nothing.

The page, the text twin and the command line all read this one value, so they cannot differ.
Positions on the charts are counted in days from the first day of the range.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sciatica_desktop.domain.anatomy import Side
from sciatica_desktop.domain.diary import RegionKind
from sciatica_desktop.domain.wording import short_day


@dataclass(frozen=True, slots=True)
class WarningBox:
    """Ticked safety signs, above everything else."""

    title: str
    items: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One short paragraph with a bold lead.

    Attributes:
        lead: one to three bold words.
        text: the sentences that always stay.
        extra: one more sentence, left out when space is short.
    """

    lead: str
    text: str
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measured thing, then and now.

    Attributes:
        label: what it is.
        before: the value of the first week, or empty where there is no comparison.
        now: the latest value; a dash where there is none.
        change: the difference in words.
        days: how many days stand behind the values.
    """

    label: str
    before: str
    now: str
    change: str
    days: str


@dataclass(frozen=True, slots=True)
class Count:
    """One counted thing with a line that explains it."""

    label: str
    value: str
    detail: str


@dataclass(frozen=True, slots=True)
class DayMark:
    """One rated day on the pain chart; ratings are 0 to 10 or None."""

    day: int
    leg: int | None
    worst: int | None
    back: int | None
    late: bool


@dataclass(frozen=True, slots=True)
class MeanBar:
    """The means of one week or month, from the first to the last day it covers in the range.

    Attributes:
        first: first day.
        last: last day.
        leg: mean leg pain, 0 to 10.
        back: mean back pain, 0 to 10.
        worst: highest worst of a day, 0 to 10; only where single days are not drawn.
        valid: whether enough days were rated.
    """

    first: int
    last: int
    leg: float | None
    back: float | None
    worst: int | None
    valid: bool


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table under the chart."""

    first: int
    last: int
    label: str
    leg: str
    back: str
    days: str


@dataclass(frozen=True, slots=True)
class Span:
    """Days from first to last, with words where they are written on the chart."""

    first: int
    last: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """A mark in the lane under the chart.

    Attributes:
        day: the day it stands for.
        letter: M massage, P physiotherapy, C chiropractic; empty for another routine.
        count: how many it stands for.
    """

    day: int
    letter: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Step:
    """How far pain reached from the first to the last day, 0 to 7."""

    first: int
    last: int
    reach: int


@dataclass(frozen=True, slots=True)
class Charts:
    """Everything drawn on the shared axis of days.

    Attributes:
        days: length of the range in days.
        leg_name: "left leg", "right leg" or "leg".
        marks: rated days; empty where the range is too long to show single days.
        bars: weeks, or months in a very long range.
        columns: the table under the chart.
        column_word: what the columns are: "week of" or "month".
        flares: days the person called a flare.
        gaps: four or more days without an entry.
        band: upper and lower value of the band of small change, or None.
        events: treatments and routine changes.
        left: reach on the left; pieces that are apart are not joined.
        right: reach on the right.
        reach_note: label and value of "left at calf or beyond".
        note: words in an empty or nearly empty plot.
        edges: days on which a week or month begins.
    """

    days: int
    leg_name: str
    marks: tuple[DayMark, ...]
    bars: tuple[MeanBar, ...]
    columns: tuple[Column, ...]
    column_word: str
    flares: tuple[Span, ...]
    gaps: tuple[Span, ...]
    band: tuple[float, float] | None
    events: tuple[Event, ...]
    left: tuple[tuple[Step, ...], ...]
    right: tuple[tuple[Step, ...], ...]
    reach_note: tuple[str, str] | None
    note: str
    edges: tuple[int, ...]

    @property
    def single(self) -> DayMark | None:
        """The only rated day, where there is exactly one; it is labelled in words."""
        return self.marks[0] if len(self.marks) == 1 else None


@dataclass(frozen=True, slots=True)
class BodyMark:
    """One region of a body chart: its mean strength, a whole number, and what was felt."""

    region: str
    strength: int
    kinds: tuple[RegionKind, ...]


@dataclass(frozen=True, slots=True)
class BodyWeek:
    """One pair of body charts."""

    title: str
    marks: tuple[BodyMark, ...]


@dataclass(frozen=True, slots=True)
class Where:
    """The body charts.

    Attributes:
        note: what the numbers are.
        first: the first week.
        latest: the latest week.
        soles: marks under the feet, in words; no picture shows them.
    """

    note: str
    first: BodyWeek
    latest: BodyWeek
    soles: str = ""

    @property
    def kinds(self) -> tuple[RegionKind, ...]:
        """What the key has to explain."""
        used = {k for week in (self.first, self.latest) for mark in week.marks for k in mark.kinds}
        return tuple(kind for kind in RegionKind if kind in used) or tuple(RegionKind)


@dataclass(frozen=True, slots=True)
class TimeSlot:
    """Mean leg pain in one part of the day, from momentary entries."""

    name: str
    text: str
    days: str
    mean: float | None


@dataclass(frozen=True, slots=True)
class Tally:
    """One word and on how many days it was chosen."""

    word: str
    days: int


@dataclass(frozen=True, slots=True)
class TallyList:
    """The words chosen most often, and of how many rated days."""

    title: str
    of: int
    items: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class ExerciseRow:
    """One exercise in the table.

    Attributes:
        exercise: its id, for the picture.
        name: its short name.
        side: the side the picture shows, or None.
        dose: the planned dose in words.
        share: share of the planned dose done, 0 to 1.
        share_text: the same in words.
        sessions: how many sessions stand behind it.
        pain: median before and after.
        stops: early stops in words; empty where there were none.
    """

    exercise: str
    name: str
    side: Side | None
    dose: str
    share: float
    share_text: str
    sessions: str
    pain: str
    stops: str


@dataclass(frozen=True, slots=True)
class Exercises:
    """The exercise part.

    Attributes:
        headline: planned and done days.
        rows: the table; empty where no session was logged.
        routine: the sentence on whole sessions, left out when space is short.
        paragraph: stands for all of the above while exercises are paused by a ticked sign, or
            where there is nothing to show.
        pictured: ids and names shown as pictures where there is no table.
    """

    headline: str
    rows: tuple[ExerciseRow, ...]
    routine: str
    paragraph: str
    pictured: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Closing:
    """One column at the foot: a title and lines."""

    title: str
    lines: tuple[str, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """The whole report."""

    first: date
    last: date
    printed: date
    title: str
    dates: str
    name: str
    subtitle: str
    reader: str
    warning: WarningBox | None
    in_short: tuple[Paragraph, ...]
    questions: tuple[str, ...]
    measures: tuple[Measure, ...]
    counts: tuple[Count, ...]
    charts: Charts
    where: Where
    times: tuple[TimeSlot, ...]
    tallies: tuple[TallyList, ...]
    exercises: Exercises
    closing: tuple[Closing, ...]
    notice: str
    printed_text: str

    def day(self, index: int) -> date:
        """The date of a position on the charts."""
        return self.first + timedelta(days=index)

    def day_words(self, index: int) -> str:
        """The same in words, such as "6 Apr"."""
        return short_day(self.day(index))
