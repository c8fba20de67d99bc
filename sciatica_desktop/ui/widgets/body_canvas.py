"""The drawn part of the body chart: two figures and the soles, one region of them selected."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from sciatica_desktop.domain.anatomy import AffectedSide, Side
from sciatica_desktop.domain.body import REGION_BY_ID, REGIONS, View, region_name
from sciatica_desktop.domain.diary import RegionMark
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.body_painter import Paint, paint_body, picture, strength_colour
from sciatica_desktop.ui.widgets.focus import came_by_keyboard
from sciatica_desktop.ui.widgets.side_badge import paint_badge

_GAP = 0.5
"""Between the two figures, in widths of one."""
_SLOP = 0.06
"""How far beside a small region a click still counts, in widths of a figure."""
_SOLES_UP = 0.10
_BADGES = 32
_NATURAL = QSize(310, 488)
_LEAST = QSize(200, 260)


def mark_words(mark: RegionMark | None) -> str:
    """A mark in words, such as "4, pain and tingling"."""
    if mark is None:
        return "not marked"
    return f"{mark.strength}, {' and '.join(kind.value for kind in mark.kinds)}"


class BodyCanvas(QWidget):
    """Shows marks and lets one region be chosen with the pointer or the arrow keys.

    Signals:
        selected_changed: the id of the region now selected, by the person's hand.
    """

    selected_changed = Signal(str)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with nothing marked and nothing selected."""
        super().__init__(parent)
        self._theme = theme
        self._marks: dict[str, RegionMark] = {}
        self._selected: str | None = None
        self._affected = AffectedSide.NEITHER
        self._by_key = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Body chart")
        theme.changed.connect(self._theme_changed)

    @property
    def selected(self) -> str | None:
        """The selected region."""
        return self._selected

    def set_marks(self, marks: Mapping[str, RegionMark]) -> None:
        """Show these marks."""
        self._marks = dict(marks)
        self._describe()
        self.update()

    def set_affected(self, affected: AffectedSide) -> None:
        """Fill the badge of the side that hurts."""
        self._affected = affected
        self.update()

    def select(self, region_id: str | None) -> None:
        """Select a region without telling anybody."""
        self._selected = region_id
        self._describe()
        self.update()

    def region_at(self, point: QPointF) -> str | None:
        """The region under a point of the widget."""
        for view, rect in self._rects().items():
            it = picture(view)
            unit = QPointF(
                (point.x() - rect.x()) / rect.width() * it.size.width(),
                (point.y() - rect.y()) / rect.height() * it.size.height(),
            )
            found = it.region_at(unit, _SLOP / 2)
            if found is not None:
                return found
        return None

    def centre_of(self, region_id: str) -> QPointF:
        """A point of the widget inside or near the middle of a region."""
        region = REGION_BY_ID[region_id]
        it, rect = picture(region.view), self._rects()[region.view]
        centre = it.regions[region_id].boundingRect().center()
        return QPointF(
            rect.x() + centre.x() / it.size.width() * rect.width(),
            rect.y() + centre.y() / it.size.height() * rect.height(),
        )

    def _theme_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _rects(self) -> dict[View, QRectF]:
        """Where each picture is drawn."""
        body, soles = picture(View.BACK).size, picture(View.SOLES).size
        below = self._theme.scale * _BADGES
        width = min(
            (self.width() - 2) / (2 + _GAP), max(1.0, self.height() - below - 2) / body.height()
        )
        height = width * body.height()
        left = (self.width() - width * (2 + _GAP)) / 2
        top = max(0.0, (self.height() - below - height) / 2)
        soles_x = left + width * (1 + _GAP / 2 - soles.width() / 2)
        soles_y = top + height - width * (soles.height() + _SOLES_UP)
        return {
            View.BACK: QRectF(left, top, width, height),
            View.FRONT: QRectF(left + width * (1 + _GAP), top, width, height),
            View.SOLES: QRectF(soles_x, soles_y, width * soles.width(), width * soles.height()),
        }

    def _describe(self) -> None:
        """Tell a screen reader what is selected."""
        words = "Nothing selected"
        if self._selected is not None:
            words = f"{region_name(self._selected)}, {mark_words(self._marks.get(self._selected))}"
        self.setAccessibleDescription(words)
        event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)

    def _choose(self, region_id: str) -> None:
        if region_id != self._selected:
            self.select(region_id)
        self.selected_changed.emit(region_id)

    def _step(self, key: int) -> None:
        """Go to the nearest region in the direction of an arrow key."""
        if self._selected is None:
            self._choose(REGIONS[0].id)
            return
        along = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }[Qt.Key(key)]
        here = self.centre_of(self._selected)
        best: tuple[float, str] | None = None
        for region in REGIONS:
            offset = self.centre_of(region.id) - here
            ahead = offset.x() * along[0] + offset.y() * along[1]
            aside = abs(offset.x() * along[1]) + abs(offset.y() * along[0])
            if ahead <= 1 or aside > 2 * ahead:
                continue
            cost = ahead + 2 * aside
            if best is None or cost < best[0]:
                best = (cost, region.id)
        if best is not None:
            self._choose(best[1])

    def handles(self, key: int) -> bool:
        """Act on an arrow key; False for any other."""
        if key not in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            return False
        self._by_key = True
        self._step(key)
        return True

    def _hurts(self, side: Side) -> bool:
        return self._affected is AffectedSide.BOTH or self._affected.single is side

    def _paint_badges(self, painter: QPainter, rects: Mapping[View, QRectF]) -> None:
        theme = self._theme
        size = 20 * theme.scale
        painter.setFont(theme.font("small"))
        for view in (View.BACK, View.FRONT):
            rect = rects[view]
            row = QRectF(rect.x(), rect.bottom() + 8 * theme.scale, rect.width(), size)
            painter.setPen(theme.colour("ink2"))
            painter.drawText(row, Qt.AlignmentFlag.AlignCenter, view.value)
            left_first = (Side.LEFT, Side.RIGHT)
            sides = left_first if view.left_is_left else tuple(reversed(left_first))
            for side, x in zip(sides, (row.left(), row.right() - size), strict=True):
                badge = QRectF(x, row.y(), size, size)
                paint_badge(painter, badge, side, self._hurts(side), theme)
        painter.setPen(theme.colour("ink2"))
        words = QRectF(rects[View.BACK].right(), row.y(), 0, size)
        words.setRight(rects[View.FRONT].left())
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, "soles")

    def sizeHint(self) -> QSize:
        """The size in the mockup, grown with the text."""
        return _NATURAL

    def minimumSizeHint(self) -> QSize:
        """The least at which every region can still be hit."""
        return _LEAST

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pictures, the marks and the badges."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rects = self._rects()
        marked = {
            key: Paint(strength_colour(mark.strength), mark.kinds)
            for key, mark in self._marks.items()
        }
        for view, rect in rects.items():
            paint_body(
                painter,
                view,
                rect,
                self._theme.name,
                marked,
                selected=self._selected,
                focused=self._by_key and self.hasFocus(),
            )
        self._paint_badges(painter, rects)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select what was clicked."""
        region = self.region_at(event.position())
        if region is not None and event.button() is Qt.MouseButton.LeftButton:
            self._choose(region)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand where a click selects something."""
        over = self.region_at(event.position()) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def event(self, event: QEvent) -> bool:
        """Name the region under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            region = self.region_at(QPointF(event.pos()))
            if region is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), region_name(region), self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is; the first time, at the first region."""
        self._by_key = came_by_keyboard(self, event.reason())
        if self._selected is None and self._by_key:
            self._choose(REGIONS[0].id)
        super().focusInEvent(event)
        self.update()
