"""What may be started: a doctor's sign holds back flosses and strengthening, not stretches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from sciatica_desktop.domain.anatomy import Reach
from sciatica_desktop.domain.diary import Entry
from sciatica_desktop.domain.exercise import Family
from sciatica_desktop.services.safety import SafetyService
from sciatica_desktop.services.settings import Settings
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.safety_store import SafetyStore
from sciatica_desktop.ui.pages.safety import DoctorFirstPage, GetHelpPage, SafetyPage
from sciatica_desktop.ui.safety_flow import SafetyFlow
from sciatica_desktop.ui.shell import Shell
from sciatica_desktop.ui.theme.manager import Theme
from tests.clocks import FakeClock
from tests.domain.exercises import make_exercise, make_floss

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

STRETCH = make_exercise("stretch")
FLOSS = make_floss("floss")
BRIDGE = replace(make_exercise("bridge"), family=Family.STRENGTH)
EVERYTHING = (STRETCH, FLOSS, BRIDGE)


class House:
    """The flow over a window, and what it started."""

    def __init__(self, qtbot: QtBot, settings: Settings, clock: FakeClock, database: Database):
        theme = Theme.for_tests()
        self.entries: list[Entry] = []
        self.safety = SafetyService(
            SafetyStore(database), clock, diary=lambda _first, _last: self.entries
        )
        self.shell = Shell(theme=theme, settings=settings)
        qtbot.addWidget(self.shell)
        self.flow = SafetyFlow(self.shell, self.safety, settings=settings, theme=theme)
        self.started: list[frozenset[str]] = []

    def words(self) -> str:
        over = self.shell.over
        assert over is not None
        return "\n".join(part.text() for part in over.findChildren(QLabel))


@pytest.fixture
def house(
    qtbot: QtBot, settings: Settings, fake_clock: FakeClock, qapp: QApplication
) -> Iterator[House]:
    with Database.in_memory() as database:
        yield House(qtbot, settings, fake_clock, database)


@pytest.mark.parametrize(
    ("exercises", "ticked", "starts"),
    [
        (EVERYTHING, (), True),
        ((STRETCH,), ("fever",), True),
        ((STRETCH, FLOSS), ("fever",), False),
        ((BRIDGE,), ("fever",), False),
        ((STRETCH,), ("saddle",), False),
    ],
)
def test_what_is_started_depends_on_what_it_is(
    house: House, exercises: tuple, ticked: tuple[str, ...], starts: bool
) -> None:
    house.safety.answer(ticked)
    house.flow.ensure(house.started.append, exercises)
    assert house.started == ([frozenset()] if starts else [])


def test_a_doctors_sign_leaves_out_flosses_and_strengthening_by_name(house: House) -> None:
    house.safety.answer(("fever",))
    house.flow.ensure(house.started.append, EVERYTHING)
    page = house.shell.over
    assert isinstance(page, DoctorFirstPage)
    assert "You can still do: Stretch." in page.box_text.text()
    assert "Left out for now: Floss and Bridge." in page.box_text.text()
    assert house.started == []
    page.rest.click()
    assert house.started == [{"floss", "bridge"}]
    assert house.shell.over is None


def test_where_nothing_of_a_routine_may_go_on_there_is_nothing_to_start(house: House) -> None:
    house.safety.answer(("fever",))
    house.flow.ensure(house.started.append, (FLOSS, BRIDGE))
    page = house.shell.over
    assert isinstance(page, DoctorFirstPage)
    assert page.rest.isHidden()


def test_once_a_clinician_has_looked_all_of_it_starts(house: House) -> None:
    house.safety.answer(("fever",))
    house.flow.ensure(house.started.append, EVERYTHING)
    page = house.shell.over
    assert isinstance(page, DoctorFirstPage)
    page.assessed.emit()
    assert house.started == [frozenset()]


def test_an_emergency_starts_nothing_whatever_it_is(house: House) -> None:
    house.safety.answer(("saddle",))
    house.flow.ensure(house.started.append, (STRETCH,))
    assert isinstance(house.shell.over, GetHelpPage)
    assert house.started == []


def test_a_change_in_the_diary_asks_again_and_says_why(house: House, fake_clock: FakeClock) -> None:
    house.safety.answer(())
    fake_clock.advance(3600)
    now = fake_clock.now()
    house.entries.append(Entry("e", now, now, reach_left=Reach.CALF, reach_right=Reach.CALF))
    house.flow.ensure(house.started.append, (STRETCH,))
    assert isinstance(house.shell.over, SafetyPage)
    assert "You marked both legs. So we ask again." in house.words()
    assert house.started == []
    house.shell.over.answer()
    assert house.started == [frozenset()]


def test_a_first_start_gives_no_reason(house: House) -> None:
    house.flow.ensure(house.started.append, (STRETCH,))
    assert "So we ask again." not in [
        part.text() for part in house.shell.over.findChildren(QLabel) if not part.isHidden()
    ]
