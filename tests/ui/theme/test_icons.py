"""Icons: every file can be read, lies in its box, and is painted in the colour asked for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from sciatica_desktop import resources
from sciatica_desktop.ui.theme.icons import BOX, load_icon, paint_icon, path_of

FILES = sorted(file.stem for file in resources.path("icons").glob("*.svg"))


@pytest.mark.parametrize("name", [name for name in FILES if name != "app"])
def test_every_icon_lies_in_its_box(name: str) -> None:
    icon = load_icon(name)
    for path in (icon.lines, icon.fills):
        if not path.isEmpty():
            left, top, right, bottom = path.boundingRect().getCoords()
            assert min(left, top) >= 1.5
            assert max(right, bottom) <= BOX - 1.5
    assert not (icon.lines.isEmpty() and icon.fills.isEmpty())


def test_an_icon_takes_the_colour_it_is_given(qapp: object) -> None:
    image = QImage(48, 48, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_icon(painter, QRectF(0, 0, 48, 48), "play", QColor("#123456"))
    painter.end()
    assert image.pixelColor(20, 24) == QColor("#123456")
    assert image.pixelColor(2, 2) == QColor("white")


def test_a_path_is_read_as_written() -> None:
    path = path_of("M1 2 L5 2 C5 4 3 4 1 2 Z")
    assert path.boundingRect().x() == 1
    assert path.currentPosition().toTuple() == (1, 2)
    assert path_of("M1 2 L3 4 5 6").currentPosition().toTuple() == (5, 6)


@pytest.mark.parametrize("data", ["1 2", "M1", "M1 2 L3", "M1 2 C1 2 3"])
def test_a_broken_path_is_refused(data: str) -> None:
    with pytest.raises(ValueError):
        path_of(data)


def test_a_missing_icon_is_told_at_once() -> None:
    with pytest.raises(FileNotFoundError):
        load_icon("no such icon")
