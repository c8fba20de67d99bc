"""The player's frame: progress above, controls below, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop.domain.anatomy import Side
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button, IconButton
from sciatica_desktop.ui.widgets.figure_view import FigureView
from sciatica_desktop.ui.widgets.labels import ElidedLabel, label
from sciatica_desktop.ui.widgets.routine_progress import RoutineProgress
from sciatica_desktop.ui.widgets.side_badge import SideBadge


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

    def __init__(self, segments: Sequence[tuple[str, float]], *, theme: Theme) -> None:
        """Make the bar for stretches given as name and seconds."""
        super().__init__()
        self._end = Button("End", theme=theme, role="text", icon="close", keycap="Esc")
        self._end.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._end.clicked.connect(self.end_requested)
        self._progress = RoutineProgress(theme=theme)
        self._progress.set_segments(list(segments))
        self._left = label("", theme=theme, role="heading")
        self._left_words = label("left in all", theme=theme, role="small", tone="ink2")
        clock = QVBoxLayout()
        clock.setSpacing(0)
        clock.addStretch(1)
        for part in (self._left, self._left_words):
            part.setAlignment(Qt.AlignmentFlag.AlignRight)
            clock.addWidget(part)
        clock.addStretch(1)
        row = QHBoxLayout(self)
        # The button's own padding brings its icon to the edge of the page.
        row.setContentsMargins(theme.space(16), theme.space(12), theme.space(32), theme.space(4))
        row.setSpacing(theme.space(24))
        row.addWidget(self._end)
        row.addStretch(1)
        row.addWidget(self._progress, 6)
        row.addStretch(1)
        row.addLayout(clock)

    def show_position(self, item: int, fraction: float, left_s: float) -> None:
        """Show where the routine stands."""
        self._progress.set_position(item, min(1.0, max(0.0, fraction)))
        self._left.setText(clock_words(left_s))

    def set_compact(self, compact: bool) -> None:
        """Leave out words where there is little room."""
        self._left_words.setVisible(not compact)


class BottomBar(QFrame):
    """This hurts on its own; previous, pause and skip; full screen.

    Signals:
        hurts_pressed: "This hurts".
        back_pressed: "Previous".
        pause_pressed: pause, go on, or ready.
        skip_pressed: "Skip".
        full_screen_pressed: full screen on or off.
    """

    hurts_pressed = Signal()
    back_pressed = Signal()
    pause_pressed = Signal()
    skip_pressed = Signal()
    full_screen_pressed = Signal()

    def __init__(self, *, theme: Theme) -> None:
        """Make the bar."""
        super().__init__()
        self.setObjectName("playerBar")
        self._theme = theme
        self._hurts = Button(
            "This hurts", theme=theme, role="danger", icon="hand", keycap="H", size="player"
        )
        self._back = Button(
            "Previous", theme=theme, icon="previous", keycap="←", role="secondary", size="player"
        )
        self._pause = Button("Pause", theme=theme, icon="pause", keycap="Space", size="pause")
        self._skip = Button(
            "Skip", theme=theme, icon="next", keycap="→", role="secondary", size="player"
        )
        self._full = IconButton(
            "fullscreen", "Full screen", theme=theme, shortcut="F", framed=True, size="player"
        )
        self._hurts.clicked.connect(self.hurts_pressed)
        self._back.clicked.connect(self.back_pressed)
        self._pause.clicked.connect(self.pause_pressed)
        self._skip.clicked.connect(self.skip_pressed)
        self._full.clicked.connect(self.full_screen_pressed)
        for button in (self._hurts, self._back, self._pause, self._skip, self._full):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(32), theme.space(16), theme.space(32), theme.space(16))
        row.setSpacing(theme.space(12))
        row.addWidget(self._hurts)
        row.addStretch(1)
        row.addWidget(self._back)
        row.addWidget(self._pause)
        row.addWidget(self._skip)
        row.addStretch(1)
        row.addWidget(self._full)

    def set_paused(self, paused: bool, waits: bool) -> None:
        """Name the large button by what it will do."""
        words = "Go on" if paused else "Ready" if waits else "Pause"
        self._pause.set_words(words, "play" if paused or waits else "pause")

    def set_compact(self, compact: bool) -> None:
        """Drop the words of the two side buttons; names and tooltips stay."""
        for button in (self._back, self._skip):
            button.set_icon_only(compact)


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
