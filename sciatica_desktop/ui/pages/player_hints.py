"""The foot of the player on the whole screen: hints instead of boxes, gone when nobody looks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import (
    QAbstractAnimation,
    QObject,
    QRectF,
    QSize,
    Qt,
    QTimer,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.plan import Plan, Step
from sciatica_desktop.ui.pages.player_keys import Command
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.figure_view import FigureView
from sciatica_desktop.ui.widgets.keycap import keycap_width, paint_keycap
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.side_badge import SideBadge

_QUIET_MS = 3000
_FADE_MS = 250
_GAP, _PADDING, _HEIGHT = 8, 8, 40
_HINTS: tuple[tuple[Command, str, str], ...] = (
    (Command.BACK, "←", "previous"),
    (Command.GO, "Space", "pause"),
    (Command.SKIP, "→", "skip"),
    (Command.MUTE, "M", "sound"),
    (Command.FULL_SCREEN, "F", "window"),
    (Command.KEYS, "?", "keys"),
)


class _Hint(QPushButton):
    """A key and a word without a box; it can be clicked all the same."""

    def __init__(self, key: str, words: str, *, theme: Theme) -> None:
        super().__init__(words)
        self._key = key
        self._theme = theme
        self._strength = 1.0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_strength(self, strength: float) -> None:
        """From 1, plain, to 0, gone."""
        self._strength = strength
        self.update()

    def sizeHint(self) -> QSize:
        """Room for key and word."""
        px = self._theme.px
        width = keycap_width(self._key, self._theme) + px(_GAP) + 2 * px(_PADDING)
        return QSize(round(width + self._theme.text_width(self.text(), "body")) + 1, px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint key and word as strong as they are."""
        if self._strength <= 0:
            return
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(self._strength)
        ink = theme.colour("ink" if self.underMouse() else "ink2")
        key = keycap_width(self._key, theme)
        paint_keycap(painter, QRectF(px(_PADDING), 0, key, self.height()), self._key, theme, ink)
        painter.setFont(theme.font("body"))
        painter.setPen(ink)
        words = QRectF(px(_PADDING) + key + px(_GAP), 0, self.width(), self.height())
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, left, self.text())
        painter.end()


class HintRow(QWidget):
    """The hints beside each other.

    Signals:
        pressed: a hint was clicked (Command).
    """

    pressed = Signal(str)

    def __init__(self, *, theme: Theme, still: bool) -> None:
        """Make the row.

        Args:
            theme: gives colours and sizes.
            still: whether hints come and go without a fade.
        """
        super().__init__()
        self._hints: dict[Command, _Hint] = {}
        self._fade = QVariantAnimation(self)
        self._fade.setObjectName("hints fade")
        self._fade.setDuration(0 if still else _FADE_MS)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.valueChanged.connect(self._on_fade)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(8))
        for command, key, words in _HINTS:
            hint = _Hint(key, words, theme=theme)
            hint.clicked.connect(partial(self.pressed.emit, command))
            row.addWidget(hint)
            self._hints[command] = hint

    @property
    def is_faded(self) -> bool:
        """Whether they are gone, or going."""
        return self._fade.direction() is QAbstractAnimation.Direction.Forward and (
            self._fade.state() is QAbstractAnimation.State.Running or self._fade.currentTime() > 0
        )

    def fade(self) -> None:
        """Let them go."""
        self._fade.setDirection(QAbstractAnimation.Direction.Forward)
        if self._fade.duration():
            self._fade.start()
        else:
            self._on_fade(0.0)

    def bring_back(self) -> None:
        """Show them at once."""
        self._fade.stop()
        self._fade.setCurrentTime(0)
        self._on_fade(1.0)

    def say_go(self, words: str) -> None:
        """Name what Space does now."""
        hint = self._hints[Command.GO]
        hint.setText(words.lower())
        hint.updateGeometry()

    def _on_fade(self, strength: object) -> None:
        for hint in self._hints.values():
            hint.set_strength(float(strength))  # type: ignore[arg-type]  # the animation's own


class Quiet(QObject):
    """Lets pointer and hints go when nothing was touched for a while."""

    def __init__(self, page: QWidget, hints: HintRow) -> None:
        """Watch over a page and its hints."""
        super().__init__(page)
        self._page = page
        self._hints = hints
        self._timer = QTimer(self)
        self._timer.setObjectName("player hints")
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET_MS)
        self._timer.timeout.connect(self._fade)

    def wake(self, *, soon: bool) -> None:
        """Show them, and let them go in a while if ``soon``."""
        self._page.unsetCursor()
        self._hints.bring_back()
        if soon:
            self._timer.start()
        else:
            self._timer.stop()

    def _fade(self) -> None:
        self._page.setCursor(Qt.CursorShape.BlankCursor)
        self._hints.fade()


class NextLine(QWidget):
    """What comes next, in one line with a small figure: large enough for two metres."""

    def __init__(self, studio: Studio, *, theme: Theme) -> None:
        """Make an empty line."""
        super().__init__()
        self._theme = theme
        self._lead = label("Next", theme=theme, tone="ink2")
        self._figure = FigureView(studio, theme=theme, size_hint=QSize(96, 64), arrows=False)
        self._figure.setFixedSize(theme.px(96), theme.px(64))
        self._badge = SideBadge(theme=theme, px=32)
        self._name = label("", theme=theme, role="heading")
        # As high without a figure, at the last one: the page above stays where it is.
        self.setMinimumHeight(theme.px(64))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(12))
        for part in (self._lead, self._figure, self._badge, self._name):
            row.addWidget(part)

    def enter(self, plan: Plan, step: Step, library: Mapping[str, Exercise]) -> None:
        """Name what follows the block of a phase."""
        last = step.block + 1 == len(plan.blocks)
        self._figure.setVisible(not last)
        if last:
            self._badge.hide()
            self._name.setText("The end")
            return
        following = plan.blocks[step.block + 1]
        exercise, side = library[following.exercise], following.side
        words = f"{side.value.capitalize()} {exercise.side_words.part}" if side else ""
        self._name.setText(words or exercise.short_name)
        self._badge.set_side(side)
        self._badge.setVisible(side is not None)
        self._figure.show_pose(exercise.id, exercise.phases[0].pose, side)
