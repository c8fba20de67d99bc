"""A dose as a few short words to press: "30 s", "2 x", "L, R"."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.dose import Dose
from sciatica_desktop.domain.doses import TIMES, hold_seconds, move_seconds, seconds_words
from sciatica_desktop.domain.exercise import Exercise, Kind, Laterality, PhaseKind
from sciatica_desktop.ui.pages.exercise.sides import sides_of
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import CONTROL_EDGE, RADIUS_CELL

HOLD, TIMES_KEY, SETS, PACE, SIDES, DAY = "hold", "times", "sets", "pace", "sides", "day"
_HEIGHT, _PADDING = 28, 9


def chips_of(
    exercise: Exercise,
    dose: Dose,
    sides: Laterality,
    affected: AffectedSide,
) -> tuple[tuple[str, str], ...]:
    """What the chips of a dose stand for, and their words."""
    chips: list[tuple[str, str]] = []
    held = hold_seconds(exercise, dose)
    if held is not None:
        chips.append((HOLD, seconds_words(held)))
    elif exercise.kind is Kind.REPETITIONS:
        out = move_seconds(exercise, PhaseKind.MOVE_OUT, dose.out_s)
        back = move_seconds(exercise, PhaseKind.MOVE_BACK, dose.back_s)
        if out is not None and back is not None:
            chips.append((PACE, f"{seconds_words(out)} / {seconds_words(back)}"))
    chips.append((TIMES_KEY, f"{dose.repetitions} {TIMES}"))
    if dose.sets > 1:
        chips.append((SETS, f"{dose.sets} sets"))
    letters = [side.letter for side in sides_of(sides, affected)]
    if letters:
        chips.append((SIDES, ", ".join(letters)))
    if dose.times_per_day > 1:
        chips.append((DAY, f"{dose.times_per_day} {TIMES} a day"))
    return tuple(chips)


class DoseChip(QAbstractButton):
    """One of them; pressed, it leads to the place where it is changed."""

    def __init__(self, key: str, *, theme: Theme) -> None:
        """Make an empty chip for a part of a dose."""
        super().__init__()
        self.key = key
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        # The card is the stop for Tab; Enter opens the whole dose.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def say(self, key: str, words: str, names: Sequence[str] = ()) -> None:
        """Stand for another part, or say it in other words."""
        self.key = key
        self.setText(words)
        self.setAccessibleName(", ".join((words, *names)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for its words."""
        px = self._theme.px
        width = self._theme.text_width(self.text(), "small", 600) + 2 * px(_PADDING)
        return QSize(round(width) + 2, px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Never cut a word."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the state it is in."""
        colour = self._theme.colour
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = self.underMouse() or self.isDown()
        painter.setPen(QPen(colour("control"), CONTROL_EDGE))
        painter.setBrush(colour("sunken" if over else "surface"))
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = RADIUS_CELL * self._theme.scale
        painter.drawRoundedRect(rect, radius, radius)
        painter.setFont(self._theme.font("small", 600))
        painter.setPen(colour("ink"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()
