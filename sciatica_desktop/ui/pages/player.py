"""The player: the figure, the seconds, the side, and four keys that matter."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from sciatica_desktop.domain.exercise import Exercise, PhaseKind
from sciatica_desktop.domain.plan import Block, Step
from sciatica_desktop.domain.session import PauseReason, State
from sciatica_desktop.services.player import SessionPlayer
from sciatica_desktop.services.settings import REDUCED_MOTION, Settings
from sciatica_desktop.ui.pages.player_bars import BottomBar, TopBar
from sciatica_desktop.ui.pages.player_panel import PlayerPanel
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.figure_view import FRAMES_A_SECOND, FigureView
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.question_strip import Answer, QuestionStrip

_FRAME_MS = 1000 // FRAMES_A_SECOND
_STILL_MS = 125
"""Nothing but the ring and a breath moves while a stretch is held."""

_STEP_MS = 250
"""With reduced motion only whole seconds change."""

_NARROW = 1100
"""Below this logical width, in px, the next card is one line and words leave the buttons."""

_TINY = 700
"""Below this one, what comes next leaves too; the numeral is the last to give way."""

_GO_ON = Answer("go_on", "Go on", "Space", (Qt.Key.Key_Space, Qt.Key.Key_Escape))
_HURT_ANSWERS = (
    Answer("skip", "Skip this side", "S", (Qt.Key.Key_S,)),
    Answer("stop", "Stop", "X", (Qt.Key.Key_X,)),
    _GO_ON,
)
_END_ANSWERS = (Answer("end", "End", "Enter", (Qt.Key.Key_Return, Qt.Key.Key_Enter)), _GO_ON)
_CLOSE_ANSWERS = (Answer("close", "Close", "Enter", (Qt.Key.Key_Return, Qt.Key.Key_Enter)), _GO_ON)


class PlayerPage(QWidget):
    """Follows one session.

    Signals:
        hurt: what the person chose after "This hurts": "skip" or "stop".
        left: the person stopped before the end, after being asked once.
        close_confirmed: the same, when the whole window was to be closed.
        full_screen_requested: show on the whole screen, or go back to the window.
    """

    hurt = Signal(str)
    left = Signal()
    close_confirmed = Signal()
    full_screen_requested = Signal()

    def __init__(
        self,
        player: SessionPlayer,
        library: Mapping[str, Exercise],
        *,
        studio: Studio,
        settings: Settings,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """Make the page for a player that has not begun yet."""
        super().__init__(parent)
        self._player = player
        self._library = library
        self._item_began = 0.0
        self._item_length = 1.0
        self._tiny = False
        self._studio = studio
        self._theme = theme
        self._reduced = settings.get(REDUCED_MOTION) == "on" or (
            settings.get(REDUCED_MOTION) == "system" and theme.prefers_reduced_motion
        )
        self._tick = QTimer(self)
        self._tick.setObjectName("player frames")
        self._tick.timeout.connect(self._show_moment)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Player")
        self.setObjectName("player")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = self._theme
        plan = self._player.plan
        items = sorted({block.item for block in plan.blocks})
        names = [self._library[self._block_of_item(item).exercise].short_name for item in items]
        self.top = TopBar(
            [(name, plan.seconds_of_item(item)) for name, item in zip(names, items, strict=True)],
            theme=theme,
        )
        self.cue = label("", theme=theme, role="display", wrap=True)
        self.figure = FigureView(
            self._studio, theme=theme, size_hint=QSize(716, 540), ground="surface"
        )
        self.panel = PlayerPanel(
            plan,
            self._library,
            studio=self._studio,
            theme=theme,
            whole_seconds_only=self._reduced,
        )
        self.strip = QuestionStrip(theme=theme)
        self.bottom = BottomBar(theme=theme)
        self._lay_out()

    def _lay_out(self) -> None:
        space = self._theme.space
        left = QVBoxLayout()
        left.setSpacing(space(8))
        left.addWidget(self.cue)
        left.addWidget(self.figure, 1)
        left.addWidget(self.strip)
        self._middle = QGridLayout()
        self._middle.setContentsMargins(space(32), space(8), space(32), space(16))
        self._middle.setHorizontalSpacing(space(32))
        self._middle.addLayout(left, 0, 0)
        self._middle.addWidget(self.panel, 0, 1)
        self._middle.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addLayout(self._middle, 1)
        column.addWidget(self.bottom)

    def _connect(self) -> None:
        player = self._player
        player.step_entered.connect(self._on_step_entered)
        player.paused.connect(self._on_paused)
        player.lead_in_began.connect(self._on_lead_in)
        player.resumed.connect(self._on_resumed)
        player.finished.connect(self._on_over)
        player.ended.connect(self._on_over)
        self.top.end_requested.connect(self.ask_to_end)
        self.bottom.hurts_pressed.connect(self.say_it_hurts)
        self.bottom.back_pressed.connect(player.back)
        self.bottom.pause_pressed.connect(player.toggle_pause)
        self.bottom.skip_pressed.connect(player.skip)
        self.bottom.full_screen_pressed.connect(self.full_screen_requested)
        self.strip.chosen.connect(self._on_chosen)
        self._theme.rescaled.connect(self._arrange)
        self._theme.changed.connect(self._show_moment)

    def say_it_hurts(self) -> None:
        """Pause at once and ask, in the page itself, what would help."""
        self._ask("Paused. What would help?", _HURT_ANSWERS)

    def ask_to_end(self) -> None:
        """Pause and ask once; asked again while asking, it ends."""
        if self.strip.asks(_END_ANSWERS):
            self._on_chosen("end")
        else:
            self._ask("End here? What you did so far is kept.", _END_ANSWERS)

    def ask_to_close(self) -> bool:
        """Pause and ask once whether to close the window.

        Returns:
            Whether it may close right now: the session is over, or it was asked already.
        """
        if self._player.state.is_over or self.strip.asks(_CLOSE_ANSWERS):
            return True
        self._ask("Close the app? What you did so far is kept.", _CLOSE_ANSWERS)
        return False

    def _ask(self, question: str, answers: tuple[Answer, ...]) -> None:
        if self._player.state.is_over:
            return
        self._player.pause()
        self.strip.ask(question, answers)
        self.setFocus()
        self._show_cue()
        announce(self, question)

    def _show_cue(self) -> None:
        """In the smallest windows a question takes the place of the cue, not of the figure."""
        self.cue.setVisible(not (self._tiny and self.strip.is_open))

    def _on_chosen(self, choice: str) -> None:
        self.strip.close_strip()
        self._show_cue()
        self.setFocus()
        if choice in ("skip", "stop"):
            self.hurt.emit(choice)
        if choice == "skip":
            self._player.skip()
        if choice in ("skip", "go_on") and self._player.state is State.PAUSED:
            self._player.toggle_pause()
        if choice == "end":
            self.left.emit()
        elif choice == "close":
            self.close_confirmed.emit()

    def _block_of_item(self, item: int) -> Block:
        return next(block for block in self._player.plan.blocks if block.item == item)

    def _on_step_entered(self, step: Step) -> None:
        plan = self._player.plan
        block = plan.blocks[step.block]
        first = plan.first_step(self._block_of_item(block.item).index)
        self._item_began = sum(s.seconds or 0.0 for s in plan.steps[first : step.index])
        self._item_length = plan.seconds_of_item(block.item) or 1.0
        self.cue.setText(step.cue)
        self.panel.enter(step)
        self._prepare_next(step)
        self._show_state()
        self._announce(step, block, self._library[block.exercise])

    def _prepare_next(self, step: Step) -> None:
        """While nothing moves, have the next move drawn."""
        if self._reduced or (step.kind.is_active and step.kind is not PhaseKind.HOLD):
            return
        for later in self._player.plan.steps[step.index + 1 :]:
            if later.start_pose != later.end_pose and later.seconds:
                exercise = self._player.plan.blocks[later.block].exercise
                self.figure.prepare_move(exercise, later.start_pose, later.end_pose, later.seconds)
                return

    def _on_paused(self, reason: PauseReason) -> None:
        if reason is PauseReason.GAP:
            self.cue.setText("Paused while you were away.")
        self._show_state()
        announce(self, "Paused")

    def _on_lead_in(self, _seconds: float) -> None:
        self.strip.close_strip()
        self._show_cue()
        self.panel.set_word("Get ready")
        self._show_state()
        announce(self, "Get ready")

    def _on_resumed(self, step: Step) -> None:
        self.panel.set_word(step.word)
        self.cue.setText(step.cue)
        self._show_state()
        announce(self, step.word)

    def _on_over(self) -> None:
        self._tick.stop()
        self.panel.show_done()

    def _announce(self, step: Step, block: Block, exercise: Exercise) -> None:
        """Screen readers hear stages, never the ticking number nor each swing of a floss."""
        if step.kind in (PhaseKind.GET_READY, PhaseKind.CHANGE_SIDE, PhaseKind.UNTIL_READY):
            side = f", {block.side.value} side" if block.side else ""
            announce(self, f"{step.word}: {exercise.name}{side}")
        elif step.kind is PhaseKind.HOLD:
            announce(self, f"{step.word}, {step.seconds:.0f} seconds")

    def _show_state(self) -> None:
        """Set what runs and what rests by the state, then show this moment."""
        state = self._player.state
        self.panel.set_paused(state is State.PAUSED)
        self.bottom.set_paused(state is State.PAUSED, self._waits())
        if state in (State.RUNNING, State.LEAD_IN) and self.isVisible():
            self._tick.start(self._pace_ms())
        else:
            self._tick.stop()
        self._show_moment()

    def _waits(self) -> bool:
        session = self._player.session
        return session.state is State.RUNNING and session.step.seconds is None

    def _pace_ms(self) -> int:
        if self._reduced:
            return _STEP_MS
        step = self._player.session.step
        return _FRAME_MS if step.start_pose != step.end_pose else _STILL_MS

    def _show_moment(self) -> None:
        session, now = self._player.session, self._player.now
        step = session.step
        block = session.plan.blocks[step.block]
        self.panel.show_moment(session, now)
        self._show_figure(step, block, now)
        self.top.show_position(
            block.item,
            (self._item_began + session.spent(now)) / self._item_length,
            session.remaining_in_all(now),
        )

    def _show_figure(self, step: Step, block: Block, now: float) -> None:
        session = self._player.session
        spent, length = session.spent(now), step.seconds or 1.0
        if session.state in (State.PAUSED, State.LEAD_IN) and step.kind is PhaseKind.HOLD:
            self.figure.show_pose(block.exercise, step.end_pose, block.side)
        elif step.start_pose == step.end_pose or self._reduced:
            if step.kind is PhaseKind.HOLD and not self._reduced:
                self.figure.show_breath(block.exercise, step.end_pose, spent, block.side)
            else:
                self.figure.show_pose(block.exercise, step.end_pose, block.side)
        else:
            self.figure.show_move(
                block.exercise,
                step.start_pose,
                step.end_pose,
                length,
                spent / length,
                block.side,
            )

    def _arrange(self) -> None:
        """Fit what is shown to the room, in letters rather than in px."""
        scale = self._theme.scale
        narrow = self.width() < _NARROW * scale
        tiny = self.width() < _TINY * scale
        edges = self._middle.contentsMargins()
        room = self.width() - edges.left() - edges.right() - self._middle.horizontalSpacing()
        self.panel.fit(room, narrow=narrow, tiny=tiny)
        self._tiny = tiny
        self._show_cue()
        self.top.set_compact(narrow)
        self.bottom.set_compact(narrow)
        self.cue.set_role("heading" if narrow else "display")

    def showEvent(self, event: QShowEvent) -> None:
        """Go on showing."""
        super().showEvent(event)
        self._show_state()

    def hideEvent(self, event: QHideEvent) -> None:
        """Show nothing while nobody looks; the session itself goes on."""
        super().hideEvent(event)
        self._tick.stop()

    def changeEvent(self, event: QEvent) -> None:
        """A minimised window draws nothing."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isVisible():
            minimised = self.window().isMinimized()
            if minimised:
                self._tick.stop()
            elif not self._tick.isActive():
                self._show_state()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give way in the drawn order: next card, stretch names, words on the buttons."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, arrows, H, F, F11, Esc and 1 to 9; all of them without a dialog."""
        key = event.key()
        if event.isAutoRepeat():
            # A key held down is pressed once: nobody means to skip the whole routine.
            return
        if self.strip.is_open and self.strip.take_key(key):
            return
        if key == Qt.Key.Key_Space:
            self._player.toggle_pause()
        elif key == Qt.Key.Key_Left:
            self._player.back()
        elif key == Qt.Key.Key_Right:
            self._player.skip()
        elif key == Qt.Key.Key_H:
            self.say_it_hurts()
        elif key in (Qt.Key.Key_F, Qt.Key.Key_F11):
            self.full_screen_requested.emit()
        elif key == Qt.Key.Key_Escape:
            self.ask_to_end()
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self._player.go_to_item(key - Qt.Key.Key_1)
        else:
            super().keyPressEvent(event)


def announce(widget: QWidget, words: str) -> None:
    """Tell a screen reader, politely."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
