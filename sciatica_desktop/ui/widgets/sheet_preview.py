"""The sheet of paper on the screen, painted by what paints the real one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from sciatica_desktop.reports.paper import Paper
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.focus import FocusMark, ShowsFocus

PaintSheet = Callable[[QPainter], None]

_SETTLE_MS = 80
"""While the window is being resized, the old picture is stretched; then it is painted anew."""
_EDGE = 1.0
_LEAST = QSize(240, 320)


class SheetPreview(QWidget):
    """One sheet, as large as there is room; white in both themes, as paper is."""

    def __init__(self, *, theme: Theme) -> None:
        """Make an empty sheet."""
        super().__init__()
        self._theme = theme
        self._paint: PaintSheet | None = None
        self._proportion = QSizeF(210, 297)
        self._picture = QImage()
        self._stale = True
        self._settle = QTimer(self)
        self._settle.setObjectName("previewSettle")
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._on_settled)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Preview of the page")
        theme.changed.connect(self.update)

    def show_sheet(self, paint: PaintSheet | None, paper: Paper) -> None:
        """Show another sheet; None leaves it white."""
        self._paint = paint
        self._proportion = QSizeF(paper.width, paper.height)
        self._stale = True
        self.updateGeometry()
        self.update()

    @property
    def sheet(self) -> QRectF:
        """Where the paper lies in the widget, in px."""
        room = QSizeF(self.width() - 2 * _EDGE, self.height() - 2 * _EDGE)
        size = self._proportion.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        left = (self.width() - size.width()) / 2
        return QRectF(left, _EDGE, size.width(), size.height())

    def _render(self) -> None:
        ratio = self.devicePixelRatioF()
        size = (self.sheet.size() * ratio).toSize()
        if size.isEmpty():
            return
        self._picture = QImage(size, QImage.Format.Format_RGB32)
        self._picture.fill(QColor("white"))
        if self._paint is not None:
            painter = QPainter(self._picture)
            try:
                scale = size.width() / self._proportion.width()
                painter.scale(scale, scale)
                self._paint(painter)
            finally:
                painter.end()
        self._stale = False

    def _on_settled(self) -> None:
        self._stale = True
        self.update()

    def sizeHint(self) -> QSize:
        """A sheet of a readable size."""
        return QSize(480, 680)

    def minimumSizeHint(self) -> QSize:
        """Small, but still a page."""
        return _LEAST

    def hasHeightForWidth(self) -> bool:
        """The scroll area decides; see :class:`PreviewPane`."""
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture of the sheet, made anew where it is out of date."""
        if self._stale and not self._settle.isActive():
            self._render()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.sheet, self._picture)
        painter.setPen(QPen(self._theme.colour("line"), _EDGE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.sheet.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stretch the old picture for a moment."""
        super().resizeEvent(event)
        if self._picture.isNull():
            self._stale = True
        else:
            self._settle.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is left to do for a sheet nobody sees."""
        super().hideEvent(event)
        if self._settle.isActive():
            self._settle.stop()
            self._stale = True


class PreviewPane(ShowsFocus, QScrollArea):
    """Shows the whole sheet, or as wide as the pane and scrolled."""

    def __init__(self, *, theme: Theme) -> None:
        """Make a pane with an empty sheet."""
        super().__init__()
        self.sheet = SheetPreview(theme=theme)
        self._theme = theme
        self._full_width = False
        self._height_to_width = 297 / 210
        self._focus = FocusMark(self, theme=theme, radius=4)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(self.sheet)
        self.viewport().setAutoFillBackground(False)
        self.sheet.setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Preview of the page")
        self.setMinimumSize(_LEAST)

    def show_sheet(self, paint: PaintSheet | None, paper: Paper, words: str) -> None:
        """Show another sheet.

        Args:
            paint: paints it in mm; None leaves it white.
            paper: its size.
            words: the same as text, for screen readers.
        """
        self._height_to_width = paper.height / paper.width
        self.sheet.show_sheet(paint, paper)
        self.sheet.setAccessibleDescription(words)
        self.setAccessibleDescription(words)
        self._fit()

    def set_full_width(self, full_width: bool) -> None:
        """Show it as wide as the pane instead of whole."""
        self._full_width = full_width
        self._fit()

    def _fit(self) -> None:
        if self._full_width:
            height = round(self.viewport().width() * self._height_to_width)
            self.sheet.setMinimumHeight(height)
        else:
            self.sheet.setMinimumHeight(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the sheet as wide as the pane."""
        super().resizeEvent(event)
        self._fit()
