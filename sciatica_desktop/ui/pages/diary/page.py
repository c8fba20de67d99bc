"""The diary page: one entry a day, kept while it is typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.clock import Clock
from sciatica_desktop.domain.diary import Entry, can_be_written
from sciatica_desktop.services.diary import DiaryService
from sciatica_desktop.services.settings import AFFECTED_SIDE, Settings
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.ui.page import Page
from sciatica_desktop.ui.pages.diary.draft import blank, stamped
from sciatica_desktop.ui.pages.diary.entry_form import RING, EntryForm
from sciatica_desktop.ui.pages.diary.header import DiaryHeader
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.body_chart import BodyChart
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.card import Card

_KEEP_AFTER_MS = 500
"""How long after the last key an entry is written."""
_TWO_COLUMNS = 940
"""Width, in px at 100 % text, from which the body chart stands beside the numbers."""
_TIGHT = 600
"""Width, in px at 100 % text, under which the page has narrow margins."""
_WIDEST = 1280
"""Width of the content, in px at 100 % text, beyond which a page only gets wider margins."""
_CHART_WIDTH, _CHART_SHARE = 344, 0.34
"""The body chart beside the form: its least width in px at 100 % text, its share of a wide page."""
_ANY_WIDTH = 16777215
_LIST_FROM_SCALE = 1.5
"""Text size from which a narrow page opens the body chart as its list."""
_ONE_DAY = timedelta(days=1)


class DiaryPage(Page):
    """One entry for one day.

    Whatever is typed is kept half a second later, and at once when the page is left. An entry in
    which nothing is answered is not kept; one that is emptied again is deleted.

    Signals:
        done: the person has finished.
        undo_offered: one sentence to show together with an undo, which is the diary's own.
        failed: one sentence, when something could not be kept.
    """

    done = Signal()
    undo_offered = Signal(str)
    failed = Signal(str)

    def __init__(
        self, *, diary: DiaryService, settings: Settings, theme: Theme, clock: Clock
    ) -> None:
        """Make the page; :meth:`refresh` fills it."""
        super().__init__(title="Diary")
        self._diary = diary
        self._settings = settings
        self._theme = theme
        self._clock = clock
        self._day: date | None = None
        """The day that was chosen; None follows today."""
        self._entry = blank(clock.now().date(), clock.now())
        self._kept: Entry | None = None
        self._is_saving = False
        self._can_take_back = False
        self._is_touched = False
        self._is_unkept = False
        self._is_chart_open = False
        self._keep_timer = QTimer(self)
        self._keep_timer.setObjectName("keep diary entry")
        self._keep_timer.setSingleShot(True)
        self._keep_timer.setInterval(_KEEP_AFTER_MS)
        self._keep_timer.timeout.connect(self.flush)
        self._reveal_timer = QTimer(self)
        self._reveal_timer.setObjectName("reveal the open fold")
        self._reveal_timer.setSingleShot(True)
        self._reveal_timer.setInterval(0)
        self._reveal_timer.timeout.connect(self._reveal_fold)
        self._build()
        self._add_keys()
        diary.entries_changed.connect(self._entries_changed)
        settings.changed.connect(self._setting_changed)

    def _build(self) -> None:
        theme = self._theme
        self.header = DiaryHeader(theme=theme)
        self.form = EntryForm(theme=theme)
        self.chart = BodyChart(theme=theme)
        self._chart_card = Card(theme=theme)
        scroll = _scroll_area(self.chart)
        self._chart_card.body.addWidget(scroll, 1)
        side, above = theme.space(8), theme.space(12)
        self._chart_card.body.setContentsMargins(side, above, side, above)
        self._close_chart = Button("Back to the entry", theme=theme, role="secondary", keycap="Esc")
        self._close_chart.clicked.connect(self.close_chart)
        self.chart.head.insertWidget(0, self._close_chart)
        self._form_scroll = _scroll_area(self.form)
        bar = self._form_scroll.verticalScrollBar()
        bar.rangeChanged.connect(self._bar_changed)
        self._columns = QHBoxLayout()
        self._columns.addWidget(self._form_scroll, 1)
        beside = QVBoxLayout()
        beside.addWidget(self._chart_card)
        self._columns.addLayout(beside)
        self._head = QHBoxLayout()
        self._head.addWidget(self.header)
        body = QVBoxLayout(self)
        top, ring = theme.space(24), theme.px(RING)
        # The form keeps room for a focus ring around itself, so its box is that much larger.
        body.setContentsMargins(0, top, 0, theme.space(12) - ring)
        body.setSpacing(top - ring)
        beside.setContentsMargins(0, ring, 0, theme.space(12))
        body.addLayout(self._head)
        body.addLayout(self._columns, 1)
        self._bar_changed(0, bar.maximum())
        self.header.earlier_requested.connect(self.go_earlier)
        self.header.later_requested.connect(self.go_later)
        self.header.done_requested.connect(self.finish)
        self.form.changed.connect(self._changed)
        self.header.delete_requested.connect(self.delete_entry)
        self.form.chart_requested.connect(self.open_chart)
        self.chart.marks_changed.connect(self._changed)
        self.form.folds.opened.connect(self._reveal_timer.start)
        self._arrange()

    def _add_keys(self) -> None:
        keys = (
            ("Ctrl+Return", self.finish),
            ("Ctrl+Enter", self.finish),
            ("Alt+Left", self.go_earlier),
            ("Alt+Right", self.go_later),
            ("Ctrl+Z", self.take_back),
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
            self._can_take_back = True
            self.undo_offered.emit(f"Entry kept for {_short(self.day)}")

    def delete_entry(self) -> None:
        """Delete the entry of this day; it can be taken back."""
        self.flush()
        if self._kept is not None and self.is_writable and self._write(None):
            self._can_take_back = True
            self._load()
            self.undo_offered.emit(f"Entry of {_short(self.day)} deleted")
            self.form.numbers.leg_average.row.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_back(self) -> None:
        """Take back the deleting or finishing that was last offered to be taken back."""
        if not (self._can_take_back and self._diary.can_undo):
            return
        self._can_take_back = False
        try:
            self._diary.undo()
        except StorageError as error:
            self.failed.emit(str(error))

    def open_chart(self) -> None:
        """Show the body chart in place of the form, where there is no room for both."""
        self._is_chart_open = True
        self._arrange()
        if self._theme.scale >= _LIST_FROM_SCALE and not self.chart.is_list:
            self.chart.toggle_list()
        self.chart.focus_regions()

    def close_chart(self) -> None:
        """Go back from the body chart to the form."""
        self._is_chart_open = False
        self._arrange()
        self.form.where.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_widget(self) -> QWidget:
        """Where the keyboard begins: the first number."""
        return self.form.numbers.leg_average.row

    def _load(self) -> None:
        now = self._clock.now()
        day, today = self.day, now.date()
        try:
            self._kept = self._diary.entry_of_day(day)
            before = self._diary.entry_of_day(day - _ONE_DAY)
        except StorageError as error:
            self._kept, before = None, None
            self.failed.emit(str(error))
        self._entry = self._kept or blank(day, now)
        self._is_touched = self._is_unkept = False
        affected = AffectedSide(self._settings.get(AFFECTED_SIDE))
        writable = self.is_writable
        self.form.show_entry(self._entry, before, affected, is_today=day == today)
        self.form.set_writable(writable)
        self.chart.set_affected(affected)
        self.chart.set_marks(self._entry.regions)
        self.chart.set_writable(writable)
        self.header.show_day(day, today, writable=writable)
        self._show_kept()

    def _show_kept(self) -> None:
        writable = self.is_writable
        self.header.show_kept(self._kept.written if self._kept else None, writable=writable)
        self.header.delete.setVisible(writable and self._kept is not None)
        self.form.set_mark_count(len(self.chart.marks))

    def _changed(self) -> None:
        self._is_touched = self._is_unkept = True
        self.form.set_mark_count(len(self.chart.marks))
        self._keep_timer.start()

    def _keep(self) -> None:
        typed = replace(self.form.put_into(self._entry), regions=self.chart.marks)
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

    def _reveal_fold(self) -> None:
        """Scroll to what was opened, once the layout has made room for it."""
        # The folds are the last part of the form.
        bar = self._form_scroll.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _entries_changed(self) -> None:
        """Show what another page, or an undo, has changed."""
        if self._is_saving:
            return
        if self.isVisible():
            self._keep_timer.stop()
            self._load()

    def _bar_changed(self, _low: int, high: int) -> None:
        """The scroll bar stands in the gap between the columns; the cards do not move for it."""
        theme = self._theme
        bar = self._form_scroll.verticalScrollBar().sizeHint().width() if high > 0 else 0
        ring, margin = theme.px(RING), self._margin()
        wide = self._is_wide()
        self._columns.setSpacing(max(0, theme.space(24) - ring - bar) if wide else 0)
        alone = not wide and not self._is_chart_open
        left = margin if self._is_chart_open and not wide else margin - ring
        right = max(0, margin - ring - bar) if alone else margin
        self._columns.setContentsMargins(left, 0, right, 0)
        self._head.setContentsMargins(margin, 0, margin, 0)

    def _margin(self) -> int:
        """Room at the left and right of the page, less where the letters need it."""
        tight = self.width() < _TIGHT * self._theme.scale
        least = self._theme.space(16 if tight else 32)
        return max(least, (self.width() - self._theme.px(_WIDEST)) // 2)

    def _is_wide(self) -> bool:
        return self.width() >= _TWO_COLUMNS * self._theme.scale

    def _setting_changed(self, key: str) -> None:
        if key == AFFECTED_SIDE.key and self.isVisible():
            self.refresh()

    def _arrange(self) -> None:
        """Two columns, or the form with a button that opens the chart."""
        wide = self._is_wide()
        content = self.width() - 2 * self._margin()
        chart = max(self._theme.px(_CHART_WIDTH), round(_CHART_SHARE * content))
        self._chart_card.setMinimumWidth(chart if wide else 0)
        self._chart_card.setMaximumWidth(chart if wide else _ANY_WIDTH)
        shows_chart = wide or self._is_chart_open
        self._chart_card.setVisible(shows_chart)
        self._form_scroll.setVisible(wide or not self._is_chart_open)
        self._close_chart.setVisible(not wide)
        self.form.where.setVisible(not wide)
        self._bar_changed(0, self._form_scroll.verticalScrollBar().maximum())

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed before the page goes."""
        self.flush()
        self._reveal_timer.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column or two."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the chart where it covers the form."""
        if event.key() == Qt.Key.Key_Escape and self._close_chart.isVisible():
            self.close_chart()
            return
        super().keyPressEvent(event)


def _scroll_area(content: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    content.setObjectName("pageContent")
    scroll.setWidget(content)
    scroll.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return scroll


def _short(day: date) -> str:
    return f"{day.day} {day:%B}"
