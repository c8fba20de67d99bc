"""How far down the leg it goes: eight cells with a digit and a place."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from sciatica_desktop.domain.anatomy import Reach
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.scale_row import GAP, ScaleRow, equal_cells

_PADDING = 6
_SPACE = 5


class ReachLadder(ScaleRow):
    """A point from 0, none, to 7, toes; one row, or two of four where it is narrow."""

    def __init__(
        self,
        name: str,
        *,
        theme: Theme,
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make an unanswered ladder; see :class:`ScaleRow`."""
        super().__init__(
            name, theme=theme, tone="leg", maximum=max(Reach), compact=compact, parent=parent
        )
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._take_height)

    @property
    def value(self) -> Reach | None:  # type: ignore[override]  # an answer may be missing
        """The point, or None."""
        value = super().value
        return None if value is None else Reach(value)

    def words_of(self, value: int) -> str:
        """The digit and the place."""
        return f"{value}, {Reach(value).place}"

    def _natural(self) -> list[float]:
        """Width of each cell with its words in bold, in px."""
        digits = QFontMetricsF(self._digit_font(True))
        words = QFontMetricsF(self._word_font(True))
        px = self._theme.px
        return [
            digits.horizontalAdvance(str(int(reach)))
            + px(_SPACE)
            + words.horizontalAdvance(reach.place)
            + 2 * px(_PADDING)
            for reach in Reach
        ]

    def _one_row(self) -> float:
        return sum(self._natural()) + self._theme.px(GAP) * (len(Reach) - 1)

    def _take_height(self) -> None:
        self.setFixedHeight(self.heightForWidth(self.width()))

    def _wraps(self, width: int) -> bool:
        return width < self._one_row()

    def _digit_font(self, chosen: bool) -> QFont:
        return self._theme.font("small", 700 if chosen else 400)

    def _word_font(self, chosen: bool) -> QFont:
        return self._theme.font("small", 700 if chosen else 500)

    def cell_rects(self) -> list[QRectF]:
        """Cells as wide as their words and an equal share of what is left."""
        gap = self._theme.px(GAP)
        if self._wraps(self.width()):
            half = len(Reach) // 2
            height = (self.height() - gap) // 2
            upper = QRect(0, 0, self.width(), height)
            lower = QRect(0, height + gap, self.width(), height)
            return equal_cells(upper, half, gap) + equal_cells(lower, half, gap)
        share = (self.width() - self._one_row()) / len(Reach)
        rects, x = [], 0.0
        for natural in self._natural():
            rects.append(QRectF(x, 0, natural + share, self.height()))
            x += natural + share + gap
        return rects

    def paint_words(self, painter: QPainter, rect: QRectF, cell: int, chosen: bool) -> None:
        """Write digit and place, centred together."""
        digit, word = str(cell), Reach(cell).place
        digit_font, word_font = self._digit_font(chosen), self._word_font(chosen)
        first = QFontMetricsF(digit_font).horizontalAdvance(digit)
        space = self._theme.px(_SPACE)
        metrics = QFontMetricsF(word_font)
        room = rect.width() - 2 * self._theme.px(2) - first - space
        word = metrics.elidedText(word, Qt.TextElideMode.ElideRight, room + 1)
        whole = first + space + metrics.horizontalAdvance(word)
        x = rect.x() + (rect.width() - whole) / 2
        along = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(digit_font)
        painter.drawText(QRectF(x, rect.y(), first + 2, rect.height()), along, digit)
        painter.setFont(word_font)
        rest = QRectF(x + first + space, rect.y(), whole, rect.height())
        painter.drawText(rest, along, word)

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(round(self._one_row()) + 1, self.cell_height)

    def minimumSizeHint(self) -> QSize:
        """Four cells that hold the longest place."""
        half = len(Reach) // 2
        width = max(self._natural()) * half + self._theme.px(GAP) * (half - 1)
        return QSize(round(width) + 1, self.cell_height)

    def heightForWidth(self, width: int) -> int:
        """One row of cells, or two with the gap between them."""
        if self._wraps(width):
            return 2 * self.cell_height + self._theme.px(GAP)
        return self.cell_height

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height of the rows there are: a layout would keep it at the height of one."""
        super().resizeEvent(event)
        self._take_height()
