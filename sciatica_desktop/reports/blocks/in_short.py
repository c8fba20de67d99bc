"""Three short paragraphs, and beside them what the person wants to ask."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from sciatica_desktop.reports import strokes
from sciatica_desktop.reports.blocks.block import Block
from sciatica_desktop.reports.level import Level
from sciatica_desktop.reports.model import Paragraph, Summary
from sciatica_desktop.reports.typeset import BODY, SECTION, Lines, Run, Type, baseline, draw, plain

_TEXT = Type(9.5)
_LEAD = Type(9.5, 700)
_PITCH = 4.15
_BETWEEN = 0.75
_BOX = 60.0
_GUTTER = 6.0
_INSET = 2.9
_TITLE_LINE = 5.6
_NUMBER = 3.7
_QUESTION_PITCH = 4.1
_WRITING_LINE = 5.4
_MOST_LINES = 6
"""Lines of questions that always fit; the page that asks for them keeps them shorter."""


class InShortBlock(Block):
    """What a reader takes away in ten seconds, and the questions."""

    def __init__(self, summary: Summary) -> None:
        """Show the paragraphs and questions of a summary."""
        self._summary = summary

    def height(self, width: float, level: Level) -> float:
        """As high as the taller of the two."""
        return max(self._text_height(width, level), self._box_height())

    def paint(self, painter: QPainter, rect: QRectF, level: Level) -> None:
        """Paint the paragraphs on the left, the box on the right."""
        y = rect.top()
        for lines in self._paragraphs(rect.width(), level):
            y = lines.draw(painter, rect.left(), y) + _BETWEEN
        frame = strokes.pen(1.2)
        edge = frame.widthF() / 2
        box = QRectF(rect.right() - _BOX + edge, rect.top(), _BOX - 2 * edge, rect.height())
        strokes.box(painter, box, strokes.WHITE, frame, radius=1.2)
        x = box.left() + _INSET
        y = box.top() + 0.6
        draw(painter, x, baseline(y, _TITLE_LINE, SECTION), "My questions", SECTION)
        y += _TITLE_LINE
        number_face = Type(9, 700)
        if not self._summary.questions:
            for number in range(1, 4):
                base = y + 3.1
                draw(painter, x, base, str(number), number_face)
                strokes.line(
                    painter,
                    x + _NUMBER,
                    base + 0.6,
                    box.right() - _INSET,
                    base + 0.6,
                    strokes.pen(0.6, strokes.HAIR),
                )
                y += _WRITING_LINE
            return
        for number, lines in enumerate(self._questions(), start=1):
            draw(painter, x, baseline(y, _QUESTION_PITCH, number_face), str(number), number_face)
            y = lines.draw(painter, x + _NUMBER, y) + 0.3

    def _text_height(self, width: float, level: Level) -> float:
        paragraphs = self._paragraphs(width, level)
        return sum(lines.height for lines in paragraphs) + _BETWEEN * (len(paragraphs) - 1)

    def _box_height(self) -> float:
        if not self._summary.questions:
            return 0.6 + _TITLE_LINE + 3 * _WRITING_LINE + 1.0
        return 0.6 + _TITLE_LINE + sum(q.height + 0.3 for q in self._questions()) + 1.2

    def _questions(self) -> list[Lines]:
        width = _BOX - 2 * _INSET - _NUMBER - 1
        shown: list[Lines] = []
        left = _MOST_LINES
        questions = self._summary.questions
        for index, question in enumerate(questions):
            # Each question after this one keeps at least one line.
            most = max(1, left - (len(questions) - index - 1))
            lines = plain(question, width, BODY, most)
            lines.pitch = _QUESTION_PITCH
            left -= lines.count
            shown.append(lines)
        return shown

    def _paragraphs(self, width: float, level: Level) -> list[Lines]:
        room = width - _BOX - _GUTTER
        return [
            Lines(_runs(p, with_extra=level < Level.NO_OTHER_LEG), room, _PITCH)
            for p in self._summary.in_short
        ]


def _runs(paragraph: Paragraph, *, with_extra: bool) -> list[Run]:
    text = paragraph.text
    if with_extra and paragraph.extra:
        text = f"{text} {paragraph.extra}"
    return [Run(f"{paragraph.lead}.", _LEAD), Run(text, _TEXT)]
