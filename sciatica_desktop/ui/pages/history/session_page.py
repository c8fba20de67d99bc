"""One kept session: looked at, put right, printed, deleted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciatica_desktop.domain.correcting import with_repetitions
from sciatica_desktop.domain.log import SessionRecord
from sciatica_desktop.services.history import History
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.library import Catalogue
from sciatica_desktop.ui.page import Page
from sciatica_desktop.ui.pages.session_view import SessionView
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button, IconButton
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.page_header import PageHeader


class SessionPage(Page):
    """Every change is kept at once and can be taken back.

    Signals:
        back: leave the page.
        answers_requested: the answers are to be changed ("before" or "after").
        print_requested: print the summary.
        save_requested: save the summary as a PDF.
        undo_offered: one sentence about a change that can be taken back.
        told: one sentence to show.
    """

    back = Signal()
    answers_requested = Signal(str)
    print_requested = Signal()
    save_requested = Signal()
    undo_offered = Signal(str)
    told = Signal(str)

    def __init__(self, *, history: History, library: Catalogue, theme: Theme) -> None:
        """Make the page; :meth:`show_session` fills it."""
        super().__init__(title="Session")
        self._history = history
        self._library = library
        self._theme = theme
        self._id = ""
        self.view = SessionView(theme=theme)
        self.correct = Button("Correct", theme=theme, role="secondary", icon="pencil")
        self.correct.setCheckable(True)
        self.correct.setToolTip("Put right how much was done")
        self._print = IconButton("print", "Print this session", theme=theme, framed=True)
        self._save = IconButton("save", "Save as PDF", theme=theme, framed=True)
        self.delete = IconButton("trash", "Delete this session", theme=theme, framed=True)
        self._gone = label("This session is not kept any more.", theme=theme, tone="ink2")
        self._lay_out()
        self.correct.toggled.connect(self.view.set_correcting)
        self._print.clicked.connect(self.print_requested)
        self._save.clicked.connect(self.save_requested)
        self.delete.clicked.connect(self._on_delete)
        self.view.change_before_requested.connect(self._before)
        self.view.change_after_requested.connect(self._after)
        self.view.corrected.connect(self._on_corrected)
        history.sessions_changed.connect(self.refresh_if_visible)

    def _lay_out(self) -> None:
        space = self._theme.space
        self._header = PageHeader("Session", theme=self._theme)
        self._back = IconButton("chevron_left", "Back", theme=self._theme)
        self._back.clicked.connect(self.back)
        self._header.lead.addWidget(self._back)
        for button in (self.correct, self._print, self._save, self.delete):
            self._header.actions.addWidget(button)
        column = QVBoxLayout()
        column.setContentsMargins(space(32), space(24), space(32), space(24))
        column.setSpacing(space(24))
        column.addWidget(self._header)
        column.addWidget(self.view)
        column.addWidget(self._gone)
        column.addStretch(1)
        self.set_content(column)

    @property
    def record(self) -> SessionRecord | None:
        """The session as it is kept now; None where it is gone."""
        return self._history.get(self._id) if self._id else None

    def show_session(self, session_id: str) -> None:
        """Show a session."""
        if session_id != self._id:
            self.correct.setChecked(False)
        self._id = session_id
        self.refresh()

    def refresh(self) -> None:
        """Show the session as it is kept now."""
        record = self.record
        self.view.setVisible(record is not None)
        self._gone.setVisible(record is None)
        for button in (self.correct, self._print, self._save, self.delete):
            button.setEnabled(record is not None)
        if record is None:
            self._header.set_subtitle("")
            return
        started = record.started
        day = f"{started:%A} {record.day.day} {started:%B} {started.year}, {started:%H:%M}"
        self._header.set_title(record.routine_name)
        self._header.set_subtitle(day)
        self.view.show_session(record, self._library.exercises)

    def _before(self) -> None:
        self.answers_requested.emit("before")

    def _after(self) -> None:
        self.answers_requested.emit("after")

    def _on_corrected(self, block: int, repetitions: int) -> None:
        record = self.record
        if record is not None:
            self.keep(with_repetitions(record, block, repetitions))

    def keep(self, record: SessionRecord) -> None:
        """Keep the session as it was put right."""
        try:
            self._history.edit(record)
        except StorageError as error:
            self.told.emit(str(error))
            return
        self.undo_offered.emit("Session changed")

    def _on_delete(self) -> None:
        try:
            self._history.delete(self._id)
        except StorageError as error:
            self.told.emit(str(error))
            return
        self.back.emit()
        self.undo_offered.emit("Session deleted")

    def undo(self) -> bool:
        """Take back the last change to a session."""
        if not self._history.can_undo:
            return False
        try:
            self.told.emit(f"Taken back: {self._history.undo()}")
        except StorageError as error:
            self.told.emit(str(error))
        return True

    def focus_widget(self) -> QWidget:
        """The way back."""
        return self._back
