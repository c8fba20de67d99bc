"""A session as a page, from the terminal."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from sciatica_desktop import cli
from sciatica_desktop.paths import places
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.session_store import SessionStore
from tests.reports.diaries import LAST, session
from tests.reports.sheets import has_picture_of_dots, pages_of


@pytest.fixture
def kept(data_dir: Path) -> Path:
    """A data folder with three sessions; in the latest nothing was done."""
    with Database.open(places(data_dir).database) as database:
        store = SessionStore(database)
        store.put(session(LAST, routine_name="In the morning", id="b"))
        store.put(session(LAST - timedelta(days=1), routine_name="The day before", id="a"))
        store.put(session(LAST + timedelta(days=1), 0.0, routine_name="Left at once", id="c"))
    return data_dir


def page_of(data_dir: Path, output: Path, *which: str) -> str:
    asked = ["--data-dir", str(data_dir), "session-summary", *which, "--output", str(output)]
    assert cli.main(asked) == 0
    (page,) = pages_of(output)
    assert not has_picture_of_dots(output)
    return page


@pytest.mark.parametrize(
    ("which", "routine"),
    [
        ([], "In the morning"),
        (["--last"], "In the morning"),
        (["--id", "a"], "The day before"),
        (["--id", "c"], "Left at once"),
    ],
)
def test_the_page_is_that_of_the_session_asked_for(
    qapp: object, kept: Path, tmp_path: Path, which: list[str], routine: str
) -> None:
    page = page_of(kept, tmp_path / "page.pdf", *which)
    assert routine in page
    assert "Next morning" in page


def test_the_page_has_figures_again_once_the_library_was_kept(
    qapp: object, kept: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    for output in (first, second):
        page_of(kept, output)
    assert second.stat().st_size == pytest.approx(first.stat().st_size, rel=0.02)
    assert first.stat().st_size > 100_000


@pytest.mark.parametrize(
    ("which", "sentence"),
    [
        ([], "There is no session yet.\n"),
        (["--id", "x"], "There is no session with the id 'x'.\n"),
    ],
)
def test_no_such_session_is_one_sentence(
    data_dir: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    which: list[str],
    sentence: str,
) -> None:
    output = tmp_path / "page.pdf"
    asked = ["--data-dir", str(data_dir), "session-summary", *which, "--output", str(output)]
    assert cli.main(asked) == 1
    assert capsys.readouterr().err == sentence
    assert not output.exists()


def test_one_session_at_a_time(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--data-dir", str(data_dir), "session-summary", "--last", "--id", "a"]
    assert cli.main([*asked, "--output", "x.pdf"]) == 2
    assert "not allowed with" in capsys.readouterr().err
