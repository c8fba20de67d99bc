"""All stretches: found by word, place and minutes, walked by keys, one figure moving."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QAccessible, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sciatica_desktop.domain.doses import minutes_words
from sciatica_desktop.domain.exercise import Area, Exercise, Family, Place
from sciatica_desktop.domain.plan import compile_plan
from sciatica_desktop.domain.routine import Item, Routine
from sciatica_desktop.services.pace import pace_of
from sciatica_desktop.services.settings import AFFECTED_SIDE, REDUCED_MOTION, Settings
from sciatica_desktop.ui.pages.library import RoutinesPage
from sciatica_desktop.ui.pages.library.card import ExerciseCard
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.chips import Chip
from tests.clocks import FakeClock
from tests.ui.libraries import make_library
from tests.ui.studios import BlankStudio

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

KEY = Qt.Key


class Desk:
    """The page in a window of its own."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.clock = FakeClock()
        self.settings = Settings(folder / "settings.json")
        self.settings.set(AFFECTED_SIDE, "left")
        self.library = make_library(folder)
        self.studio = BlankStudio()
        self.undone = 0
        self.page = RoutinesPage(
            library=self.library,
            settings=self.settings,
            studio=self.studio,
            theme=Theme.for_tests(),
            clock=self.clock,
            undo=self.undo,
        )
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.page.setParent(self.window)
        self.resize(1072, 800)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()

    def undo(self) -> bool:
        self.undone += 1
        return True

    def resize(self, width: int, height: int) -> None:
        self.window.resize(width, height)
        self.page.resize(width, height)
        self.settle()

    def settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()

    def press(self, key: Qt.Key | str) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page, key)
        self.settle()

    def click_chip(self, words: str) -> None:
        chip = next(chip for chip in self.page.findChildren(Chip) if chip.text() == words)
        self.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)

    @property
    def shown(self) -> set[str]:
        return {card.exercise.id for card in self.page.grid.cards if card.isVisible()}

    def those(self, wanted: object) -> set[str]:
        assert callable(wanted)
        return {e.id for e in self.library.exercises.values() if wanted(e)}

    def seconds(self, exercise: Exercise) -> float:
        alone = Routine("alone", "Alone", "", (Item(exercise.id),))
        return compile_plan(alone, self.library.exercises, pace_of(self.settings)).seconds

    def point_at(self, card: ExerciseCard) -> None:
        at = QPointF(5, 5)
        QApplication.sendEvent(card, QEnterEvent(at, at, at))
        self.fire("card dwell")

    def point_away(self, card: ExerciseCard) -> None:
        card.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
        QApplication.sendEvent(card, QEvent(QEvent.Type.Leave))

    def fire(self, name: str) -> None:
        for timer in self.page.findChildren(QTimer, name):
            if timer.isActive():
                timer.timeout.emit()
                if timer.isSingleShot():
                    timer.stop()

    @property
    def running(self) -> list[str]:
        return [t.objectName() for t in self.page.findChildren(QTimer) if t.isActive()]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, tmp_path)
    yield desk
    desk.window.hide()


def test_every_exercise_has_a_card(desk: Desk) -> None:
    assert desk.shown == set(desk.library.exercises)


def says_at_most(seconds: float, minutes: int) -> bool:
    """Whether its card says no more than that many minutes."""
    number, unit = minutes_words(seconds).split()
    return unit == "s" or int(number) <= minutes


def test_what_to_do_in_this_chair_in_three_minutes_takes_two_clicks(desk: Desk) -> None:
    desk.click_chip("Chair")
    desk.click_chip("Up to 3 min")
    assert desk.shown == desk.those(
        lambda e: Place.CHAIR in e.places and e.is_timed and says_at_most(desk.seconds(e), 3)
    )
    assert desk.shown


