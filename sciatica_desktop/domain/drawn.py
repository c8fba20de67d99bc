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
        figure: everything needed to draw any moment of the exercise.
    """

    figure: Figure

    def __post_init__(self) -> None:
        """Check the exercise, and that every phase of it is drawn.

        Raises:
            ValueError: in one sentence that says what was expected.
        """
        Exercise.__post_init__(self)
        for phase in self.phases:
            if phase.pose not in self.figure.poses:
                known = ", ".join(self.figure.poses)
                raise ValueError(f"pose {phase.pose!r} is not drawn; the figure has {known}")
        if self.figure.rest != self.start_pose:
            raise ValueError(
                f"the first pose of the figure must be the one the last phase ends in,"
                f" {self.start_pose!r}, not {self.figure.rest!r}"
            )

    @property
    def undrawn(self) -> Exercise:
        """The exercise without its drawing."""
        return Exercise(**{field.name: getattr(self, field.name) for field in fields(Exercise)})
