"""The builder: a routine put together as a list or as text."""

from sciatica_desktop.ui.pages.builder.page import BuilderPage
from sciatica_desktop.ui.pages.builder.workbench import Workbench

__all__ = ["BuilderPage", "Workbench"]
