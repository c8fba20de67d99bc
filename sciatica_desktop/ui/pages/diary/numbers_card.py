"""The numbers: leg on average, leg at its worst, back on average; two legs where both hurt."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.diary import Entry, EntryKind
from sciatica_desktop.ui.pages.diary.rating_line import RatingLine
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.card import Card
from sciatica_desktop.ui.widgets.rule import Rule

WORST_BELOW_AVERAGE = "below the average"
_ON_AVERAGE, _WORST, _NOW = "on average", "at its worst", "right now"


class NumbersCard(Card):
    """Ratings of the whole day, or of a moment.

    Where both legs hurt each is asked for itself; then there is no number for the legs together.

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
        self.leg_average = RatingLine("Leg", _ON_AVERAGE, theme=theme, tone="leg")
        self.leg_left = RatingLine("Left leg", _ON_AVERAGE, theme=theme, tone="leg")
        self.leg_right = RatingLine("Right leg", _ON_AVERAGE, theme=theme, tone="leg")
        self.leg_worst = RatingLine("Leg", _WORST, theme=theme, tone="leg")
        self.back_average = RatingLine("Back", _ON_AVERAGE, theme=theme, tone="back")
        self._rules: dict[RatingLine, Rule] = {}
        for line in self.lines:
            rule = Rule(theme=theme)
            self._rules[line] = rule
            self.body.addWidget(rule)
            self.body.addWidget(line)
            line.value_changed.connect(self._changed)
            line.answered.connect(self.answered)
        self._is_moment = False

    @property
    def lines(self) -> tuple[RatingLine, ...]:
        """All lines, those that are not asked included, in the order of the keyboard."""
        return (
            self.leg_average,
            self.leg_left,
            self.leg_right,
            self.leg_worst,
            self.back_average,
        )

    @property
    def first(self) -> RatingLine:
        """The first number that is asked."""
        return next(line for line in self.lines if not line.isHidden())

    def show_entry(self, entry: Entry, affected: AffectedSide) -> None:
        """Show the numbers of an entry; tells nobody.

        Args:
            entry: the entry.
            affected: the side that hurts.
        """
        self._is_moment = entry.kind is EntryKind.MOMENT
        sides = (entry.leg_left, entry.leg_right)
        together = entry.leg_average is not None
        apart = sides != (None, None) or (affected is AffectedSide.BOTH and not together)
        self._ask(self.leg_average, entry.leg_average, asked=together or not apart)
        self._ask(self.leg_left, entry.leg_left, asked=apart)
        self._ask(self.leg_right, entry.leg_right, asked=apart)
        worst_asked = not self._is_moment or entry.leg_worst is not None
        self._ask(self.leg_worst, entry.leg_worst, asked=worst_asked)
        self._ask(self.back_average, entry.back_average, asked=True)
        for line in (self.leg_average, self.leg_left, self.leg_right, self.back_average):
            line.ask(_NOW if self._is_moment else _ON_AVERAGE)
        first = self.first
        for line, rule in self._rules.items():
            rule.setVisible(line is not first and not line.isHidden())
        self._explain()

    def _ask(self, line: RatingLine, value: int | None, *, asked: bool) -> None:
        line.set_value(value)
        line.setVisible(asked)

    def _changed(self) -> None:
        self._explain()
        self.changed.emit()

    def _explain(self) -> None:
        """Say gently that the worst is below the average. All are kept as they were typed."""
        given = (self.leg_average.value, self.leg_left.value, self.leg_right.value)
        averages = [value for value in given if value is not None]
        worst = self.leg_worst.value
        odd = bool(averages) and worst is not None and worst < max(averages)
        self.leg_worst.set_period(WORST_BELOW_AVERAGE if odd else _WORST)
