"""What the person decides about the page: days, paper, reader, name, three questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QDateEdit, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from sciatica_desktop.reports.summary import MOST_QUESTIONS
from sciatica_desktop.services.settings import PAPER, REPORT_READER, Settings
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.card import Card
from sciatica_desktop.ui.widgets.choice import Choice
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.segmented import Segmented

OTHER = 0
DEFAULT_DAYS = 28
_RANGES = ((7, "7"), (14, "14"), (28, "28"), (56, "56"), (OTHER, "Other"))
_PAPERS = (("A4", "A4"), ("Letter", "Letter"))
_READERS = (
    ("physiotherapist", "Physiotherapist"),
    ("doctor", "Doctor"),
    ("massage therapist", "Massage therapist"),
    ("chiropractor", "Chiropractor"),
    ("", "Nobody named"),
)
_LONGEST_NAME = 40
_LONGEST_QUESTION = 64
"""Two lines of the box on the page; all three together always fit."""
_DATE_FORMAT = "d MMM yyyy"
_DATE_WIDTH = 120
_DATE_INSET = 10


@dataclass(frozen=True, slots=True)
class Choices:
    """What was decided.

    Attributes:
        first: first day of the range.
        last: last day of the range.
        paper: "A4" or "Letter".
        reader: who it is for; may be empty.
        name: name or initials; may be empty.
        questions: up to three, empty ones left out.
    """

    first: date
    last: date
    paper: str
    reader: str
    name: str
    questions: tuple[str, ...]


class ChoicesCard(Card):
    """The choices, from top to foot in the order of the page.

    Signals:
        changed: something was decided otherwise.
    """

    changed = Signal()

    def __init__(self, *, settings: Settings, theme: Theme) -> None:
        """Make the card; paper and reader are as they were last time."""
        super().__init__(theme=theme)
        self._settings = settings
        self._theme = theme
        self.setAccessibleName("What the page shows")
        self._range = Segmented("Days up to today", _RANGES, theme=theme)
        self._range.set_value(DEFAULT_DAYS)
        self._range.value_changed.connect(self._on_range)
        self._paper = Segmented("Paper", _PAPERS, theme=theme)
        self._paper.set_value(settings.get(PAPER))
        self._paper.value_changed.connect(self._on_paper)
        self._reader = Choice("For", _READERS, theme=theme)
        known = settings.get(REPORT_READER)
        self._reader.set_value(known if known in dict(_READERS) else _READERS[0][0])
        self._reader.value_changed.connect(self._on_reader)
        self._name = self._line("Name or initials", _LONGEST_NAME, "Empty leaves a line")
        self._questions = [
            self._line(f"Question {number}", _LONGEST_QUESTION, f"Question {number}")
            for number in range(1, MOST_QUESTIONS + 1)
        ]
        self._build()

    def decided(self, today: date) -> Choices:
        """What is decided, on a day."""
        first, last = self._days(today)
        questions = (line.text().strip() for line in self._questions)
        return Choices(
            first,
            last,
            str(self._paper.value),
            str(self._reader.value),
            self._name.text().strip(),
            tuple(question for question in questions if question),
        )

    def set_today(self, today: date) -> None:
        """Let the dates reach up to today and no further."""
        limit = QDate(today.year, today.month, today.day)
        first_time = self._last.maximumDate() != limit
        for edit in (self._first, self._last):
            edit.blockSignals(True)
            edit.setMaximumDate(limit)
            edit.blockSignals(False)
        if first_time and self._range.value != OTHER:
            self._show_dates(today)

    def focus_first(self) -> QWidget:
        """The control the keyboard begins with."""
        return self._range

    def _days(self, today: date) -> tuple[date, date]:
        length = self._range.value
        if isinstance(length, int) and length != OTHER:
            return today - timedelta(days=length - 1), today
        first, last = _python_date(self._first), _python_date(self._last)
        return min(first, last), max(first, last)

    def _build(self) -> None:
        theme = self._theme
        self.body.setSpacing(theme.space(16))
        self._first, self._last = self._date("First day"), self._date("Last day")
        self._dates = QWidget()
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._dates)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(8))
        row.addWidget(self._first, 1)
        row.addWidget(label("to", theme=theme, tone="ink2"))
        row.addWidget(self._last, 1)
        self._dates.hide()
        days = self._group("Days up to today", self._range)
        days.addWidget(self._dates)
        self._group("Paper", self._paper)
        self._group("For", self._reader)
        self._group("Name or initials", self._name)
        self._group("My questions", *self._questions)
        self.body.addStretch(1)

    def _group(self, words: str, *controls: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._theme.space(4))
        name = label(words, theme=self._theme, role="small", weight=600)
        name.setBuddy(controls[0])
        column.addWidget(name)
        for control in controls:
            column.addWidget(control)
        self.body.addLayout(column)
        return column

    def _line(self, name: str, longest: int, hint: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setMaxLength(longest)
        line.setPlaceholderText(hint)
        line.textChanged.connect(self.changed)
        return line

    def _date(self, name: str) -> QDateEdit:
        edit = QDateEdit()
        edit.setAccessibleName(name)
        edit.setDisplayFormat(_DATE_FORMAT)
        # No arrows: up and down step the part the cursor is in.
        edit.setButtonSymbols(QDateEdit.ButtonSymbols.NoButtons)
        edit.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The two share the width of the card; the style sheet's padding does not reach inside.
        edit.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        edit.setMinimumWidth(self._theme.px(_DATE_WIDTH))
        edit.lineEdit().setTextMargins(self._theme.px(_DATE_INSET), 0, 0, 0)
        edit.dateChanged.connect(self.changed)
        return edit

    def _show_dates(self, today: date) -> None:
        first, last = self._days(today)
        for edit, day in ((self._first, first), (self._last, last)):
            edit.blockSignals(True)
            edit.setDate(QDate(day.year, day.month, day.day))
            edit.blockSignals(False)

    def _on_range(self, value: object) -> None:
        if value != OTHER:
            self._show_dates(_python_date_of(self._last.maximumDate()))
        self._dates.setVisible(value == OTHER)
        self.changed.emit()

    def _on_paper(self, value: object) -> None:
        self._settings.set(PAPER, str(value))
        self.changed.emit()

    def _on_reader(self, value: object) -> None:
        self._settings.set(REPORT_READER, str(value))
        self.changed.emit()


def _python_date(edit: QDateEdit) -> date:
    return _python_date_of(edit.date())


def _python_date_of(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
