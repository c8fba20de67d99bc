from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sciatica_desktop import startup_guard


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder of packages with a PySide6 6.12.0 that tells when it is imported."""
    package = tmp_path / "PySide6"
    package.mkdir()
    (package / "__init__.py").write_text(
        'import os\n__version__ = "6.12.0"\nraise SystemExit("PySide6 was imported")\n'
    )
    return tmp_path


@pytest.mark.parametrize("python", [(3, 10), (3, 11)])
def test_the_crashing_pair_is_refused_in_one_sentence(site: Path, python: tuple[int, int]) -> None:
    complaint = startup_guard.complaint(python, [str(site)])
    assert complaint is not None
    assert "6.12.0" in complaint
    assert "3.12" in complaint
    assert "\n" not in complaint


@pytest.mark.parametrize("python", [(3, 12), (3, 13), (4, 0)])
def test_a_newer_python_is_welcome_with_it(site: Path, python: tuple[int, int]) -> None:
    assert startup_guard.complaint(python, [str(site)]) is None


@pytest.mark.parametrize("version", ["6.11.3", "6.12.1", "6.13.0"])
def test_another_pyside_is_welcome_with_an_older_python(site: Path, version: str) -> None:
    file = site / "PySide6" / "__init__.py"
    file.write_text(file.read_text().replace("6.12.0", version))
    assert startup_guard.complaint((3, 11), [str(site)]) is None


def test_no_pyside_at_all_is_somebody_elses_sentence(tmp_path: Path) -> None:
    assert startup_guard.complaint((3, 11), [str(tmp_path), str(tmp_path / "absent")]) is None


def test_the_first_pyside_on_the_path_is_the_one_that_counts(site: Path, tmp_path: Path) -> None:
    good = tmp_path / "first" / "PySide6"
    good.mkdir(parents=True)
    (good / "__init__.py").write_text('__version__ = "6.11.3"\n')
    assert startup_guard.installed_pyside([str(good.parent), str(site)]) == "6.11.3"


def test_the_program_stops_with_the_sentence_and_never_imports_qt(site: Path) -> None:
    """In a process of its own, as an old Python with that PySide6 first on the path."""
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); sys.version_info = (3, 11, 2, 'final', 0)\n"
        "from sciatica_desktop.__main__ import main\n"
        "sys.exit(main(['--version']))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program, str(site)],
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == startup_guard.EXIT_CODE
    assert answer.stderr.strip() == startup_guard.MESSAGE
