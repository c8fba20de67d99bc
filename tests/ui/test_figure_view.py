"""The view of a figure: what it asks for, when it keeps still, what it shows meanwhile."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication

from sciatica_desktop.domain.anatomy import Side
from sciatica_desktop.services.settings import THEME, Settings
from sciatica_desktop.ui.shot import Layer, Shot
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.figure_view import FigureView
from tests.ui.studios import BlankStudio

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FIGURE, ARROW = QColor("#204080"), QColor("#E06030")


class SlowStudio(BlankStudio):
    """Has nothing until told so; a figure is the left half of its picture, arrows the right."""

    def __init__(self) -> None:
        super().__init__()
        self.is_ready = False

    def _blank(self, shot: Shot) -> QImage | None:  # type: ignore[override]  # not there yet
        image = super()._blank(shot)
        if not self.is_ready:
            return None
        painter = QPainter(image)
        half = shot.width // 2
        if shot.layer is not Layer.ARROWS:
            painter.fillRect(0, 0, half, shot.height, FIGURE)
        if shot.layer is not Layer.BODY and shot.arrows:
            painter.fillRect(half, 0, half, shot.height, ARROW)
        painter.end()
        return image

    def finish(self) -> None:
        """Everything that was asked for is there."""
        self.is_ready = True
        for shot in tuple(self.asked):
            self.ready.emit(shot)


@pytest.fixture
def studio(qtbot: QtBot) -> SlowStudio:
    return SlowStudio()


@pytest.fixture
def view(qtbot: QtBot, studio: SlowStudio, theme: Theme) -> FigureView:
    view = FigureView(studio, theme=theme)
    qtbot.addWidget(view)
    view.resize(200, 100)
    view.show()
    view.grab()
    return view


def seen(view: FigureView) -> tuple[bool, bool]:
    """Whether a figure is on the left, and whether an arrow is on the right, of what is shown."""
    image = view.grab().toImage()
    left, right = (image.pixelColor(x, 50) for x in (50, 150))
    return left == FIGURE, right == ARROW


def test_a_hidden_view_asks_for_nothing(qtbot: QtBot, studio: SlowStudio, theme: Theme) -> None:
    view = FigureView(studio, theme=theme)
    qtbot.addWidget(view)
    view.show_move("e", "in", "out", 2.0, 0.5, None)
    assert studio.asked == []


def test_a_still_picture_is_one_with_its_arrows(view: FigureView, studio: SlowStudio) -> None:
    studio.is_ready = True
    view.show_pose("e", "out", None)
    assert {shot.layer for shot in studio.asked} == {Layer.ALL}
    assert seen(view) == (True, True)


def test_a_movement_is_a_body_under_the_arrow_of_its_direction(
    view: FigureView, studio: SlowStudio
) -> None:
    studio.is_ready = True
    for start, end in (("in", "out"), ("out", "in")):
        studio.asked.clear()
        view.show_move("e", start, end, 2.0, 0.25, None)
        arrows = [shot for shot in studio.asked if shot.layer is Layer.ARROWS]
        bodies = [shot for shot in studio.asked if shot.layer is Layer.BODY]
        assert {(shot.start, shot.end) for shot in arrows} == {(start, end)}
        assert {(shot.start, shot.end) for shot in bodies} == {("in", "out")}
        assert seen(view) == (True, True)


def test_the_arrow_of_another_movement_is_never_shown(view: FigureView, studio: SlowStudio) -> None:
    studio.is_ready = True
    view.show_move("e", "in", "out", 2.0, 0.25, None)
    studio.is_ready = False
    view.show_move("e", "out", "in", 2.0, 0.25, None)
    assert seen(view) == (True, False)
    studio.finish()
    assert seen(view) == (True, True)


def test_the_last_picture_stays_until_the_next_is_drawn(
    view: FigureView, studio: SlowStudio
) -> None:
    studio.is_ready = True
    view.show_pose("e", "out", None)
    studio.is_ready = False
    view.show_pose("e", "in", None)
    assert seen(view)[0]
    view.show_pose("another", "in", None)
    assert not view.has_picture
    assert seen(view) == (False, False)
    studio.finish()
    assert seen(view) == (True, True)


def test_the_left_side_is_mirrored_without_drawing_anew(
    view: FigureView, studio: SlowStudio
) -> None:
    studio.is_ready = True
    view.show_pose("e", "out", Side.RIGHT)
    assert seen(view) == (True, True)
    asked = len(studio.asked)
    view.show_pose("e", "out", Side.LEFT)
    assert view.is_mirrored
    image = view.grab().toImage()
    assert (image.pixelColor(50, 50), image.pixelColor(150, 50)) == (ARROW, FIGURE)
    assert len(studio.asked) == asked


def test_frames_of_a_movement_are_the_same_in_every_repetition(
    view: FigureView, studio: SlowStudio
) -> None:
    for hundredth in range(101):
        view.show_move("e", "in", "out", 2.0, hundredth / 100, None)
    steps = {shot.progress for shot in studio.asked if shot.layer is Layer.BODY}
    assert len(steps) <= 33


def test_a_breath_comes_back_to_where_it_began(view: FigureView, studio: SlowStudio) -> None:
    for tenth in range(51):
        view.show_breath("e", "out", tenth / 10, None)
    breaths = [shot.breath for shot in studio.asked if shot.layer is Layer.BODY]
    assert breaths[0] == breaths[-1] == 0.0
    assert max(breaths) == 1.0
    steps = [abs(after - before) for before, after in pairwise(breaths)]
    assert max(steps) < 0.2


def test_a_large_view_moves_in_pictures_that_fit_into_memory(
    view: FigureView, studio: SlowStudio
) -> None:
    view.resize(2400, 1600)
    studio.asked.clear()
    studio.is_ready = True
    view.show_move("e", "in", "out", 2.0, 0.25, None)
    (moving,) = {shot for shot in studio.asked if shot.layer is Layer.BODY}
    assert moving.width * moving.height * moving.ratio**2 < 1_000_000
    view.show_pose("e", "out", None)
    assert studio.asked[-1].ratio == view.devicePixelRatioF()


def test_another_theme_is_another_picture(
    qtbot: QtBot, studio: SlowStudio, settings: Settings
) -> None:
    theme = Theme(None, settings)
    view = FigureView(studio, theme=theme)
    qtbot.addWidget(view)
    view.show()
    view.grab()
    studio.is_ready = True
    view.show_pose("e", "out", None)
    settings.set(THEME, "dark")
    assert [shot.theme for shot in studio.asked] == ["light", "dark"]


# --- labels, people, own pictures ---------------------------------------------------------------


class LabelledStudio(SlowStudio):
    """Every picture names one spot near its left edge, and nothing is taken."""

    def __init__(self) -> None:
        super().__init__()
        self.is_ready = True
        self.own = ""

    def _blank(self, shot: Shot) -> QImage | None:  # type: ignore[override]  # as above
        image = super()._blank(shot)
        if image is not None:
            image.fill(0)
            image.setText("labels", "calf|0.10|0.50")
        return image

    def picture_name(self, exercise: str) -> str:
        return self.own


@pytest.mark.parametrize("side", [Side.RIGHT, Side.LEFT])
def test_words_stand_where_the_figure_was_turned_to(qtbot: QtBot, theme: Theme, side: Side) -> None:
    view = FigureView(LabelledStudio(), theme=theme, labels=True, ground="surface")
    qtbot.addWidget(view)
    view.resize(200, 100)
    view.show()
    view.grab()
    view.show_pose("e", "out", side)
    image = view.grab().toImage()
    ground = theme.colour("surface")
    inked = [x for x in range(200) for y in range(100) if image.pixelColor(x, y) != ground]
    assert inked
    assert (sum(inked) / len(inked) < 100) is (side is Side.RIGHT)


def test_small_pictures_carry_no_words(qtbot: QtBot, theme: Theme) -> None:
    studio = LabelledStudio()
    view = FigureView(studio, theme=theme, ground="surface")
    qtbot.addWidget(view)
    view.resize(200, 100)
    view.show()
    view.grab()
    view.show_pose("e", "out", None)
    assert Layer.ROOM not in {shot.layer for shot in studio.asked}
    image = view.grab().toImage()
    assert image.pixelColor(20, 50) == theme.colour("surface")


def test_a_still_picture_can_show_where_the_movement_comes_from(
    view: FigureView, studio: SlowStudio
) -> None:
    studio.is_ready = True
    view.show_pose("e", "out", None, ghost="in")
    assert studio.asked[-1].ghost == "in"
    view.show_move("e", "in", "out", 2.0, 0.25, None)
    assert {shot.ghost for shot in studio.asked if shot.layer is not Layer.ALL} == {""}


def test_another_person_is_asked_for_at_once(view: FigureView, studio: SlowStudio) -> None:
    studio.is_ready = True
    view.show_pose("e", "out", None)
    studio.set_person("bob")
    assert studio.asked[-1].person == "bob"


def test_an_own_picture_is_never_mirrored_and_never_moves(qtbot: QtBot, theme: Theme) -> None:
    studio = LabelledStudio()
    studio.own = "mine.png"
    view = FigureView(studio, theme=theme, labels=True)
    qtbot.addWidget(view)
    view.resize(200, 100)
    view.show()
    view.grab()
    for progress in (0.2, 0.6):
        view.show_move("e", "in", "out", 2.0, progress, Side.LEFT)
    assert not view.is_mirrored
    assert {shot.picture for shot in studio.asked} == {"mine.png"}
    assert len({shot.canonical() for shot in studio.asked}) == 1


# --- what is painted again ----------------------------------------------------------------------


class WalkingStudio(BlankStudio):
    """Frames are a square on the ground that moves by its width from one to the next."""

    def _blank(self, shot: Shot) -> QImage:
        image = super()._blank(shot)
        image = image.convertToFormat(QImage.Format.Format_RGB32) if shot.ground else image
        kept = self.kept.setdefault(shot, image)
        if kept is image and shot.layer is Layer.BODY:
            image.fill(QColor(shot.ground))
            painter = QPainter(image)
            painter.fillRect(round(shot.progress * 32) * 5, 40, 5, 10, FIGURE)
            painter.end()
        return kept

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[Shot, QImage] = {}


def test_a_frame_repaints_only_what_differs_from_the_last(qtbot: QtBot, theme: Theme) -> None:
    painted: list[QRect] = []

    class Watched(FigureView):
        def paintEvent(self, event: QPaintEvent) -> None:
            painted.append(event.rect())
            super().paintEvent(event)

    view = Watched(WalkingStudio(), theme=theme, ground="surface")
    qtbot.addWidget(view)
    view.resize(200, 100)
    view.show()
    QApplication.processEvents()
    for frame in (4, 5, 6, 7):
        painted.clear()
        view.show_move("e", "a", "b", 2.0, frame / 32, None)
        QApplication.processEvents()
    assert painted == [QRect(30, 40, 10, 10)]
    painted.clear()
    view.show_move("e", "a", "b", 2.0, 7 / 32, None)
    QApplication.processEvents()
    assert painted == []
    seen = view.screen().grabWindow(view.winId()).toImage()
    inked = {x for x in range(200) for y in range(100) if seen.pixelColor(x, y) == FIGURE}
    assert inked == set(range(35, 40))
