"""What was understood of a text, line by line."""

from __future__ import annotations

from dataclasses import dataclass

from sciatica_desktop.domain.routine import Item


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank.

    Attributes:
        number: its number in the text, from 1.
        text: the line as it stands.
        item: the exercise with its dose, as far as it was understood; None for a remark, for the
            name of the routine, and where too little was understood.
        problem: one sentence on what was not understood; empty where all was.
        span: where in the line that part is, first and past the last letter.
        suggestions: ids of exercises that may be meant, most likely first; beside an item, others
            that go by the same words.
        said: what was understood, in words.
        notices: what to know of a line that was understood: how it was taken, and where its dose
            leaves what the sources teach.
    """

    number: int
    text: str
    item: Item | None = None
    problem: str = ""
    span: tuple[int, int] = (0, 0)
    suggestions: tuple[str, ...] = ()
    said: str = ""
    notices: tuple[str, ...] = ()

    def with_name(self, name: str) -> str:
        """The line with a name in the place of what was not understood."""
        return f"{self.text[: self.span[0]]}{name}{self.text[self.span[1] :]}"


@dataclass(frozen=True, slots=True)
class Reading:
    """A text that was read.

    Attributes:
        name: the name of the routine; empty where the text has none.
        lines: every line that is not blank, in order.
    """

    name: str
    lines: tuple[Line, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """The exercises with their doses, in order."""
        return tuple(line.item for line in self.lines if line.item is not None)

    @property
    def problems(self) -> tuple[Line, ...]:
        """The lines of which something was not understood."""
        return tuple(line for line in self.lines if line.problem)
