"""The editor of an exercise of one's own: form at the left, how it will look at the right."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from sciatica_desktop.domain import own_exercise as own
from sciatica_desktop.domain.own_exercise import OwnDraft
from sciatica_desktop.services.library import LibraryService
from sciatica_desktop.services.pace import pace_of
from sciatica_desktop.services.settings import Settings
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.ui.page import Page
from sciatica_desktop.ui.pages.builder.head import NameField
from sciatica_desktop.ui.pages.builder.undo_keys import UndoKeys
from sciatica_desktop.ui.pages.own_exercise.bench import OwnBench
from sciatica_desktop.ui.pages.own_exercise.facts_form import FactsForm
from sciatica_desktop.ui.pages.own_exercise.figures import Figures
from sciatica_desktop.ui.pages.own_exercise.preview import Preview
from sciatica_desktop.ui.pages.own_exercise.words_form import WordsForm
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button, IconButton
from sciatica_desktop.ui.widgets.card import Card
from sciatica_desktop.ui.widgets.fold_section import FoldSection
from sciatica_desktop.ui.widgets.notice import Notice

_TWO_COLUMNS = 760
"""Width in px at 100 % text from which the preview stands beside the form."""
_ROOMY = 960
_SIDE_WIDTH, _NARROW_SIDE = 344, 288
_WAIT_MS = 300
"""After the last key the words are taken."""
_LARGEST_FILE = 4 * 1024 * 1024
PICTURES = "Pictures (*.png *.jpg *.jpeg *.svg)"


class OwnExercisePage(Page):
    """Shows what is on a bench.

    Signals:
        left: back to where the person came from.
        start_requested: id of the exercise to do now.
        share_requested: id of the exercise to share as a file.
        deleted: name of the exercise that was deleted.
        told: one sentence about what was done, or could not be.
    """

    left = Signal()
    start_requested = Signal(str)
    share_requested = Signal(str)
    deleted = Signal(str)
    told = Signal(str)

    def __init__(
        self,
        bench: OwnBench,
        library: LibraryService,
        *,
        settings: Settings,
        studio: Studio,
        theme: Theme,
    ) -> None:
        """Make the page of a bench."""
        super().__init__(title="Your own exercise")
        self._bench = bench
        self._library = library
        self._settings = settings
        self._theme = theme
        keys = self._keys = UndoKeys(self)
        self.back = Button("Routines", theme=theme, role="text", icon="chevron_left")
        self.back.setAccessibleName("Back to the routines")
        self.name = NameField("Name of the exercise", theme=theme, undo_keys=keys)
        self.name.setMaximumWidth(theme.px(400))
        self.more = IconButton("more", "More", theme=theme)
        self.start = Button("Start", theme=theme, icon="play")
        self.problem = Notice(icon="info", ground="flare", tone="flare_line", theme=theme)
        self.facts = FactsForm(theme=theme, undo_keys=keys)
        self.words = WordsForm(theme=theme, undo_keys=keys)
        self.figures = Figures(studio, theme=theme)
        self.preview = Preview(studio, theme=theme)
        self._wait = QTimer(self)
        self._wait.setObjectName("own exercise words")
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT_MS)
        self._wait.timeout.connect(self._take_words)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        theme, space = self._theme, self._theme.space
        head = QHBoxLayout()
        head.setSpacing(space(12))
        for widget in (self.back, self.name):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.more)
        head.addWidget(self.start)
        self.shown_by = FoldSection("Figure or picture", theme=theme, ruled=False)
        self.shown_by.body.addWidget(self.figures)
        pictures = Card(theme=theme)
        pictures.body.setContentsMargins(space(24), space(8), space(24), space(8))
        pictures.body.addWidget(self.shown_by)
        facts = Card(theme=theme, title="How it is done")
        facts.body.addWidget(self.facts)
        words = Card(theme=theme, title="What the card says")
        words.body.addWidget(self.words)
        form = QVBoxLayout()
        form.setSpacing(space(16))
        for card in (self.problem, pictures, facts, words):
            form.addWidget(card)
        form.addStretch(1)
        side = QVBoxLayout()
        # Room above, so that it stays in view while the form scrolls.
        self._above = QWidget()
        self._above.setFixedHeight(0)
        side.setSpacing(0)
        side.addWidget(self._above)
        side.addWidget(self.preview)
        side.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        # The way back has no edge: its icon, not its place, stands on the line of the cards.
        self._columns.setContentsMargins(space(16), 0, 0, 0)
        self._columns.setSpacing(space(24))
        self._columns.addLayout(form, 1)
        self._columns.addLayout(side)
        column = QVBoxLayout()
        column.setContentsMargins(space(16), space(24), space(32), space(32))
        column.setSpacing(space(24))
        column.addLayout(head)
        column.addLayout(self._columns)
        column.addStretch(1)
        self.set_content(column)
        if self.scroll_area is not None:
            self.scroll_area.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def _connect(self) -> None:
        self._bench.changed.connect(self._show)
        self.back.clicked.connect(self.left)
        self.name.textEdited.connect(self._on_name)
        self.name.editingFinished.connect(self._show_name)
        self.more.clicked.connect(self._open_menu)
        self.start.clicked.connect(self._on_start)
        self.facts.changed.connect(self._on_facts)
        self.words.edited.connect(self._wait.start)
        self.figures.chosen.connect(self._on_figure)
        self.figures.picture_asked.connect(self._ask_for_picture)
        self.shown_by.head.toggled.connect(self._show_figures)
        redo = QAction(self)
        redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        redo.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        redo.triggered.connect(self.redo)
        self.addAction(redo)

    # --- what is shown --------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what is true now."""
        self._bench.refresh()
        self._show()

    def _show(self) -> None:
        bench, card = self._bench, self._bench.draft.exercise
        self._show_name()
        self.name.set_state(bench.state)
        self.problem.set_lines((bench.problem,) if bench.problem else ())
        self.facts.show_draft(bench.draft)
        if not self._wait.isActive():
            self.words.show_exercise(card)
        self.start.setEnabled(bool(bench.exercise_id))
        self.preview.show_exercise(card, self._shown_by(), pace_of(self._settings))
        self._show_figures()

    def _shown_by(self) -> str:
        card = self._bench.draft.exercise
        if card.figure_of:
            return card.figure_of
        return self._bench.exercise_id if card.picture or self._bench.draft.picture else ""

    def _show_name(self) -> None:
        name = self._bench.draft.exercise.name
        # A field that is being emptied is not filled again under the hand.
        if self.name.hasFocus() and not self.name.text().strip():
            return
        if self.name.text().strip() != name.strip():
            self.name.show_name(name)

    def _show_figures(self) -> None:
        if self.shown_by.is_open:
            side = pace_of(self._settings).affected.first
            current = self._bench.draft.exercise.figure_of
            self.figures.show_figures(self._library.exercises, current, side)

    def show_first(self) -> None:
        """Begin at the beginning: with the figure, where there is none yet, and the name."""
        self._wait.stop()
        self.shown_by.set_open(bool(self._bench.draft.missing))
        self._show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()
        scroll = self.scroll_area
        if scroll is not None:
            scroll.verticalScrollBar().setValue(0)

    def _on_scrolled(self, value: int) -> None:
        """Take the preview along, no further than the form goes."""
        scroll = self.scroll_area
        if scroll is None:
            return
        beside = self._columns.direction() == QBoxLayout.Direction.LeftToRight
        room = self._columns.geometry().height() - self.preview.sizeHint().height()
        passed = value - self._columns.geometry().y() + self._theme.space(24)
        wanted = max(0, min(passed, room)) if beside else 0
        if wanted != self._above.height():
            self._above.setFixedHeight(wanted)

    # --- what is done ---------------------------------------------------------------------------

    def undo(self) -> bool:
        """Take the last change back; what was done on other pages is never taken back here."""
        self._flush()
        self._bench.undo()
        return True

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._bench.redo()

    def keep(self) -> None:
        """Keep what was typed and changed, now."""
        self._flush()
        self._bench.keep()

    def _flush(self) -> None:
        if self._wait.isActive():
            self._take_words()

    def _take_words(self) -> None:
        self._wait.stop()
        self._bench.do(self.words.written(self._bench.draft))

    def _on_name(self, name: str) -> None:
        self._flush()
        self._bench.do(own.with_name(self._bench.draft, name))

    def _on_facts(self, draft: object) -> None:
        self._flush()
        if isinstance(draft, OwnDraft):
            words = self.words.written(draft)
            self._bench.do(words)

    def _on_figure(self, exercise: str) -> None:
        self._flush()
        self._bench.do(own.shown_by(self._bench.draft, self._library.original(exercise)))

    def _ask_for_picture(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "A picture of your own", "", PICTURES)
        if name:
            self.take_picture(Path(name))

    def take_picture(self, path: Path) -> None:
        """Show the exercise by a picture file; what is wrong with it is told in a sentence."""
        try:
            # One byte more than is taken: storage says so of a file that is too large.
            with path.open("rb") as file:
                content = file.read(_LARGEST_FILE + 1)
        except OSError as error:
            self.told.emit(f"{path.name} cannot be read: {error.strerror or error}.")
            return
        self._flush()
        self._bench.do(own.with_picture(self._bench.draft, content))
        self._bench.keep()
        if self._bench.problem:
            problem = self._bench.problem
            self._bench.undo()
            self.told.emit(problem)

    def _on_start(self) -> None:
        self.keep()
        if self._bench.exercise_id:
            self.start_requested.emit(self._bench.exercise_id)

    def _open_menu(self) -> None:
        self.keep()
        kept = self._bench.exercise_id
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        undo = menu.addAction(self._theme.icon("undo", px=20), "Undo\tCtrl+Z")
        undo.triggered.connect(self.undo)
        menu.addAction("Redo\tCtrl+Shift+Z").triggered.connect(self.redo)
        menu.addSeparator()
        for words, icon, do in (
            ("Share as a file", "share", partial(self.share_requested.emit, kept)),
            ("Delete", "trash", self._on_delete),
        ):
            action = menu.addAction(self._theme.icon(icon, px=20), words)
            action.setEnabled(bool(kept))
            action.triggered.connect(do)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _on_delete(self) -> None:
        try:
            name = self._bench.delete()
        except StorageError as error:
            self.told.emit(str(error))
            return
        if name:
            self.deleted.emit(name)

    def focus_widget(self) -> QWidget:
        """The name."""
        return self.name

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The preview beside the form, or below it."""
        super().resizeEvent(event)
        width = self.width() / self._theme.scale
        wide = width >= _TWO_COLUMNS
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() != way:
            self._columns.setDirection(way)
        self.preview.setFixedWidth(
            self._theme.px(_SIDE_WIDTH if width >= _ROOMY else _NARROW_SIDE)
            if wide
            else max(1, self.width() - 2 * self._theme.space(32) - self._theme.px(16))
        )

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever leaves finds it again as it was."""
        self.keep()
        super().hideEvent(event)
