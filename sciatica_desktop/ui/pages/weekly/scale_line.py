"""One question of the week: its words, its cells, and what both ends mean."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop.domain.weekly import LARGEST_CHANGE
from sciatica_desktop.domain.weekly_words import Question, change_words
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import RADIUS_CELL
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.rating_row import RatingRow


class ChangeRow(RatingRow):
    """A number from -5 to +5: a digit answers it, minus before it or after it turns its sign.

    To the row the least is cell 0; :attr:`change` is the number a person sees.
    """

    def __init__(self, name: str, *, theme: Theme) -> None:
        """Make an unanswered row."""
        super().__init__(
            name, theme=theme, tone="neutral", maximum=2 * LARGEST_CHANGE, compact=True
        )
        self._is_minus = False

    @property
    def change(self) -> int | None:
        """-5 to 5, or None."""
        return None if self.value is None else self.value - LARGEST_CHANGE

    def words_of(self, value: int) -> str:
        """The number with its sign and its ends."""
        return change_words(value - LARGEST_CHANGE)

    def paint_words(self, painter: QPainter, rect: QRectF, cell: int, chosen: bool) -> None:
        """Write the number with its sign."""
        painter.setFont(self.cell_font(chosen))
        number = cell - LARGEST_CHANGE
        text = f"{number:+d}".replace("-", "\u2212") if number else "0"
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    def _cursor(self) -> int:
        """Arrow keys start from no change."""
        return LARGEST_CHANGE if self.value is None else self.value

    def _digit(self, event: QKeyEvent) -> int | None:
        text = event.text()
        if len(text) == 1 and text in "012345":
            return LARGEST_CHANGE + (-int(text) if self._is_minus else int(text))
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells; those between no change and the answer are soft."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, value = self._theme.colour, self.value
        radius = RADIUS_CELL * self._theme.scale
        inside = range(0)
        if value is not None:
            inside = range(min(value, LARGEST_CHANGE), max(value, LARGEST_CHANGE) + 1)
        for cell, rect in enumerate(self.cell_rects()):
            chosen = cell == value
            painter.setPen(Qt.PenStyle.NoPen)
            soft = "action_soft" if cell in inside else "sunken"
            painter.setBrush(colour("action" if chosen else soft))
            painter.drawRoundedRect(rect, radius, radius)
            painter.setPen(colour("on_action" if chosen else "ink"))
            self.paint_words(painter, rect, cell, chosen)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Minus turns the sign of the answer or of the next digit; else as in every row."""
        if event.key() != Qt.Key.Key_Minus:
            super().keyPressEvent(event)
            self._is_minus = False
        elif self.value is None:
            self._is_minus = not self._is_minus
        else:
            self._answer(2 * LARGEST_CHANGE - self.value)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A minus that was left alone is forgotten."""
        self._is_minus = False
        super().focusOutEvent(event)


class ScaleLine(QWidget):
    """A question with its row.

    Signals:
        value_changed: the person changed the answer.
        answered: the next question may have the focus.
    """

    value_changed = Signal()
    answered = Signal()

    def __init__(self, question: Question, *, theme: Theme, tone: str = "neutral") -> None:
        """Make an unanswered question.

        Args:
            question: its words and its scale; one that runs to both sides has -5 to +5.
            theme: gives colours and sizes.
            tone: "leg", "back" or "neutral".
        """
        super().__init__()
        self.row: RatingRow
        if question.low < 0:
            self.row = ChangeRow(question.text, theme=theme)
        else:
            self.row = RatingRow(
                question.text, theme=theme, tone=tone, maximum=question.high, compact=True
            )
        self.row.value_changed.connect(self._changed)
        self.row.answered.connect(self.answered)
        ends = QHBoxLayout()
        ways = (
            Qt.AlignmentFlag.AlignLeft,
            Qt.AlignmentFlag.AlignHCenter,
            Qt.AlignmentFlag.AlignRight,
        )
        words = (question.low_words, question.middle_words, question.high_words)
        for text, way in zip(words, ways, strict=True):
            end = label(text, theme=theme, role="small", tone="ink2", wrap=True)
            end.setAlignment(way | Qt.AlignmentFlag.AlignTop)
            if text:
                ends.addWidget(end, 1)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.space(4))
        if question.text:
            body.addWidget(label(question.text, theme=theme, weight=600, wrap=True))
        body.addWidget(self.row)
        body.addLayout(ends)

    def _changed(self, _value: object) -> None:
        self.value_changed.emit()
