"""The report page: the printed page beside the choices that make it."""

from sciatica_desktop.ui.pages.report.page import ReportPage

__all__ = ["ReportPage"]
