"""Sessions that were done, for the pages that look back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from sciatica_desktop.domain.log import SessionRecord
    from sciatica_desktop.storage.session_store import SessionStore


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

    def between(self, first: date, last: date) -> Sequence[SessionRecord]:
        """Sessions begun on the days from ``first`` to ``last`` in which something was done."""
        return [record for record in self._open_store().between(first, last) if record.counts]
