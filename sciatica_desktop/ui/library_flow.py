"""The pages of the library: which one opens which, and what they keep through the library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from sciatica_desktop.domain.clock import Clock
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.routine import Item, Routine
from sciatica_desktop.domain.wording import count
from sciatica_desktop.services.settings import LAST_ROUTINE, Settings
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.ui.making_flow import SHARED_FILES, MakingFlow
from sciatica_desktop.ui.shell import Shell
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme

if TYPE_CHECKING:
    from sciatica_desktop.services.library import LibraryService
    from sciatica_desktop.storage.sharing import Imported
    from sciatica_desktop.ui.pages.exercise import ExercisePage
    from sciatica_desktop.ui.pages.home_sheet import HomeSheetPage
    from sciatica_desktop.ui.pages.library import RoutinesPage


class LibraryFlow(QObject):
    """Routines, one exercise, the builder, an exercise of one's own, and the home sheet.

    Signals:
        start_requested: a routine to begin (Routine).
    """

    start_requested = Signal(object)

    def __init__(
        self,
        shell: Shell,
        library: LibraryService,
        *,
        settings: Settings,
        studio: Studio,
        theme: Theme,
        clock: Clock,
    ) -> None:
        """Work over a window."""
        super().__init__(shell)
        self._shell = shell
        self._library = library
        self._settings = settings
        self._studio = studio
        self._theme = theme
        self._clock = clock
        self._making = MakingFlow(
            shell, library, settings=settings, studio=studio, theme=theme, undo=self.undo
        )
        self._making.start_requested.connect(self.start_requested)
        self._making.print_requested.connect(self.print_home_sheet)
        self._making.exercise_requested.connect(self.open_exercise)
        self._making.routine_asked.connect(self._on_routine_asked)
        self._making.left.connect(self._to_routines)
        self._exercise = ""
        self._sheet: Routine | None = None
        self._sheet_from = "routines"

    def add_pages(self) -> None:
        """Add the pages to the window; each is imported when it is first opened."""
        add = self._shell.add_page
        add("routines", "Routines", "grid", self._make_routines)
        add("exercise", "Exercise", "grid", self._make_exercise, under="routines")
        self._making.add_pages()
        add("home_sheet", "Home sheet", "print", self._make_home_sheet, under="routines")

    def open_exercise(self, exercise_id: str) -> None:
        """Show one exercise."""
        self._exercise = exercise_id
        page: ExercisePage = self._shell.page("exercise")  # type: ignore[assignment]  # made below
        page.show_exercise(exercise_id)
        self._shell.show_page("exercise")

    def open_builder(self, routine_id: str | None = None, add: Sequence[str] = ()) -> None:
        """Change a routine, or begin one; see :class:`MakingFlow`."""
        self._making.open_builder(routine_id, add)

    def open_own_exercise(self, copy_of: str | None = None, own: str | None = None) -> None:
        """Make or change an exercise of one's own; see :class:`MakingFlow`."""
        self._making.open_own_exercise(copy_of, own)

    def print_home_sheet(self, routine: Routine) -> None:
        """Show the sheet of a routine, with the ways onto paper."""
        self._sheet, self._sheet_from = routine, self._shell.current_key
        page: HomeSheetPage = self._shell.page("home_sheet")  # type: ignore[assignment]  # made below
        page.show_routine(routine)
        self._shell.show_page("home_sheet")

    def add_to_routine(self, exercise_id: str, at: QWidget) -> None:
        """Ask in a menu which routine takes an exercise.

        Args:
            exercise_id: the exercise.
            at: the menu opens below this widget.
        """
        menu = QMenu(self._shell)
        own = [r for r in self._library.routines.values() if self._library.is_own_routine(r.id)]
        for routine in own:
            action = menu.addAction(routine.name)
            action.triggered.connect(partial(self._append, routine.id, exercise_id))
        if own:
            menu.addSeparator()
        new = menu.addAction(self._theme.icon("plus", px=20), "New routine with this")
        new.triggered.connect(partial(self._begin_with, exercise_id))
        shipped = [r for r in self._library.routines.values() if r not in own]
        copies = menu.addMenu("A copy of")
        for routine in shipped:
            action = copies.addAction(routine.name)
            action.triggered.connect(partial(self._begin_with, exercise_id, routine.id))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at.mapToGlobal(QPoint(0, at.height())))

    def undo(self) -> bool:
        """Take back the last change to the library; False where there is none."""
        try:
            words = self._library.undo()
        except StorageError as error:
            self._shell.tell(str(error))
            return True
        if words:
            self._shell.tell(f"Taken back: {words}")
        return bool(words)

    def open_shared_file(self) -> None:
        """Ask for a file that somebody shared, and take over what is in it."""
        name, _ = QFileDialog.getOpenFileName(
            self._shell, "Open a shared file", _documents(), SHARED_FILES
        )
        if not name:
            return
        try:
            imported = self._library.import_file(Path(name))
        except StorageError as error:
            self._shell.tell(str(error))
            return
        words = imported_words(imported, self._library)
        if imported.routines or imported.exercises:
            self._shell.tell(words, self._take_back)
        else:
            self._shell.tell(words)

    def share_routine(self, routine_id: str) -> None:
        """Ask for a place and write a routine, with what it needs, to one file."""
        routine = self._library.routines[routine_id]
        own = [item.exercise for item in routine.items]
        exercises = list(dict.fromkeys(e for e in own if self._library.is_own_exercise(e)))
        suggested = str(Path(_documents()) / f"{routine_id}.toml")
        name, _ = QFileDialog.getSaveFileName(
            self._shell, "Share as a file", suggested, SHARED_FILES
        )
        if not name:
            return
        try:
            self._library.export(Path(name), exercises, [routine_id])
        except StorageError as error:
            self._shell.tell(str(error))
            return
        self._shell.tell(f"Saved as {Path(name).name}.")

    def _take_back(self) -> None:
        self.undo()

    def _to_routines(self) -> None:
        """Where a routine was made, it is looked for among one's own."""
        page: RoutinesPage = self._shell.page("routines")  # type: ignore[assignment]  # made below
        page.show_view("mine")
        self._shell.show_page("routines")

    def _make_routines(self) -> QWidget:
        from sciatica_desktop.ui.pages.library import RoutinesPage

        page = RoutinesPage(
            library=self._library,
            settings=self._settings,
            studio=self._studio,
            theme=self._theme,
            clock=self._clock,
            undo=self.undo,
        )
        page.exercise_opened.connect(self.open_exercise)
        page.add_requested.connect(self.add_to_routine)
        page.routine_started.connect(self._start_routine)
        page.routine_asked.connect(self._on_routine_asked)
        page.new_routine_requested.connect(partial(self.open_builder))
        page.new_exercise_requested.connect(partial(self.open_own_exercise))
        page.open_shared_requested.connect(self.open_shared_file)
        return page

    def _make_exercise(self) -> QWidget:
        from sciatica_desktop.ui.pages.exercise import ExercisePage

        page = ExercisePage(
            library=self._library,
            settings=self._settings,
            studio=self._studio,
            theme=self._theme,
            clock=self._clock,
            undo=self.undo,
        )
        page.left.connect(partial(self._shell.show_page, "routines"))
        page.start_requested.connect(self._start_exercise)
        page.add_requested.connect(self.add_to_routine)
        page.print_requested.connect(self._print_exercise)
        page.copy_requested.connect(self.open_own_exercise)
        page.edit_requested.connect(self._edit_own)
        page.exercise_requested.connect(self.open_exercise)
        page.failed.connect(self._shell.tell)
        # Made anew when the text size changes: what was shown is shown again.
        if self._exercise in self._library.exercises:
            page.show_exercise(self._exercise)
        return page

    def _make_home_sheet(self) -> QWidget:
        from sciatica_desktop.ui.pages.home_sheet import HomeSheetPage

        page = HomeSheetPage(self._library, settings=self._settings, theme=self._theme)
        page.back.connect(self._leave_sheet)
        page.told.connect(self._shell.tell)
        if self._sheet is not None:
            page.show_routine(self._sheet)
        return page

    def _leave_sheet(self) -> None:
        self._shell.show_page(self._sheet_from)

    def _start_routine(self, routine_id: str) -> None:
        routine = self._library.routines[routine_id]
        # Today offers it again tomorrow; the one for a flare is offered on flare days.
        if not routine.flare:
            self._settings.set(LAST_ROUTINE, routine_id)
        self.start_requested.emit(routine)

    def _start_exercise(self, exercise_id: str) -> None:
        self.start_requested.emit(alone(self._library.exercises[exercise_id]))

    def _print_exercise(self, exercise_id: str) -> None:
        self.print_home_sheet(alone(self._library.exercises[exercise_id]))

    def _edit_own(self, exercise_id: str) -> None:
        self.open_own_exercise(own=exercise_id)

    def _begin_with(self, exercise_id: str, routine_id: str | None = None) -> None:
        self.open_builder(routine_id, (exercise_id,))

    def _append(self, routine_id: str, exercise_id: str) -> None:
        routine = self._library.routines[routine_id]
        longer = replace(routine, items=(*routine.items, Item(exercise_id)))
        name = self._library.exercises[exercise_id].name
        self._save(longer, f"{name} added to {routine.name}")

    def _on_routine_asked(self, routine_id: str, wanted: str) -> None:
        routine = self._library.routines[routine_id]
        match wanted:
            case "edit":
                self.open_builder(routine_id)
            case "print":
                self.print_home_sheet(routine)
            case "share":
                self.share_routine(routine_id)
            case "copy":
                name = f"{routine.name}, copy"
                new_id = self._library.new_routine_id(name)
                self._save(replace(routine, id=new_id, name=name), f"Duplicated as {name}")
            case "delete":
                self._delete(routine)

    def _save(self, routine: Routine, words: str) -> None:
        try:
            self._library.save_routine(routine)
        except StorageError as error:
            self._shell.tell(str(error))
            return
        self._shell.tell(words, self._take_back)

    def _delete(self, routine: Routine) -> None:
        try:
            self._library.delete_routine(routine.id)
        except StorageError as error:
            self._shell.tell(str(error))
            return
        self._shell.tell(f"{routine.name} deleted", self._take_back)


def alone(exercise: Exercise) -> Routine:
    """A routine of one exercise, to do or to print it by itself."""
    return Routine(exercise.id, exercise.name, exercise.places[0].value, (Item(exercise.id),))


def imported_words(imported: Imported, library: LibraryService) -> str:
    """What came with a shared file, and what there are two of a name of now."""
    parts = []
    if imported.routines:
        parts.append(count(len(imported.routines), "routine"))
    if imported.exercises:
        parts.append(count(len(imported.exercises), "exercise"))
    if not parts:
        return "All of that is here already; nothing was added."
    new = {*imported.routines, *imported.exercises}
    everything: dict[str, Exercise | Routine] = {**library.exercises, **library.routines}
    had = {card.name for name, card in everything.items() if name not in new}
    twice = dict.fromkeys(everything[n].name for n in sorted(new) if everything[n].name in had)
    words = f"Added {' and '.join(parts)}."
    if not twice:
        return words
    return f"{words} You had another {' and '.join(twice)}; both are kept."


def _documents() -> str:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return QStandardPaths.writableLocation(place)
