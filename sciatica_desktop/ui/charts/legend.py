"""What the marks of the chart mean, in as many lines as it takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciatica_desktop.domain.diary import TreatmentKind
from sciatica_desktop.ui.charts.layer import faded, paint_hatch
from sciatica_desktop.ui.charts.timeline import Timeline
from sciatica_desktop.ui.theme.manager import Theme

_EVENTS = (("V", "visit"), ("N", "note"), ("R", "new routine"))
_SAMPLE = 26
"""Width of a sample of a line in px at 100 % text size."""


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of the legend: a sample's width and painter, and its words."""

    words: str
    width: int
    paint: Callable[[QPainter, QRectF, Theme], None]


class Legend(QWidget):
    """Samples with their words; only for what the picture holds."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty legend."""
        super().__init__(parent)
        self._theme = theme
        self._keys: tuple[Key, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._on_theme)

    def show_timeline(self, timeline: Timeline) -> None:
        """Explain a picture."""
        self._keys = tuple(keys_of(timeline))
        self.setAccessibleName("Marks: " + "; ".join(key.words for key in self._keys))
        self._on_theme()

    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()

    def _places(self, width: float) -> list[tuple[QRectF, Key]]:
        """Where each entry goes."""
        metrics = QFontMetricsF(self._theme.font("small"))
        line = metrics.lineSpacing()
        gap, between = self._theme.space(8), self._theme.px(20)
        x = y = 0.0
        places = []
        for key in self._keys:
            needed = self._theme.px(key.width) + gap + metrics.horizontalAdvance(key.words) + 1
            if x and x + needed > width:
                x, y = 0.0, y + line + self._theme.space(4)
            places.append((QRectF(x, y, needed, line), key))
            x += needed + between
        return places

    def sizeHint(self) -> QSize:
        """One line, where it is wide enough."""
        places = self._places(float("inf"))
        width = places[-1][0].right() if places else 0
        return QSize(round(width), self.heightForWidth(round(width) + 1))

    def minimumSizeHint(self) -> QSize:
        """The widest single entry."""
        width = max((place.width() for place, _ in self._places(float("inf"))), default=0)
        return QSize(round(width) + 1, self.heightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:
        """The height follows from where the lines break."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all lines."""
        places = self._places(width)
        return round(places[-1][0].bottom()) + 1 if places else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint samples and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        for place, key in self._places(self.width()):
            sample = QRectF(place.left(), place.top(), theme.px(key.width), place.height())
            painter.save()
            key.paint(painter, sample, theme)
            painter.restore()
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("ink2"))
            words = place.adjusted(sample.width() + theme.space(8), 0, 1, 0)
            align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(words, align, key.words)
        painter.end()


def keys_of(timeline: Timeline) -> Sequence[Key]:
    """The entries a picture needs."""
    each, every = ("week", "week mean") if timeline.by_week else ("day", "7 days")
    keys = [Key(f"leg, {every}", _SAMPLE, _leg_line)]
    if timeline.back:
        keys.append(Key(f"back, {every}", _SAMPLE, _back_line))
    keys.append(Key(f"{each}, mean to worst", 8, _bar))
    if not timeline.by_week and any(week.is_valid for week in timeline.weeks):
        keys.append(Key("week mean", _SAMPLE, _week_line))
    if any(bar.hollow for bar in timeline.bars):
        keys.append(Key("under 3 days" if timeline.by_week else "written later", 10, _hollow_dot))
    if timeline.first_week is not None:
        what = "first week" if timeline.since is None else "marked week"
        keys.append(Key(f"under 2 points and 30 % from {what}", 22, _band))
    if timeline.by_week and timeline.flares:
        keys.append(Key("flare", 14, _flare))
    if any(timeline.planned.get(day) != done for day, done in timeline.minutes.items()):
        keys.append(Key("minutes done, planned", 22, _minutes))
    letters = {letter for mark in timeline.marks for letter in mark.letters}
    keys += [
        Key(kind.value, 18, partial(_letter, letter=kind.letter))
        for kind in TreatmentKind
        if kind.letter in letters
    ]
    keys += [
        Key(words, 18, partial(_letter, letter=letter))
        for letter, words in _EVENTS
        if letter in letters
    ]
    return keys


def _minutes(painter: QPainter, box: QRectF, theme: Theme) -> None:
    done = theme.colour("done")
    column = QRectF(box.left() + 2, box.top() + 1, 8, box.height() - 2)
    painter.fillRect(column.adjusted(0, 5, 0, 0), done)
    painter.setPen(QPen(done, 1))
    painter.drawRect(column.translated(11, 0))


def _leg_line(painter: QPainter, box: QRectF, theme: Theme) -> None:
    painter.setPen(QPen(theme.colour("leg"), 3))
    painter.drawLine(_middle(box))


def _back_line(painter: QPainter, box: QRectF, theme: Theme) -> None:
    pen = QPen(theme.colour("back"), 2.5)
    pen.setDashPattern([2.8, 2.0])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(_middle(box))


def _week_line(painter: QPainter, box: QRectF, theme: Theme) -> None:
    pen = QPen(theme.colour("ink"), 1.5)
    pen.setDashPattern([1.33, 2.67])
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(_middle(box))


def _bar(painter: QPainter, box: QRectF, theme: Theme) -> None:
    leg = theme.colour("leg")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(faded(leg, 0.36))
    painter.drawRoundedRect(box.adjusted(0, 0, 0, -3), 2, 2)
    painter.setBrush(leg)
    painter.drawRoundedRect(QRectF(box.left(), box.top(), box.width(), 3), 1, 1)
    painter.drawEllipse(QPointF(box.center().x(), box.bottom() - 3), 3, 3)


def _hollow_dot(painter: QPainter, box: QRectF, theme: Theme) -> None:
    painter.setPen(QPen(theme.colour("leg"), 1.75))
    painter.setBrush(theme.colour("surface"))
    painter.drawEllipse(box.center(), 4, 4)


def _band(painter: QPainter, box: QRectF, theme: Theme) -> None:
    painter.fillRect(box.adjusted(0, 2, 0, -2), theme.colour("band"))


def _flare(painter: QPainter, box: QRectF, theme: Theme) -> None:
    column = box.adjusted(0, 1, 0, -1)
    painter.fillRect(column, theme.colour("flare"))
    paint_hatch(painter, column, faded(theme.colour("flare_line"), 0.45))


def _letter(painter: QPainter, box: QRectF, theme: Theme, *, letter: str) -> None:
    painter.setPen(QPen(theme.colour("ink"), 1.5))
    side = box.width() / 2 - 1
    painter.drawEllipse(box.center(), side, side)
    font = QFont(theme.font("small", 600))
    font.setPixelSize(theme.px(11))
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)


def _middle(box: QRectF) -> QLineF:
    return QLineF(box.left(), box.center().y(), box.right(), box.center().y())
