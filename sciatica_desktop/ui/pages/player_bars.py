"""The player's frame: progress above, controls below, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop.domain.anatomy import Side
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.plan import Plan, Step
from sciatica_desktop.domain.session import Session
from sciatica_desktop.ui.pages.player_hints import HintRow, NextLine
from sciatica_desktop.ui.pages.player_keys import Command
from sciatica_desktop.ui.pages.player_room import Room
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button, IconButton
from sciatica_desktop.ui.widgets.figure_view import FigureView
from sciatica_desktop.ui.widgets.labels import ElidedLabel, label
from sciatica_desktop.ui.widgets.routine_progress import RoutineProgress
from sciatica_desktop.ui.widgets.side_badge import SideBadge

_CLOCK_EDGE = 4
"""Free px beside the longest time."""


def clock_words(seconds: float) -> str:
    """A length as minutes and seconds, 7:06."""
    whole = max(0, round(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


class TopBar(QWidget):
    """End, whole-routine progress, time left.

    Signals:
        end_requested: the End button.
    """

    end_requested = Signal()

    def __init__(self, plan: Plan, library: Mapping[str, Exercise], *, theme: Theme) -> None:
        """Make the bar for a plan."""
        super().__init__()
        self._theme = theme
        self._zoom = 1.0
        self._end = Button("End", theme=theme, role="text", icon="close", keycap="Esc")
        self._end.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._library = library
        self._plan = plan
        self._began, self._length, self._due = 0.0, 1.0, 0.0
        self._end.clicked.connect(self.end_requested)
        self._progress = RoutineProgress(theme=theme)
        self._left = label("", theme=theme, role="heading")
        # A screen reader is not told every second; T tells it when asked.
        self._left.setAccessibleName("Time left")
        self._left_words = label("left in all", theme=theme, role="small", tone="ink2")
        clock = QVBoxLayout()
        clock.setSpacing(0)
        clock.addStretch(1)
        for part in (self._left, self._left_words):
            part.setAlignment(Qt.AlignmentFlag.AlignRight)
            clock.addWidget(part)
        clock.addStretch(1)
        row = self._row = QHBoxLayout(self)
        row.setSpacing(theme.space(24))
        row.addWidget(self._end)
        row.addStretch(1)
        row.addWidget(self._progress, 6)
        row.addStretch(1)
        row.addLayout(clock)
        self.set_plan(plan)
        theme.rescaled.connect(self._fix_clock)

    def _fix_clock(self) -> None:
        """Room for the longest time: a label of a fixed size moves nothing when it changes."""
        wide = "".join(
            "0" if letter.isdigit() else letter for letter in clock_words(self._plan.seconds)
        )
        room = round(self._theme.text_width(wide, "heading")) + self._theme.px(_CLOCK_EDGE)
        self._left.setFixedSize(round(room * self._zoom), self._left.fontMetrics().height())

    def set_plan(self, plan: Plan) -> None:
        """Show the stretches of a plan, each as long as it takes."""
        self._plan = plan
        first = {block.item: block for block in reversed(plan.blocks)}
        self._progress.set_segments(
            [
                (self._library[first[item].exercise].short_name, plan.seconds_of_item(item))
                for item in sorted(first)
            ]
        )
        self._fix_clock()

    def enter(self, step: Step) -> None:
        """Take in how long the stretch of a phase is, and what of it lies before the phase."""
        plan = self._plan
        item = plan.blocks[step.block].item
        first = plan.first_step(next(b.index for b in plan.blocks if b.item == item))
        self._began = sum(other.seconds or 0.0 for other in plan.steps[first : step.index])
        self._length = plan.seconds_of_item(item) or 1.0
        self._due = 0.0

    def show_moment(self, session: Session, now: float) -> None:
        """Show where the routine stands at ``now``, monotonic seconds."""
        if now < self._due:
            return
        left = session.remaining_in_all(now)
        done = (self._began + session.spent(now)) / self._length
        item = self._plan.blocks[session.step.block].item
        self._progress.set_position(item, min(1.0, max(0.0, done)))
        self._left.setText(clock_words(left))
        # Nothing up here moves before the shown second, a rounded one, is over.
        self._due = now + left - round(left) + 0.5

    def fit(self, room: Room) -> None:
        """Leave out words in a small window; on the whole screen a larger time and no End."""
        space, afar = self._theme.space, room.afar
        self._end.setVisible(not afar)
        self._left_words.setVisible(not afar and not room.narrow)
        self._progress.set_named(not afar)
        self._zoom = room.zoom
        self._left.set_zoom(room.zoom)
        self._fix_clock()
        # In a window the padding of the button brings its icon to the edge of the page.
        left, top = (space(48), space(24)) if afar else (space(16), space(12))
        self._row.setContentsMargins(left, top, room.edge, space(4))


class BottomBar(QFrame):
    """This hurts on its own; previous, pause and skip; sound, keys and full screen.

    On the whole screen all but This hurts become hints, and what comes next stands at the right.

    Signals:
        hurts_pressed: "This hurts".
        pressed: any of the others (Command).
    """

    hurts_pressed = Signal()
    pressed = Signal(str)

    def __init__(self, studio: Studio, *, theme: Theme, still: bool) -> None:
        """Make the bar.

        Args:
            studio: draws what comes next.
            theme: gives colours and sizes.
            still: whether the hints come and go without a fade.
        """
        super().__init__()
        self.setObjectName("playerBar")
        self._theme = theme
        self._hurts = Button(
            "This hurts", theme=theme, role="danger", icon="hand", keycap="H", size="player"
        )
        self._hurts.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._hurts.clicked.connect(self.hurts_pressed)
        self._back = self._button("Previous", "previous", "←", Command.BACK)
        self._pause = self._button("Pause", "pause", "Space", Command.GO)
        self._skip = self._button("Skip", "next", "→", Command.SKIP)
        self._keys = self._icon("keyboard", "Keys", "?", Command.KEYS)
        self.sound = self._icon("speaker", "Sound off", "M", Command.MUTE)
        self._full = self._icon("fullscreen", "Full screen", "F", Command.FULL_SCREEN)
        self.hints = HintRow(theme=theme, still=still)
        self.hints.pressed.connect(self.pressed)
        self.next_line = NextLine(studio, theme=theme)
        self._lay_out()

    def _button(self, words: str, icon: str, keycap: str, command: Command) -> Button:
        large = command is Command.GO
        button = Button(
            words,
            theme=self._theme,
            role="primary" if large else "secondary",
            icon=icon,
            keycap=keycap,
            size="pause" if large else "player",
        )
        return self._wired(button, command)

    def _icon(self, icon: str, name: str, keycap: str, command: Command) -> Button:
        button = IconButton(
            icon, name, theme=self._theme, shortcut=keycap, framed=True, size="player"
        )
        return self._wired(button, command)

    def _wired(self, button: Button, command: Command) -> Button:
        button.clicked.connect(partial(self.pressed.emit, command))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        space = self._theme.space
        self._main = _row_of(self._back, self._pause, self._skip, spacing=space(12))
        self._aside = _row_of(self._keys, self.sound, self._full, spacing=space(8))
        row = self._row = QHBoxLayout(self)
        row.setSpacing(space(12))
        row.addWidget(self._hurts)
        row.addStretch(1)
        row.addWidget(self._main)
        row.addWidget(self.hints)
        row.addStretch(1)
        row.addWidget(self._aside)
        row.addWidget(self.next_line)

    def set_go(self, words: str, icon: str) -> None:
        """Name the large button by what it will do."""
        if words == self._pause.text():
            return
        self._pause.set_words(words, icon)
        self.hints.say_go(words)

    def set_muted(self, muted: bool) -> None:
        """Show whether anything is heard, and name the button by what it will do."""
        self.sound.set_words("Sound on" if muted else "Sound off", "mute" if muted else "speaker")

    def fit(self, room: Room) -> None:
        """Drop the words of the two side buttons in a small window; hints on the whole screen."""
        for button in (self._back, self._skip):
            button.set_icon_only(room.narrow)
        self._keys.setVisible(not room.narrow)
        for part in (self._main, self._aside):
            part.setVisible(not room.afar)
        for part in (self.hints, self.next_line):
            part.setVisible(room.afar)
        above = self._theme.space(16 if not room.tiny else 8)
        self._row.setContentsMargins(room.edge, above, room.edge, above)


def _row_of(*parts: QWidget, spacing: int) -> QWidget:
    """Buttons that come and go together."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    for part in parts:
        row.addWidget(part)
    return holder


