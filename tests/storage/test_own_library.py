from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop.domain.dose import Dose
from sciatica_desktop.domain.exercise import Laterality
from sciatica_desktop.domain.routine import Item
from sciatica_desktop.storage.errors import DiskFull, StorageError
from sciatica_desktop.storage.library_fit import is_id
from sciatica_desktop.storage.own_library import OwnLibrary
from sciatica_desktop.storage.pictures import PictureError
from tests.storage.libraries import (
    FLOSS,
    HOLD,
    files_of,
    my_floss,
    my_routine,
    own_library,
    png,
    shipped,
    svg,
)

Change = Callable[[OwnLibrary], object]

CHANGES: dict[str, Change] = {
    "a new exercise": lambda library: library.save_exercise(my_floss("other")),
    "a changed exercise": lambda library: library.save_exercise(my_floss(feel="")),
    "a picture instead": lambda library: library.save_exercise(my_floss("shown"), png(3, 3)),
    "a new routine": lambda library: library.save_routine(my_routine("other")),
    "a changed routine": lambda library: library.save_routine(my_routine("mine", FLOSS)),
    "a dose": lambda library: library.set_dose(HOLD, Dose(hold_s=20), Laterality.OTHER_ONLY),
    "no dose": lambda library: library.set_dose(FLOSS, None, None),
    "a deleted exercise": lambda library: library.delete_exercise("shown"),
    "a deleted routine": lambda library: library.delete_routine("mine"),
}


@pytest.fixture
def lived_in(tmp_path: Path) -> Path:
    """A data folder with one of everything in it."""
    library = own_library(tmp_path / "data")
    library.save_exercise(my_floss())
    library.save_exercise(my_floss("shown"), png())
    library.save_routine(my_routine("mine", FLOSS, "my_floss"))
    library.set_dose(FLOSS, replace(shipped().exercises[FLOSS].dose, repetitions=5), None)
    return tmp_path / "data"


def everything(library: OwnLibrary) -> tuple[object, ...]:
    return (
        library.originals,
        library.exercises,
        library.routines,
        dict(library.figures),
        library.pictures,
        library.problems,
    )


def test_with_nothing_of_ones_own_it_is_what_is_shipped(tmp_path: Path) -> None:
    library = own_library(tmp_path, cached=True)
    assert library.exercises == library.originals == shipped().exercises
    assert library.routines == shipped().routines
    assert library.figures == shipped().figures
    assert list(tmp_path.iterdir()) == []


def test_with_nothing_of_ones_own_nothing_is_loaded_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped()
    # None in sys.modules makes an import fail.
    for name in ("reading", "files"):
        monkeypatch.setitem(sys.modules, f"sciatica_desktop.storage.own_library_{name}", None)
    assert own_library(tmp_path, cached=True).routines == shipped().routines


def test_what_is_saved_is_read_back_the_same(lived_in: Path) -> None:
    library = own_library(lived_in)
    assert library.exercises["my_floss"] == my_floss()
    assert library.figures["my_floss"] == shipped().figures[FLOSS]
    assert library.pictures["shown"].read_bytes() == png()
    assert "shown" not in library.figures
    assert library.routines["mine"] == my_routine("mine", FLOSS, "my_floss")
    assert library.exercises[FLOSS].dose.repetitions == 5
    assert library.originals[FLOSS] == shipped().exercises[FLOSS]
    assert library.problems == ()


