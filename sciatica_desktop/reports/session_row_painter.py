"""One exercise of a session on paper: the picture, and a bar of holds or repetitions a side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from sciatica_desktop.domain.anatomy import Side
from sciatica_desktop.reports import strokes
from sciatica_desktop.reports.art import Art
from sciatica_desktop.reports.session_rows import DoneLine, DoneRow, Note
from sciatica_desktop.reports.typeset import Align, Tone, Type, draw, elide, text_width
from sciatica_desktop.reports.words import capitalised

PICTURE = 45.0
"""Width of a picture at most, in mm."""
_CLOSE_PICTURE = 30.0
_PROPORTION = 0.75
_NAME = Type(11.5, 700)
_DOSE = Type(10, 400, Tone.SECOND)
_WORDS = Type(10.5, 500)
_SHORT = Type(10.5, 700)
_NOTE = Type(10, 400, Tone.SECOND)
_HURT = Type(10, 700)
_BADGE = 4.6
_BARS = 76.0
_CLOSE_BARS = 52.0
_NOTE_PITCH = 4.8
_BAR = 4.4
_GAP = 1.8
_MOST_PARTS = 20
"""Up to so many holds or repetitions are drawn one by one."""


class RowPainter:
    """Paints rows with a painter whose unit is 1 mm; close rows are for many exercises."""

    def __init__(self, art: Art, *, close: bool) -> None:
        """Paint with these drawings."""
        self._art = art
        self._close = close

    def paint(self, painter: QPainter, rect: QRectF, row: DoneRow) -> None:
        """Paint a row."""
        height = min(PICTURE * _PROPORTION, rect.height() - (1.0 if self._close else 2.0))
        width = height / _PROPORTION
        column = min(width, _CLOSE_PICTURE) if self._close else PICTURE
        picture = QRectF(rect.left(), rect.center().y() - height / 2, min(width, column), height)
        if row.pose:
            self._art.poses.paint(
                painter,
                picture,
                row.exercise,
                row.side,
                pose=row.pose,
                ghost=row.start_pose or None,
                large=True,
            )
        left = rect.left() + column + 4.0
        y = rect.top() + (4.5 if self._close else 6.4)
        self._title(painter, left, y, rect.right(), row)
        y += 1.6 if self._close else 2.4
        pitch = min(6.7, (rect.bottom() - y - 0.6) / len(row.lines))
        if self._close:
            pitch = min(5.6, pitch)
        below = rect.bottom() - y - pitch * len(row.lines)
        is_beside = self._close and below < _NOTE_PITCH * sum(len(each.notes) for each in row.lines)
        for line in row.lines:
            self._line(painter, QRectF(left, y, rect.right() - left, pitch), line, is_beside)
            y += pitch
        if not is_beside:
            self._notes(painter, left, y, rect, row.lines)

    def _title(self, painter: QPainter, x: float, y: float, right: float, row: DoneRow) -> None:
        dose = elide(row.dose, _DOSE, (right - x) * 0.55)
        room = right - x - text_width(dose, _DOSE) - 3.0
        end = draw(painter, x, y, elide(row.name, _NAME, room), _NAME)
        draw(painter, end + 2.4, y, dose, _DOSE)

    def _line(self, painter: QPainter, rect: QRectF, line: DoneLine, is_beside: bool) -> None:
        middle = rect.center().y()
        x = rect.left()
        size = min(_BADGE, rect.height() - 0.5)
        if line.side is not None:
            badge(painter, x, middle, line.side, size)
            x += _BADGE + 3.2
        bar = min(_BAR, rect.height() - 1.0)
        end = rect.left() + _BADGE + 3.2 + (_CLOSE_BARS if self._close else _BARS)
        bars = QRectF(x, middle - bar / 2, end - x, bar)
        _bars(painter, bars, line)
        face = _WORDS if line.share >= 1 else _SHORT
        end = draw(painter, bars.right() + 3.6, middle + face.cap / 2, line.words, face)
        if is_beside:
            self._beside(painter, max(end, bars.right() + 21.0) + 3.0, middle, rect, line.notes)

    def _beside(
        self, painter: QPainter, x: float, middle: float, rect: QRectF, notes: Sequence[Note]
    ) -> None:
        """What there is to say of a side, on its own line."""
        if not notes:
            return
        face = _HURT if any(note.is_hurt for note in notes) else _NOTE
        if face is _HURT:
            strokes.box(painter, QRectF(x, middle - 2.1, 1.0, 4.2), strokes.INK)
            x += 2.2
        words = elide("; ".join(note.words for note in notes), face, rect.right() - x)
        draw(painter, x, middle + face.cap / 2, words, face)

    def _notes(
        self, painter: QPainter, x: float, y: float, rect: QRectF, lines: Sequence[DoneLine]
    ) -> None:
        """What there is to say, below the bars, as far as there is room; pain comes first."""
        said = [(line.side, note) for line in lines for note in line.notes]
        said.sort(key=lambda each: not each[1].is_hurt)
        most = max(1, int((rect.bottom() - y) / _NOTE_PITCH))
        for side, note in said[:most]:
            face = _HURT if note.is_hurt else _NOTE
            at = x
            if note.is_hurt:
                strokes.box(painter, QRectF(x, y + 0.4, 1.2, 4.0), strokes.INK)
                at += 3.0
            words = f"{side.value}, {note.words}" if side is not None else note.words
            words = f"{capitalised(words)}."
            draw(painter, at, y + 3.7, elide(words, face, rect.right() - at), face)
            y += _NOTE_PITCH


def badge(painter: QPainter, x: float, middle: float, side: Side, size: float = _BADGE) -> None:
    """The letter of a side, white on black."""
    square = QRectF(x, middle - size / 2, size, size)
    strokes.box(painter, square, strokes.INK, radius=0.9)
    face = Type(9.5, 700, Tone.WHITE)
    draw(painter, square.center().x(), middle + face.cap / 2, side.letter, face, Align.CENTRE)


def _bars(painter: QPainter, rect: QRectF, line: DoneLine) -> None:
    """A box for each hold or repetition, filled as far as it was done; one for very many."""
    parts = line.parts if 0 < len(line.parts) <= _MOST_PARTS else (line.share,)
    gap = min(_GAP, rect.width() / len(parts) * 0.25)
    width = (rect.width() - gap * (len(parts) - 1)) / len(parts)
    for number, share in enumerate(parts):
        box = QRectF(rect.left() + number * (width + gap), rect.top(), width, rect.height())
        if share > 0:
            strokes.box(painter, QRectF(box.topLeft(), box.bottomRight()), strokes.WHITE)
            filled = QRectF(box.left(), box.top(), width * share, box.height())
            strokes.box(painter, filled, strokes.DOSE)
        strokes.box(painter, box, None, strokes.pen(0.7))