def test_one_place_at_a_time_and_the_others_add_up(desk: Desk) -> None:
    desk.click_chip("Bed")
    desk.click_chip("Mat")
    on_the_floor = desk.those(lambda e: Place.FLOOR in e.places)
    assert desk.shown == on_the_floor
    desk.click_chip("Hip")
    desk.click_chip("Buttock")
    assert desk.shown == on_the_floor & desk.those(lambda e: e.area in (Area.HIP, Area.BUTTOCK))
    desk.click_chip("Mat")
    assert desk.shown == desk.those(lambda e: e.area in (Area.HIP, Area.BUTTOCK))


def test_family_and_flare_day(desk: Desk) -> None:
    desk.click_chip("Nerve floss")
    desk.click_chip("Flare day")
    assert desk.shown == desk.those(lambda e: e.family is Family.FLOSS and e.flare_ok)


def test_only_one_of_the_two_lengths_is_on(desk: Desk) -> None:
    desk.click_chip("Up to 2 min")
    desk.click_chip("Up to 3 min")
    assert desk.shown == desk.those(lambda e: e.is_timed and says_at_most(desk.seconds(e), 3))
    desk.click_chip("Up to 2 min")
    assert desk.shown == desk.those(lambda e: e.is_timed and says_at_most(desk.seconds(e), 2))


def test_nothing_needed_counts_what_is_there_anyway(desk: Desk) -> None:
    desk.click_chip("Nothing needed")
    things = {t for name in desk.shown for t in desk.library.exercises[name].equipment}
    assert things
    assert not any("pillow" in thing or "strap" in thing for thing in things)
    assert desk.those(lambda e: not e.equipment) <= desk.shown


def test_searched_by_another_name(desk: Desk) -> None:
    desk.page.filters.search.setText("neural gliding")
    assert desk.shown
    families = {desk.library.exercises[name].family for name in desk.shown}
    assert families == {Family.FLOSS}


def test_what_fits_nothing_says_so_and_leads_back(desk: Desk) -> None:
    desk.page.filters.search.setText("submarine")
    assert not desk.shown
    button = desk.page.empty.button
    assert button is not None
    assert button.isVisible()
    desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.shown == set(desk.library.exercises)
    assert not desk.page.empty.isVisible()


@pytest.mark.parametrize(("width", "columns"), [(836, 2), (1072, 3), (1712, 5), (500, 1)])
def test_as_many_columns_as_there_is_room_for(desk: Desk, width: int, columns: int) -> None:
    desk.resize(width, 800)
    cards = desk.page.grid.cards
    first_row = [card for card in cards if card.y() == cards[0].y()]
    assert len(first_row) == columns
    assert len({card.width() for card in first_row}) <= 2
    scroll = desk.page.scroll_area
    assert scroll is not None
    assert scroll.horizontalScrollBar().maximum() == 0


def test_slash_searches_and_the_arrows_walk(desk: Desk) -> None:
    cards = desk.page.grid.cards
    desk.page.grid.go_to(cards[0])
    desk.press("/")
    assert desk.page.filters.search.hasFocus()
    assert desk.page.filters.search.text() == ""
    desk.press(KEY.Key_Down)
    assert cards[0].hasFocus()
    desk.press(KEY.Key_Right)
    assert cards[1].hasFocus()
    desk.press(KEY.Key_Down)
    assert cards[4].hasFocus()
    desk.press(KEY.Key_End)
    assert cards[-1].hasFocus()
    desk.press(KEY.Key_Down)
    assert cards[-1].hasFocus()
    desk.press(KEY.Key_Home)
    desk.press(KEY.Key_Up)
    assert desk.page.filters.search.hasFocus()


def test_a_card_reached_by_key_is_in_view(desk: Desk) -> None:
    desk.page.grid.go_to(desk.page.grid.cards[0])
    desk.press(KEY.Key_End)
    last = desk.page.grid.cards[-1]
    scroll = desk.page.scroll_area
    assert scroll is not None
    corner = last.mapTo(scroll.viewport(), last.rect().bottomRight())
    assert scroll.viewport().rect().contains(corner)


