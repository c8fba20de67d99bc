"""Scores taken elsewhere: a name, a number and a date, kept as they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit, QDoubleSpinBox, QHBoxLayout, QLineEdit, QWidget

from sciatica_desktop.domain.weekly import LARGEST_SCORE, Score
from sciatica_desktop.domain.weekly_words import score_words
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button, IconButton
from sciatica_desktop.ui.widgets.card import Card
from sciatica_desktop.ui.widgets.flow_layout import FlowLayout
from sciatica_desktop.ui.widgets.labels import label

_ABOUT = (
    "If somebody gave you the score of a questionnaire, it can be kept here. It is shown as you "
    "write it, and nothing is worked out from it."
)
_LONGEST = 60


class ScoresCard(Card):
    """The kept scores, and a line to add one.

    Signals:
        added: a score is to be kept (name, value, day).
        removed: the id of a score that is to go.
    """

    added = Signal(str, float, object)
    removed = Signal(str)

    def __init__(self, *, theme: Theme) -> None:
        """Make the card without scores."""
        super().__init__(theme=theme, title="A score taken elsewhere")
        self._theme = theme
        self._rows: list[QWidget] = []
        self.name = QLineEdit()
        self.name.setPlaceholderText("name of the score")
        self.name.setAccessibleName("Name of the score")
        self.name.setMaxLength(_LONGEST)
        self.name.setFixedSize(theme.px(220), theme.px(40))
        self.value = _Value()
        self.value.setRange(0, LARGEST_SCORE)
        self.value.setDecimals(1)
        self.value.setAccessibleName("The score")
        self.value.setFixedSize(theme.px(104), theme.px(40))
        self.day = _Day()
        self.day.setDisplayFormat("d MMM yyyy")
        self.day.setAccessibleName("Day it was taken")
        self.day.setFixedSize(theme.px(148), theme.px(40))
        self.add = Button("Add", theme=theme, role="secondary")
        self.add.clicked.connect(self._add)
        self.name.textChanged.connect(self._allow)
        self.name.returnPressed.connect(self._add)
        self.body.addWidget(label(_ABOUT, theme=theme, role="small", tone="ink2", wrap=True))
        line = FlowLayout(spacing=theme.space(8))
        for part in (self.name, self.value, self.day, self.add):
            line.addWidget(part)
        self.body.addLayout(line)
        self._allow("")

    def set_today(self, today: date) -> None:
        """No score was taken later than today; a new one is of today."""
        shown = QDate(today.year, today.month, today.day)
        self.day.setMaximumDate(shown)
        self.day.setDate(shown)

    def set_scores(self, scores: Sequence[Score]) -> None:
        """Show the kept scores, the latest first."""
        for row in self._rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        ordered = sorted(scores, key=lambda score: (score.day, score.written), reverse=True)
        self._rows = [self._row(score) for score in ordered]
        for row in self._rows:
            self.body.addWidget(row)
            row.show()

    def _row(self, score: Score) -> QWidget:
        (words,) = score_words([score])
        remove = IconButton("trash", f"Delete {score.name}", theme=self._theme)
        remove.clicked.connect(partial(self.removed.emit, score.id))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(words, theme=self._theme, wrap=True), 1)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _allow(self, _text: str) -> None:
        self.add.setEnabled(bool(self.name.text().strip()))

    def _add(self) -> None:
        name = " ".join(self.name.text().split())
        if not name:
            return
        day = self.day.date()
        self.added.emit(name, self.value.value(), date(day.year(), day.month(), day.day()))
        self.name.clear()
        self.value.setValue(0)


class _Value(QDoubleSpinBox):
    """A number that is written 34, not 34.0."""

    def textFromValue(self, value: float) -> str:
        """Whole numbers without a decimal."""
        return self.locale().toString(value, "g", 5)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page changes nothing."""
        event.ignore()


class _Day(QDateEdit):
    """A date; scrolling the page changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
