"""One exercise: how it goes, how much of it, and what to know before."""

from sciatica_desktop.ui.pages.exercise.page import ExercisePage

__all__ = ["ExercisePage"]
