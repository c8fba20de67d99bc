"""What was planned, what was done, and what happened meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from sciatica_desktop.reports import strokes
from sciatica_desktop.reports.art import Art
from sciatica_desktop.reports.blocks.block import Block
from sciatica_desktop.reports.level import Level
from sciatica_desktop.reports.model import ExerciseRow, Exercises
from sciatica_desktop.reports.paper import Paper
from sciatica_desktop.reports.typeset import (
    BODY,
    PITCH,
    QUIET,
    SECTION,
    STRONG,
    Lines,
    Type,
    baseline,
    draw,
    elide,
    plain,
)

_PAD = 0.8
_TITLE = 4.7
_HEAD = 4.0
_PLAIN_ROW = 4.5
_PICTURE = (9.4, 5.9)
_LARGE_PICTURE = (17.0, 10.7)
_COLUMNS = (13.0, 54.0, 86.0, 123.0, 145.0)
"""Left edges of name, dose, bar, pain and stops at a width of 186 mm."""
_HEADS = ("", "planned dose", "done (sessions)", "pain, median", "“this hurts”")
_BAR = (16.0, 3.2)
_FEW = 4
_MOST = 8
_NAMES = 21.0
_SPARE_A_ROW = 0.9


class ExercisesBlock(Block):
    """The table; a paragraph while paused; pictures where nothing was done yet."""

    def __init__(self, exercises: Exercises, paper: Paper, art: Art) -> None:
        """Show the exercise part on a paper."""
        self._exercises = exercises
        self._paper = paper
        self._art = art

    def height(self, width: float, level: Level) -> float:
        """Title and whatever stands below or beside it."""
        if level >= Level.NO_EXERCISES:
            return 0.0
        if not self._exercises.rows:
            body = self._paragraph(width).height
            return _PAD + (
                body + 0.9
                if not self._pictured(level)
                else _TITLE + body + 1.2 + _LARGE_PICTURE[1] + 0.4
            )
        rows = sum(self._row_height(row, width, level) for row in self._rows(level))
        return _PAD + _TITLE + _HEAD + rows + self._after(width, level).height + 0.5

    def spare(self, level: Level) -> float:
        """Rows that breathe."""
        if not self._exercises.rows or level >= Level.NO_PICTURES:
            return 0.0
        return _SPARE_A_ROW * len(self._rows(level))

    def paint(self, painter: QPainter, rect: QRectF, level: Level) -> None:
        """Paint what there is."""
        strokes.rule(painter, rect.left(), rect.top(), rect.width())
        top = rect.top() + _PAD
        y = baseline(top, _TITLE, SECTION)
        draw(painter, rect.left(), y, "Exercises", SECTION)
        if not self._exercises.rows:
            self._without_rows(painter, rect, level)
            return
        room = rect.width() - _NAMES
        draw(painter, rect.left() + _NAMES, y, elide(self._exercises.headline, BODY, room), BODY)
        top += _TITLE
        columns = self._columns(rect)
        y = baseline(top, _HEAD, QUIET)
        for x, head in zip(columns, _HEADS, strict=True):
            draw(painter, x, y, head, QUIET)
        top += _HEAD
        rows = self._rows(level)
        wanted = self.height(rect.width(), level)
        extra = max(0.0, rect.height() - wanted) / len(rows)
        for row in rows:
            strokes.line(
                painter, rect.left(), top, rect.right(), top, strokes.pen(0.5, strokes.TABLE_RULE)
            )
            height = self._row_height(row, rect.width(), level) + extra
            self._row(painter, QRectF(rect.left(), top, rect.width(), height), row, level)
            top += height
        strokes.line(
            painter, rect.left(), top, rect.right(), top, strokes.pen(0.5, strokes.TABLE_RULE)
        )
        self._after(rect.width(), level).draw(painter, rect.left(), top + 0.5)

    def _columns(self, rect: QRectF) -> list[float]:
        scale = rect.width() / 186.0
        return [rect.left() + column * scale for column in _COLUMNS]

    def _rows(self, level: Level) -> tuple[ExerciseRow, ...]:
        most = _FEW if level >= Level.FOUR_EXERCISES else _MOST
        return self._exercises.rows[:most]

    def _after(self, width: float, level: Level) -> Lines:
        more = len(self._exercises.rows) - len(self._rows(level))
        words = [f"And {more} more."] if more else []
        if level < Level.NO_WHOLE_ROUTINE and self._exercises.routine:
            words.append(self._exercises.routine)
        return plain(" ".join(words), width, BODY, 2)

    def _cells(self, row: ExerciseRow, width: float) -> dict[int, Lines]:
        scale = width / 186.0
        ends = (*_COLUMNS[1:], 186.0)
        texts = (row.name, row.dose, "", row.pain, row.stops or "none")
        faces = (STRONG, BODY, BODY, BODY, STRONG if row.stops else QUIET)
        return {
            index: plain(text, (ends[index] - _COLUMNS[index]) * scale - 1.5, face, 2)
            for index, (text, face) in enumerate(zip(texts, faces, strict=True))
            if text
        }

    def _row_height(self, row: ExerciseRow, width: float, level: Level) -> float:
        least = self._paper.grid(level).exercise_row if level < Level.NO_PICTURES else _PLAIN_ROW
        lines = max(cell.count for cell in self._cells(row, width).values())
        return max(least, lines * PITCH + 0.6)

    def _row(self, painter: QPainter, rect: QRectF, row: ExerciseRow, level: Level) -> None:
        if level < Level.NO_PICTURES:
            width, height = _PICTURE
            height = min(height, rect.height() - 0.4)
            top = rect.center().y() - height / 2
            picture = QRectF(rect.left() + 0.5, top, width, height)
            self._art.poses.paint(painter, picture, row.exercise, row.side)
        columns = self._columns(rect)
        if level >= Level.NO_PICTURES:
            columns[0] = rect.left()
        for index, cell in self._cells(row, rect.width()).items():
            cell.draw(painter, columns[index], rect.center().y() - cell.height / 2)
        bar = QRectF(columns[2], rect.center().y() - _BAR[1] / 2, *_BAR)
        strokes.box(painter, bar, strokes.WHITE)
        filled = QRectF(bar.left(), bar.top(), bar.width() * row.share, bar.height())
        strokes.box(painter, filled, strokes.DOSE)
        strokes.box(painter, bar, None, strokes.pen(0.5))
        y = rect.center().y() + STRONG.cap / 2
        end = draw(painter, bar.right() + 1.5, y, row.share_text, STRONG)
        draw(painter, end + 1.0, y, row.sessions, QUIET)

    def _paragraph(self, width: float) -> Lines:
        if self._exercises.pictured:
            return plain(self._exercises.paragraph, width, QUIET, 2)
        lines = plain(self._exercises.paragraph, width - _NAMES, BODY, 5)
        lines.pitch = 4.1
        return lines

    def _pictured(self, level: Level) -> tuple[tuple[str, str], ...]:
        return self._exercises.pictured if level < Level.NO_PICTURES else ()

    def _without_rows(self, painter: QPainter, rect: QRectF, level: Level) -> None:
        top = rect.top() + _PAD
        lines = self._paragraph(rect.width())
        if not self._exercises.pictured:
            lines.draw(painter, rect.left() + _NAMES, top + 0.3)
            return
        pictured = self._pictured(level)
        if not pictured:
            first = QRectF(rect.left() + _NAMES, top, rect.width() - _NAMES, 0)
            plain(self._exercises.paragraph, first.width(), QUIET, 2).draw(
                painter, first.left(), top + 0.3
            )
            return
        top = lines.draw(painter, rect.left(), top + _TITLE) + 1.2
        column = rect.width() / len(pictured)
        width, height = _LARGE_PICTURE
        width = min(width, column * 0.42)
        for index, (exercise, name) in enumerate(pictured):
            x = rect.left() + index * column
            self._art.poses.paint(painter, QRectF(x, top, width, height), exercise, None)
            words = plain(name, column - width - 3.5, Type(9), 2)
            words.draw(painter, x + width + 1.5, top + (height - words.height) / 2)