def test_enter_opens_and_plus_adds(desk: Desk) -> None:
    opened: list[str] = []
    added: list[str] = []
    desk.page.exercise_opened.connect(opened.append)
    desk.page.add_requested.connect(lambda name, _at: added.append(name))
    card = next(c for c in desk.page.grid.cards if c.exercise.is_timed)
    desk.page.grid.go_to(card)
    desk.press(KEY.Key_Return)
    desk.press("+")
    desk.qtbot.mouseClick(card.plus, Qt.MouseButton.LeftButton)
    assert opened == [card.exercise.id]
    assert added == [card.exercise.id] * 2


def test_a_card_says_where_how_long_and_which_side(desk: Desk) -> None:
    card = next(c for c in desk.page.grid.cards if c.exercise.id == "floss_seated")
    reader = QAccessible.queryAccessibleInterface(card)
    assert reader.text(QAccessible.Text.Name) == card.exercise.name
    said = reader.text(QAccessible.Text.Description)
    assert "Chair" in said
    assert "left leg" in said


def test_one_figure_moves_and_only_while_it_is_looked_at(desk: Desk) -> None:
    one, other = desk.page.grid.cards[:2]
    assert desk.running == []
    desk.point_at(one)
    assert desk.page.grid.moving is one
    desk.studio.asked.clear()
    desk.clock.advance(1.0)
    desk.fire("demonstration frames")
    assert {shot.exercise for shot in desk.studio.asked} == {one.exercise.id}
    desk.point_away(one)
    desk.point_at(other)
    assert desk.page.grid.moving is other
    desk.point_away(other)
    assert desk.page.grid.moving is None
    assert desk.running == []
    desk.studio.asked.clear()
    desk.settle()
    assert desk.studio.asked == []


def test_the_keyboard_moves_a_figure_too(desk: Desk) -> None:
    card = desk.page.grid.cards[0]
    desk.page.grid.go_to(card)
    desk.fire("card dwell")
    assert desk.page.grid.moving is card
    desk.page.hide()
    assert desk.page.grid.moving is None
    assert desk.running == []


def test_nothing_moves_with_reduced_motion(desk: Desk) -> None:
    desk.settings.set(REDUCED_MOTION, "on")
    desk.point_at(desk.page.grid.cards[0])
    assert desk.page.grid.moving is None


def test_filter_and_place_are_there_when_one_comes_back(desk: Desk) -> None:
    desk.click_chip("Mat")
    before = desk.shown
    scroll = desk.page.scroll_area
    assert scroll is not None
    scroll.verticalScrollBar().setValue(200)
    card = desk.page.grid.cards[3]
    desk.page.grid.go_to(card)
    at = scroll.verticalScrollBar().value()
    desk.page.hide()
    desk.page.show()
    desk.settle()
    assert desk.shown == before
    assert scroll.verticalScrollBar().value() == at
    assert desk.page.focus_widget() is card


def test_a_setting_that_changes_the_minutes_changes_the_cards(desk: Desk) -> None:
    card = next(c for c in desk.page.grid.cards if c.exercise.id == "floss_seated")
    desk.settings.set(AFFECTED_SIDE, "neither")
    assert "each side" in card.accessibleDescription()


def test_undo_is_handed_on(desk: Desk) -> None:
    assert desk.page.undo()
    assert desk.undone == 1


def test_my_routines_show_their_minutes_and_start(desk: Desk) -> None:
    desk.page.show_view("mine")
    desk.settle()
    started: list[str] = []
    desk.page.routine_started.connect(started.append)
    cards = desk.page.routines.cards
    assert [card.routine.id for card in cards] == list(desk.library.routines)
    assert not desk.page.grid.isVisible()
    cards[0].start.click()
    assert started == [cards[0].routine.id]


@pytest.mark.parametrize(("width", "height"), [(836, 600), (1072, 800), (430, 400)])
def test_routines_fit_any_width(desk: Desk, width: int, height: int) -> None:
    desk.page.show_view("mine")
    desk.resize(width, height)
    desk.settle()
    scroll = desk.page.scroll_area
    assert scroll is not None
    assert scroll.horizontalScrollBar().maximum() == 0
