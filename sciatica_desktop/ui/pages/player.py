"""The player: the figure, the seconds, the side, and the keys that matter."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.plan import Step
from sciatica_desktop.domain.session import PauseReason, State
from sciatica_desktop.services.player import SessionPlayer
from sciatica_desktop.services.settings import Settings
from sciatica_desktop.ui.motion import is_reduced
from sciatica_desktop.ui.pages.player_bars import TopBar
from sciatica_desktop.ui.pages.player_figure import PlayerFigure
from sciatica_desktop.ui.pages.player_foot import PlayerFoot
from sciatica_desktop.ui.pages.player_help import KeysCard
from sciatica_desktop.ui.pages.player_keys import Command, command_of, item_of
from sciatica_desktop.ui.pages.player_panel import PlayerPanel
from sciatica_desktop.ui.pages.player_questions import PlayerQuestions
from sciatica_desktop.ui.pages.player_room import room_of
from sciatica_desktop.ui.pages.player_words import announce, go_words, stage_words, time_words
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.figure_view import FRAMES_A_SECOND, FigureView
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.question_strip import QuestionStrip

_FRAME_MS = 1000 // FRAMES_A_SECOND
_STILL_MS = 125
"""Nothing but the ring and a breath moves while a stretch is held."""

_STEP_MS = 250
"""With reduced motion only whole seconds change."""


class PlayerPage(QWidget):
    """Follows one session.

    Signals:
        hurt: what the person chose after "This hurts": "ease", "skip" or "stop".
        felt: where that was felt (Reach), if they say so.
        left: the person stopped before the end, after being asked once.
        close_confirmed: the same, when the whole window was to be closed.
        full_screen_requested: show on the whole screen, or go back to the window.
        mute_requested: be silent, or heard again.
    """

    hurt = Signal(str)
    felt = Signal(object)
    left = Signal()
    close_confirmed = Signal()
    full_screen_requested = Signal()
    mute_requested = Signal()

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
        self._theme = theme
        self._room = room_of(self.size(), full_screen=False, theme=theme)
        self._reduced = is_reduced(settings, theme)
        self._tick = QTimer(self)
        self._tick.setObjectName("player frames")
        self._tick.timeout.connect(self._show_moment)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Player")
        self._build(studio)
        self._connect()
        for widget in (self, *self.findChildren(QWidget)):
            widget.setMouseTracking(True)

    def _build(self, studio: Studio) -> None:
        theme = self._theme
        self.top = TopBar(self._player.plan, self._library, theme=theme)
        self.cue = label("", theme=theme, role="display", wrap=True)
        self.figure = FigureView(
            studio, theme=theme, size_hint=QSize(716, 540), labels=True, ground="surface"
        )
        self._stage = PlayerFigure(self.figure, self._library, reduced=self._reduced)
        self.panel = PlayerPanel(
            self._player.plan,
            self._library,
            studio=studio,
            theme=theme,
            whole_seconds_only=self._reduced,
        )
        self.strip = QuestionStrip(theme=theme)
        self.questions = PlayerQuestions(self.strip, self)
        self.bottom = PlayerFoot(self, studio, theme=theme, still=self._reduced)
        self._lay_out()
        self.keys = KeysCard(self, theme=theme)

    def _lay_out(self) -> None:
        space = self._theme.space
        left = QVBoxLayout()
        left.setSpacing(space(8))
        left.addWidget(self.cue)
        left.addWidget(self.figure, 1)
        left.addWidget(self.strip)
        self._middle = QGridLayout()
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
        player, questions = self._player, self.questions
        player.step_entered.connect(self._on_step_entered)
        player.paused.connect(self._on_paused)
        player.lead_in_began.connect(self._on_lead_in)
        player.resumed.connect(self._on_resumed)
        player.corrected.connect(self._on_corrected)
        player.plan_eased.connect(self._on_plan_eased)
        player.finished.connect(self._on_over)
        player.ended.connect(self._on_over)
        self.top.end_requested.connect(self.ask_to_end)
        self.bottom.hurts_pressed.connect(self.say_it_hurts)
        self.bottom.pressed.connect(self.obey)
        self.panel.corrected.connect(player.correct)
        questions.hurt.connect(self._on_hurt)
        questions.felt.connect(self.felt)
        questions.went_on.connect(self._go_on)
        questions.end_confirmed.connect(self.left)
        questions.close_confirmed.connect(self.close_confirmed)
        questions.changed.connect(self._on_question)
        self._theme.rescaled.connect(self._arrange)
        self._theme.changed.connect(self._arrange)
        self._theme.changed.connect(self._show_moment)

    def obey(self, command: str) -> None:
        """Do what a key or a button asks for; see :class:`Command`."""
        player = self._player
        match Command(command):
            case Command.GO:
                player.count_one() if self._counts() else player.toggle_pause()
            case Command.PAUSE:
                self._go_on() if player.state is State.PAUSED else player.pause()
            case Command.BACK:
                player.back()
            case Command.SKIP:
                player.skip()
            case Command.MORE:
                player.correct(1)
            case Command.LESS:
                player.correct(-1)
            case Command.HURTS:
                self.say_it_hurts()
            case Command.MUTE:
                self.mute_requested.emit()
            case Command.FULL_SCREEN:
                self.full_screen_requested.emit()
            case Command.END:
                self.keys.hide() if self.keys.isVisible() else self.ask_to_end()
            case Command.KEYS:
                self.keys.toggle(self._beside_panel())
            case Command.TIME:
                announce(self, time_words(player.session, player.now))

    def say_it_hurts(self) -> None:
        """Pause at once and ask, in the page itself, what would help."""
        if not self._player.state.is_over:
            self._player.pause()
            announce(self, self.questions.ask_what_helps())

    def ask_to_end(self) -> None:
        """Pause and ask once; asked again while asking, it ends."""
        if not self._player.state.is_over:
            self._player.pause()
            announce(self, self.questions.ask_to_end())

    def ask_to_close(self) -> bool:
        """Pause and ask once whether to close the window.

        Returns:
            Whether it may close right now: the session is over, or it was asked already.
        """
        if self._player.state.is_over:
            return True
        self._player.pause()
        words = self.questions.ask_to_close()
        announce(self, words)
        return not words

    def set_muted(self, muted: bool) -> None:
        """Show whether anything is heard."""
        self.bottom.set_muted(muted)

    def _on_hurt(self, choice: str) -> None:
        self.hurt.emit(choice)
        if choice == "ease":
            self._player.ease()
        elif choice == "skip":
            self._player.skip()
        if choice != "stop" and not self._player.state.is_over:
            self._go_on()
            announce(self, self.questions.ask_where(choice))

    def _go_on(self) -> None:
        if self._player.state is State.PAUSED:
            self._player.toggle_pause()

    def _on_question(self) -> None:
        """In the smallest windows a question takes the place of the cue, not of the figure."""
        self.cue.setVisible(not (self._room.tiny and self.strip.is_open))
        self.setFocus()
        self._wake()

    def _on_step_entered(self, step: Step) -> None:
        self.cue.setText(step.cue)
        self.panel.enter(step)
        self.bottom.enter(self._player.plan, step, self._library)
        self._stage.prepare(self._player.plan, step)
        self._show_state()
        block = self._player.plan.blocks[step.block]
        announce(self, stage_words(step, block, self._library[block.exercise]))

    def _on_paused(self, reason: PauseReason) -> None:
        if reason is PauseReason.GAP:
            self.cue.setText("Paused while you were away.")
        self._show_state()
        announce(self, "Paused")

    def _on_lead_in(self, _seconds: float) -> None:
        if self.questions.waits:
            self.questions.close()
        self.panel.set_word("Get ready")
        self._show_state()
        announce(self, "Get ready")

    def _on_resumed(self, step: Step) -> None:
        self.panel.set_word(step.word)
        self.cue.setText(step.cue)
        self._show_state()
        announce(self, step.word)

    def _on_corrected(self, block: int, repetitions: int, _by: int) -> None:
        step = self._player.session.step
        if step.block == block:
            self.panel.enter(step)
            self._show_state()
        announce(self, f"{repetitions} of {self._player.plan.blocks[block].repetitions}")

    def _on_plan_eased(self, _plan: object) -> None:
        step = self._player.session.step
        self.panel.set_plan(self._player.plan)
        self.top.set_plan(self._player.plan)
        self.panel.enter(step)
        self._stage.prepare(self._player.plan, step)
        self._show_state()

    def _on_over(self) -> None:
        self._tick.stop()
        self.bottom.wake(soon=False)
        self.questions.close()
        self.panel.show_done()

    def _show_state(self) -> None:
        """Set what runs and what rests by the state, then show this moment."""
        state = self._player.state
        self.panel.set_paused(state is State.PAUSED)
        self.bottom.set_go(*go_words(self._player.session, counts=self._counts()))
        if state.is_going and self.isVisible():
            self._tick.start(self._pace_ms())
        else:
            self._tick.stop()
        self._wake()
        self.top.enter(self._player.session.step)
        self._show_moment()

    def _counts(self) -> bool:
        """Whether Space counts a repetition now."""
        session = self._player.session
        step = session.step
        return (
            session.state is State.RUNNING
            and session.plan.blocks[step.block].own_pace
            and step.repetition > 0
            and session.plan.counted_before(step) != step.repetition
        )

    def _pace_ms(self) -> int:
        if self._reduced:
            return _STEP_MS
        return _FRAME_MS if self._stage.moves(self._player.session.step) else _STILL_MS

    def _show_moment(self) -> None:
        session, now = self._player.session, self._player.now
        self.panel.show_moment(session, now)
        self._stage.show(session, now)
        self.top.show_moment(session, now)

    def _wake(self) -> None:
        """Show pointer and hints; on the whole screen they go again while it runs."""
        going = self._player.state.is_going and not self.strip.is_open
        self.bottom.wake(soon=self._room.afar and going)

    def _arrange(self) -> None:
        """Fit what is shown to the room."""
        theme = self._theme
        room = room_of(self.size(), full_screen=self.window().isFullScreen(), theme=theme)
        self._room = room
        self._middle.setContentsMargins(room.edge, theme.space(8), room.edge, theme.space(16))
        self._middle.setHorizontalSpacing(room.gap)
        self.panel.fit(room)
        self.strip.set_letters(self.bottom.fit(room))
        self.strip.set_tight(room.narrow)
        self.top.fit(room)
        self.cue.set_role("heading" if room.narrow else "display")
        self.cue.set_zoom(room.zoom)
        self._on_question()
        if self.keys.isVisible():
            self.keys.fit(self._beside_panel())

    def _beside_panel(self) -> QRect:
        """Where the figure is; the seconds stay in view."""
        return QRect(0, 0, self.width() - self.panel.width(), self.bottom.y())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground under what has none of its own."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.colour("surface"))
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on showing."""
        super().showEvent(event)
        self._show_state()

    def hideEvent(self, event: QHideEvent) -> None:
        """Show nothing while nobody looks; the session itself goes on."""
        super().hideEvent(event)
        self._tick.stop()
        self.bottom.wake(soon=False)

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

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Somebody is there: pointer and hints come back."""
        super().mouseMoveEvent(event)
        self._wake()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """All of it by keys, without a dialog; see :data:`player_keys.KEYS`."""
        if event.isAutoRepeat():
            # A key held down is pressed once: nobody means to skip the whole routine.
            return
        if self.questions.take_key(event.key()):
            return
        command, item = command_of(event), item_of(event)
        if command is not None:
            self.obey(command)
        elif item is not None:
            self._player.go_to_item(item)
        else:
            super().keyPressEvent(event)
