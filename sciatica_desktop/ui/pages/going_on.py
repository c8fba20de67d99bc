"""After a crash or a power cut: go on where the routine stopped, or leave it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop.domain.doses import minutes_words
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.services.unfinished import Unfinished
from sciatica_desktop.ui.page import Page
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.bounded import Bounded
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.figure_view import FigureView
from sciatica_desktop.ui.widgets.flow_layout import FlowLayout
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.side_badge import SideBadge

_WIDEST = 880
_FIGURE = QSize(320, 260)
_WITH_FIGURE = 720
"""Width in px at 100 % text size from which the figure stands beside the words."""
_YES = (Qt.Key.Key_Y, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NO = (Qt.Key.Key_N, Qt.Key.Key_Escape)


class GoingOnPage(Page):
    """One question, one key.

    Signals:
        accepted: go on.
        declined: not; what was done stays kept.
    """

    accepted = Signal()
    declined = Signal()

    def __init__(
        self,
        unfinished: Unfinished,
        library: Mapping[str, Exercise],
        *,
        studio: Studio,
        theme: Theme,
    ) -> None:
        """Make the page for a session that was cut off."""
        super().__init__(title="Go on where you were?")
        self._theme = theme
        plan = unfinished.snapshot.plan_of(unfinished.plan)
        block = plan.blocks[plan.steps[unfinished.snapshot.step].block]
        exercise = library[block.exercise]
        self._heading = label(self.title, theme=theme, role="display", wrap=True)
        self._badge = SideBadge(theme=theme, px=24)
        self._badge.set_side(block.side)
        if block.side is None:
            self._badge.hide()
        self._where = label(exercise.name, theme=theme, role="heading", wrap=True)
        stopped = unfinished.going.kept.astimezone(unfinished.record.started.tzinfo)
        self._words = label(
            f"{plan.name} stopped at {stopped:%H:%M}, before its end. What you did is kept; "
            f"about {minutes_words(unfinished.seconds_left)} are left.",
            theme=theme,
            wrap=True,
        )
        self.go = Button("Go on", theme=theme, size="large", icon="play", keycap="Enter")
        self.leave = Button("Not now", theme=theme, size="large", role="secondary", keycap="Esc")
        self.go.clicked.connect(self.accepted)
        self.leave.clicked.connect(self.declined)
        self._figure = FigureView(studio, theme=theme, size_hint=_FIGURE, arrows=False)
        self._figure.setFixedSize(theme.px(_FIGURE.width()), theme.px(_FIGURE.height()))
        self._figure.show_pose(exercise.id, exercise.phases[0].pose, block.side)
        self._lay_out()

    def _lay_out(self) -> None:
        space = self._theme.space
        card = Bounded(self._theme.px(_WIDEST))
        card.setObjectName("card")
        where = QHBoxLayout()
        where.setSpacing(space(12))
        where.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        where.addWidget(self._where, 1)
        buttons = FlowLayout(spacing=space(12))
        buttons.addWidget(self.go)
        buttons.addWidget(self.leave)
        words = QVBoxLayout()
        words.setSpacing(space(16))
        words.addStretch(1)
        words.addWidget(self._heading)
        words.addLayout(where)
        words.addWidget(self._words)
        words.addSpacing(space(8))
        words.addLayout(buttons)
        words.addStretch(1)
        row = QHBoxLayout(card)
        edge = space(32)
        row.setContentsMargins(edge, edge, edge, edge)
        row.setSpacing(space(32))
        row.addLayout(words, 1)
        row.addWidget(self._figure)
        around = QVBoxLayout()
        around.setContentsMargins(space(16), space(16), space(16), space(16))
        middle = QHBoxLayout()
        middle.addStretch(0)
        middle.addWidget(card, 100)
        middle.addStretch(0)
        around.addStretch(1)
        around.addLayout(middle)
        around.addStretch(1)
        self.set_content(around)

    def focus_widget(self) -> QWidget:
        """Going on is one key away, and so is leaving it."""
        return self.go

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The figure gives way first."""
        super().resizeEvent(event)
        roomy = self.width() >= _WITH_FIGURE * self._theme.scale
        self._figure.setVisible(roomy)
        self._heading.set_role("display" if roomy else "heading")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Y or Enter goes on, N or Escape does not."""
        if event.isAutoRepeat():
            return
        if event.key() in _YES:
            self.accepted.emit()
        elif event.key() in _NO:
            self.declined.emit()
        else:
            super().keyPressEvent(event)
