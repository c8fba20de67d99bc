"""Everything of one entry except the body chart, from the numbers down to the folds."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciatica_desktop.domain.anatomy import AffectedSide, Side
from sciatica_desktop.domain.diary import Entry
from sciatica_desktop.ui.pages.diary.folds import Folds
from sciatica_desktop.ui.pages.diary.numbers_card import NumbersCard
from sciatica_desktop.ui.pages.diary.reach_card import ReachCard
from sciatica_desktop.ui.pages.diary.words_card import WordsCard
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button

RING = 6
"""Room around the form in which a focus ring can be seen, in px at 100 % text."""


class EntryForm(QWidget):
    """The cards of an entry, in the order of the keyboard.

    Signals:
        changed: the person changed something.
        chart_requested: the body chart is to be opened, where it is not beside the form.
    """

    changed = Signal()
    chart_requested = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """An empty form."""
        super().__init__(parent)
        self._theme = theme
        self.numbers = NumbersCard(theme=theme)
        self.reach = ReachCard(theme=theme)
        self.words = WordsCard(theme=theme)
        self.folds = Folds(theme=theme)
        self.where = Button("Where", theme=theme, role="secondary", icon="body")
        self.where.clicked.connect(self.chart_requested)
        body = QVBoxLayout(self)
        body.setContentsMargins(*(theme.px(RING),) * 4)
        body.setSpacing(theme.space(8))
        for part in (self.numbers, self.reach, self.words, self.folds):
            body.addWidget(part)
            part.changed.connect(self.changed)
        body.addWidget(self.where, 0, Qt.AlignmentFlag.AlignLeft)
        body.addStretch(1)
        self.numbers.answered.connect(self._move_on)
        self.reach.answered.connect(self._move_on)

    def show_entry(
        self, entry: Entry, before: Entry | None, affected: AffectedSide, *, is_today: bool
    ) -> None:
        """Show an entry; tells nobody.

        Args:
            entry: the entry.
            before: the entry of the day before, for comparison.
            affected: the side that hurts.
            is_today: whether the day is today.
        """
        self.numbers.show_entry(entry)
        self.reach.show_entry(entry, before, affected, is_today=is_today)
        self.words.show_entry(entry)
        self.folds.show_entry(entry)

    def put_into(self, entry: Entry) -> Entry:
        """The entry with everything that stands in the form."""
        return replace(
            entry,
            leg_average=self.numbers.leg_average.value,
            leg_worst=self.numbers.leg_worst.value,
            back_average=self.numbers.back_average.value,
            reach_left=self.reach.reach(Side.LEFT),
            reach_right=self.reach.reach(Side.RIGHT),
            flare=bool(self.reach.flare.value),
            qualities=self.words.qualities.selected,
            triggers=self.words.triggers.selected,
            sleep_h=self.folds.sleep.value,
            sitting_h=self.folds.sitting.value,
            treatments=self.folds.treatments.value,
            notes=self.folds.note.toPlainText().strip(),
        )

    def set_writable(self, writable: bool) -> None:
        """Whether the entry can be changed."""
        for part in (self.numbers, self.reach, self.words):
            part.setEnabled(writable)
        self.folds.set_writable(writable)

    def set_mark_count(self, count: int) -> None:
        """Say on the button of the body chart how many places are marked."""
        words = {0: "Where", 1: "Where, 1 mark"}
        self.where.setText(words.get(count, f"Where, {count} marks"))

    def _move_on(self) -> None:
        """Go to the next question after an answer by digit or click."""
        self.focusNextChild()
