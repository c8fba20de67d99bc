"""Routines and stretches: what can be done, found and started."""

from sciatica_desktop.ui.pages.library.page import RoutinesPage

__all__ = ["RoutinesPage"]
