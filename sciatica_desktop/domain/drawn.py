"""An exercise together with the figure that shows it: what an exercise file holds.

Apart from the exercise itself, because planning and naming a routine need no drawing, and the
classes of the drawing take longer to load than all the rest of the core.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.pose import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnExercise(Exercise):
    """One exercise and its drawing.

    Attributes:
        figure: everything needed to draw any moment of the exercise; None where it is shown by
            the figure of another exercise or by a picture.
    """

    figure: Figure | None = None

    def __post_init__(self) -> None:
        """Check the exercise, and that it is shown in exactly one way.

        Raises:
            ValueError: in one sentence that says what was expected.
        """
        Exercise.__post_init__(self)
        ways = [self.figure is not None, bool(self.figure_of), bool(self.picture)]
        if sum(ways) != 1:
            raise ValueError("figure, figure_of or picture must be given, and only one of them")
        if self.figure is not None:
            check_drawn(self, self.figure)

    @property
    def undrawn(self) -> Exercise:
        """The exercise without its drawing."""
        return Exercise(**{field.name: getattr(self, field.name) for field in fields(Exercise)})


def check_drawn(exercise: Exercise, figure: Figure) -> None:
    """Check that a figure shows every phase of an exercise.

    Raises:
        ValueError: in one sentence that says what was expected.
    """
    for number, phase in enumerate(exercise.phases):
        if phase.pose not in figure.poses:
            known = ", ".join(figure.poses)
            raise ValueError(
                f"phases[{number}].pose {phase.pose!r} is not drawn; the figure has {known}"
            )
    if figure.rest != exercise.start_pose:
        last = len(exercise.phases) - 1
        raise ValueError(
            f"phases[{last}].pose: the first pose of the figure must be the one the last phase"
            f" ends in, {exercise.start_pose!r}, not {figure.rest!r}"
        )
