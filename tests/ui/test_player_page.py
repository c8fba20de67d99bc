"""The player page: keys, what it shows, and that it rests when nobody looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from sciatica_desktop.domain.anatomy import AffectedSide, Reach, Side
from sciatica_desktop.domain.plan import Pace, compile_plan
from sciatica_desktop.domain.routine import Item, Routine
from sciatica_desktop.domain.session import State
from sciatica_desktop.figure.motion import eased
from sciatica_desktop.services.player import SessionPlayer
from sciatica_desktop.services.settings import REDUCED_MOTION, Settings
from sciatica_desktop.ui.pages import player as player_module
from sciatica_desktop.ui.pages.player import PlayerPage
from sciatica_desktop.ui.pages.player_bars import clock_words
from sciatica_desktop.ui.pages.player_keys import KEYS, command_of
from sciatica_desktop.ui.pages.player_panel import whole_seconds
from sciatica_desktop.ui.shot import Layer
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.ring import Ring
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

    def __init__(self, qtbot: QtBot, clock: FakeClock, settings: Settings, **pace: Any) -> None:
        self.qtbot = qtbot
        self.clock = clock
        self.studio = BlankStudio()
        plan = compile_plan(ROUTINE, EXERCISES, Pace(AffectedSide.LEFT, **pace))
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

    def send(self, key: Qt.Key) -> None:
        """A key that no keyboard of letters has."""
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.page, event)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


MakeDesk = Callable[..., Desk]


@pytest.fixture
def make_desk(qtbot: QtBot, fake_clock: FakeClock, settings: Settings) -> Iterator[MakeDesk]:
    """Makes pages and keeps them to the end: one let go of too soon is deleted as it paints."""
    made: list[Desk] = []

    def make(**pace: Any) -> Desk:
        made.append(Desk(qtbot, fake_clock, settings, **pace))
        return made[-1]

    yield make
    for desk in made:
        desk.player.end()


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    return make_desk()


def test_a_hold_counts_down_and_names_the_leg_that_is_stretched(desk: Desk) -> None:
    desk.let_pass(10 + 3 + 12)
    assert desk.page.panel.word.text() == "Hold"
    assert desk.page.panel.detail.text() == "left hip, right foot in front"
    assert desk.page.panel.badge.side is Side.LEFT
    assert desk.page.panel.ring.words == "18 seconds"
    assert desk.page.figure.is_mirrored


def test_a_floss_counts_repetitions(desk: Desk) -> None:
    desk.player.go_to_item(1)
    desk.let_pass(10 + 5 * 5 + 1)
    assert desk.page.panel.word.text() == "Out"
    assert desk.page.panel.ring.words == "6 of 10"
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


def test_easing_halves_goes_on_and_asks_where_without_waiting(desk: Desk) -> None:
    told: list[object] = []
    desk.page.hurt.connect(told.append)
    desk.page.felt.connect(told.append)
    desk.player.go_to_item(1)
    desk.let_pass(10 + 5 * 4 + 1)
    desk.press(KEY.Key_H)
    desk.press(KEY.Key_E)
    assert desk.player.state is State.LEAD_IN
    assert desk.player.plan.blocks[2].repetitions == 7
    assert desk.page.panel.count.text() == "Eased off: half as far"
    assert "Where did you feel it?" in desk.page.strip.question
    desk.press(KEY.Key_6)
    assert told == ["ease", Reach.FOOT]
    assert not desk.page.strip.is_open
    assert desk.player.session.step.block == 2


def test_where_it_was_felt_need_not_be_said(desk: Desk) -> None:
    told: list[object] = []
    desk.page.felt.connect(told.append)
    desk.let_pass(20)
    for leave in (KEY.Key_Escape, None):
        desk.press(KEY.Key_H)
        desk.press(KEY.Key_E)
        assert desk.page.strip.is_open
        if leave is None:
            desk.page.questions.findChild(QTimer, "where it was felt").timeout.emit()
        else:
            desk.press(leave)
        assert not desk.page.strip.is_open
        desk.let_pass(3)
        assert desk.player.state is State.RUNNING
    assert told == []


def test_an_eased_movement_turns_back_half_way(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk.studio, "prepare", list)
    desk.player.go_to_item(1)
    desk.let_pass(10 + 5 * 4 + 1)
    desk.press(KEY.Key_H)
    desk.press(KEY.Key_E)
    desk.let_pass(3)
    desk.studio.asked.clear()
    desk.let_pass(10)
    moves = [s for s in desk.studio.asked if s.layer is Layer.BODY and s.start != s.end]
    assert moves
    # A shot of a way back is the same picture as one of the way there.
    ways = [eased(s.progress if s.end == "stretch" else 1 - s.progress) for s in moves]
    assert max(ways) == pytest.approx(0.5, abs=0.02)


def test_plus_and_minus_put_the_count_right(desk: Desk) -> None:
    desk.player.go_to_item(1)
    desk.let_pass(10 + 5 * 5 + 1)
    assert desk.page.panel.ring.words == "6 of 10"
    desk.press(KEY.Key_Plus)
    assert desk.page.panel.ring.words == "7 of 10"
    desk.press(KEY.Key_Minus)
    desk.press(KEY.Key_Minus)
    assert desk.page.panel.ring.words == "5 of 10"
    desk.page.panel.more.click()
    assert desk.page.panel.ring.words == "6 of 10"


def test_at_ones_own_pace_space_counts_and_p_pauses(make_desk: MakeDesk) -> None:
    desk = make_desk(own_pace=True)
    desk.player.go_to_item(1)
    desk.let_pass(10 + 1)
    for number in range(1, 4):
        assert desk.page.panel.ring.words == f"{number} of 10"
        desk.press(KEY.Key_Space)
    desk.let_pass(60)
    assert desk.page.panel.word.text() == "Your pace"
    assert desk.page.panel.ring.words == "4 of 10"
    assert desk.player.state is State.RUNNING
    desk.press(KEY.Key_P)
    assert desk.player.state is State.PAUSED
    desk.press(KEY.Key_Space)
    assert desk.player.state is State.LEAD_IN


def test_until_ready_names_the_key_and_space_begins(make_desk: MakeDesk) -> None:
    desk = make_desk(wait_between=True)
    desk.let_pass(300)
    assert desk.page.panel.word.text() == "When you are ready"
    assert desk.page.panel.ring.words == "Space to begin"
    desk.press(KEY.Key_Space)
    assert desk.page.panel.word.text() == "Ease in"


def test_m_asks_for_silence_and_the_button_says_which(desk: Desk) -> None:
    asked: list[bool] = []
    desk.page.mute_requested.connect(lambda: asked.append(True))
    desk.press(KEY.Key_M)
    assert asked == [True]
    names = []
    for muted in (True, False):
        desk.page.set_muted(muted)
        names.append(desk.page.bottom.bar.sound.text())
    assert names == ["Sound on", "Sound off"]


@pytest.mark.parametrize("key", [KEY.Key_MediaPlay, KEY.Key_MediaTogglePlayPause])
def test_media_keys_do_what_space_and_the_arrows_do(desk: Desk, key: Qt.Key) -> None:
    desk.let_pass(20)
    desk.send(key)
    assert desk.player.state is State.PAUSED
    desk.send(KEY.Key_MediaNext)
    assert desk.player.session.step.block == 1
    desk.send(KEY.Key_MediaPrevious)
    assert desk.player.session.step.block == 0
    desk.send(KEY.Key_MediaStop)
    assert "End here?" in desk.page.strip.question


def test_the_keys_are_shown_beside_the_seconds_and_the_routine_goes_on(desk: Desk) -> None:
    desk.let_pass(20)
    desk.press(KEY.Key_Question)
    card, panel = desk.page.keys, desk.page.panel
    assert card.isVisible()
    assert desk.player.state is State.RUNNING
    assert card.geometry().right() < panel.mapTo(desk.page, QPoint()).x()
    desk.press(KEY.Key_Escape)
    assert not card.isVisible()
    assert not desk.page.strip.is_open


def test_every_key_of_the_card_does_something() -> None:
    named = {key for keys, _ in KEYS for key in keys}
    typed = {
        "Space": KEY.Key_Space,
        "Esc": KEY.Key_Escape,
        "F11": KEY.Key_F11,
        "?": KEY.Key_Question,
    }
    typed |= {"←": KEY.Key_Left, "→": KEY.Key_Right, "+": KEY.Key_Plus, "−": KEY.Key_Minus}
    for words in named - {"1 - 9"}:
        key = typed.get(words) or Qt.Key(ord(words))
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        assert command_of(event) is not None, words


def test_on_the_whole_screen_hints_and_pointer_go_and_come_back_but_this_hurts_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.page, "isFullScreen", lambda: True)
    desk.page.resize(1920, 1080)
    QApplication.processEvents()
    assert desk.page.bottom.bar.hints.isVisible()
    bar = desk.page.bottom.bar
    hurts = next(b for b in bar.findChildren(Button) if b.text() == "This hurts")
    assert not bar.hints.is_faded
    desk.page.findChild(QTimer, "player hints").timeout.emit()
    assert bar.hints.is_faded
    assert desk.page.cursor().shape() is Qt.CursorShape.BlankCursor
    assert hurts.isVisible()
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(9, 9),
        QPointF(9, 9),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(desk.page, move)
    assert not bar.hints.is_faded
    assert desk.page.cursor().shape() is Qt.CursorShape.ArrowCursor
    desk.press(KEY.Key_Space)
    assert not desk.page.findChild(QTimer, "player hints").isActive(), "paused, they stay"


def test_a_screen_reader_is_told_stages_and_never_the_ticking_number(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(player_module, "announce", lambda _page, words: told.append(words))
    names = set()
    for _ in range(30):
        desk.let_pass(1)
        widgets = [desk.page, *desk.page.findChildren(QWidget)]
        names.add(tuple(w.accessibleName() for w in widgets if isinstance(w, Ring)))
    assert len(names) == 1, "a name that changes is read out"
    assert [words for words in told if words] == ["Hold, 30 seconds"]
    desk.press(KEY.Key_T)
    assert told[-1].endswith("left in all")


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
    make_desk: MakeDesk, settings: Settings
) -> None:
    settings.set(REDUCED_MOTION, "on")
    desk = make_desk()
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
