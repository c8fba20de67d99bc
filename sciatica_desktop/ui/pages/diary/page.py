"""The diary page: the entries of a day, kept while they are typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Qt, QTime, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.clock import Clock
from sciatica_desktop.domain.diary import Entry, EntryKind, can_be_written
from sciatica_desktop.domain.marks import Mark, MarkKind
from sciatica_desktop.services.diary import DiaryService
from sciatica_desktop.services.marks import MarkService
from sciatica_desktop.services.settings import AFFECTED_SIDE, Settings
from sciatica_desktop.services.weekly import WeeklyService
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.identity import new_id
from sciatica_desktop.ui.page import Page
from sciatica_desktop.ui.pages.diary.draft import blank, stamped
from sciatica_desktop.ui.pages.diary.room import DiaryRoom
from sciatica_desktop.ui.pages.diary.weekly_offer import WeeklyOffer
from sciatica_desktop.ui.theme.manager import Theme

_KEEP_AFTER_MS = 500
"""How long after the last key an entry is written."""
_ONE_DAY = timedelta(days=1)
_LEARN_FROM = timedelta(days=120)
"""How far back the words are looked up that were used last."""
_LAST_MINUTE = QTime(23, 59)


class DiaryPage(Page):
    """The entries of one day: one for the whole day, and any number of moments.

    Whatever is typed is kept half a second later, and at once when the page is left. An entry in
    which nothing is answered is not kept; one that is emptied again is deleted.

    Signals:
        done: the person has finished.
        undo_offered: one sentence to show together with an undo, which this page answers.
        failed: one sentence, when something could not be kept.
        told: one sentence about what was done.
        weekly_requested: show the weekly questions.
    """

    done = Signal()
    undo_offered = Signal(str)
    failed = Signal(str)
    told = Signal(str)
    weekly_requested = Signal()

    def __init__(
        self,
        *,
        diary: DiaryService,
        marks: MarkService,
        weekly: WeeklyService,
        settings: Settings,
        theme: Theme,
        clock: Clock,
    ) -> None:
        """Make the page; :meth:`refresh` fills it."""
        super().__init__(title="Diary")
        self._diary = diary
        self._marks = marks
        self._settings = settings
        self._clock = clock
        self._day: date | None = None
        """The day that was chosen; None follows today."""
        self._entry = blank(clock.now().date(), clock.now())
        self._kept: Entry | None = None
        self._is_saving = False
        self._offered: MarkService | DiaryService | None = None
        """Who takes the change back that was last offered to be taken back."""
        self._is_touched = False
        self._is_unkept = False
        self._keep_timer = QTimer(self)
        self._keep_timer.setObjectName("keep diary entry")
        self._keep_timer.setSingleShot(True)
        self._keep_timer.setInterval(_KEEP_AFTER_MS)
        self._keep_timer.timeout.connect(self.flush)
        self._room = DiaryRoom(theme=theme)
        self.header, self.entries = self._room.header, self._room.entries
        self.form, self.chart = self._room.form, self._room.chart
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self._room)
        self._offer = WeeklyOffer(self._room, weekly, settings=settings, clock=clock)
        self._connect()
        self._add_keys()

    def _connect(self) -> None:
        header, form = self.header, self.form
        header.earlier_requested.connect(self.go_earlier)
        header.later_requested.connect(self.go_later)
        header.done_requested.connect(self.finish)
        header.delete_requested.connect(self.delete_entry)
        header.moment_requested.connect(self.start_moment)
        self.entries.chosen.connect(self.show_entry)
        self.entries.time_changed.connect(self._changed)
        form.changed.connect(self._changed)
        form.folds.marks.added.connect(self._add_mark)
        form.folds.marks.removed.connect(self._delete_mark)
        self.chart.marks_changed.connect(self._changed)
        self._offer.opened.connect(self.weekly_requested)
        self._diary.entries_changed.connect(self._entries_changed)
        self._marks.marks_changed.connect(self._show_marks)
        self._settings.changed.connect(self._setting_changed)

    def _add_keys(self) -> None:
        keys = (
            ("Ctrl+Return", self.finish),
            ("Ctrl+Enter", self.finish),
            ("Ctrl+N", self.start_moment),
            ("Alt+Left", self.go_earlier),
            ("Alt+Right", self.go_later),
        )
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    @property
    def day(self) -> date:
        """The day that is shown."""
        return self._day or self._clock.now().date()

    @property
    def is_writable(self) -> bool:
        """Whether the day can still be written."""
        return can_be_written(self.day, self._clock.now().date())

    def refresh(self) -> None:
        """Read the entry of the day again. What was typed and not yet kept is kept first."""
        self.flush()
        if not self._is_unkept:
            self._load()

    def show_day(self, day: date) -> None:
        """Show another day, today at the latest. What cannot be kept is not left behind."""
        self.flush()
        if self._is_unkept:
            return
        today = self._clock.now().date()
        self._day = None if day >= today else day
        self._load()

    def go_earlier(self) -> None:
        """Show the day before."""
        self.show_day(self.day - _ONE_DAY)

    def go_later(self) -> None:
        """Show the day after, up to today."""
        self.show_day(self.day + _ONE_DAY)

    def flush(self) -> None:
        """Keep at once what was typed. Does nothing when all of it is kept."""
        self._keep_timer.stop()
        if self._is_unkept:
            self._keep()

    def finish(self) -> None:
        """Keep the entry, offer to take it back, and say that the person is done."""
        self.flush()
        if self._is_unkept:
            return
        told = self._is_touched and self._kept is not None
        self._is_touched = False
        # Whoever listens goes to another page; the sentence is to be read there.
        self.done.emit()
        if told:
            self._offer_undo(self._diary, f"Entry kept for {_short(self.day)}")

    def delete_entry(self) -> None:
        """Delete the entry of this day; it can be taken back."""
        self.flush()
        if self._kept is not None and self.is_writable and self._write(None):
            self._load()
            self._offer_undo(self._diary, f"Entry of {_short(self.day)} deleted")
            self.focus_widget().setFocus(Qt.FocusReason.OtherFocusReason)

    def start_moment(self) -> None:
        """Begin another entry for this day: how it is, or was, at one moment."""
        self.show_entry("")

    def show_entry(self, entry_id: str) -> None:
        """Show another entry of the day.

        Args:
            entry_id: which one; empty for a new moment.
        """
        self.flush()
        if self._is_unkept or not (entry_id or self.is_writable):
            return
        self._load(entry_id)
        if not entry_id:
            now = self._clock.now()
            self._kept = None
            before = self._diary.entry_of_day(self.day - _ONE_DAY)
            moment = blank(self.day, now, EntryKind.MOMENT)
            self._show(moment, self._diary.between(self.day, self.day), before)
            self._show_kept()
        self.focus_widget().setFocus(Qt.FocusReason.OtherFocusReason)

    def undo(self) -> bool:
        """Take back what was last offered to be taken back.

        Always answered here: what is being typed is not taken back by a key that was pressed
        for something else.
        """
        who, self._offered = self._offered, None
        if who is None or (isinstance(who, DiaryService) and not who.can_undo):
            return True
        try:
            who.undo()
        except StorageError as error:
            self.failed.emit(str(error))
        else:
            self.told.emit("Taken back")
        return True

    def focus_widget(self) -> QWidget:
        """Where the keyboard begins: the first number."""
        return self.form.numbers.first.row

    def _load(self, entry_id: str = "") -> None:
        """Show an entry of the day; the one of the whole day unless another is named."""
        now = self._clock.now()
        day, today = self.day, now.date()
        found: Sequence[Entry] = ()
        before: Entry | None = None
        try:
            found = self._diary.between(day, day)
            whole = self._diary.entry_of_day(day)
            before = self._diary.entry_of_day(day - _ONE_DAY)
            self.form.set_used_last(self._diary.between(day - _LEARN_FROM, day - _ONE_DAY))
        except StorageError as error:
            whole = None
            self.failed.emit(str(error))
        named = [entry for entry in found if entry.id == entry_id]
        self._kept = named[0] if named else whole
        self._show(self._kept or blank(day, now), found, before)
        self.header.show_day(day, today, writable=self.is_writable)
        self._show_kept()
        self._show_marks()
        self._offer.refresh()

    def _show(self, entry: Entry, found: Sequence[Entry], before: Entry | None) -> None:
        self._entry = entry
        self._is_touched = self._is_unkept = False
        affected = AffectedSide(self._settings.get(AFFECTED_SIDE))
        writable = self.is_writable
        is_today = self.day == self._clock.now().date()
        self.form.show_entry(entry, before, affected, is_today=is_today)
        self.form.set_writable(writable)
        self.chart.set_affected(affected)
        self.chart.set_marks(entry.regions)
        self.chart.set_writable(writable)
        self._show_entries(found)

    def _show_entries(self, found: Sequence[Entry]) -> None:
        """The whole day first, though it be still empty, then its moments."""
        others = [entry for entry in found if entry.id != self._entry.id]
        whole = [e for e in (*others, self._entry) if e.kind is EntryKind.DAY]
        moments = [e for e in (*others, self._entry) if e.kind is EntryKind.MOMENT]
        if not whole:
            whole = [blank(self.day, self._clock.now())]
        moments.sort(key=_when)
        now = self._clock.now()
        latest = QTime(now.hour, now.minute) if self.day == now.date() else _LAST_MINUTE
        self.entries.show_entries(
            [*whole, *moments], self._entry, latest=latest, writable=self.is_writable
        )

    def _show_kept(self) -> None:
        writable = self.is_writable
        kept = self._kept
        self.header.show_kept(
            kept.written if kept else None,
            writable=writable,
            late=kept is not None and kept.is_late,
        )
        self.header.delete.setVisible(writable and self._kept is not None)
        self.form.set_mark_count(len(self.chart.marks))

    def _show_marks(self) -> None:
        try:
            found = self._marks.between(self.day, self.day)
        except StorageError as error:
            self.failed.emit(str(error))
            return
        self.form.folds.marks.set_marks(found)
        self.form.folds.show_values()

    def _changed(self) -> None:
        self._is_touched = self._is_unkept = True
        self.form.set_mark_count(len(self.chart.marks))
        self._keep_timer.start()

    def _keep(self) -> None:
        typed = replace(self.form.put_into(self._entry), regions=self.chart.marks)
        typed = self.entries.put_into(typed)
        if typed != self._kept:
            entry = stamped(typed, self._kept, self._clock.now())
            # Where it cannot be written, the next change and leaving the page try again.
            if not self._write(None if entry.is_empty else entry):
                return
            self._entry = entry
        self._is_unkept = False
        self._show_kept()

    def _write(self, entry: Entry | None) -> bool:
        """Put the entry into the diary, or remove it; whether that could be done."""
        self._is_saving = True
        try:
            if entry is not None:
                self._diary.save(entry)
            elif self._kept is not None:
                self._diary.delete(self._kept.id)
        except StorageError as error:
            self.header.show_not_kept()
            self.failed.emit(str(error))
            return False
        finally:
            self._is_saving = False
        self._kept = entry
        return True

    def _add_mark(self, kind: MarkKind, text: str) -> None:
        try:
            self._marks.save(Mark(new_id(), self.day, kind, text, self._clock.now()))
        except StorageError as error:
            self.failed.emit(str(error))

    def _delete_mark(self, mark_id: str) -> None:
        try:
            self._marks.delete(mark_id)
        except StorageError as error:
            self.failed.emit(str(error))
            return
        self._offer_undo(self._marks, f"Mark of {_short(self.day)} deleted")

    def _offer_undo(self, who: MarkService | DiaryService, words: str) -> None:
        self._offered = who
        self.undo_offered.emit(words)

    def _entries_changed(self) -> None:
        """Show what another page, or an undo, has changed."""
        if not self._is_saving and self.isVisible():
            self._keep_timer.stop()
            self._load(self._entry.id)

    def _setting_changed(self, key: str) -> None:
        if key == AFFECTED_SIDE.key and self.isVisible():
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed before the page goes."""
        self.flush()
        super().hideEvent(event)


def _when(entry: Entry) -> tuple[object, object]:
    return entry.happened, entry.id


def _short(day: date) -> str:
    return f"{day.day} {day:%B}"
