"""My routines: the person's own first, then those of the program."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sciatica_desktop.domain.plan import Pace
from sciatica_desktop.domain.routine import Routine
from sciatica_desktop.services.library import LibraryService
from sciatica_desktop.ui.pages.library.routine_card import LEAST_WIDTH, RoutineCard
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.columns_layout import ColumnsLayout


class RoutineList(QWidget):
    """One card a routine.

    Signals:
        started: id of the routine to begin.
        asked: id of a routine, and what is to be done with it.
    """

    started = Signal(str)
    asked = Signal(str, str)

    def __init__(self, studio: Studio, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self._studio = studio
        self._theme = theme
        self._cards: dict[str, RoutineCard] = {}
        self._columns = ColumnsLayout(self, least=theme.px(LEAST_WIDTH), spacing=theme.space(24))
        self.setAccessibleName("My routines")

    @property
    def cards(self) -> tuple[RoutineCard, ...]:
        """The cards, in order."""
        return tuple(self._cards.values())

    def show_routines(self, library: LibraryService, pace: Pace) -> None:
        """Show what is true now."""
        for gone in [name for name in self._cards if name not in library.routines]:
            card = self._cards.pop(gone)
            self._columns.removeWidget(card)
            card.hide()
            card.deleteLater()
        for name, routine in library.routines.items():
            if name not in self._cards:
                self._add(routine)
            self._cards[name].show_routine(routine, library, pace)
        order = sorted(self._cards, key=lambda name: not library.is_own_routine(name))
        self._cards = {name: self._cards[name] for name in order}
        self._columns.put_in_order(list[QWidget](self._cards.values()))

    def _add(self, routine: Routine) -> None:
        card = RoutineCard(routine, self._studio, theme=self._theme)
        card.started.connect(self._on_started)
        card.asked.connect(self._on_asked)
        self._columns.addWidget(card)
        self._cards[routine.id] = card

    def _sender(self) -> RoutineCard:
        card = self.sender()
        assert isinstance(card, RoutineCard)
        return card

    def _on_started(self) -> None:
        self.started.emit(self._sender().routine.id)

    def _on_asked(self, wanted: str) -> None:
        self.asked.emit(self._sender().routine.id, wanted)
