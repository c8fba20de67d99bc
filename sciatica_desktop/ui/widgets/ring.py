"""The ring of the player: time left in a hold, or where one repetition stands."""

from __future__ import annotations

import math
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciatica_desktop.ui.theme.manager import Theme

_SIDE = 372
_LEAST = 96
_STROKE = 16 / _SIDE
_NUMERAL = 184 / _SIDE
_CAPTION = 20 / _SIDE
_SMALLEST_CAPTION = 13
_LARGEST_CAPTION = 0.11
_GAP_PX = 9
_TICKS = 30
_TICK = 2.6
_TOP = 90.0
"""Degrees, counter-clockwise from three o'clock, as Qt counts them."""


class Ring(QWidget):
    """Shows one moment; it has no clock of its own and is repainted when told a new moment."""

    def __init__(
        self,
        *,
        theme: Theme,
        ground: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make a full ring without a number.

        Args:
            theme: gives colours and sizes.
            ground: the token of the colour behind it: then nothing below is painted again with
                every moment. None shows what lies below.
            parent: the parent widget.
        """
        super().__init__(parent)
        self._theme = theme
        self._ground = ground
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, ground is not None)
        self._share = 1.0
        self._segments: tuple[float, ...] = ()
        self._position = 0.0
        self._paused = False
        self._done = False
        self._numeral = ""
        self._caption = ""
        self._resting = QPixmap()
        self._resting_is_of: tuple[object, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def set_hold(self, remaining_s: float, total_s: float) -> None:
        """Show how much of a hold is left, in s."""
        self._done = False
        self._segments = ()
        self._share = min(1.0, max(0.0, remaining_s / total_s)) if total_s > 0 else 0.0
        self.update()

    def set_repetition(
        self,
        number: int,
        total: int,
        segments: tuple[float, ...],
        position: float,
    ) -> None:
        """Show where one repetition stands.

        Args:
            number: the repetition, from 1.
            total: how many there are.
            segments: lengths of its phases in s; phases of no length are left out.
            position: share of its time that has passed, 0 to 1.
        """
        self._done = False
        self._segments = tuple(length for length in segments if length > 0)
        self._position = min(1.0, max(0.0, position))
        self.set_text(str(number), f"of {total}")
        self.update()

    def set_paused(self, paused: bool) -> None:
        """Show that the time stands still."""
        self._paused = paused
        self._name()
        self.update()

    def set_done(self) -> None:
        """Show that all is done."""
        self._done, self._paused = True, False
        self._name()
        self.update()

    def set_text(self, numeral: str, caption: str) -> None:
        """Show a number and what it counts."""
        if (numeral, caption) != (self._numeral, self._caption):
            self._numeral, self._caption = numeral, caption
            self._name()
            self.update()

    def _name(self) -> None:
        words = "Done" if self._done else f"{self._numeral} {self._shown_caption()}".strip()
        if words != self.accessibleName():
            self.setAccessibleName(words)

    def _shown_caption(self) -> str:
        return "paused" if self._paused else self._caption

    def _circle(self) -> tuple[QRectF, float]:
        """The middle line of the ring and its width."""
        side = float(min(self.width(), self.height()))
        stroke = max(4.0, side * _STROKE)
        # The bead is wider than the ring.
        inset = stroke * 0.75
        rect = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        return rect.adjusted(inset, inset, -inset, -inset), stroke

    def _arc(self, painter: QPainter, start: float, end: float, colour: QColor) -> None:
        """Paint from one share of the circle to another, clockwise from the top."""
        rect, stroke = self._circle()
        pen = QPen(colour, stroke)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(rect, round((_TOP - start * 360) * 16), round((start - end) * 360 * 16))

    def _paint_hold(self, painter: QPainter) -> None:
        rect, stroke = self._circle()
        painter.setPen(QPen(self._theme.colour("track"), stroke))
        painter.drawEllipse(rect)
        if self._share > 0.0:
            if self._share >= 1.0:
                painter.setPen(QPen(self._theme.colour("done"), stroke))
                painter.drawEllipse(rect)
            else:
                self._arc(painter, 0.0, self._share, self._theme.colour("done"))

    def _arcs(self) -> Iterator[tuple[float, float]]:
        """Where the phases of a repetition begin and end, as shares of the circle."""
        rect, stroke = self._circle()
        around = math.pi * rect.width()
        gap = (stroke + _GAP_PX) / around if len(self._segments) > 1 else 0.0
        whole = sum(self._segments)
        start = 0.0
        for length in self._segments:
            end = start + length / whole
            yield start + gap / 2, max(start + gap / 2 + 0.001, end - gap / 2)
            start = end

    def _ground_colour(self) -> QColor:
        if self._ground is None:
            return QColor(Qt.GlobalColor.transparent)
        return self._theme.colour(self._ground)

    def _paint_resting(self, painter: QPainter) -> None:
        """What stays as it is through a whole repetition: painted once, then copied."""
        is_of = (
            self.size(),
            self.devicePixelRatioF(),
            self._theme.name,
            self._theme.scale,
            self._segments,
            self._numeral,
            self._caption,
        )
        if is_of != self._resting_is_of:
            self._resting = QPixmap(self.size() * self.devicePixelRatioF())
            self._resting.setDevicePixelRatio(self.devicePixelRatioF())
            self._resting.fill(self._ground_colour())
            inside = QPainter(self._resting)
            inside.setRenderHint(QPainter.RenderHint.Antialiasing)
            for first, last in self._arcs():
                self._arc(inside, first, last, self._theme.colour("track"))
            self._paint_words(inside)
            inside.end()
            self._resting_is_of = is_of
        painter.drawPixmap(0, 0, self._resting)

    def _paint_repetition(self, painter: QPainter) -> None:
        rect, stroke = self._circle()
        for first, last in self._arcs():
            if self._position > first:
                passed = min(last, self._position)
                self._arc(painter, first, passed, self._theme.colour("done"))
        angle = math.radians(_TOP - self._position * 360)
        radius = rect.width() / 2
        bead = rect.center() + QPointF(math.cos(angle) * radius, -math.sin(angle) * radius)
        painter.setBrush(self._theme.colour("surface"))
        painter.setPen(QPen(self._theme.colour("done"), max(2.5, stroke * 0.3)))
        painter.drawEllipse(bead, stroke * 0.62, stroke * 0.62)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_ticks(self, painter: QPainter) -> None:
        rect, stroke = self._circle()
        pen = QPen(self._theme.colour("control"), max(2.0, rect.width() / _SIDE * _TICK * 2))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        inner, outer = rect.width() / 2 - stroke / 2, rect.width() / 2 + stroke / 2
        for tick in range(_TICKS):
            angle = 2 * math.pi * tick / _TICKS
            along = QPointF(math.sin(angle), -math.cos(angle))
            painter.drawLine(rect.center() + along * inner, rect.center() + along * outer)

    def _paint_words(self, painter: QPainter) -> None:
        rect, stroke = self._circle()
        side = rect.width() + 2 * stroke
        ink, quiet = self._theme.colour("ink"), self._theme.colour("ink2")
        if self._done:
            mark = side * 0.4
            box = QRectF(0, 0, mark, mark)
            box.moveCenter(rect.center())
            self._theme.paint_icon(painter, box, "check", "done")
            return
        caption = self._shown_caption()
        font = self._theme.numeral_font(side * _NUMERAL)
        metrics = QFontMetricsF(font)
        room = rect.width() - stroke * 3
        width = metrics.horizontalAdvance(self._numeral)
        if width > room:
            font = self._theme.numeral_font(side * _NUMERAL * room / width)
            metrics = QFontMetricsF(font)
        words = self._theme.font("heading", 500)
        least = min(self._theme.px(_SMALLEST_CAPTION), round(side * _LARGEST_CAPTION))
        words.setPixelSize(max(least, round(side * _CAPTION), 1))
        low = QFontMetricsF(words)
        centre = rect.center()
        if not self._numeral:
            painter.setFont(words)
            painter.setPen(ink)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, caption)
            return
        # Digits are centred by what is seen of them, a little high where a word stands below.
        capital = metrics.capHeight()
        line = low.height() * 1.25 if caption else 0.0
        base = centre.y() + capital / 2 - line * 0.32
        painter.setFont(font)
        painter.setPen(ink)
        # The tight setting of the last digit is no part of what is seen.
        seen = metrics.horizontalAdvance(self._numeral) - font.letterSpacing()
        painter.drawText(QPointF(centre.x() - seen / 2, base), self._numeral)
        if caption:
            painter.setFont(words)
            painter.setPen(quiet)
            below = QRectF(rect.x(), base + line * 0.35, rect.width(), line)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, caption)

    def sizeHint(self) -> QSize:
        """The drawn size."""
        return QSize(_SIDE, _SIDE)

    def minimumSizeHint(self) -> QSize:
        """Small, but still a ring; the page keeps the number at 96 px or more."""
        return QSize(_LEAST, _LEAST)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the moment."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        moves = bool(self._segments) and not self._paused and not self._done
        if self._ground is not None and not moves:
            painter.fillRect(self.rect(), self._ground_colour())
        if self._paused:
            self._paint_ticks(painter)
        elif self._done:
            self._share, self._segments = 1.0, ()
            self._paint_hold(painter)
        elif self._segments:
            self._paint_resting(painter)
            self._paint_repetition(painter)
            painter.end()
            return
        else:
            self._paint_hold(painter)
        self._paint_words(painter)
        painter.end()