@given(
    name=st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1),
    how=st.lists(st.text(max_size=20), max_size=3),
    dose=st.builds(Dose, sets=st.integers(1, 10), repetitions=st.integers(1, 50)),
)
def test_any_words_are_kept_or_refused_in_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, name: str, how: list[str], dose: Dose
) -> None:
    folder = tmp_path_factory.mktemp("data")
    library = own_library(folder)
    mine = my_floss(library.new_exercise_id(name), name=name, how=tuple(how), dose=dose)
    assert is_id(mine.id)
    with suppress(StorageError):
        library.save_exercise(mine)
    kept = own_library(folder)
    assert kept.problems == ()
    assert kept.exercises.get(mine.id, mine) == mine
    assert bool(files_of(folder)) == (mine.id in kept.exercises)


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_can_be_taken_back_byte_for_byte(lived_in: Path, name: str) -> None:
    library = own_library(lived_in)
    files, state = files_of(lived_in), everything(library)
    CHANGES[name](library)
    assert files_of(lived_in) != files
    assert everything(own_library(lived_in)) == everything(library) != state
    assert library.undo()
    assert files_of(lived_in) == files
    assert everything(library) == state
    assert library.undo() == ""


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
def test_what_cannot_be_written_is_one_sentence_and_loses_nothing(
    lived_in: Path, monkeypatch: pytest.MonkeyPatch, name: str, number: int
) -> None:
    library = own_library(lived_in)
    files, state = files_of(lived_in), everything(library)

    def fail(*_arguments: object, **_options: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", fail)
        broken.setattr(Path, "unlink", fail)
        with pytest.raises(StorageError) as caught:
            CHANGES[name](library)
    assert str(caught.value).endswith(".")
    assert isinstance(caught.value, DiskFull) == (number == errno.ENOSPC)
    for path, content in files.items():
        assert files_of(lived_in)[path] == content
    assert everything(library) == state


def test_a_disk_that_fills_up_half_way_leaves_all_as_it_was(
    lived_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = own_library(lived_in)
    files = files_of(lived_in)
    written: list[int] = []

    def fills_up(handle: int) -> None:
        written.append(handle)
        if len(written) > 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as small:
        small.setattr(os, "fsync", fills_up)
        with pytest.raises(DiskFull):
            library.save_exercise(my_floss("third"), svg())
    assert len(written) > 2
    assert files_of(lived_in) == files
    assert everything(own_library(lived_in)) == everything(library)


def test_the_next_start_parses_nothing(lived_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = everything(own_library(lived_in, cached=True))
    for name in ("msgspec", "tomllib", "tomli_w", "xml.parsers.expat", "hashlib"):
        monkeypatch.setitem(sys.modules, name, None)
    assert everything(own_library(lived_in, cached=True)) == kept


def test_a_change_shows_at_the_next_start_with_a_cache_too(lived_in: Path) -> None:
    library = own_library(lived_in, cached=True)
    library.set_dose(HOLD, Dose(hold_s=15), None)
    assert everything(own_library(lived_in, cached=True)) == everything(library)
    (lived_in / "doses.toml").unlink()
    assert own_library(lived_in, cached=True).exercises[HOLD] == shipped().exercises[HOLD]


# --- doses --------------------------------------------------------------------------------------


def test_the_dose_of_the_card_is_one_call_away(tmp_path: Path) -> None:
    library = own_library(tmp_path)
    card = library.originals[HOLD]
    library.set_dose(HOLD, replace(card.dose, hold_s=12), Laterality.OTHER_ONLY)
    assert library.exercises[HOLD].dose.hold_s == 12
    assert library.exercises[HOLD].laterality is Laterality.OTHER_ONLY
    library.set_dose(HOLD, card.dose, card.laterality)
    assert library.exercises[HOLD] == card
    assert files_of(tmp_path) == {}


def test_a_dose_the_exercise_cannot_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="hold_s"):
        own_library(tmp_path).set_dose(FLOSS, Dose(hold_s=30), None)
    assert files_of(tmp_path) == {}


def test_doses_that_cannot_be_read_are_set_aside_when_new_ones_are_kept(tmp_path: Path) -> None:
    (tmp_path / "doses.toml").write_bytes(b"items = 3\n")
    library = own_library(tmp_path)
    (problem,) = library.problems
    assert "doses.toml: line 1: items: expected a list" in problem
    library.set_dose(HOLD, Dose(hold_s=20), None)
    assert (tmp_path / "doses.toml.broken").read_bytes() == b"items = 3\n"
    assert own_library(tmp_path).exercises[HOLD].dose == Dose(hold_s=20)


def test_a_dose_of_an_exercise_that_is_gone_waits_for_it(tmp_path: Path) -> None:
    (tmp_path / "doses.toml").write_text(
        '[[items]]\nexercise = "away"\nsides = "each"\n', encoding="utf-8"
    )
    library = own_library(tmp_path)
    assert library.problems == ()
    library.set_dose(HOLD, Dose(hold_s=20), None)
    assert b"away" in (tmp_path / "doses.toml").read_bytes()


# --- what is refused ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda o: o.save_exercise(shipped().exercises[FLOSS]), "save a copy"),
        (lambda o: o.save_exercise(my_floss("übung")), "id must be"),
        (lambda o: o.save_exercise(my_floss("con")), "id must be"),
        (lambda o: o.save_exercise(my_floss("a" * 65)), "id must be"),
        (lambda o: o.save_exercise(my_floss(figure_of="")), "figure, figure_of or picture"),
        (lambda o: o.save_exercise(my_floss(figure_of="moonwalk")), "figure of its own"),
        (lambda o: o.save_exercise(my_floss(figure_of=HOLD)), "is not drawn|first pose"),
        (lambda o: o.save_exercise(my_floss(figure_of="", picture="gone.png")), "not there"),
        (lambda o: o.save_exercise(my_floss(figure_of="", picture="../x.png")), "."),
        (lambda o: o.save_exercise(my_floss(), b"GIF89a"), "neither PNG"),
        (lambda o: o.save_exercise(my_floss(name="x" * 121)), "at most 120"),
        (lambda o: o.save_exercise(my_floss(feel='<img src="file:///a">')), "plain text"),
        (lambda o: o.save_exercise(my_floss(feel="\x1b[2J")), "control"),
        (lambda o: o.save_exercise(my_floss(how=("x",) * 61)), "at most 60"),
        (lambda o: o.save_routine(shipped().routines["seed_five"]), "save a copy"),
        (lambda o: o.save_routine(my_routine("../away")), "id must be"),
        (lambda o: o.save_routine(my_routine("a", "moonwalk")), "id of an exercise"),
        (
            lambda o: o.save_routine(
                replace(my_routine("a"), items=(Item(FLOSS, Dose(hold_s=9)),))
            ),
            "hold_s",
        ),
        (lambda o: o.delete_exercise("my_floss"), "part of the routine Evening"),
        (lambda o: o.delete_exercise(FLOSS), "cannot be deleted"),
        (lambda o: o.delete_routine("seed_five"), "cannot be deleted"),
    ],
)
def test_what_would_not_fit_is_refused_in_a_sentence(
    lived_in: Path, change: Change, said: str
) -> None:
    library = own_library(lived_in)
    files = files_of(lived_in)
    with pytest.raises(StorageError, match=said) as caught:
        change(library)
    assert str(caught.value).endswith(".")
    assert files_of(lived_in) == files


