"""Trends: the diary as charts."""

from sciatica_desktop.ui.pages.trends.page import TrendsPage

__all__ = ["TrendsPage"]
