"""Leg, back and reach right now, before a routine and after it: one key an answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop.domain.anatomy import AffectedSide, Reach
from sciatica_desktop.domain.log import CheckIn
from sciatica_desktop.services.settings import AFFECTED_SIDE, Settings
from sciatica_desktop.ui.page import Page
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.card import Card
from sciatica_desktop.ui.widgets.key_hint import KeyHint
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.ladder import ReachLadder
from sciatica_desktop.ui.widgets.rating_row import RatingRow
from sciatica_desktop.ui.widgets.reach_body import ReachBody
from sciatica_desktop.ui.widgets.rule import Rule

_CARD_WIDTH, _CARD_HEIGHT = 1080, 640
_ROOMY_HEIGHT = 700
"""Height, in px at 100 % text, from which the questions stand far apart."""
_BODY_FROM = 940
"""Width, in px at 100 % text, from which the picture stands beside the questions."""


class _Question(QWidget):
    """A question, its row, and in words how the answer stands to the one before the routine."""

    def __init__(self, text: str, row: RatingRow | ReachLadder, *, theme: Theme) -> None:
        super().__init__()
        self._row = row
        self._earlier: int | None = None
        self._text = label(text, theme=theme, weight=600, wrap=True)
        self._words = label("", theme=theme, role="small", tone="ink2")
        head = QHBoxLayout()
        head.addWidget(self._text, 1)
        head.addWidget(self._words)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.space(8))
        body.addLayout(head)
        body.addWidget(row)
        row.value_changed.connect(self._compare)

    def ask(self, text: str, earlier: int | None, value: int | None = None) -> None:
        """Empty the row, or show what was answered, and outline the earlier answer."""
        self._text.setText(text)
        self._earlier = earlier
        self._row.set_value(value)
        self._row.set_earlier(earlier)
        self._compare(None)

    def _compare(self, _value: object) -> None:
        words = "" if self._earlier is None else f"before {self._word(self._earlier)}"
        if words and self._row.value is not None:
            words += f", now {self._word(self._row.value)}"
        self._words.setText(words)

    def _word(self, value: int) -> str:
        return Reach(value).place if isinstance(self._row, ReachLadder) else str(value)


class CheckInPage(Page):
    """Asks before or after a routine. Nothing is required.

    Signals:
        answered: the person is ready to go on (CheckIn, whose parts may be None).
        left_out: not this time.
    """

    answered = Signal(object)
    left_out = Signal()

    def __init__(self, *, theme: Theme, settings: Settings) -> None:
        """Make the page; :meth:`ask_before` or :meth:`ask_after` fills it."""
        super().__init__(title="Check-in")
        self._theme = theme
        self._settings = settings
        self.leg = RatingRow("Leg, right now", theme=theme, tone="leg")
        self.back = RatingRow("Back, right now", theme=theme, tone="back")
        self.reach = ReachLadder("How far down does it go", theme=theme)
        self.body = ReachBody(theme=theme)
        self._title = label("", theme=theme, role="display", weight=600, wrap=True)
        self._subtitle = label("", theme=theme, tone="ink2", wrap=True)
        self._leg = _Question("Leg, right now", self.leg, theme=theme)
        self._back = _Question("Back, right now", self.back, theme=theme)
        self._reach = _Question("", self.reach, theme=theme)
        self.go = Button("", theme=theme, role="primary", size="large", keycap="Enter")
        self.leave = Button("Not this time", theme=theme, role="text")
        self._keys = KeyHint("one key each: [0] to [9] or [T] for ten", theme=theme)
        self._build()
        self.leg.answered.connect(self._go_to_back)
        self.back.answered.connect(self._go_to_reach)
        self.reach.answered.connect(self._go_to_button)
        self.reach.value_changed.connect(self._reach_changed)
        self.go.clicked.connect(self._answer)
        self.leave.clicked.connect(self.left_out)

    def _build(self) -> None:
        theme = self._theme
        head = QVBoxLayout()
        head.setSpacing(theme.space(4))
        head.addWidget(self._title)
        head.addWidget(self._subtitle)
        questions = QVBoxLayout()
        questions.addLayout(head)
        for question in (self._leg, self._back, self._reach):
            questions.addWidget(question)
        questions.addStretch(1)
        self._questions = questions
        last = QHBoxLayout()
        last.setSpacing(theme.space(16))
        last.addWidget(self.go)
        last.addWidget(self.leave)
        last.addStretch(1)
        last.addWidget(self._keys, 0, Qt.AlignmentFlag.AlignVCenter)
        questions.addLayout(last)
        self._rule = Rule(Qt.Orientation.Vertical, theme=theme)
        columns = QHBoxLayout()
        self._columns = columns
        columns.setSpacing(theme.space(32))
        columns.addLayout(questions, 1)
        columns.addWidget(self._rule)
        columns.addWidget(self.body)
        self._card = Card(theme=theme)
        self._card.body.addLayout(columns)
        middle = QWidget()
        centred = QVBoxLayout(middle)
        centred.setContentsMargins(*(theme.space(16),) * 4)
        centred.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._card, 1000)
        row.addStretch(1)
        centred.addLayout(row, 1000)
        centred.addStretch(1)
        self.set_content(middle)
        self._arrange()
        theme.changed.connect(self._arrange)

    def ask_before(self, routine_name: str) -> None:
        """Ask before a routine of that name."""
        self._ask(
            "Before you start",
            f"Three answers, then {routine_name}. Leave out any you like.",
            "Start",
            CheckIn(),
        )

    def ask_after(self, before: CheckIn) -> None:
        """Ask after a routine; the answers from before it are outlined."""
        outlined = before != CheckIn()
        self._ask(
            "After: how is it now?",
            "The outlined box is your answer from before the routine."
            if outlined
            else "Three answers. Leave out any you like.",
            "Save",
            before,
        )

    def ask_again(self, title: str, value: CheckIn, earlier: CheckIn | None = None) -> None:
        """Show answers that were given, to be put right.

        Args:
            title: which answers these are.
            value: the answers.
            earlier: those from before the routine, outlined; None outlines nothing.
        """
        subtitle = "Type another number; Backspace takes an answer away."
        self._ask(title, subtitle, "Save", earlier or CheckIn(), value)
        self.leave.set_words("Leave it")

    def _ask(
        self, title: str, subtitle: str, go: str, earlier: CheckIn, value: CheckIn | None = None
    ) -> None:
        given = value or CheckIn()
        affected = AffectedSide(self._settings.get(AFFECTED_SIDE))
        side = affected.single
        where = "How far down does it go?"
        if side is not None:
            where = f"How far down does it go, {side.value} side?"
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self.go.setText(go)
        when = "right now" if value is None else "at that moment"
        self._leg.ask(f"Leg, {when}", earlier.leg, given.leg)
        self._back.ask(f"Back, {when}", earlier.back, given.back)
        self._reach.ask(where, earlier.reach, given.reach)
        self.body.set_affected(affected)
        self.body.set_reach(given.reach)
        self.leg.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_widget(self) -> QWidget:
        """Where the keyboard begins: the leg row."""
        return self.leg

    def _go_to_back(self) -> None:
        self._go_to(self.back)

    def _go_to_reach(self) -> None:
        self._go_to(self.reach)

    def _go_to_button(self) -> None:
        self._go_to(self.go)

    def _go_to(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if self.scroll_area is not None:
            self.scroll_area.ensureWidgetVisible(widget)

    def _reach_value(self) -> Reach | None:
        value = self.reach.value
        return None if value is None else Reach(value)

    def _reach_changed(self, _value: object) -> None:
        self.body.set_reach(self._reach_value())

    def _answer(self) -> None:
        self.answered.emit(CheckIn(self.leg.value, self.back.value, self._reach_value()))

    def _arrange(self) -> None:
        """The picture only where there is room for it."""
        scale = self._theme.scale
        self._card.setMaximumSize(round(_CARD_WIDTH * scale), round(_CARD_HEIGHT * scale))
        self._questions.setSpacing(
            self._theme.space(32 if self.height() >= _ROOMY_HEIGHT * scale else 16)
        )
        roomy = self.width() >= _BODY_FROM * scale
        self.body.setVisible(roomy)
        self._rule.setVisible(roomy)
        self._columns.setContentsMargins(*(self._theme.space(16) if roomy else 0,) * 4)
        self._keys.setVisible(self.width() >= 640 * scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show or drop the picture."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Escape leaves it out, wherever the focus is."""
        if event.isAutoRepeat():
            # The Enter that pressed Start may still be held down.
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._answer()
        elif event.key() == Qt.Key.Key_Escape:
            self.left_out.emit()
        else:
            super().keyPressEvent(event)
