"""One exercise: its phases by key, its dose made one's own, its sources opened on request."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sciatica_desktop.domain.anatomy import AffectedSide, Side
from sciatica_desktop.domain.exercise import Laterality, Place
from sciatica_desktop.domain.plan import compile_plan
from sciatica_desktop.domain.routine import Item, Routine
from sciatica_desktop.services.library import LibraryService
from sciatica_desktop.services.pace import pace_of
from sciatica_desktop.services.settings import AFFECTED_SIDE, REDUCED_MOTION, Settings
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.ui.pages.exercise import ExercisePage
from sciatica_desktop.ui.pages.exercise.page import length_words
from sciatica_desktop.ui.pages.exercise.sides import laterality_of, sides_of
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.link import Link
from tests.clocks import FakeClock
from tests.ui.libraries import CHAIR, FLOOR, STEPS, make_library
from tests.ui.studios import BlankStudio

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

KEY = Qt.Key


class Desk:
    """The page in a window of its own, showing the stretch on the mat."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.clock = FakeClock()
        self.settings = Settings(folder / "settings.json")
        self.settings.set(AFFECTED_SIDE, "left")
        self.library = make_library(folder)
        self.studio = BlankStudio()
        self.page = ExercisePage(
            library=self.library,
            settings=self.settings,
            studio=self.studio,
            theme=Theme.for_tests(),
            clock=self.clock,
            undo=self.undo,
        )
        self.page.show_exercise(FLOOR)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.page.setParent(self.window)
        self.resize(1072, 800)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()

    def undo(self) -> bool:
        return bool(self.library.undo())

    def resize(self, width: int, height: int) -> None:
        self.window.resize(width, height)
        self.page.resize(width, height)
        self.settle()

    def settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page, key)
        self.settle()

    def focus(self) -> None:
        widget = self.page.focus_widget()
        assert widget is not None
        widget.setFocus(Qt.FocusReason.TabFocusReason)

    def fire(self, name: str) -> None:
        for timer in self.page.findChildren(QTimer, name):
            if timer.isActive():
                if timer.isSingleShot():
                    timer.stop()
                timer.timeout.emit()

    def let_pass(self, seconds: float) -> None:
        for _ in range(round(seconds * 4)):
            self.clock.advance(0.25)
            self.fire("demonstration frames")

    @property
    def marked(self) -> list[int]:
        return [at for at, box in enumerate(self.page.phases.boxes) if box.isChecked()]

    @property
    def running(self) -> list[str]:
        return [t.objectName() for t in self.page.findChildren(QTimer) if t.isActive()]

    def total(self, name: str = FLOOR) -> str:
        alone = Routine("alone", "Alone", "", (Item(name),))
        plan = compile_plan(alone, self.library.exercises, pace_of(self.settings))
        return f"Start · {length_words(plan.seconds)}"


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, tmp_path)
    yield desk
    desk.window.hide()


def test_start_says_the_seconds_of_the_routine_clock(desk: Desk) -> None:
    assert desk.page.dose.start.text() == desk.total()
    desk.page.dose.repetitions.set_value(3)
    desk.page.dose.hold.setFocus()
    desk.press(KEY.Key_Up)
    said = desk.page.dose.start.text()
    desk.fire("own dose")
    assert desk.library.exercises[FLOOR].dose.repetitions == 3
    assert desk.library.exercises[FLOOR].dose.hold_s == 35
    assert said == desk.page.dose.start.text() == desk.total()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(45, "45 s"), (60, "1 min"), (144, "2 min 24 s"), (119.6, "2 min"), (0, "0 s")],
)
def test_a_length_is_said_to_the_second(seconds: float, words: str) -> None:
    assert length_words(seconds) == words


def test_a_dose_set_a_moment_ago_is_kept_when_the_page_is_left(desk: Desk) -> None:
    desk.page.dose.per_day.setFocus()
    desk.press(KEY.Key_Up)
    desk.page.hide()
    assert desk.library.exercises[FLOOR].dose.times_per_day == 2
    assert desk.library.original(FLOOR).dose.times_per_day == 1
    assert desk.running == []


def test_the_dose_of_the_card_is_one_click_away(desk: Desk) -> None:
    assert not desk.page.dose.reset.isVisible()
    desk.page.dose.repetitions.setFocus()
    desk.press(KEY.Key_Up)
    desk.fire("own dose")
    assert desk.library.has_own_dose(FLOOR)
    desk.qtbot.mouseClick(desk.page.dose.reset, Qt.MouseButton.LeftButton)
    assert not desk.library.has_own_dose(FLOOR)
    assert desk.page.dose.repetitions.value == desk.library.original(FLOOR).dose.repetitions
    assert not desk.page.dose.reset.isVisible()


