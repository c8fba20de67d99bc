"""``check`` on files that are broken in every way: the file, the line, the field, one sentence."""

from __future__ import annotations

import io
import re
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest  # noqa: TC002  # hypothesis reads the annotations of a test
from hypothesis import given, settings
from hypothesis import strategies as st

from sciatica_desktop import cli, resources
from tests.storage.breakers import Broken, broken_files

EXERCISES = sorted(resources.path("exercises").glob("*.toml"))
ROUTINES = sorted(resources.path("routines").glob("*.toml"))
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in EXERCISES}
EXAMPLES = 150


def check(*paths: Path) -> tuple[int, str, str]:
    """What ``sciatica-desktop check`` answers: exit code, what is fine, what is not."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = cli.main(["check", *map(str, paths)])
    return code, out.getvalue(), err.getvalue()


def test_there_is_no_false_alarm() -> None:
    code, fine, wrong = check(*EXERCISES, *ROUTINES)
    assert (code, wrong) == (0, "")
    assert fine.count(": fine.\n") == len(EXERCISES) + len(ROUTINES)


@settings(max_examples=EXAMPLES)
@given(data=st.data(), name=st.sampled_from(sorted(TEXTS)))
def test_a_broken_exercise_is_told_by_file_line_and_field(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, name: str
) -> None:
    broken: Broken = data.draw(broken_files(TEXTS[name]))
    copy = tmp_path_factory.mktemp("own") / name
    copy.write_bytes(broken.content)
    code, fine, wrong = check(copy)
    assert (code, fine) == (1, ""), broken.content
    told = re.fullmatch(rf"{re.escape(str(copy))}: line (\d+): (\S.*)\.\n", wrong)
    assert told is not None, wrong
    rows = broken.content.decode("utf-8", "replace").split("\n")
    assert 1 <= int(told[1]) <= len(rows)
    row = rows[int(told[1]) - 1]
    assert not broken.names or any(name in told[2] for name in broken.names), wrong
    assert not broken.rows or any(text in row for text in broken.rows), (wrong, row)
