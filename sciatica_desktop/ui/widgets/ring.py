"""The ring of the player: time left in a hold, or where one repetition stands."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
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
_BEAD = 0.62
_BEAD_EDGE = 0.3
_BEAD_REACH = 0.8
"""Radius of the bead, the width of its line, and how far both reach, in widths of the ring."""
_FAR = 0.05
"""Share of the circle beyond which a step is painted as a new ring."""
_INKS = ("done", "track")
_TOP = 90.0
"""Degrees, counter-clockwise from three o'clock, as Qt counts them."""


@dataclass(frozen=True, slots=True, eq=False)
class _Shape:
    """What a moment is painted with, found once for a size, a theme and a set of phases.

    Attributes:
        rect: round the middle line of the ring.
        x: its middle.
        y: its middle.
        radius: of the middle line.
        stroke: width of the ring.
        tracks: where each phase begins and ends, as shares of the circle.
        done: the pen of what has passed.
        track: the pen of what has not.
        bead_edge: the pen of the bead.
        bead: what it is filled with.
    """

    rect: QRectF
    x: float
    y: float
    radius: float
    stroke: float
    tracks: tuple[tuple[float, float], ...]
    done: QPen
    track: QPen
    bead_edge: QPen
    bead: QColor

    def at(self, share: float) -> tuple[float, float]:
        """The point of the middle line at a share of the circle."""
        angle = math.radians(_TOP - share * 360)
        return self.x + math.cos(angle) * self.radius, self.y - math.sin(angle) * self.radius

    def share_of(self, length: float) -> float:
        """What share of the circle a length in px is."""
        return length / (2 * math.pi * self.radius)


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
        self._shape_now: _Shape | None = None
        self._moved = QRect()
        self._moved_from = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._restyle)

    def set_hold(self, remaining_s: float, total_s: float) -> None:
        """Show how much of a hold is left, in s."""
        share = min(1.0, max(0.0, remaining_s / total_s)) if total_s > 0 else 0.0
        before, self._share = self._share, share
        if self._done or self._segments:
            self._set_segments(())
        elif before != share:
            self._update_between(before, share)

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
        before, self._position = self._position, min(1.0, max(0.0, position))
        if self._done or segments != self._segments:
            self._set_segments(segments)
        elif before != position:
            self._update_between(before, self._position)
        self.set_text(str(number), f"of {total}")

    def set_paused(self, paused: bool) -> None:
        """Show that the time stands still."""
        if paused != self._paused:
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

    def _set_segments(self, segments: tuple[float, ...]) -> None:
        self._done, self._segments = False, segments
        self._restyle()

    def _restyle(self) -> None:
        self._shape_now = None
        self.update()

    def _update_between(self, before: float, after: float) -> None:
        """Have painted again what lies between two shares of the circle, and no more.

        Further than a few steps apart, and it is the whole ring.
        """
        if self._ground is None or abs(after - before) > _FAR:
            self.update()
            return
        shape = self._shape()
        reach = shape.stroke * _BEAD_REACH + 2
        (x, y), (other_x, other_y) = shape.at(before), shape.at(after)
        left, top = int(min(x, other_x) - reach), int(min(y, other_y) - reach)
        wide, high = abs(x - other_x) + 2 * reach + 2, abs(y - other_y) + 2 * reach + 2
        self._moved, self._moved_from = QRect(left, top, int(wide), int(high)), min(before, after)
        self.update(self._moved)

    @property
    def words(self) -> str:
        """What it says, such as "18 seconds"."""
        return "Done" if self._done else f"{self._numeral} {self._shown_caption()}".strip()

    def _name(self) -> None:
        """A name that changed with every second would be read out with every second."""
        name = "Done" if self._done else "Paused" if self._paused else "Time and count"
        if name != self.accessibleName():
            self.setAccessibleName(name)

    def _shown_caption(self) -> str:
        return "paused" if self._paused else self._caption

    def _shape(self) -> _Shape:
        if self._shape_now is None:
            side = float(min(self.width(), self.height()))
            stroke = max(4.0, side * _STROKE)
            # The bead is wider than the ring.
            inset = stroke * 0.75
            rect = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
            rect.adjust(inset, inset, -inset, -inset)
            done, track = (_round_pen(self._theme.colour(name), stroke) for name in _INKS)
            edge = QPen(done.color(), max(2.5, stroke * _BEAD_EDGE))
            tracks = self._tracks((stroke + _GAP_PX) / (math.pi * rect.width()))
            bead = self._theme.colour("surface")
            x, y, radius = rect.center().x(), rect.center().y(), rect.width() / 2
            self._shape_now = _Shape(rect, x, y, radius, stroke, tracks, done, track, edge, bead)
        return self._shape_now

    def _tracks(self, gap: float) -> tuple[tuple[float, float], ...]:
        """Where the phases of a repetition begin and end, ``gap`` apart; a hold is one whole."""
        lengths = [length for length in self._segments if length > 0]
        if not lengths:
            return ((0.0, 1.0),)
        gap = gap if len(lengths) > 1 else 0.0
        tracks, start = [], 0.0
        for length in lengths:
            end = start + length / sum(lengths)
            tracks.append((start + gap / 2, max(start + gap / 2 + 0.001, end - gap / 2)))
            start = end
        return tuple(tracks)

    def _arc(self, painter: QPainter, start: float, end: float, pen: QPen) -> None:
        """Paint from one share of the circle to another, clockwise from the top."""
        rect = self._shape().rect
        painter.setPen(pen)
        if end - start >= 1.0:
            painter.drawEllipse(rect)
        else:
            painter.drawArc(rect, round((_TOP - start * 360) * 16), round((start - end) * 5760))

    def _ground_colour(self) -> QColor:
        if self._ground is None:
            return QColor(Qt.GlobalColor.transparent)
        return self._theme.colour(self._ground)

    def _paint_resting(self, painter: QPainter) -> None:
        """What stays as it is for a second or a repetition: painted once, then copied."""
        shape, ratio = self._shape(), self.devicePixelRatioF()
        is_of = (shape, ratio, self._numeral, self._caption)
        if is_of != self._resting_is_of:
            self._resting = QPixmap(self.size() * ratio)
            self._resting.setDevicePixelRatio(ratio)
            self._resting.fill(self._ground_colour())
            inside = QPainter(self._resting)
            inside.setRenderHint(QPainter.RenderHint.Antialiasing)
            for first, last in shape.tracks:
                self._arc(inside, first, last, shape.track)
            self._paint_words(inside)
            inside.end()
            self._resting_is_of = is_of
        painter.drawPixmap(0, 0, self._resting)

    def _paint_moving(self, painter: QPainter, part: QRect) -> None:
        """What has passed of a repetition, or is left of a hold.

        Args:
            painter: of the widget.
            part: what is painted at all. Where only the end has moved, the stroke begins a little
                outside of it: Qt takes as long for a stroke as the stroke is, clipped or not.
        """
        shape, repeats = self._shape(), bool(self._segments)
        end = self._position if repeats else self._share
        begin = 0.0
        # Near the top the beginning of the stroke is in sight, too.
        if end < 1.0 - _FAR and self._moved.contains(part):
            around = part.width() + part.height() + shape.stroke
            begin = self._moved_from - shape.share_of(around)
        for first, last in shape.tracks:
            if first < end and last > begin:
                self._arc(painter, max(first, begin), min(last, end), shape.done)
        if repeats:
            painter.setBrush(shape.bead)
            painter.setPen(shape.bead_edge)
            radius = shape.stroke * _BEAD
            painter.drawEllipse(QPointF(*shape.at(end)), radius, radius)
            painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_ticks(self, painter: QPainter) -> None:
        rect, stroke = self._shape().rect, self._shape().stroke
        pen = QPen(self._theme.colour("control"), max(2.0, rect.width() / _SIDE * _TICK * 2))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        inner, outer = rect.width() / 2 - stroke / 2, rect.width() / 2 + stroke / 2
        for tick in range(_TICKS):
            angle = 2 * math.pi * tick / _TICKS
            along = QPointF(math.sin(angle), -math.cos(angle))
            painter.drawLine(rect.center() + along * inner, rect.center() + along * outer)

    def _paint_words(self, painter: QPainter) -> None:
        rect, stroke = self._shape().rect, self._shape().stroke
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size, another ring."""
        super().resizeEvent(event)
        self._shape_now = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the moment, or the part of it that has moved."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._paused and not self._done:
            self._paint_resting(painter)
            self._paint_moving(painter, event.rect())
            painter.end()
            return
        if self._ground is not None:
            painter.fillRect(event.rect(), self._ground_colour())
        if self._done:
            self._arc(painter, 0.0, 1.0, self._shape().done)
        else:
            self._paint_ticks(painter)
        self._paint_words(painter)
        painter.end()


def _round_pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
