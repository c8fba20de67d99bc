"""The routine on the bench: every change to it, the way back, and keeping it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from sciatica_desktop.domain import drafting
from sciatica_desktop.domain.drafting import Draft
from sciatica_desktop.domain.plan import Pace, Plan, compile_plan
from sciatica_desktop.domain.prescription import Line, Reading, read
from sciatica_desktop.domain.routine import Item, Routine
from sciatica_desktop.domain.steps import Steps
from sciatica_desktop.services.library import LibraryService
from sciatica_desktop.services.pace import pace_of
from sciatica_desktop.services.settings import Settings
from sciatica_desktop.storage.errors import StorageError

NEW_NAME = "New routine"
SAVED, SAVING, NOT_YET = "Saved", "Saving", "Not saved yet"

_KEEP_MS = 250
"""After the last of several quick changes the routine is kept."""


@dataclass(slots=True)
class _Open:
    """A routine that was opened since the program started.

    Attributes:
        routine_id: the id it is kept under; of a copy, once it was changed.
        steps: what it is, with its past.
        begun: what it was before anything was changed.
        original: id of the program's routine that it is a copy of; empty for none.
        kept: what is in the library; None before the first time.
    """

    routine_id: str
    steps: Steps[Draft]
    begun: Draft
    original: str = ""
    kept: Routine | None = None


class Workbench(QObject):
    """Holds one routine at a time; what was on it stays to be come back to.

    It keeps every change at once, as soon as there is a name and one stretch: nobody has to think
    of saving, and what was not wanted is taken back step by step. A routine of the program is
    never changed; its first change makes a copy.

    Signals:
        changed: the routine, or what is known about it, is another.
        copied: name of the program's routine of which this is a copy from now on.
        failed: one sentence, when it could not be kept.
    """

    changed = Signal()
    copied = Signal(str)
    failed = Signal(str)

    def __init__(self, library: LibraryService, settings: Settings, parent: QObject) -> None:
        """Make an empty bench."""
        super().__init__(parent)
        self._library = library
        self._settings = settings
        self._open: dict[str, _Open] = {}
        self._now = _Open("", Steps(Draft(NEW_NAME)), Draft(NEW_NAME))
        self._keeping = QTimer(self)
        self._keeping.setObjectName("builder keeping")
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(_KEEP_MS)
        self._keeping.timeout.connect(self.keep)
        self._problem = ""
        self._unkept = False
        self._writing = False
        self._read_anew()

    # --- what there is --------------------------------------------------------------------------

    @property
    def draft(self) -> Draft:
        """The routine as it stands."""
        return self._now.steps.now

    @property
    def reading(self) -> Reading:
        """What was understood of its text."""
        return self._reading

    @property
    def entries(self) -> tuple[Line, ...]:
        """The lines that are stretches, in order."""
        return drafting.entries(self._reading)

    @property
    def routine(self) -> Routine | None:
        """The routine, if it is one already."""
        return drafting.routine_of(self.draft, self._library.exercises, self._now.routine_id or "x")

    @property
    def routine_id(self) -> str:
        """The id it is kept under; empty where it is not kept."""
        return self._now.kept.id if self._now.kept is not None else ""

    @property
    def is_copy_to_be(self) -> bool:
        """Whether this is a routine of the program that nobody has changed yet."""
        return bool(self._now.original) and self._now.kept is None

    @property
    def pace(self) -> Pace:
        """The person's settings for a plan."""
        return pace_of(self._settings)

    @property
    def plan(self) -> Plan | None:
        """The routine as the clock will have it, if it is one already."""
        items = self._reading.items
        if not items:
            return None
        whole = Routine("draft", "Draft", "", items)
        return compile_plan(whole, self._library.exercises, self.pace)

    @property
    def state(self) -> str:
        """Whether it is kept, in a word or two; empty where there is nothing to keep."""
        if self.draft == self._now.begun and self._now.kept is None:
            return ""
        if self._problem or self.routine is None:
            return NOT_YET
        if self._unkept:
            return SAVING
        unread = self._reading.problems
        if not unread:
            return SAVED
        few = len(unread) == 1
        return f"{SAVED} except {f'line {unread[0].number}' if few else f'{len(unread)} lines'}"

    @property
    def whole_text(self) -> str:
        """The text with the name on its first line, to be sent to somebody."""
        draft = self.draft
        if self._reading.name or not draft.name.strip():
            return draft.text
        return f"Name: {draft.name}\n{draft.text}"

    # --- opening --------------------------------------------------------------------------------

    def open_routine(self, routine_id: str | None, add: Sequence[str] = ()) -> None:
        """Put a routine on the bench.

        Args:
            routine_id: id of a routine of the library; None begins an empty one.
            add: ids of exercises to add at its end.

        Raises:
            KeyError: if there is no such routine or exercise.
        """
        self.keep()
        self._problem, self._unkept = "", False
        if routine_id is None:
            draft = Draft(self._free_name(NEW_NAME))
            self._now = _Open("", Steps(draft), draft)
        else:
            self._now = self._opened(routine_id)
        self._read_anew()
        self.changed.emit()
        if add:
            self.add(add)

    def _opened(self, routine_id: str) -> _Open:
        routine = self._library.routines[routine_id]
        before = self._open.get(routine_id)
        if before is not None and before.kept == routine:
            return before
        draft = drafting.draft_of(routine, self._library.exercises)
        if self._library.is_own_routine(routine_id):
            return _Open(routine_id, Steps(draft), draft, kept=routine)
        return _Open("", Steps(draft), draft, original=routine_id)

    def _free_name(self, name: str) -> str:
        taken = {routine.name for routine in self._library.routines.values()}
        number, free = 1, name
        while free in taken:
            number += 1
            free = f"{name} {number}"
        return free

    def refresh(self) -> None:
        """Read the text again: exercises or settings may be others now."""
        if self._writing:
            return
        kept = self._now.kept
        if kept is not None and self._library.routines.get(kept.id) != kept:
            self._changed_elsewhere(kept.id)
        self._read_anew()
        self.changed.emit()

    def _changed_elsewhere(self, routine_id: str) -> None:
        """Take over what was done to the routine on another page."""
        routine = self._library.routines.get(routine_id)
        self._keeping.stop()
        self._unkept = False
        if routine is None:
            self._now.kept = None
            self._now.routine_id = ""
            return
        draft = drafting.draft_of(routine, self._library.exercises)
        self._now.steps = self._now.steps.to(draft)
        self._now.kept = routine

    # --- changes --------------------------------------------------------------------------------

    def add(self, exercises: Sequence[str], place: int | None = None) -> None:
        """Add stretches by id, at the end or before the one at a place."""
        cards = self._library.exercises
        items = [drafting.spelled_out(cards[name]) for name in exercises]
        self._do(drafting.added(self.draft, items, cards, place))

    def move(self, place: int, to: int) -> None:
        """Put a stretch at another place."""
        self._do(drafting.moved(self.draft, place, to, self._library.exercises))

    def remove(self, place: int) -> None:
        """Take a stretch out."""
        self._do(drafting.without(self.draft, place, self._library.exercises))

    def double(self, place: int) -> None:
        """Have a stretch twice."""
        self._do(drafting.doubled(self.draft, place, self._library.exercises))

    def set_item(self, place: int, item: Item) -> None:
        """Set dose and sides of a stretch."""
        self._do(drafting.dosed(self.draft, place, item, self._library.exercises))

    def set_text(self, text: str) -> None:
        """Set the whole text."""
        self._do(drafting.typed(self.draft, text, self._library.exercises))

    def set_name(self, name: str) -> None:
        """Set the name."""
        self._do(drafting.renamed(self.draft, name, self._library.exercises))

    def use(self, line: Line, exercise: str) -> None:
        """Take an exercise for the name in a line that was not understood."""
        self._do(drafting.meant(self.draft, line, self._library.exercises[exercise]))

    def leave_out(self, line: Line) -> None:
        """Make what was not understood of a line a remark."""
        self._do(drafting.left_out(self.draft, line))

    def undo(self) -> bool:
        """Take the last change back; False where there is none."""
        return self._step(Steps.back)

    def redo(self) -> bool:
        """Do again what was taken back last; False where there is nothing."""
        return self._step(Steps.forward)

    def _step(self, go: Callable[[Steps[Draft]], Steps[Draft]]) -> bool:
        steps = go(self._now.steps)
        if steps.now == self.draft:
            return False
        self._now.steps = steps
        self._after_change()
        return True

    def _do(self, draft: Draft) -> None:
        if draft == self.draft:
            return
        first_of_copy = self.is_copy_to_be and self.draft == self._now.begun
        if first_of_copy and draft.name == self._now.begun.name:
            name = self._free_name(f"{draft.name}, copy")
            draft = drafting.renamed(draft, name, self._library.exercises)
        self._now.steps = self._now.steps.to(draft)
        self._after_change()
        if first_of_copy:
            self.copied.emit(self._now.begun.name)

    def _after_change(self) -> None:
        self._read_anew()
        self._unkept = True
        self._keeping.start()
        self.changed.emit()

    def _read_anew(self) -> None:
        cards = self._library.exercises
        self._reading = read(self.draft.text, cards, self.pace.affected)

    # --- keeping --------------------------------------------------------------------------------

    def keep(self) -> None:
        """Keep the routine now, if it was changed and is one."""
        if not self._unkept and not self._problem:
            return
        self._keeping.stop()
        self._unkept = False
        problem, self._problem = self._problem, ""
        self._writing = True
        try:
            self._keep()
        except StorageError as error:
            self._problem = str(error)
            if self._problem != problem:
                self.failed.emit(self._problem)
        finally:
            self._writing = False
        self.changed.emit()

    def _keep(self) -> None:
        now = self._now
        if self.draft == now.begun and (now.original or not now.begun.text):
            # Everything was taken back: the copy, or what was begun, is not wanted.
            if now.kept is not None:
                kept, now.kept, now.routine_id = now.kept, None, ""
                self._library.delete_routine(kept.id)
            return
        routine = self.routine
        if routine is None:
            return
        if not now.routine_id:
            now.routine_id = self._library.new_routine_id(routine.name)
            routine = replace(routine, id=now.routine_id)
        if routine != now.kept:
            now.kept = self._library.save_routine(routine)
        self._open[now.routine_id] = now

    def delete(self) -> str:
        """Delete what is kept of the routine.

        Returns:
            Its name; empty where nothing was kept.

        Raises:
            StorageError: in one sentence, if it cannot be removed.
        """
        self.keep()
        kept = self._now.kept
        if kept is None:
            return ""
        self._library.delete_routine(kept.id)
        self._open.pop(kept.id, None)
        self._now = _Open("", Steps(Draft(NEW_NAME)), Draft(NEW_NAME))
        self._read_anew()
        return kept.name
