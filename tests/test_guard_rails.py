"""Habits of the house that no linter knows, read off the files themselves."""

from __future__ import annotations

import ast
import os
import re
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PACKAGE = sorted((ROOT / "sciatica_desktop").rglob("*.py"))
TESTS = sorted(path for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__))
LONGEST_FILE = 400
"""Lines; a longer file tells two stories."""


@cache
def tree_of(path: Path) -> ast.Module:
    """The parsed file."""
    return ast.parse(path.read_bytes())


def calls_in(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call in a file with the last part of its name: ``print``, ``connect``."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id=name) | ast.Attribute(attr=name):
                    yield name, node


def places(found: list[tuple[Path, int]]) -> list[str]:
    """``folder/file.py:12`` for each, as a failing test shows them."""
    return [f"{path.relative_to(ROOT).as_posix()}:{line}" for path, line in found]


def lines_matching(paths: list[Path], pattern: str) -> list[str]:
    """The places whose line matches."""
    wanted = re.compile(pattern)
    return places([
        (path, number)
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if wanted.search(line)
    ])  # fmt: skip


# --- code ---------------------------------------------------------------------------------------


def test_no_test_sleeps() -> None:
    assert lines_matching(TESTS, r"\b(time\.sleep|qtbot\.wait|qWait|msleep|usleep)\(") == []


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    excuse = r"pytest\.(mark\.)?(skip|skipif|xfail|importorskip)\b"
    assert lines_matching(TESTS, excuse) == []


def test_every_exception_to_lint_and_types_names_its_rule_and_its_reason() -> None:
    bare = r"#\s*(type:\s*ignore|noqa)(?!(\[[\w, -]+\]|: [A-Z]+\d+(, [A-Z]+\d+)*)  # \S)"
    assert lines_matching(PACKAGE + TESTS, bare) == []


def test_only_the_command_line_prints() -> None:
    found = [
        (path, node.lineno)
        for path in PACKAGE
        if path.name != "cli.py"
        for name, node in calls_in(path)
        if name == "print"
    ]
    assert places(found) == []


def test_no_signal_is_connected_to_a_lambda() -> None:
    """A lambda that holds ``self`` keeps its widget alive for ever."""
    found = [
        (path, node.lineno)
        for path in PACKAGE
        for name, node in calls_in(path)
        if name == "connect" and any(isinstance(part, ast.Lambda) for part in ast.walk(node))
    ]
    assert places(found) == []


def test_no_text_to_translate_is_put_together_on_the_spot() -> None:
    """The extractor takes an f-string as it is written, and it never matches at run time."""
    found = [
        (path, node.lineno)
        for path in PACKAGE
        for name, node in calls_in(path)
        if name in {"tr", "translate"}
        and any(isinstance(argument, ast.JoinedStr) for argument in node.args)
    ]
    assert places(found) == []


def test_a_timer_that_waits_can_be_stopped() -> None:
    """``QTimer.singleShot`` has no name and no handle; only 0 ms, "after this", is harmless."""
    found = [
        (path, node.lineno)
        for path in PACKAGE
        for name, node in calls_in(path)
        if name == "singleShot"
        and not (node.args and isinstance(node.args[0], ast.Constant) and node.args[0].value == 0)
    ]
    assert places(found) == []


def test_style_sheets_are_applied_by_the_theme_alone() -> None:
    found = [
        (path, node.lineno)
        for path in PACKAGE
        if "theme" not in path.parts
        for name, node in calls_in(path)
        if name == "setStyleSheet"
    ]
    assert places(found) == []


def test_a_file_tells_one_story() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_bytes().splitlines()) for path in PACKAGE
    }
    assert not {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE}


def test_no_file_is_a_drawer_for_everything() -> None:
    drawers = {"utils", "util", "helpers", "common", "misc", "tools"}
    assert not [path for path in PACKAGE if path.stem in drawers or path.parent.name in drawers]


# --- the project's own files --------------------------------------------------------------------


def test_the_lock_file_names_the_public_index_alone() -> None:
    hosts = set(re.findall(r"https?://([^/\"]+)", (ROOT / "uv.lock").read_text(encoding="utf-8")))
    assert hosts == {"pypi.org", "files.pythonhosted.org"}


def test_the_crashing_pyside_is_never_locked_for_the_python_it_crashes() -> None:
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    pythons = {
        package["version"]: package.get("resolution-markers", [])
        for package in lock["package"]
        if package["name"] in {"pyside6-essentials", "pyside6-addons", "shiboken6"}
    }
    for version, markers in pythons.items():
        if version.startswith("6.12."):
            assert markers
            assert all("python_full_version < '3.12'" not in marker for marker in markers)


def test_every_bundled_font_comes_with_its_licence() -> None:
    folder = ROOT / "resources" / "fonts"
    assert "SIL OPEN FONT LICENSE Version 1.1" in (folder / "OFL.txt").read_text(encoding="utf-8")
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert not [path.name for path in folder.glob("*.ttf") if path.name not in readme]


def test_no_text_names_a_place_on_somebodys_machine() -> None:
    kinds = {".py", ".toml", ".md", ".json", ".txt", ".qss", ".svg", ".lock", ""}
    folders = ["sciatica_desktop", "resources", "tests", "script", "docs", "benchmarks", ".ci"]
    files = [path for path in ROOT.iterdir() if path.is_file()]
    files += [path for name in folders for path in (ROOT / name).rglob("*") if path.is_file()]
    texts = [
        path
        for path in files
        if path.suffix in kinds and path != Path(__file__) and "__pycache__" not in path.parts
    ]
    assert lines_matching(texts, r"(?<![\w.])/(work|root|home/\w+|Users/\w+)/") == []


@pytest.mark.parametrize("name", ["script/bootstrap", "script/run", "script/test", ".ci/run"])
def test_the_commands_can_be_started(name: str) -> None:
    path = ROOT / name
    assert path.read_bytes().startswith(b"#!/bin/sh\n")
    assert sys.platform == "win32" or os.access(path, os.X_OK)


def test_continuous_integration_runs_the_readmes_test_command() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith("#")]
    assert commands == ['exec "$(dirname -- "$0")/../script/test"']
