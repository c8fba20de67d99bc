"""One session to look at: planned beside done, and how it was before and after."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.log import BlockRecord, CheckIn, SessionRecord
from sciatica_desktop.reports.session_rows import DoneLine, DoneRow, rows_of
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.card import Card
from sciatica_desktop.ui.widgets.done_bar import DoneBar
from sciatica_desktop.ui.widgets.labels import Label, label
from sciatica_desktop.ui.widgets.side_badge import SideBadge
from sciatica_desktop.ui.widgets.stepper import Stepper

_BESIDE = 760
"""Width in px at 100 % text size from which the answers stand beside the exercises."""
_NOTHING = "–"
_ANSWERED = ("Leg", "Back", "Reach")


class SessionView(QWidget):
    """Shows a session.

    Signals:
        change_before_requested: the answers from before are to be changed.
        change_after_requested: the answers from after are to be changed.
        corrected: so many repetitions were done of a block (index of the block, repetitions).
    """

    change_before_requested = Signal()
    change_after_requested = Signal()
    corrected = Signal(int, int)

    def __init__(self, *, theme: Theme) -> None:
        """Make an empty view; :meth:`show_session` fills it."""
        super().__init__()
        self._theme = theme
        self._correcting = False
        self._shown: tuple[SessionRecord, Mapping[str, Exercise]] | None = None
        self._done = Card(theme=theme, title="What you did")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.space(16))
        self._done.body.addSpacing(theme.space(8))
        self._done.body.addLayout(self._rows)
        self._done.body.addStretch(1)
        self._felt = Card(theme=theme, title="How it was")
        self.before = Button("Change", theme=theme, role="secondary", size="small")
        self.after = Button("Change", theme=theme, role="secondary", size="small")
        self.before.setAccessibleName("Change the answers from before")
        self.after.setAccessibleName("Change the answers from after")
        self.before.clicked.connect(self.change_before_requested)
        self.after.clicked.connect(self.change_after_requested)
        self._answers: dict[str, Label] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        theme = self._theme
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space(16))
        grid.setVerticalSpacing(theme.space(8))
        for column, words in ((1, "before"), (2, "after")):
            grid.addWidget(label(words, theme=theme, role="small", tone="ink2"), 0, column)
        for row, key in enumerate(_ANSWERED, 1):
            grid.addWidget(label(key, theme=theme), row, 0)
            for column, when in ((1, "before"), (2, "after")):
                answer = label(_NOTHING, theme=theme, role="heading")
                self._answers[f"{key} {when}"] = answer
                grid.addWidget(answer, row, column)
        for column, button in ((1, self.before), (2, self.after)):
            grid.addWidget(button, len(_ANSWERED) + 1, column, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(3, 1)
        self._felt.body.addSpacing(theme.space(8))
        self._felt.body.addLayout(grid)
        self._felt.body.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(theme.space(24))
        self._columns.addWidget(self._done, 5)
        self._columns.addWidget(self._felt, 3, Qt.AlignmentFlag.AlignTop)

    def show_session(self, record: SessionRecord, library: Mapping[str, Exercise]) -> None:
        """Show a session as it is kept."""
        self._shown = record, library
        for when, answers in (("before", record.before), ("after", record.after)):
            for key in _ANSWERED:
                answer = self._answers[f"{key} {when}"]
                words = answer_words(answers, key)
                answer.setText(words or _NOTHING)
                answer.setAccessibleName(f"{key} {when}: {words or 'not answered'}")
        self._fill()

    def set_correcting(self, correcting: bool) -> None:
        """Offer to put the counts right, or show them alone."""
        self._correcting = correcting
        if self._shown is not None:
            self._fill()

    def _fill(self) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if self._shown is None:
            return
        record, library = self._shown
        blocks = iter(record.blocks)
        for row in rows_of(record, library):
            self._rows.addWidget(self._row(row, [next(blocks) for _ in row.lines]))

    def _row(self, row: DoneRow, blocks: list[BlockRecord]) -> QWidget:
        theme = self._theme
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(4))
        column.addWidget(label(row.name, theme=theme, weight=600, wrap=True))
        column.addWidget(
            label(f"Planned: {row.dose}", theme=theme, role="small", tone="ink2", wrap=True)
        )
        for line, block in zip(row.lines, blocks, strict=True):
            column.addLayout(self._line(row, line, block))
            for note in line.notes:
                tone = "leg" if note.is_hurt else "ink2"
                words = f"{note.words[:1].upper()}{note.words[1:]}."
                column.addWidget(label(words, theme=theme, role="small", tone=tone, wrap=True))
        return holder

    def _line(self, row: DoneRow, line: DoneLine, block: BlockRecord) -> QHBoxLayout:
        theme = self._theme
        across = QHBoxLayout()
        across.setSpacing(theme.space(12))
        side = f"{line.side.value} side" if line.side else ""
        if line.side is not None:
            badge = SideBadge(theme=theme, px=20)
            badge.set_side(line.side)
            across.addWidget(badge)
        bar = DoneBar(theme=theme)
        bar.show_parts(line.parts, " ".join(filter(None, (row.name, side))))
        across.addWidget(bar, 1)
        words = label(line.words, theme=theme)
        words.setMinimumWidth(theme.px(112))
        across.addWidget(words)
        if self._correcting:
            across.addWidget(self._stepper(f"{row.name}, {side}".strip(", "), block))
        return across

    def _stepper(self, name: str, block: BlockRecord) -> Stepper:
        stepper = Stepper(
            f"{name}: done", theme=self._theme, low=0, high=max(1, block.planned_repetitions)
        )
        stepper.set_value(block.done_repetitions)
        stepper.value_changed.connect(partial(self.corrected.emit, block.index))
        return stepper

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room for two."""
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE * self._theme.scale
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if beside else direction.TopToBottom)


def answer_words(answers: CheckIn, key: str) -> str:
    """One answer in words, empty where it was left out."""
    match key:
        case "Leg":
            return "" if answers.leg is None else str(answers.leg)
        case "Back":
            return "" if answers.back is None else str(answers.back)
    return "" if answers.reach is None else answers.reach.place
