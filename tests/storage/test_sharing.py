from __future__ import annotations

import base64
import errno
import os
import re
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sciatica_desktop.domain.dose import Dose
from sciatica_desktop.domain.exercise import Laterality
from sciatica_desktop.storage.checking import check_files
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.own_library import OwnLibrary
from sciatica_desktop.storage.sharing import Imported, export_file, import_file
from tests.storage.libraries import (
    FLOSS,
    HOLD,
    files_of,
    my_drawn,
    my_floss,
    my_routine,
    own_library,
    png,
    shipped,
    svg,
)


@pytest.fixture
def giver(tmp_path: Path) -> OwnLibrary:
    """Somebody with exercises, pictures, a routine and doses of their own."""
    library = own_library(tmp_path / "giver")
    library.save_exercise(my_floss())
    library.save_exercise(my_floss("drawn"), svg())
    library.save_exercise(my_floss("shown"), png())
    library.save_exercise(my_drawn("whole", HOLD))
    hold = shipped().exercises[HOLD]
    library.save_exercise(replace(hold, id="by_whole", figure_of="whole"))
    library.save_routine(my_routine("mine", "shown", "my_floss", "by_whole", FLOSS))
    library.set_dose(FLOSS, Dose(repetitions=4), Laterality.EACH)
    library.set_dose("my_floss", Dose(repetitions=3), None)
    return library


@pytest.fixture
def file(giver: OwnLibrary, tmp_path: Path) -> Path:
    """What they share."""
    path = tmp_path / "shared.toml"
    export_file(giver, path, ["drawn"], ["mine"])
    return path


def test_what_is_shared_arrives_the_same(giver: OwnLibrary, file: Path, tmp_path: Path) -> None:
    taker = own_library(tmp_path / "taker")
    imported = import_file(taker, file)
    assert set(imported.exercises) == {"my_floss", "drawn", "shown", "whole", "by_whole"}
    assert imported.routines == ("mine",)
    assert not imported.renamed
    for name in imported.exercises:
        assert taker.exercises[name] == giver.exercises[name]
        assert taker.figures.get(name) == giver.figures.get(name)
    assert {name: path.read_bytes() for name, path in taker.pictures.items()} == {
        "drawn": svg(),
        "shown": png(),
    }
    # The giver's own dose of a shipped exercise stands in the routine; the taker's own is theirs.
    assert taker.exercises[FLOSS] == shipped().exercises[FLOSS]
    *others, floss = taker.routines["mine"].items
    assert (floss.dose, floss.sides) == (Dose(repetitions=4), Laterality.EACH)
    assert tuple(others) == giver.routines["mine"].items[:-1]


def test_a_second_time_changes_nothing(giver: OwnLibrary, file: Path, tmp_path: Path) -> None:
    taker = own_library(tmp_path / "taker")
    import_file(taker, file)
    for library in (taker, giver):
        before = files_of(library.places.root)
        assert import_file(library, file) == Imported(same=6)
        assert files_of(library.places.root) == before
    again = tmp_path / "again.toml"
    export_file(taker, again, ["drawn"], ["mine"])
    assert again.read_bytes() == file.read_bytes()


def test_what_has_a_name_that_is_taken_gets_another(file: Path, tmp_path: Path) -> None:
    taker = own_library(tmp_path / "taker")
    taker.save_exercise(my_floss("whole", feel="Mine."))
    taker.save_routine(my_routine("mine", HOLD))
    before = files_of(taker.places.root)
    imported = import_file(taker, file)
    assert sorted(imported.renamed.values()) == ["mine", "whole"]
    assert before.items() <= files_of(taker.places.root).items()
    new = {old: new for new, old in imported.renamed.items()}
    assert re.fullmatch(r"whole_[0-9a-f]{4}", new["whole"])
    assert taker.exercises["by_whole"].figure_of == new["whole"]
    assert taker.routines[new["mine"]].name == "Evening"
    assert import_file(taker, file) == Imported(same=6)
    assert taker.problems == ()


def test_it_can_be_taken_back(file: Path, tmp_path: Path) -> None:
    taker = own_library(tmp_path / "taker")
    import_file(taker, file)
    assert "shared.toml" in taker.undo()
    assert files_of(taker.places.root) == {}
    assert taker.exercises == shipped().exercises


def test_it_is_all_or_nothing(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taker = own_library(tmp_path / "taker")
    written: list[int] = []

    def fills_up(handle: int) -> None:
        written.append(handle)
        if len(written) > 7:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fills_up)
    with pytest.raises(StorageError, match="disk is full"):
        import_file(taker, file)
    assert files_of(taker.places.root) == {}


def test_shipped_exercises_are_the_same_everywhere(tmp_path: Path) -> None:
    library = own_library(tmp_path / "data")
    export_file(library, tmp_path / "all.toml", shipped().exercises, shipped().routines)
    count = len(shipped().exercises) + len(shipped().routines)
    assert import_file(library, tmp_path / "all.toml") == Imported(same=count)
    assert files_of(tmp_path / "data") == {}


def test_check_knows_shared_files(file: Path) -> None:
    assert list(check_files([file])) == [(file, None)]


# --- files from strangers -----------------------------------------------------------------------

HEAD = 'format = "sciatica-desktop library"\nversion = 1\n'
ROUTINE = (
    f'[[routines]]\nid = "r"\nname = "R"\nplace = ""\n[[routines.items]]\nexercise = "{HOLD}"\n'
)


