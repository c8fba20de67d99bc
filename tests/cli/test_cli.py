from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sciatica_desktop import __version__, cli, resources
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.diary_store import DiaryStore
from tests.storage.records import entry

ROOT = Path(__file__).parent.parent.parent

Call = Callable[..., "Answer"]
"""Takes arguments as a person types them."""


class Answer:
    """What one call answered."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], data_dir: Path) -> Call:
    """Call the command line with a data folder of its own."""

    def run(*arguments: object) -> Answer:
        code = cli.main(["--data-dir", str(data_dir), *map(str, arguments)])
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return run


def in_a_process(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Call the program as a person does, with no display."""
    kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kept.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *map(str, arguments)],
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def is_one_sentence(text: str) -> bool:
    return text.endswith(".\n") and text.count("\n") == 1 and "Traceback" not in text


def test_version_and_help(call: Call) -> None:
    assert call("--version").out == f"Sciatica Desktop {__version__}\n"
    text = call("--help").out
    for name in ("report", "export", "import", "check", "self-test", "--data-dir", "--demo"):
        assert name in text


@pytest.mark.parametrize(
    "arguments",
    [
        ["--page", "nowhere"],
        ["--frobnicate"],
        ["dance"],
        ["export"],
        ["export", "--format", "xls", "--output", "x"],
        ["import"],
        ["check"],
        ["report", "--from", "soon", "--to", "2025-03-14", "--output", "x.pdf"],
        ["report", "--from", "2025-03-14", "--to", "2025-03-01", "--output", "x.pdf"],
        ["--page", "today", "self-test"],
        ["--demo", "self-test"],
        ["--routine", "moonwalk"],
    ],
)
def test_wrong_usage_is_one_sentence_and_code_2(call: Call, arguments: list[str]) -> None:
    answer = call(*arguments)
    assert answer.code == 2
    assert is_one_sentence(answer.err)
    assert answer.out == ""


def test_export_import_export_is_the_same_file(call: Call, data_dir: Path, tmp_path: Path) -> None:
    with Database.open(data_dir / "diary.sqlite3") as database:
        DiaryStore(database).put(entry(leg_average=4, notes="=1+1"))
    for kind in ("csv", "json"):
        first, second = tmp_path / f"first.{kind}", tmp_path / f"second.{kind}"
        assert call("export", "--format", kind, "--output", first).code == 0
        other = ["--data-dir", str(tmp_path / f"empty-{kind}")]
        answer = call("import", first, *other)
        assert (answer.code, answer.out) == (0, "1 new, 0 changed, 0 already there.\n")
        assert call("import", first, *other).out == "0 new, 0 changed, 1 already there.\n"
        assert call("export", "--format", kind, "--output", second, *other).code == 0
        assert first.read_bytes() == second.read_bytes()
        assert os.name != "posix" or first.stat().st_mode & 0o777 == 0o600


def test_options_for_everything_go_before_or_after_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = ["export", "--format", "csv", "--output", str(tmp_path / "x.csv")]
    for place, arguments in enumerate(
        (["--data-dir", str(tmp_path / "0"), *export], [*export, "--data-dir", str(tmp_path / "1")])
    ):
        assert cli.main(arguments) == 0
        assert (tmp_path / str(place) / "diary.sqlite3").exists()
    assert capsys.readouterr().err == ""


def test_a_bad_row_is_code_1_and_names_the_row(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("happened,leg_average\n2025-03-14T18:00:00Z,30\n", encoding="utf-8")
    answer = call("import", path)
    assert answer.code == 1
    assert is_one_sentence(answer.err)
    assert "row 2: leg_average" in answer.err


def test_output_that_cannot_be_written_is_told_and_nothing_is_left(
    call: Call, tmp_path: Path
) -> None:
    for output in (tmp_path, tmp_path / "no" / "folder.csv"):
        before = sorted(tmp_path.rglob("*"))
        answer = call("export", "--format", "csv", "--output", output)
        assert answer.code == 1
        assert is_one_sentence(answer.err)
        assert sorted(tmp_path.rglob("*")) == before


def test_a_dash_writes_to_the_terminal(data_dir: Path) -> None:
    answer = in_a_process("export", "--format", "csv", "--output", "-", "--data-dir", data_dir)
    assert answer.stdout.startswith("id,happened,written,")
    assert answer.stderr == ""


def test_check_tells_good_files_from_bad_ones(call: Call, tmp_path: Path) -> None:
    good = [
        resources.path("exercises/floss_seated.toml"),
        resources.path("routines/seed_five.toml"),
    ]
    answer = call("check", *good)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.count("fine.") == 2
    bad = tmp_path / "bad.toml"
    bad.write_text('id = "bad"\nname = "Bad"\nplace = "here"\n[[items]]\nexercise = "nix"\n')
    answer = call("check", good[0], bad, tmp_path / "missing.toml")
    assert answer.code == 1
    assert answer.out.count("fine.") == 1
    assert "items[0].exercise" in answer.err
    assert "missing.toml is not a file." in answer.err


@pytest.mark.parametrize("damage", [b"noise" * 100, b"SQLite format 3\x00" + b"\xff" * 4000])
def test_a_damaged_diary_is_one_sentence(call: Call, data_dir: Path, damage: bytes) -> None:
    (data_dir / "diary.sqlite3").write_bytes(damage)
    answer = call("export", "--format", "csv", "--output", data_dir / "out.csv")
    assert answer.code == 1
    assert is_one_sentence(answer.err)
    assert (data_dir / "diary.sqlite3").read_bytes() == damage
    assert not (data_dir / "out.csv").exists()


def test_an_error_nobody_foresaw_leaves_its_trace_in_a_private_file(
    call: Call,
    data_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("surprise")

    monkeypatch.setitem(cli._COMMANDS, "export", fail)
    answer = call("export", "--format", "csv", "--output", "x.csv")
    log = data_dir / "error.log"
    assert answer.code == 1
    assert is_one_sentence(answer.err)
    assert str(log) in answer.err
    assert "RuntimeError: surprise" in log.read_text(encoding="utf-8")
    assert os.name != "posix" or log.stat().st_mode & 0o777 == 0o600


def test_stopping_from_the_keyboard_is_quiet(
    call: Call,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setitem(cli._COMMANDS, "export", stop)
    answer = call("export", "--format", "csv", "--output", "x.csv")
    assert (answer.code, answer.out, answer.err) == (130, "", "")


def test_without_a_display_the_window_is_refused_in_one_sentence() -> None:
    if not sys.platform.startswith("linux"):
        return
    answer = in_a_process()
    assert answer.returncode == 1
    assert is_one_sentence(answer.stderr)


def test_every_command_works_with_no_display(tmp_path: Path) -> None:
    output = tmp_path / "page.pdf"
    report = ["--from", "2025-01-01", "--to", "2025-03-14", "--output", output]
    answer = in_a_process("report", *report, "--demo")
    assert (answer.returncode, answer.stderr) == (0, "")
    assert output.read_bytes().startswith(b"%PDF")
    answer = in_a_process("self-test")
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.count("ok  ") == 6


def test_answering_in_the_terminal_loads_no_window() -> None:
    script = (
        "import sys; from sciatica_desktop import cli;"
        "assert 'argparse' not in sys.modules;"
        "code = cli.main(['export', '--demo', '--format', 'csv', '--output', '-']);"
        "loaded = [n for n in sys.modules if n.split('.')[0] in ('PySide6', 'numpy')];"
        "sys.stderr.write(' '.join(loaded)); sys.exit(code)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.count("\n") > 80
