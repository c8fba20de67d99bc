"""The large figure with its side, the cue of what it does, and a way to see it move."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from sciatica_desktop.domain.anatomy import AffectedSide, Side
from sciatica_desktop.domain.clock import Clock
from sciatica_desktop.domain.exercise import Exercise, Laterality
from sciatica_desktop.services.settings import Settings
from sciatica_desktop.ui.motion import is_reduced
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.demonstration import Demonstration
from sciatica_desktop.ui.widgets.figure_view import FigureView
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.segmented import Segmented
from sciatica_desktop.ui.widgets.side_badge import SideBadge

_FIGURE = QSize(592, 300)


class Stage(QFrame):
    """Shows one exercise.

    Signals:
        side_chosen: the person wants to see the other side.
        phase_entered: place of the phase that is shown now, from 0.

    Attributes:
        figure: the person.
        sides: which side is shown at work.
        play_button: shows one repetition.
    """

    side_chosen = Signal()
    phase_entered = Signal(int)

    def __init__(
        self,
        studio: Studio,
        *,
        settings: Settings,
        theme: Theme,
        clock: Clock,
    ) -> None:
        """Make an empty card."""
        super().__init__()
        self.setObjectName("card")
        self._settings = settings
        self._theme = theme
        self._exercise: Exercise | None = None
        self._phase = self._home = 0
        self._drawn = False
        self._affected = AffectedSide.NEITHER
        self.figure = FigureView(
            studio, theme=theme, size_hint=_FIGURE, labels=True, ground="surface"
        )
        self._badge = SideBadge(theme=theme)
        self._side_words = label("", theme=theme, role="small", tone="ink2", wrap=True)
        self.sides = Segmented("Side shown", ((Side.LEFT, "L"), (Side.RIGHT, "R")), theme=theme)
        self.sides.value_changed.connect(self._on_side)
        self._cue = label("", theme=theme, weight=600, wrap=True)
        self.play_button = Button(
            "Play", theme=theme, role="secondary", icon="play", keycap="Space"
        )
        self.play_button.clicked.connect(self.play)
        self._demonstration = Demonstration(clock, self)
        self._demonstration.phase_entered.connect(self._on_phase)
        self._demonstration.over.connect(self._on_over)
        self._lay_out()

    def _lay_out(self) -> None:
        space = self._theme.space
        above = QHBoxLayout()
        above.setSpacing(space(8))
        above.addWidget(self._badge)
        above.addStretch(1)
        above.addWidget(self.sides)
        below = QHBoxLayout()
        below.setSpacing(space(16))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._cue)
        words.addWidget(self._side_words)
        below.addLayout(words, 1)
        below.addWidget(self.play_button)
        # The figure takes all of the height; its sides lie over its upper corners.
        over = QGridLayout()
        over.addWidget(self.figure, 0, 0, 2, 1)
        over.addLayout(above, 0, 0)
        over.setRowStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(24), space(16), space(16), space(16))
        column.setSpacing(space(4))
        column.addLayout(over, 1)
        column.addLayout(below)

    @property
    def side(self) -> Side | None:
        """The side at work, or None where both move together."""
        if self._exercise is None or self._exercise.laterality is Laterality.NONE:
            return None
        side = self.sides.value
        return side if isinstance(side, Side) else None

    @property
    def is_playing(self) -> bool:
        """Whether the figure moves."""
        return self._demonstration.view is not None

    def show_exercise(
        self,
        exercise: Exercise,
        side: Side | None,
        affected: AffectedSide,
        *,
        drawn: bool,
    ) -> None:
        """Show an exercise at rest.

        Args:
            exercise: the exercise, with the dose in force.
            side: the side to begin with, or None where both move together.
            affected: the side that hurts.
            drawn: whether there is anything to show it by.
        """
        self._demonstration.stop()
        self._exercise, self._drawn = exercise, drawn
        self._affected = affected
        self.sides.setVisible(side is not None)
        if side is not None:
            self.sides.set_value(side)
        self.figure.setVisible(drawn)
        self.play_button.setVisible(drawn)
        self._say_side()

    def show_phase(self, place: int) -> None:
        """Show the end of a phase, and the way there where something may move."""
        exercise = self._exercise
        if exercise is None:
            return
        self.play_button.set_words("Play", "play")
        self._home = place
        self._enter(place)
        if self._drawn and not is_reduced(self._settings, self._theme):
            self._demonstration.play(self.figure, exercise, self.side, only=place)
        else:
            self.rest_at(place)

    def rest_at(self, place: int) -> None:
        """Show the end of a phase, still."""
        self._demonstration.stop()
        self.play_button.set_words("Play", "play")
        self._enter(place)
        if self._exercise is not None and self._drawn:
            pose = self._exercise.phases[place].pose
            self.figure.show_pose(self._exercise.id, pose, self.side)

    def play(self) -> None:
        """Show the whole repetition once; pressed while it plays, it stops."""
        if self._exercise is None or not self._drawn:
            return
        if self.is_playing:
            self._on_over()
            return
        self._home = self._phase
        still = is_reduced(self._settings, self._theme)
        self._demonstration.play(self.figure, self._exercise, self.side, still=still)
        self.play_button.set_words("Stop", "pause")

    def _enter(self, place: int) -> None:
        if self._exercise is not None:
            self._phase = place
            self._cue.setText(self._exercise.phases[place].cue)

    def _on_phase(self, place: int) -> None:
        self._enter(place)
        self.phase_entered.emit(place)

    def _on_over(self) -> None:
        """Back at the phase that was shown before."""
        self.rest_at(self._home)
        self.phase_entered.emit(self._home)

    def _on_side(self, _side: object) -> None:
        self._say_side()
        self.rest_at(self._phase)
        self.side_chosen.emit()

    def _say_side(self) -> None:
        if self._exercise is None:
            return
        side, words = self.side, self._exercise.side_words.detail
        single = self._affected.single
        self._badge.setVisible(side is not None)
        if side is not None:
            self._badge.set_side(side, single in (None, side))
            words = words.format(side=side.value, other=side.other.value)
        words = words[:1].upper() + words[1:]
        self._side_words.setText(words)
        self.figure.setAccessibleName(f"{self._exercise.name}: {words}")

    def hide_motion(self) -> None:
        """Nobody looks: let the figure be."""
        self._demonstration.stop()
