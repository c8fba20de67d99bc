"""script/bootstrap on made-up machines: a folder of stand-in commands is the whole path."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parent.parent / "script"
SHELL_TOOLS = ["cat", "cksum", "dirname", "env", "mktemp", "rm", "sh", "tail"]


@dataclass(frozen=True)
class Machine:
    """A checkout and the commands there are."""

    root: Path
    commands: Path

    def has(self, name: str, body: str = "exit 0") -> None:
        """Put a stand-in command on the path; it writes down how it was called."""
        file = self.commands / name
        file.write_text(f'#!/bin/sh\necho "{name} $*" >>"{self.root}/calls"\n{body}\n')
        file.chmod(0o755)

    def calls(self) -> list[str]:
        """How the stand-ins were called, but for the looking around."""
        log = self.root / "calls"
        lines = log.read_text().splitlines() if log.exists() else []
        return [line for line in lines if not line.startswith(("python3 -c", "id", "uname", "ldc"))]

    def bootstrap(self, kind: str = "run") -> subprocess.CompletedProcess[str]:
        """Run it, with no terminal to ask a password in."""
        return subprocess.run(
            [str(self.root / "script" / "bootstrap"), kind],
            env={"PATH": str(self.commands), "HOME": str(self.root)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A Linux with Python, an ordinary user, and no library that Qt needs."""
    made = Machine(tmp_path / "checkout", tmp_path / "commands")
    made.commands.mkdir()
    shutil.copytree(SCRIPTS, made.root / "script")
    for name in ("pyproject.toml", "uv.lock"):
        (made.root / name).write_text(name)
    for name in SHELL_TOOLS:
        found = shutil.which(name)
        assert found is not None
        (made.commands / name).symlink_to(found)
    made.has("uname", "echo Linux")
    made.has("id", "echo 1000")
    made.has("python3")
    made.has("ldconfig")
    return made


def with_every_library(machine: Machine) -> None:
    """Let ldconfig list all that script/system-libraries.txt asks for."""
    table = (SCRIPTS / "system-libraries.txt").read_text().splitlines()
    rows = [line.split() for line in table if line and not line.startswith("#")]
    listing = "\n".join(f"\t{row[1]} (libc6,x86-64) => /lib/{row[1]}" for row in rows)
    machine.has("ldconfig", f"cat <<'END'\n{listing}\nEND")


def with_uv(machine: Machine) -> None:
    """A uv whose sync makes a .venv with a Python that answers everything."""
    machine.has(
        "uv",
        '[ "$1" = sync ] || exit 0\n'
        "mkdir -p .venv/bin\n"
        "printf '#!/bin/sh\\nexit 0\\n' >.venv/bin/python\n"
        "cp .venv/bin/python .venv/bin/pytest\n"
        "chmod +x .venv/bin/python .venv/bin/pytest",
    )
    for name in ("mkdir", "cp", "chmod"):
        found = shutil.which(name)
        assert found is not None
        (machine.commands / name).symlink_to(found)


@pytest.mark.parametrize(
    ("manager", "line", "cursor"),
    [
        ("apt-get", "sudo sh -c 'apt-get update && apt-get install -y", "libxcb-cursor0"),
        ("dnf", "sudo dnf install ", "xcb-util-cursor"),
        ("pacman", "sudo pacman -S --needed ", "xcb-util-cursor"),
        ("zypper", "sudo zypper install --no-recommends ", "libxcb-cursor0"),
    ],
)
def test_who_may_not_install_is_told_the_line_to_type(
    machine: Machine, manager: str, line: str, cursor: str
) -> None:
    machine.has(manager)
    machine.has("sudo", "exit 1")
    answer = machine.bootstrap()
    assert answer.returncode == 1
    (shown,) = [text.strip() for text in answer.stderr.splitlines() if manager in text]
    assert shown.startswith(line)
    assert cursor in shown.split()
    packages = [word for word in shown.split() if word.startswith("lib")]
    assert len(set(packages)) == len(packages)
    assert not [call for call in machine.calls() if call.startswith(manager)]


