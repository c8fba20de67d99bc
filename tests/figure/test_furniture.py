"""Things in the room: where a chair has its back, and where shadows of the body may fall."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPolygonF

from sciatica_desktop.domain.furniture import BackSide, Prop, PropKind
from sciatica_desktop.figure.floor_shadow import floor_shadow
from sciatica_desktop.figure.look import Look
from sciatica_desktop.figure.motion import Moment
from sciatica_desktop.figure.props import clear_of_edges, prop_corners
from sciatica_desktop.figure.solids import floor_plan
from tests.figure.exercises import NAMES, figure, painter, rest_pose
from tests.figure.pixels import pixels

CHAIR = Prop(PropKind.CHAIR, (-0.1, 0.1), (0.0, 0.25), (-0.15, 0.15), back=0.28)
BED = Prop(PropKind.BED, (-0.7, 0.6), (0.0, 0.2), (-0.3, 0.1))
ON_A_MAT = [name for name in NAMES if any(p.kind is PropKind.MAT for p in figure(name).props)]


def test_the_back_of_a_chair_stands_on_the_side_that_was_asked_for() -> None:
    behind, far = prop_corners(CHAIR), prop_corners(replace(CHAIR, back_at=BackSide.FAR))
    assert behind.min(0)[0] < CHAIR.x[0]
    assert behind.min(0)[2] == CHAIR.z[0]
    assert far.min(0)[0] == CHAIR.x[0]
    assert far.min(0)[2] < CHAIR.z[0]
    assert behind.max(0)[1] == far.max(0)[1] == pytest.approx(0.53)


def test_a_shadow_fades_towards_the_edge_of_a_bed_from_both_sides() -> None:
    across = np.linspace(-0.1, 0.3, 81)
    points = np.stack((np.zeros(81), np.full(81, 0.25), across), axis=1)
    clear = clear_of_edges((BED,), points)
    assert clear[40] == pytest.approx(0.0, abs=1e-9)
    assert clear[0] == clear[-1] == 1.0
    assert np.abs(np.diff(clear)).max() < 0.15
    assert (clear_of_edges((), points) == 1.0).all()


@pytest.mark.parametrize("name", ON_A_MAT)
def test_no_shadow_falls_past_the_edge_of_a_mat(name: str) -> None:
    drawer = painter(name)
    camera = drawer.camera(480, 360)
    props = figure(name).props
    layers = drawer.scene(Moment.still(rest_pose(name)), camera).layers
    shadow = floor_shadow(list(layers.values()), camera, props, Look.for_theme("light"))
    assert shadow is not None
    image, where = shadow
    dark = pixels(image)[..., 3]
    step = where.width() / image.width()
    (mat,) = [prop for prop in props if prop.kind is PropKind.MAT]
    # A pixel of the coarse picture may lie half on the mat.
    edge = camera.point(floor_plan(mat, -1.5 * step / camera.scale, 0.03, mat.y[1])).tolist()
    outline = QPolygonF([QPointF(x, y) for x, y in edge])
    for row, column in np.argwhere(dark > 8):
        place = where.topLeft() + QPointF((column + 0.5) * step, (row + 0.5) * step)
        assert outline.containsPoint(place, Qt.FillRule.OddEvenFill)
