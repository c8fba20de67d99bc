"""The one ring that shows where the keyboard is, and what decides when it is shown.

A style sheet cannot draw outside a widget and a margin around every control would break the
grid of the pages. So the ring is a widget of its own, laid over the page while it is needed.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import FOCUS_DISTANCE, FOCUS_EDGE

_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_BY_HAND = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.MenuBarFocusReason)
_FOLLOWED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.ParentChange)


def came_by_keyboard(widget: QWidget, reason: Qt.FocusReason) -> bool:
    """Whether the keyboard, not the pointer, brought the focus to a widget."""
    if reason in _BY_KEY:
        return True
    if reason in _BY_HAND:
        return False
    # Moved by the program or with the window: shown to those who have used Tab in it.
    return widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


def paint_focus_ring(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    theme: Theme,
    distance: float = FOCUS_DISTANCE,
) -> None:
    """Paint the ring around a rectangle.

    Args:
        painter: paints on something that reaches far enough around the rectangle.
        rect: what has the focus.
        radius: radius of its corners in px.
        theme: gives the colour.
        distance: room between it and the ring in px; below 0 the ring lies inside.
    """
    out = distance + FOCUS_EDGE / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("focus"), FOCUS_EDGE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    round_by = max(0.0, radius + out)
    painter.drawRoundedRect(rect.adjusted(-out, -out, out, out), round_by, round_by)


class FocusMark:
    """Shows the ring around one widget, or around a part of it, while it has the focus."""

    def __init__(
        self,
        widget: QWidget,
        *,
        theme: Theme,
        radius: float,
        distance: float = FOCUS_DISTANCE,
    ) -> None:
        """Watch over a widget.

        Args:
            widget: what gets the focus; it passes its focus events on to this.
            theme: gives colour and scale.
            radius: radius of the corners in px of 100 % text; a large one makes a pill.
            distance: room between widget and ring in px.
        """
        self._widget = widget
        self._theme = theme
        self.radius = radius
        self._distance = distance
        self._part: QRect | None = None
        self._ring: _Ring | None = None

    @property
    def is_shown(self) -> bool:
        """Whether the ring is there to be seen."""
        return self._ring is not None

    def came(self, reason: Qt.FocusReason) -> None:
        """The widget has the focus now."""
        if came_by_keyboard(self._widget, reason):
            self.show()

    def show(self) -> None:
        """Show the ring: a key was used on the widget."""
        if self._ring is None:
            self._ring = _Ring(self._widget, self._theme, self.radius, self._distance)
            self._ring.put_around(self._part)

    def went(self) -> None:
        """The widget has lost the focus."""
        if self._ring is not None:
            self._ring.leave()
            self._ring = None

    def put_around(self, part: QRect | None) -> None:
        """Show it around a part of the widget, or around all of it."""
        self._part = part
        if self._ring is not None:
            self._ring.put_around(part)


class ShowsFocus:
    """Mixed into a widget before Qt's own class: shows its mark while it has the focus."""

    _focus: FocusMark

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for the keyboard."""
        super().focusInEvent(event)  # type: ignore[misc]  # a widget stands behind this class
        self._focus.came(event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)  # type: ignore[misc]  # as above
        self._focus.went()


class _Ring(QWidget):
    """The ring, over everything else in the window or in the scrolled page."""

    def __init__(self, target: QWidget, theme: Theme, radius: float, distance: float) -> None:
        self._ground = _ground(target)
        super().__init__(self._ground)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._target = target
        self._theme = theme
        self._radius = radius
        self._distance = distance
        self._part: QRect | None = None
        self._followed: list[QWidget] = []
        follow: QWidget | None = target
        while follow is not None and follow is not self._ground:
            follow.installEventFilter(self)
            self._followed.append(follow)
            follow = follow.parentWidget()
        theme.changed.connect(self.update)

    def put_around(self, part: QRect | None) -> None:
        """Go around a part of the target, or around all of it."""
        self._part = part
        self._settle()

    def leave(self) -> None:
        """Go away."""
        for widget in self._followed:
            widget.removeEventFilter(self)
        self._followed = []
        self.hide()
        self.deleteLater()

    def _room(self) -> int:
        return round(self._distance + FOCUS_EDGE) + 1

    def _settle(self) -> None:
        ground = self._ground
        if not self._target.isVisible() or not ground.isAncestorOf(self._target):
            self.hide()
            return
        part = self._part or self._target.rect()
        corner = self._target.mapTo(ground, QPoint(0, 0)) + part.topLeft()
        room = self._room()
        self.setGeometry(QRect(corner, part.size()).adjusted(-room, -room, room, room))
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay around the target wherever a layout puts it."""
        if event.type() in _FOLLOWED:
            self._settle()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring."""
        painter = QPainter(self)
        room = self._room()
        inner = QRectF(self.rect()).adjusted(room, room, -room, -room)
        radius = min(self._radius * self._theme.scale, inner.height() / 2)
        paint_focus_ring(painter, inner, radius, self._theme, self._distance)
        painter.end()


def _ground(target: QWidget) -> QWidget:
    """What the ring lies on: the page inside the nearest scroll area, else the window."""
    ground = target
    parent = ground.parentWidget()
    while parent is not None and not ground.isWindow():
        above = parent.parentWidget()
        if isinstance(above, QAbstractScrollArea) and parent is above.viewport():
            return ground if ground is not target else parent
        ground, parent = parent, above
    return ground
