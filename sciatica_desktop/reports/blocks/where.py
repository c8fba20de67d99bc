"""Where it is felt, when in the day, and what came with it: three columns side by side."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath

from sciatica_desktop.domain.body import View
from sciatica_desktop.domain.diary import RegionKind
from sciatica_desktop.reports import strokes
from sciatica_desktop.reports.art import Art, BodyOutlines
from sciatica_desktop.reports.blocks import side_lists
from sciatica_desktop.reports.blocks.axis import spread
from sciatica_desktop.reports.blocks.block import Block
from sciatica_desktop.reports.level import Level
from sciatica_desktop.reports.model import BodyWeek, Summary
from sciatica_desktop.reports.paper import Paper
from sciatica_desktop.reports.typeset import (
    BODY,
    QUIET,
    SECTION,
    STRONG,
    Align,
    baseline,
    draw,
    elide,
)

_PAIR = 45.0
"""Width of a week's two pictures."""
_TIMES = 96.0
_LISTS = 139.0
_PAD = 0.8
_TITLE = 4.6
_SUBTITLE = 4.3
_VIEW_WORDS = 3.7
_KEY = 4.2
_SPARE = 7.0
_NUMBER_PITCH = 3.3
_KIND_WORDS = {
    RegionKind.PAIN: "pain",
    RegionKind.TINGLING: "tingling",
    RegionKind.NUMB: "numb",
}


class WhereBlock(Block):
    """Two pairs of body charts, times of day, lists of words."""

    def __init__(self, summary: Summary, paper: Paper, art: Art) -> None:
        """Show the middle part of a summary."""
        self._where = summary.where
        self._times = summary.times
        self._tallies = summary.tallies
        self._paper = paper
        self._art = art

    def height(self, width: float, level: Level) -> float:
        """As high as the tallest of the three columns."""
        if level >= Level.NO_BODY_CHARTS:
            return 0.0
        body = _TITLE + _SUBTITLE + self._body(level) + _VIEW_WORDS + self._key_height()
        lists = side_lists.height(self._tallies, self._items(level))
        times = side_lists.times_height(self._times)
        return _PAD + max(body, lists, times)

    def spare(self, level: Level) -> float:
        """Larger bodies, and lists that breathe."""
        return _SPARE if level < Level.LOW_CHARTS else 0.0

    def paint(self, painter: QPainter, rect: QRectF, level: Level) -> None:
        """Paint the three columns below one rule."""
        strokes.rule(painter, rect.left(), rect.top(), rect.width())
        top = rect.top() + _PAD
        scale = rect.width() / 186.0
        y = baseline(top, _TITLE, SECTION)
        end = draw(painter, rect.left(), y, "Where", SECTION)
        room = _TIMES * scale - (end - rect.left()) - 6
        draw(painter, end + 2.4, y, elide(self._where.note, QUIET, room), QUIET)
        bottom = rect.bottom()
        pictures = QRectF(rect.left(), top + _TITLE, 2 * _PAIR, 0)
        pictures.setBottom(bottom - self._key_height())
        for index, week in enumerate((self._where.first, self._where.latest)):
            pair = QRectF(pictures.left() + index * _PAIR, pictures.top(), _PAIR, pictures.height())
            self._pair(painter, pair, week)
        self._key(painter, rect.left(), bottom - _KEY + 0.4)
        times = QRectF(rect.left() + _TIMES * scale, top, 38.0, bottom - top)
        side_lists.paint_times(painter, times, self._times)
        left = rect.left() + _LISTS * scale
        lists = QRectF(left, top, rect.right() - left, bottom - top)
        side_lists.paint(painter, lists, self._tallies, self._items(level))

    def _body(self, level: Level) -> float:
        return self._paper.grid(level).body if self._art.body is not None else 0.0

    def _items(self, level: Level) -> int:
        if level >= Level.THREE_ITEMS:
            return 3
        return (
            min(4, self._paper.list_items)
            if level >= Level.FOUR_ITEMS
            else (self._paper.list_items)
        )

    def _key_height(self) -> float:
        return _KEY

    def _pair(self, painter: QPainter, rect: QRectF, week: BodyWeek) -> None:
        body = self._art.body
        y = baseline(rect.top(), _SUBTITLE, STRONG)
        draw(painter, rect.left(), y, elide(week.title, STRONG, rect.width() - 1), STRONG)
        if body is None:
            return
        half = rect.width() / 2
        for index, view in enumerate((View.BACK, View.FRONT)):
            picture = QRectF(
                rect.left() + index * (half - 1.5),
                rect.top() + _SUBTITLE,
                half,
                rect.height() - _SUBTITLE - _VIEW_WORDS,
            )
            _view(painter, picture, body, view, week)

    def _key(self, painter: QPainter, left: float, top: float) -> None:
        x = left
        for kind in self._where.kinds:
            sample = QPainterPath()
            sample.addRect(QRectF(x, top + 0.2, 5.0, 3.0))
            strokes.hatch(painter, sample, (kind,))
            y = baseline(top, 3.4, BODY)
            x = draw(painter, x + 6.0, y, _KIND_WORDS[kind], BODY) + 4.4
        if self._where.soles:
            words = elide(self._where.soles, BODY, left + 2 * _PAIR - x)
            draw(painter, x, baseline(top, 3.4, BODY), words, BODY)


def _view(
    painter: QPainter,
    rect: QRectF,
    body: BodyOutlines,
    view: View,
    week: BodyWeek,
) -> None:
    body.paint(painter, rect, view)
    numbers: tuple[list[tuple[float, float, str]], ...] = ([], [])
    for mark in week.marks:
        path = body.region(rect, view, mark.region)
        if path is None:
            continue
        strokes.hatch(painter, path, mark.kinds)
        box = path.boundingRect()
        on_right = box.center().x() > rect.center().x() + 0.3
        edge = box.right() if on_right else box.left()
        numbers[int(on_right)].append((box.center().y(), edge, str(mark.strength)))
    for index, marks in enumerate(numbers):
        _numbers(painter, rect, body.half_width(rect) + 1.6, sorted(marks), on_right=index == 1)
    foot = rect.bottom() + _VIEW_WORDS
    draw(painter, rect.center().x(), foot - 0.7, view.value, QUIET, Align.CENTRE)
    left_first = view.left_is_left
    beside = body.half_width(rect) * 0.75 + 1.2
    # Letters stand at the feet, on the person's own sides: never mirrored by accident.
    for letter, x, align in (
        ("L" if left_first else "R", rect.center().x() - beside, Align.RIGHT),
        ("R" if left_first else "L", rect.center().x() + beside, Align.LEFT),
    ):
        draw(painter, x, rect.bottom() - 0.3, letter, STRONG if letter == "L" else QUIET, align)


def _numbers(
    painter: QPainter,
    rect: QRectF,
    away: float,
    marks: list[tuple[float, float, str]],
    *,
    on_right: bool,
) -> None:
    """The strengths beside the body, each with a line to its region."""
    heights = [_NUMBER_PITCH] * len(marks)
    places = spread([mark[0] for mark in marks], heights, rect.top(), rect.bottom() - 3.5)
    if places is None:
        return
    x = rect.center().x() + (away if on_right else -away)
    for (y, edge, text), place in zip(marks, places, strict=True):
        start = x - 0.5 if on_right else x + 0.5
        strokes.line(painter, start, place, edge, y, strokes.pen(0.4, strokes.HAIR))
        align = Align.LEFT if on_right else Align.RIGHT
        draw(painter, x, place + STRONG.cap / 2, text, STRONG, align)
