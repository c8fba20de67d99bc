"""The home sheet on paper: pictures, doses, the stop rule, four weeks to tick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from sciatica_desktop.domain import stop_rule
from sciatica_desktop.reports import strokes
from sciatica_desktop.reports.art import Art
from sciatica_desktop.reports.home_sheet import NOTICE, ROOMY, HomeSheet, SheetRow
from sciatica_desktop.reports.paper import FOOT, FOOT_RULE, MARGIN, TOP, Paper
from sciatica_desktop.reports.pdf import sheet_bytes, write_whole
from sciatica_desktop.reports.typeset import (
    QUIET,
    Align,
    Lines,
    Run,
    Tone,
    Type,
    baseline,
    draw,
    elide,
    text_width,
)

_TITLE = Type(18, 700)
_LINE = Type(10, 400, Tone.SECOND)
_FIELD = Type(10, 400)
_HEAD = 17.0
_NAME = Type(12.5, 700)
_DOSE = Type(12, 600)
_SMALL_NAME = Type(11.5, 700)
_SMALL_DOSE = Type(11, 600)
_STEP = Type(10.5)
_STEP_NUMBER = Type(10.5, 700)
_FEEL = Type(10.5, 600)
_STEP_PITCH = 4.5
_INDENT = 4.6
_SMALL_STEP = Type(10)
_SMALL_PITCH = 4.15
_CAPTION = Type(9.5, 600)
_ROW = 48.6
"""A roomy row at most; a lower sheet or a fifth exercise makes it lower."""
_ROUND = 3.2
_PICTURE = 46.5
_GAP = 7.5
_STOP = 21.5
_STOP_WIDTH = 23.0
_STOP_TEXT = Type(10)
_STOP_BOLD = Type(10, 700)
_STOP_PITCH = 4.3
_CELL = 5.4
_CELL_HEIGHT = 5.7
_WEEK_GAP = 1.5
_GRID_HEAD = 10.5
_DAYS = "MTWTFSS"
_WEEKS = 4


def home_sheet_bytes(sheet: HomeSheet, paper: Paper, art: Art) -> bytes:
    """The sheet as the content of a PDF; needs a QGuiApplication.

    Raises:
        PageNotWrittenError: if Qt could not paint it.
    """
    return sheet_bytes(paper, sheet.title, *painters(sheet, paper, art))


def write_home_sheet(sheet: HomeSheet, path: Path, paper: Paper, art: Art) -> None:
    """Write the sheet; a file of that name is replaced at once and whole, or not at all.

    Raises:
        PageNotWrittenError: if the file could not be written.
    """
    write_whole(path, home_sheet_bytes(sheet, paper, art))


class PagePainter:
    """Paints one page of a sheet with a painter whose unit is 1 mm."""

    def __init__(self, sheet: HomeSheet, page: int, paper: Paper, art: Art) -> None:
        """Prepare page ``page``, from 0."""
        self._sheet = sheet
        self._page = page
        self._paper = paper
        self._art = art

    def __call__(self, painter: QPainter) -> None:
        """Paint it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        rows = self._sheet.pages[self._page]
        paper = self._paper
        base = paper.height - FOOT
        bottom = base - FOOT_RULE - 1.2
        grid = _GRID_HEAD + (len(rows) + 1) * _CELL_HEIGHT + 1.0
        top = self._head(painter)
        room = bottom - grid - _STOP - 3.0 - top
        height = min(_ROW, room / len(rows))
        y = top
        for number, row in enumerate(rows):
            if number:
                strokes.rule(painter, MARGIN, y, paper.content_width)
            rect = QRectF(MARGIN, y, paper.content_width, height)
            if len(rows) <= ROOMY:
                self._row(painter, rect, row)
            else:
                self._small_row(painter, rect, row)
            y += height
        # What is left lies between the parts, not in one hole.
        spare = max(0.0, bottom - grid - _STOP - y - 3.0)
        y = self._stop(painter, y + 1.5 + spare / 3)
        self._grid(painter, min(y + 1.5 + spare / 3, bottom - grid), rows)
        strokes.rule(painter, MARGIN, base - FOOT_RULE, paper.content_width)
        draw(painter, MARGIN, base, NOTICE, QUIET)
        pages = f"Page {self._page + 1} of {len(self._sheet.pages)}"
        draw(painter, paper.width - MARGIN, base, pages, QUIET, Align.RIGHT)

    def _head(self, painter: QPainter) -> float:
        right = self._paper.width - MARGIN
        name, dates = "Name or initials", ("From", "Next visit")
        field = 26.0
        room = self._paper.content_width - field - text_width(name, _FIELD) - 12
        draw(painter, MARGIN, TOP + 6.2, elide(self._sheet.title, _TITLE, room), _TITLE)
        self._blank(painter, right, TOP + 5.6, name, field)
        end = self._blank(painter, right, TOP + 12.4, dates[1], 16.0)
        end = self._blank(painter, end - 2.0, TOP + 12.4, dates[0], 16.0)
        line = elide(self._sheet.line, _LINE, end - MARGIN - 4)
        draw(painter, MARGIN, TOP + 12.6, line, _LINE)
        y = TOP + _HEAD - 2.0
        strokes.line(painter, MARGIN, y, right, y, strokes.pen(1.2))
        return y + 0.6

    def _blank(self, painter: QPainter, right: float, y: float, words: str, width: float) -> float:
        """A line to write on with its words before it; returns where the words begin."""
        left = right - width
        strokes.line(painter, left, y + 0.8, right, y + 0.8, strokes.pen(0.5))
        draw(painter, left - 1.2, y, words, _FIELD, Align.RIGHT)
        return left - 1.2 - text_width(words, _FIELD)

    def _row(self, painter: QPainter, rect: QRectF, row: SheetRow) -> None:
        picture = min(_PICTURE, (rect.width() - 88) / 2)
        height = min(picture * 0.75, rect.height() - 8.0)
        top = rect.top() + (rect.height() - height - 6.0) / 2
        first = QRectF(rect.left(), top, picture, height)
        second = first.translated(picture + _GAP, 0)
        left = second.right() + 5.0
        if self._art.poses.has_own_picture(row.exercise):
            self._paint(painter, first.united(second), row, None)
        else:
            self._paint(painter, first, row, row.start_pose)
            self._paint(painter, second, row, row.end_pose)
            strokes.arrow(painter, first.right() + 1.0, first.center().y(), _GAP - 2.0)
            for box, words in ((first, row.start_words), (second, row.end_words)):
                y = baseline(box.bottom() + 1.0, 4.5, _CAPTION)
                text = elide(words, _CAPTION, picture + 6.0)
                draw(painter, box.center().x(), y, text, _CAPTION, Align.CENTRE)
        room = QRectF(left, rect.top(), rect.right() - left, rect.height())
        self._words(painter, room, row, roomy=True)

    def _small_row(self, painter: QPainter, rect: QRectF, row: SheetRow) -> None:
        height = rect.height() - 3.0
        width = min(_PICTURE, height / 0.66)
        picture = QRectF(rect.left(), rect.top() + 1.5, width, height)
        ghost = None if row.start_pose == row.end_pose else row.start_pose
        self._paint(painter, picture, row, row.end_pose, ghost)
        left = picture.right() + 5.0
        room = QRectF(left, rect.top(), rect.right() - left, rect.height())
        self._words(painter, room, row, roomy=False)

    def _paint(
        self,
        painter: QPainter,
        rect: QRectF,
        row: SheetRow,
        pose: str | None,
        ghost: str | None = None,
    ) -> None:
        self._art.poses.paint(
            painter, rect, row.exercise, row.side, pose=pose, ghost=ghost, large=True
        )

    def _words(self, painter: QPainter, room: QRectF, row: SheetRow, *, roomy: bool) -> None:
        x, width = room.left(), room.width()
        y = room.top() + (2.2 if roomy else 1.2)
        name, dose = (_NAME, _DOSE) if roomy else (_SMALL_NAME, _SMALL_DOSE)
        step, pitch = (_STEP, _STEP_PITCH) if roomy else (_SMALL_STEP, _SMALL_PITCH)
        middle = y + _ROUND
        painter.setPen(strokes.pen(0.1))
        painter.setBrush(strokes.INK)
        painter.drawEllipse(QPointF(x + _ROUND, middle), _ROUND, _ROUND)
        digit = Type(11, 700, Tone.WHITE)
        draw(painter, x + _ROUND, middle + digit.cap / 2, str(row.number), digit, Align.CENTRE)
        beside = x + 2 * _ROUND + 2.0
        if roomy:
            title = elide(row.name, name, room.right() - beside)
            draw(painter, beside, middle + name.cap / 2, title, name)
            y += 2 * _ROUND + 1.4
            y = self._dose(painter, x, y, elide(row.dose, dose, width - 5.0), dose) + 1.2
        else:
            words = elide(row.dose, dose, width * 0.6)
            end = room.right() - text_width(words, dose) - 4.5
            title = elide(row.name, name, end - beside - 2.0)
            draw(painter, beside, middle + name.cap / 2, title, name)
            self._dose(painter, end, y - 0.2, words, dose)
            y += 2 * _ROUND + 1.0
        most = int((room.bottom() - 0.8 - y) / pitch)
        for piece in _fitting(_pieces(row, width, step, pitch), most):
            if piece.number:
                draw(painter, x, baseline(y, pitch, _STEP_NUMBER), piece.number, _STEP_NUMBER)
            y = piece.lines.draw(painter, x + piece.indent, y)

    def _dose(self, painter: QPainter, x: float, y: float, words: str, face: Type) -> float:
        height = face.cap + 3.6
        frame = QRectF(x, y, text_width(words, face) + 4.5, height)
        strokes.box(painter, frame, strokes.WHITE, strokes.pen(1.0), radius=1.2)
        draw(painter, x + 2.25, y + (height + face.cap) / 2, words, face)
        return y + height

    def _stop(self, painter: QPainter, y: float) -> float:
        rect = QRectF(MARGIN, y, self._paper.content_width, _STOP)
        black = QRectF(rect.left(), rect.top(), _STOP_WIDTH, rect.height())
        strokes.box(painter, black, strokes.INK)
        word = Type(17, 700, Tone.WHITE)
        draw(
            painter,
            black.center().x(),
            black.center().y() + word.cap / 2,
            "STOP",
            word,
            Align.CENTRE,
        )
        frame = strokes.pen(2.2)
        half = frame.widthF() / 2
        strokes.box(painter, rect.adjusted(half, half, -half, -half), None, frame)
        width = rect.width() - _STOP_WIDTH - 7.0
        said = (
            Run(stop_rule.stop_sentence(), _STOP_BOLD),
            Run(stop_rule.NEXT_MORNING, _STOP_TEXT),
        )
        first = Lines(said[:1], width, _STOP_PITCH, 2)
        second = Lines(said[1:], width, _STOP_PITCH, 1)
        third = Lines((Run(stop_rule.EMERGENCY, _STOP_BOLD),), width, _STOP_PITCH, 2)
        parts = (first, second, third)
        at = rect.center().y() - sum(part.height for part in parts) / 2
        for part in parts:
            at = part.draw(painter, black.right() + 4.0, at)
        return rect.bottom()

    def _grid(self, painter: QPainter, y: float, rows: Sequence[SheetRow]) -> None:
        end = draw(painter, MARGIN, y + 4.6, "Four weeks", Type(11.5, 700))
        hint = "Tick what you did; days off are part of it. Leg pain as a number, 0 to 10."
        draw(painter, end + 3.0, y + 4.6, hint, Type(9.5, 400, Tone.SECOND))
        week = len(_DAYS) * _CELL
        left = self._paper.width - MARGIN - _WEEKS * week - (_WEEKS - 1) * _WEEK_GAP
        names = [f"{row.number} {row.short_name}" for row in rows] + ["Leg pain 0–10"]
        top = y + _GRID_HEAD
        face = Type(9, 600)
        for place, name in enumerate(names):
            middle = top + (place + 0.5) * _CELL_HEIGHT
            text = elide(name, face, left - MARGIN - 2.0)
            draw(painter, MARGIN, middle + face.cap / 2, text, face)
        for number in range(_WEEKS):
            self._week(painter, left + number * (week + _WEEK_GAP), top, len(names))

    def _week(self, painter: QPainter, x: float, top: float, rows: int) -> None:
        width, height = len(_DAYS) * _CELL, rows * _CELL_HEIGHT
        for day, letter in enumerate(_DAYS):
            at = x + (day + 0.5) * _CELL
            draw(painter, at, top - 1.2, letter, Type(9), Align.CENTRE)
        last = QRectF(x, top + height - _CELL_HEIGHT, width, _CELL_HEIGHT)
        strokes.box(painter, last, strokes.BAND)
        thin = strokes.pen(0.4, strokes.HAIR)
        for day in range(1, len(_DAYS)):
            at = x + day * _CELL
            strokes.line(painter, at, top, at, top + height, thin)
        for row in range(1, rows):
            at = top + row * _CELL_HEIGHT
            strokes.line(painter, x, at, x + width, at, thin)
        strokes.box(painter, QRectF(x, top, width, height), None, strokes.pen(0.9))


