"""A routine on paper from the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from sciatica_desktop import cli, resources
from tests.reports.sheets import pages_of

ROUTINES = sorted(path.stem for path in resources.path("routines").glob("*.toml"))


@pytest.mark.parametrize("routine", ROUTINES)
def test_every_shipped_routine_fits_one_page(
    qapp: object, data_dir: Path, tmp_path: Path, routine: str
) -> None:
    output = tmp_path / "sheet.pdf"
    asked = ["--data-dir", str(data_dir), "home-sheet", routine, "--output", str(output)]
    assert cli.main(asked) == 0
    (page,) = pages_of(output)
    assert "STOP" in page


def test_an_unknown_routine_names_those_there_are(
    data_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = str(tmp_path / "x.pdf")
    asked = ["--data-dir", str(data_dir), "home-sheet", "nothing", "--output", output]
    assert cli.main(asked) == 2
    said = capsys.readouterr().err
    assert "There is no routine 'nothing'" in said
    assert "seed_five" in said
    assert said.count("\n") == 1


def test_an_own_routine_that_cannot_be_read_is_told(
    data_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = data_dir / "routines"
    own.mkdir(parents=True)
    (own / "mine.toml").write_text("id = 3", encoding="utf-8")
    output = tmp_path / "x.pdf"
    asked = ["--data-dir", str(data_dir), "home-sheet", "mine", "--output", str(output)]
    assert cli.main(asked) == 1
    said = capsys.readouterr().err
    assert "mine.toml" in said
    assert said.count("\n") == 1
    assert not output.exists()
