"""A few choices side by side, of which one is taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import CONTROL, CONTROL_EDGE, RADIUS_BUTTON
from sciatica_desktop.ui.widgets.focus import FocusMark, ShowsFocus

_PADDING = 12


class Segment(ShowsFocus, QRadioButton):
    """One choice."""

    def __init__(self, text: str, *, theme: Theme, first: bool, last: bool) -> None:
        """Make a segment; the first and the last have round ends."""
        super().__init__(text)
        self._theme = theme
        self._first, self._last = first, last
        self._focus = FocusMark(self, theme=theme, radius=RADIUS_BUTTON)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def hitButton(self, pos: QPoint) -> bool:
        """All of the segment is the target."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Room for the words in their bold form, so that nothing moves."""
        width = QFontMetricsF(self._theme.font("small", 600)).horizontalAdvance(self.text())
        return QSize(round(width) + 2 * self._theme.px(_PADDING) + 2, self._theme.px(CONTROL))

    def minimumSizeHint(self) -> QSize:
        """Words with a little room."""
        return self.sizeHint() - QSize(self._theme.px(_PADDING), 0)

    def _outline(self) -> QPainterPath:
        """The segment, reaching over the neighbours' edges where it is not at an end."""
        half, beyond = CONTROL_EDGE / 2, RADIUS_BUTTON * self._theme.scale
        rect = QRectF(self.rect()).adjusted(
            half if self._first else -beyond * 2,
            half,
            -half if self._last else beyond * 2,
            -half,
        )
        path = QPainterPath()
        path.addRoundedRect(rect, beyond, beyond)
        return path

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the state it is in."""
        colour = self._theme.colour
        on, off = self.isChecked(), not self.isEnabled()
        over = (self.underMouse() or self.isDown()) and not off
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = colour("action_soft" if on else "sunken" if over or off else "surface")
        outline = self._outline()
        painter.fillPath(outline, fill)
        if not self._first:
            painter.setPen(QPen(colour("line"), 1.0))
            painter.drawLine(QPoint(0, 1), QPoint(0, self.height() - 2))
        painter.strokePath(outline, QPen(colour("line" if off else "control"), CONTROL_EDGE))
        painter.setFont(self._theme.font("small", 600 if on else 500))
        painter.setPen(colour("ink2" if off else "action_ink" if on else "ink"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class Segmented(QWidget):
    """One of two to five choices; arrow keys take the next one.

    Signals:
        value_changed: the value taken, by the person's hand.
    """

    value_changed = Signal(object)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[object, str]],
        *,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """Make a control; the first choice is taken.

        Args:
            name: what is chosen, as a screen reader says it.
            options: values and their words.
            theme: gives colours and sizes.
            parent: the parent widget.
        """
        super().__init__(parent)
        self._values = tuple(value for value, _ in options)
        self._segments: list[Segment] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (_, text) in enumerate(options):
            segment = Segment(text, theme=theme, first=place == 0, last=place == len(options) - 1)
            segment.setAccessibleName(f"{name}: {text}")
            segment.toggled.connect(self._on_toggled)
            row.addWidget(segment)
            self._segments.append(segment)
        self._silent = False
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_value(self._values[0])

    @property
    def value(self) -> object:
        """The value taken."""
        return next(
            value
            for value, segment in zip(self._values, self._segments, strict=True)
            if segment.isChecked()
        )

    def set_value(self, value: object) -> None:
        """Take a value without telling anybody.

        Raises:
            ValueError: if it is not one of the choices.
        """
        if value not in self._values:
            raise ValueError(f"{value!r} is not one of {self._values}")
        self._silent = True
        self._segments[self._values.index(value)].setChecked(True)
        self._silent = False
        self.setFocusProxy(self._segments[self._values.index(value)])

    def _on_toggled(self, on: bool) -> None:
        if on and not self._silent:
            self.setFocusProxy(self._segments[self._values.index(self.value)])
            self.value_changed.emit(self.value)
