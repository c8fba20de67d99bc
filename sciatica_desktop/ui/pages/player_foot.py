"""The foot of the player: made anew with larger letters where it is read from afar."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.plan import Plan, Step
from sciatica_desktop.ui.pages.player_bars import BottomBar
from sciatica_desktop.ui.pages.player_hints import Quiet
from sciatica_desktop.ui.pages.player_room import Room
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme


class PlayerFoot(QWidget):
    """Holds the bar and remembers what it shows.

    Signals:
        hurts_pressed: "This hurts".
        pressed: any of the other buttons and hints (Command).
    """

    hurts_pressed = Signal()
    pressed = Signal(str)

    def __init__(self, page: QWidget, studio: Studio, *, theme: Theme, still: bool) -> None:
        """Make the foot of a page.

        Args:
            page: loses the pointer together with the hints.
            studio: draws what comes next.
            theme: gives colours and sizes.
            still: whether hints come and go without a fade.
        """
        super().__init__()
        self._page = page
        self._studio = studio
        self._theme = theme
        self._still = still
        self._letters = theme
        self._written = (theme.name, theme.scale, 1.0)
        self._go = ("Pause", "pause")
        self._muted = False
        self._next: tuple[Plan, Step, Mapping[str, Exercise]] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._make()

    def _make(self) -> None:
        self.bar = BottomBar(self._studio, theme=self._letters, still=self._still)
        self.bar.hurts_pressed.connect(self.hurts_pressed)
        self.bar.pressed.connect(self.pressed)
        self._quiet = Quiet(self._page, self.bar.hints)
        self._column.addWidget(self.bar)
        for widget in (self.bar, *self.bar.findChildren(QWidget)):
            # The page hears of every move of the pointer.
            widget.setMouseTracking(True)
        self.bar.set_go(*self._go)
        self.bar.set_muted(self._muted)
        if self._next is not None:
            self.bar.next_line.enter(*self._next)

    def fit(self, room: Room) -> Theme:
        """Take the room there is.

        Returns:
            The letters it writes with: larger ones where it is read from afar.
        """
        size = room.zoom if room.afar else 1.0
        written = (self._theme.name, self._theme.scale, size)
        if written != self._written:
            self._written = written
            self._letters = self._theme.magnified(size) if room.afar else self._theme
            self._quiet.wake(soon=False)
            self._quiet.deleteLater()
            self._column.removeWidget(self.bar)
            self.bar.hide()
            self.bar.deleteLater()
            self._make()
        self.bar.fit(room)
        return self._letters

    def set_go(self, words: str, icon: str) -> None:
        """Name the large button by what it will do."""
        self._go = (words, icon)
        self.bar.set_go(words, icon)

    def set_muted(self, muted: bool) -> None:
        """Show whether anything is heard."""
        self._muted = muted
        self.bar.set_muted(muted)

    def enter(self, plan: Plan, step: Step, library: Mapping[str, Exercise]) -> None:
        """Name what follows the block of a phase."""
        self._next = (plan, step, library)
        self.bar.next_line.enter(plan, step, library)

    def wake(self, *, soon: bool) -> None:
        """Show pointer and hints, and let them go in a while if ``soon``."""
        self._quiet.wake(soon=soon)
