"""Before anything can be started: the safety questions and what follows from them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.safety import Standing
from sciatica_desktop.services.safety import SafetyService
from sciatica_desktop.services.settings import Settings
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.ui.shell import Shell
from sciatica_desktop.ui.theme.manager import Theme

if TYPE_CHECKING:
    from sciatica_desktop.ui.pages.safety import DoctorFirstPage, GetHelpPage

StartWithout = Callable[[frozenset[str]], None]
"""Starts, without the exercises of these ids."""

# The pages are imported when they are shown: at most starts none of them is.


class SafetyFlow(QObject):
    """Shows the right safety page over the window.

    Signals:
        print_requested: print the safety card.
        failed: one sentence, when an answer could not be kept.
    """

    print_requested = Signal()
    failed = Signal(str)

    def __init__(
        self,
        shell: Shell,
        safety: SafetyService,
        *,
        settings: Settings,
        theme: Theme,
    ) -> None:
        """Work over a window."""
        super().__init__(shell)
        self._shell = shell
        self._safety = safety
        self._settings = settings
        self._theme = theme
        self._then: StartWithout | None = None
        self._exercises: Sequence[Exercise] = ()

    def ensure(self, then: StartWithout, exercises: Sequence[Exercise] = ()) -> None:
        """Call ``then`` once nothing speaks against starting.

        The questions come first where they were never answered, too long ago or something has
        changed. An emergency sign shows what to do instead, and ``then`` is not called; a sign
        for a doctor holds back some exercises only, and the person may start without those.

        Args:
            then: starts, without the exercises whose ids it is given.
            exercises: what would be started, in order.
        """
        self._then = then
        self._exercises = exercises
        standing = self._safety.standing
        match standing:
            case Standing.UNASKED:
                self.ask()
            case Standing.EMERGENCY:
                self._show_help()
            case Standing.DOCTOR_FIRST if self._held_back():
                self._show_doctor_first()
            case _:
                self._go_on()

    def _held_back(self) -> frozenset[str]:
        """What has to wait of what would be started."""
        standing = self._safety.standing
        return frozenset(e.id for e in self._exercises if standing.blocks(e.family))

    def ask_if_due(self) -> None:
        """Show the questions, or what the last answers call for, with nothing to start after."""
        if self._safety.standing is not Standing.CLEAR:
            self.ensure(_nothing)

    def ask(self) -> None:
        """Show the questions."""
        from sciatica_desktop.ui.pages.safety import SafetyPage

        page = SafetyPage(theme=self._theme, settings=self._settings)
        page.show_why([change.value for change in self._safety.changes])
        page.answered.connect(self._on_answered)
        page.print_requested.connect(self.print_requested)
        self._show(page)

    def _on_answered(self, ticked: tuple[str, ...]) -> None:
        try:
            self._safety.answer(ticked)
        except StorageError as error:
            self.failed.emit(str(error))
            return
        match self._safety.standing:
            case Standing.EMERGENCY:
                self._show_help()
            case Standing.DOCTOR_FIRST:
                self._show_doctor_first()
            case _:
                self._go_on()

    def _show_help(self) -> None:
        from sciatica_desktop.ui.pages.safety import GetHelpPage

        page = GetHelpPage(theme=self._theme, settings=self._settings)
        self._show_signs(page)

    def _show_doctor_first(self) -> None:
        from sciatica_desktop.ui.pages.safety import DoctorFirstPage

        page = DoctorFirstPage(theme=self._theme, settings=self._settings)
        held_back = self._held_back()
        named = {exercise.id: exercise.short_name for exercise in self._exercises}
        page.show_what_may_go_on(
            [name for key, name in named.items() if key not in held_back],
            [name for key, name in named.items() if key in held_back],
        )
        page.rest_requested.connect(self._go_on)
        self._show_signs(page)

    def _show_signs(self, page: GetHelpPage | DoctorFirstPage) -> None:
        screening = self._safety.latest()
        page.show_for(screening.ticked if screening else ())
        page.assessed.connect(self._on_assessed)
        page.mistaken.connect(self.ask)
        page.print_requested.connect(self.print_requested)
        page.left.connect(self._leave)
        self._show(page)

    def _on_assessed(self) -> None:
        try:
            self._safety.set_assessed()
        except StorageError as error:
            self.failed.emit(str(error))
            return
        self._go_on()

    def _leave(self) -> None:
        """To the diary and the rest of the app; nothing was started."""
        self._then = None
        self._shell.close_over()

    def _show(self, page: QWidget) -> None:
        self._shell.show_over(page)

    def _go_on(self) -> None:
        then, self._then = self._then, None
        held_back = self._held_back()
        self._shell.close_over()
        if then is not None:
            then(held_back)


def _nothing(_left_out: frozenset[str]) -> None:
    """What follows when the questions were only to be answered."""
