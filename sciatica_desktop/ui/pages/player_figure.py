"""Which picture belongs to a moment of a session."""

from __future__ import annotations

from collections.abc import Mapping

from sciatica_desktop.domain.anatomy import Side
from sciatica_desktop.domain.easing import shown
from sciatica_desktop.domain.exercise import Exercise, PhaseKind
from sciatica_desktop.domain.plan import Plan, Step
from sciatica_desktop.domain.session import Session
from sciatica_desktop.domain.session_events import State
from sciatica_desktop.figure.motion import eased
from sciatica_desktop.ui.widgets.figure_view import FigureView

_HALVINGS = 24
_KEPT_S = 2.0
"""The length a move is given whose one moment is kept: its frames are the same for each."""


class PlayerFigure:
    """Tells the view what to show; it reads no clock."""

    def __init__(self, view: FigureView, library: Mapping[str, Exercise], *, reduced: bool) -> None:
        """Direct a view.

        Args:
            view: shows the figure.
            library: the exercises of the plan by id.
            reduced: whether key poses are shown instead of movement, at the same times.
        """
        self._view = view
        self._library = library
        self._reduced = reduced

    def show(self, session: Session, now: float) -> None:
        """Show the moment ``now``, monotonic seconds."""
        step = session.step
        block = session.plan.blocks[step.block]
        if self._reduced:
            self._show_key_pose(step, block.exercise, block.side)
        elif is_smaller(step):
            self._show_smaller(step, block.exercise, block.side, _progress(session, now))
        elif step.start_pose != step.end_pose:
            self._view.show_move(
                block.exercise,
                step.start_pose,
                step.end_pose,
                step.seconds or 1.0,
                _progress(session, now),
                block.side,
            )
        elif step.kind is PhaseKind.HOLD and session.state not in (State.PAUSED, State.LEAD_IN):
            self._view.show_breath(block.exercise, step.end_pose, session.spent(now), block.side)
        else:
            self._view.show_pose(block.exercise, step.end_pose, block.side)

    def moves(self, step: Step) -> bool:
        """Whether the limbs move in a phase."""
        return not self._reduced and step.start_pose != step.end_pose

    def prepare(self, plan: Plan, step: Step) -> None:
        """While nothing moves, have the next move drawn."""
        if self._reduced or (step.kind.is_active and step.kind is not PhaseKind.HOLD):
            return
        for later in plan.steps[step.index + 1 :]:
            if later.start_pose != later.end_pose and later.seconds:
                exercise = plan.blocks[later.block].exercise
                if is_smaller(later):
                    ends = {later.start_pose, later.end_pose} - {later.turns_at}
                    start, end = later.turns_at, ends.pop()
                else:
                    start, end = later.start_pose, later.end_pose
                self._view.prepare_move(exercise, start, end, later.seconds / _whole(later))
                return

    def _show_key_pose(self, step: Step, exercise: str, side: Side | None) -> None:
        """Where the phase goes, and behind it where the movement comes from."""
        if is_smaller(step):
            self._show_smaller(step, exercise, side, 1.0)
            return
        home = self._library[exercise].start_pose
        ghost = home if home != step.end_pose else ""
        self._view.show_pose(exercise, step.end_pose, side, ghost=ghost)

    def _show_smaller(self, step: Step, exercise: str, side: Side | None, progress: float) -> None:
        """A part of the way, in the rhythm of a whole one: at rest where it turns round."""
        moment = shown(step, eased(progress))
        seconds = (step.seconds or _KEPT_S) / _whole(step) if self.moves(step) else _KEPT_S
        when = share_of_time(moment.progress)
        self._view.show_move(exercise, moment.start, moment.end, seconds, when, side)


def is_smaller(step: Step) -> bool:
    """Whether a phase uses only a part of its range."""
    return step.reach_share < 1 and bool(step.turns_at)


def share_of_time(way: float) -> float:
    """When a reaching movement has done a share of its way, both 0 to 1."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if eased(middle) < way else (low, middle)
    return (low + high) / 2


def _whole(step: Step) -> float:
    """The share of the whole move's time that a phase of a smaller range takes."""
    return share_of_time(step.reach_share) if is_smaller(step) else 1.0


def _progress(session: Session, now: float) -> float:
    return session.spent(now) / (session.step.seconds or 1.0)
