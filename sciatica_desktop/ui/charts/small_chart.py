"""The base of the small charts in cards: painted, pointed at, walked through with arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.focus import FocusMark

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of a chart that can be pointed at, and what it says."""

    area: QRectF
    words: str


class SmallChart(QWidget):
    """One picture of some numbers; its parts are read one by one.

    Left and right choose a part, Home and End the first and the last, Escape lets go. Without a
    chosen part the accessible description is the text twin.

    Signals:
        told: what the chosen part says; empty where none is chosen.
    """

    told = Signal(str)

    def __init__(self, name: str, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty chart."""
        super().__init__(parent)
        self.theme = theme
        self._chosen: int | None = None
        self._twin: tuple[str, ...] = ()
        self._focus = FocusMark(self, theme=theme, radius=8, distance=4)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._on_theme)

    @property
    def words(self) -> tuple[str, ...]:
        """The text twin: the same numbers as sentences."""
        return self._twin

    @property
    def chosen_words(self) -> str:
        """What the chosen part says; empty where none is chosen."""
        spots = self.spots(QRectF(self.rect()), self.theme)
        inside = self._chosen is not None and self._chosen < len(spots)
        return spots[self._chosen].words if self._chosen is not None and inside else ""

    def set_words(self, twin: Sequence[str]) -> None:
        """Take the text twin of what is shown now."""
        self._twin = tuple(twin)
        self._chosen = None
        self._describe()
        self.updateGeometry()
        self.update()

    def spots(self, area: QRectF, theme: Theme) -> Sequence[Spot]:
        """The parts in the order in which they are read; charts override this."""
        raise NotImplementedError

    def paint_on(self, painter: QPainter, area: QRectF, theme: Theme, chosen: int | None) -> None:
        """Paint into an area in the colours of a theme; charts override this."""
        raise NotImplementedError

    def height_at(self, width: float, theme: Theme) -> float:
        """The height in px that the chart takes at a width; charts override this."""
        raise NotImplementedError

    def step_of(self, key: Qt.Key) -> int:
        """How many parts a key goes on; 0 for a key that does nothing."""
        back = (Qt.Key.Key_Left, Qt.Key.Key_Up)
        return -1 if key in back else int(key in (Qt.Key.Key_Right, Qt.Key.Key_Down))

    def choose(self, place: int | None) -> None:
        """Read a part, or none."""
        if place == self._chosen:
            return
        self._chosen = place
        self._describe()
        self.told.emit(self.chosen_words)
        if self.hasFocus() and self.chosen_words and QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self, self.chosen_words)
            QAccessible.updateAccessibility(event)
        self.update()

    def _describe(self) -> None:
        self.setAccessibleDescription(self.chosen_words or " ".join(self._twin))

    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()

    def _spot_at(self, position: QPointF) -> int | None:
        spots = self.spots(QRectF(self.rect()), self.theme)
        found = (place for place, spot in enumerate(spots) if spot.area.contains(position))
        return next(found, None)

    def hasHeightForWidth(self) -> bool:
        """The height follows from the rows there are."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all rows."""
        return round(self.height_at(width, self.theme))

    def sizeHint(self) -> QSize:
        """As wide as the card."""
        width = self.theme.px(280)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def minimumSizeHint(self) -> QSize:
        """The least that can be read."""
        return QSize(self.theme.px(180), self.heightForWidth(max(1, self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint in the window's own colours."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_on(painter, QRectF(self.rect()), self.theme, self._chosen)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read what is pointed at."""
        self.choose(self._spot_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Let go of what was pointed at."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self.choose(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._focus.came(event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go."""
        super().focusOutEvent(event)
        self._focus.went()
        self.choose(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a part."""
        key = Qt.Key(event.key())
        last = len(self.spots(QRectF(self.rect()), self.theme)) - 1
        step = self.step_of(key)
        if last < 0 or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        if step:
            begin = (0 if step > 0 else last) if self._chosen is None else self._chosen + step
            self.choose(max(0, min(last, begin)))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.choose(0 if key == Qt.Key.Key_Home else last)
        elif key == Qt.Key.Key_Escape and self._chosen is not None:
            self.choose(None)
        else:
            super().keyPressEvent(event)
            return
        self._focus.show()


def line_height(theme: Theme) -> float:
    """Height in px of a line of small words."""
    return QFontMetricsF(theme.font("small")).lineSpacing()


def advance(theme: Theme, words: str, weight: int | None = None) -> float:
    """Width in px of small words."""
    return QFontMetricsF(theme.font("small", weight)).horizontalAdvance(words)


def write(
    painter: QPainter,
    box: QRectF,
    words: str,
    theme: Theme,
    *,
    tone: str = "ink2",
    weight: int | None = None,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """Write small words into a box, cut short where they are longer than it."""
    font = theme.font("small", weight)
    painter.setFont(font)
    painter.setPen(theme.colour(tone))
    fitting = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width() + 1)
    painter.drawText(box.adjusted(0, 0, 1, 0), align, fitting)
