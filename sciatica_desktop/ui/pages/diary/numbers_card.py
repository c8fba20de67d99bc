"""The three numbers: leg on average, leg at its worst, back on average."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sciatica_desktop.domain.diary import Entry
from sciatica_desktop.ui.pages.diary.rating_line import RatingLine
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.card import Card
from sciatica_desktop.ui.widgets.rule import Rule

WORST_BELOW_AVERAGE = "below the average"


class NumbersCard(Card):
    """Three ratings of the whole day.

    Signals:
        changed: the person changed a number.
        answered: a number was answered; the next question may have the focus.
    """

    changed = Signal()
    answered = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with no number."""
        super().__init__(theme=theme, parent=parent)
        side, above = theme.space(24), theme.space(12)
        self.body.setContentsMargins(side, above, side, above)
        self.leg_average = RatingLine("Leg", "on average", theme=theme, tone="leg")
        self.leg_worst = RatingLine("Leg", "at its worst", theme=theme, tone="leg")
        self.back_average = RatingLine("Back", "on average", theme=theme, tone="back")
        self.lines = (self.leg_average, self.leg_worst, self.back_average)
        for place, line in enumerate(self.lines):
            if place:
                self.body.addWidget(Rule(theme=theme))
            self.body.addWidget(line)
            line.value_changed.connect(self._changed)
            line.answered.connect(self.answered)

    def show_entry(self, entry: Entry) -> None:
        """Show the numbers of an entry; tells nobody."""
        self.leg_average.set_value(entry.leg_average)
        self.leg_worst.set_value(entry.leg_worst)
        self.back_average.set_value(entry.back_average)
        self._explain()

    def _changed(self) -> None:
        self._explain()
        self.changed.emit()

    def _explain(self) -> None:
        """Say gently that the worst is below the average. Both are kept as they were typed."""
        average, worst = self.leg_average.value, self.leg_worst.value
        odd = average is not None and worst is not None and worst < average
        self.leg_worst.set_period(WORST_BELOW_AVERAGE if odd else "at its worst")