def painters(sheet: HomeSheet, paper: Paper, art: Art) -> tuple[PagePainter, ...]:
    """What paints each page of a sheet."""
    return tuple(PagePainter(sheet, page, paper, art) for page in range(len(sheet.pages)))


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines of one kind, with a number before them where they are a step."""

    lines: Lines
    number: str = ""

    @property
    def indent(self) -> float:
        return _INDENT if self.number else 0.0


def _pieces(row: SheetRow, width: float, step: Type, pitch: float) -> list[_Piece]:
    """The steps, what is felt, the usual slip."""
    made = [
        _Piece(Lines((Run(text, step),), width - _INDENT, pitch, 2), str(number))
        for number, text in enumerate(row.steps, start=1)
    ]
    if row.feel:
        made.append(_Piece(Lines((Run(row.feel, _FEEL),), width, pitch, 2)))
    if row.slip:
        made.append(_Piece(Lines((Run(row.slip, step),), width, pitch, 1)))
    return made


def _fitting(pieces: list[_Piece], most: int) -> list[_Piece]:
    """As many as there is room for: the slip gives way first, then the last steps.

    What is felt stays: it says whether the exercise is done right.
    """
    kept = list(pieces)
    while sum(piece.lines.count for piece in kept) > most and len(kept) > 1:
        kept.pop(-1 if len(kept) == len(pieces) else -2)
    return kept
