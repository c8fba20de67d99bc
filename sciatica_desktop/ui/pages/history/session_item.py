"""One session in the list."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from sciatica_desktop.domain.adherence import minutes_by_day
from sciatica_desktop.domain.log import Outcome, SessionRecord
from sciatica_desktop.domain.wording import count
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import RADIUS_BOX
from sciatica_desktop.ui.widgets.focus import FocusMark, ShowsFocus

_HEIGHT, _EDGE, _DATE = 64, 16, 104
_ENDINGS = {Outcome.ENDED: "ended early", Outcome.HURT: "stopped, it hurt"}


class SessionItem(ShowsFocus, QAbstractButton):
    """Day and time, the routine, minutes, and leg pain before and after."""

    def __init__(self, record: SessionRecord, *, theme: Theme) -> None:
        """Make the item of a session."""
        super().__init__()
        self._theme = theme
        self.record = record
        self._day = f"{record.started:%a} {record.day.day} {record.started:%b}"
        self._time = f"{record.started:%H:%M}"
        self._detail = ", ".join(_detail(record))
        self._chosen = False
        self._focus = FocusMark(self, theme=theme, radius=RADIUS_BOX)
        self.setText(record.routine_name)
        self.setAccessibleName(f"{record.routine_name}, {self._day}, {self._time}. {self._detail}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_chosen(self, chosen: bool) -> None:
        """Mark it as one of the chosen day."""
        if chosen != self._chosen:
            self._chosen = chosen
            self.update()

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(self._theme.px(360), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The words are shortened."""
        return QSize(self._theme.px(220), self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the state it is in."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        over = self.underMouse() or self.isDown()
        chosen = self._chosen
        painter.setPen(QPen(theme.colour("action" if chosen else "line"), 2 if chosen else 1))
        painter.setBrush(theme.colour("sunken" if over else "surface"))
        painter.drawRoundedRect(rect, px(RADIUS_BOX), px(RADIUS_BOX))
        half = self.height() / 2
        left = Qt.AlignmentFlag.AlignLeft
        upper, lower = Qt.AlignmentFlag.AlignBottom | left, Qt.AlignmentFlag.AlignTop | left
        edge, gap = px(_EDGE), px(1)
        self._write(painter, QRectF(edge, 0, px(_DATE), half - gap), upper, self._day, 600)
        self._write(painter, QRectF(edge, half + gap, px(_DATE), half), lower, self._time, 0)
        x = edge + px(_DATE)
        room = self.width() - x - edge - px(24)
        self._write(painter, QRectF(x, 0, room, half - gap), upper, self.text(), 600)
        self._write(painter, QRectF(x, half + gap, room, half), lower, self._detail, 0)
        mark = QRectF(self.width() - edge - px(20), half - px(10), px(20), px(20))
        theme.paint_icon(painter, mark, "chevron_right", "ink2")
        painter.end()

    def _write(
        self,
        painter: QPainter,
        rect: QRectF,
        along: Qt.AlignmentFlag,
        words: str,
        weight: int,
    ) -> None:
        """A line, shortened where there is no room; quiet and small without a weight."""
        theme = self._theme
        painter.setFont(theme.font("body", weight) if weight else theme.font("small"))
        painter.setPen(theme.colour("ink" if weight else "ink2"))
        metrics = QFontMetricsF(painter.font())
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, along, shown)


def _detail(record: SessionRecord) -> list[str]:
    """What there is to say of a session in a line."""
    parts = [count(minutes_by_day([record]).get(record.day, 0), "minute")]
    before, after = record.before.leg, record.after.leg
    if before is not None and after is not None:
        parts.append(f"leg {before} before, {after} after")
    elif before is not None or after is not None:
        parts.append(f"leg {before} before" if before is not None else f"leg {after} after")
    if record.outcome in _ENDINGS:
        parts.append(_ENDINGS[record.outcome])
    return parts