def test_without_sudo_the_line_is_one_for_su(machine: Machine) -> None:
    machine.has("apt-get")
    shown = machine.bootstrap().stderr
    assert "su -c 'apt-get update && apt-get install -y" in shown
    assert "sudo" not in shown


def test_root_on_debian_gets_it_installed_and_is_told_so(machine: Machine) -> None:
    machine.has("id", "echo 0")
    machine.has("apt-get")
    with_uv(machine)
    answer = machine.bootstrap()
    assert answer.returncode == 0
    assert "installing with apt-get: " in answer.stderr
    update, install = [call for call in machine.calls() if call.startswith("apt-get")]
    assert update.startswith("apt-get update")
    assert {"libgl1", "libxcb-cursor0", "libpulse0"} <= set(install.split())


def test_a_sudo_that_asks_nothing_is_used(machine: Machine) -> None:
    machine.has("sudo", '[ "$1" = -n ] && shift\nexec "$@"')
    machine.has("true")
    machine.has("apt-get")
    with_uv(machine)
    answer = machine.bootstrap()
    assert answer.returncode == 0
    assert "installing with sudo apt-get: " in answer.stderr
    assert len([call for call in machine.calls() if call.startswith("apt-get")]) == 2


def test_tests_need_no_libraries_for_windows(machine: Machine) -> None:
    machine.has("id", "echo 0")
    machine.has("apt-get")
    with_uv(machine)
    machine.bootstrap("test")
    (install,) = [call for call in machine.calls() if call.startswith("apt-get install")]
    assert "libgl1" in install.split()
    assert "libxcb-cursor0" not in install.split()


def test_what_can_be_done_without_does_not_stop_it(machine: Machine) -> None:
    with_every_library(machine)
    file = machine.commands / "ldconfig"
    listing = file.read_text().splitlines()
    file.write_text("\n".join(line for line in listing if "libpulse" not in line))
    machine.has("dnf")
    with_uv(machine)
    answer = machine.bootstrap()
    assert answer.returncode == 0
    assert "sudo" not in answer.stderr
    assert "pulseaudio-libs" in answer.stderr


def test_the_second_time_is_silent_until_the_locked_versions_change(machine: Machine) -> None:
    with_every_library(machine)
    with_uv(machine)
    assert "ready" in machine.bootstrap().stderr
    first = machine.calls()
    again = machine.bootstrap()
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert machine.calls() == first
    (machine.root / "uv.lock").write_text("other versions")
    assert "ready" in machine.bootstrap().stderr


def test_the_program_is_ready_when_its_tests_are_but_not_the_other_way(machine: Machine) -> None:
    with_every_library(machine)
    with_uv(machine)
    machine.bootstrap("run")
    assert (machine.root / ".venv" / ".ready-for-run").exists()
    (machine.root / ".venv" / "bin" / "pytest").unlink()
    assert "ready" in machine.bootstrap("test").stderr
    (machine.root / ".venv" / ".ready-for-run").unlink()
    assert machine.bootstrap("run").stderr == ""


def test_an_old_python_is_named(machine: Machine) -> None:
    with_every_library(machine)
    machine.has("python3", '[ "$1" = --version ] || exit 1\necho "Python 3.9.2"')
    machine.has("dnf")
    answer = machine.bootstrap()
    assert answer.returncode == 1
    assert answer.stderr == (
        "sciatica-desktop: Python 3.11 or newer is needed; found: Python 3.9.2\n"
    )


def test_a_machine_without_any_package_manager_is_told_the_files(machine: Machine) -> None:
    with_uv(machine)
    answer = machine.bootstrap()
    assert answer.returncode == 1
    assert "libxcb-cursor.so.0" in answer.stderr


def test_a_wrong_word_is_a_usage_error(machine: Machine) -> None:
    assert machine.bootstrap("fly").returncode == 2
