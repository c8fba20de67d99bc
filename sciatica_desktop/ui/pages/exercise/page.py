"""One exercise: the figure large, its phases, its dose, and what to know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop.domain.clock import Clock
from sciatica_desktop.domain.exercise import Exercise, Family, Place
from sciatica_desktop.domain.finding import seconds_of
from sciatica_desktop.services.library import LibraryService
from sciatica_desktop.services.pace import pace_of
from sciatica_desktop.services.settings import Settings
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.ui.motion import is_reduced
from sciatica_desktop.ui.page import Page
from sciatica_desktop.ui.pages.exercise.dose_card import DoseCard
from sciatica_desktop.ui.pages.exercise.head import ExerciseHead
from sciatica_desktop.ui.pages.exercise.phase_row import PhaseRow
from sciatica_desktop.ui.pages.exercise.sections import Paragraph, Sections
from sciatica_desktop.ui.pages.exercise.sides import first_side
from sciatica_desktop.ui.pages.exercise.stage import Stage
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.demonstration import telling_phase
from sciatica_desktop.ui.widgets.notice import Notice

_KEEP_MS = 400
"""After the last press of a stepper its dose is kept."""
_TWO_COLUMNS = 860
"""Width in px at 100 % text from which the dose stands beside the figure."""
_SIDE_WIDTH = 360
_STAGE, _LOW_STAGE = 400, 240
_SCROLL_BAR = 12
_ANY_WIDTH = 16777215
"""Qt's own word for no limit, which PySide does not carry."""