class NextCard(QFrame):
    """What comes next: a small figure, the side, the words."""

    def __init__(self, studio: Studio, *, theme: Theme) -> None:
        """Make the card."""
        super().__init__()
        self.setObjectName("nextCard")
        self._compact = False
        self._has_picture = False
        self._figure = FigureView(studio, theme=theme, size_hint=QSize(96, 72), arrows=False)
        self._figure.setFixedSize(QSize(theme.space(48) * 2, theme.space(24) * 3))
        self._lead = label("Next", theme=theme, role="small", tone="ink2")
        self._lead_beside = label("Next", theme=theme, role="small", tone="ink2")
        self._badge = SideBadge(theme=theme, px=20)
        self._name = ElidedLabel("", theme=theme, role="body", weight=600)
        self._detail = ElidedLabel("", theme=theme, role="small", tone="ink2")
        name = QHBoxLayout()
        name.setSpacing(theme.space(8))
        name.addWidget(self._lead_beside)
        name.addWidget(self._badge)
        name.addWidget(self._name, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._lead)
        words.addLayout(name)
        words.addWidget(self._detail)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(12), theme.space(4), theme.space(12), theme.space(4))
        row.setSpacing(theme.space(16))
        row.addWidget(self._figure)
        row.addLayout(words, 1)

    def show_block(self, exercise: Exercise, side: Side | None, detail: str) -> None:
        """Announce an exercise on a side."""
        self._name.setText(
            f"{side.value.capitalize()} {exercise.side_words.part}" if side else exercise.short_name
        )
        self._detail.setText(f"{exercise.short_name}, {detail}" if side else detail)
        self._badge.set_side(side)
        self._badge.setVisible(side is not None)
        self._has_picture = True
        self._show_parts()
        self._figure.show_pose(exercise.id, exercise.phases[0].pose, side)

    def show_last(self) -> None:
        """Nothing comes after this."""
        self._badge.hide()
        self._has_picture = False
        self._show_parts()
        self._name.setText("The end")
        self._detail.setText("the last one in this routine")

    def set_compact(self, compact: bool) -> None:
        """One line without the picture."""
        self._compact = compact
        self._show_parts()

    def _show_parts(self) -> None:
        self._figure.setVisible(self._has_picture and not self._compact)
        self._detail.setVisible(not self._compact)
        self._lead.setVisible(not self._compact)
        self._lead_beside.setVisible(self._compact)
