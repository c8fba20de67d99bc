"""The painter's front door: sizes, sides, threads, paper, and what it refuses."""

from __future__ import annotations

import threading
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter

from sciatica_desktop.domain.anatomy import Side, mirrored_for
from sciatica_desktop.figure.arrows import tracks_of
from sciatica_desktop.figure.camera import Camera
from sciatica_desktop.figure.frames import render
from sciatica_desktop.figure.look import Look
from sciatica_desktop.figure.motion import Moment
from sciatica_desktop.figure.painter import FigurePainter
from sciatica_desktop.figure.people import DEFAULT_PERSON, PEOPLE
from sciatica_desktop.services.settings import FIGURE_PERSON
from tests.figure.exercises import NAMES, figure, moves
from tests.figure.exercises import painter as shared_painter
from tests.figure.pixels import pixels

EVERY = pytest.mark.parametrize("name", NAMES)
LOOKS = pytest.mark.parametrize("look", ["light", "dark", "print"])


def ink(image: QImage) -> int:
    return int((pixels(image)[..., 3] > 0).sum())


@EVERY
@LOOKS
def test_every_pose_is_drawn_in_every_look(name: str, look: str) -> None:
    painter = shared_painter(name, look)
    for pose in figure(name).poses:
        image = render(painter, Moment.still(pose), 160, 120)
        assert 0.05 < ink(image) / (160 * 120) < 0.9


@pytest.mark.parametrize(
    ("name", "look"), [*((name, "print") for name in NAMES), (NAMES[0], "light")]
)
def test_the_left_side_is_the_mirror_of_the_right(name: str, look: str) -> None:
    painter = shared_painter(name, look)
    moment = Moment(*moves(name)[0], 0.6)
    right, left = (
        render(painter, moment, 160, 120, mirrored=mirrored) for mirrored in (False, True)
    )
    difference = np.abs(pixels(right)[:, ::-1] - pixels(left))
    # Line art is drawn through the mirror, so its edges may differ by a fraction of a pixel.
    assert np.mean(difference) < (2.0 if look == "print" else 0.001)


def test_unmirrored_is_the_right_side() -> None:
    assert mirrored_for(Side.LEFT)
    assert not mirrored_for(Side.RIGHT)
    assert not mirrored_for(None)


@EVERY
def test_the_figure_fills_its_natural_shape(name: str) -> None:
    painter = shared_painter(name)
    assert 0.33 < painter.aspect < 3.2
    height = 200
    width = round(height * painter.aspect)
    alpha = pixels(render(painter, Moment(*moves(name)[0], 1.0), width, height))[..., 3]
    columns = np.flatnonzero(alpha.any(axis=0))
    assert columns[0] < width * 0.16
    assert columns[-1] > width * 0.84


def test_painting_into_a_rectangle_stays_inside_and_restores_the_painter() -> None:
    painter = FigurePainter(figure(NAMES[0]), Look.for_theme("dark"))
    image = QImage(300, 200, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    brush = QPainter(image)
    before = brush.transform()
    painter.paint(brush, QRectF(100, 50, 120, 90), Moment.still(figure(NAMES[0]).rest))
    assert brush.transform() == before
    brush.end()
    alpha = pixels(image)[..., 3]
    rows, columns = np.nonzero(alpha)
    assert columns.min() >= 99
    assert columns.max() <= 221
    assert rows.min() >= 49
    assert rows.max() <= 141


def test_a_dense_screen_gets_a_dense_picture() -> None:
    painter = FigurePainter(figure(NAMES[0]), Look.for_theme("light"))
    image = render(painter, Moment.still(figure(NAMES[0]).rest), 320, 240, 2.0)
    assert image.deviceIndependentSize() == QSizeF(160, 120)
    target = QImage(320, 240, QImage.Format.Format_ARGB32_Premultiplied)
    target.fill(0)
    target.setDevicePixelRatio(2.0)
    brush = QPainter(target)
    painter.paint(brush, QRectF(0, 0, 160, 120), Moment.still(figure(NAMES[0]).rest))
    brush.end()
    assert np.abs(pixels(image) - pixels(target)).mean() < 0.5


def test_a_background_makes_the_picture_opaque() -> None:
    painter = FigurePainter(figure(NAMES[0]), Look.for_theme("light"))
    moment = Moment.still(figure(NAMES[0]).rest)
    image = render(painter, moment, 80, 60, background=QColor("#FCFAF6"))
    assert (pixels(image)[..., 3] == 255).all()
    assert pixels(render(painter, moment, 80, 60))[0, 0, 3] == 0


def test_a_worker_thread_draws_the_same_picture() -> None:
    moment = Moment(*moves(NAMES[0])[0], 0.4)
    here = render(FigurePainter(figure(NAMES[0]), Look.for_theme("light")), moment, 160, 120)
    there: list[QImage] = []

    def draw() -> None:
        painter = FigurePainter(figure(NAMES[0]), Look.for_theme("light"))
        there.append(render(painter, moment, 160, 120))

    worker = threading.Thread(target=draw)
    worker.start()
    worker.join()
    assert there[0] == here


@EVERY
def test_paper_gets_lines_and_no_pixels(name: str, qapp: object) -> None:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QSizeF(100, 80), QPageSize.Unit.Millimeter))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(1200)
    brush = QPainter(writer)
    painter = shared_painter(name, "print")
    start, end = moves(name)[0]
    page = QRectF(0, 0, writer.width(), writer.height())
    painter.paint(brush, page, Moment.still(end), mirrored=True, ghost=start)
    brush.end()
    document = bytes(buffer.data().data())
    assert b"/Image" not in document.replace(b"/ImageB", b"").replace(b"/ImageC", b"").replace(
        b"/ImageI", b""
    )
    assert document.count(b"/SMask") == document.count(b"/SMask /None")
    assert b"/Shading" not in document
    assert b"/ca 0" not in document  # see-through fills
    assert b"/CA 0" not in document
    assert len(document) > 5000


