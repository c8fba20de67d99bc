"""The player page: keys, what it shows, and that it rests when nobody looks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication

from sciatica_desktop.domain.anatomy import AffectedSide, Side
from sciatica_desktop.domain.plan import Pace, compile_plan
from sciatica_desktop.domain.routine import Item, Routine
from sciatica_desktop.domain.session import State
from sciatica_desktop.services.player import SessionPlayer
from sciatica_desktop.services.settings import REDUCED_MOTION, Settings
from sciatica_desktop.ui.pages.player import PlayerPage
from sciatica_desktop.ui.pages.player_bars import clock_words
from sciatica_desktop.ui.pages.player_panel import whole_seconds
from sciatica_desktop.ui.theme.manager import Theme
from tests.clocks import FakeClock
from tests.domain.exercises import make_exercise, make_floss
from tests.ui.studios import BlankStudio

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

EXERCISES = {e.id: e for e in (make_exercise(), make_floss())}
ROUTINE = Routine("r", "R", "mat", tuple(Item(name) for name in EXERCISES))
KEY = Qt.Key


class Desk:
    """A player page on a clock moved by hand."""

    def __init__(self, qtbot: QtBot, clock: FakeClock, settings: Settings) -> None:
        self.qtbot = qtbot
        self.clock = clock
        self.studio = BlankStudio()
        plan = compile_plan(ROUTINE, EXERCISES, Pace(AffectedSide.LEFT))
        self.player = SessionPlayer(plan, clock)
        self.page = PlayerPage(
            self.player,
            EXERCISES,
            studio=self.studio,
            settings=settings,
            theme=Theme.for_tests(),
        )
        qtbot.addWidget(self.page)
        self.page.resize(1280, 800)
        self.page.show()
        self.page.grab()  # paints it: pictures are asked for from the first paint on
        self.player.start()

    def let_pass(self, seconds: float) -> None:
        end = self.clock.monotonic() + seconds
        while end - self.clock.monotonic() > 1e-9:
            self.clock.advance(min(0.5, end - self.clock.monotonic()))
            self.player.look_at_clock()
        self.page._show_moment()

    def press(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.page, key)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def desk(qtbot: QtBot, fake_clock: FakeClock, settings: Settings) -> Iterator[Desk]:
    desk = Desk(qtbot, fake_clock, settings)
    yield desk
    desk.player.end()


def test_a_hold_counts_down_and_names_the_leg_that_is_stretched(desk: Desk) -> None:
    desk.let_pass(10 + 3 + 12)
    assert desk.page.panel.word.text() == "Hold"
    assert desk.page.panel.detail.text() == "left hip, right foot in front"
    assert desk.page.panel.badge.side is Side.LEFT
    assert desk.page.panel.ring.accessibleName() == "18 seconds"
    assert desk.page.figure.is_mirrored


def test_a_floss_counts_repetitions(desk: Desk) -> None:
    desk.player.go_to_item(1)
    desk.let_pass(10 + 5 * 5 + 1)
    assert desk.page.panel.word.text() == "Out"
    assert desk.page.panel.ring.accessibleName() == "6 of 10"
    assert desk.page.panel.count.text() == "2 s out, 2 s in, no hold"


def test_space_pauses_and_goes_on_through_get_ready(desk: Desk) -> None:
    desk.let_pass(20)
    desk.press(KEY.Key_Space)
    assert desk.player.state is State.PAUSED
    assert desk.page.panel.word.text() == "Paused"
    desk.press(KEY.Key_Space)
    assert desk.page.panel.word.text() == "Get ready"
    desk.let_pass(4)
    assert desk.page.panel.word.text() == "Hold"


def test_arrows_go_back_and_skip_and_digits_jump(desk: Desk) -> None:
    desk.let_pass(20)
    desk.press(KEY.Key_Right)
    assert desk.player.session.step.block == 1
    desk.press(KEY.Key_2)
    assert desk.player.session.step.block == 2
    desk.press(KEY.Key_Left)
    assert desk.player.session.step.block == 1


def test_this_hurts_pauses_and_asks_in_the_page(desk: Desk) -> None:
    told: list[str] = []
    desk.page.hurt.connect(told.append)
    desk.let_pass(20)
    desk.press(KEY.Key_H)
    assert desk.player.state is State.PAUSED
    assert desk.page.strip.is_open
    desk.press(KEY.Key_S)
    assert told == ["skip"]
    assert desk.player.session.step.block == 1
    assert desk.player.state is State.LEAD_IN


def test_stop_is_told_once_and_leaves_the_clock_standing(desk: Desk) -> None:
    told: list[str] = []
    desk.page.hurt.connect(told.append)
    desk.let_pass(20)
    desk.press(KEY.Key_H)
    desk.press(KEY.Key_X)
    assert told == ["stop"]
    assert desk.player.state is State.PAUSED


def test_escape_asks_once_and_ends_when_pressed_as_enter(desk: Desk) -> None:
    left: list[bool] = []
    desk.page.left.connect(lambda: left.append(True))
    desk.press(KEY.Key_Escape)
    assert left == []
    desk.press(KEY.Key_Escape)
    assert not desk.page.strip.is_open
    desk.press(KEY.Key_Escape)
    desk.press(KEY.Key_Return)
    assert left == [True]


def test_closing_asks_once(desk: Desk) -> None:
    assert not desk.page.ask_to_close()
    assert desk.player.state is State.PAUSED
    assert desk.page.ask_to_close()


def test_nothing_is_drawn_while_hidden_paused_or_over(desk: Desk) -> None:
    assert desk.page._tick.isActive()
    desk.page.hide()
    assert not desk.page._tick.isActive()
    desk.page.show()
    assert desk.page._tick.isActive()
    desk.player.pause()
    assert not desk.page._tick.isActive()
    desk.player.toggle_pause()
    desk.player.end()
    assert not desk.page._tick.isActive()


def test_the_coming_move_is_drawn_while_getting_ready(desk: Desk) -> None:
    moves = {(shot.start, shot.end) for shot in desk.studio.asked if shot.progress not in (0, 1)}
    assert ("start", "stretch") in moves


def test_reduced_motion_shows_key_poses_at_the_same_times(
    qtbot: QtBot,
    fake_clock: FakeClock,
    settings: Settings,
) -> None:
    settings.set(REDUCED_MOTION, "on")
    desk = Desk(qtbot, fake_clock, settings)
    desk.let_pass(desk.player.plan.seconds + 0.5)
    assert desk.player.state is State.DONE
    assert {shot.progress for shot in desk.studio.asked} == {0.0}
    assert {shot.breath for shot in desk.studio.asked} == {0.0}


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (900, 600), (640, 480), (2560, 1440)])
def test_nothing_overlaps_at_any_size(desk: Desk, width: int, height: int) -> None:
    desk.page.resize(width, height)
    desk.let_pass(15)
    QApplication.processEvents()  # the layout settles before it is painted
    page, panel = desk.page, desk.page.panel
    parts = [page.cue, page.figure, panel.badge, panel.word, panel.ring, panel.dots, page.bottom]
    places = [QRect(part.mapTo(page, QPoint()), part.size()) for part in parts if part.isVisible()]
    for number, place in enumerate(places):
        assert page.rect().contains(place), parts[number].objectName() or type(parts[number])
        for other in places[number + 1 :]:
            assert not place.intersects(other)


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(30.0, "30"), (29.01, "30"), (0.2, "1"), (0.0, "0")],
)
def test_a_countdown_shows_the_second_that_is_running(seconds: float, shown: str) -> None:
    assert whole_seconds(seconds) == shown


def test_time_left_reads_as_minutes_and_seconds() -> None:
    assert [clock_words(s) for s in (426, 59.6, 0)] == ["7:06", "1:00", "0:00"]


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (900, 600), (700, 480)])
def test_figure_and_ring_stay_in_their_places_from_phase_to_phase(
    desk: Desk, width: int, height: int
) -> None:
    desk.page.resize(width, height)
    places = set()
    for _ in range(60):
        desk.let_pass(1.0)
        QApplication.processEvents()
        places.add((desk.page.panel.x(), desk.page.panel.width()))
    assert len(places) == 1
