"""Ticked safety signs, framed and bold, above everything else."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from sciatica_desktop.reports import strokes
from sciatica_desktop.reports.blocks.block import Block
from sciatica_desktop.reports.level import Level
from sciatica_desktop.reports.model import WarningBox
from sciatica_desktop.reports.typeset import Lines, Run, Type, baseline, draw, plain

_TITLE = Type(12, 700)
_ITEM = Type(10.5, 700)
_SMALL_ITEM = Type(9, 700)
_TITLE_LINE = 5.9
_ITEM_LINE = 4.6
_SMALL_ITEM_LINE = 3.9
_TICK = 2.7
_INSET = 6.2
_BAR = 3.2


class WarningBlock(Block):
    """The frame of ticked signs; takes no room when none is ticked."""

    def __init__(self, warning: WarningBox | None) -> None:
        """Show ticked signs, or nothing."""
        self._warning = warning

    def height(self, width: float, level: Level) -> float:
        """Title, one line or more a sign, and the note."""
        if self._warning is None:
            return 0.0
        items = sum(lines.height for lines in self._items(width, level))
        return 0.9 + _TITLE_LINE + items + 0.2 + self._note(width).height + 0.7

    def paint(self, painter: QPainter, rect: QRectF, level: Level) -> None:
        """Paint the frame, the bar on its left and the words."""
        if self._warning is None:
            return
        frame = strokes.pen(2.2)
        half = frame.widthF() / 2
        strokes.box(painter, rect.adjusted(half, half, -half, -half), None, frame)
        strokes.box(painter, QRectF(rect.left(), rect.top(), _BAR, rect.height()), strokes.INK)
        x = rect.left() + _INSET
        y = rect.top() + 0.9
        draw(painter, x, baseline(y, _TITLE_LINE, _TITLE), self._warning.title, _TITLE)
        y += _TITLE_LINE
        for lines in self._items(rect.width(), level):
            self._tick(painter, QRectF(x, y + (lines.pitch - _TICK) / 2, _TICK, _TICK))
            y = lines.draw(painter, x + _TICK + 1.8, y)
        self._note(rect.width()).draw(painter, x, y + 0.2)

    def _items(self, width: float, level: Level) -> list[Lines]:
        assert self._warning is not None
        small = level >= Level.SMALL_SIGNS
        face, pitch = (_SMALL_ITEM, _SMALL_ITEM_LINE) if small else (_ITEM, _ITEM_LINE)
        room = width - _INSET - _TICK - 1.8 - 3
        return [Lines((Run(item, face),), room, pitch) for item in self._warning.items]

    def _note(self, width: float) -> Lines:
        assert self._warning is not None
        return plain(self._warning.note, width - _INSET - 3)

    @staticmethod
    def _tick(painter: QPainter, square: QRectF) -> None:
        strokes.box(painter, square, strokes.WHITE, strokes.pen(0.9))
        strokes.tick(painter, square, 1.2)
