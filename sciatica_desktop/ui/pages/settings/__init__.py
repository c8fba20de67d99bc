"""The settings page, built from the registry of settings."""

from __future__ import annotations

from sciatica_desktop.ui.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
