"""After a routine: what was done, and how it was before and after."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.log import SessionRecord
from sciatica_desktop.domain.rounding import whole
from sciatica_desktop.domain.wording import count
from sciatica_desktop.ui.page import Page
from sciatica_desktop.ui.pages.session_view import SessionView
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.bounded import Bounded
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.labels import label

_WIDEST = 1008
_WITH_WORDS = 700


class SessionDonePage(Page):
    """Shown once; the same is in the history afterwards.

    Signals:
        done: back to the pages.
        print_requested: print the summary.
        save_requested: save the summary as a PDF.
    """

    done = Signal()
    print_requested = Signal()
    save_requested = Signal()

    def __init__(
        self, record: SessionRecord, library: Mapping[str, Exercise], *, theme: Theme
    ) -> None:
        """Make the page for a session that was closed."""
        super().__init__(title="Summary")
        self._theme = theme
        minutes = whole(record.done_s / 60)
        words = f"{count(minutes, 'minute')} of movement" if minutes else "Less than a minute"
        self._heading = label(f"Kept: {words}.", theme=theme, role="display", wrap=True)
        self._routine = label(record.routine_name, theme=theme, tone="ink2", wrap=True)
        self.view = SessionView(theme=theme)
        self.view.before.hide()
        self.view.after.hide()
        self.view.show_session(record, library)
        self.go = Button("Done", theme=theme, size="large", keycap="Enter")
        self._print = Button("Print", theme=theme, role="text", icon="print")
        self._save = Button("Save as PDF", theme=theme, role="text", icon="save")
        self.go.clicked.connect(self.done)
        self._print.clicked.connect(self.print_requested)
        self._save.clicked.connect(self.save_requested)
        self._lay_out()

    def _lay_out(self) -> None:
        space = self._theme.space
        holder = Bounded(self._theme.px(_WIDEST))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(4))
        column.addWidget(self._heading)
        column.addWidget(self._routine)
        column.addSpacing(space(16))
        column.addWidget(self.view)
        column.addStretch(1)
        around = QHBoxLayout()
        around.setContentsMargins(space(32), space(24), space(32), space(24))
        around.addStretch(0)
        around.addWidget(holder, 100)
        around.addStretch(0)
        self.set_content(around, foot=self._foot())

    def _foot(self) -> QWidget:
        """What stays in view while a long routine scrolls."""
        space = self._theme.space
        foot = Bounded(16777215)
        foot.setObjectName("pageFoot")
        inner = Bounded(self._theme.px(_WIDEST))
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(16))
        for button in (self.go, self._print, self._save):
            row.addWidget(button)
        row.addStretch(1)
        around = QHBoxLayout(foot)
        around.setContentsMargins(space(32), space(12), space(32), space(12))
        around.addStretch(0)
        around.addWidget(inner, 100)
        around.addStretch(0)
        return foot

    def focus_widget(self) -> QWidget:
        """The way on."""
        return self.go

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window the title gives way."""
        super().resizeEvent(event)
        wide = self.width() >= _WITH_WORDS * self._theme.scale
        self._heading.set_role("display" if wide else "heading")
        for button in (self._print, self._save):
            button.set_icon_only(not wide)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape go on."""
        if event.isAutoRepeat():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.done.emit()
            return
        super().keyPressEvent(event)
