"""What was done: a calendar, a list, and each session to look at and put right."""

from __future__ import annotations

from sciatica_desktop.ui.pages.history.page import HistoryPage
from sciatica_desktop.ui.pages.history.session_page import SessionPage

__all__ = ["HistoryPage", "SessionPage"]
