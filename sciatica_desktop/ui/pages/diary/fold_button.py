"""The closed form of a part that folds: its name, its value, and a mark that it opens."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import RADIUS_BUTTON
from sciatica_desktop.ui.widgets.focus import FocusMark, ShowsFocus

_HEIGHT, _PAD, _MARK = 40, 12, 16


class FoldButton(ShowsFocus, QAbstractButton):
    """Opens and closes one part. Open is checked."""

    def __init__(
        self,
        name: str,
        *,
        theme: Theme,
        is_way: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """A closed fold with no value.

        Args:
            name: its words.
            theme: gives colours and sizes.
            is_way: whether it leads to a page of its own and never opens here.
            parent: the parent widget.
        """
        super().__init__(parent)
        self._theme = theme
        self._value = ""
        self._is_way = is_way
        self.setText(name)
        self.setCheckable(not is_way)
        self._focus = FocusMark(self, theme=theme, radius=RADIUS_BUTTON)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_value("")
        theme.changed.connect(self._theme_changed)

    def set_value(self, words: str) -> None:
        """The value shown while closed."""
        self._value = words
        self.setAccessibleName(f"{self.text()}, {words}" if words else self.text())
        self.setToolTip(self.accessibleName())
        self.update()

    def _theme_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self._theme.font("small", 600))

    def sizeHint(self) -> QSize:
        """Room for the name, a short value and the mark."""
        scale, metrics = self._theme.scale, self._metrics()
        width = metrics.horizontalAdvance(self.text()) + metrics.horizontalAdvance("none  00")
        height = max(_HEIGHT * scale, metrics.height() + 18 * scale)
        return QSize(round(width + (2 * _PAD + _MARK) * scale), round(height))

    def minimumSizeHint(self) -> QSize:
        """The name is never cut; the value may be."""
        room = self._metrics().horizontalAdvance(self.text()) + (2 * _PAD + _MARK + 8) * (
            self._theme.scale
        )
        return QSize(round(room), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Edge, name, value, chevron."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, scale = self._theme, self._theme.scale
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.colour("action" if self.isChecked() else "line"), scale))
        painter.setBrush(theme.colour("sunken" if self.underMouse() else "surface"))
        painter.drawRoundedRect(box, 10 * scale, 10 * scale)
        inner = box.adjusted(_PAD * scale, 0, -_PAD * scale, 0)
        painter.setFont(theme.font("small", 600))
        painter.setPen(theme.colour("ink"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, self.text())
        mark = QPointF(inner.right() - 5 * scale, inner.center().y())
        self._paint_mark(painter, mark, 4.5 * scale)
        inner.setRight(inner.right() - _MARK * scale)
        inner.setLeft(inner.left() + self._metrics().horizontalAdvance(self.text()) + 8 * scale)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink2"))
        words = QFontMetricsF(painter.font()).elidedText(
            self._value, Qt.TextElideMode.ElideRight, inner.width()
        )
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, right, words)
        painter.end()

    def _paint_mark(self, painter: QPainter, at: QPointF, half: float) -> None:
        pen = QPen(self._theme.colour("ink2"), 1.75 * self._theme.scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        if self._is_way:
            painter.drawPolyline(
                [
                    at + QPointF(-half / 2, -half),
                    at + QPointF(half / 2, 0),
                    at + QPointF(-half / 2, half),
                ]
            )
            return
        way = -1 if self.isChecked() else 1
        painter.drawPolyline(
            [
                at + QPointF(-half, -way * half / 2),
                at + QPointF(0, way * half / 2),
                at + QPointF(half, -way * half / 2),
            ]
        )
