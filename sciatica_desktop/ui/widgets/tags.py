"""Small facts in a row: a place, the minutes, the sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciatica_desktop.domain.doses import minutes_words, sides_words
from sciatica_desktop.domain.exercise import Exercise, Place
from sciatica_desktop.domain.finding import seconds_of
from sciatica_desktop.domain.plan import Pace
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import RADIUS_TAG

HEIGHT = 24
_PADDING, _ICON, _GAP = 8, 16, 4

PLACE_WORDS = {
    Place.CHAIR: "Chair",
    Place.DESK: "Desk, standing",
    Place.FLOOR: "Mat",
    Place.BED: "Bed",
}
"""What the places are called on cards and on the chips that filter by them."""

_PLACE_TAGS = PLACE_WORDS | {Place.DESK: "Standing"}
"""The same, shorter: three tags have to stand side by side on a card."""

PLACE_ICONS = {
    Place.CHAIR: "chair",
    Place.DESK: "desk",
    Place.FLOOR: "mat",
    Place.BED: "bed",
}


@dataclass(frozen=True, slots=True)
class Tag:
    """One fact, with an icon or without."""

    words: str
    icon: str = ""


def place_tags(places: Sequence[Place]) -> tuple[Tag, ...]:
    """Where an exercise can be done."""
    return tuple(Tag(_PLACE_TAGS[place], PLACE_ICONS[place]) for place in places)


def card_tags(exercise: Exercise, pace: Pace) -> tuple[Tag, ...]:
    """Place, length and sides of an exercise, as its card shows them."""
    tags = [*place_tags(exercise.places[:1])]
    if exercise.is_timed:
        tags.append(Tag(minutes_words(seconds_of(exercise, pace)), "clock"))
    sides = sides_words(exercise, affected=pace.affected)
    if sides:
        tags.append(Tag(sides))
    return tuple(tags)


def tags_words(tags: Sequence[Tag]) -> str:
    """The same facts for a screen reader."""
    return ", ".join(tag.words for tag in tags)


def tag_width(tag: Tag, theme: Theme) -> float:
    """The width of one tag in px."""
    px = theme.px
    icon = px(_ICON) + px(_GAP) if tag.icon else 0
    return theme.text_width(tag.words, "small", 500) + icon + 2 * px(_PADDING)


def paint_tags(
    painter: QPainter,
    at: QPointF,
    tags: Sequence[Tag],
    theme: Theme,
    room: float,
) -> None:
    """Paint as many tags as fit, from a corner to the right.

    Args:
        painter: paints on the widget.
        at: the upper left corner in px.
        tags: what is said, the most important first.
        theme: gives colours and sizes.
        room: width there is in px.
    """
    px, x = theme.px, at.x()
    painter.setFont(theme.font("small", 500))
    for tag in tags:
        width = tag_width(tag, theme)
        if x + width > at.x() + room + 0.5:
            return
        box = QRectF(x, at.y(), width, px(HEIGHT))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sunken"))
        painter.drawRoundedRect(box, px(RADIUS_TAG), px(RADIUS_TAG))
        words = box.adjusted(px(_PADDING), 0, 0, 0)
        if tag.icon:
            side = px(_ICON)
            mark = QRectF(words.x(), box.center().y() - side / 2, side, side)
            theme.paint_icon(painter, mark, tag.icon, "ink2")
            words.setLeft(mark.right() + px(_GAP))
        painter.setPen(theme.colour("ink2"))
        painter.drawText(
            words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, tag.words
        )
        x += width + px(_GAP)


class TagRow(QWidget):
    """Tags as a widget of their own; those that do not fit are left out."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty row."""
        super().__init__(parent)
        self._theme = theme
        self._tags: tuple[Tag, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_tags(self, tags: Sequence[Tag]) -> None:
        """Show other tags."""
        self._tags = tuple(tags)
        self.setAccessibleName(tags_words(tags))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for all of them."""
        width = sum(tag_width(tag, self._theme) + self._theme.px(_GAP) for tag in self._tags)
        return QSize(round(width) + 1, self._theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """It gives way."""
        return QSize(0, self._theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tags."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_tags(painter, QPointF(0, 0), self._tags, self._theme, self.width())
        painter.end()