@EVERY
def test_arrows_show_only_where_they_belong(name: str) -> None:
    view = figure(name).view
    tracks = tracks_of(figure(name), Camera(view.yaw, view.pitch, 1.0))
    assert len(tracks) == len(figure(name).arrows)
    for track in tracks:
        assert {track.start, track.end} in [set(pair) for pair in moves(name)]
        assert track.fits(Moment(track.start, track.end, 0.3))
        assert track.fits(Moment.still(track.end))
        assert not track.fits(Moment.still(track.start))
        out = track.directed(Moment(track.start, track.end, 0.3))
        back = track.directed(Moment(track.end, track.start, 0.3))
        assert np.allclose(out[-1], back[0])


def test_arrows_and_ghosts_add_to_the_picture() -> None:
    name = next(name for name in NAMES if figure(name).arrows)
    painter = FigurePainter(figure(name), Look.for_theme("light"))
    start, end = moves(name)[0]
    still = Moment.still(end)
    plain = replace(painter.figure, arrows=())
    bare = ink(render(FigurePainter(plain, painter.look), still, 320, 240, arrows=False))
    ghost = ink(render(FigurePainter(plain, painter.look), still, 320, 240, ghost=start))
    assert ghost > bare
    with_arrow = pixels(render(painter, still, 320, 240))
    without = pixels(render(painter, Moment.still(start), 320, 240))
    assert (with_arrow != without).any()


def test_a_person_of_another_build_and_colour_is_drawn_otherwise() -> None:
    moment = Moment.still(figure(NAMES[0]).rest)
    look = Look.for_theme("light")
    shots = [
        pixels(render(FigurePainter(figure(NAMES[0]), look, person), moment, 160, 120))
        for person in PEOPLE.values()
    ]
    for first, second in combinations(shots, 2):
        assert (first != second).any(axis=2).mean() > 0.05


def test_the_settings_offer_the_people_there_are() -> None:
    assert [value for value, _ in FIGURE_PERSON.choices] == list(PEOPLE)
    assert PEOPLE[FIGURE_PERSON.default] == DEFAULT_PERSON


def test_an_unknown_pose_is_refused() -> None:
    painter = FigurePainter(figure(NAMES[0]), Look.for_theme("light"))
    with pytest.raises(KeyError):
        render(painter, Moment.still("no such pose"), 80, 60)


@EVERY
def test_everybody_stays_in_the_frame(name: str) -> None:
    """The widest build, whose frame is its own."""
    painter = shared_painter(name, person="crop")
    camera = painter.camera(160, 120)
    for pose in figure(name).poses:
        rows = np.concatenate(
            [layer.rows() for layer in painter.scene(Moment.still(pose), camera).layers.values()]
        )
        assert rows[:, 1].min() > 1
        assert rows[:, 1].max() < 159
        assert rows[:, 2].min() > 1
        assert rows[:, 2].max() < 119
