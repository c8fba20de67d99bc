"""How the exercise will look, while it is written."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout

from sciatica_desktop.domain.doses import dose_words
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.plan import Pace
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.card import Card
from sciatica_desktop.ui.widgets.demonstration import telling_pose
from sciatica_desktop.ui.widgets.figure_view import FigureView
from sciatica_desktop.ui.widgets.labels import Label, label
from sciatica_desktop.ui.widgets.notice import Notice
from sciatica_desktop.ui.widgets.tags import TagRow, card_tags

_FIGURE = QSize(320, 220)


class Preview(Card):
    """Figure or picture, name, dose and the first words of the card."""

    def __init__(self, studio: Studio, *, theme: Theme) -> None:
        """Make an empty one."""
        super().__init__(theme=theme)
        self.setAccessibleName("How it will look")
        self._figure = FigureView(studio, theme=theme, size_hint=_FIGURE)
        self._figure.setFixedHeight(theme.px(_FIGURE.height()))
        self._none = label("No figure and no picture yet.", theme=theme, tone="ink2", wrap=True)
        self._name = Label("", theme=theme, role="heading", wrap=True)
        self._tags = TagRow(theme=theme)
        self._dose = label("", theme=theme, weight=600, wrap=True)
        self._start = label("", theme=theme, tone="ink2", wrap=True)
        self._feel = label("", theme=theme, tone="ink2", wrap=True)
        self.stop = Notice(icon="hand", ground="leg_soft", tone="leg", theme=theme, title="Stop if")
        words = QVBoxLayout()
        words.setSpacing(theme.space(12))
        for part in (self._name, self._tags, self._dose, self._start, self._feel, self.stop):
            words.addWidget(part)
        self.body.addWidget(self._figure)
        self.body.addWidget(self._none)
        self.body.addLayout(words)
        self.body.addStretch(1)

    @property
    def words(self) -> tuple[str, str]:
        """Name and dose as shown."""
        return self._name.text(), self._dose.text()

    def show_exercise(self, exercise: Exercise, shown_by: str, pace: Pace) -> None:
        """Show what is true now.

        Args:
            exercise: the card.
            shown_by: id of the exercise that has the figure or the picture; empty for none yet.
            pace: the person's settings.
        """
        self._figure.setVisible(bool(shown_by))
        self._none.setVisible(not shown_by)
        if shown_by:
            self._figure.show_pose(shown_by, telling_pose(exercise), pace.affected.first)
        self._name.setText(exercise.name)
        self._tags.set_tags(card_tags(exercise, pace))
        self._dose.setText(dose_words(exercise, affected=pace.affected))
        for part, words in ((self._start, exercise.start), (self._feel, exercise.feel)):
            part.setText(words)
            part.setVisible(bool(words))
        self.stop.set_lines(exercise.stop_if)
