"""Everything of one entry except the body chart, from the numbers down to the folds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciatica_desktop.domain.anatomy import AffectedSide, Side
from sciatica_desktop.domain.diary import Entry
from sciatica_desktop.domain.tags import TagKind, used_last
from sciatica_desktop.ui.pages.diary.draft import in_order
from sciatica_desktop.ui.pages.diary.folds import Folds
from sciatica_desktop.ui.pages.diary.numbers_card import NumbersCard
from sciatica_desktop.ui.pages.diary.reach_card import ReachCard
from sciatica_desktop.ui.pages.diary.words_card import WordsCard
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button

RING = 6
"""Room around the form in which a focus ring can be seen, in px at 100 % text."""


_MOST_WORDS = 8
"""Words that are put in front because they were used last."""


class EntryForm(QWidget):
    """The cards of an entry, in the order of the keyboard.

    Attributes:
        after: room below them, for what a page adds.

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
        self.after = QVBoxLayout()
        body.addLayout(self.after)
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
        self.numbers.show_entry(entry, affected)
        self.reach.show_entry(entry, before, affected, is_today=is_today)
        self.words.show_entry(entry)
        self.folds.show_entry(entry)

    def put_into(self, entry: Entry) -> Entry:
        """The entry with everything that stands in the form."""
        numbers, words, folds = self.numbers, self.words, self.folds
        hours = folds.hours.values
        return replace(
            entry,
            leg_average=numbers.leg_average.value,
            leg_left=numbers.leg_left.value,
            leg_right=numbers.leg_right.value,
            leg_worst=numbers.leg_worst.value,
            back_average=numbers.back_average.value,
            reach_left=self.reach.reach(Side.LEFT),
            reach_right=self.reach.reach(Side.RIGHT),
            flare=bool(self.reach.flare.value),
            qualities=in_order(entry.qualities, words.qualities.selected),
            triggers=in_order(entry.triggers, words.triggers.selected),
            easers=in_order(entry.easers, words.easers.selected),
            parts=words.parts_of(entry.parts),
            treatments=folds.treatments.value,
            medicines=folds.medicines.value,
            notes=folds.notes_of(entry.notes),
            sleep_h=hours["sleep_h"],
            sitting_h=hours["sitting_h"],
            standing_h=hours["standing_h"],
            driving_h=hours["driving_h"],
        )

    def set_used_last(self, entries: Sequence[Entry]) -> None:
        """Offer first what was used last.

        Args:
            entries: earlier entries, oldest first.
        """
        kinds = (TagKind.QUALITY, TagKind.TRIGGER, TagKind.EASER, TagKind.MEDICINE)
        words = {kind: used_last(entries, kind, _MOST_WORDS) for kind in kinds}
        self.words.set_used_last(words)
        self.folds.set_used_last(entries, words)

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
