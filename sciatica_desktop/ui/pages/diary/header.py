"""The head of the diary page: which day, how to another one, when it was kept, Done."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button, IconButton
from sciatica_desktop.ui.widgets.labels import label

_WIDE = 860
"""Width, in px at 100 % text, from which all words stand in one line."""
_WORDS_FROM = 620
"""Width from which the button for another entry has words."""


def day_words(day: date) -> str:
    """A day as the page names it, such as "Thursday 14 May"."""
    return f"{day:%A} {day.day} {day:%B}"


class DiaryHeader(QWidget):
    """Names the day and moves between days.

    Signals:
        earlier_requested: the day before.
        later_requested: the day after.
        done_requested: the entry is finished.
        delete_requested: the entry is to go.
        moment_requested: an entry for right now.
    """

    earlier_requested = Signal()
    later_requested = Signal()
    done_requested = Signal()
    delete_requested = Signal()
    moment_requested = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """With no day yet."""
        super().__init__(parent)
        self._theme = theme
        self._day: date | None = None
        self._title = label("", theme=theme, role="heading", weight=600)
        self.earlier = IconButton(
            "chevron_left", "Day before", theme=theme, shortcut="Alt+Left", framed=True
        )
        self.later = IconButton(
            "chevron_right", "Day after", theme=theme, shortcut="Alt+Right", framed=True
        )
        self._period = label("", theme=theme, tone="ink2")
        self._kept = label("", theme=theme, role="small", tone="ink2")
        self._period_below = label("", theme=theme, role="small", tone="ink2")
        self.delete = IconButton("trash", "Delete this entry", theme=theme)
        self.moment = Button("Right now", theme=theme, role="secondary", icon="clock")
        self.moment.setToolTip("Another entry, for a moment  Ctrl+N")
        self.moment.setAccessibleDescription("Another entry for this day, of a moment")
        self.done = Button("Done", theme=theme, role="primary", keycap="Ctrl Enter")
        self.earlier.clicked.connect(self.earlier_requested)
        self.later.clicked.connect(self.later_requested)
        self.delete.clicked.connect(self.delete_requested)
        self.moment.clicked.connect(self.moment_requested)
        self.done.clicked.connect(self.done_requested)
        row = QHBoxLayout()
        row.setSpacing(theme.space(12))
        row.addWidget(self._title)
        row.addSpacing(theme.space(8))
        row.addWidget(self.earlier)
        row.addWidget(self.later)
        row.addWidget(self._period)
        row.addStretch(1)
        row.addWidget(self._kept)
        row.addWidget(self.delete)
        row.addWidget(self.moment)
        row.addWidget(self.done)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.space(4))
        body.addLayout(row)
        body.addWidget(self._period_below)
        self._arrange()
        theme.changed.connect(self._arrange)

    def show_day(self, day: date, today: date, *, writable: bool) -> None:
        """Name a day and say what can be done with it."""
        self._day = day
        self.later.setEnabled(day < today)
        self.moment.setVisible(writable)
        self.moment.setText("Right now" if day == today else "A moment")
        if day == today:
            words = "whole day so far"
        elif writable:
            words = "whole day, looking back"
        else:
            words = "kept as it was; the last three days can be changed"
        self._period.setText(words)
        self._arrange()

    def show_kept(self, when: datetime | None, *, writable: bool, late: bool = False) -> None:
        """Say since when the entry is kept.

        Args:
            when: when it was written; None before anything was typed.
            writable: whether it can be changed.
            late: whether that was on a later day than it is about.
        """
        if when is not None and late:
            words = f"written late, on {when.day} {when:%b}"
        elif not writable:
            words = ""
        else:
            words = "kept as you type" if when is None else f"kept as you type, {when:%H:%M}"
        self._kept.setText(words)
        self._arrange()

    def show_not_kept(self) -> None:
        """Say that the last change is not on disk."""
        self._kept.setText("not kept yet")
        self._arrange()

    def _title_words(self) -> str:
        """The day, shortened where the large letters leave no room for all of it."""
        if self._day is None:
            return ""
        words = day_words(self._day)
        others = (self.earlier, self.later, self.delete, self.moment, self.done)
        room = self.width() - sum(other.minimumSizeHint().width() for other in others)
        room -= 7 * self._theme.space(12)
        needed = QFontMetricsF(self._title.font()).horizontalAdvance(words)
        return words if needed <= room else f"{self._day:%a} {self._day.day} {self._day:%b}"

    def _arrange(self) -> None:
        """Where the line is short, the small words move below it."""
        wide = self.width() >= _WIDE * self._theme.scale
        self.moment.set_icon_only(self.width() < _WORDS_FROM * self._theme.scale)
        self._title.setText(self._title_words())
        self._period.setVisible(wide)
        self._kept.setVisible(wide and bool(self._kept.text()))
        self._period_below.setVisible(not wide)
        both = [text for text in (self._period.text(), self._kept.text()) if text]
        self._period_below.setText(", ".join(both))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rearrange when the width asks for it."""
        super().resizeEvent(event)
        self._arrange()
