"""Shows how an exercise goes: one repetition in a figure, at its tempo, once or again and again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from sciatica_desktop.domain.anatomy import Side
from sciatica_desktop.domain.clock import Clock
from sciatica_desktop.domain.exercise import Exercise, Phase, PhaseKind
from sciatica_desktop.ui.widgets.figure_view import FRAMES_A_SECOND, FigureView

HOLD_SHOWN_S = 4.0
"""Of a hold or a rest, in s: its length is told in words, and nobody watches 30 s of it."""

_KEY_POSE_S = 1.5
"""Each pose, in s, where nothing may move."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One phase as it is shown.

    Attributes:
        start: pose it begins in.
        end: pose it reaches.
        seconds: how long it is shown, in s.
        is_held: whether it is a hold, in which the figure breathes.
    """

    start: str
    end: str
    seconds: float
    is_held: bool


def telling_phase(exercise: Exercise) -> int:
    """Place of the phase that says most in one picture: the hold, or the end of the first move."""
    kinds = [phase.kind for phase in exercise.phases]
    for kind in (PhaseKind.HOLD, PhaseKind.MOVE_OUT, PhaseKind.TOUCH):
        if kind in kinds:
            return kinds.index(kind)
    return 0


def telling_pose(exercise: Exercise) -> str:
    """The pose of a card's one still picture."""
    return exercise.phases[telling_phase(exercise)].pose


def passages_of(exercise: Exercise) -> tuple[Passage, ...]:
    """One repetition, phase by phase."""
    return tuple(_passages(exercise))


def _passages(exercise: Exercise) -> Iterator[Passage]:
    pose = exercise.start_pose
    for phase in exercise.phases:
        seconds = phase_seconds(exercise, phase)
        if phase.kind in (PhaseKind.HOLD, PhaseKind.REST):
            seconds = min(seconds, HOLD_SHOWN_S)
        yield Passage(pose, phase.pose, seconds, phase.kind is PhaseKind.HOLD)
        pose = phase.pose


def phase_seconds(exercise: Exercise, phase: Phase) -> float:
    """How long a phase lasts with the exercise's dose, in s."""
    match phase.kind:
        case PhaseKind.HOLD:
            return exercise.dose.hold_s or phase.seconds
        case PhaseKind.MOVE_OUT:
            return exercise.dose.out_s or phase.seconds
        case PhaseKind.MOVE_BACK:
            return exercise.dose.back_s or phase.seconds
    return phase.seconds


class Demonstration(QObject):
    """Moves one figure at a time.

    Signals:
        phase_entered: place of the phase that begins, from 0.
        over: what was to be shown is done.
    """

    phase_entered = Signal(int)
    over = Signal()

    def __init__(self, clock: Clock, parent: QObject) -> None:
        """Make it; nothing moves before :meth:`play`."""
        super().__init__(parent)
        self._clock = clock
        self._view: FigureView | None = None
        self._exercise = ""
        self._side: Side | None = None
        self._passages: tuple[Passage, ...] = ()
        self._first = 0
        self._again = False
        self._still = False
        self._phase = -1
        self._began = 0.0
        self._tick = QTimer(self)
        self._tick.setObjectName("demonstration frames")
        self._tick.setInterval(1000 // FRAMES_A_SECOND)
        self._tick.timeout.connect(self._show_moment)

    @property
    def view(self) -> FigureView | None:
        """The figure that moves, or None."""
        return self._view

    def play(
        self,
        view: FigureView,
        exercise: Exercise,
        side: Side | None,
        *,
        only: int | None = None,
        again: bool = False,
        still: bool = False,
    ) -> None:
        """Show one repetition, or one phase of it; what moved before stops.

        Args:
            view: the figure.
            exercise: what it shows.
            side: the worked side.
            only: place of the one phase to show, from 0; None for all.
            again: begin anew at the end, until :meth:`stop`.
            still: show the key poses, one after the other, instead of movement.
        """
        self.stop()
        self._view, self._exercise, self._side = view, exercise.id, side
        self._passages = passages_of(exercise)
        self._first = only or 0
        if only is not None:
            self._passages = self._passages[only : only + 1]
        self._again, self._still, self._phase = again, still, -1
        self._began = self._clock.monotonic()
        self._tick.start()
        self._show_moment()

    def stop(self) -> None:
        """Let the figure be; it keeps the moment it is in, and nobody is told."""
        self._tick.stop()
        self._view = None

    def _length(self, passage: Passage) -> float:
        return _KEY_POSE_S if self._still else passage.seconds

    def _show_moment(self) -> None:
        if self._view is None:
            return
        spent = self._clock.monotonic() - self._began
        whole = sum(self._length(passage) for passage in self._passages)
        if spent >= whole and not self._again:
            self.stop()
            self.over.emit()
            return
        spent %= whole
        for place, passage in enumerate(self._passages):
            length = self._length(passage)
            if spent < length:
                self._enter(place)
                self._show(passage, spent, length)
                return
            spent -= length

    def _enter(self, place: int) -> None:
        if place == self._phase or self._view is None:
            return
        self._phase = place
        coming = self._passages[(place + 1) % len(self._passages)]
        if coming.start != coming.end and not self._still:
            self._view.prepare_move(self._exercise, coming.start, coming.end, coming.seconds)
        self.phase_entered.emit(self._first + place)

    def _show(self, passage: Passage, spent: float, length: float) -> None:
        if self._view is None:
            return
        if passage.is_held and not self._still:
            self._view.show_breath(self._exercise, passage.end, spent, self._side)
        elif self._still or passage.start == passage.end:
            self._view.show_pose(self._exercise, passage.end, self._side)
        else:
            share = spent / length
            self._view.show_move(
                self._exercise, passage.start, passage.end, length, share, self._side
            )
