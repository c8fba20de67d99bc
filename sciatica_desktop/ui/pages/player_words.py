"""What the player says in words: on its large button, and to a screen reader."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from sciatica_desktop.domain.exercise import Exercise, PhaseKind
from sciatica_desktop.domain.plan import Block, Step
from sciatica_desktop.domain.session import Session
from sciatica_desktop.domain.session_events import State

_NAMED = (PhaseKind.GET_READY, PhaseKind.CHANGE_SIDE, PhaseKind.UNTIL_READY)


def go_words(session: Session, *, counts: bool) -> tuple[str, str]:
    """What the large button does, and its icon."""
    if session.state is State.PAUSED:
        return "Go on", "play"
    if counts:
        return "Count", "plus"
    if session.state is State.RUNNING and session.step.seconds is None:
        return "Ready", "play"
    return "Pause", "pause"


def stage_words(step: Step, block: Block, exercise: Exercise) -> str:
    """What a screen reader hears when a phase begins; empty for each swing of a movement."""
    if step.kind in _NAMED and not step.repetition:
        side = f", {block.side.value} {exercise.side_words.part}" if block.side else ""
        return f"{step.word}: {exercise.name}{side}"
    if step.kind is PhaseKind.HOLD and step.seconds is not None:
        return f"{step.word}, {step.seconds:.0f} seconds"
    if step.repetition == 1 and exercise.is_counted and step.kind is PhaseKind.MOVE_OUT:
        return f"{step.word}, {block.repetitions} times"
    return ""


def time_words(session: Session, now: float) -> str:
    """How much is left, when somebody asks."""
    left = session.remaining(now)
    here = "" if left is None else f"{-(-left // 1):.0f} seconds of {session.step.word}. "
    minutes, seconds = divmod(round(session.remaining_in_all(now)), 60)
    return f"{here}{minutes} minutes {seconds} seconds left in all"


def announce(widget: QWidget, words: str) -> None:
    """Tell a screen reader, politely; nothing where there are no words."""
    if words and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
