"""The exercise that is being written: every change to it, the way back, and keeping it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from sciatica_desktop.domain import own_exercise as own
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.own_exercise import OwnDraft
from sciatica_desktop.domain.steps import Steps
from sciatica_desktop.services.library import LibraryService
from sciatica_desktop.storage.errors import StorageError

SAVED, SAVING, NOT_YET = "Saved", "Saving", "Not saved yet"
_KEEP_MS = 400
"""After the last key the exercise is kept."""


class OwnBench(QObject):
    """Keeps the exercise at once whenever it is whole, as the builder does a routine.

    Nothing is kept of one that was opened and not changed, nor of one whose changes were all
    taken back.

    Signals:
        changed: the exercise, or what is known about it, is another.
    """

    changed = Signal()

    def __init__(self, library: LibraryService, parent: QObject) -> None:
        """Make a bench with an empty card."""
        super().__init__(parent)
        self._library = library
        self._begun = own.blank()
        self._steps = Steps(self._begun)
        self._kept: Exercise | None = None
        self._is_new = True
        self._unkept = False
        self._writing = False
        self._problem = ""
        self._keeping = QTimer(self)
        self._keeping.setObjectName("own exercise keeping")
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(_KEEP_MS)
        self._keeping.timeout.connect(self.keep)

    @property
    def draft(self) -> OwnDraft:
        """The exercise as it stands."""
        return self._steps.now

    @property
    def exercise_id(self) -> str:
        """The id it is kept under; empty where it is not kept."""
        return self._kept.id if self._kept is not None else ""

    @property
    def problem(self) -> str:
        """What keeps it from being kept, in one sentence; empty for nothing."""
        if not self._is_changed and self._is_new:
            return ""
        return self.draft.missing or self._problem

    @property
    def state(self) -> str:
        """Whether it is kept, in a word or two; empty where there is nothing to keep."""
        if self._is_new and not self._is_changed:
            return ""
        if self.problem:
            return NOT_YET
        return SAVING if self._unkept else SAVED

    @property
    def _is_changed(self) -> bool:
        return self.draft != self._begun

    def open_copy(self, exercise_id: str) -> None:
        """Begin with a copy.

        Raises:
            KeyError: if there is no such exercise.
        """
        card = self._library.exercises[exercise_id]
        self._open(own.copy_of(card, self._free_name(f"{card.name}, mine")), None)

    def open_blank(self) -> None:
        """Begin with an empty card."""
        self._open(own.blank(self._free_name(own.NEW_NAME)), None)

    def open_own(self, exercise_id: str) -> None:
        """Change one that is kept.

        Raises:
            KeyError: if there is no such exercise.
        """
        card = self._library.exercises[exercise_id]
        self._open(OwnDraft(card), card)

    def _open(self, draft: OwnDraft, kept: Exercise | None) -> None:
        self.keep()
        self._begun, self._steps = draft, Steps(draft)
        self._kept, self._is_new, self._problem = kept, kept is None, ""
        self._unkept = False
        self.changed.emit()

    def _free_name(self, name: str) -> str:
        taken = {exercise.name for exercise in self._library.exercises.values()}
        number, free = 1, name
        while free in taken:
            number += 1
            free = f"{name} {number}"
        return free

    def do(self, draft: OwnDraft) -> None:
        """Take another step."""
        if draft != self.draft:
            self._steps = self._steps.to(draft)
            self._after_change()

    def undo(self) -> bool:
        """Take the last change back; False where there is none."""
        return self._step(Steps.back)

    def redo(self) -> bool:
        """Do again what was taken back last; False where there is nothing."""
        return self._step(Steps.forward)

    def _step(self, go: Callable[[Steps[OwnDraft]], Steps[OwnDraft]]) -> bool:
        steps = go(self._steps)
        if steps.now == self.draft:
            return False
        self._steps = steps
        self._after_change()
        return True

    def _after_change(self) -> None:
        self._problem = ""
        self._unkept = True
        self._keeping.start()
        self.changed.emit()

    def keep(self) -> None:
        """Keep the exercise now, if it was changed and is whole."""
        if not self._unkept:
            return
        self._keeping.stop()
        self._writing = True
        try:
            self._keep()
            self._unkept, self._problem = False, ""
        except StorageError as error:
            # Still unkept: it is tried again with the next change and when the page is left.
            self._problem = str(error)
        finally:
            self._writing = False
        self.changed.emit()

    def _keep(self) -> None:
        draft, kept = self.draft, self._kept
        if self._is_new and not self._is_changed:
            if kept is not None:
                self._library.delete_exercise(kept.id)
                self._kept = None
            return
        if draft.missing:
            return
        name = kept.id if kept is not None else self._library.new_exercise_id(draft.exercise.name)
        self._kept = self._library.save_exercise(
            replace(draft.exercise, id=name), draft.picture or None
        )

    def delete(self) -> str:
        """Delete what is kept.

        Returns:
            Its name; empty where nothing was kept.

        Raises:
            StorageError: in one sentence, if something needs it or it cannot be removed.
        """
        self.keep()
        if self._kept is None:
            return ""
        name = self._kept.name
        self._library.delete_exercise(self._kept.id)
        self._open(own.blank(self._free_name(own.NEW_NAME)), None)
        return name

    def refresh(self) -> None:
        """See what was done on another page."""
        if self._writing or self._kept is None:
            return
        now = self._library.exercises.get(self._kept.id)
        if now is None:
            self._kept, self._is_new = None, True
        elif now != self._kept:
            self._keeping.stop()
            self._unkept = False
            self._kept = now
            self._steps = self._steps.to(OwnDraft(now))
        self.changed.emit()
