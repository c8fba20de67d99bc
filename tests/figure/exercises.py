"""What the figure tests share: every exercise file there is, and moments of its movements."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from sciatica_desktop.domain.pose import Figure
from sciatica_desktop.figure.algebra import Array
from sciatica_desktop.figure.look import Look
from sciatica_desktop.figure.motion import Moment
from sciatica_desktop.figure.painter import FigurePainter
from sciatica_desktop.figure.people import PEOPLE
from sciatica_desktop.figure.skeleton import Skeleton
from sciatica_desktop.figure.solve import solve_moment

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "exercises"
STEPS = 13
"""Moments looked at in each movement, both ends included."""


@cache
def card(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


NAMES = sorted(path.stem for path in FOLDER.glob("*.toml") if "figure" in card(path.stem))
"""Exercises with a figure of their own."""


@cache
def figure(name: str) -> Figure:
    return msgspec.convert(card(name)["figure"], Figure)


@cache
def moves(name: str) -> tuple[tuple[str, str], ...]:
    """The movements of one repetition: each pair of poses once, whichever way it is gone first."""
    sequence = [rest_pose(name), *(phase["pose"] for phase in card(name)["phases"])]
    pairs: dict[frozenset[str], tuple[str, str]] = {}
    for pair in pairwise(sequence):
        if len(set(pair)) == 2:
            pairs.setdefault(frozenset(pair), pair)
    return tuple(pairs.values()) or ((sequence[0], sequence[0]),)


def rest_pose(name: str) -> str:
    """Where a repetition begins and ends."""
    return str(card(name)["phases"][-1]["pose"])


def target_pose(name: str) -> str:
    """The pose that is held or touched; without one, where the first movement goes."""
    phases = card(name)["phases"]
    reached = [phase for phase in phases if phase["kind"] in ("hold", "touch")]
    return str((reached or phases)[0]["pose"])


@cache
def painter(name: str, look: str = "light", person: str = "bun") -> FigurePainter:
    """One painter for all tests that look at the same figure: its frame is found once."""
    colours = Look.for_print() if look == "print" else Look.for_theme(look)
    return FigurePainter(figure(name), colours, PEOPLE[person])


@cache
def bodies(name: str, person: str = "bun") -> tuple[tuple[Moment, Skeleton], ...]:
    return tuple(
        (moment, solve_moment(figure(name), moment, PEOPLE[person].build))
        for start, end in moves(name)
        for moment in (Moment(start, end, step / (STEPS - 1)) for step in range(STEPS))
    )


def segment_distance(first: tuple[Array, Array], second: tuple[Array, Array]) -> float:
    share = np.linspace(0, 1, 15)[:, None]
    one = first[0] + share * (first[1] - first[0])
    two = second[0] + share * (second[1] - second[0])
    return float(np.linalg.norm(one[:, None] - two[None], axis=2).min())


def moments(name: str, count: int) -> Iterator[Moment]:
    start, end = moves(name)[0]
    for step in range(count):
        yield Moment(start, end, step / (count - 1))
