from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sciatica_desktop import resources
from sciatica_desktop.domain.dose import Dose
from sciatica_desktop.domain.exercise import Laterality
from sciatica_desktop.services.library import LibraryService
from sciatica_desktop.storage.errors import StorageError
from tests.storage.libraries import FLOSS, HOLD, my_floss, my_routine, png

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def service(qapp: object, tmp_path: Path) -> LibraryService:
    return LibraryService(resources.root(), tmp_path / "data", tmp_path / "cache")


def test_whoever_was_handed_a_mapping_sees_every_change(service: LibraryService) -> None:
    exercises, routines = service.exercises, service.routines
    figures, pictures = service.figures, service.pictures
    assert service.save_exercise(my_floss()) == exercises["my_floss"]
    assert figures["my_floss"] == figures[FLOSS]
    service.save_exercise(my_floss("shown"), png())
    assert pictures["shown"].read_bytes() == png()
    assert service.save_routine(my_routine()) == routines["my_routine"]
    service.set_dose(FLOSS, Dose(repetitions=3), Laterality.EACH)
    assert exercises[FLOSS].dose == Dose(repetitions=3)
    service.delete_exercise("shown")
    assert "shown" not in exercises
    assert "shown" not in pictures


def test_every_change_is_told_once(service: LibraryService, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "shared.toml"
    changes = (
        lambda: service.set_dose(HOLD, Dose(hold_s=12), None),
        lambda: service.save_exercise(my_floss()),
        lambda: service.save_routine(my_routine()),
        service.undo,
        lambda: service.delete_exercise("my_floss"),
    )
    service.export(path, [FLOSS])
    for change in changes:
        with (
            qtbot.waitSignal(service.changed, timeout=1000),
            qtbot.assertNotEmitted(service.failed),
        ):
            change()
    with qtbot.assertNotEmitted(service.changed):
        service.export(path, [FLOSS])
    assert service.undo() == "My floss"
    with qtbot.assertNotEmitted(service.changed):
        assert service.undo() == ""


def test_what_is_ones_own_is_told_apart(service: LibraryService) -> None:
    service.save_exercise(my_floss())
    service.save_routine(my_routine())
    assert service.is_own_exercise("my_floss")
    assert service.is_own_routine("my_routine")
    assert not service.is_own_exercise(FLOSS)
    assert not service.is_own_exercise("moonwalk")
    assert not service.is_own_routine("seed_five")


def test_the_dose_of_the_card_is_kept_beside_ones_own(service: LibraryService) -> None:
    card = service.exercises[HOLD]
    service.set_dose(HOLD, Dose(hold_s=12), None)
    assert service.has_own_dose(HOLD)
    assert service.original(HOLD) == card
    service.set_dose(HOLD, None, None)
    assert not service.has_own_dose(HOLD)
    assert service.undo() == f"the dose of {card.short_name}"
    assert service.exercises[HOLD].dose == Dose(hold_s=12)


def test_the_stamp_of_a_picture_is_that_of_the_file_its_figure_is_in(
    service: LibraryService,
) -> None:
    service.save_exercise(my_floss())
    assert service.figure_stamp("my_floss") == service.figure_stamp(FLOSS)
    assert service.figure_stamp(HOLD) != service.figure_stamp(FLOSS)


def test_what_shows_an_exercise_is_told_when_it_is_another(
    service: LibraryService, tmp_path: Path
) -> None:
    told: list[tuple[str, bool]] = []
    service.shown_anew.connect(lambda name: told.append((name, name in service.exercises)))
    kept = service.save_exercise(my_floss())
    service.set_dose(HOLD, Dose(hold_s=12), None)
    service.save_exercise(replace(kept, feel="A light pull."))
    assert told == [("my_floss", True)]
    service.save_exercise(replace(kept, figure_of=""), png())
    service.delete_exercise("my_floss")
    service.undo()
    assert told[1:] == [("my_floss", True), ("my_floss", False), ("my_floss", True)]


def test_a_file_that_breaks_while_the_window_is_open_is_told(
    service: LibraryService, qtbot: QtBot, tmp_path: Path
) -> None:
    service.save_exercise(my_floss())
    (tmp_path / "data" / "exercises" / "my_floss.toml").write_bytes(b"id =")
    with qtbot.waitSignal(service.failed, timeout=1000) as told:
        service.set_dose(HOLD, Dose(hold_s=12), None)
    assert told.args == [service.problems[0]]
    assert "my_floss.toml: line 1: id: " in service.problems[0]


def test_sharing_goes_through_the_service(service: LibraryService, tmp_path: Path) -> None:
    service.save_exercise(my_floss())
    service.export(tmp_path / "shared.toml", ["my_floss"])
    other = LibraryService(resources.root(), tmp_path / "other")
    assert other.import_file(tmp_path / "shared.toml").exercises == ("my_floss",)
    assert other.exercises["my_floss"] == service.exercises["my_floss"]
    (tmp_path / "bad.toml").write_bytes(b"\xff")
    with pytest.raises(StorageError, match=r"bad\.toml: line 1"):
        other.import_file(tmp_path / "bad.toml")
