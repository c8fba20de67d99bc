"""On or off."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import CONTROL_EDGE
from sciatica_desktop.ui.widgets.focus import FocusMark, ShowsFocus

_WIDTH, _HEIGHT, _KNOB = 44, 24, 16
_PILL = 999.0


class Switch(ShowsFocus, QCheckBox):
    """A check box drawn as a switch; the place of its knob tells the state, not colour alone."""

    def __init__(self, name: str, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Make a switch that is off; its name is for the screen reader."""
        super().__init__(parent)
        self._theme = theme
        self._focus = FocusMark(self, theme=theme, radius=_PILL)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def hitButton(self, pos: QPoint) -> bool:
        """All of the switch is the target."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """The drawn size."""
        return QSize(self._theme.px(_WIDTH), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Never smaller."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the state it is in."""
        colour, on = self._theme.colour, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        over = self.underMouse() and self.isEnabled()
        if not self.isEnabled():
            fill, edge, knob = colour("sunken"), colour("line"), colour("control")
        elif on:
            fill = colour("action_hover" if over else "action")
            edge, knob = fill, colour("on_action")
        else:
            fill = colour("track" if over else "sunken")
            edge, knob = colour("control"), colour("control")
        painter.setPen(QPen(edge, CONTROL_EDGE))
        painter.setBrush(fill)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        side = self._theme.px(_KNOB)
        inset = self.height() / 2
        middle = QPointF(self.width() - inset if on else inset, inset)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(knob)
        painter.drawEllipse(middle, side / 2, side / 2)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter switches, too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)
