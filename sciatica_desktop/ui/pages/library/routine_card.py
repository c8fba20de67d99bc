"""One routine: what is in it, how long it takes, and what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout

from sciatica_desktop.domain.doses import minutes_words
from sciatica_desktop.domain.plan import Pace, compile_plan
from sciatica_desktop.domain.routine import Routine
from sciatica_desktop.domain.wording import count
from sciatica_desktop.services.library import LibraryService
from sciatica_desktop.ui.pages.today_hero import Thumbnail
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button, IconButton
from sciatica_desktop.ui.widgets.card import Card
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.tags import Tag, TagRow

LEAST_WIDTH = 440
"""From this width in px at 100 % text a further column is made."""

_THUMBNAIL = 100
"""Least width of a thumbnail in px at 100 % text."""

EDIT, COPY, PRINT, SHARE, DELETE = "edit", "copy", "print", "share", "delete"


class RoutineCard(Card):
    """Shows one routine.

    Signals:
        started: begin it.
        asked: what else is to be done with it: edit, copy, print, share or delete.
    """

    started = Signal()
    asked = Signal(str)

    def __init__(self, routine: Routine, studio: Studio, *, theme: Theme) -> None:
        """Make a card; :meth:`show_routine` fills it."""
        super().__init__(theme=theme)
        self.routine = routine
        self._theme = theme
        self._studio = studio
        self._own = False
        self._thumbnails: list[Thumbnail] = []
        self._name = label("", theme=theme, role="heading", wrap=True)
        self._about = label("", theme=theme, tone="ink2", wrap=True)
        self._tags = TagRow(theme=theme)
        self._more_words = label("", theme=theme, role="small", tone="ink2")
        self.start = Button("Start", theme=theme, role="secondary", icon="play")
        self.start.clicked.connect(self.started)
        self.edit = IconButton("pencil", "", theme=theme)
        self.edit.clicked.connect(partial(self.asked.emit, EDIT))
        self.print = IconButton("print", "", theme=theme)
        self.print.clicked.connect(partial(self.asked.emit, PRINT))
        self.more = IconButton("more", "", theme=theme)
        self.more.clicked.connect(self._open_menu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._lay_out()

    def _lay_out(self) -> None:
        space = self._theme.space
        self._strip = QHBoxLayout()
        self._strip.setSpacing(space(8))
        self._strip.addWidget(self._more_words, 0, Qt.AlignmentFlag.AlignVCenter)
        self._strip.addStretch(0)
        buttons = QHBoxLayout()
        buttons.setSpacing(space(4))
        buttons.addWidget(self.start)
        buttons.addStretch(1)
        for button in (self.edit, self.print, self.more):
            buttons.addWidget(button)
        words = QVBoxLayout()
        words.setSpacing(space(4))
        words.addWidget(self._name)
        words.addWidget(self._about)
        self.body.setSpacing(space(12))
        self.body.addLayout(words)
        self.body.addWidget(self._tags)
        self.body.addLayout(self._strip)
        self.body.addStretch(1)
        self.body.addLayout(buttons)

    def show_routine(self, routine: Routine, library: LibraryService, pace: Pace) -> None:
        """Show what is true now.

        Args:
            routine: the routine.
            library: its exercises; all of them are there.
            pace: the person's settings; the minutes follow from it.
        """
        self.routine = routine
        self._own = library.is_own_routine(routine.id)
        self.setAccessibleName(routine.name)
        self._name.setText(routine.name)
        self._about.setText(routine.about)
        self._about.setVisible(bool(routine.about))
        plan = compile_plan(routine, library.exercises, pace)
        tags = [Tag(minutes_words(plan.seconds), "clock")]
        tags.append(Tag(count(len(routine.items), "stretch", "stretches")))
        if routine.place:
            tags.append(Tag(routine.place[:1].upper() + routine.place[1:]))
        if routine.flare:
            tags.append(Tag("Flare day"))
        self._tags.set_tags(tags)
        for button, words in (
            (self.start, "Start"),
            (self.edit, "Edit" if self._own else "Copy and edit"),
            (self.print, "Print the home sheet of"),
            (self.more, "More about"),
        ):
            button.setAccessibleName(f"{words} {routine.name}")
            button.setToolTip("" if button is self.start else f"{words} {routine.name}")
        self._show_thumbnails(library, pace)

    def _show_thumbnails(self, library: LibraryService, pace: Pace) -> None:
        names = list(dict.fromkeys(item.exercise for item in self.routine.items))
        while len(self._thumbnails) < len(names):
            thumbnail = Thumbnail(self._studio, theme=self._theme)
            self._thumbnails.append(thumbnail)
            self._strip.insertWidget(len(self._thumbnails) - 1, thumbnail, 1)
        for gone in self._thumbnails[len(names) :]:
            self._strip.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        del self._thumbnails[len(names) :]
        for thumbnail, name in zip(self._thumbnails, names, strict=True):
            thumbnail.show_exercise(library.exercises[name], pace.affected)
        self._fit()

    def _fit(self) -> None:
        """As many thumbnails as there is room for; the rest is counted."""
        margins = self.body.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        each = self._theme.px(_THUMBNAIL) + self._theme.space(8)
        fits = max(1, (room + self._theme.space(8)) // each)
        left = len(self._thumbnails) - fits
        if left > 0:
            fits = max(1, (room - self._theme.px(40)) // each)
            left = len(self._thumbnails) - fits
        for place, thumbnail in enumerate(self._thumbnails):
            thumbnail.setVisible(place < fits)
        self._more_words.setText(f"+{left}" if left > 0 else "")
        self._more_words.setVisible(left > 0)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wanted = [(COPY, "Duplicate", "copy"), (SHARE, "Share as a file", "share")]
        if self._own:
            wanted.append((DELETE, "Delete", "trash"))
        for key, words, icon in wanted:
            action = menu.addAction(self._theme.icon(icon, px=20), words)
            action.triggered.connect(partial(self.asked.emit, key))
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many figures as there is room for."""
        super().resizeEvent(event)
        self._fit()
