"""The safety answers as pages use them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal

from sciatica_desktop.domain.clock import Clock
from sciatica_desktop.domain.safety import Screening, Standing, standing
from sciatica_desktop.storage.safety_store import SafetyStore


class SafetyService(QObject):
    """Asks and remembers.

    Signals:
        standing_changed: what may be started has changed.
    """

    standing_changed = Signal()

    def __init__(self, store: SafetyStore, clock: Clock, parent: QObject | None = None) -> None:
        """Work on a store."""
        super().__init__(parent)
        self._store = store
        self._clock = clock

    @property
    def standing(self) -> Standing:
        """What the last answers allow now."""
        return standing(self._store.latest(), self._clock.now())

    def latest(self) -> Screening | None:
        """The last answers."""
        return self._store.latest()

    def between(self, first: date, last: date) -> Sequence[Screening]:
        """The answers given on the days from ``first`` to ``last``, oldest first."""
        return self._store.between(first, last)

    def answer(self, ticked: Sequence[str]) -> Screening:
        """Keep answers given now.

        Raises:
            StorageError: if they could not be written.
        """
        screening = Screening(self._clock.now(), tuple(ticked))
        self._store.put(screening)
        self.standing_changed.emit()
        return screening

    def set_assessed(self) -> None:
        """The person says that somebody has looked at what they ticked.

        Raises:
            StorageError: if it could not be written.
        """
        self._store.set_assessed(self._clock.now())
        self.standing_changed.emit()
