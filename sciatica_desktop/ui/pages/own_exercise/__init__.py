"""An exercise of one's own: the words, the dose, and what shows it."""

from sciatica_desktop.ui.pages.own_exercise.bench import OwnBench
from sciatica_desktop.ui.pages.own_exercise.page import OwnExercisePage

__all__ = ["OwnBench", "OwnExercisePage"]