def test_back_by_hand_is_no_change_at_all(desk: Desk) -> None:
    desk.page.dose.hold.setFocus()
    desk.press(KEY.Key_Up)
    desk.fire("own dose")
    assert desk.library.has_own_dose(FLOOR)
    desk.press(KEY.Key_Down)
    desk.fire("own dose")
    assert not desk.library.has_own_dose(FLOOR)


def test_a_dose_is_taken_back(desk: Desk) -> None:
    desk.page.dose.sets.setFocus()
    desk.press(KEY.Key_Up)
    assert desk.page.undo()
    assert desk.library.exercises[FLOOR].dose.sets == 1
    assert desk.page.dose.sets.value == 1


def test_past_what_the_sources_teach_it_says_so(desk: Desk) -> None:
    least, most = desk.library.original(FLOOR).seen.hold_s or (0, 0)
    notice = desk.page.dose.past
    assert not notice.isVisible()
    desk.page.dose.hold.setFocus()
    for _ in range(round(most - 30) // 5):
        desk.press(KEY.Key_Up)
    assert not notice.isVisible()
    desk.press(KEY.Key_Up)
    assert notice.isVisible()
    assert f"{least:g} to {most:g}" in notice.lines[0]


@pytest.mark.parametrize("affected", list(AffectedSide))
@pytest.mark.parametrize("card", [c for c in Laterality if c is not Laterality.NONE])
@pytest.mark.parametrize("sides", [(Side.LEFT,), (Side.RIGHT,), (Side.LEFT, Side.RIGHT)])
def test_the_sides_set_are_the_sides_done(
    sides: tuple[Side, ...], card: Laterality, affected: AffectedSide
) -> None:
    assert sides_of(laterality_of(sides, card, affected), affected) == sides
    assert laterality_of(sides_of(card, affected), card, affected) is card


def test_one_side_halves_the_time(desk: Desk) -> None:
    desk.page.dose.sides.setFocus()
    desk.press(KEY.Key_Right)
    desk.fire("own dose")
    assert desk.library.exercises[FLOOR].laterality is Laterality.LEFT_ONLY
    assert desk.page.dose.start.text() == desk.total()


def test_arrows_go_through_the_phases(desk: Desk) -> None:
    desk.focus()
    exercise = desk.library.exercises[FLOOR]
    assert desk.marked == [1]
    desk.press(KEY.Key_Right)
    assert desk.marked == [2]
    desk.let_pass(exercise.phases[2].seconds + 1)
    assert desk.running == []
    assert desk.page.stage.figure.pose == exercise.phases[2].pose
    for _ in range(5):
        desk.press(KEY.Key_Left)
    assert desk.marked == [0]
    desk.let_pass(10)


def test_space_plays_one_repetition_and_comes_back(desk: Desk) -> None:
    desk.focus()
    seen = []
    desk.page.stage.phase_entered.connect(seen.append)
    desk.press(KEY.Key_Space)
    assert desk.page.stage.is_playing
    desk.let_pass(20)
    assert seen == [0, 1, 2, 3, 1]
    assert desk.marked == [1]
    assert desk.running == []


def test_pressed_again_it_stops(desk: Desk) -> None:
    desk.focus()
    desk.press(KEY.Key_Space)
    desk.let_pass(1)
    desk.press(KEY.Key_Space)
    assert not desk.page.stage.is_playing
    assert desk.marked == [1]


def test_with_reduced_motion_only_key_poses_are_shown(desk: Desk) -> None:
    desk.settings.set(REDUCED_MOTION, "on")
    desk.focus()
    desk.studio.asked.clear()
    desk.press(KEY.Key_Right)
    desk.press(KEY.Key_Space)
    desk.let_pass(10)
    large = {s for s in desk.studio.asked if s.width == desk.page.stage.figure.width()}
    assert large
    assert all(shot.start == shot.end for shot in large)


def test_the_other_side_is_shown_mirrored(desk: Desk) -> None:
    assert desk.page.stage.side is Side.LEFT
    assert desk.page.stage.figure.is_mirrored
    desk.page.stage.sides.setFocus()
    desk.press(KEY.Key_Right)
    assert desk.page.stage.side is Side.RIGHT
    assert not desk.page.stage.figure.is_mirrored


def test_escape_leads_back(desk: Desk) -> None:
    desk.focus()
    with desk.qtbot.waitSignal(desk.page.left, timeout=0):
        QTest.keyClick(desk.page.focus_widget(), KEY.Key_Escape)


def test_a_card_of_steps_has_no_dose_and_no_start(desk: Desk) -> None:
    desk.page.show_exercise(STEPS)
    desk.settle()
    assert not desk.page.dose.isVisible()
    assert not desk.page.foot_start.isVisible()
    assert not desk.page.head.add.isVisible()
    desk.resize(600, 600)
    assert not desk.page.foot_start.isVisible()
    desk.let_pass(60)
    assert desk.running == []


def test_from_the_floor_it_leads_to_getting_down(desk: Desk) -> None:
    asked: list[str] = []
    desk.page.exercise_requested.connect(asked.append)
    (link,) = [one for one in desk.page.findChildren(Link) if "Getting down" in one.text()]
    desk.qtbot.keyClick(link, KEY.Key_Return)
    assert asked == [STEPS]
    desk.page.show_exercise(CHAIR)
    assert Place.FLOOR not in desk.library.exercises[CHAIR].places
    links = desk.page.sections.findChildren(Link)
    assert not [one for one in links if one.isVisible() and "Getting down" in one.text()]
    desk.page.hide()


def test_the_rule_to_stop_by_never_folds(desk: Desk) -> None:
    for part in desk.page.sections.parts:
        part.set_open(False)
    assert desk.page.stop.isVisible()
    assert desk.page.stop.lines == desk.library.exercises[FLOOR].stop_if


def test_a_fold_stays_as_it_was_left(desk: Desk) -> None:
    part = next(p for p in desk.page.sections.parts if p.head.text() == "Sources")
    assert not part.is_open
    desk.qtbot.keyClick(part.head, KEY.Key_Space)
    desk.page.show_exercise(CHAIR)
    desk.page.hide()
    opened = {p.head.text() for p in desk.page.sections.parts if p.is_open}
    assert opened == {"Start position", "Move", "Sources"}


def test_a_source_is_opened_by_hand_and_at_no_other_time(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    for part in desk.page.sections.parts:
        part.set_open(True)
    desk.settle()
    assert opened == []
    sources = desk.library.exercises[FLOOR].sources
    links = {link.text(): link for link in desk.page.sections.findChildren(Link)}
    for source in sources:
        links[source.title].click()
    assert opened == [source.address for source in sources]


@pytest.mark.parametrize("name", [FLOOR, CHAIR, STEPS])
@pytest.mark.parametrize(("width", "height"), [(836, 600), (1072, 800), (576, 432), (1712, 1080)])
def test_nothing_pushes_sideways(desk: Desk, name: str, width: int, height: int) -> None:
    desk.page.show_exercise(name)
    for part in desk.page.sections.parts:
        part.set_open(True)
    desk.resize(width, height)
    scroll = desk.page.scroll_area
    assert scroll is not None
    assert scroll.horizontalScrollBar().maximum() == 0
    desk.page.hide()


def test_in_a_narrow_window_start_stays_in_view(desk: Desk) -> None:
    desk.resize(836, 600)
    assert not desk.page.dose.start.isVisible()
    assert desk.page.foot_start.isVisible()
    assert desk.page.foot_start.text() == desk.total()
    asked: list[str] = []
    desk.page.start_requested.connect(asked.append)
    desk.qtbot.mouseClick(desk.page.foot_start, Qt.MouseButton.LeftButton)
    assert asked == [FLOOR]


def test_an_exercise_of_ones_own_is_changed_not_copied(desk: Desk) -> None:
    card = desk.library.original(FLOOR)
    name = desk.library.new_exercise_id("Mine")
    own = desk.library.save_exercise(replace(card, id=name, name="Mine", figure_of=FLOOR))
    asked: list[tuple[str, str]] = []
    desk.page.copy_requested.connect(lambda one: asked.append(("copy", one)))
    desk.page.edit_requested.connect(lambda one: asked.append(("edit", one)))
    desk.page.head.copy.click()
    desk.page.show_exercise(own.id)
    desk.page.head.copy.click()
    assert asked == [("copy", FLOOR), ("edit", own.id)]
    desk.page.hide()


def test_a_dose_that_cannot_be_kept_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_given: object) -> None:
        raise StorageError("The disk is full.")

    monkeypatch.setattr(LibraryService, "set_dose", fail)
    told: list[str] = []
    desk.page.failed.connect(told.append)
    desk.page.dose.sets.setFocus()
    desk.press(KEY.Key_Up)
    desk.fire("own dose")
    assert told == ["The disk is full."]
