"""The card of keys over the player."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sciatica_desktop.ui.pages.player_keys import KEYS
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import IconButton
from sciatica_desktop.ui.widgets.keycap import keycap_width, paint_keycap
from sciatica_desktop.ui.widgets.labels import label

_KEY_GAP = 4
_TWO_COLUMNS = 700
"""Width of the area in px at 100 % text size from which the keys stand in two columns."""


class _Keycaps(QWidget):
    """One or two keys."""

    def __init__(self, keys: tuple[str, ...], *, theme: Theme) -> None:
        super().__init__()
        self._keys = keys
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for all of them."""
        theme = self._theme
        widths = [keycap_width(key, theme) for key in self._keys]
        gaps = theme.px(_KEY_GAP) * (len(widths) - 1)
        return QSize(round(sum(widths)) + gaps + 2, theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the boxes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, ink = 0.0, self._theme.colour("ink")
        for key in self._keys:
            width = keycap_width(key, self._theme)
            paint_keycap(painter, QRectF(x, 0, width, self.height()), key, self._theme, ink)
            x += width + self._theme.px(_KEY_GAP)
        painter.end()


class KeysCard(QFrame):
    """Lies over the player while it goes on; the same key takes it away."""

    def __init__(self, parent: QWidget, *, theme: Theme) -> None:
        """Make the card, hidden, over a page."""
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("keysCard")
        self.setAccessibleName("Keys of the player")
        self.close_button = IconButton("close", "Close", theme=theme, shortcut="?")
        self.close_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.close_button.clicked.connect(self.hide)
        head = QHBoxLayout()
        head.addWidget(label("Keys", theme=theme, role="heading"), 1)
        head.addWidget(self.close_button)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.space(16))
        self._grid.setVerticalSpacing(theme.space(8))
        self._rows = [
            (_Keycaps(keys, theme=theme), label(words, theme=theme)) for keys, words in KEYS
        ]
        self._columns = 0
        column = QVBoxLayout(self)
        edge = theme.space(24)
        column.setContentsMargins(edge, theme.space(16), edge, edge)
        column.setSpacing(theme.space(12))
        column.addLayout(head)
        column.addLayout(self._grid)
        self.hide()

    def toggle(self, area: QRect) -> None:
        """Show it in the middle of a part of the page, or take it away."""
        if self.isVisible():
            self.hide()
            return
        self.fit(area)
        self.show()
        self.raise_()

    def fit(self, area: QRect) -> None:
        """Lie in the middle of an area, in one column where two are too wide."""
        columns = 2 if area.width() >= _TWO_COLUMNS * self._theme.scale else 1
        if columns != self._columns:
            self._columns = columns
            self._fill(columns)
        self.resize(self.sizeHint())
        page = self.parentWidget()
        corner = area.center() - self.rect().center()
        widest = page.width() - self.width() if page is not None else 0
        self.move(max(0, min(corner.x(), widest)), max(0, corner.y()))

    def _fill(self, columns: int) -> None:
        each = -(-len(self._rows) // columns)
        for place, (keys, words) in enumerate(self._rows):
            row, column = place % each, place // each * 3
            self._grid.addWidget(keys, row, column, Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(words, row, column + 1)
        self._grid.setColumnMinimumWidth(2, self._theme.space(24) if columns > 1 else 0)
