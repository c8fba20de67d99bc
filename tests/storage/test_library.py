from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop import resources
from sciatica_desktop.storage.library import (
    LibraryError,
    load_card,
    load_exercise,
    load_library,
    load_routine,
)

CARD = "hipflex_halfkneel"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the shipped exercises and routines, to break."""
    for name in ("exercises", "routines"):
        shutil.copytree(resources.path(name), tmp_path / "resources" / name)
    return tmp_path / "resources"


@pytest.fixture
def broken(root: Path) -> Callable[[str, str], str]:
    """What is said after replacing a text in the hip flexor card."""

    def change(old: str, new: str) -> str:
        path = root / "exercises" / f"{CARD}.toml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(LibraryError) as caught:
            load_exercise(path)
        said = str(caught.value)
        assert said.startswith(f"{path}")
        assert said.endswith(".")
        assert "\n" not in said
        return said.removeprefix(str(path))

    return change


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('kind = "hold"', 'kind = "held"', ": kind must be one of hold, repetitions"),
        ("repetitions = 2", 'repetitions = "two"', ": dose.repetitions: expected a whole number"),
        ("repetitions = 2", "repetitions = 99", ": dose: repetitions must be 1 to 50, not 99"),
        ("[dose]", "[dosis]", ": dosis is not a known field; expected id, name"),
        ("sets = 1", "reps = 1", ": dose.reps is not a known field; expected sets, repetitions"),
        ("name = ", "# ", ": name is missing"),
        ("seconds = 3\n", "seconds = inf\n", ": phases[0].seconds must be a finite number"),
        ("seconds = 30\n", "seconds = -1\n", ": phases[1]: seconds must be above 0"),
        ('pose = "stretch"', 'pose = "away"', ": phases[0].pose 'away' is not drawn; the"),
        ('places = ["floor"]', 'places = "floor"', ": places: expected a list, not text"),
        ('places = ["floor"]', 'places = ["moon"]', ": places[0] must be one of desk, chair"),
        ("flare_ok = false", "flare_ok = 0", ": flare_ok: expected true or false"),
        ("https://", "http://", ": sources[0]: address of a source must begin with https://"),
        (f'id = "{CARD}"', 'id = "other"', ": id must be the name of the file"),
        ("[dose]", "[dose", ": not valid TOML: "),
    ],
)
def test_a_mistake_is_named_by_file_field_and_what_was_expected(
    broken: Callable[[str, str], str], old: str, new: str, said: str
) -> None:
    assert said in broken(old, new)


def test_a_slip_of_the_pen_is_named_by_its_line(broken: Callable[[str, str], str]) -> None:
    assert "line 4" in broken('name = "', "name = ")


def test_a_mistake_in_the_drawing_is_found_too(broken: Callable[[str, str], str]) -> None:
    assert "figure" in broken("[figure", "[figur")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "not a text file"),
        (b"\xff\xfei\x00d\x00", "not a text file"),
        (b"", "neither an exercise nor a routine"),
        (b"a = " + b"[" * 5000, "not valid TOML"),
        (b"x = 1\n" * 200_000, "larger than 1 MiB"),
    ],
)
def test_a_file_of_another_kind_is_told(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "card.toml"
    path.write_bytes(content)
    with pytest.raises(LibraryError, match=said):
        load_card(path)


@given(st.binary(max_size=300))
def test_no_bytes_lead_to_anything_but_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "card.toml"
    path.write_bytes(content)
    for load in (load_card, load_exercise, load_routine):
        with pytest.raises(LibraryError, match=r"card\.toml"):
            load(path)


@pytest.mark.parametrize("name", ["missing.toml", "."])
def test_a_file_that_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(LibraryError, match="is not a file"):
        load_card(tmp_path / name)


def test_a_routine_that_names_no_exercise_of_the_library_is_told(root: Path) -> None:
    path = root / "routines" / "seed_five.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(CARD, "moonwalk"), encoding="utf-8")
    with pytest.raises(LibraryError, match=r"items\[0\]\.exercise .* not 'moonwalk'"):
        load_library(root)


# --- the cache ----------------------------------------------------------------------------------


def test_the_cache_gives_back_the_very_same(root: Path, tmp_path: Path) -> None:
    fresh = load_library(root, tmp_path / "cache")
    assert load_library(root, tmp_path / "cache") == fresh == load_library(root)


def test_a_start_with_a_cache_parses_nothing(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_library(root, tmp_path / "cache")
    # None in sys.modules makes an import fail.
    monkeypatch.setitem(sys.modules, "msgspec", None)
    monkeypatch.setitem(sys.modules, "tomllib", None)
    assert CARD in load_library(root, tmp_path / "cache").exercises


def test_a_changed_file_is_read_again(root: Path, tmp_path: Path) -> None:
    load_library(root, tmp_path / "cache")
    path = root / "exercises" / f"{CARD}.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('short_name = "', 'short_name = "New '), encoding="utf-8")
    library = load_library(root, tmp_path / "cache")
    assert library.exercises[CARD].short_name.startswith("New ")


@pytest.mark.parametrize("damage", ["cut", "flip", "noise", "empty", "folder"])
def test_a_damaged_cache_is_made_again_in_silence(root: Path, tmp_path: Path, damage: str) -> None:
    fresh = load_library(root, tmp_path / "cache")
    (file,) = (tmp_path / "cache").iterdir()
    whole = file.read_bytes()
    at = whole.index(b"Kneel on a cushion")
    if damage == "folder":
        file.unlink()
        file.mkdir()
    else:
        file.write_bytes(
            {
                "cut": whole[: len(whole) // 2],
                "flip": whole[:at] + b"S" + whole[at + 1 :],
                "noise": b"\x80" * 99,
                "empty": b"",
            }[damage]
        )
    assert load_library(root, tmp_path / "cache") == fresh
    assert damage == "folder" or file.read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_done_without(root: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").touch()
    assert CARD in load_library(root, tmp_path / "cache").exercises
