"""Whether things may move on the screen."""

from __future__ import annotations

from sciatica_desktop.services.settings import REDUCED_MOTION, Settings
from sciatica_desktop.ui.theme.manager import Theme


def is_reduced(settings: Settings, theme: Theme) -> bool:
    """Whether the person, or the desktop, asks for key poses instead of movement."""
    wanted = settings.get(REDUCED_MOTION)
    return wanted == "on" or (wanted == "system" and theme.prefers_reduced_motion)
