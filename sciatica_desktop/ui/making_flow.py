"""The pages on which routines and exercises are made: what opens them and where they lead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from sciatica_desktop.domain.routine import Item, Routine
from sciatica_desktop.services.library import LibraryService
from sciatica_desktop.services.settings import Settings
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.ui.shell import Shell
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme

if TYPE_CHECKING:
    from sciatica_desktop.ui.pages.builder import BuilderPage, Workbench
    from sciatica_desktop.ui.pages.own_exercise import OwnBench, OwnExercisePage

SHARED_FILES = "Shared exercises (*.toml)"


class MakingFlow(QObject):
    """The builder and the editor of one's own exercises.

    Signals:
        start_requested: a routine to begin (Routine).
        print_requested: a routine whose sheet is wanted (Routine).
        exercise_requested: id of an exercise whose page is wanted.
        routine_asked: id of a routine, and "copy" or "share".
        left: the builder was left, or what was on it deleted.
    """

    start_requested = Signal(object)
    print_requested = Signal(object)
    exercise_requested = Signal(str)
    routine_asked = Signal(str, str)
    left = Signal()

    def __init__(
        self,
        shell: Shell,
        library: LibraryService,
        *,
        settings: Settings,
        studio: Studio,
        theme: Theme,
        undo: Callable[[], object],
    ) -> None:
        """Work over a window.

        Args:
            shell: the window.
            library: keeps what is made.
            settings: the person's settings.
            studio: draws the figures.
            theme: gives colours and sizes.
            undo: takes the last change to the library back.
        """
        super().__init__(shell)
        self._shell = shell
        self._library = library
        self._settings = settings
        self._studio = studio
        self._theme = theme
        self._undo = undo

    def add_pages(self) -> None:
        """Add the pages to the window; each is imported when it is first opened."""
        self._shell.add_page("builder", "Builder", "grid", self._make_builder, under="routines")
        self._shell.add_page(
            "own_exercise", "Exercise", "grid", self._make_own_exercise, under="routines"
        )

    @cached_property
    def _bench(self) -> Workbench:
        # With the first opening of the builder; it outlives the page, which a new text size makes
        # anew.
        from sciatica_desktop.ui.pages.builder import Workbench

        bench = Workbench(self._library, self._settings, self)
        bench.copied.connect(self._on_copied)
        bench.failed.connect(self._shell.tell)
        return bench

    def open_builder(self, routine_id: str | None = None, add: Sequence[str] = ()) -> None:
        """Change a routine, or begin one.

        Args:
            routine_id: the routine; a shipped one is copied on the first change. None begins an
                empty one.
            add: ids of exercises to add at its end.
        """
        self._bench.open_routine(routine_id, add)
        page: BuilderPage = self._shell.page("builder")  # type: ignore[assignment]  # made below
        self._shell.show_page("builder")
        page.show_first()

    def open_own_exercise(self, copy_of: str | None = None, own: str | None = None) -> None:
        """Make or change an exercise of one's own.

        Args:
            copy_of: id of the exercise to begin with; None begins with an empty card.
            own: id of the person's own exercise to change.
        """
        if own is not None:
            self._own_bench.open_own(own)
        elif copy_of is not None:
            self._own_bench.open_copy(copy_of)
        else:
            self._own_bench.open_blank()
        page: OwnExercisePage = self._shell.page("own_exercise")  # type: ignore[assignment]  # as above
        self._shell.show_page("own_exercise")
        page.show_first()

    @cached_property
    def _own_bench(self) -> OwnBench:
        # As above.
        from sciatica_desktop.ui.pages.own_exercise import OwnBench

        return OwnBench(self._library, self)

    def _make_own_exercise(self) -> QWidget:
        from sciatica_desktop.ui.pages.own_exercise import OwnExercisePage

        page = OwnExercisePage(
            self._own_bench,
            self._library,
            settings=self._settings,
            studio=self._studio,
            theme=self._theme,
        )
        page.left.connect(partial(self._shell.show_page, "routines"))
        page.start_requested.connect(self._start_alone)
        page.share_requested.connect(self.share_exercise)
        page.deleted.connect(self._on_deleted)
        page.told.connect(self._shell.tell)
        self._library.changed.connect(page.refresh_if_visible)
        return page

    def _start_alone(self, exercise_id: str) -> None:
        exercise = self._library.exercises[exercise_id]
        items = (Item(exercise_id),)
        place = exercise.places[0].value
        self.start_requested.emit(Routine(exercise_id, exercise.name, place, items))

    def share_exercise(self, exercise_id: str) -> None:
        """Ask for a place and write one of the person's own exercises to a file."""
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        suggested = Path(QStandardPaths.writableLocation(documents)) / f"{exercise_id}.toml"
        name, _ = QFileDialog.getSaveFileName(
            self._shell, "Share as a file", str(suggested), SHARED_FILES
        )
        if not name:
            return
        try:
            self._library.export(Path(name), exercises=[exercise_id])
        except StorageError as error:
            self._shell.tell(str(error))
            return
        self._shell.tell(f"Saved as {Path(name).name}.")

    def _make_builder(self) -> QWidget:
        from sciatica_desktop.ui.pages.builder import BuilderPage

        page = BuilderPage(self._bench, self._library, studio=self._studio, theme=self._theme)
        page.left.connect(self.left)
        page.start_requested.connect(self.start_requested)
        page.print_requested.connect(self.print_requested)
        page.exercise_requested.connect(self.exercise_requested)
        page.share_requested.connect(partial(self._ask, "share"))
        page.double_requested.connect(partial(self._ask, "copy"))
        page.deleted.connect(self._on_routine_deleted)
        page.told.connect(self._shell.tell)
        self._library.changed.connect(page.refresh_if_visible)
        return page

    def _ask(self, wanted: str, routine_id: str) -> None:
        self.routine_asked.emit(routine_id, wanted)

    def _on_copied(self, name: str) -> None:
        self._shell.tell(f"{name} stays as it is; this is your copy.")

    def _on_routine_deleted(self, name: str) -> None:
        self.left.emit()
        self._shell.tell(f"{name} deleted", self._take_back)

    def _on_deleted(self, name: str) -> None:
        self._shell.show_page("routines")
        self._shell.tell(f"{name} deleted", self._take_back)

    def _take_back(self) -> None:
        self._undo()
