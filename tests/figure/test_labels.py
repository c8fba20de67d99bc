"""Words beside a figure stand on free ground, near what they name, the right way round."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from sciatica_desktop.figure.frames import render
from sciatica_desktop.figure.label_places import (
    BODY,
    PROP,
    Label,
    Room,
    places,
    read_labels,
    room_of,
)
from sciatica_desktop.figure.labels import WORDS
from sciatica_desktop.figure.motion import Moment
from tests.figure.exercises import NAMES, figure, rest_pose, target_pose
from tests.figure.exercises import painter as shared_painter
from tests.figure.pixels import pixels

EVERY = pytest.mark.parametrize("name", NAMES)
SIZE = 480, 360
WORDS_SIZE = 112.0, 22.0
shares = st.floats(0, 1)


@EVERY
def test_what_is_marked_can_be_named_beside_the_figure(name: str) -> None:
    """Each label has a place that no pose of the exercise ever covers."""
    painter = shared_painter(name)
    target = render(painter, Moment.still(target_pose(name)), *SIZE)
    labels = read_labels(target)
    wanted = {WORDS[focus.muscle] for focus in figure(name).focus}
    assert {label.text for label in labels} >= wanted
    assert bool(labels) == bool(figure(name).focus or figure(name).nerve)
    found = places(labels, [WORDS_SIZE] * len(labels), room_of(painter.room(*SIZE)), *SIZE)
    assert len(labels) <= 4
    assert None not in found
    camera = painter.camera(*SIZE)
    shots = [painter.scene(Moment.still(pose), camera) for pose in figure(name).poses]
    for box in found:
        assert box is not None
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= SIZE[0]
        assert box.y + box.height <= SIZE[1]
        for scene in shots:
            for layer in scene.layers.values():
                x, y = layer.rows()[:, 1], layer.rows()[:, 2]
                inside = (x > box.x) & (x < box.x + box.width)
                inside &= (y > box.y) & (y < box.y + box.height)
                assert not inside.any(), layer.name


@given(
    st.lists(st.tuples(shares, shares), min_size=1, max_size=4),
    st.binary(min_size=12 * 9, max_size=12 * 9),
)
def test_places_are_free_apart_and_inside(
    points: list[tuple[float, float]], content: bytes
) -> None:
    taken = bytes(BODY if byte < 40 else PROP if byte < 80 else 0 for byte in content)
    labels = [Label(str(index), x, y) for index, (x, y) in enumerate(points)]
    found = places(labels, [(9.0, 4.0)] * len(labels), Room(12, 9, taken), 120.0, 90.0)
    boxes = [box for box in found if box is not None]
    for box in boxes:
        assert 0 <= box.x <= 120 - box.width
        assert 0 <= box.y <= 90 - box.height
        for row in range(int(box.y // 10), int((box.y + box.height) // 10) + 1):
            for column in range(int(box.x // 10), int((box.x + box.width) // 10) + 1):
                assert taken[row * 12 + column] != BODY
    assert not any(a.touches(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_words_have_no_place_where_everything_is_taken() -> None:
    room = Room(12, 9, bytes([BODY]) * 108)
    assert places([Label("x", 0.5, 0.5)], [(9.0, 4.0)], room, 120.0, 90.0) == [None]


def test_labels_come_with_every_frame_and_survive_a_mirror() -> None:
    name = next(name for name in NAMES if figure(name).nerve)
    painter = shared_painter(name, "dark")
    right = render(painter, Moment.still(rest_pose(name)), 160, 120)
    left = right.flipped(Qt.Orientation.Horizontal)
    assert read_labels(left) == read_labels(right)
    assert read_labels(right)[0].mirrored().mirrored() == read_labels(right)[0]


@pytest.mark.parametrize("mirrored", [False, True])
def test_printed_labels_add_ink_beside_the_figure(mirrored: bool, qapp: object) -> None:
    name = next(name for name in NAMES if figure(name).focus)
    painter = shared_painter(name, "print")
    shots = []
    for height in (0.0, 14.0):
        image = QImage(*SIZE, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0xFFFFFFFF)
        brush = QPainter(image)
        painter.paint(
            brush,
            QRectF(0, 0, *SIZE),
            Moment.still(target_pose(name)),
            mirrored=mirrored,
            labels=height,
        )
        brush.end()
        shots.append(pixels(image))
    assert (shots[0] != shots[1]).any()