def test_a_change_that_would_break_another_card_is_refused(lived_in: Path) -> None:
    library = own_library(lived_in)
    hold = replace(shipped().exercises[HOLD], id="my_hold", figure_of=HOLD)
    library.save_exercise(hold)
    held = (Item("my_hold", Dose(hold_s=9)),)
    library.save_routine(replace(my_routine("held"), items=held))
    files = files_of(lived_in)
    with pytest.raises(StorageError, match="hold_s"):
        library.save_exercise(my_floss("my_hold"))
    assert files_of(lived_in) == files
    assert library.exercises["my_hold"] == hold


def test_a_picture_is_checked_and_kept_once(tmp_path: Path) -> None:
    library = own_library(tmp_path)
    first = library.save_exercise(my_floss("first"), png())
    second = library.save_exercise(my_floss("second"), png())
    assert first.picture == second.picture
    assert len(list((tmp_path / "pictures").iterdir())) == 1
    library.delete_exercise("first")
    assert library.pictures["second"].read_bytes() == png()
    library.delete_exercise("second")
    assert list((tmp_path / "pictures").iterdir()) == []
    with pytest.raises(PictureError):
        library.save_exercise(my_floss("third"), svg("<script/>"))


def test_a_copy_of_a_copy_is_shown_by_the_figure_at_the_root(lived_in: Path) -> None:
    library = own_library(lived_in)
    again = library.save_exercise(my_floss("again", figure_of="my_floss"))
    assert again.figure_of == FLOSS
    shown = library.save_exercise(my_floss("shown_again", figure_of="shown"))
    assert library.pictures["shown_again"] == library.pictures["shown"]
    assert shown.figure_of == ""


