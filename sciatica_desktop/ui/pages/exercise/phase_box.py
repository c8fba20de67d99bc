"""One phase of a repetition: a closer look, its number, its word and its seconds."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import RADIUS_BOX, RADIUS_CELL, SELECTED_EDGE
from sciatica_desktop.ui.widgets.focus import FocusMark, ShowsFocus

PICTURE = QSize(128, 96)
"""Of the closer look, in px at 100 % text."""

_PADDING, _GAP = 12, 8
_HEIGHT, _LOW, _BARE = 168, 120, 64
_ASIDE = 250
"""From this width the words stand beside the picture."""


class PhaseBox(ShowsFocus, QAbstractButton):
    """Checked while its phase is shown; the row alone decides that.

    Signals:
        stepped: go on (1) or back (-1), by an arrow key.
        play_requested: show the whole repetition.
    """

    stepped = Signal(int)
    play_requested = Signal()

    def __init__(self, *, theme: Theme) -> None:
        """Make an empty box."""
        super().__init__()
        self._theme = theme
        self._number, self._word, self._length = 0, "", ""
        self._picture: QImage | None = None
        self._is_drawn = True
        self._part = QRectF()
        self._focus = FocusMark(self, theme=theme, radius=RADIUS_BOX)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_words(self, number: int, of: int, word: str, length: str, cue: str) -> None:
        """Say which phase it is.

        Args:
            number: place of the phase, from 1.
            of: how many there are.
            word: its word.
            length: its seconds in words; may be empty.
            cue: what to do, for a screen reader.
        """
        self._number, self._word, self._length = number, word, length
        self.setText(word)
        self.setAccessibleName(f"Phase {number} of {of}: {word}")
        self.setAccessibleDescription(" ".join(filter(None, (cue, length))))
        self._picture = None
        self.update()

    def set_drawn(self, drawn: bool) -> None:
        """Keep room for a picture, or for the words alone."""
        if drawn is not self._is_drawn:
            self._is_drawn = drawn
            self.updateGeometry()
            self.update()

    def set_picture(self, picture: QImage, part: QRectF) -> None:
        """Show a part of a picture, in its device pixels."""
        self._picture, self._part = picture, part
        self.update()

    def nextCheckState(self) -> None:
        """Which one is shown is told by the row alone."""

    def _is_low(self, width: int) -> bool:
        return width >= self._theme.px(_ASIDE)

    def hasHeightForWidth(self) -> bool:
        """Lower where the words stand beside the picture."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The drawn height."""
        if not self._is_drawn:
            return self._theme.px(_BARE)
        return self._theme.px(_LOW if self._is_low(width) else _HEIGHT)

    def sizeHint(self) -> QSize:
        """The drawn size."""
        px = self._theme.px
        return QSize(px(PICTURE.width() + 2 * _PADDING), px(_HEIGHT if self._is_drawn else _BARE))

    def minimumSizeHint(self) -> QSize:
        """Narrower, the picture is cut at its sides."""
        return QSize(self._theme.px(96), self._theme.px(_LOW if self._is_drawn else _BARE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the state it is in."""
        theme, px = self._theme, self._theme.px
        on, over = self.isChecked(), self.underMouse() or self.isDown()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        edge = SELECTED_EDGE if on else 1.0
        colour = "action" if on else "control" if over else "line"
        painter.setPen(QPen(theme.colour(colour), edge))
        painter.setBrush(theme.colour("action_soft" if on else "page"))
        half = edge / 2
        rect = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(rect, RADIUS_BOX, RADIUS_BOX)
        room = QRectF(self.rect()).adjusted(
            px(_PADDING), px(_PADDING), -px(_PADDING), -px(_PADDING)
        )
        self._paint_words(painter, self._paint_pictured(painter, room) if self._is_drawn else room)
        painter.end()

    def _paint_pictured(self, painter: QPainter, room: QRectF) -> QRectF:
        """Paint the closer look and return what is left for the words."""
        px, low = self._theme.px, self._is_low(self.width())
        shown = QRectF(room.x(), room.y(), room.width(), px(PICTURE.height()))
        if low:
            shown.setWidth(px(PICTURE.width()))
        self._paint_picture(painter, shown)
        if low:
            words = QRectF(room)
            words.setLeft(shown.right() + px(_PADDING))
            words.setTop(room.center().y() - px(20))
        else:
            words = QRectF(room.x(), shown.bottom() + px(_GAP), room.width(), px(40))
        return words

    def _paint_picture(self, painter: QPainter, shown: QRectF) -> None:
        frame = QPainterPath()
        frame.addRoundedRect(shown, RADIUS_CELL, RADIUS_CELL)
        painter.fillPath(frame, self._theme.colour("surface"))
        if self._picture is None:
            return
        painter.save()
        painter.setClipPath(frame)
        # As high as the frame, in its middle; a wide frame shows some of its ground at the sides.
        width = shown.height() * self._part.width() / self._part.height()
        target = QRectF(shown.center().x() - width / 2, shown.y(), width, shown.height())
        painter.drawImage(target, self._picture, self._part)
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        theme, px = self._theme, self._theme.px
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        first = QRectF(room.x(), room.y(), room.width(), px(20))
        painter.setFont(theme.font("small", 600))
        painter.setPen(theme.colour("ink2"))
        painter.drawText(first, left, str(self._number))
        first.setLeft(first.x() + px(16))
        painter.setPen(theme.colour("action_ink" if self.isChecked() else "ink"))
        word = painter.fontMetrics().elidedText(
            self._word, Qt.TextElideMode.ElideRight, round(first.width())
        )
        painter.drawText(first, left, word)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink2"))
        second = QRectF(first.x(), first.bottom(), first.width(), px(20))
        painter.drawText(second, left, self._length)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step, Space plays, Enter shows this phase."""
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case Qt.Key.Key_Right | Qt.Key.Key_Down:
                self.stepped.emit(1)
            case Qt.Key.Key_Space if not event.isAutoRepeat():
                self.play_requested.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not event.isAutoRepeat():
                self.click()
            case _:
                super().keyPressEvent(event)
