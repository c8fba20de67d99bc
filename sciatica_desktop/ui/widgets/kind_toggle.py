"""A small switch that carries the hatch of what is felt: pain, tingling or numb."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from sciatica_desktop.domain.diary import RegionKind
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import FOCUS_DISTANCE_IN_ROWS, RADIUS_CELL
from sciatica_desktop.ui.widgets.body_painter import hatch_colour, strength_colour
from sciatica_desktop.ui.widgets.focus import FocusMark, ShowsFocus
from sciatica_desktop.ui.widgets.hatch import paint_hatch

_SWATCH, _GAP, _PAD = 20, 8, 6


class KindToggle(ShowsFocus, QAbstractButton):
    """One kind on or off. The swatch is hatched in both states; on, it is filled and ticked."""

    def __init__(self, kind: RegionKind, *, theme: Theme, parent: QWidget | None = None) -> None:
        """A toggle that is off."""
        super().__init__(parent)
        self.kind = kind
        self._theme = theme
        self.setCheckable(True)
        self._focus = FocusMark(
            self, theme=theme, radius=RADIUS_CELL, distance=FOCUS_DISTANCE_IN_ROWS
        )
        self.setText(kind.value)
        self.setAccessibleName(kind.value)
        self.setToolTip(f"{kind.value} ({kind.value[0].upper()})")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._theme_changed)

    def _theme_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Swatch and word, at least 32 px high."""
        scale = self._theme.scale
        metrics = QFontMetricsF(self._theme.font("small", 600))
        width = (2 * _PAD + _SWATCH + _GAP) * scale + metrics.horizontalAdvance(self.text()) + 2
        return QSize(round(width), round(max(32 * scale, metrics.height() + 8 * scale)))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Swatch, word, and the focus ring inside the edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, scale, on = self._theme, self._theme.scale, self.isChecked()
        side = _SWATCH * scale
        swatch = QRectF(_PAD * scale, (self.height() - side) / 2, side, side)
        path = QPainterPath()
        path.addRoundedRect(swatch, 5 * scale, 5 * scale)
        painter.fillPath(path, strength_colour(1) if on else theme.colour("sunken"))
        ink = hatch_colour() if on else theme.colour("control")
        paint_hatch(painter, path, (self.kind,), ink, scale)
        painter.setPen(QPen(theme.colour("ink" if on else "control"), (2 if on else 1) * scale))
        painter.drawPath(path)
        painter.setFont(theme.font("small", 600 if on else 400))
        painter.setPen(theme.colour("ink" if on and self.isEnabled() else "ink2"))
        words = QRectF(self.rect())
        words.setLeft(swatch.right() + _GAP * scale)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()
