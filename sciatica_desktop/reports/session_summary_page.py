"""The session summary on paper: values, before and after, what was done, the next morning."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from sciatica_desktop.domain import stop_rule
from sciatica_desktop.domain.wording import SELF_REPORTED
from sciatica_desktop.reports import session_pairs, strokes
from sciatica_desktop.reports.art import Art
from sciatica_desktop.reports.paper import FOOT, FOOT_RULE, MARGIN, TOP, Paper
from sciatica_desktop.reports.pdf import sheet_bytes, write_whole
from sciatica_desktop.reports.session_row_painter import RowPainter
from sciatica_desktop.reports.session_rows import DoneRow
from sciatica_desktop.reports.session_summary import TITLE, Headline, SessionSummary
from sciatica_desktop.reports.typeset import (
    QUIET,
    Align,
    Lines,
    Run,
    Tone,
    Type,
    draw,
    elide,
    text_width,
)

ROOMY = 5
"""Up to so many exercises have large rows."""
ON_A_PAGE = 8
"""Up to so many share one page; more go on over several."""
_FIRST_PAGE = 7
_FURTHER_PAGE = 9
_ROW = 38.0
_CLOSE_ROW = 24.0
_HEAD = 13.8
_HEADLINE = 23.5
_SECTION = Type(11.5, 700)
_TITLE = Type(18, 700)
_LINE = Type(11, 400, Tone.SECOND)
_FIELD = Type(10)
_LABEL = Type(10, 600)
_OLD = Type(15, 500, Tone.SECOND)
_NOW = Type(19, 700)
_TEXT = Type(10.5)
_TEXT_PITCH = 4.7
_CLOSING = 27.0
_BOX = 3.4
_WRITING = 7.2
NEXT_MORNING = (
    "less than before the session",
    "the same",
    "more than before the session",
)
_WORSE = f"{stop_rule.NEXT_MORNING} Ask your therapist if it happens twice."


def session_summary_bytes(summary: SessionSummary, paper: Paper, art: Art) -> bytes:
    """The page as the content of a PDF; needs a QGuiApplication.

    Raises:
        PageNotWrittenError: if Qt could not paint it.
    """
    return sheet_bytes(paper, summary.file_title, *painters(summary, paper, art))


def write_session_summary(summary: SessionSummary, path: Path, paper: Paper, art: Art) -> None:
    """Write the page; a file of that name is replaced at once and whole, or not at all.

    Raises:
        PageNotWrittenError: if the file could not be written.
    """
    write_whole(path, session_summary_bytes(summary, paper, art))


def painters(summary: SessionSummary, paper: Paper, art: Art) -> tuple[PagePainter, ...]:
    """What paints each page."""
    pages = len(spread(summary.rows))
    return tuple(PagePainter(summary, page, paper, art) for page in range(pages))


def spread(rows: tuple[DoneRow, ...]) -> tuple[tuple[DoneRow, ...], ...]:
    """The rows of each page; the first has more above its rows than the others."""
    if len(rows) <= ON_A_PAGE:
        return (rows,)
    pages = [rows[:_FIRST_PAGE]]
    left = rows[_FIRST_PAGE:]
    count = -(-len(left) // _FURTHER_PAGE)
    each, more = divmod(len(left), count)
    for page in range(count):
        size = each + (page < more)
        pages.append(left[:size])
        left = left[size:]
    return tuple(pages)


class PagePainter:
    """Paints one page with a painter whose unit is 1 mm."""

    def __init__(self, summary: SessionSummary, page: int, paper: Paper, art: Art) -> None:
        """Prepare page ``page``, from 0."""
        self._summary = summary
        self._page = page
        self._pages = spread(summary.rows)
        self._paper = paper
        self._art = art
        self._right = paper.width - MARGIN

    def __call__(self, painter: QPainter) -> None:
        """Paint it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        base = self._paper.height - FOOT
        foot = base - FOOT_RULE
        is_last = self._page == len(self._pages) - 1
        y = self._head(painter)
        if self._page == 0:
            y = self._headlines(painter, y)
            y = self._pairs(painter, y)
        y = self._rows(painter, y, foot - (_CLOSING if is_last else 0.0))
        if is_last:
            self._closing(painter, y, foot)
        strokes.rule(painter, MARGIN, foot, self._paper.content_width)
        draw(painter, MARGIN, base, SELF_REPORTED, QUIET)
        number = f"Page {self._page + 1} of {len(self._pages)}"
        draw(painter, self._right, base, number, QUIET, Align.RIGHT)

    def _head(self, painter: QPainter) -> float:
        y = TOP + 6.4
        draw(painter, MARGIN, y, TITLE, _TITLE)
        left = self._right - 20.5
        strokes.line(painter, left, y + 0.7, self._right, y + 0.7, strokes.pen(0.5))
        draw(painter, left - 1.2, y, "Name or initials:", _FIELD, Align.RIGHT)
        y = TOP + 12.6
        reader = text_width(self._summary.reader, _FIELD)
        second = Type(_FIELD.size, 400, Tone.SECOND)
        draw(painter, self._right, y, self._summary.reader, second, Align.RIGHT)
        room = self._paper.content_width - (reader + 4.0 if reader else 0.0)
        face = _LINE
        if text_width(self._summary.line, face) > room:
            face = Type(9.5, 400, Tone.SECOND)
        draw(painter, MARGIN, y, elide(self._summary.line, face, room), face)
        y = TOP + _HEAD + 1.2
        strokes.line(painter, MARGIN, y, self._right, y, strokes.pen(1.2))
        return y

    def _headlines(self, painter: QPainter, y: float) -> float:
        shares = (0.0, 0.237, 0.52, 0.832)
        width = self._paper.content_width
        for place, headline in enumerate(self._summary.headlines):
            end = shares[place + 1] if place + 1 < len(shares) else 1.0
            room = (end - shares[place]) * width - (3.0 if end < 1 else 0.0)
            self._headline(painter, MARGIN + shares[place] * width, y, room, headline)
        y += _HEADLINE + 1.5
        strokes.rule(painter, MARGIN, y, width)
        return y

    def _headline(
        self, painter: QPainter, x: float, y: float, room: float, headline: Headline
    ) -> None:
        draw(painter, x, y + 6.4, headline.label, _LABEL)
        old, now = _OLD, _NOW
        needed = text_width(headline.before, old) + text_width(headline.now, now)
        if headline.before and needed + 9.0 > room:
            old, now = Type(12, 500, Tone.SECOND), Type(14, 700)
        at, line = x, y + 14.6
        if headline.before:
            at = draw(painter, at, line, headline.before, old) + 2.0
            strokes.arrow(painter, at, line - old.cap / 2, 5.0)
            at += 7.0
        at = draw(painter, at, line, elide(headline.now, now, room - (at - x)), now)
        aside = elide(headline.aside, QUIET, max(0.0, room - (at - x) - 1.6))
        draw(painter, at + 1.6, line, aside if headline.aside else "", QUIET)
        detail = Type(10, 400, Tone.SECOND)
        draw(painter, x, y + 20.2, elide(headline.detail, detail, room), detail)

    def _pairs(self, painter: QPainter, y: float) -> float:
        title = "Before and after"
        end = draw(painter, MARGIN, y + 5.8, title, _SECTION)
        session_pairs.key(painter, end + 7.0, y + 5.8)
        summary, width = self._summary, self._paper.content_width
        height = session_pairs.height_of(max(len(summary.pain), len(summary.reach)))
        top = y + 8.6
        pain = QRectF(MARGIN, top, width * 0.42, height)
        left = MARGIN + width * 0.465
        reach = QRectF(left, top, self._right - left, height)
        session_pairs.pain_panel(painter, pain, summary.pain)
        session_pairs.reach_panel(painter, reach, summary.reach)
        y = top + height + 1.6
        strokes.rule(painter, MARGIN, y, width)
        return y

    def _rows(self, painter: QPainter, y: float, bottom: float) -> float:
        rows = self._pages[self._page]
        close = len(self._summary.rows) > ROOMY
        end = draw(painter, MARGIN, y + 5.6, "What was done", _SECTION)
        hint = "each block is one hold or one repetition; filled is done"
        if any(note.is_hurt for row in rows for line in row.lines for note in line.notes):
            hint += "; times count from the start"
        draw(painter, max(end + 5.0, MARGIN + 49.0), y + 5.6, hint, QUIET)
        y += 8.0
        most = _CLOSE_ROW if close else _ROW
        height = min(most, (bottom - y) / max(1, len(rows)))
        paint_row = RowPainter(self._art, close=close)
        for row in rows:
            strokes.line(painter, MARGIN, y, self._right, y, strokes.pen(0.5, strokes.TABLE_RULE))
            paint_row.paint(painter, QRectF(MARGIN, y, self._paper.content_width, height), row)
            y += height
        return y

    def _closing(self, painter: QPainter, y: float, bottom: float) -> None:
        width = self._paper.content_width
        strokes.rule(painter, MARGIN, y, width)
        column = width / 3
        title = y + 5.8
        draw(painter, MARGIN, title, "My note", _SECTION)
        at = title + _WRITING
        while at < min(bottom - 4.0, title + 6 * _WRITING):
            strokes.line(
                painter, MARGIN, at, MARGIN + column - 6.0, at, strokes.pen(0.4, strokes.HAIR)
            )
            at += _WRITING
        x = MARGIN + column
        draw(painter, x, title, "Next morning (fill in)", _SECTION)
        for number, words in enumerate(NEXT_MORNING):
            top = title + 2.2 + number * 5.4
            strokes.box(painter, QRectF(x, top, _BOX, _BOX), None, strokes.pen(0.9), radius=0.5)
            room = column - _BOX - 5.0
            draw(painter, x + _BOX + 1.6, top + 2.9, elide(words, _TEXT, room), _TEXT)
        x = MARGIN + 2 * column + 3.0
        draw(painter, x, title, "If it is worse tomorrow", _SECTION)
        Lines((Run(_WORSE, _TEXT),), self._right - x, _TEXT_PITCH, 4).draw(painter, x, title + 1.4)
