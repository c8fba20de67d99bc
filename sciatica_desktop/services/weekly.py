"""The weekly questions and scores taken elsewhere: written, deleted and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from sciatica_desktop.domain.weekly import Score, WeeklyCheck, is_due
from sciatica_desktop.services.changes import Changes
from sciatica_desktop.storage.dates_store import ScoreStore
from sciatica_desktop.storage.weekly_store import WeeklyStore


class WeeklyService(QObject):
    """What is asked once a week, as pages use it.

    Signals:
        weekly_changed: the answers of a week or a score were written, deleted or taken back.
    """

    weekly_changed = Signal()

    def __init__(
        self, checks: WeeklyStore, scores: ScoreStore, parent: QObject | None = None
    ) -> None:
        """Work on two stores."""
        super().__init__(parent)
        self._checks = checks
        self._scores = scores
        self._changes = Changes()
        self._typing = ""

    def checks(self) -> Sequence[WeeklyCheck]:
        """All weeks answered, oldest first."""
        return list(self._checks.everything())

    def scores(self) -> Sequence[Score]:
        """All scores taken elsewhere, oldest first."""
        return list(self._scores.everything())

    def is_due(self, today: date) -> bool:
        """Whether the weekly questions may be offered."""
        return is_due(self.checks(), today)

    def save_check(self, check: WeeklyCheck) -> None:
        """Write the answers of a week; those with nothing answered are removed.

        Saving the same week again and again while it is being typed is one change to undo.

        Raises:
            StorageError: if they could not be written; what was there before stays.
        """
        before = self._checks.get(check.id)
        if before == check or (before is None and check.is_empty):
            return
        if check.is_empty:
            self._checks.delete(check.id)
        else:
            self._checks.put(check)
        if self._typing != check.id:
            take_back = (
                partial(self._checks.delete, check.id)
                if before is None
                else partial(self._checks.put, before)
            )
            self._changes.remember("the weekly answers", take_back)
            self._typing = check.id
        self.weekly_changed.emit()

    def finish_typing(self) -> None:
        """The person is done with the week; a later change is one of its own to undo."""
        self._typing = ""

    def save_score(self, score: Score) -> None:
        """Write a score taken elsewhere.

        Raises:
            StorageError: if it could not be written; what was there before stays.
        """
        self._scores.put(score)
        self._typing = ""
        self._changes.remember("the score", partial(self._scores.delete, score.id))
        self.weekly_changed.emit()

    def delete_score(self, score_id: str) -> None:
        """Remove a score; it can be taken back. An unknown id changes nothing.

        Raises:
            StorageError: if it could not be removed.
        """
        before = self._scores.get(score_id)
        if before is None:
            return
        self._scores.delete(score_id)
        self._typing = ""
        self._changes.remember("the deleted score", partial(self._scores.put, before))
        self.weekly_changed.emit()

    def undo(self) -> str:
        """Take the last change back.

        Returns:
            What was taken back, such as "the score"; empty if there was nothing.

        Raises:
            StorageError: if it could not be written; it can be tried again.
        """
        words = self._changes.undo()
        self._typing = ""
        if words:
            self.weekly_changed.emit()
        return words
