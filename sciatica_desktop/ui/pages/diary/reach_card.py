"""How far down it went, and whether it was a flare."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop.domain.anatomy import AffectedSide, Reach, Side
from sciatica_desktop.domain.diary import Entry, EntryKind
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.card import Card
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.ladder import ReachLadder
from sciatica_desktop.ui.widgets.rule import Rule
from sciatica_desktop.ui.widgets.segmented import Segmented
from sciatica_desktop.ui.widgets.side_badge import SideBadge

_BESIDE = 480
"""Width, in px at 100 % text, from which the day before stands beside the question."""
_QUESTION, _QUESTION_TODAY = "Furthest point of pain", "Furthest point of pain today"


def reach_of(entry: Entry, side: Side) -> Reach | None:
    """The furthest point on one side of an entry."""
    return entry.reach_left if side is Side.LEFT else entry.reach_right


class SideLadder(QWidget):
    """The ladder of one side, with its badge before it where both sides are asked."""

    def __init__(self, side: Side, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with no answer."""
        super().__init__(parent)
        self.side = side
        self.ladder = ReachLadder(
            f"Furthest point of pain, {side.value} side", theme=theme, compact=True
        )
        self.badge = SideBadge(theme=theme, px=20)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.badge)
        self._row.addWidget(self.ladder, 1)
        self._theme = theme

    def set_narrow(self, narrow: bool) -> None:
        """Put the badge above the ladder, where large letters need all of the width."""
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._row.setSpacing(self._theme.space(4 if narrow else 12))


class ReachCard(Card):
    """Reach of the affected side, or of both, and the person's own word for a flare.

    Signals:
        changed: the person changed something.
        answered: the ladder was answered; the next question may have the focus.
    """

    changed = Signal()
    answered = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with no answer and no flare."""
        super().__init__(theme=theme, parent=parent)
        side, above = theme.space(24), theme.space(12)
        self.body.setContentsMargins(side, above, side, above)
        self._theme = theme
        self._badge = SideBadge(theme=theme, px=20)
        self._before = label("", theme=theme, role="small", tone="ink2")
        head = QHBoxLayout()
        head.setSpacing(theme.space(12))
        self._question = label("", theme=theme, weight=600)
        head.addWidget(self._question)
        head.addWidget(self._badge)
        head.addStretch(1)
        head.addWidget(self._before)
        self.body.addLayout(head)
        self._before_below = label("", theme=theme, role="small", tone="ink2", wrap=True)
        self.body.addWidget(self._before_below)
        self.sides = {side: SideLadder(side, theme=theme) for side in Side}
        for one in self.sides.values():
            self.body.addWidget(one)
            one.ladder.value_changed.connect(self._changed)
            one.ladder.answered.connect(self.answered)
        self._rule = Rule(theme=theme)
        self.body.addWidget(self._rule)
        self.flare = Segmented("Flare", ((False, "No"), (True, "Yes")), theme=theme)
        self.flare.value_changed.connect(self._changed)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._flare_question = label("", theme=theme, weight=600)
        words.addWidget(self._flare_question)
        words.addWidget(
            label(
                "Your call, whatever the numbers say.",
                theme=theme,
                role="small",
                tone="ink2",
                wrap=True,
            )
        )
        self._flare_row = QWidget()
        flare = QHBoxLayout(self._flare_row)
        flare.setContentsMargins(0, 0, 0, 0)
        flare.addLayout(words, 1)
        flare.addWidget(self.flare)
        self.body.addWidget(self._flare_row)

    def show_entry(
        self, entry: Entry, before: Entry | None, affected: AffectedSide, *, is_today: bool
    ) -> None:
        """Show an entry; tells nobody.

        Args:
            entry: the entry.
            before: the entry of the day before, for comparison.
            affected: the side that hurts; a side that has an answer is shown as well.
            is_today: whether the day is today.
        """
        is_moment = entry.kind is EntryKind.MOMENT
        self._question.setText(_QUESTION_TODAY if is_today and not is_moment else _QUESTION)
        for part in (self._rule, self._flare_row):
            # A flare is said of a day.
            part.setVisible(not is_moment or entry.flare)
        self._flare_question.setText("Flare today?" if is_today else "Was it a flare?")
        shown = [
            side
            for side in Side
            if affected.single in (None, side) or reach_of(entry, side) is not None
        ]
        single = len(shown) == 1
        self._badge.setVisible(single)
        self._badge.set_side(shown[0])
        for side, one in self.sides.items():
            one.setVisible(side in shown)
            one.badge.setVisible(not single)
            one.badge.set_side(side, filled=affected in (AffectedSide.BOTH, side))
            one.ladder.set_value(reach_of(entry, side))
        self.flare.set_value(entry.flare)
        words = _before_words(before, shown)
        when = "yesterday" if is_today else "the day before"
        self._before.setText(f"{when} {words}" if words else "")
        self._before_below.setText(self._before.text())
        self._arrange()

    def reach(self, side: Side) -> Reach | None:
        """What is answered for a side."""
        value = self.sides[side].ladder.value
        return None if value is None else Reach(value)

    def _changed(self, _value: object) -> None:
        self.changed.emit()

    def _arrange(self) -> None:
        """What was before stands beside the question, or below it where there is no room."""
        beside = self.width() >= _BESIDE * self._theme.scale
        self._before.setVisible(beside)
        self._before_below.setVisible(not beside and bool(self._before.text()))
        for one in self.sides.values():
            one.set_narrow(not beside)
        side, above = self._theme.space(24 if beside else 16), self._theme.space(12)
        self.body.setContentsMargins(side, above, side, above)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rearrange when the width asks for it."""
        super().resizeEvent(event)
        self._arrange()


def _before_words(before: Entry | None, sides: list[Side]) -> str:
    if before is None:
        return ""
    answers = [(side, reach_of(before, side)) for side in sides]
    given = [(side, reach) for side, reach in answers if reach is not None]
    if not given:
        return ""
    if len(sides) == 1:
        return f"{int(given[0][1])}, {given[0][1].place}"
    return ", ".join(f"{side.letter} {reach.place}" for side, reach in given)
