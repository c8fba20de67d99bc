"""A studio whose pictures are blank and there at once, so that page tests draw no figures."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtGui import QImage

from sciatica_desktop.domain.pose import Figure
from sciatica_desktop.ui.shot import Shot
from sciatica_desktop.ui.studio import Studio


class BlankStudio(Studio):
    """Remembers what it was asked for."""

    def __init__(self) -> None:
        super().__init__(_no_figure, str, Path("nowhere"))
        self.asked: list[Shot] = []

    def still(
        self,
        shot: Shot,
        *,
        mirrored: bool = False,
        at_once: bool = False,
        instead_of: Shot | None = None,
    ) -> QImage:
        return self._blank(shot)

    def frame(self, shot: Shot, *, mirrored: bool = False) -> QImage:
        return self._blank(shot)

    def prepare(self, shots: Iterable[Shot]) -> None:
        self.asked.extend(shots)

    def _blank(self, shot: Shot) -> QImage:
        self.asked.append(shot)
        image = QImage(shot.width, shot.height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        return image


def _no_figure(_exercise: str) -> Figure:
    raise AssertionError("nothing is drawn in this test")
