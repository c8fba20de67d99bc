"""The large card of Today: what is due, and the one button to begin."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.plan import Plan
from sciatica_desktop.storage.library import Catalogue
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.figure_view import FigureView
from sciatica_desktop.ui.widgets.labels import label

_FIGURE = QSize(424, 344)
_SMALL_FIGURE = QSize(260, 212)
_WITH_THUMBNAILS, _WITH_FIGURE = 800, 520
"""Widths of the card, in px at 100 % text size, over which it shows them."""


class Hero(QFrame):
    """Shows a plan.

    Signals:
        start_pressed: begin it.
        short_pressed: begin the short version.
    """

    start_pressed = Signal()
    short_pressed = Signal()

    def __init__(self, studio: Studio, *, theme: Theme) -> None:
        """Make the card, empty."""
        super().__init__()
        self.setObjectName("card")
        self._theme = theme
        self._studio = studio
        self._thumbnails: list[Thumbnail] = []
        self._lead = label("", theme=theme, role="small", tone="action_ink", weight=600)
        self._name = label("", theme=theme, role="display", wrap=True)
        self._detail = label("", theme=theme, role="body", tone="ink2", wrap=True)
        self.start_button = Button(
            "Start", theme=theme, size="large", icon="play", keycap="Enter", role="primary"
        )
        self.start_button.clicked.connect(self.start_pressed)
        self._short = Button("", theme=theme, size="large", role="secondary")
        self._short.clicked.connect(self.short_pressed)
        self._figure = FigureView(studio, theme=theme, size_hint=_FIGURE, at_once=True)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space(12))
        buttons.addWidget(self.start_button)
        buttons.addWidget(self._short)
        buttons.addStretch(1)
        self._strip = QHBoxLayout()
        self._strip.setSpacing(theme.space(8))
        # Where there is more room than they take, they stay under the button.
        self._strip.addStretch(0)
        words = QVBoxLayout()
        words.setSpacing(theme.space(4))
        words.addStretch(1)
        words.addWidget(self._lead)
        words.addWidget(self._name)
        words.addWidget(self._detail)
        words.addSpacing(theme.space(16))
        words.addLayout(buttons)
        words.addSpacing(theme.space(24))
        words.addLayout(self._strip)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(32), theme.space(24), theme.space(16), theme.space(24))
        row.setSpacing(theme.space(16))
        row.addLayout(words, 564)
        row.addWidget(self._figure, 424)

    def show_plan(
        self,
        plan: Plan,
        short: Plan | None,
        library: Catalogue,
        *,
        place: str,
        affected: AffectedSide,
        gentle: bool,
    ) -> None:
        """Show what is due.

        Args:
            plan: what Start begins.
            short: the short version, or None where there is none.
            library: the exercises.
            place: where it is done, in words.
            affected: the side that hurts.
            gentle: whether this is the gentle version of a flare day.
        """
        order = list(dict.fromkeys(block.exercise for block in plan.blocks))
        exercises = [library.exercises[name] for name in order]
        self._lead.setText(f"Gentle today · {place}" if gentle else place.capitalize())
        self._name.setText(plan.name)
        self._fit_name()
        parts = [f"{len(exercises)} stretches", f"{minutes(plan)} minutes"]
        if affected.single is not None:
            parts.append(f"{affected.single.value} side first")
        self._detail.setText(" · ".join(parts))
        self._short.setVisible(short is not None)
        if short is not None:
            self._short.setText(f"Short version, {minutes(short)} min")
        self._show_thumbnails(exercises, affected)
        first = exercises[0]
        self._figure.show_pose(first.id, first.phases[0].pose, affected.first)

    @property
    def detail_words(self) -> str:
        """How many stretches, how long, which side first."""
        return self._detail.text()

    def _show_thumbnails(self, exercises: list[Exercise], affected: AffectedSide) -> None:
        while len(self._thumbnails) < len(exercises):
            thumbnail = Thumbnail(self._studio, theme=self._theme)
            self._thumbnails.append(thumbnail)
            self._strip.insertWidget(len(self._thumbnails) - 1, thumbnail, 1)
        for thumbnail, exercise in zip(self._thumbnails, exercises, strict=False):
            thumbnail.show_exercise(exercise, affected)
        for extra in self._thumbnails[len(exercises) :]:
            extra.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Thumbnails give way first, then the figure; Start never."""
        super().resizeEvent(event)
        scale = self._theme.scale
        roomy = self.width() > _WITH_THUMBNAILS * scale
        self._figure.set_size_hint(_FIGURE if roomy else _SMALL_FIGURE)
        for thumbnail in self._thumbnails:
            thumbnail.setVisible(roomy)
        self._figure.setVisible(self.width() > _WITH_FIGURE * scale)
        self._fit_name()

    def _fit_name(self) -> None:
        """A name with a word too long for its place is set smaller rather than cut."""
        width = self.width() / self._theme.scale
        figure = _FIGURE if width > _WITH_THUMBNAILS else _SMALL_FIGURE
        beside = figure.width() if width > _WITH_FIGURE else 0
        room = self.width() - self._theme.px(beside) - 2 * self._theme.space(32)
        words = self._name.text().split()
        longest = max((self._theme.text_width(word, "display") for word in words), default=0.0)
        self._name.set_role("display" if longest <= room else "heading")


class Thumbnail(QWidget):
    """One stretch as a small figure with its name."""

    def __init__(self, studio: Studio, *, theme: Theme) -> None:
        """Make an empty one."""
        super().__init__()
        frame = QFrame()
        frame.setObjectName("thumbnail")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(4, 4, 4, 4)
        self._figure = FigureView(studio, theme=theme, size_hint=QSize(108, 80), arrows=False)
        self._figure.setFixedHeight(theme.px(80))
        inside.addWidget(self._figure)
        self._name = label("", theme=theme, role="small", weight=500, wrap=True)
        self._words = ""
        # All are of one width, whatever the length of their names.
        self._name.setMinimumWidth(1)
        self._name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(4))
        column.addWidget(frame)
        column.addWidget(self._name)
        column.addStretch(1)
        self.setMaximumWidth(theme.space(24) * 6)

    def show_exercise(self, exercise: Exercise, affected: AffectedSide) -> None:
        """Show one stretch for the side that hurts."""
        self._words = exercise.short_name
        self._name.setAccessibleName(self._words)
        self._fit_words()
        self._figure.show_pose(exercise.id, exercise.phases[0].pose, affected.first)

    def _fit_words(self) -> None:
        """A word that is longer than the picture is wide ends in an ellipsis."""
        metrics = self._name.fontMetrics()
        words = self._words.split()
        shown = [
            metrics.elidedText(word, Qt.TextElideMode.ElideRight, self.width()) for word in words
        ]
        self._name.setText(" ".join(shown))
        self.setToolTip(self._words if shown != words else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much of the name as there is room for."""
        super().resizeEvent(event)
        self._fit_words()


def minutes(plan: Plan) -> int:
    """The length of a plan in whole minutes, at least 1."""
    return max(1, round(plan.seconds / 60))