def picture(name: str = "a.png", content: bytes = b"") -> str:
    data = base64.b64encode(content or png()).decode()
    return f'[[pictures]]\nname = "{name}"\ndata = "{data}"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: format must be"),
        ('format = "zip"\n', "line 1: format must be"),
        (HEAD.replace("1", "2"), "line 2: version: .* newer"),
        (HEAD.replace("1", '"1"'), "line 2: version: expected a whole number"),
        (HEAD + "extra = 1", "line 3: extra is not a known field"),
        (HEAD + "[[routines]]\n" * 201, "routines must be at most 200"),
        (HEAD + ROUTINE.replace('"r"', '"../r"'), r"line 4: routines\[0\]\.id must be"),
        (HEAD + ROUTINE.replace('"r"', '"nul"'), r"line 4: routines\[0\]\.id must be"),
        (HEAD + ROUTINE + ROUTINE, r"line 10: routines\[1\]\.id must be there only once"),
        (HEAD + ROUTINE.replace(HOLD, "x"), r"line 8: routines\[0\]\.items\[0\]\.exercise must"),
        (HEAD + ROUTINE.replace('"R"', '"<img src=1>"'), r"routines\[0\]\.name must be plain"),
        (HEAD + picture("../a.png"), r"line 4: pictures\[0\]\.name must be the name"),
        (HEAD + picture(".a.png"), r"pictures\[0\]\.name must be the name"),
        (HEAD + picture("a/b.png"), r"pictures\[0\]\.name must be the name"),
        (HEAD + picture("aux.png"), r"pictures\[0\]\.name must be the name"),
        (HEAD + picture("a.exe"), r"pictures\[0\]\.name must be the name"),
        (HEAD + picture() + picture(), r"pictures\[1\]\.name must be there only once"),
        (HEAD + picture(content=b"GIF89a"), r"line 5: pictures\[0\]\.data: the picture is neither"),
        (HEAD + picture(content=png(9999, 9999)), "9999 by 9999"),
        (HEAD + picture(content=svg("<script/>")), "holds a script"),
        (HEAD + picture(content=png() + bytes(4 << 20)), "larger than 4 MiB"),
        (HEAD + '[[pictures]]\nname = "a.png"\ndata = "%%"\n', "must be base64"),
        (HEAD + "a." * 9000 + "b = 1", "line 3: .*too many dots"),
        (HEAD + "a = " + "[" * 9000, "line 3: .*nested too deep"),
        (HEAD + "a = " + "9" * 9000, "line 3: .*too many digits"),
        (HEAD + "# x\n" * 300_000, "larger than 1 MiB"),
        (HEAD + picture(content=bytes(7 << 20)), "larger than 8 MiB"),
    ],
)
def test_a_hostile_file_is_told_in_a_sentence_and_nothing_is_written(
    tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "stranger.toml"
    path.write_text(text, encoding="utf-8")
    taker = own_library(tmp_path / "taker")
    started = time.process_time()
    with pytest.raises(StorageError, match=said) as caught:
        import_file(taker, path)
    assert time.process_time() - started < 5
    sentence = str(caught.value)
    assert sentence.startswith(f"{path}")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert not (tmp_path / "taker").exists()
    ((_, complaint),) = check_files([path])
    assert complaint is not None


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("picture", '"b.png"', "picture must be one of the file"),
        ("figure_of", '"moonwalk"', "figure_of must be the id"),
        ("figure_of", f'"{HOLD}"', "is not drawn|first pose"),
        ("id", '"../x"', "id must be"),
        ("feel", f'"{"x" * 2001}"', "at most 2000"),
        ("name", '"\\u202Eabc"', "control characters"),
    ],
)
def test_a_hostile_exercise_is_told_by_its_field(
    tmp_path: Path, field: str, value: str, said: str
) -> None:
    giver = own_library(tmp_path / "giver")
    giver.save_exercise(my_floss())
    path = tmp_path / "stranger.toml"
    export_file(giver, path, ["my_floss"])
    lines = path.read_text(encoding="utf-8").split("\n")
    lines = [line for line in lines if not line.startswith(("figure_of =", f"{field} ="))]
    at = lines.index("[[exercises]]") + 1
    lines[at:at] = [f"{field} = {value}"]
    if field not in ("picture", "figure_of"):
        lines[at:at] = [f'figure_of = "{FLOSS}"']
    path.write_text("\n".join(lines), encoding="utf-8")
    taker = own_library(tmp_path / "taker")
    with pytest.raises(StorageError, match=rf"line \d+: exercises\[0\].*({said})"):
        import_file(taker, path)
    assert not (tmp_path / "taker").exists()


@settings(max_examples=60)
@given(at=st.integers(0, 100), noise=st.binary(min_size=1, max_size=6), cut=st.booleans())
def test_a_damaged_file_is_taken_whole_or_not_at_all(
    tmp_path_factory: pytest.TempPathFactory, at: int, noise: bytes, cut: bool
) -> None:
    folder = tmp_path_factory.mktemp("shared")
    giver = own_library(folder / "giver")
    giver.save_exercise(my_floss(), png())
    path = folder / "shared.toml"
    export_file(giver, path, ["my_floss"])
    whole = path.read_bytes()
    place = len(whole) * at // 100
    path.write_bytes(whole[:place] + noise + (b"" if cut else whole[place:]))
    taker = own_library(folder / "taker")
    try:
        imported = import_file(taker, path)
    except StorageError as error:
        said = str(error)
        assert not (folder / "taker").exists()
        assert "\n" not in said.removesuffix(".")
    else:
        assert set(imported.exercises) <= set(taker.exercises)
        assert taker.problems == ()


@pytest.mark.parametrize("name", ["missing.toml", "."])
def test_a_file_that_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(StorageError, match="is not a file"):
        import_file(own_library(tmp_path / "taker"), tmp_path / name)
