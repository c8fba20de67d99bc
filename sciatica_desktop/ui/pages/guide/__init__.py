"""The guide: short pages to read, with their sources."""

from sciatica_desktop.ui.pages.guide.page import GuideView

__all__ = ["GuideView"]
