"""The diary page: one entry for one day."""

from sciatica_desktop.ui.pages.diary.page import DiaryPage

__all__ = ["DiaryPage"]
