"""The person of the setting is the one on paper."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from sciatica_desktop import resources
from sciatica_desktop.figure.people import PEOPLE
from sciatica_desktop.reports.art import Art
from sciatica_desktop.services.settings import FIGURE_PERSON
from sciatica_desktop.storage.library import load_library

LIBRARY = load_library(resources.root())


def drawn(art: Art) -> QImage:
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    art.poses.paint(painter, QRectF(0, 0, 320, 240), "hipflex_halfkneel", None)
    painter.end()
    return image


def test_everyone_is_drawn_as_themselves_and_the_first_without_asking() -> None:
    pictures = {
        person: drawn(Art(LIBRARY.exercises, LIBRARY.figures, person=person)) for person in PEOPLE
    }
    assert drawn(Art(LIBRARY.exercises, LIBRARY.figures)) == pictures[FIGURE_PERSON.default]
    assert len({bytes(picture.constBits()) for picture in pictures.values()}) == len(PEOPLE)
