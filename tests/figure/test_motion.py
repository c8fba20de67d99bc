"""Movements are smooth, begin and end where they should, and never shrink a limb."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop.figure.motion import Moment, eased
from sciatica_desktop.figure.solve import solve_moment
from tests.figure.exercises import NAMES, figure, moves
from tests.figure.test_skeleton import check_bones

shares = st.floats(0.0, 1.0)


@given(shares, shares)
def test_easing_never_goes_back(first: float, second: float) -> None:
    low, high = sorted((first, second))
    assert 0.0 <= eased(low) <= eased(high) <= 1.0


@given(shares)
def test_easing_is_the_same_forwards_and_backwards(share: float) -> None:
    assert eased(share) + eased(1.0 - share) == pytest.approx(1.0)


def test_easing_rests_at_both_ends_and_peaks_at_1_875_in_the_middle() -> None:
    step = 1e-4
    assert eased(step) / step < 1e-4
    assert (1 - eased(1 - step)) / step < 1e-4
    assert (eased(0.5 + step) - eased(0.5 - step)) / (2 * step) == pytest.approx(1.875, rel=1e-3)


@given(st.floats(allow_nan=False))
def test_easing_stays_within_the_movement(share: float) -> None:
    assert 0.0 <= eased(share) <= 1.0


@pytest.mark.parametrize("name", NAMES)
@given(share=shares)
def test_a_limb_keeps_its_length_all_the_way(name: str, share: float) -> None:
    start, end = moves(name)[0]
    check_bones(solve_moment(figure(name), Moment(start, end, share)))


@pytest.mark.parametrize("name", NAMES)
@given(share=shares)
def test_the_way_back_is_the_way_out(name: str, share: float) -> None:
    start, end = moves(name)[0]
    out = solve_moment(figure(name), Moment(start, end, share))
    back = solve_moment(figure(name), Moment(end, start, 1.0 - share))
    for bone in out.bones:
        assert np.allclose(out.origin(bone), back.origin(bone), atol=1e-6), bone


@pytest.mark.parametrize("name", NAMES)
def test_a_movement_begins_and_ends_in_its_poses(name: str) -> None:
    for start, end in moves(name):
        for progress, pose in ((0.0, start), (1.0, end)):
            moving = solve_moment(figure(name), Moment(start, end, progress))
            still = solve_moment(figure(name), Moment.still(pose))
            for bone in still.bones:
                assert np.allclose(moving.origin(bone), still.origin(bone), atol=1e-9), bone
