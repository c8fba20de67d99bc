"""The head of the builder: back, the name, what it comes to, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import CONTROL, RADIUS_BUTTON
from sciatica_desktop.ui.widgets.buttons import Button, IconButton
from sciatica_desktop.ui.widgets.focus import FocusMark
from sciatica_desktop.ui.widgets.tags import Tag, TagRow

_LONGEST_NAME = 120
_NAME_WIDTH, _LEAST_NAME = 340, 140


class NameField(QLineEdit):
    """A name that is typed into, with a word behind it about whether it is kept."""

    def __init__(self, name: str, *, theme: Theme, undo_keys: QObject | None = None) -> None:
        """Make an empty field.

        Args:
            name: what the name is of, also its hint.
            theme: gives colours and sizes.
            undo_keys: gives Ctrl Z to the page.
        """
        super().__init__()
        self._theme = theme
        self._state = ""
        self._focus = FocusMark(self, theme=theme, radius=RADIUS_BUTTON)
        self.setObjectName("search")
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setMaxLength(_LONGEST_NAME)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if undo_keys is not None:
            self.installEventFilter(undo_keys)
        self._follow()
        theme.changed.connect(self._follow)

    def show_name(self, name: str) -> None:
        """Show a name; the caret stays where it is while it is typed."""
        if name != self.text():
            self.setText(name)
            self.setCursorPosition(0 if not self.hasFocus() else len(name))

    def set_state(self, words: str) -> None:
        """Say whether it is kept."""
        if words != self._state:
            self._state = words
            self.setAccessibleDescription(words)
            self._follow()

    @property
    def state(self) -> str:
        """What is said behind the name."""
        return self._state

    def _follow(self) -> None:
        behind = self._theme.text_width(self._state, "small")
        self.setTextMargins(0, 0, round(behind) + (self._theme.px(8) if behind else 0), 0)
        self.setFont(self._theme.font("body", 600))
        self.update()

    def sizeHint(self) -> QSize:
        """The drawn size."""
        return QSize(self._theme.px(_NAME_WIDTH), self._theme.px(CONTROL))

    def minimumSizeHint(self) -> QSize:
        """A short name."""
        return QSize(self._theme.px(_LEAST_NAME), self._theme.px(CONTROL))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the word behind the name into Qt's field."""
        super().paintEvent(event)
        if not self._state:
            return
        painter = QPainter(self)
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.colour("ink2"))
        room = QRectF(self.rect()).adjusted(0, 0, -self._theme.px(12), 0)
        along = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(room, along, self._state)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A field that is typed into always shows the ring."""
        super().focusInEvent(event)
        self._focus.show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._focus.went()
        # A name that is too long for its field is read from its beginning.
        self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to what comes next."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextPrevChild(True)
            return
        super().keyPressEvent(event)


class BuilderHead(QWidget):
    """Where there is little room tags go first, then the words of the buttons.

    Signals:
        renamed: another name, by the person's hand.
    """

    renamed = Signal(str)

    def __init__(self, *, theme: Theme, undo_keys: QObject) -> None:
        """Make a head for no routine."""
        super().__init__()
        self._theme = theme
        self.back = Button("Routines", theme=theme, role="text", icon="chevron_left")
        self.back.setAccessibleName("Back to the routines")
        self.name = NameField("Name of the routine", theme=theme, undo_keys=undo_keys)
        self.name.setMaximumWidth(theme.px(_NAME_WIDTH))
        self.name.textEdited.connect(self.renamed)
        self.tags = TagRow(theme=theme)
        # They take what the name leaves.
        self.tags.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.more = IconButton("more", "More", theme=theme)
        self.sheet = Button("Home sheet", theme=theme, role="secondary", icon="print")
        self.start = Button("Start", theme=theme, icon="play")
        space = theme.space
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(12))
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.addWidget(self.back)
        row.addWidget(self.name)
        row.addWidget(self.tags, 1)
        row.addWidget(self.more)
        row.addWidget(self.sheet)
        row.addWidget(self.start)
        self._row = row
        self.setMinimumHeight(theme.px(CONTROL))

    def show_facts(self, name: str, state: str, tags: Sequence[Tag], *, ready: bool) -> None:
        """Show what is true now.

        Args:
            name: its name.
            state: whether it is kept.
            tags: minutes and what it needs.
            ready: whether there is something to do.
        """
        self.name.show_name(name)
        self.name.set_state(state)
        self.tags.set_tags(tags)
        self.sheet.setEnabled(ready)
        self.start.setEnabled(ready)

    def _fit(self) -> None:
        gap = self._theme.space(12)
        buttons = (self.back, self.sheet, self.start)
        fixed = self.more.sizeHint().width() + 5 * gap
        words = sum(button.full_width() for button in buttons)
        wide = self.width() >= fixed + words + self.name.minimumSizeHint().width() + gap
        for button in buttons:
            button.set_icon_only(not wide)
        self._row.activate()

    def minimumSizeHint(self) -> QSize:
        """The name, and buttons without their words."""
        buttons = 4 * (self._theme.px(CONTROL) + self._theme.space(12))
        return QSize(buttons + self.name.minimumSizeHint().width(), self._theme.px(CONTROL))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the best of the new width."""
        super().resizeEvent(event)
        self._fit()
