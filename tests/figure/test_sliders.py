"""A slider loads one end of the nerve while it lets go of the other (clinical reference D2)."""

from __future__ import annotations

import numpy as np
import pytest

from sciatica_desktop.figure.anatomy import SCIATIC_NERVE, SPINAL_CORD, Spot
from sciatica_desktop.figure.motion import Moment
from sciatica_desktop.figure.skeleton import Skeleton
from sciatica_desktop.figure.solve import solve_moment
from sciatica_desktop.figure.target import spot
from tests.figure.exercises import NAMES, figure, rest_pose, target_pose
from tests.figure.measure import angles

WITH_NERVE = [name for name in NAMES if figure(name).nerve]
WITH_CORD = [name for name in WITH_NERVE if figure(name).nerve.cord]
"""Those that move both ends of the nerve."""


def nerve_length(body: Skeleton, spots: tuple[Spot, ...], side: str) -> float:
    points = np.stack([spot(body, at, side) for at in spots])
    return float(np.linalg.norm(np.diff(points, axis=0), axis=1).sum())


def ends(name: str) -> tuple[Skeleton, Skeleton]:
    return (
        solve_moment(figure(name), Moment.still(rest_pose(name))),
        solve_moment(figure(name), Moment.still(target_pose(name))),
    )


def straightens_the_knee(name: str) -> bool:
    side = figure(name).nerve.side
    bent, straight = (angles(body)[f"knee_{side}"] for body in ends(name))
    return straight < bent - 30


def bends_the_ankle(name: str) -> bool:
    side = figure(name).nerve.side
    before, after = (angles(body)[f"ankle_{side}"] for body in ends(name))
    return after > before + 15


def test_there_are_sliders_to_test() -> None:
    assert WITH_CORD
    assert set(WITH_CORD) < set(WITH_NERVE)


@pytest.mark.parametrize("name", WITH_NERVE)
def test_the_nerve_of_the_leg_gets_a_longer_way_to_go(name: str) -> None:
    bent, straight = ends(name)
    side = figure(name).nerve.side
    below_the_hip = SCIATIC_NERVE[5:]
    assert straightens_the_knee(name) or bends_the_ankle(name)
    longer = nerve_length(straight, below_the_hip, side) - nerve_length(bent, below_the_hip, side)
    assert longer > (0.01 if straightens_the_knee(name) else 0.001)


@pytest.mark.parametrize("name", WITH_CORD)
def test_the_head_goes_back_while_the_knee_straightens(name: str) -> None:
    bent, straight = ends(name)
    assert straight.angle("neck") + straight.angle("head") < -20
    assert bent.angle("neck") + bent.angle("head") > 20
    slack = nerve_length(straight, SPINAL_CORD, "n") - nerve_length(bent, SPINAL_CORD, "n")
    assert slack < 0


@pytest.mark.parametrize("name", [name for name in WITH_CORD if straightens_the_knee(name)])
def test_head_and_knee_keep_step(name: str) -> None:
    shares = []
    side = figure(name).nerve.side
    bent, straight = ends(name)
    for progress in (0.3, 0.5, 0.7):
        body = solve_moment(figure(name), Moment(rest_pose(name), target_pose(name), progress))
        knee = [angles(b)[f"knee_{side}"] for b in (bent, body, straight)]
        neck = [b.angle("neck") for b in (bent, body, straight)]
        shares.append(
            ((knee[1] - knee[0]) / (knee[2] - knee[0]), (neck[1] - neck[0]) / (neck[2] - neck[0]))
        )
    for knee_share, neck_share in shares:
        assert knee_share == pytest.approx(neck_share, abs=0.05)
