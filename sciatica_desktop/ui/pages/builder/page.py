"""The builder: stretches to add, the routine as a list, and the same routine as text."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from sciatica_desktop.domain.doses import minutes_words
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.finding import words_of
from sciatica_desktop.domain.prescription import Line
from sciatica_desktop.domain.routine import Item
from sciatica_desktop.services.library import LibraryService
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.ui.page import Page
from sciatica_desktop.ui.pages.builder.head import BuilderHead
from sciatica_desktop.ui.pages.builder.picker import Picker
from sciatica_desktop.ui.pages.builder.routine_column import RoutineColumn
from sciatica_desktop.ui.pages.builder.text_panel import TextPanel
from sciatica_desktop.ui.pages.builder.undo_keys import UndoKeys
from sciatica_desktop.ui.pages.builder.workbench import Workbench
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.segmented import Segmented
from sciatica_desktop.ui.widgets.tab_order import follow
from sciatica_desktop.ui.widgets.tags import Tag, place_tags

WIDE_FROM, TWO_FROM = 960, 680
"""Width in px at 100 % text from which three columns, and two, stand side by side."""

_LEFT_SHARE, _TEXT_SHARE = 264, 344
LIST, STRETCHES, TEXT = "list", "stretches", "text"


class BuilderPage(Page):
    """Shows what is on a workbench.

    Signals:
        left: back to the routines.
        start_requested: do the routine now (Routine).
        print_requested: the sheet of the routine is wanted (Routine).
        exercise_requested: id of an exercise whose page is wanted.
        share_requested: id of the routine to share as a file.
        double_requested: id of the routine to duplicate.
        deleted: name of the routine that was deleted.
        told: one sentence about what was done.
    """

    left = Signal()
    start_requested = Signal(object)
    print_requested = Signal(object)
    exercise_requested = Signal(str)
    share_requested = Signal(str)
    double_requested = Signal(str)
    deleted = Signal(str)
    told = Signal(str)

    def __init__(
        self, bench: Workbench, library: LibraryService, *, studio: Studio, theme: Theme
    ) -> None:
        """Make the page of a workbench."""
        super().__init__(title="Builder")
        self._bench = bench
        self._library = library
        self._theme = theme
        self._columns = 0
        keys = self._keys = UndoKeys(self)
        self.head = BuilderHead(theme=theme, undo_keys=keys)
        self.picker = Picker(studio, theme=theme)
        self.column = RoutineColumn(studio, theme=theme, undo_keys=keys)
        self.text = TextPanel(theme=theme, undo_keys=keys)
        self.two = Segmented("View", ((STRETCHES, "Stretches"), (TEXT, "As text")), theme=theme)
        self.one = Segmented(
            "View", ((LIST, "Routine"), (STRETCHES, "Stretches"), (TEXT, "As text")), theme=theme
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        space = self._theme.space
        self._list = _scrolled(self.column, space(8))
        self._row = QHBoxLayout()
        # With the room that the list keeps for its focus rings, 24 from card to card.
        self._row.setSpacing(space(16))
        self._left, self._right = _below(self.picker, space(8)), _below(self.text, space(8))
        for widget, share in (
            (self._left, _LEFT_SHARE),
            (self._list, 368),
            (self._right, _TEXT_SHARE),
        ):
            widget.setMinimumWidth(1)
            self._row.addWidget(widget, share)
        below = QVBoxLayout()
        below.setContentsMargins(space(16), 0, 0, 0)
        below.setSpacing(space(16))
        below.addWidget(self.two, 0, Qt.AlignmentFlag.AlignLeft)
        below.addWidget(self.one, 0, Qt.AlignmentFlag.AlignLeft)
        below.addLayout(self._row, 1)
        column = QVBoxLayout()
        # The way back has no edge: its icon, not its place, stands on the line of the cards.
        column.setContentsMargins(space(16), space(24), space(32), space(24))
        column.setSpacing(space(16))
        column.addWidget(self.head)
        column.addLayout(below, 1)
        self.set_content(column)
        head, text = self.head, self.text
        tabs = (head.name, head.more, head.sheet, head.start, self.picker.search)
        follow(head.back, (*tabs, self.column.drop, text.copy, text.editor, text.help.head))

    def _connect(self) -> None:
        bench, head, column, text = self._bench, self.head, self.column, self.text
        bench.changed.connect(self._show)
        head.back.clicked.connect(self.left)
        head.renamed.connect(bench.set_name)
        head.start.clicked.connect(self._on_start)
        head.sheet.clicked.connect(self._on_sheet)
        head.more.clicked.connect(self._open_menu)
        self.picker.picked.connect(self._on_picked)
        column.added.connect(self._on_dropped)
        column.moved.connect(bench.move)
        column.removed.connect(bench.remove)
        column.doubled.connect(bench.double)
        column.item_changed.connect(self._on_item)
        column.looked_at.connect(self.exercise_requested)
        column.asked_for_more.connect(self.to_search)
        column.reached.connect(self._bring_into_view)
        text.edited.connect(bench.set_text)
        text.used.connect(self._on_used)
        text.left_out.connect(self._on_left_out)
        text.told.connect(self.told)
        self.two.value_changed.connect(self._show_columns)
        self.one.value_changed.connect(self._show_columns)
        redo = QAction(self)
        redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        redo.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        redo.triggered.connect(self.redo)
        self.addAction(redo)

    # --- what is shown --------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what is true now."""
        self.picker.show_exercises(self._library.exercises, self._bench.pace)
        self._bench.refresh()

    def _show(self) -> None:
        bench = self._bench
        plan = bench.plan
        self.column.show_entries(bench.entries, self._library, plan, bench.pace)
        self.text.show_bench(bench, self._library)
        tags = []
        if plan is not None:
            tags.append(Tag(minutes_words(plan.seconds), "clock"))
        tags += self._needs()
        ready = bench.routine is not None
        self.head.show_facts(bench.draft.name, bench.state, tags, ready=ready)

    def _needs(self) -> list[Tag]:
        """The places it takes, and what has to be fetched to them."""
        items = self._bench.reading.items
        cards: list[Exercise] = [self._library.exercises[item.exercise] for item in items]
        places = [place for card in cards for place in card.places[:1]]
        tags = list(dict.fromkeys(tag for place in places for tag in place_tags((place,))))
        there = {word for tag in tags for word in words_of(f"{tag.words} {tag.icon}")}
        things = dict.fromkeys(thing for card in cards for thing in card.equipment)
        return tags + [Tag(thing) for thing in things if not there & set(words_of(thing))]

    def show_first(self) -> None:
        """Begin at the beginning: a new routine waits for its text or its first stretch."""
        if self._bench.entries:
            self.column.go_to(0)
            return
        self._turn_to(TEXT)
        self.text.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def to_search(self) -> None:
        """Bring the keyboard to the search for another stretch."""
        self._turn_to(STRETCHES)
        self.picker.to_search()

    def _turn_to(self, view: str) -> None:
        """Bring a column into view where not all have room."""
        if view != LIST:
            self.two.set_value(view)
        self.one.set_value(view)
        self._show_columns()

    def _fit(self) -> None:
        width = self.width() / self._theme.scale
        columns = 3 if width >= WIDE_FROM else 2 if width >= TWO_FROM else 1
        if columns != self._columns:
            self._columns = columns
            # In two columns the text stands where the stretches do, left of the list.
            self._row.removeWidget(self._right)
            self._row.insertWidget(2 if columns == 3 else 0, self._right, _TEXT_SHARE)
            self._row.setStretchFactor(self._left, _LEFT_SHARE if columns == 3 else _TEXT_SHARE)
            self._show_columns()

    def _show_columns(self) -> None:
        columns = self._columns
        self.two.setVisible(columns == 2)
        self.one.setVisible(columns == 1)
        view = self.two.value if columns == 2 else self.one.value
        self._list.setVisible(columns > 1 or view == LIST)
        self._left.setVisible(columns == 3 or view == STRETCHES)
        self._right.setVisible(columns == 3 or view == TEXT)

    def _bring_into_view(self, widget: QWidget) -> None:
        # The list lays itself out first, or its old place would be shown.
        inside = self._list.widget()
        layout = inside.layout() if inside is not None else None
        if inside is not None and layout is not None:
            layout.activate()
            inside.resize(inside.width(), layout.totalHeightForWidth(inside.width()))
        self._list.ensureWidgetVisible(widget, 0, self._theme.space(24))

    # --- what is done ---------------------------------------------------------------------------

    def undo(self) -> bool:
        """Take the last change back; what was done on other pages is never taken back here."""
        self.text.editor.flush()
        self._bench.undo()
        return True

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._bench.redo()

    def _on_picked(self, exercise: str) -> None:
        self.text.editor.flush()
        self._bench.add((exercise,))
        self._bring_into_view(self.column.drop)

    def _on_dropped(self, exercise: str, place: int) -> None:
        self.text.editor.flush()
        self._bench.add((exercise,), place)
        self.column.go_to(place)

    def _on_item(self, place: int, item: object) -> None:
        if isinstance(item, Item):
            self._bench.set_item(place, item)

    def _on_used(self, line: object, exercise: str) -> None:
        if isinstance(line, Line):
            self._bench.use(line, exercise)
            self.text.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_left_out(self, line: object) -> None:
        if isinstance(line, Line):
            self._bench.leave_out(line)
            self.text.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_start(self) -> None:
        self.keep()
        if self._bench.routine is not None:
            self.start_requested.emit(self._bench.routine)

    def _on_sheet(self) -> None:
        self.keep()
        if self._bench.routine is not None:
            self.print_requested.emit(self._bench.routine)

    def keep(self) -> None:
        """Keep what was typed and changed, now."""
        self.text.editor.flush()
        self._bench.keep()

    def _open_menu(self) -> None:
        self.keep()
        kept = self._bench.routine_id
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        undo = menu.addAction(self._theme.icon("undo", px=20), "Undo\tCtrl+Z")
        undo.triggered.connect(self.undo)
        menu.addAction("Redo\tCtrl+Shift+Z").triggered.connect(self.redo)
        menu.addSeparator()
        for words, icon, do in (
            ("Duplicate", "copy", partial(self.double_requested.emit, kept)),
            ("Share as a file", "share", partial(self.share_requested.emit, kept)),
            ("Delete", "trash", self._on_delete),
        ):
            action = menu.addAction(self._theme.icon(icon, px=20), words)
            action.setEnabled(bool(kept))
            action.triggered.connect(do)
        menu.popup(self.head.more.mapToGlobal(QPoint(0, self.head.more.height())))

    def _on_delete(self) -> None:
        try:
            name = self._bench.delete()
        except StorageError as error:
            self.told.emit(str(error))
            return
        if name:
            self.deleted.emit(name)

    def focus_widget(self) -> QWidget:
        """The first stretch, or the text of a routine that has none."""
        if self.column.cards:
            return self.column.cards[0]
        return self.text.editor if not self._right.isHidden() else self.picker.search

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A goes to the search for another stretch."""
        if event.text().lower() == "a" and not event.modifiers():
            self.to_search()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever leaves finds it again as it was."""
        self.keep()
        super().hideEvent(event)


def _below(widget: QWidget, margin: int) -> QWidget:
    """A column whose top is as high as the first card of the list."""
    holder = QWidget()
    inside = QVBoxLayout(holder)
    inside.setContentsMargins(0, margin, 0, 0)
    inside.addWidget(widget)
    return holder


def _scrolled(widget: QWidget, margin: int) -> QScrollArea:
    """A column that scrolls by itself, with room for the focus ring around its cards."""
    holder = QWidget()
    holder.setObjectName("pageContent")
    inside = QVBoxLayout(holder)
    inside.setContentsMargins(margin, margin, margin, margin)
    inside.addWidget(widget)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(holder)
    holder.setAutoFillBackground(False)
    return area
