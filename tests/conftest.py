"""What every test may ask for. Imports no Qt: the core is tested on machines that have none.

Qt's own fixtures are in ``tests/qt_fixtures.py``, loaded only where pytest-qt is.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.clocks import FakeClock

if TYPE_CHECKING:
    from pathlib import Path

# Before anything imports Qt: no display, and the same size of pixel and letter at every desk.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["QT_FONT_DPI"] = "96"
os.environ.pop("QT_QPA_PLATFORMTHEME", None)
os.environ.pop("QT_STYLE_OVERRIDE", None)

# Speed differs between machines; a slow example is not a wrong one.
settings.register_profile("project", deadline=None)
settings.load_profile("project")

# Windows has no POSIX shell to run script/bootstrap; there uv does its work.
collect_ignore = ["test_bootstrap.py"] if sys.platform == "win32" else []

QT_OPTIONS = ("qt_api", "qt_log_level_fail", "qt_log_ignore")


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Let ``-p no:pytest-qt`` run under --strict-config, which refuses options nobody declares."""
    if pluginmanager.is_blocked("pytest-qt"):
        for name in QT_OPTIONS:
            parser.addini(name, "Declared by pytest-qt, which is switched off.")


def pytest_configure(config: pytest.Config) -> None:
    """Add the Qt fixtures where pytest-qt is there to use them; else let no test find Qt."""
    if config.pluginmanager.has_plugin("pytest-qt"):
        config.pluginmanager.import_plugin("tests.qt_fixtures")
    else:
        # The import of a name that is None fails: a core that reaches for Qt shows itself.
        sys.modules["PySide6"] = None  # type: ignore[assignment]  # this is how it is done


@pytest.fixture(scope="session", autouse=True)
def nobodys_home(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Point the desktop's own folders at a throwaway one: no test writes to a person's home."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        os.environ[name] = str(home / name.lower())
    for name in ("APPDATA", "LOCALAPPDATA"):
        os.environ[name] = str(home)


@pytest.fixture
def fake_clock() -> FakeClock:
    """A clock at 0 s and 14 March 2025, 09:00 UTC, moved by ``advance(seconds)``."""
    return FakeClock()


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """An empty folder to give the program as its data folder."""
    folder = tmp_path / "data"
    folder.mkdir()
    return folder
