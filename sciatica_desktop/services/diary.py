"""Writing the diary: save, delete, and take the last change back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from sciatica_desktop.domain.diary import Entry, EntryKind
from sciatica_desktop.domain.trends import Day
from sciatica_desktop.storage.diary_store import DiaryStore


@dataclass(frozen=True, slots=True)
class _Change:
    """What one entry was before and after a change; None is absent."""

    entry_id: str
    before: Entry | None
    after: Entry | None


class DiaryService(QObject):
    """The diary as pages use it.

    Signals:
        entries_changed: something was written, deleted or taken back.
    """

    entries_changed = Signal()

    def __init__(self, store: DiaryStore, parent: QObject | None = None) -> None:
        """Work on a store."""
        super().__init__(parent)
        self._store = store
        self._last: _Change | None = None

    @property
    def can_undo(self) -> bool:
        """Whether the last change can be taken back."""
        return self._last is not None

    def save(self, entry: Entry) -> None:
        """Write an entry, new or changed.

        Saving the same entry again and again while it is being typed is one change to undo.

        Raises:
            StorageError: if it could not be written; nothing is lost of what was there.
        """
        before = self._store.get(entry.id)
        if before == entry:
            return
        self._store.put(entry)
        typing_on = self._last is not None and self._last.after == before and before is not None
        first = self._last.before if typing_on and self._last is not None else before
        self._last = _Change(entry.id, first, entry)
        self.entries_changed.emit()

    def delete(self, entry_id: str) -> None:
        """Remove an entry; it can be taken back. An unknown id changes nothing.

        Raises:
            StorageError: if it could not be removed.
        """
        before = self._store.get(entry_id)
        if before is None:
            return
        self._store.delete(entry_id)
        self._last = _Change(entry_id, before, None)
        self.entries_changed.emit()

    def undo(self) -> None:
        """Take the last change back. Does nothing when there is none.

        Raises:
            StorageError: if it could not be written.
        """
        change = self._last
        if change is None:
            return
        if change.before is None:
            self._store.delete(change.entry_id)
        else:
            self._store.put(change.before)
        self._last = None
        self.entries_changed.emit()

    def entry_of_day(self, day: date) -> Entry | None:
        """The entry that stands for a whole day: the one written last."""
        days = [e for e in self._store.between(day, day) if e.kind is EntryKind.DAY]
        return max(days, key=lambda entry: (entry.written, entry.happened), default=None)

    def between(self, first: date, last: date) -> Sequence[Entry]:
        """All entries of the days from ``first`` to ``last``, oldest first."""
        return self._store.between(first, last)

    def days(self, first: date, last: date) -> tuple[Day, ...]:
        """Every calendar day from ``first`` to ``last`` with its numbers; no words are read."""
        return self._store.days(first, last)

    def first_day(self) -> date | None:
        """The day of the oldest entry."""
        return self._store.first_day()

    def count(self) -> int:
        """How many entries there are."""
        return self._store.count()
