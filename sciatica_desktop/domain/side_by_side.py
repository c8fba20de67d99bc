"""Days with a tag beside days without it: two groups of dots, their means, and no reason given.

A group is shown from seven days on, and a pair from 21 days in all (clinical reference B12).
There is no correlation, no ranking by difference and no verdict: with a dozen tags some pair
differs by chance, and a list sorted by difference would put just that one on top.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sciatica_desktop.domain.tags import DayTags, Tag, TagKind
from sciatica_desktop.domain.trends import Day
from sciatica_desktop.domain.weeks import Mean, mean_of

GROUP_NEEDS = 7
"""Rated days in each group (clinical reference B12)."""
FACTORS = (TagKind.TRIGGER, TagKind.EASER, TagKind.TREATMENT, TagKind.EXERCISE)
"""The kinds of tag that are paired. Words for how it felt and parts of the day describe the pain
itself. Medicine is left out on purpose: it is taken on days that hurt, so a pair would show it
beside more pain, and somebody might leave it off because of that."""
PAIR_NEEDS = 21
"""Rated days in both groups together (clinical reference B12)."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One rated day: its average leg pain, 0 to 10."""

    date: date
    value: int


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The rated days with a tag and those without it.

    A day without the tag is one with an entry on which it was not chosen; the program cannot
    know whether it was so all the same.

    Attributes:
        tag: the tag.
        having: rated days with it, oldest first.
        lacking: rated days without it, oldest first.
    """

    tag: Tag
    having: tuple[Dot, ...]
    lacking: tuple[Dot, ...]

    @property
    def total(self) -> int:
        """Rated days in both groups."""
        return len(self.having) + len(self.lacking)

    @property
    def is_enough(self) -> bool:
        """Whether means may be shown: seven days in each group and 21 in all."""
        smaller = min(len(self.having), len(self.lacking))
        return smaller >= GROUP_NEEDS and self.total >= PAIR_NEEDS

    @property
    def with_it(self) -> Mean | None:
        """Mean of the days with the tag; None where there are none."""
        return mean_of(dot.value for dot in self.having)

    @property
    def without_it(self) -> Mean | None:
        """Mean of the days without the tag; None where there are none."""
        return mean_of(dot.value for dot in self.lacking)

    @property
    def difference(self) -> Fraction | None:
        """Mean with minus mean without, in points; None with too few days."""
        with_it, without_it = self.with_it, self.without_it
        if not self.is_enough or with_it is None or without_it is None:
            return None
        return with_it.value - without_it.value


def side_by_side(days: Iterable[Day], tags: DayTags, tag: Tag) -> SideBySide:
    """The two groups of one tag.

    Args:
        days: days; those that are not rated count in neither group.
        tags: the tags of each day that has an entry.
        tag: the tag.
    """
    having: list[Dot] = []
    lacking: list[Dot] = []
    for day in days:
        if day.leg_average is not None:
            group = having if tag in tags.get(day.date, ()) else lacking
            group.append(Dot(day.date, day.leg_average))
    return SideBySide(tag, tuple(having), tuple(lacking))


def cards(
    days: Iterable[Day], tags: DayTags, kinds: Iterable[TagKind] = FACTORS
) -> tuple[SideBySide, ...]:
    """A pair for every tag on a rated day: those with enough days first, then by days with it.

    Args:
        days: the days of the range, oldest first.
        tags: the tags of each day that has an entry.
        kinds: which kinds of tag to show.
    """
    wanted = frozenset(kinds)
    dots = [Dot(day.date, day.leg_average) for day in days if day.leg_average is not None]
    having: dict[Tag, list[Dot]] = {}
    for dot in dots:
        for tag in tags.get(dot.date, ()):
            if tag.kind in wanted:
                having.setdefault(tag, []).append(dot)
    pairs = [_pair(tag, group, dots) for tag, group in having.items()]
    pairs.sort(
        key=lambda pair: (
            not pair.is_enough,
            -len(pair.having),
            list(TagKind).index(pair.tag.kind),
            pair.tag.word,
        ),
    )
    return tuple(pairs)


def _pair(tag: Tag, having: list[Dot], dots: list[Dot]) -> SideBySide:
    dates = {dot.date for dot in having}
    return SideBySide(tag, tuple(having), tuple(dot for dot in dots if dot.date not in dates))
