"""The person's own marks on the charts: visits and notes, written, deleted and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from sciatica_desktop.domain.marks import Mark, last_visit
from sciatica_desktop.services.changes import Changes
from sciatica_desktop.storage.dates_store import MarkStore


class MarkService(QObject):
    """Dated marks as pages use them.

    Signals:
        marks_changed: a mark was written, deleted or taken back.
    """

    marks_changed = Signal()

    def __init__(self, store: MarkStore, parent: QObject | None = None) -> None:
        """Work on a store."""
        super().__init__(parent)
        self._store = store
        self._changes = Changes()

    def between(self, first: date, last: date) -> Sequence[Mark]:
        """The marks of the days from ``first`` to ``last``, oldest first."""
        return self._store.between(first, last)

    def last_visit(self, until: date) -> date | None:
        """The day of the latest visit up to a day, or None."""
        return last_visit(self._store.between(date.min, until), until)

    def save(self, mark: Mark) -> None:
        """Write a mark, new or changed.

        Raises:
            StorageError: if it could not be written; everything is as it was before.
        """
        before = self._store.get(mark.id)
        if before == mark:
            return
        self._store.put(mark)
        if before is None:
            self._changes.remember(f"the {mark.kind.value}", partial(self._store.delete, mark.id))
        else:
            self._changes.remember(
                f"the change to the {mark.kind.value}", partial(self._store.put, before)
            )
        self.marks_changed.emit()

    def delete(self, mark_id: str) -> None:
        """Remove a mark; it can be taken back. An unknown id changes nothing.

        Raises:
            StorageError: if it could not be removed.
        """
        before = self._store.get(mark_id)
        if before is None:
            return
        self._store.delete(mark_id)
        self._changes.remember(f"the deleted {before.kind.value}", partial(self._store.put, before))
        self.marks_changed.emit()

    def undo(self) -> str:
        """Take the last change back.

        Returns:
            What was taken back, such as "the deleted visit"; empty if there was nothing.

        Raises:
            StorageError: if it could not be written; it can be tried again.
        """
        words = self._changes.undo()
        if words:
            self.marks_changed.emit()
        return words
