"""The head of the exercise page: the way back, the name, what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button, IconButton
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.tags import Tag, TagRow, place_tags


class ExerciseHead(QWidget):
    """One line where there is room; else the name goes below the buttons and may break.

    Signals:
        left: back to where the person came from.
    """

    left = Signal()

    def __init__(self, *, theme: Theme) -> None:
        """Make an empty head."""
        super().__init__()
        self._theme = theme
        self._is_wide: bool | None = None
        space = theme.space
        self.back = Button("Stretches", theme=theme, role="text", icon="chevron_left")
        self.back.clicked.connect(self.left)
        self.back.setToolTip("Back (Esc)")
        self._name = label("", theme=theme, role="heading", wrap=True)
        self._tags = TagRow(theme=theme)
        for part in (self._name, self._tags):
            # Before it has its place in the layout, or it would be seen as a window of its own.
            part.setParent(self)
        self.print = IconButton("print", "Print the home sheet", theme=theme, framed=True)
        self.copy = Button("Copy and change", theme=theme, role="secondary", icon="copy")
        self.add = Button("Add to routine", theme=theme, role="secondary", icon="plus")
        self._actions = QHBoxLayout()
        self._actions.setSpacing(space(12))
        for button in (self.print, self.copy, self.add):
            self._actions.addWidget(button)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(space(12))
        self._grid.setVerticalSpacing(space(8))
        self._grid.addWidget(self.back, 0, 0)
        self._grid.addLayout(self._actions, 0, 4)
        self._below = QVBoxLayout()
        # On the line of the cards, as the icon of the way back is.
        self._below.setContentsMargins(space(16), 0, 0, 0)
        self._below.setSpacing(space(8))
        self._grid.addLayout(self._below, 1, 0, 1, 5)
        self._grid.setColumnStretch(3, 1)

    def show_exercise(self, exercise: Exercise, *, own: bool) -> None:
        """Say which exercise it is."""
        self._name.setText(exercise.name)
        tags = [*place_tags(exercise.places)]
        if exercise.flare_ok:
            tags.append(Tag("Fine on a flare day", "leaf"))
        if own:
            tags.append(Tag("Yours"))
        self._tags.set_tags(tags)
        self.copy.set_words("Change" if own else "Copy and change", "pencil" if own else "copy")
        for button in (self.add, self.print):
            button.setVisible(exercise.is_timed)
        self._is_wide = None
        self._arrange()

    def _arrange(self) -> None:
        space = self._theme.space(12)
        buttons = [b for b in (self.print, self.copy, self.add) if not b.isHidden()]
        fixed = self.back.full_width() + sum(_full_width(b) + space for b in buttons)
        name = round(self._theme.text_width(self._name.text(), "heading", 600)) + 4
        bare = self.back.full_width() + sum(b.sizeHint().height() + space for b in buttons)
        wide = fixed + name + 3 * space <= self.width()
        tight = bare + name + 3 * space <= self.width()
        words = wide or (fixed + space <= self.width() and not tight)
        for button in (self.copy, self.add):
            button.set_icon_only(not words)
        one_line = wide or tight
        tags = self._tags.sizeHint().width()
        room = self.width() - (fixed if words else bare) - name - 3 * space
        self._tags.setVisible(not one_line or tags <= room)
        if one_line == self._is_wide:
            return
        self._is_wide = one_line
        for part in (self._name, self._tags):
            self._grid.removeWidget(part)
            self._below.removeWidget(part)
        self._name.setWordWrap(not one_line)
        if one_line:
            self._grid.addWidget(self._name, 0, 1)
            self._grid.addWidget(self._tags, 0, 2, Qt.AlignmentFlag.AlignVCenter)
        else:
            self._below.addWidget(self._name)
            self._below.addWidget(self._tags)

    def minimumSizeHint(self) -> QSize:
        """The buttons without their words: the rest breaks or gives way."""
        buttons = [b for b in (self.print, self.copy, self.add) if not b.isHidden()]
        side = self.add.sizeHint().height()
        width = self.back.full_width() + len(buttons) * (side + self._theme.space(12))
        return QSize(width, side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the best of the new width."""
        super().resizeEvent(event)
        self._arrange()


def _full_width(button: Button) -> int:
    """Its width with its words, if it has any."""
    bare = isinstance(button, IconButton)
    return button.sizeHint().width() if bare else button.full_width()