def test_names_are_readable_and_never_taken(lived_in: Path) -> None:
    library = own_library(lived_in)
    name = library.new_exercise_id("Hüft-Beuger: ½ kniend!")
    assert name.startswith("huft_beuger_12_kniend_")
    assert library.new_routine_id("") != library.new_routine_id("")
    assert is_id(library.new_exercise_id("座位" * 99))


# --- files that are wrong -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("exercises/a.toml", b"", "line 1: .* is missing"),
        ("exercises/a.toml", b"\xff", "line 1: not a text file"),
        ("exercises/a.toml", b"name = ", "line 1: name: not valid TOML"),
        ("routines/a.toml", b'id = "a"\nname = "A"\nplace = ""\nitems = []', "at least one"),
        ("routines/a.toml", b'id = "b"\nname = "A"\nplace = ""\n[[items]]\nexercise = "x"', "id"),
        (
            "routines/a.toml",
            b'id = "a"\nname = "A"\nplace = ""\n[[items]]\nexercise = "x"',
            r"line 5: items\[0\]\.exercise must be the id",
        ),
        ("routines/seed_five.toml", None, "must not be one the program uses"),
    ],
)
def test_a_broken_file_is_told_left_alone_and_the_rest_is_there(
    lived_in: Path, file: str, content: bytes | None, said: str
) -> None:
    if content is None:
        content = my_toml("seed_five")
    before = everything(own_library(lived_in))
    path = lived_in / file
    path.write_bytes(content)
    library = own_library(lived_in)
    (problem,) = library.problems
    assert problem.startswith(f"{path}: line ")
    assert problem.endswith(".")
    assert re.search(said, problem)
    assert everything(library)[:-1] == before[:-1]
    library.set_dose(HOLD, Dose(hold_s=20), None)
    assert path.read_bytes() == content
    assert own_library(lived_in, cached=True).problems == library.problems
    assert own_library(lived_in, cached=True).problems == library.problems


def my_toml(name: str) -> bytes:
    return f'id = "{name}"\nname = "A"\nplace = ""\n[[items]]\nexercise = "{FLOSS}"\n'.encode()


def test_a_picture_that_is_gone_is_told_and_the_exercise_stays(lived_in: Path) -> None:
    (picture,) = (lived_in / "pictures").iterdir()
    for damage in (picture.write_bytes, lambda _content: picture.unlink()):
        damage(b"GIF89a")
        library = own_library(lived_in)
        (problem,) = library.problems
        assert str(picture) in problem
        assert library.pictures == {}
        assert "shown" in library.exercises


def test_no_link_is_followed(lived_in: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "linked.toml").write_bytes(my_toml("linked"))
    (lived_in / "routines" / "linked.toml").symlink_to(outside / "linked.toml")
    library = own_library(lived_in)
    assert "linked" not in library.routines
    assert library.problems == (
        f"{lived_in / 'routines' / 'linked.toml'} is a link, which is not followed.",
    )
    with pytest.raises(StorageError, match="is a link"):
        library.save_routine(my_routine("linked"))
    assert (outside / "linked.toml").read_bytes() == my_toml("linked")


def test_a_folder_that_is_a_link_is_not_entered(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "linked.toml").write_bytes(my_toml("linked"))
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "routines").symlink_to(outside)
    library = own_library(folder)
    assert "linked" not in library.routines
    with pytest.raises(StorageError, match="is a link"):
        library.save_routine(my_routine("new"))
    assert [path.name for path in outside.iterdir()] == ["linked.toml"]


def test_a_pipe_in_the_folder_is_not_waited_for(lived_in: Path) -> None:
    if hasattr(os, "mkfifo"):
        os.mkfifo(lived_in / "exercises" / "pipe.toml")
        (problem,) = own_library(lived_in).problems
        assert "pipe.toml" in problem
