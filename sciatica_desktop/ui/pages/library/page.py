"""Routines: the person's routines, and all stretches to search and filter."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from sciatica_desktop.domain.clock import Clock
from sciatica_desktop.domain.exercise import Area, Exercise
from sciatica_desktop.domain.finding import found, seconds_of
from sciatica_desktop.domain.plan import Pace
from sciatica_desktop.domain.wording import count
from sciatica_desktop.services.library import LibraryService
from sciatica_desktop.services.pace import pace_of
from sciatica_desktop.services.settings import Settings
from sciatica_desktop.ui.page import Page
from sciatica_desktop.ui.pages.library.filters import FilterBar
from sciatica_desktop.ui.pages.library.grid import CardGrid
from sciatica_desktop.ui.pages.library.routine_list import RoutineList
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button, IconButton
from sciatica_desktop.ui.widgets.empty_state import EmptyState
from sciatica_desktop.ui.widgets.notice import Notice
from sciatica_desktop.ui.widgets.page_header import PageHeader
from sciatica_desktop.ui.widgets.segmented import Segmented

MINE, ALL = "mine", "all"
_NARROW = 520
_UNREAD = "Some of your own files could not be read. They stay where they are."
_MOST_TOLD = 3
_EMPTY = "No stretch fits all of this."
_EMPTY_DETAIL = (
    "Switch a filter off, or try another word: a part of the body, a place,"
    " or a name such as floss or figure 4."
)


class RoutinesPage(Page):
    """Two views of one page.

    Signals:
        exercise_opened: id of the exercise to look at.
        add_requested: id of the exercise to add to a routine, and where the menu opens.
        routine_started: id of the routine to begin.
        routine_asked: id of a routine and what is to be done with it, see ``routine_card``.
        new_routine_requested: begin an empty routine.
        new_exercise_requested: begin an exercise of one's own.
        open_shared_requested: take over a file that somebody shared.
    """

    exercise_opened = Signal(str)
    add_requested = Signal(str, QWidget)
    routine_started = Signal(str)
    routine_asked = Signal(str, str)
    new_routine_requested = Signal()
    new_exercise_requested = Signal()
    open_shared_requested = Signal()

    def __init__(
        self,
        *,
        library: LibraryService,
        settings: Settings,
        studio: Studio,
        theme: Theme,
        clock: Clock,
        undo: Callable[[], bool],
    ) -> None:
        """Make the page; :meth:`refresh` fills it."""
        super().__init__(title="Routines")
        self._undo = undo
        self._library = library
        self._settings = settings
        self._studio = studio
        self._theme = theme
        self._pace: Pace | None = None
        self._stale = True
        self._count_words = ""
        self._is_narrow = False
        self._seconds: dict[str, float] = {}
        self.grid = CardGrid(studio, settings=settings, theme=theme, clock=clock)
        self.filters = FilterBar(theme=theme)
        self.routines = RoutineList(studio, theme=theme)
        self.unread = Notice(
            icon="info", ground="flare", tone="flare_line", theme=theme, title=_UNREAD
        )
        self.empty = EmptyState(_EMPTY, _EMPTY_DETAIL, theme=theme, action="Clear filters")
        self._build()
        self._connect()

    def _build(self) -> None:
        theme, space = self._theme, self._theme.space
        header = self._header = PageHeader("Routines", theme=theme)
        self.view = Segmented("View", ((MINE, "My routines"), (ALL, "All stretches")), theme=theme)
        self.view.set_value(ALL)
        header.lead.addWidget(self.view)
        self.new_routine = Button("New routine", theme=theme, icon="plus")
        self.more = IconButton("more", "More", theme=theme)
        header.actions.addWidget(self.more)
        header.actions.addWidget(self.new_routine)
        self._stretches = QWidget()
        inside = QVBoxLayout(self._stretches)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(space(16))
        inside.addWidget(self.filters)
        inside.addWidget(self.grid)
        inside.addWidget(self.empty)
        column = QVBoxLayout()
        column.setContentsMargins(space(32), space(24), space(32), space(32))
        column.setSpacing(space(24))
        self._below_header = QHBoxLayout()
        column.addWidget(header)
        column.addLayout(self._below_header)
        column.addWidget(self.unread)
        column.addWidget(self._stretches)
        column.addWidget(self.routines)
        column.addStretch(1)
        self.set_content(column)

    def _connect(self) -> None:
        self.view.value_changed.connect(self._on_view)
        self.new_routine.clicked.connect(self.new_routine_requested)
        self.more.clicked.connect(self._open_menu)
        self.filters.changed.connect(self._on_wish)
        self.filters.left_below.connect(self._to_grid)
        if self.empty.button is not None:
            self.empty.button.clicked.connect(self.clear_filters)
        self.grid.opened.connect(self.exercise_opened)
        self.grid.add_requested.connect(self.add_requested)
        self.grid.left_above.connect(self.to_search)
        self.grid.reached.connect(self._bring_into_view)
        self.routines.started.connect(self.routine_started)
        self.routines.asked.connect(self.routine_asked)
        self._library.changed.connect(self._on_library)
        self._settings.changed.connect(self.refresh_if_visible)

    def show_view(self, view: str) -> None:
        """Show "mine" or "all"."""
        self.view.set_value(view)
        self._on_view(view)

    def to_search(self) -> None:
        """Bring the keyboard to the search field."""
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()
        self._bring_into_view(self.filters)

    def clear_filters(self) -> None:
        """Show every stretch again."""
        self.filters.clear()
        self._to_grid()

    def refresh(self) -> None:
        """Show what is true now."""
        pace = pace_of(self._settings)
        if pace != self._pace or self._stale:
            self._pace, self._stale = pace, False
            self._seconds.clear()
            self.grid.set_exercises(self._in_order(), pace, self._library)
            self.filters.set_exercises(self._library.exercises.values())
            self._show_found()
            self._show_unread()
        if self.view.value == MINE:
            self.routines.show_routines(self._library, pace)
        self._show_view()

    def undo(self) -> bool:
        """Take back the last change to a routine, an exercise or a dose."""
        return self._undo()

    def focus_widget(self) -> QWidget | None:
        """The keyboard begins where it was: at a card, or at the first routine."""
        if self.view.value == ALL:
            return self.grid.current or self.filters.search
        return self.routines.cards[0].start if self.routines.cards else None

    def _in_order(self) -> dict[str, Exercise]:
        """By part of the body, as the filters name them, then by name."""
        areas = list(Area)
        exercises = sorted(
            self._library.exercises.values(),
            key=lambda exercise: (
                not exercise.is_timed,
                areas.index(exercise.area),
                exercise.name.casefold(),
            ),
        )
        return {exercise.id: exercise for exercise in exercises}

    def _seconds_of(self, exercise: Exercise) -> float:
        if exercise.id not in self._seconds:
            self._seconds[exercise.id] = seconds_of(exercise, self._pace or Pace())
        return self._seconds[exercise.id]

    def _on_wish(self) -> None:
        self._show_found()
        self.grid.begin_at_first()

    def _show_found(self) -> None:
        every = self._in_order()
        names = [
            exercise.id for exercise in found(every.values(), self.filters.wish, self._seconds_of)
        ]
        self.grid.show_only(names)
        self.grid.setVisible(bool(names))
        self.empty.setVisible(not names)
        all_of_them = count(len(every), "stretch", "stretches")
        some = f"{len(names)} of {all_of_them}"
        self._count_words = all_of_them if len(names) == len(every) else some
        self._show_view()

    def _show_unread(self) -> None:
        problems = self._library.problems
        more = len(problems) - _MOST_TOLD
        told = problems[:_MOST_TOLD]
        self.unread.set_lines((*told, f"And {more} more.") if more > 0 else told)

    def _show_view(self) -> None:
        self._header.set_subtitle(self._count_words if self.view.value == ALL else "")
        self._stretches.setVisible(self.view.value == ALL)
        self.routines.setVisible(self.view.value == MINE)

    def _on_view(self, _view: object) -> None:
        self.refresh()
        scroll = self.scroll_area
        if scroll is not None:
            scroll.verticalScrollBar().setValue(0)

    def _on_library(self) -> None:
        self._stale = True
        self.refresh_if_visible()

    def _to_grid(self) -> None:
        if self.grid.current is not None:
            self.grid.go_to(self.grid.current)

    def _bring_into_view(self, widget: QWidget) -> None:
        scroll = self.scroll_area
        if scroll is not None:
            scroll.ensureWidgetVisible(widget, 0, self._theme.space(24))

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, icon, wanted in (
            ("New exercise of your own", "pencil", self.new_exercise_requested),
            ("Open a shared file", "open", self.open_shared_requested),
        ):
            action = menu.addAction(self._theme.icon(icon, px=20), words)
            action.triggered.connect(partial(wanted.emit))
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In the narrowest windows the two views are named below the title."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW * self._theme.scale
        if narrow is not self._is_narrow:
            self._is_narrow = narrow
            (self._below_header if narrow else self._header.lead).addWidget(self.view)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A slash goes to the search field."""
        if event.text() == "/":
            if self.view.value == MINE:
                self.show_view(ALL)
            self.to_search()
            return
        super().keyPressEvent(event)
