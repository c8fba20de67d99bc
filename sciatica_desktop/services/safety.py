"""The safety answers as pages use them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from sciatica_desktop.domain.changes import ASK_AGAIN_AFTER, Change, changes_since
from sciatica_desktop.domain.clock import Clock
from sciatica_desktop.domain.diary import Entry
from sciatica_desktop.domain.exercise import Family
from sciatica_desktop.domain.safety import Screening, Standing, standing
from sciatica_desktop.storage.safety_store import SafetyStore

EntriesBetween = Callable[[date, date], Sequence[Entry]]
_A_DAY = timedelta(days=1)


class SafetyService(QObject):
    """Asks and remembers.

    Signals:
        standing_changed: what may be started has changed.
    """

    standing_changed = Signal()

    def __init__(
        self,
        store: SafetyStore,
        clock: Clock,
        parent: QObject | None = None,
        *,
        diary: EntriesBetween | None = None,
    ) -> None:
        """Work on a store.

        Args:
            store: the answers.
            clock: tells how old they are.
            parent: owner of this object.
            diary: the entries of the days from one to another, which may call for the questions
                before their time; None asks by time alone.
        """
        super().__init__(parent)
        self._store = store
        self._clock = clock
        self._diary = diary

    @property
    def standing(self) -> Standing:
        """What the last answers allow now, the diary since then considered."""
        last = self._store.latest()
        return standing(last, self._clock.now(), self._entries(last))

    def blocks(self, family: Family) -> bool:
        """Whether an exercise of that family cannot be started now."""
        return self.standing.blocks(family)

    @property
    def changes(self) -> tuple[Change, ...]:
        """What the diary tells since the last answers, for which the questions come again."""
        last = self._store.latest()
        return () if last is None else changes_since(last.answered, self._entries(last))

    def _entries(self, last: Screening | None) -> Sequence[Entry]:
        if last is None or self._diary is None:
            return ()
        # Days are local: one more on either side misses none after a journey.
        first = (last.answered - ASK_AGAIN_AFTER).date() - _A_DAY
        return self._diary(first, self._clock.now().date() + _A_DAY)

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