class ExercisePage(Page):
    """Shows one exercise at a time.

    Signals:
        left: back to where the person came from.
        start_requested: id of the exercise to do now.
        add_requested: id of the exercise to add to a routine, and where the menu opens.
        print_requested: id of the exercise whose sheet is wanted.
        copy_requested: id of the exercise to copy and change.
        edit_requested: id of the person's own exercise to change.
        exercise_requested: id of another exercise to show.
        failed: one sentence, when a dose could not be kept.
    """

    left = Signal()
    start_requested = Signal(str)
    add_requested = Signal(str, QWidget)
    print_requested = Signal(str)
    copy_requested = Signal(str)
    edit_requested = Signal(str)
    exercise_requested = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        *,
        library: LibraryService,
        settings: Settings,
        studio: Studio,
        theme: Theme,
        clock: Clock,
        undo: Callable[[], bool],
    ) -> None:
        """Make the page; :meth:`show_exercise` fills it."""
        super().__init__(title="Exercise")
        self._library = library
        self._settings = settings
        self._theme = theme
        self._undo = undo
        self._id = ""
        self._card: Exercise | None = None
        self._unkept = False
        self._keep = QTimer(self)
        self._keep.setObjectName("own dose")
        self._keep.setSingleShot(True)
        self._keep.setInterval(_KEEP_MS)
        self._keep.timeout.connect(self.keep_now)
        self.head = ExerciseHead(theme=theme)
        self.stage = Stage(studio, settings=settings, theme=theme, clock=clock)
        self.phases = PhaseRow(studio, theme=theme)
        self.dose = DoseCard(theme=theme)
        self.stop = Notice(icon="hand", ground="leg_soft", tone="leg", theme=theme, title="Stop if")
        self.sections = Sections(theme=theme)
        self._feel = Paragraph("You should feel", theme=theme)
        self._breathe = Paragraph("Breathe", theme=theme)
        self._foot = QFrame()
        self.foot_start = Button("Start", theme=theme, icon="play")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        space = self._theme.space
        self._texts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._texts.setSpacing(space(24))
        self._texts.addWidget(self._feel, 1)
        self._texts.addWidget(self._breathe, 1)
        left = QVBoxLayout()
        left.setSpacing(space(16))
        left.addWidget(self.stage)
        left.addWidget(self.phases)
        left.addLayout(self._texts)
        left.addStretch(1)
        self._side = QWidget()
        right = QVBoxLayout(self._side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(space(16))
        right.addWidget(self.dose)
        right.addWidget(self.stop)
        right.addWidget(self.sections)
        right.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setContentsMargins(space(16), 0, 0, 0)
        self._columns.setSpacing(space(24))
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._side)
        column = QVBoxLayout()
        # The way back has no edge: its icon, not its place, stands on the line of the cards.
        column.setContentsMargins(space(16), space(24), space(32), space(32))
        column.setSpacing(space(24))
        column.addWidget(self.head)
        column.addLayout(self._columns)
        column.addStretch(1)
        self._foot.setObjectName("pageFoot")
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(space(32), space(12), space(32) + _SCROLL_BAR, space(12))
        foot.addWidget(self.foot_start)
        self.set_content(column, foot=self._foot)

    def _connect(self) -> None:
        self.head.left.connect(self.left)
        self.head.print.clicked.connect(self._on_print)
        self.head.copy.clicked.connect(self._on_copy)
        self.head.add.clicked.connect(self._on_add)
        self.stage.side_chosen.connect(self._on_side)
        self.stage.phase_entered.connect(self.phases.mark)
        self.phases.chosen.connect(self.stage.show_phase)
        self.phases.play_requested.connect(self.stage.play)
        self.dose.dose_changed.connect(self._on_dose)
        self.dose.reset_requested.connect(self._on_reset)
        self.dose.start_requested.connect(self._on_start)
        self.foot_start.clicked.connect(self._on_start)
        self.sections.getting_down_requested.connect(self._on_getting_down)
        self._library.changed.connect(self._on_library)
        self._settings.changed.connect(self.refresh_if_visible)

    @property
    def exercise_id(self) -> str:
        """What is shown; empty before the first."""
        return self._id

    def show_exercise(self, exercise_id: str) -> None:
        """Show an exercise from its beginning."""
        self.keep_now()
        self._id = exercise_id
        exercise = self._library.exercises[exercise_id]
        affected = pace_of(self._settings).affected
        drawn = self._is_drawn(exercise_id)
        side = first_side(exercise.laterality, affected)
        self.stage.show_exercise(exercise, side, affected, drawn=drawn)
        self._show_card(exercise)
        self._show_phases(telling_phase(exercise))
        self.stage.rest_at(telling_phase(exercise))
        if self.scroll_area is not None:
            self.scroll_area.verticalScrollBar().setValue(0)
        if self.isVisible() and not is_reduced(self._settings, self._theme):
            self.stage.play()

    def refresh(self) -> None:
        """Show what is true now."""
        if self._id not in self._library.exercises:
            return
        exercise = self._library.exercises[self._id]
        self._show_card(exercise)
        self._show_phases(self.phases.current)

    def keep_now(self) -> None:
        """Keep a dose that was set a moment ago."""
        if not self._unkept:
            return
        self._unkept = False
        self._keep.stop()
        card = self._library.original(self._id)
        dose, sides = self.dose.dose, self.dose.laterality
        same = (dose, sides) == (card.dose, card.laterality)
        try:
            self._library.set_dose(self._id, None if same else dose, None if same else sides)
        except StorageError as error:
            self.failed.emit(str(error))

    def undo(self) -> bool:
        """Take back the last change to a dose, a routine or an exercise."""
        self.keep_now()
        return self._undo()

    def focus_widget(self) -> QWidget | None:
        """The keyboard begins at the phases: arrows step, Space plays."""
        boxes = self.phases.boxes
        return boxes[self.phases.current] if boxes else None

    def _is_drawn(self, exercise_id: str) -> bool:
        # By name alone: asking for a figure reads it.
        return exercise_id in {*self._library.figures, *self._library.pictures}

    def _show_card(self, exercise: Exercise) -> None:
        affected = pace_of(self._settings).affected
        own = self._library.is_own_exercise(exercise.id)
        self.head.show_exercise(exercise, own=own)
        self.dose.setVisible(exercise.is_timed)
        self.dose.show_dose(exercise, self._library.original(exercise.id), affected)
        self.stop.set_lines(exercise.stop_if)
        floor = exercise.places[:1] == (Place.FLOOR,) and exercise.family is not Family.HOW_TO
        card = self._library.original(exercise.id)
        if card != self._card:
            # Not after a dose alone: what is read there, and where the keyboard is, stays.
            self._card = card
            getting_down = floor and self._getting_down() is not None
            self.sections.show_exercise(card, getting_down=getting_down)
        self._feel.set_text(exercise.feel)
        self._breathe.set_text(exercise.breathing)
        self._say_total(exercise)
        self._arrange()

    def _show_phases(self, place: int) -> None:
        exercise = self._library.exercises[self._id]
        figure = self._id in set(self._library.figures)
        self.phases.show_exercise(exercise, self.stage.side, drawn=figure)
        self.phases.mark(min(place, len(exercise.phases) - 1))

    def _getting_down(self) -> str | None:
        """The card on getting down to the floor, if the library has one."""
        for exercise in self._library.exercises.values():
            if exercise.family is Family.HOW_TO:
                return exercise.id
        return None

    def _say_total(self, exercise: Exercise) -> None:
        seconds = seconds_of(exercise, pace_of(self._settings))
        words = length_words(seconds) if exercise.is_timed else ""
        self.dose.set_total(words)
        self.foot_start.set_words(f"Start · {words}")

    def _on_dose(self) -> None:
        self._unkept = True
        self._keep.start()
        exercise = replace(
            self._library.exercises[self._id],
            dose=self.dose.dose,
            laterality=self.dose.laterality,
        )
        self._say_total(exercise)

    def _on_reset(self) -> None:
        self._unkept = False
        self._keep.stop()
        try:
            self._library.set_dose(self._id, None, None)
        except StorageError as error:
            self.failed.emit(str(error))
        self.refresh()
        self.dose.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_library(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_side(self) -> None:
        self._show_phases(self.phases.current)

    def _on_start(self) -> None:
        self.keep_now()
        self.start_requested.emit(self._id)

    def _on_add(self) -> None:
        self.keep_now()
        self.add_requested.emit(self._id, self.head.add)

    def _on_print(self) -> None:
        self.keep_now()
        self.print_requested.emit(self._id)

    def _on_copy(self) -> None:
        self.keep_now()
        own = self._library.is_own_exercise(self._id)
        (self.edit_requested if own else self.copy_requested).emit(self._id)

    def _on_getting_down(self) -> None:
        wanted = self._getting_down()
        if wanted is not None:
            self.exercise_requested.emit(wanted)

    def _arrange(self) -> None:
        """Two columns, or one with Start fixed below it."""
        scale = self._theme.scale
        narrow = self.width() < _TWO_COLUMNS * scale
        timed = not self.dose.isHidden()
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(way)
        wanted = self._theme.px(_SIDE_WIDTH)
        self._side.setMinimumWidth(0 if narrow else wanted)
        self._side.setMaximumWidth(_ANY_WIDTH if narrow else wanted)
        self._texts.setDirection(
            QBoxLayout.Direction.TopToBottom
            if self.width() < _TWO_COLUMNS * scale * 0.7
            else QBoxLayout.Direction.LeftToRight
        )
        self._foot.setVisible(narrow and timed)
        self.dose.start.setVisible(not narrow)
        low, high = self._theme.px(_LOW_STAGE), self._theme.px(_STAGE)
        self.stage.setFixedHeight(min(max(low, round(self.height() * 0.5)), high))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the dose below the figure where the page is narrow."""
        super().resizeEvent(event)
        self._arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing moves for nobody, and what was set is kept."""
        super().hideEvent(event)
        self.stage.hide_motion()
        self.keep_now()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step through the phases, Space plays, Escape leads back."""
        match event.key():
            case Qt.Key.Key_Left:
                self.phases.step(-1)
            case Qt.Key.Key_Right:
                self.phases.step(1)
            case Qt.Key.Key_Space if not event.isAutoRepeat():
                self.stage.play()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)


def length_words(seconds: float) -> str:
    """An exact length: "45 s", "2 min" or "2 min 24 s"."""
    minutes, rest = divmod(round(seconds), 60)
    parts = [f"{minutes} min" if minutes else "", f"{rest} s" if rest or not minutes else ""]
    return " ".join(part for part in parts if part)
