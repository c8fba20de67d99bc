"""What tests of the whole window may ask for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sciatica_desktop.options import Options
from tests.app.walker import Walker, at_the_window
from tests.clocks import FakeClock

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Window = Callable[..., AbstractContextManager[Walker]]


@pytest.fixture
def window(qtbot: QtBot, fake_clock: FakeClock, data_dir: Path) -> Window:
    """Opens the window, as often as wanted, on one data folder and one clock."""

    def open_window(options: Options | None = None) -> AbstractContextManager[Walker]:
        return at_the_window(qtbot, fake_clock, data_dir, options)

    return open_window
