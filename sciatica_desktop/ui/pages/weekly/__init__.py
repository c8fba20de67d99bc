"""The weekly questions, and scores taken elsewhere."""

from sciatica_desktop.ui.pages.weekly.page import WeeklyPage

__all__ = ["WeeklyPage"]
