"""What the figure tests share: every exercise file there is, and moments of its movements."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import msgspec
import numpy as np

from sciatica_desktop.domain.pose import Figure, PropKind
from sciatica_desktop.figure.algebra import Array
from sciatica_desktop.figure.motion import Moment
from sciatica_desktop.figure.skeleton import Skeleton
from sciatica_desktop.figure.solve import solve_moment

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "exercises"
NAMES = sorted(path.stem for path in FOLDER.glob("*.toml"))
STEPS = 13
"""Moments looked at in each movement, both ends included."""


@cache
def figure(name: str) -> Figure:
    data = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return msgspec.convert(data["figure"], Figure)


def moves(name: str) -> list[tuple[str, str]]:
    poses = list(figure(name).poses)
    return list(pairwise(poses)) or [(poses[0], poses[0])]


@cache
def bodies(name: str) -> tuple[tuple[Moment, Skeleton], ...]:
    return tuple(
        (moment, solve_moment(figure(name), moment))
        for start, end in moves(name)
        for moment in (Moment(start, end, step / (STEPS - 1)) for step in range(STEPS))
    )


def floor(name: str) -> float:
    mats = [prop.y[1] for prop in figure(name).props if prop.kind is PropKind.MAT]
    return max(mats, default=0.0)


def segment_distance(first: tuple[Array, Array], second: tuple[Array, Array]) -> float:
    share = np.linspace(0, 1, 15)[:, None]
    one = first[0] + share * (first[1] - first[0])
    two = second[0] + share * (second[1] - second[0])
    return float(np.linalg.norm(one[:, None] - two[None], axis=2).min())


def moments(name: str, count: int) -> Iterator[Moment]:
    start, end = moves(name)[0]
    for step in range(count):
        yield Moment(start, end, step / (count - 1))
