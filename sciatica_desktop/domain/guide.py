"""A page of the guide: short, in our own words, with its sources at the foot."""

from __future__ import annotations

from dataclasses import dataclass

from sciatica_desktop.domain.exercise import Source
from sciatica_desktop.domain.safety import DOCTOR_SIGNS, EMERGENCY_SIGNS, Sign


@dataclass(frozen=True, slots=True)
class Drawing:
    """One pose of an exercise, shown beside a page."""

    exercise: str
    pose: str


@dataclass(frozen=True, slots=True)
class GuidePage:
    """One page.

    Attributes:
        id: its name in the program, and of its file.
        title: its name in the list.
        icon: its icon there.
        order: its place in the list, from 1.
        summary: one sentence under the title.
        body: Markdown; ``{emergency_signs}``, ``{doctor_signs}`` and ``{emergency_number}`` stand
            for what the safety questions and the settings hold, so that there is one list.
        sources: where its facts were read; at least one.
        picture: a drawing beside the text, or None.
        urgent: whether it is about what cannot wait.
    """

    id: str
    title: str
    order: int
    icon: str
    summary: str
    body: str
    sources: tuple[Source, ...]
    picture: Drawing | None = None
    urgent: bool = False

    def __post_init__(self) -> None:
        """Check that there is something to read, and where it comes from.

        Raises:
            ValueError: in one sentence that says what was expected.
        """
        for name in ("id", "title", "summary", "body"):
            if not getattr(self, name):
                raise ValueError(f"{name} must not be empty")
        if not self.sources:
            raise ValueError("sources needs at least 1")
        if self.order < 1:
            raise ValueError(f"order must be 1 or more, not {self.order}")

    def text(self, emergency_number: str) -> str:
        """The body with the safety lists and the emergency number filled in."""
        filled = {
            "{emergency_signs}": _listed(EMERGENCY_SIGNS),
            "{doctor_signs}": _listed(DOCTOR_SIGNS),
            "{emergency_number}": emergency_number or "your emergency number",
        }
        body = self.body
        for name, words in filled.items():
            body = body.replace(name, words)
        return body


def _listed(signs: tuple[Sign, ...]) -> str:
    return "\n".join(f"- {sign.text}" for sign in signs)
