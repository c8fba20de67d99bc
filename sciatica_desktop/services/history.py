"""Sessions that were done: looked back on, put right, deleted, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from sciatica_desktop.domain.log import CheckIn, SessionRecord
    from sciatica_desktop.storage.session_store import SessionStore

_MOST = 100
"""Changes that can be taken back; the oldest are forgotten first."""


@dataclass(frozen=True, slots=True)
class _Change:
    """What a session was before a change, and what was done to it in a few words."""

    before: SessionRecord
    words: str


class History(QObject):
    """The kept sessions.

    Signals:
        sessions_changed: a session was begun, closed or changed.
    """

    sessions_changed = Signal()

    def __init__(
        self,
        open_store: Callable[[], SessionStore],
        parent: QObject | None = None,
    ) -> None:
        """Look back; the store is opened by the first look, which is after the first picture."""
        super().__init__(parent)
        self._open_store = open_store
        self._changes: list[_Change] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._changes)

    def between(self, first: date, last: date) -> Sequence[SessionRecord]:
        """Sessions begun on the days from ``first`` to ``last`` in which something was done."""
        return [record for record in self._open_store().between(first, last) if record.counts]

    def first_day(self) -> date | None:
        """The day of the first session, or None."""
        return self._open_store().first_day()

    def get(self, session_id: str) -> SessionRecord | None:
        """The session with this id, or None."""
        return self._open_store().get(session_id)

    def edit(self, record: SessionRecord) -> None:
        """Put a session right: its ratings, what was done, when. An unknown one changes nothing.

        A session that is still going on is left to its recorder.

        Raises:
            StorageError: if it could not be written; everything is as it was before.
        """
        before = self.get(record.id)
        if before is None or before == record or before.is_open:
            return
        self._open_store().put(record)
        self._remember(_Change(before, "the change to the session"))

    def rate(
        self,
        session_id: str,
        before: CheckIn | None = None,
        after: CheckIn | None = None,
    ) -> None:
        """Change the answers given before or after a session; None leaves what is there.

        Raises:
            StorageError: if it could not be written; everything is as it was before.
        """
        record = self.get(session_id)
        if record is not None:
            self.edit(replace(record, before=before or record.before, after=after or record.after))

    def delete(self, session_id: str) -> None:
        """Remove a session; it can be taken back. An unknown id changes nothing.

        Raises:
            StorageError: if it could not be removed.
        """
        before = self.get(session_id)
        if before is None or before.is_open:
            return
        self._open_store().delete(session_id)
        self._remember(_Change(before, "the deleted session"))

    def undo(self) -> str:
        """Take the last change back.

        Returns:
            What was taken back, such as "the deleted session"; empty if there was nothing.

        Raises:
            StorageError: if it could not be written; it can be tried again.
        """
        if not self._changes:
            return ""
        change = self._changes[-1]
        self._open_store().put(change.before)
        self._changes.pop()
        self.sessions_changed.emit()
        return change.words

    def _remember(self, change: _Change) -> None:
        self._changes = [*self._changes, change][-_MOST:]
        self.sessions_changed.emit()
