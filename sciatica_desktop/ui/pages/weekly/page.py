"""The weekly questions: own activities, the past week, and how it is against the start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop.domain.clock import Clock
from sciatica_desktop.domain.weekly import (
    BETWEEN_CHECKS,
    BOTHER_ROWS,
    LARGEST_CHANGE,
    PEG_ROWS,
    Ability,
    Bother,
    Score,
    WeeklyCheck,
    own_activities,
)
from sciatica_desktop.domain.weekly_words import BOTHER, CHANGE, PAST_WEEK, PEG
from sciatica_desktop.services.weekly import WeeklyService
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.identity import new_id
from sciatica_desktop.ui.page import Page
from sciatica_desktop.ui.pages.weekly.activities_card import ActivitiesCard
from sciatica_desktop.ui.pages.weekly.scale_line import ScaleLine
from sciatica_desktop.ui.pages.weekly.scores_card import ScoresCard
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.card import Card
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.page_header import PageHeader

_KEEP_AFTER_MS = 500
_LARGE_TEXT = 1.5
"""Text size from which the page has narrow margins."""
_TWO_COLUMNS = 860
"""Width, in px at 100 % text, from which the cards stand in two columns."""
_TONES = {"leg": "leg", "tingling": "leg", "weakness": "leg", "back": "back"}
_BOTHERED = "How much did each bother you?"
_OPEN = "Anything can be left out."
_OPEN_AGAIN = "Anything can be left out. Outlined is the time before."
_SOURCES = (
    "In our own words, after published methods: own activities, Stratford and others 1995; the "
    "three questions about the past week, Krebs and others 2009; the rating against the start, "
    "Kamper and others 2009. The four rows on what bothered you are our own."
)


class WeeklyPage(Page):
    """Everything may be left out; whatever is answered is kept half a second later.

    Opened again within seven days it shows the same answers to be changed.

    Signals:
        done: the person has finished.
        undo_offered: one sentence to show together with an undo, which this page answers.
        failed: one sentence, when something could not be kept.
        told: one sentence about what was done.
    """

    done = Signal()
    undo_offered = Signal(str)
    failed = Signal(str)
    told = Signal(str)

    def __init__(self, *, weekly: WeeklyService, theme: Theme, clock: Clock) -> None:
        """Make the page; :meth:`refresh` fills it."""
        super().__init__(title="The past week")
        self._weekly = weekly
        self._clock = clock
        self._theme = theme
        now = clock.now()
        self._check = WeeklyCheck(new_id(), now, now)
        self._is_unkept = False
        self._keep_timer = QTimer(self)
        self._keep_timer.setObjectName("keep weekly answers")
        self._keep_timer.setSingleShot(True)
        self._keep_timer.setInterval(_KEEP_AFTER_MS)
        self._keep_timer.timeout.connect(self.flush)
        self.activities = ActivitiesCard(theme=theme)
        self.peg = {name: ScaleLine(PEG[name], theme=theme) for name in PEG_ROWS}
        self.bother = {
            name: ScaleLine(BOTHER[name], theme=theme, tone=_TONES[name]) for name in BOTHER_ROWS
        }
        self.change = ScaleLine(CHANGE, theme=theme)
        self.scores = ScoresCard(theme=theme)
        self._build()
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.finish)
        weekly.weekly_changed.connect(self._stored_changed)

    def _build(self) -> None:
        theme = self._theme
        header = self._header = PageHeader("The past week", theme=theme, parent=self)
        self.finish_button = Button("Done", theme=theme, role="primary", keycap="Ctrl Enter")
        self.finish_button.clicked.connect(self.finish)
        header.actions.addWidget(self.finish_button)
        self._change_card = Card(theme=theme)
        self._change_card.body.addWidget(self.change)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.space(24))
        past = (self._card(PAST_WEEK, self.peg), self._card(_BOTHERED, self.bother))
        for cards in (past, (self._change_card, self.activities, self.scores)):
            column = QVBoxLayout()
            column.setSpacing(theme.space(24))
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        body = QVBoxLayout()
        side = theme.space(32 if theme.scale < _LARGE_TEXT else 16)
        body.setContentsMargins(side, theme.space(24), side, theme.space(24))
        body.setSpacing(theme.space(24))
        body.addWidget(header)
        body.addLayout(self._columns)
        body.addWidget(label(_SOURCES, theme=theme, role="small", tone="ink2", wrap=True))
        body.addStretch(1)
        self.set_content(body)
        for line in (*self.peg.values(), *self.bother.values(), self.change):
            line.value_changed.connect(self._changed)
            line.answered.connect(self._move_on)
        self.activities.value_changed.connect(self._changed)
        self.activities.answered.connect(self._move_on)
        self.scores.added.connect(self._add_score)
        self.scores.removed.connect(self._delete_score)

    def _card(self, title: str, lines: Mapping[str, ScaleLine]) -> Card:
        card = Card(theme=self._theme, title=title)
        card.body.setSpacing(self._theme.space(12))
        for line in lines.values():
            card.body.addWidget(line)
        return card

    def refresh(self) -> None:
        """Show the answers of this week, and those of the one before as outlines."""
        self.flush()
        if not self._is_unkept:
            self._load()

    def flush(self) -> None:
        """Keep at once what was typed."""
        self._keep_timer.stop()
        if not self._is_unkept:
            return
        try:
            self._weekly.save_check(self.value)
        except StorageError as error:
            self.failed.emit(str(error))
            return
        self._is_unkept = False

    def finish(self) -> None:
        """Keep the answers and say that the person is done."""
        self.flush()
        if not self._is_unkept:
            self._weekly.finish_typing()
            self.done.emit()

    def undo(self) -> bool:
        """Take back the last change of the answers or the scores."""
        self.flush()
        try:
            words = self._weekly.undo()
        except StorageError as error:
            self.failed.emit(str(error))
            return True
        if words:
            self._load()
            self.told.emit(f"Taken back: {words}")
        return True

    def focus_widget(self) -> QWidget:
        """Where the keyboard begins: the first question."""
        return self.peg[PEG_ROWS[0]].row

    @property
    def value(self) -> WeeklyCheck:
        """The answers as they stand."""
        change = self.change.row.value
        return WeeklyCheck(
            self._check.id,
            self._check.happened,
            self._clock.now(),
            self.activities.value,
            **{name: line.row.value for name, line in self.peg.items()},
            bother=Bother(**{name: line.row.value for name, line in self.bother.items()}),
            change=None if change is None else change - LARGEST_CHANGE,
        )

    def _load(self) -> None:
        now = self._clock.now()
        try:
            checks, scores = self._weekly.checks(), self._weekly.scores()
        except StorageError as error:
            checks, scores = [], []
            self.failed.emit(str(error))
        current = _of_this_week(checks, now.date())
        before = [check for check in checks if check is not current and not check.is_empty]
        self._check = current or WeeklyCheck(new_id(), now, now)
        earlier = before[-1] if before else None
        self._show(self._check, earlier, own_activities(checks))
        self._header.set_subtitle(_OPEN if earlier is None else _OPEN_AGAIN)
        self._change_card.setVisible(earlier is not None or self._check.change is not None)
        self.scores.set_today(now.date())
        self.scores.set_scores(scores)
        self._is_unkept = False

    def _show(
        self, check: WeeklyCheck, earlier: WeeklyCheck | None, names: tuple[str, ...]
    ) -> None:
        for name, line in self.peg.items():
            line.row.set_value(getattr(check, name))
            line.row.set_earlier(getattr(earlier, name) if earlier else None)
        for name, line in self.bother.items():
            line.row.set_value(getattr(check.bother, name))
            line.row.set_earlier(getattr(earlier.bother, name) if earlier else None)
        self.change.row.set_value(None if check.change is None else check.change + LARGEST_CHANGE)
        abilities = check.abilities or tuple(Ability(name) for name in names)
        known = {each.name: earlier.ability(each.name) for each in abilities} if earlier else {}
        self.activities.show_abilities(abilities, known)

    def _changed(self) -> None:
        self._is_unkept = True
        self._keep_timer.start()

    def _move_on(self) -> None:
        self.focusNextChild()

    def _stored_changed(self) -> None:
        if self.isVisible() and not self._is_unkept:
            self.scores.set_scores(self._weekly.scores())

    def _add_score(self, name: str, value: float, day: date) -> None:
        try:
            self._weekly.save_score(Score(new_id(), day, name, value, self._clock.now()))
        except StorageError as error:
            self.failed.emit(str(error))

    def _delete_score(self, score_id: str) -> None:
        try:
            self._weekly.delete_score(score_id)
        except StorageError as error:
            self.failed.emit(str(error))
            return
        self.undo_offered.emit("Score deleted")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns or one."""
        super().resizeEvent(event)
        wide = self.width() >= _TWO_COLUMNS * self._theme.scale
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.LeftToRight if wide else ways.TopToBottom)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed before the page goes."""
        self.flush()
        super().hideEvent(event)


def _of_this_week(checks: Sequence[WeeklyCheck], today: date) -> WeeklyCheck | None:
    """The latest answers that are not seven days old yet."""
    recent = [check for check in checks if today - check.day < BETWEEN_CHECKS]
    return recent[-1] if recent else None
