"""What a body is drawn from: parts with a tone, gathered in layers that are painted in turn."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from sciatica_desktop.figure.algebra import Array, length, unit
from sciatica_desktop.figure.camera import Camera
from sciatica_desktop.figure.contour import shape
from sciatica_desktop.figure.rings import Rings
from sciatica_desktop.figure.silhouette import Outline


class Tone(StrEnum):
    """What a part is covered with."""

    SKIN = "skin"
    LEGGINGS = "leggings"
    TOP = "top"


@dataclass(slots=True)
class Part:
    """One part of the body.

    Attributes:
        name: such as ``thigh`` or ``finger``.
        tone: what covers it.
        rings: its solid form; None for a part that is only drawn.
        hem_start: the first ring is the opening of a garment.
        hem_end: the last ring is.
        lined: how strongly its contour is drawn on its neighbours, as between fingers, 0 to 1.
        convex: it has no waist, so that its contour is simple from any side.
        relaxed: how often its edges are smoothed.
        outline: what it looks like, once projected.
        rows: its contour, once projected.
    """

    name: str
    tone: Tone
    rings: Rings | None
    hem_start: bool = False
    hem_end: bool = False
    lined: float = 0.0
    convex: bool = False
    relaxed: int = 0
    outline: Outline | None = None
    rows: Array | None = None

    def finish(self, camera: Camera, outline: Outline) -> None:
        """Take the projected outline and make the contour."""
        outline.relax(self.relaxed)
        self.outline = outline
        self.rows = shape(
            outline,
            hem_control(outline, camera, 0) if self.hem_start else None,
            hem_control(outline, camera, -1) if self.hem_end else None,
            convex=self.convex,
        )


@dataclass(slots=True)
class Stroke:
    """A line drawn on a part: a crease, an ankle bone, a collar.

    Attributes:
        rows: the open curve.
        tone: its colour is the shade of this tone.
        width: in 500ths of a body height.
        strength: 0 to 1.
        within: keep it inside the part of this name.
    """

    rows: Array
    tone: Tone
    width: float
    strength: float = 1.0
    within: str = ""


@dataclass(slots=True)
class Layer:
    """Parts that are painted together.

    Attributes:
        name: ``leg_n``, ``torso``, ``head`` and so on.
        far: how far it is pushed back, 0 for near limbs to 1; far limbs are drawn darker.
        parts: from back to front.
        fade: a line in the picture along which shadow and shade grow from nothing; it begins at
            the hip or shoulder, where a hard shade would draw a ball joint.
        fading: the tone whose shade fades along that line.
        strokes: lines on top.
    """

    name: str
    far: float
    parts: list[Part]
    fade: tuple[Array, Array] | None = None
    fading: Tone | None = None
    strokes: list[Stroke] = field(default_factory=list)

    def part(self, name: str) -> Part:
        """The part of that name."""
        return next(part for part in self.parts if part.name == name)

    def outline_of(self, name: str) -> Outline:
        """The projected outline of the part of that name."""
        outline = self.part(name).outline
        assert outline is not None
        return outline

    def rows(self) -> Array:
        """The contours of all its parts."""
        return np.concatenate([part.rows for part in self.parts if part.rows is not None])

    def runs(self) -> list[tuple[Tone, list[Part]]]:
        """Neighbouring parts of one tone, which are painted as one shape."""
        runs: list[tuple[Tone, list[Part]]] = []
        for part in self.parts:
            if runs and runs[-1][0] is part.tone:
                runs[-1][1].append(part)
            else:
                runs.append((part.tone, [part]))
        return runs


def hem_control(outline: Outline, camera: Camera, ring: int) -> Array:
    """Control point of a hem: the rim of the opening that faces the viewer bows outwards."""
    rings = outline.rings
    front, right = rings.front[ring], rings.right[ring]
    toward_front, toward_right = camera.nearness(front), camera.nearness(right)
    size = float(np.hypot(toward_front, toward_right))
    middle: Array = (outline.left[ring] + outline.right[ring]) / 2
    if size < 1e-3:
        return middle
    toward_front, toward_right = toward_front / size, toward_right / size
    r = rings.radii[ring]
    rim = (
        rings.centre[ring]
        + front * toward_front * (r[0] if toward_front > 0 else r[1])
        + right * toward_right * (r[2] if toward_right > 0 else r[3])
    )
    width = length(outline.left[ring] - outline.right[ring])
    inner = 2 if ring == 0 else ring - 2
    outward = unit(outline.centre[ring] - outline.centre[inner])
    result: Array = middle + 2 * (camera.point(rim) - middle) + outward * width * 0.10
    return result
