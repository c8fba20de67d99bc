"""The safety questions, and what to do when a sign is ticked."""

from __future__ import annotations

from sciatica_desktop.ui.pages.safety.questions import SafetyPage
from sciatica_desktop.ui.pages.safety.what_to_do import DoctorFirstPage, GetHelpPage

__all__ = ["DoctorFirstPage", "GetHelpPage", "SafetyPage"]
