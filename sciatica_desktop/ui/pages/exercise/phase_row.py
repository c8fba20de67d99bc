"""The phases of a repetition side by side, each as a closer look at what moves."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QWidget

from sciatica_desktop.domain.anatomy import Side, mirrored_for
from sciatica_desktop.domain.doses import seconds_words
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.ui.pages.exercise.phase_box import PICTURE, PhaseBox
from sciatica_desktop.ui.pages.exercise.zoom import moving_part
from sciatica_desktop.ui.shot import Shot
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.columns_layout import ColumnsLayout
from sciatica_desktop.ui.widgets.demonstration import passages_of, phase_seconds

_CLOSER = 3
"""How much larger than the closer look the whole picture is drawn."""
_UNDER_WAY = 0.55
"""How far a movement has come in its picture, so that its arrow shows where to."""
_LEAST = 120


class PhaseRow(QWidget):
    """One Tab stop; Left and Right go from phase to phase.

    Signals:
        chosen: place of the phase to show, from 0.
        play_requested: show the whole repetition.
    """

    chosen = Signal(int)
    play_requested = Signal()

    def __init__(self, studio: Studio, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty row."""
        super().__init__(parent)
        self._studio = studio
        self._theme = theme
        self._boxes: list[PhaseBox] = []
        self._shots: list[Shot] = []
        self._mirrored = False
        self._is_closer = True
        self._current = 0
        self._pictured = True
        self._columns = ColumnsLayout(self, least=theme.px(_LEAST), spacing=theme.space(8), most=4)
        self.setAccessibleName("Phases")
        studio.ready.connect(self._on_ready)
        studio.renewed.connect(self._draw_anew)
        theme.changed.connect(self._draw_anew)

    @property
    def boxes(self) -> tuple[PhaseBox, ...]:
        """The phases, in order."""
        return tuple(self._boxes)

    @property
    def current(self) -> int:
        """Place of the phase that is marked, from 0."""
        return self._current

    def show_exercise(self, exercise: Exercise, side: Side | None, *, drawn: bool) -> None:
        """Show the phases of an exercise.

        Args:
            exercise: the exercise, with the dose in force.
            side: the worked side.
            drawn: whether it has a figure.
        """
        phases = exercise.phases
        while len(self._boxes) > len(phases):
            gone = self._boxes.pop()
            self._columns.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._boxes) < len(phases):
            self._add()
        for place, (box, phase) in enumerate(zip(self._boxes, phases, strict=True)):
            seconds = phase_seconds(exercise, phase)
            length = seconds_words(seconds) if exercise.is_timed else ""
            box.set_drawn(drawn)
            box.set_words(place + 1, len(phases), phase.word, length, phase.cue)
        self._mirrored = mirrored_for(side)
        # Of steps from one place to another all is worth seeing.
        self._is_closer = exercise.is_timed
        self._shots = self._shots_of(exercise) if drawn else []
        self._pictured = False
        self.mark(min(self._current, len(phases) - 1))
        self.update()

    def mark(self, place: int) -> None:
        """Mark a phase as the one that is shown."""
        self._current = place
        for at, box in enumerate(self._boxes):
            box.setChecked(at == place)
            here = Qt.FocusPolicy.StrongFocus if at == place else Qt.FocusPolicy.ClickFocus
            box.setFocusPolicy(here)

    def focus_current(self, reason: Qt.FocusReason = Qt.FocusReason.TabFocusReason) -> None:
        """Bring the keyboard to the marked phase."""
        self._boxes[self._current].setFocus(reason)

    def step(self, by: int) -> None:
        """Go on or back, as far as there are phases."""
        place = min(max(0, self._current + by), len(self._boxes) - 1)
        if place != self._current:
            self.mark(place)
            self.focus_current()
            self.chosen.emit(place)

    def _add(self) -> None:
        box = PhaseBox(theme=self._theme)
        box.clicked.connect(self._on_clicked)
        box.stepped.connect(self.step)
        box.play_requested.connect(self.play_requested)
        self._columns.addWidget(box)
        self._boxes.append(box)
        box.show()

    def _on_clicked(self) -> None:
        clicked = self.sender()
        place = next(at for at, box in enumerate(self._boxes) if box is clicked)
        self.mark(place)
        self.chosen.emit(place)

    def _shots_of(self, exercise: Exercise) -> list[Shot]:
        theme = self._theme
        return [
            Shot(
                exercise.id,
                passage.start,
                passage.end,
                1.0 if passage.start == passage.end else _UNDER_WAY,
                theme.px(PICTURE.width() * _CLOSER),
                theme.px(PICTURE.height() * _CLOSER),
                self.devicePixelRatioF(),
                theme.name,
                person=self._studio.person,
            ).canonical()
            for passage in passages_of(exercise)
        ]

    def _on_ready(self, shot: Shot) -> None:
        if shot in self._shots and not self._pictured:
            self._fetch()

    def _draw_anew(self) -> None:
        theme, person = self._theme.name, self._studio.person
        self._shots = [replace(shot, theme=theme, person=person) for shot in self._shots]
        self._pictured = False
        self.update()

    def _fetch(self) -> None:
        """All pictures at once: the part they show depends on all of them."""
        found = [self._studio.still(shot, mirrored=self._mirrored) for shot in self._shots]
        pictures = [picture for picture in found if isinstance(picture, QImage)]
        if not pictures or len(pictures) < len(found):
            return
        self._pictured = True
        whole = QRectF(pictures[0].rect())
        part = moving_part(pictures) if self._is_closer else whole
        for box, picture in zip(self._boxes, pictures, strict=True):
            box.set_picture(picture, part)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ask for the pictures when they are first seen."""
        if not self._pictured:
            self._fetch()
