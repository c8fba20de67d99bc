"""What tests of the interface may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sciatica_desktop.services.settings import Settings
from sciatica_desktop.ui.theme.manager import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The light theme at 100 %, without touching the application."""
    return Theme.for_tests()


@pytest.fixture
def settings(data_dir: Path) -> Settings:
    """Settings at their defaults, in an empty folder."""
    return Settings(data_dir / "settings.json")
